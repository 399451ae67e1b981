"""The deck's pictures: which function draws what on which slide; the clinic's logo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from handouts.content.logos import read_logo, read_picture
from handouts.errors import ContentError, Location, Problem
from handouts.outline import deck
from handouts.render.pptx.ooxml import frames, oxml
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.slides import ring
from handouts.text.markup import plain

if TYPE_CHECKING:
    from handouts.content.logos import Logo
    from handouts.outline.deck import TitleSlide


_LEAST = 0.5
"""Of its place, what a picture has at least."""


def logo(canvas: SlideCanvas, slide: TitleSlide) -> None:
    """Draw the logo as large as its place allows, from the start edge. Raises ContentError where it cannot be read."""
    if not slide.logo:
        return
    zone, pad = canvas.zone("Logo"), canvas.look.logo.pad
    read = read_logo(Path(slide.logo))
    picture = _fitted(read, zone.inset(pad, pad))
    # most logos are made for white paper
    canvas.shape(picture.inset(-pad, -pad), ShapeStyle(canvas.shade("white")))
    _place(canvas, read, picture, slide.logo_says)


def _fitted(read: Logo, room: Box) -> Box:
    """Return the place of a picture, as large as a room allows, from its start edge."""
    width, height = read.image.size
    scale = min(room.w / width, room.h / height)
    return Box(room.x, room.y, round(width * scale), round(height * scale))


def _place(canvas: SlideCanvas, read: Logo, place: Box, says: str) -> None:
    shape = canvas.slide.shapes.add_picture(BytesIO(read.data), *canvas.place(place))
    oxml.mark_origin(shape, canvas.origin)
    oxml.describe(shape, says)


@draws(deck.PictureSlide)
def _picture(canvas: SlideCanvas, slide: deck.PictureSlide) -> None:
    """Draw a photograph or drawing under its caption, as large as its place allows.

    Raises ContentError where it cannot be read, or its caption leaves too little room.
    """
    read, zone = read_picture(Path(slide.file)), canvas.zone("Picture")
    room = frames.write_chart_source(canvas, zone, slide.caption)
    if room.h < zone.h * _LEAST:
        message = "the caption leaves less than half of its slide to the picture"
        about = plain(slide.caption)
        raise ContentError((Problem(Location(slide.origin), message, "Say it in fewer words.", "fit", about=about),))
    _place(canvas, read, _fitted(read, room), slide.says)


@draws(deck.TitleSlide)
def _title(canvas: SlideCanvas, slide: deck.TitleSlide) -> None:
    """Draw the hour, and the clinic's logo."""
    ring.minutes(canvas, slide)
    logo(canvas, slide)


@draws(deck.EndSlide)
def _end_icon(canvas: SlideCanvas, _: deck.EndSlide) -> None:
    """Draw the icon of the end."""
    if "Icon" in canvas.holders:  # a clinic's own layout may have no place for what decorates
        canvas.icon(canvas.look.end, canvas.zone("Icon"), canvas.shade("accent"))


@draws(deck.BulletsSlide)
def _badge(canvas: SlideCanvas, slide: deck.BulletsSlide) -> None:
    """Draw the icon of the points on a tinted disc."""
    zone = canvas.zone("Picture")
    canvas.shape(zone, ShapeStyle(canvas.shade("tint")), form=MSO_SHAPE.OVAL)
    across = round(zone.w * (1 - canvas.look.badge) / 2)
    canvas.icon(slide.icon, zone.inset(across, across), canvas.shade("accent"))


@draws(deck.ListSlide)
def _list(canvas: SlideCanvas, slide: deck.ListSlide) -> None:
    """Number a list that continues from where it left off; a checklist has a tile with an icon, as in the handout."""
    if slide.ticked:
        zone = canvas.zone("Icon")
        canvas.shape(zone, ShapeStyle(canvas.shade("accent")))
        across = round(zone.w * (1 - canvas.look.tile) / 2)
        canvas.icon(canvas.look.end, zone.inset(across, across), canvas.shade("white"))
    elif slide.start > 1:
        oxml.number_from(canvas.holders["Body"].text_frame, slide.start)


@draws(deck.ToldSlide)
def _section_icon(canvas: SlideCanvas, slide: deck.ToldSlide) -> None:
    """Draw the icon of a section on the tab that names it."""
    if slide.icon:
        canvas.icon(slide.icon, canvas.zone("Section Icon"), canvas.shade("white"))


@draws(deck.ActSlide)
def _act(canvas: SlideCanvas, slide: deck.ActSlide) -> None:
    """Draw the icons of see, do, say and record, always the same, and of the call."""
    look = canvas.look.act
    for part, name in zip(("See", "Do", "Say", "Record"), look.icons, strict=True):
        # what is said stands on a panel of full colour
        canvas.icon(name, canvas.zone(f"{part} Icon"), canvas.shade("white" if part == "Say" else "accent"))
    if slide.call:
        icon, shade = (look.emergency, "emergency") if slide.emergency else (look.call, "care")
        canvas.icon(icon, canvas.zone("Call Icon"), canvas.shade(shade))


@draws(deck.SourcesSlide)
def _nothing(_: SlideCanvas, __: deck.SourcesSlide) -> None:
    """Draw nothing: all of it is text in placeholders."""
