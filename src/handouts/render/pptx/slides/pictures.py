"""The deck's pictures: which function draws what on which slide; the clinic's logo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from handouts.content.loaded import open_logo
from handouts.outline import deck
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.slides import ring

if TYPE_CHECKING:
    from handouts.outline.deck import TitleSlide


def logo(sheet: SlideCanvas, slide: TitleSlide) -> None:
    """Draw the logo as large as its place allows, from the start edge. Raises ContentError where it cannot be read."""
    if not slide.logo:
        return
    zone, pad = sheet.zone("Logo"), sheet.look.logo.pad
    wide, high = open_logo(Path(slide.logo)).size
    scale = min((zone.w - 2 * pad) / wide, (zone.h - 2 * pad) / high)
    picture = Box(zone.x + pad, zone.y + pad, round(wide * scale), round(high * scale))
    # most logos are made for white paper
    sheet.shape(picture.inset(-pad, -pad), ShapeStyle(sheet.shade("white")))
    shape = sheet.slide.shapes.add_picture(slide.logo, *sheet.place(picture))
    oxml.mark_origin(shape, sheet.origin)
    oxml.describe(shape, slide.logo_says)


@draws(deck.TitleSlide)
def _title(sheet: SlideCanvas, slide: deck.TitleSlide) -> None:
    """Draw the hour, and the clinic's logo."""
    ring.minutes(sheet, slide)
    logo(sheet, slide)


@draws(deck.EndSlide)
def _end_icon(sheet: SlideCanvas, _: deck.EndSlide) -> None:
    """Draw the icon of the end."""
    if "Icon" in sheet.holders:  # a clinic's own layout may have no place for what decorates
        sheet.icon(sheet.look.end, sheet.zone("Icon"), sheet.shade("accent"))


@draws(deck.BulletsSlide)
def _badge(sheet: SlideCanvas, slide: deck.BulletsSlide) -> None:
    """Draw the icon of the points on a tinted disc."""
    zone = sheet.zone("Picture")
    sheet.shape(zone, ShapeStyle(sheet.shade("tint")), form=MSO_SHAPE.OVAL)
    across = round(zone.w * (1 - sheet.look.badge) / 2)
    sheet.icon(slide.icon, zone.inset(across, across), sheet.shade("accent"))


@draws(deck.ListSlide)
def _list(sheet: SlideCanvas, slide: deck.ListSlide) -> None:
    """Number a list that continues from where it left off; a checklist has a tile with an icon, as in the handout."""
    if slide.ticked:
        zone = sheet.zone("Icon")
        sheet.shape(zone, ShapeStyle(sheet.shade("accent")))
        across = round(zone.w * (1 - sheet.look.tile) / 2)
        sheet.icon(sheet.look.end, zone.inset(across, across), sheet.shade("white"))
    elif slide.start > 1:
        oxml.number_from(sheet.holders["Body"].text_frame, slide.start)


@draws(deck.ToldSlide)
def _section_icon(sheet: SlideCanvas, slide: deck.ToldSlide) -> None:
    """Draw the icon of a section on the tab that names it."""
    if slide.icon:
        sheet.icon(slide.icon, sheet.zone("Section Icon"), sheet.shade("white"))


@draws(deck.ActSlide)
def _act(sheet: SlideCanvas, slide: deck.ActSlide) -> None:
    """Draw the icons of see, do, say and record, always the same, and of the call."""
    look = sheet.look.act
    for part, name in zip(("See", "Do", "Say", "Record"), look.icons, strict=True):
        # what is said stands on a panel of full colour
        sheet.icon(name, sheet.zone(f"{part} Icon"), sheet.shade("white" if part == "Say" else "accent"))
    if slide.call:
        icon, shade = (look.emergency, "emergency") if slide.emergency else (look.call, "care")
        sheet.icon(icon, sheet.zone("Call Icon"), sheet.shade(shade))


@draws(deck.SourcesSlide)
def _nothing(_: SlideCanvas, __: deck.SourcesSlide) -> None:
    """Draw nothing: all of it is text in placeholders."""
