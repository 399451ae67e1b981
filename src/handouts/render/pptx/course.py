"""Where the course stands: minutes of the agenda as bars, and the progress tabs of every slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Text
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import AgendaSlide, Mark
    from handouts.render.pptx.freeform import Outline


def agenda(sheet: Sheet, slide: AgendaSlide) -> None:
    """Draw the minutes of each module as a bar, its words behind it; rows are as high as the names' lines."""
    zone, look = sheet.zone("Picture"), sheet.look.agenda
    longest = max(entry.minutes for entry in slide.entries)
    for entry, row in zip(slide.entries, zone.rows(len(slide.entries)), strict=True):
        width = round((zone.w - look.label) * float(entry.minutes / longest))
        bar = Box(row.x, row.middle - look.bar // 2, width, look.bar)
        own = sheet.at(entry.target)
        own.shape(bar, Skin(sheet.shade("accent" if entry.stressed else "mark")))
        start = bar.end + look.gap
        text = Text(entry.minutes_label, look.size, sheet.shade("text"), bold=entry.stressed)
        own.text(Box(start, row.y, zone.x + zone.w - start, row.h), text)


def tabs(sheet: Sheet, mark: Mark, height: int) -> None:
    """Draw a tab for each module down the start edge of a slide `height` high; the current one has its number."""
    look = sheet.look.tabs
    pitch = height // mark.count
    places = [Box(0, i * pitch, look.width, pitch - look.gap) for i in range(mark.count)]
    for fill, group in (("mid", places[: mark.number - 1]), ("rule", places[mark.number :])):
        if group:
            sheet.freeform([_rectangle(place) for place in group], Skin(sheet.shade(fill)))
    now = places[mark.number - 1]
    text = Text((Run(str(mark.number)),), look.size, sheet.shade("white"), bold=True, align="center")
    sheet.shape(Box(0, now.y, look.current, now.h), Skin(sheet.shade("accent")), text)


def _rectangle(box: Box) -> Outline:
    corners: Sequence[tuple[int, int]] = ((box.end, box.y), (box.end, box.bottom), (box.x, box.bottom))
    return (("M", (box.x, box.y)), *(("L", corner) for corner in corners), ("Z", ()))
