"""Pictures compared: how much of one differs from a small reference of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

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


DOTS = 200 / 72
"""Dots to a point, as office copiers scan."""
LIGHT, DARK = 0.6, 0.75
"""How light, of 1, a dot may be that two copiers print: a pale one, and one set dark."""
_BLUR = 1.2
"""By how many dots an edge is washed out."""


def pages(data: bytes, scale: float = DOTS) -> Iterator[Image.Image]:
    """Yield the pages of a PDF in grey, so many dots to a point."""
    with pdfium.PdfDocument(data) as pdf:
        for page in pdf:
            yield page.render(scale=scale).to_pil().convert("L")


def copied(picture: Image.Image, threshold: float, times: int = 2) -> Image.Image:
    """Return a page as a copy of a copy has it: washed out, and then black or white."""
    for _ in range(times):
        picture = picture.filter(ImageFilter.GaussianBlur(_BLUR)).point(lambda tone: 255 * (tone > 255 * threshold))
    return picture


def ink(picture: Image.Image, box: tuple[float, float, float, float], scale: float = DOTS) -> float:
    """Return the share of dots that are black in a box: left, bottom, right, top in points from the lower left."""
    left, bottom, right, top = (round(edge * scale) for edge in box)
    cut = picture.crop((left, picture.height - top, right, picture.height - bottom))
    return cut.histogram()[0] / (cut.width * cut.height)
