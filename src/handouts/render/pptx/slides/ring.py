"""Where the course stands: rings of minutes and modules, agenda bars, progress tabs."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from handouts.fit.measure import pitch
from handouts.outline.deck import AgendaSlide, ClosingSlide, OpenerSlide
from handouts.render.pptx.ooxml import freeform, oxml
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest_size
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import AgendaEntry, Back, Mark, TitleSlide
    from handouts.render.pptx.ooxml.freeform import Outline


def minutes(canvas: SlideCanvas, slide: TitleSlide) -> None:
    """Draw the hour as a clock face, the course's minutes in white."""
    if "Picture" not in canvas.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.ring is None:
        return
    zone, look, ring = canvas.zone("Picture"), canvas.look.ring, slide.ring
    # a clock runs the same way round in every language
    clock = replace(canvas, rtl=False)
    x, y = Box(*canvas.place(zone)).x + zone.w // 2, zone.middle
    outer = min(zone.w, zone.h) // 2
    radii = (outer, round(outer * look.inner))
    share = min(float(ring.minutes) / look.whole, 1)
    if share < 1:
        clock.freeform([freeform.segment(x, y, radii, share, 1)], ShapeStyle(canvas.shade("mid")))
    clock.freeform([freeform.segment(x, y, radii, 0, share)], ShapeStyle(canvas.shade("white")))
    label = Text(ring.label, look.label_size, canvas.shade("on_accent"), align="center")
    under = Box(x - look.label_width // 2, y + look.label - look.label_height // 2, look.label_width, look.label_height)
    clock.shape(under, ShapeStyle(canvas.shade("accent")), label)
    clock.icon(ring.icon, square(x, y - look.rise, look.icon), canvas.shade("white"))
    middle = sum(radii) // 2
    last = round(share * look.whole)
    clear = (look.dot + look.end) / 2 / middle / math.tau * look.whole
    for minute in range(0, last, look.step):
        # 0 and 60 are one place on the face
        if min(last - minute, look.whole - last + minute) >= clear:
            text = Text((Run(str(minute)),), look.dot_size, canvas.shade("white"), bold=True, align="center")
            _draw_dot(clock, _point_on_circle(x, y, middle, minute / look.whole), look.dot, "accent", text)
    text = Text((Run(f"{ring.minutes.normalize():f}"),), look.end_size, canvas.shade("ink"), bold=True, align="center")
    _draw_dot(clock, _point_on_circle(x, y, middle, last / look.whole), look.end, "bright", text)


@draws(OpenerSlide)
def modules(canvas: SlideCanvas, slide: OpenerSlide) -> None:
    """Draw the modules as a ring: those done, the current one pulled out in white, those to come.

    The hub leads back.
    """
    if "Picture" not in canvas.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.mark is None:
        return
    zone, look, mark = canvas.zone("Picture"), canvas.look.place, slide.mark
    x, y = zone.x + zone.w // 2, zone.middle
    for number in range(1, mark.count + 1):
        _draw_module(canvas, mark, number, (x, y))
    place = Text(mark.place, look.place_size, canvas.shade("white"), bold=True, align="center")
    hub = square(x, y, 2 * look.current_inner)
    canvas.link_back(canvas.shape(hub, ShapeStyle(canvas.shade("accent")), place, form=MSO_SHAPE.OVAL), slide.back)


def _draw_module(canvas: SlideCanvas, mark: Mark, number: int, middle: tuple[int, int]) -> None:
    """Draw a segment of the ring with its number."""
    look, current = canvas.look.place, number == mark.number
    radii = (look.current_outer, look.current_inner) if current else (look.outer, look.inner)
    start, end = (number - 1) / mark.count + look.gap / 2, number / mark.count - look.gap / 2
    fill = "white" if current else "mid" if number < mark.number else "dark"
    text = Text(
        (Run(str(number)),),
        look.current_size if current else look.size,
        canvas.shade("accent" if current else "white"),
        bold=True,
        align="center",
    )
    canvas.freeform([freeform.segment(*middle, radii, start, end)], ShapeStyle(canvas.shade(fill)))
    # not in the segment itself: programs disagree about where the text of a freeform stands
    side = look.current_number if current else look.number
    _draw_dot(canvas, _point_on_circle(*middle, sum(radii) // 2, (start + end) / 2), side, fill, text)


def _draw_dot(canvas: SlideCanvas, middle: tuple[int, int], side: int, fill: str, text: Text) -> None:
    """Draw a disc with its number; lengths are EMU."""
    canvas.shape(square(*middle, side), ShapeStyle(canvas.shade(fill)), text, form=MSO_SHAPE.OVAL)


def _point_on_circle(x: int, y: int, radius: int, turn: float) -> tuple[int, int]:
    """Return a point of a circle, in turns clockwise from 12 o'clock."""
    angle = math.tau * turn
    return x + round(radius * math.sin(angle)), y - round(radius * math.cos(angle))


@draws(AgendaSlide)
def agenda(canvas: SlideCanvas, slide: AgendaSlide) -> None:
    """Draw the minutes of each module as a bar, its words and objectives behind it; rows are as high as the names'."""
    zone, look = canvas.zone("Picture"), canvas.look.agenda
    behind = look.told if any(entry.objectives for entry in slide.entries) else look.label
    longest = max(entry.minutes for entry in slide.entries)
    column = zone.end - behind + look.gap + look.label
    for entry, row in zip(slide.entries, zone.rows(len(slide.entries), most=look.row), strict=True):
        width = round((zone.w - behind) * float(entry.minutes / longest))
        bar = Box(row.x, row.middle - look.bar // 2, width, look.bar)
        own = canvas.at(entry.target)
        own.shape(bar, ShapeStyle(canvas.shade("accent" if entry.stressed else "mark")))
        start = bar.end + look.gap
        text = Text(entry.minutes_label, look.size, canvas.shade("text"), bold=entry.stressed)
        own.text(Box(start, row.y, look.label, row.h), text)
        _write_objectives(canvas, entry, Box(column, row.y, zone.end - column, row.h))
    _space_rows(canvas.holders["Body"], canvas.rooms["Body"].size, look.row)
    _link_entries(canvas, slide)


def _write_objectives(canvas: SlideCanvas, entry: AgendaEntry, row: Box) -> None:
    """Write what each can do after a module into its row."""
    places = row.rows(len(entry.objectives)) if entry.objectives else ()
    for (origin, words), place in zip(entry.objectives, places, strict=True):
        canvas.at(origin).text(place, Text(words, canvas.look.agenda.size, canvas.shade("text")))


def _space_rows(body: Any, size: float, most: int) -> None:
    """Space the lines of a body, so that each stands in the middle of its row, which is `most` high at the most."""
    frame = body.text_frame
    paragraphs = frame.paragraphs
    gap = Emu(min(body.height // len(paragraphs), most)).pt - pitch(size)
    frame.vertical_anchor, frame.margin_top = MSO_ANCHOR.TOP, Pt(gap / 2)
    for paragraph in paragraphs[1:]:
        paragraph.space_before = Pt(gap)


def _link_entries(canvas: SlideCanvas, slide: AgendaSlide) -> None:
    """Let each name of the agenda lead to its module's first slide."""
    for entry, paragraph in zip(slide.entries, canvas.holders["Body"].text_frame.paragraphs, strict=True):
        for run in paragraph.runs:
            run.font.bold = entry.stressed or None
            if entry.target in canvas.targets:
                oxml.link_to_slide(run, canvas.targets[entry.target], canvas.slide)


@draws(ClosingSlide)
def closing(canvas: SlideCanvas, slide: ClosingSlide) -> None:
    """Draw each objective behind a tick, all in one size."""
    zone, look = canvas.zone("Picture"), canvas.look.closing
    places = zone.rows(len(slide.objectives), most=look.row)
    frame_style = TextFrameStyle(start=look.tick + look.gap)

    room = frame_style.room(places[0])
    size = min(largest_size(words, look.sizes, room) for _, words in slide.objectives)
    for (origin, words), place in zip(slide.objectives, places, strict=True):
        own = canvas.at(origin)
        own.text(place, Text(words, size, canvas.shade("text")), frame_style=frame_style)
        tick = Box(place.x, place.middle - look.tick // 2, look.tick, look.tick)
        own.icon(canvas.look.tick, tick, canvas.shade("accent"))


def tabs(canvas: SlideCanvas, mark: Mark, back: Back | None, height: int) -> None:
    """Draw a tab for each module down the start edge of a slide `height` high.

    The current one has its number, and leads back.
    """
    look = canvas.look.tabs
    pitch = height // mark.count
    places = [Box(0, i * pitch, look.width, pitch - look.gap) for i in range(mark.count)]
    for fill, group in (("mid", places[: mark.number - 1]), ("rule", places[mark.number :])):
        if group:
            canvas.freeform([_rectangle(place) for place in group], ShapeStyle(canvas.shade(fill)))
    now = places[mark.number - 1]
    text = Text((Run(str(mark.number)),), look.size, canvas.shade("white"), bold=True, align="center")
    canvas.link_back(canvas.shape(Box(0, now.y, look.current, now.h), ShapeStyle(canvas.shade("accent")), text), back)


def _rectangle(box: Box) -> Outline:
    """Return the outline of a box."""
    corners: Sequence[tuple[int, int]] = ((box.end, box.y), (box.end, box.bottom), (box.x, box.bottom))
    return (("M", (box.x, box.y)), *(("L", corner) for corner in corners), ("Z", ()))
