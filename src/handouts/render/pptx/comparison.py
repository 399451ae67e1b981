"""Columns compared in a native table; marks and icons lie over it, and each answer says yes or no in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.util import Emu

from handouts.errors import ContentError, Location, Problem
from handouts.fit import columns, measure
from handouts.outline.deck import ComparisonSlide
from handouts.render.pptx import oxml, table
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, largest
from handouts.render.pptx.shapes import draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Alike
    from handouts.render.pptx.shapes import Sheet

_Row = tuple[list[Text], list[int]]


@draws(ComparisonSlide)
def comparison(sheet: Sheet, slide: ComparisonSlide) -> None:
    """Draw the table, the stressed column on a tint, then icons in its head and marks before its answers.

    What looks alike stands in a strip beneath it.
    """
    whole, look = sheet.zone("Picture"), sheet.look.comparison
    zone = replace(whole, h=whole.h - look.strip) if slide.alike else whole
    left, top, width, height = sheet.place(zone)
    frame = sheet.slide.shapes.add_table(len(slide.rows) + 1, len(slide.columns) + 1, left, top, width, height)
    native = frame.table
    table.finish(sheet, frame, slide.says)
    widths, rows = _arranged(sheet, slide, zone)
    table.set_widths(native, widths, zone.w)
    for number, (texts, starts) in enumerate(rows):
        table.fill_row(sheet, native, number, texts, look.row if number else look.head, starts=starts)
    _stretch(slide, native, zone.h)
    frame.height = sum(row.height for row in native.rows)
    _tint(sheet, slide, native)
    _overlay(sheet, slide, native, zone)
    if slide.alike:
        _strip(sheet, slide.alike, replace(whole, y=zone.bottom, h=look.strip))


def _strip(sheet: Sheet, alike: Alike, place: Box) -> None:
    """Write that some values look alike, and each of them beside the same icon."""
    look, inner = sheet.look.comparison, place.inset(0, sheet.look.comparison.gap // 2)
    sizes, ink = look.sizes, sheet.shade("text")
    first = replace(inner, w=look.first)

    def said(size: float) -> tuple[Text]:
        return (Text(alike.text, size, ink, bold=True),)

    sheet.text(first, *largest(sizes, Setting().room(first), said))
    for words, column in zip(alike.each, _beside(inner, look.first).columns(len(alike.each)), strict=True):
        side = inner.h
        text = replace(column, x=column.x + look.pad + side + look.gap, w=column.w - look.pad - side - look.gap)
        sheet.icon(alike.icon, Box(column.x + look.pad, inner.y, side, side), sheet.shade("accent"))
        sheet.text(text, Text(words, look.head_size, ink, bold=True, local=sheet.shade("care")))


def _beside(box: Box, width: int) -> Box:
    return replace(box, x=box.x + width, w=box.w - width)


def _arranged(sheet: Sheet, slide: ComparisonSlide, zone: Box) -> tuple[Sequence[int], list[_Row]]:
    """Return the widths of the columns, and head and rows in the largest size in which all stand in their zone.

    What is compared stands equally wide, or where that is too narrow in any size, in columns as wide as they need.
    """
    look, made = sheet.look.comparison, [_rows(sheet, slide, size) for size in sheet.look.comparison.sizes]
    each = (zone.w - look.first) // len(slide.columns)
    equal = [look.first, *[each] * len(slide.columns)]
    tried: Sequence[int] = equal
    for rows in made:
        if _bad(sheet, rows, equal) <= (0, zone.h):
            return equal, rows
    for rows in made:
        shares = columns.balanced(equal, lambda weights, rows=rows: _bad(sheet, rows, _widths(weights, zone.w)))  # type: ignore[misc]
        tried = _widths(shares, zone.w)
        if _bad(sheet, rows, tried) <= (0, zone.h):
            break
    return tried, rows


def _widths(weights: Sequence[int], whole: int) -> list[int]:
    return [whole * weight // sum(weights) for weight in weights]


def _bad(sheet: Sheet, rows: list[_Row], widths: Sequence[int]) -> tuple[float, int]:
    """Return how many points columns are too narrow for their words, and how high the table is, in EMU."""
    look, narrow, whole = sheet.look.comparison, 0.0, 0
    for number, (texts, starts) in enumerate(rows):
        for text, width, start in zip(texts, widths, starts, strict=True):
            needed, _ = measure.widest(text.words, text.size, bold=text.bold)
            narrow += max(0, needed / measure.USED - Emu(width - start - sheet.look.table.across).pt)
        whole += table.high(sheet, texts, widths, starts, least=look.row if number else look.head)
    return round(narrow, 1), whole


def _rows(sheet: Sheet, slide: ComparisonSlide, size: float) -> list[_Row]:
    """Return the cells of head and rows, these in one size, and the margins at their start."""
    look, shade, local = sheet.look.comparison, sheet.shade("text"), sheet.shade("care")
    head = [Text((), look.head_size, sheet.shade("accent"))]
    head += [Text(column.name, look.head_size, sheet.shade("accent"), bold=True) for column in slide.columns]
    rows = [(head, [0, *[look.pad + look.icon + look.gap] * len(slide.columns)])]
    for ask, answers in slide.rows:
        texts, starts = [Text(ask, size, shade, bold=True)], [0]
        for column, (mark, words) in zip(slide.columns, answers, strict=True):
            texts.append(Text(words, size, shade, bold=column.stressed, local=local))
            starts.append(look.pad + (0 if mark == "none" else look.mark + look.gap))
        rows.append((texts, starts))
    return rows


def _stretch(slide: ComparisonSlide, native: Any, height: int) -> None:
    """Give the room that is left to the rows beneath the head, in equal parts."""
    spare = height - sum(row.height for row in native.rows)
    if spare < 0:
        message = "a comparison is higher than its slide"
        raise ContentError((Problem(Location(slide.origin), message, "Say it in fewer words."),))
    for row in list(native.rows)[1:]:
        row.height = Emu(row.height + spare // len(slide.rows))


def _tint(sheet: Sheet, slide: ComparisonSlide, native: Any) -> None:
    for number, row in enumerate(native.rows):
        for cell, stressed in zip(row.cells, (False, *(c.stressed for c in slide.columns)), strict=True):
            if stressed:
                oxml.fill_cell(cell, sheet.shade("tint"))
            elif not number:
                oxml.fill_cell(cell, sheet.shade("ground"))


def _overlay(sheet: Sheet, slide: ComparisonSlide, native: Any, zone: Box) -> None:
    """Lay icons and marks over the cells; their words stand in the cells."""
    look = sheet.look.comparison
    y = zone.y
    for number, row in enumerate(native.rows):
        x = zone.x + native.columns[0].width
        for i, column in enumerate(slide.columns):
            middle = y + row.height // 2
            if not number:
                place = Box(x + look.pad, middle - look.icon // 2, look.icon, look.icon)
                sheet.icon(column.icon, place, sheet.shade("accent"))
            elif (mark := slide.rows[number - 1][1][i][0]) != "none":
                place = Box(x + look.pad, middle - look.mark // 2, look.mark, look.mark)
                yes = mark == "yes"
                name = sheet.look.tick if yes else sheet.look.cross
                sheet.icon(name, place, sheet.shade("accent" if yes else "quiet"))
            x += native.columns[i + 1].width
        y += row.height
