"""Logos and pictures: read once, turned upright, published as pixels alone, without what a camera adds to them."""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import deflate

from handouts import files
from handouts.errors import AccessError, ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

FORMATS = ("PNG", "JPEG")
MAX_PIXELS = 4_000_000
"""Samples; a logo is printed as wide as a thumb."""
PICTURES = "pictures"
"""The folder of a guide's photographs and drawings."""
MAX_PICTURE_PIXELS = 60_000_000
"""Samples; no telephone takes more."""
_WIDEST, _SMALL = 2_000, 1_200
"""Samples across: of what is published as it came, and of what had to be made smaller: 170 an inch on paper."""
MAX_BYTES = 20_000_000
_HINT = f"Save it again as {' or '.join(FORMATS)}, at most 2,000 pixels wide and high."
_UPRIGHT, _ORIENTATION = 1, 0x0112
"""Of EXIF (CIPA DC-008, 4.6.4)."""
_DEEP = 257
"""By how much 16 bits count finer than 8."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: its picture upright, in 8 bits a sample, and the bytes that are published."""

    image: Image
    data: bytes
    is_jpeg: bool


def read_logo(path: Path) -> Logo:
    """Return the logo of a file. Raises ContentError where it is no picture, or cannot be a logo."""
    return _checked(path, MAX_PIXELS)


def read_picture(path: Path) -> Logo:
    """Return a photograph or drawing, no larger than is printed. Raises ContentError where it is none."""
    return _checked(path, MAX_PICTURE_PIXELS)


def _checked(path: Path, most: int) -> Logo:
    try:
        data = files.read_regular(path, MAX_BYTES)
    except AccessError as error:
        raise _problem(path, str(error).removeprefix(f"{path}: ")) from error
    try:
        return _read(path, data, most)
    except (ContentError, MemoryError):
        raise
    except Exception as error:  # Pillow says of a spoilt picture whatever it stumbles over
        raise _problem(path, "is a damaged picture") from error


def _read(path: Path, data: bytes, most: int) -> Logo:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pixels are counted here; what is spoilt is told
            image = Image.open(BytesIO(data), formats=FORMATS)
            wide, high = image.size
            if wide * high > most:
                raise _problem(path, f"has {wide:,} x {high:,} pixels, more than {most:,} in all")
            image.load()
            if image.mode == "P" and not image.palette:
                raise ValueError("a picture in palette colours has no palette")
            turned = image.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
            upright = _in_eight_bits(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        raise _problem(path, "has too many pixels") from None
    except (UnidentifiedImageError, OSError) as error:
        raise _problem(path, f"is no picture in {' or '.join(FORMATS)} that can be read") from error
    if max(upright.size) > _WIDEST or (image.format != "PNG" and turned and max(upright.size) > _SMALL):
        upright.thumbnail((_SMALL, _SMALL))
        return Logo(upright, png(upright), False)
    if image.format != "PNG" and not turned and upright.mode == image.mode:
        return Logo(upright, b"".join(_kept_segments(data)), is_jpeg=True)
    return Logo(upright, data if image.format == "PNG" and not turned and _is_plain(data) else png(upright), False)


def _problem(path: Path, found: str) -> ContentError:
    """Return the problem of a picture, which is found where its file's name is written."""
    return ContentError((Problem(Location(str(path)), f"the picture {path.name} {found}", _HINT, about=path.name),))


def _in_eight_bits(image: Image) -> Image:
    """Return a picture in gray or colours, with its transparency where it has any."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda sample: sample * (1 / _DEEP)).convert("L")
    if image.mode in {"L", "RGB", "RGBA"} and not (image.mode != "RGBA" and image.has_transparency_data):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


_PNG = b"\x89PNG\r\n\x1a\n"
_PLAIN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT", b"bKGD"}
"""Chunks that say what is seen (PNG, 11)."""
_BIT_DEPTH = 24
"""Where a PNG has it."""
_COLOUR_TYPES = {"L": 0, "RGB": 2, "RGBA": 6}


def _is_plain(data: bytes) -> bool:
    """Return whether a PNG holds nothing but pixels and colours, of 8 bits at the most."""
    at, kind = len(_PNG), b""
    while at + 8 <= len(data) and kind != b"IEND":
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _PLAIN:
            return False
        at += length + 12
    return at == len(data) and data[_BIT_DEPTH] <= 8  # noqa: PLR2004


def png(image: Image) -> bytes:
    """Return a picture as PNG, the same bytes on every machine."""
    row = image.width * len(image.getbands())
    samples = image.tobytes()
    lines = b"".join(b"\0" + samples[at : at + row] for at in range(0, len(samples), row))
    head = struct.pack(">IIBBBBB", image.width, image.height, 8, _COLOUR_TYPES[image.mode], 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", bytes(deflate.zlib_compress(lines))), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", deflate.crc32(kind + part))
        for kind, part in chunks
    )


_SCAN, _END, _COMMENT = 0xDA, b"\xff\xd9", 0xFE
_APPLICATION = range(0xE0, 0xF0)
_PIXELS_ONLY = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments of applications that say how samples become colours, and what they begin with."""


def _kept_segments(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a JPEG that are seen: of several pictures the first, no position, no words (T.81, B.1)."""
    at = 2
    yield data[:at]
    while data[at + 1] != _SCAN:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        of_pixels = kind in _PIXELS_ONLY and segment[4:].startswith(_PIXELS_ONLY[kind])
        if kind != _COMMENT and (kind not in _APPLICATION or of_pixels):
            yield segment
        at += 2 + length
    end = data.find(_END, at)
    yield (data[at:end] if end >= 0 else data[at:]) + _END
