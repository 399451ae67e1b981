"""Columns compared in a native table, with marks and icons; danger signs in two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.util import Emu

from handouts.errors import ContentError, Location, Problem
from handouts.fit import boxes, measure
from handouts.outline.deck import ComparisonSlide, SignsSlide
from handouts.render.pptx.ooxml import frames, oxml
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest, largest_size
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Alike
    from handouts.render.pptx.ooxml.shapes import SlideCanvas

_Row = tuple[list[Text], list[int]]


@draws(ComparisonSlide)
def comparison(canvas: SlideCanvas, slide: ComparisonSlide) -> None:
    """Draw the table, the stressed column on a tint, then icons in its head and marks before its answers.

    What looks alike stands in a strip beneath it.
    """
    whole, look = canvas.zone("Picture"), canvas.look.comparison
    zone = replace(whole, h=whole.h - look.strip) if slide.alike else whole
    left, top, width, height = canvas.place(zone)
    frame = canvas.slide.shapes.add_table(len(slide.rows) + 1, len(slide.columns) + 1, left, top, width, height)
    native = frame.table
    frames.finish_table(canvas, frame, slide.says)
    widths, rows = _fitted_rows(canvas, slide, zone)
    frames.set_widths(native, widths, zone.w)
    for number, (texts, starts) in enumerate(rows):
        frames.fill_row(canvas, native, number, texts, look.row if number else look.head, starts=starts)
    _stretch(slide, native, zone.h)
    frame.height = sum(row.height for row in native.rows)
    _tint(canvas, slide, native)
    _overlay(canvas, slide, native, zone)
    if slide.alike:
        _strip(canvas, slide.alike, replace(whole, y=zone.bottom, h=look.strip))


def _strip(canvas: SlideCanvas, alike: Alike, place: Box) -> None:
    """Write that some values look alike, and each of them beside the same icon."""
    look, inner = canvas.look.comparison, place.inset(0, canvas.look.comparison.gap // 2)
    sizes, ink = look.sizes, canvas.shade("text")
    first = replace(inner, w=look.first)

    def set_in(size: float) -> tuple[Text]:
        return (Text(alike.text, size, ink, bold=True),)

    canvas.text(first, *largest(sizes, TextFrameStyle().room(first), set_in))
    for words, column in zip(alike.each, _after(inner, look.first).columns(len(alike.each)), strict=True):
        side = inner.h
        text = replace(column, x=column.x + look.pad + side + look.gap, w=column.w - look.pad - side - look.gap)
        canvas.icon(alike.icon, Box(column.x + look.pad, inner.y, side, side), canvas.shade("accent"))
        canvas.text(text, Text(words, look.head_size, ink, bold=True, local=canvas.shade("care")))


def _after(box: Box, width: int) -> Box:
    """Return the box without its first `width` EMU."""
    return replace(box, x=box.x + width, w=box.w - width)


def _fitted_rows(canvas: SlideCanvas, slide: ComparisonSlide, zone: Box) -> tuple[Sequence[int], list[_Row]]:
    """Return the widths of the columns, and head and rows in the largest size in which all stand in their zone.

    What is compared stands equally wide, or where that is too narrow in any size, in columns as wide as they need.
    """
    look, made = canvas.look.comparison, [_rows(canvas, slide, size) for size in canvas.look.comparison.sizes]
    equal_width = (zone.w - look.first) // len(slide.columns)
    equal = [look.first, *[equal_width] * len(slide.columns)]
    tried: Sequence[int] = equal
    for rows in made:
        if _overflow(canvas, rows, equal) <= (0, zone.h):
            return equal, rows
    for rows in made:
        shares = boxes.balanced(equal, lambda weights, rows=rows: _overflow(canvas, rows, _widths(weights, zone.w)))  # type: ignore[misc]
        tried = _widths(shares, zone.w)
        if _overflow(canvas, rows, tried) <= (0, zone.h):
            break
    return tried, rows


def _widths(weights: Sequence[int], whole: int) -> list[int]:
    """Return the widths of columns in EMU."""
    return [whole * weight // sum(weights) for weight in weights]


def _overflow(canvas: SlideCanvas, rows: list[_Row], widths: Sequence[int]) -> tuple[float, int]:
    """Return how many points columns are too narrow for their words, and the height of the table in EMU."""
    look, narrow, whole = canvas.look.comparison, 0.0, 0
    for number, (texts, starts) in enumerate(rows):
        for text, width, start in zip(texts, widths, starts, strict=True):
            needed, _ = measure.widest(text.words, text.size, bold=text.bold)
            narrow += max(0, needed / measure.USED - Emu(width - start - canvas.look.table.across).pt)
        whole += frames.row_height(canvas, texts, widths, starts, least=look.row if number else look.head)
    return round(narrow, 1), whole


def _rows(canvas: SlideCanvas, slide: ComparisonSlide, size: float) -> list[_Row]:
    """Return the cells of head and rows, these in one size, and the margins at their start."""
    look, shade, local = canvas.look.comparison, canvas.shade("text"), canvas.shade("care")
    head = [Text((), look.head_size, canvas.shade("accent"))]
    head += [Text(column.name, look.head_size, canvas.shade("accent"), bold=True) for column in slide.columns]
    rows = [(head, [0, *[look.pad + look.icon + look.gap] * len(slide.columns)])]
    for ask, answers in slide.rows:
        texts, starts = [Text(ask, size, shade, bold=True)], [0]
        for column, (mark, words) in zip(slide.columns, answers, strict=True):
            texts.append(Text(words, size, shade, bold=column.stressed, local=local))
            starts.append(look.pad + (0 if mark == "none" else look.mark + look.gap))
        rows.append((texts, starts))
    return rows


def _stretch(slide: ComparisonSlide, native: Any, height: int) -> None:
    """Share the height that is left among the rows below the head. Raises ContentError where there is none."""
    spare = height - sum(row.height for row in native.rows)
    if spare < 0:
        message = "a comparison is higher than its slide"
        raise ContentError((Problem(Location(slide.origin), message, "Say it in fewer words."),))
    for row in list(native.rows)[1:]:
        row.height = Emu(row.height + spare // len(slide.rows))


def _tint(canvas: SlideCanvas, slide: ComparisonSlide, native: Any) -> None:
    """Tint the stressed column; clear the rest of the head."""
    for number, row in enumerate(native.rows):
        for cell, stressed in zip(row.cells, (False, *(c.stressed for c in slide.columns)), strict=True):
            if stressed:
                oxml.fill_cell(cell, canvas.shade("tint"))
            elif not number:
                oxml.fill_cell(cell, canvas.shade("ground"))


def _overlay(canvas: SlideCanvas, slide: ComparisonSlide, native: Any, zone: Box) -> None:
    """Lay icons and marks over the cells; their words stand in the cells."""
    look = canvas.look.comparison
    y = zone.y
    for number, row in enumerate(native.rows):
        x = zone.x + native.columns[0].width
        for i, column in enumerate(slide.columns):
            middle = y + row.height // 2
            if not number:
                place = Box(x + look.pad, middle - look.icon // 2, look.icon, look.icon)
                canvas.icon(column.icon, place, canvas.shade("accent"))
            elif (mark := slide.rows[number - 1][1][i][0]) != "none":
                place = Box(x + look.pad, middle - look.mark // 2, look.mark, look.mark)
                yes = mark == "yes"
                name = canvas.look.tick if yes else canvas.look.cross
                canvas.icon(name, place, canvas.shade("accent" if yes else "quiet"))
            x += native.columns[i + 1].width
        y += row.height


_COLUMNS = 2


@draws(SignsSlide)
def signs(canvas: SlideCanvas, slide: SignsSlide) -> None:
    """Draw the signs down the first column, then down the second, all in one size of type."""
    zone, look = canvas.zone("Picture"), canvas.look.signs
    rows_per_column = -(-len(slide.signs) // _COLUMNS)
    places = [
        place for column in zone.columns(_COLUMNS, look.gap) for place in column.rows(rows_per_column, most=look.row)
    ]
    hang = look.number + look.icon + look.space
    room = TextFrameStyle(start=hang).room(places[0])
    size = min(largest_size(sign.text, look.sizes, room) for sign in slide.signs)
    for number, (sign, place) in enumerate(zip(slide.signs, places, strict=False), 1):
        own = canvas.at(sign.origin)
        text = Text(sign.text, size, canvas.shade("text"), hang=hang)
        own.require_fit([text], room)
        numbered = (Run(f"{number}\t", strong=True), *text.words)
        own.text(place, replace(text, words=numbered, strong=canvas.shade("accent"), local=canvas.shade("care")))
        icon = Box(place.x + look.number, place.middle - look.icon // 2, look.icon, look.icon)
        own.icon(sign.icon, icon, canvas.shade("emergency"))
