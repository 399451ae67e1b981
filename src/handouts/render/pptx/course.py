"""Where the course stands: minutes of the agenda as bars, progress tabs, and at its end what was learned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from handouts.content.markup import Run
from handouts.fit.measure import pitch
from handouts.outline.deck import AgendaSlide, ClosingSlide
from handouts.render.pptx import oxml
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, largest
from handouts.render.pptx.shapes import Sheet, Skin, draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.deck import AgendaEntry, Back, Mark
    from handouts.render.pptx.freeform import Outline


@draws(AgendaSlide)
def agenda(sheet: Sheet, slide: AgendaSlide) -> None:
    """Draw the minutes of each module as a bar, its words and objectives behind it; rows are as high as the names'."""
    zone, look = sheet.zone("Picture"), sheet.look.agenda
    behind = look.told if any(entry.objectives for entry in slide.entries) else look.label
    longest = max(entry.minutes for entry in slide.entries)
    column = zone.end - behind + look.gap + look.label
    for entry, row in zip(slide.entries, zone.rows(len(slide.entries), most=look.row), strict=True):
        width = round((zone.w - behind) * float(entry.minutes / longest))
        bar = Box(row.x, row.middle - look.bar // 2, width, look.bar)
        own = sheet.at(entry.target)
        own.shape(bar, Skin(sheet.shade("accent" if entry.stressed else "mark")))
        start = bar.end + look.gap
        text = Text(entry.minutes_label, look.size, sheet.shade("text"), bold=entry.stressed)
        own.text(Box(start, row.y, look.label, row.h), text)
        _objectives(sheet, entry, Box(column, row.y, zone.end - column, row.h))
    _space_rows(sheet.holders["Body"], sheet.rooms["Body"].size, look.row)
    _link(sheet, slide)


def _objectives(sheet: Sheet, entry: AgendaEntry, row: Box) -> None:
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


def _link(sheet: Sheet, slide: AgendaSlide) -> None:
    """Let each name of the agenda lead to its module's first slide."""
    for entry, paragraph in zip(slide.entries, sheet.holders["Body"].text_frame.paragraphs, strict=True):
        for run in paragraph.runs:
            run.font.bold = entry.stressed or None
            if entry.target in sheet.targets:
                oxml.link_to_slide(run, sheet.targets[entry.target], sheet.slide)


@draws(ClosingSlide)
def closing(sheet: Sheet, slide: ClosingSlide) -> None:
    """Draw each objective behind a tick, all in one size."""
    zone, look = sheet.zone("Picture"), sheet.look.closing
    places = zone.rows(len(slide.objectives), most=look.row)
    setting = Setting(start=look.tick + look.gap)

    def set_in(words: RichText, size: float) -> tuple[Text]:
        return (Text(words, size, sheet.shade("text")),)

    room = setting.room(places[0])
    size = min(largest(look.sizes, room, partial(set_in, words))[0].size for _, words in slide.objectives)
    for (origin, words), place in zip(slide.objectives, places, strict=True):
        own = sheet.at(origin)
        own.text(place, *set_in(words, size), setting=setting)
        tick = Box(place.x, place.middle - look.tick // 2, look.tick, look.tick)
        own.icon(sheet.look.tick, tick, sheet.shade("accent"))


def tabs(sheet: Sheet, mark: Mark, back: Back | None, height: int) -> None:
    """Draw a tab for each module down the start edge of a slide `height` high.

    The current one has its number, and leads back.
    """
    look = sheet.look.tabs
    pitch = height // mark.count
    places = [Box(0, i * pitch, look.width, pitch - look.gap) for i in range(mark.count)]
    for fill, group in (("mid", places[: mark.number - 1]), ("rule", places[mark.number :])):
        if group:
            sheet.freeform([_rectangle(place) for place in group], Skin(sheet.shade(fill)))
    now = places[mark.number - 1]
    text = Text((Run(str(mark.number)),), look.size, sheet.shade("white"), bold=True, align="center")
    sheet.lead_back(sheet.shape(Box(0, now.y, look.current, now.h), Skin(sheet.shade("accent")), text), back)


def _rectangle(box: Box) -> Outline:
    corners: Sequence[tuple[int, int]] = ((box.end, box.y), (box.end, box.bottom), (box.x, box.bottom))
    return (("M", (box.x, box.y)), *(("L", corner) for corner in corners), ("Z", ()))
