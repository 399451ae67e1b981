"""Pictures from files, such as a clinic's logo: embedded without zlib, so that the bytes are ours alone.

A JPEG goes in as it is; anything else as run lengths (ISO 32000-1, 7.4.5), flattened on white, in sRGB.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName

from handouts.errors import AccessError
from handouts.render.pdf.objects import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

_MOST = 128
"""Bytes that one run, or one stretch without runs, may have."""
_END = b"\x80"
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the file; width and height count its samples."""

    width: int
    height: int
    space: str
    code: str
    data: bytes

    def stream(self) -> Stream:
        """Return the image object (ISO 32000-1, 8.9.5)."""
        return Stream(
            self.data,
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=self.width,
            Height=self.height,
            ColorSpace=PDFName(self.space),
            BitsPerComponent=8,
            Filter=PDFName(self.code),
        )


def load_picture(path: Path) -> Picture:
    """Read a picture. Raises AccessError where it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data)) as image:
            if image.format == "JPEG" and image.mode in _SPACES:
                return Picture(image.width, image.height, _SPACES[image.mode], "DCTDecode", data)
            flat = _flat(image)
    except UnidentifiedImageError as error:
        raise AccessError(f"{path} is no picture that can be read") from error
    except OSError as error:
        raise AccessError(f"{path}: {error.strerror or error}") from error
    return Picture(flat.width, flat.height, _SPACES[flat.mode], "RunLengthDecode", run_lengths(flat.tobytes()))


def _flat(image: Image) -> Image:
    """Return a picture without transparency, in gray where it has no colour."""
    from PIL import Image as Pillow

    if image.has_transparency_data:
        white = Pillow.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        image = white
    flat = image.convert("RGB")
    gray = flat.convert("L")
    return gray if gray.convert("RGB").tobytes() == flat.tobytes() else flat


def run_lengths(data: bytes) -> bytes:
    """Return data in the form that RunLengthDecode reads."""
    coded = bytearray()
    single = bytearray()
    for byte, length in _runs(data):
        if length > 2:  # noqa: PLR2004 (a run of two would only part what stands around it)
            _write_single(coded, single)
            coded += bytes((257 - length, byte))
        else:
            single += bytes((byte,)) * length
    _write_single(coded, single)
    return bytes(coded) + _END


def _runs(data: bytes) -> Iterator[tuple[int, int]]:
    for byte, some in groupby(data):
        length = sum(1 for _ in some)
        while length > _MOST:
            yield byte, _MOST
            length -= _MOST
        yield byte, length


def _write_single(coded: bytearray, single: bytearray) -> None:
    for at in range(0, len(single), _MOST):
        part = single[at : at + _MOST]
        coded.append(len(part) - 1)
        coded += part
    single.clear()
