"""Pictures compared: how much of one differs from a small reference of it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops

TOLERATED = 0.001
"""Share of pixels that may differ: other builds of the rasteriser round an edge otherwise here and there."""
_FAR = 32
"""How far, of 255, a pixel's worst channel must be off to differ: more than a reference of few colours loses."""


def small(picture: Image.Image) -> bytes:
    """Return a picture as a PNG of few colours, to keep as a reference."""
    out = BytesIO()
    picture.convert("RGB").quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def difference(reference: bytes, picture: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels that differ, and a picture that shows them in black."""
    with Image.open(BytesIO(reference)) as image:
        wanted = image.convert("RGB")
    found = picture.convert("RGB")
    if wanted.size != found.size:
        return 1.0, found
    channels = ImageChops.difference(wanted, found).split()
    worst = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    differs = worst.point(lambda value: 0 if value > _FAR else 255)
    return differs.histogram()[0] / (wanted.width * wanted.height), differs
