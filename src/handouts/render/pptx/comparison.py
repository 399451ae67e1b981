"""Columns compared in a native table; marks and icons lie over it, and each answer says yes or no in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.util import Emu

from handouts.errors import ContentError, Location, Problem
from handouts.render.pptx import oxml, table
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, largest

if TYPE_CHECKING:
    from handouts.outline.deck import Alike, ComparisonSlide
    from handouts.render.pptx.shapes import Sheet


def comparison(sheet: Sheet, slide: ComparisonSlide) -> None:
    """Draw the table, the stressed column on a tint, then icons in its head and marks before its answers.

    What looks alike stands in a strip beneath it.
    """
    whole, look = sheet.zone("Picture"), sheet.look.comparison
    zone = replace(whole, h=whole.h - look.strip) if slide.alike else whole
    left, top, width, _ = sheet.place(zone)
    count = len(slide.columns)
    frame = sheet.slide.shapes.add_table(len(slide.rows) + 1, count + 1, left, top, width, zone.h)
    native = frame.table
    table.finish(sheet, frame, slide.says)
    each = (zone.w - look.first) // count
    table.set_widths(native, [look.first, *[each] * count], zone.w)
    _write(sheet, slide, native, zone.h)
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


def _write(sheet: Sheet, slide: ComparisonSlide, native: Any, height: int) -> None:
    """Write head and rows, these in the largest size in which all stand in that height."""
    look = sheet.look.comparison
    head = [Text((), look.head_size, sheet.shade("accent"))]
    head += [Text(column.name, look.head_size, sheet.shade("accent"), bold=True) for column in slide.columns]
    icons = [look.pad + look.icon + look.gap] * len(slide.columns)
    table.fill_row(sheet, native, 0, head, look.head, starts=[0, *icons])
    room = height - native.rows[0].height
    made = [_rows(sheet, slide, size) for size in look.sizes]
    high = (sum(table.high(sheet, native, *row, least=look.row) for row in rows) for rows in made)
    rows = next((rows for rows, taken in zip(made, high, strict=True) if taken <= room), made[-1])
    for number, (texts, starts) in enumerate(rows, 1):
        table.fill_row(sheet, native, number, texts, look.row, starts=starts)


def _rows(sheet: Sheet, slide: ComparisonSlide, size: float) -> list[tuple[list[Text], list[int]]]:
    """Return the cells of each row in one size, and the margins at their start."""
    look, shade, local = sheet.look.comparison, sheet.shade("text"), sheet.shade("care")
    rows = []
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
