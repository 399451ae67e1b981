"""The clinic's logo on the title slide: the picture as it is, on a white tile, with its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from handouts.errors import AccessError
from handouts.render.pptx import oxml
from handouts.render.pptx.box import Box
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from handouts.outline.deck import TitleSlide


def logo(sheet: Sheet, slide: TitleSlide) -> None:
    """Draw the logo as large as its place allows, from the start edge. Raises AccessError where it cannot be read."""
    if not slide.logo:
        return
    zone, pad = sheet.zone("Logo"), sheet.look.logo.pad
    wide, high = _samples(slide.logo)
    scale = min((zone.w - 2 * pad) / wide, (zone.h - 2 * pad) / high)
    picture = Box(zone.x + pad, zone.y + pad, round(wide * scale), round(high * scale))
    # most logos are made for white paper
    sheet.shape(picture.inset(-pad, -pad), Skin(sheet.shade("white")))
    shape = sheet.slide.shapes.add_picture(slide.logo, *sheet.place(picture))
    oxml.mark_origin(shape, sheet.origin)
    oxml.describe(shape, slide.logo_says)


def _samples(path: str) -> tuple[int, int]:
    """Return how many samples a picture is wide and high."""
    try:
        with Image.open(path) as image:
            image.load()  # a picture that was cut short has its size, and PowerPoint would not show it
            return image.size
    except Image.DecompressionBombError as error:
        raise AccessError(f"{path} has too many pixels for a logo; save it smaller") from error
    except UnidentifiedImageError as error:
        raise AccessError(f"{path} is no picture that can be read") from error
    except OSError as error:
        raise AccessError(f"{path}: {error.strerror or error}") from error
