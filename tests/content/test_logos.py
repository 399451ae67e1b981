"""A clinic's logo, as cameras and programs save it: upright, and nothing but pixels published."""

from __future__ import annotations

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from handouts.content.logos import MAX_BYTES, read_logo
from handouts.errors import ContentError


def saved(image, kind="PNG", **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def exif(**tags):
    made = Image.Exif()
    made[0x0112] = tags.get("orientation", 1)
    made[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    return made


def chunk(kind, data=b""):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


WIDE = Image.new("RGB", (64, 32), "white")
WIDE.paste((200, 0, 0), (0, 0, 32, 32))
DEEP = Image.new("I;16", (64, 32))
DEEP.putdata([0] * 1024 + [65_535] * 1024)
NO_PALETTE = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0" * 20))
    + chunk(b"IEND")
)
SEEN = {
    "a plain PNG": saved(WIDE),
    "a PNG with words": saved(WIDE)[:33] + chunk(b"tEXt", b"Author\0Somebody") + saved(WIDE)[33:],
    "a moving PNG": saved(WIDE, save_all=True, append_images=[WIDE.rotate(180)]),
    "a JPEG with a position": saved(WIDE, "JPEG", exif=exif(), comment=b"Somebody"),
    "a JPEG on its side": saved(WIDE.rotate(90, expand=True), "JPEG", exif=exif(orientation=6)),
    "several pictures": saved(WIDE, "MPO", save_all=True, append_images=[WIDE], exif=exif()),
    "a JPEG of inks": saved(WIDE.convert("CMYK"), "JPEG"),
    "a palette": saved(WIDE.convert("P")),
}


@pytest.mark.parametrize("data", SEEN.values(), ids=SEEN.keys())
def test_a_logo_is_upright_and_nothing_but_its_pixels_is_published(tmp_path, data):
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    logo = read_logo(path)
    for image in (logo.image, Image.open(io.BytesIO(logo.data))):
        assert (64, 32) == image.size
        (red, green, _), right = (
            samples[at : at + 3] for samples in [image.convert("RGB").tobytes()] for at in (24, 168)
        )
        assert red > green + 100
        assert min(right) > 240
    published = Image.open(io.BytesIO(logo.data))
    assert published.format in {"PNG", "JPEG"}
    assert not published.getexif()
    assert not getattr(published, "is_animated", False)
    assert b"Somebody" not in logo.data


def test_a_plain_logo_is_published_as_it_is(tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(saved(WIDE))
    assert saved(WIDE) == read_logo(path).data


def test_sixteen_bits_a_sample_are_as_light_as_eight(tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(saved(DEEP))
    logo = read_logo(path)
    for image in (logo.image, Image.open(io.BytesIO(logo.data))):
        assert ("L", 0, 255) == (image.mode, image.getpixel((8, 8)), image.getpixel((8, 24)))


REFUSED = {
    "a palette that is not there": (NO_PALETTE, "is a damaged picture"),
    "half a JPEG": (saved(WIDE, "JPEG")[:100], "that can be read"),
    "words without end": (
        saved(WIDE)[:-12] + chunk(b"zTXt", b"c\0\0" + zlib.compress(bytes(70_000_000))) + chunk(b"IEND"),
        "is a damaged picture",
    ),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_a_spoilt_picture_is_refused(tmp_path, data, told):
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(ContentError, match=told):
        read_logo(path)


def test_a_picture_of_gigabytes_is_not_read(tmp_path):
    path = tmp_path / "logo.png"
    path.touch()
    os.truncate(path, 3_000_000_000)
    with pytest.raises(ContentError, match=f"is larger than {MAX_BYTES:,} bytes"):
        read_logo(path)
