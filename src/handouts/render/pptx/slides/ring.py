"""Where the course stands: rings of minutes and modules, agenda bars, progress tabs."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from handouts.fit.measure import pitch
from handouts.outline.deck import AgendaSlide, ClosingSlide, OpenerSlide
from handouts.render.pptx.ooxml import freeform, oxml
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import AgendaEntry, Back, Mark, TitleSlide
    from handouts.render.pptx.ooxml.freeform import Outline
    from handouts.text.markup import RichText


def minutes(sheet: SlideCanvas, slide: TitleSlide) -> None:
    """Draw the hour as a clock face, the course's minutes in white."""
    if "Picture" not in sheet.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.ring is None:
        return
    zone, look, ring = sheet.zone("Picture"), sheet.look.ring, slide.ring
    # a clock runs the same way round in every language
    clock = replace(sheet, rtl=False)
    x, y = Box(*sheet.place(zone)).x + zone.w // 2, zone.middle
    outer = min(zone.w, zone.h) // 2
    radii = (outer, round(outer * look.inner))
    share = min(float(ring.minutes) / look.whole, 1)
    if share < 1:
        clock.freeform([freeform.segment(x, y, radii, share, 1)], ShapeStyle(sheet.shade("mid")))
    clock.freeform([freeform.segment(x, y, radii, 0, share)], ShapeStyle(sheet.shade("white")))
    label = Text(ring.label, look.label_size, sheet.shade("on_accent"), align="center")
    under = Box(x - look.label_width // 2, y + look.label - look.label_height // 2, look.label_width, look.label_height)
    clock.shape(under, ShapeStyle(sheet.shade("accent")), label)
    clock.icon(ring.icon, square(x, y - look.rise, look.icon), sheet.shade("white"))
    middle = sum(radii) // 2
    last = round(share * look.whole)
    clear = (look.dot + look.end) / 2 / middle / math.tau * look.whole
    for minute in range(0, last, look.step):
        # 0 and 60 are one place on the face
        if min(last - minute, look.whole - last + minute) >= clear:
            text = Text((Run(str(minute)),), look.dot_size, sheet.shade("white"), bold=True, align="center")
            _dot(clock, _on(x, y, middle, minute / look.whole), look.dot, "accent", text)
    text = Text((Run(f"{ring.minutes.normalize():f}"),), look.end_size, sheet.shade("ink"), bold=True, align="center")
    _dot(clock, _on(x, y, middle, last / look.whole), look.end, "bright", text)


@draws(OpenerSlide)
def modules(sheet: SlideCanvas, slide: OpenerSlide) -> None:
    """Draw the modules as a ring: those done, the current one pulled out in white, those to come.

    The hub leads back.
    """
    if "Picture" not in sheet.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.mark is None:
        return
    zone, look, mark = sheet.zone("Picture"), sheet.look.place, slide.mark
    x, y = zone.x + zone.w // 2, zone.middle
    for number in range(1, mark.count + 1):
        _module(sheet, mark, number, (x, y))
    place = Text(mark.place, look.place_size, sheet.shade("white"), bold=True, align="center")
    hub = square(x, y, 2 * look.current_inner)
    sheet.lead_back(sheet.shape(hub, ShapeStyle(sheet.shade("accent")), place, form=MSO_SHAPE.OVAL), slide.back)


def _module(sheet: SlideCanvas, mark: Mark, number: int, middle: tuple[int, int]) -> None:
    look, current = sheet.look.place, number == mark.number
    radii = (look.current_outer, look.current_inner) if current else (look.outer, look.inner)
    start, end = (number - 1) / mark.count + look.gap / 2, number / mark.count - look.gap / 2
    fill = "white" if current else "mid" if number < mark.number else "dark"
    text = Text(
        (Run(str(number)),),
        look.current_size if current else look.size,
        sheet.shade("accent" if current else "white"),
        bold=True,
        align="center",
    )
    sheet.freeform([freeform.segment(*middle, radii, start, end)], ShapeStyle(sheet.shade(fill)))
    # not in the segment itself: programs disagree about where the text of a freeform stands
    side = look.current_number if current else look.number
    _dot(sheet, _on(*middle, sum(radii) // 2, (start + end) / 2), side, fill, text)


def _dot(sheet: SlideCanvas, middle: tuple[int, int], side: int, fill: str, text: Text) -> None:
    sheet.shape(square(*middle, side), ShapeStyle(sheet.shade(fill)), text, form=MSO_SHAPE.OVAL)


def _on(x: int, y: int, radius: int, turn: float) -> tuple[int, int]:
    """Return a point of a circle, in turns clockwise from 12 o'clock."""
    angle = math.tau * turn
    return x + round(radius * math.sin(angle)), y - round(radius * math.cos(angle))


@draws(AgendaSlide)
def agenda(sheet: SlideCanvas, slide: AgendaSlide) -> None:
    """Draw the minutes of each module as a bar, its words and objectives behind it; rows are as high as the names'."""
    zone, look = sheet.zone("Picture"), sheet.look.agenda
    behind = look.told if any(entry.objectives for entry in slide.entries) else look.label
    longest = max(entry.minutes for entry in slide.entries)
    column = zone.end - behind + look.gap + look.label
    for entry, row in zip(slide.entries, zone.rows(len(slide.entries), most=look.row), strict=True):
        width = round((zone.w - behind) * float(entry.minutes / longest))
        bar = Box(row.x, row.middle - look.bar // 2, width, look.bar)
        own = sheet.at(entry.target)
        own.shape(bar, ShapeStyle(sheet.shade("accent" if entry.stressed else "mark")))
        start = bar.end + look.gap
        text = Text(entry.minutes_label, look.size, sheet.shade("text"), bold=entry.stressed)
        own.text(Box(start, row.y, look.label, row.h), text)
        _objectives(sheet, entry, Box(column, row.y, zone.end - column, row.h))
    _space_rows(sheet.holders["Body"], sheet.rooms["Body"].size, look.row)
    _link(sheet, slide)


def _objectives(sheet: SlideCanvas, entry: AgendaEntry, row: Box) -> None:
    """Write what each can do after a module into its row."""
    places = row.rows(len(entry.objectives)) if entry.objectives else ()
    for (origin, words), place in zip(entry.objectives, places, strict=True):
        sheet.at(origin).text(place, Text(words, sheet.look.agenda.size, sheet.shade("text")))


def _space_rows(body: Any, size: float, most: int) -> None:
    """Space the lines of a body, so that each stands in the middle of its row, which is `most` high at the most."""
    frame = body.text_frame
    paragraphs = frame.paragraphs
    gap = Emu(min(body.height // len(paragraphs), most)).pt - pitch(size)
    frame.vertical_anchor, frame.margin_top = MSO_ANCHOR.TOP, Pt(gap / 2)
    for paragraph in paragraphs[1:]:
        paragraph.space_before = Pt(gap)


def _link(sheet: SlideCanvas, slide: AgendaSlide) -> None:
    """Let each name of the agenda lead to its module's first slide."""
    for entry, paragraph in zip(slide.entries, sheet.holders["Body"].text_frame.paragraphs, strict=True):
        for run in paragraph.runs:
            run.font.bold = entry.stressed or None
            if entry.target in sheet.targets:
                oxml.link_to_slide(run, sheet.targets[entry.target], sheet.slide)


@draws(ClosingSlide)
def closing(sheet: SlideCanvas, slide: ClosingSlide) -> None:
    """Draw each objective behind a tick, all in one size."""
    zone, look = sheet.zone("Picture"), sheet.look.closing
    places = zone.rows(len(slide.objectives), most=look.row)
    setting = TextFrameStyle(start=look.tick + look.gap)

    def set_in(words: RichText, size: float) -> tuple[Text]:
        return (Text(words, size, sheet.shade("text")),)

    room = setting.room(places[0])
    size = min(largest(look.sizes, room, partial(set_in, words))[0].size for _, words in slide.objectives)
    for (origin, words), place in zip(slide.objectives, places, strict=True):
        own = sheet.at(origin)
        own.text(place, *set_in(words, size), setting=setting)
        tick = Box(place.x, place.middle - look.tick // 2, look.tick, look.tick)
        own.icon(sheet.look.tick, tick, sheet.shade("accent"))


def tabs(sheet: SlideCanvas, mark: Mark, back: Back | None, height: int) -> None:
    """Draw a tab for each module down the start edge of a slide `height` high.

    The current one has its number, and leads back.
    """
    look = sheet.look.tabs
    pitch = height // mark.count
    places = [Box(0, i * pitch, look.width, pitch - look.gap) for i in range(mark.count)]
    for fill, group in (("mid", places[: mark.number - 1]), ("rule", places[mark.number :])):
        if group:
            sheet.freeform([_rectangle(place) for place in group], ShapeStyle(sheet.shade(fill)))
    now = places[mark.number - 1]
    text = Text((Run(str(mark.number)),), look.size, sheet.shade("white"), bold=True, align="center")
    sheet.lead_back(sheet.shape(Box(0, now.y, look.current, now.h), ShapeStyle(sheet.shade("accent")), text), back)


def _rectangle(box: Box) -> Outline:
    corners: Sequence[tuple[int, int]] = ((box.end, box.y), (box.end, box.bottom), (box.x, box.bottom))
    return (("M", (box.x, box.y)), *(("L", corner) for corner in corners), ("Z", ()))
