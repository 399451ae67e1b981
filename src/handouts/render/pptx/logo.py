"""The clinic's logo on the title slide: the picture as it is, on a white tile, with its alternative text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handouts.content.logo import opened
from handouts.render.pptx import oxml
from handouts.render.pptx.box import Box
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from handouts.outline.deck import TitleSlide


def logo(sheet: Sheet, slide: TitleSlide) -> None:
    """Draw the logo as large as its place allows, from the start edge. Raises ContentError where it cannot be read."""
    if not slide.logo:
        return
    zone, pad = sheet.zone("Logo"), sheet.look.logo.pad
    wide, high = opened(Path(slide.logo)).size
    scale = min((zone.w - 2 * pad) / wide, (zone.h - 2 * pad) / high)
    picture = Box(zone.x + pad, zone.y + pad, round(wide * scale), round(high * scale))
    # most logos are made for white paper
    sheet.shape(picture.inset(-pad, -pad), Skin(sheet.shade("white")))
    shape = sheet.slide.shapes.add_picture(slide.logo, *sheet.place(picture))
    oxml.mark_origin(shape, sheet.origin)
    oxml.describe(shape, slide.logo_says)
