"""Chances: icon arrays of 100 people and crowds of more, with both frames; the scale of 1,000 for what is rare."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.leaves import Chance, Crowd, RareScale
from handouts.render.pdf.blocks.builder import aligned, draws
from handouts.render.pdf.engine.elements import Figure, Group, Placed, Strip, joined, padded, row_of, rule, stack
from handouts.text.markup import Run, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.outline.leaves import ChanceBox, People
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element, Paint
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Point, Surface
    from handouts.text.markup import RichText

PEOPLE = 100
_ROW = 10
_HALF = 5
_BLOCKS = 10
_SIDE = 10
"""Marks in a row of a block, and rows of it."""
_ACROSS = 20
"""Squares of 100 people in a row."""
_PERSON = "one-person"
_NUMBER = re.compile(r"\d+(?:\D\d+)*")


@draws(Chance)
def chance(builder: BlockBuilder, block: Chance, parent: Node, width: float) -> list[Strip]:
    """Return icon arrays side by side under their title, with whom the numbers come from beneath."""
    style, gutter = builder.style, builder.style.page.gutter
    node = parent.add("Sect", builder.origin(block.origin))
    strips = [Strip(_title(builder, block, node, width))]
    if builder.stacked:
        return _one_by_one(builder, block, node, width, strips[0])
    half = (width - gutter) / 2
    beside = _fit_beside(builder, block.boxes, half)
    boxes = [_box(builder, box, node, half, beside=beside) for box in block.boxes]
    strips.append(Strip(row_of(boxes, half + gutter), before=style.space.small))
    room = min(width, style.page.reading_width)
    if block.source:
        strips.append(Strip(builder.text("caption", block.source, room, node.add("P")), before=style.space.small))
    line = rule(width, "ink", style.line.head)
    return [Strip(padded(joined(strips), 0, style.space.snug, 0, line), before=style.space.block)]


def _one_by_one(builder: BlockBuilder, block: Chance, node: Node, width: float, title: Strip) -> list[Strip]:
    """Return icon arrays one under another; those that are compared are never parted."""
    style = builder.style
    top = Strip(padded(title.element, 0, style.space.snug, 0, rule(width, "ink", style.line.head)), keep=True)
    strips = [replace(top, before=style.space.block)]
    beside = _fit_beside(builder, block.boxes, width)
    strips += [Strip(_box(builder, box, node, width, beside=beside), before=style.space.medium) for box in block.boxes]
    if block.source:
        strips[-1] = replace(strips[-1], keep=True)
        source = builder.text("caption", block.source, width, node.add("P"))
        strips.append(Strip(source, before=style.space.small))
    if any(box.people.comparison for box in block.boxes):
        return [Strip(joined(strips), before=style.space.block)]
    return strips


def _title(builder: BlockBuilder, block: Chance, node: Node, width: float) -> Group:
    if builder.stacked:
        lines = [builder.text("heading", block.title, width, node.add("H3"))]
        return stack([*lines, *([builder.text("note", block.note, width, node.add("P"))] if block.note else [])])
    title = builder.line("heading", block.title, node.add("H3"))
    indent = title.column + builder.style.page.gutter
    if not block.note:
        return aligned((0, title))
    note = builder.text("note", block.note, width - indent, node.add("P"), align="end")
    return aligned((0, title), (indent, note))


def _box(builder: BlockBuilder, box: ChanceBox, parent: Node, width: float, *, beside: bool) -> Element:
    """Return an array under what it is of, its two frames beside it; both counts in the same size and ink."""
    if isinstance(box.people, Crowd):
        return _crowded(builder, box, box.people, parent, width, beside=beside)
    part = builder.style.array
    node = parent.add("Sect", builder.origin(box.origin))
    side = _ROW * part.pitch + part.extra
    caption = builder.text("fact_caption", box.caption, width, node.add("P"))
    figure = node.add("Figure", alt=box.says)
    array = Figure(figure, side, side, _array(builder, box.people))
    indent = side + part.text_gap
    yes, no = (_frame(builder, box, width - indent, yes=yes) for yes in (True, False))
    half = max(side / 2, yes.height + part.fact_gap, no.height + part.fact_gap)

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x + indent, y + half), (x + width, y + half), colour="rule", stroke=builder.style.line.thin)

    parts = (
        Placed(0, 0, array),
        Placed(indent, (half - yes.height) / 2, yes),
        Placed(indent, half + (half - no.height) / 2, no),
    )
    return stack([caption, Group(max(side, 2 * half), parts, behind)], builder.style.space.hair)


def _crowded(
    builder: BlockBuilder, box: ChanceBox, people: Crowd, parent: Node, width: float, *, beside: bool
) -> Element:
    """Return a crowd as wide as there is room under what it is of, its two frames beneath."""
    space, gutter = builder.style.space, builder.style.page.gutter
    node = parent.add("Sect", builder.origin(box.origin))
    caption = builder.text("fact_caption", box.caption, width, node.add("P"))
    figure = node.add("Figure", alt=box.says)
    height, paint = (_thousand if people.each == 1 else _squares)(builder, people, width)
    half = (width - gutter) / 2
    frames = [_frame(builder, box, half if beside else width, yes=yes) for yes in (True, False)]
    counts = row_of(frames, half + gutter) if beside else stack(frames, space.hair)
    return stack([caption, Figure(figure, width, height, paint), counts], space.small)


def _fit_beside(builder: BlockBuilder, boxes: Iterable[ChanceBox], width: float) -> bool:
    """Return whether both counts of each box stand side by side: in one picture all stand alike."""
    half = (width - builder.style.page.gutter) / 2
    return all(_counted_width(builder, box, yes=yes) <= half for box in boxes for yes in (True, False))


def _counted_width(builder: BlockBuilder, box: ChanceBox, *, yes: bool) -> float:
    """Return the width in points of a count behind its key."""
    part = builder.style.array
    return part.key_person + part.key_gap + sum(builder.width(use, runs) for use, runs in _pieces(box, yes=yes))


def _pieces(box: ChanceBox, *, yes: bool) -> list[tuple[str, RichText]]:
    """Return a count in its uses of type."""
    if yes:
        return _sized(box.yes_count, box.people.count)
    return _sized(box.no_count, box.people.whole - box.people.count)


def _array(builder: BlockBuilder, people: People) -> Paint:
    """Return 100 people by rows from the upper start: those who did are filled, the others hollow."""
    part = builder.style.array
    inset = (part.pitch - part.person) / 2

    def paint(surface: Surface, x: float, y: float) -> None:
        for index in range(PEOPLE):
            row, column = divmod(index, _ROW)
            left = x + column * part.pitch + part.extra * (column >= _HALF) + inset
            top = y + row * part.pitch + part.extra * (row >= _HALF) + inset
            _person(builder, surface, (left, top), part.person, filled=index < people.of_100)

    return paint


def _person(builder: BlockBuilder, surface: Surface, at: Point, size: float, *, filled: bool) -> None:
    """Draw a person, filled or hollow: so for those treated and for those they are compared with."""
    x, y = at
    line, ground = ("accent", "accent") if filled else ("ink", "white")
    surface.icon(_PERSON, x, y, size, colour=line, outline=builder.style.array.stroke, ground=ground)


def _frame(builder: BlockBuilder, box: ChanceBox, width: float, *, yes: bool) -> Element:
    """Return a count with the person who is its key, and what it counts beneath.

    It is an artifact: what the picture says when it is read out holds both frames, in whole sentences.
    """
    part = builder.style.array
    key = part.key_person
    pieces = []
    x = key + part.key_gap
    for use, runs in _pieces(box, yes=yes):
        text = builder.line(use, runs)
        pieces.append((x, text))
        x += text.width
    counted = aligned(*pieces)

    def behind(surface: Surface, left: float, top: float) -> None:
        at = (left, top + (counted.height - key) / 2)
        if isinstance(box.people, Crowd):
            _mark(builder, surface, at, key, box.people, filled=yes)
        else:
            _person(builder, surface, at, key, filled=yes)

    meaning = builder.text("table", box.yes if yes else box.no, width - key - part.key_gap)
    return stack([Group(counted.height, (Placed(0, 0, counted),), behind), padded(meaning, key + part.key_gap, 0, 0)])


def _sized(count: RichText, number: int) -> list[tuple[str, RichText]]:
    """Return `45 of 100` in its uses of type: the number large, however it is grouped, what is around it small."""
    text = plain(count)
    found = next((found for found in _NUMBER.finditer(text) if re.sub(r"\D", "", found[0]) == str(number)), None)
    if found is None:
        return [("count_of", count)]
    pieces = [("count_of", text[: found.start()]), ("count", found[0]), ("count_of", text[found.end() :])]
    return [(use, (Run(piece),)) for use, piece in pieces if piece]


@draws(RareScale)
def rare_scale(builder: BlockBuilder, block: RareScale, parent: Node, width: float) -> list[Strip]:
    """Return the marks of 1,000 people under their title; one figure, and its words."""
    space = builder.style.space
    node = parent.add("Sect", builder.origin(block.origin))
    title = builder.text("body", block.title, width, node.add("P"))
    figure = node.add("Figure", alt=block.says)
    pitch = _pitch(builder, width)
    picture = Figure(figure, width, _SIDE * pitch, _marks(builder, block.marked, pitch))
    return [Strip(title, before=space.small, keep=True), Strip(picture, before=space.tight, keep=True)]


def _pitch(builder: BlockBuilder, width: float) -> float:
    """Return the distance between marks in points: the theme's, or less where the page is narrower."""
    part = builder.style.rare
    return min(part.pitch, (width - (_BLOCKS - 1) * part.gap) / (_BLOCKS * _SIDE))


def _thousand(builder: BlockBuilder, people: Crowd, width: float) -> tuple[float, Paint]:
    """Return the height and the marks of 1,000 people in two rows of blocks."""
    part, rows = builder.style.rare, _BLOCKS // _HALF
    pitch = min(part.most, (width - (_HALF - 1) * part.gap) / (_HALF * _SIDE))
    return rows * _SIDE * pitch + (rows - 1) * part.gap, _marks(builder, people.count, pitch, _HALF)


def _squares(builder: BlockBuilder, people: Crowd, width: float) -> tuple[float, Paint]:
    """Return the height and the squares of 10,000 people, each of 100; the last that is filled, by tenths of tenths."""
    part = builder.style.rare
    pitch = (width + part.between) / _ACROSS
    side, squares = pitch - part.between, people.whole // people.each

    def paint(surface: Surface, x: float, y: float) -> None:
        for index in range(squares):
            row, column = divmod(index, _ACROSS)
            left, top = x + column * pitch, y + row * pitch
            surface.box(left, top, side, side, line="ink", stroke=part.stroke)
            tens, ones = divmod(min(max(people.count - index * people.each, 0), people.each), _SIDE)
            if tens:
                surface.box(left, top, side, side * tens / _SIDE, fill="accent")
            if ones:
                surface.box(left, top + side * tens / _SIDE, side * ones / _SIDE, side / _SIDE, fill="accent")

    return squares // _ACROSS * pitch - part.between, paint


def _mark(builder: BlockBuilder, surface: Surface, at: Point, size: float, people: Crowd, *, filled: bool) -> None:
    """Draw the mark that stands beside a count as its key: a dot, or the square of several people."""
    x, y = at
    fill, line = ("accent", "accent") if filled else ("white", "ink")
    part, stroke, half = builder.style.rare, builder.style.array.stroke, size / 2
    if people.each == 1:
        radius = half - stroke if filled else half * part.dot / part.mark
        surface.disc(x + half, y + half, radius, fill="accent" if filled else "ink")
    else:
        surface.box(x + stroke, y + stroke, size - 2 * stroke, size - 2 * stroke, fill=fill, line=line, stroke=stroke)


def _marks(builder: BlockBuilder, marked: int, pitch: float, across: int = _BLOCKS) -> Paint:
    """Return ten blocks of 100 dots, so many in a row, read by rows; those marked are large, which outlasts copies."""
    part = builder.style.rare
    scale = max(1, pitch / part.pitch)

    def paint(surface: Surface, x: float, y: float) -> None:
        for index in range(_BLOCKS * PEOPLE):
            block, within = divmod(index, PEOPLE)
            down, right = divmod(block, across)
            row, column = divmod(within, _SIDE)
            left = x + right * (_SIDE * pitch + part.gap) + (column + 0.5) * pitch
            top = y + down * (_SIDE * pitch + part.gap) + (row + 0.5) * pitch
            if index < marked:
                surface.disc(left, top, scale * part.mark / 2, fill="accent")
            else:
                surface.dot(left, top, scale * part.dot / 2, fill="ink")

    return paint
