"""Questions from memory: each with its number, and beside it the answer, which comes by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.util import Emu

from handouts.content.markup import Run
from handouts.outline.deck import RecallSlide
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, misfit, tall
from handouts.render.pptx.shapes import Sheet, Skin, draws

if TYPE_CHECKING:
    from handouts.outline.deck import Recalled


@draws(RecallSlide)
def recall(sheet: Sheet, slide: RecallSlide) -> None:
    """Draw a row for each question, as high as its words, all in the largest size in which they stand on the slide."""
    zone, look = sheet.zone("Picture"), sheet.look.recall
    least = look.sizes[-1]
    size = next((size for size in look.sizes if _over(sheet, slide, zone, size) <= 0), least)
    highs = [_high(sheet, one, zone, size) for one in slide.questions]
    spare = zone.h - sum(highs)
    if spare < 0:
        at = highs.index(max(highs))
        _judge(sheet, slide.questions[at], zone, size, highs[at] + spare)
    more = min(max(spare, 0) // len(highs), look.more)
    top = zone.y
    for number, (one, high) in enumerate(zip(slide.questions, highs, strict=True), 1):
        row = Box(zone.x, top, zone.w, high + more)
        _row(sheet, one, row, number, size)
        top = row.bottom
        if number < len(highs):
            sheet.line((zone.x, top), (zone.end, top), sheet.stroke("rule", look.line))


def _row(sheet: Sheet, one: Recalled, row: Box, number: int, size: float) -> None:
    look = sheet.look.recall
    first, second = _columns(sheet, row)
    ask, answer = _texts(sheet, one, size)
    numbered = (Run(f"{number}\t"), *ask.words)
    sheet.text(first, Text(numbered, size, ask.shade, bold=True, hang=look.number))
    sheet.on_click(sheet.shape(second, Skin(sheet.shade("tint")), answer, setting=_setting(sheet)))


def _columns(sheet: Sheet, row: Box) -> tuple[Box, Box]:
    """Return the places of a question and of its answer, clear of the lines above and beneath."""
    look = sheet.look.recall
    inner = row.inset(0, look.gap)
    asked = Box(inner.x, inner.y, look.ask, inner.h)
    return asked, Box(asked.end + look.pad, inner.y, inner.w - look.ask - look.pad, inner.h)


def _texts(sheet: Sheet, one: Recalled, size: float) -> tuple[Text, Text]:
    ink, local = sheet.shade("text"), sheet.shade("care")
    return Text(one.ask, size, ink, bold=True), Text(one.answer, size, ink, local=local)


def _setting(sheet: Sheet) -> Setting:
    look = sheet.look.recall
    return Setting(across=look.pad, down=look.gap)


def _high(sheet: Sheet, one: Recalled, zone: Box, size: float) -> int:
    """Return how high a row is, EMU."""
    look = sheet.look.recall
    asked, told = _columns(sheet, zone)
    ask, answer = _texts(sheet, one, size)
    return max(tall([ask], asked.w - look.number), tall([answer], told.w - 2 * look.pad) + 2 * look.gap) + 2 * look.gap


def _over(sheet: Sheet, slide: RecallSlide, zone: Box, size: float) -> int:
    """Return by how much the rows are too high for the slide, EMU; a word too wide is as bad as that."""
    asked, _ = _columns(sheet, zone)
    room = (Emu(asked.w - sheet.look.recall.number).pt, Emu(zone.h).pt)
    if any(misfit([_texts(sheet, one, size)[0]], room) for one in slide.questions):
        return zone.h
    return sum(_high(sheet, one, zone, size) for one in slide.questions) - zone.h


def _judge(sheet: Sheet, one: Recalled, zone: Box, size: float, high: int) -> None:
    """Raise ContentError for the longest answer, told in what room it had to stand."""
    _, told = _columns(sheet, Box(zone.x, zone.y, zone.w, high))
    sheet.at(one.origin.partition("/")[0]).judge([_texts(sheet, one, size)[1]], _setting(sheet).room(told))
