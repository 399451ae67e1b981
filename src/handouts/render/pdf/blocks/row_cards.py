"""Tables of a print in one column: each row is a card, with the words of the head before each cell or run into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from handouts.outline.handout import BarsCell, BlankCell, TextCell
from handouts.render.pdf.blocks.cells import band_line, bars_cell, bars_width, blank_cell, text_cell
from handouts.render.pdf.blocks.fields import labelled
from handouts.render.pdf.blocks.prose import items
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Strip,
    beside,
    centred,
    frame,
    joined,
    padded,
    rule,
    stack,
)
from handouts.render.pdf.engine.structure import Node
from handouts.text.markup import Run, stressed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.outline.handout import Cell, Row, Table
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.text.markup import RichText

_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of a table are set: the label of each cell but the first, and whether it runs in."""

    titles: tuple[RichText, ...]
    runs_in: bool


def row_cards(builder: BlockBuilder, block: Table, parent: Node, width: float) -> list[Strip]:
    """Return a table's rows as the items of lists, one list under each band."""
    space, between = builder.style.space, builder.one_column.row_card.between
    node = parent.add("Sect", builder.origin(block.origin))
    strips: list[Strip] = []
    plan = _plan(builder, block, width)
    for title in (title for title in block.head[1:] if title not in plan.titles):
        words = builder.text("table_head", title, width, node.add("P"))
        strips.append(Strip(words, before=space.small, keep=True))
    written = isinstance(block.groups[0].rows[0].cells[-1], BlankCell)
    if written:  # each row has its line under the last head
        line = builder.one_column.row_card.line
        words = builder.text("table_head", block.head[-1], line, node.add("P"))
        strips.append(Strip(words, before=space.tight, keep=True, indent=width - line))
    for group in block.groups:
        if group.band:
            band = band_line(builder, group.band, width, node.add("P"))
            strips.append(Strip(band, before=space.medium, keep=True))
        rows = node.add("L")
        for row in group.rows:
            if written:
                strips.append(Strip(_written_row(builder, row, rows, width), before=space.hair))
                continue
            card = _card(builder, row, plan, rows, width)
            strips += [replace(card[0], before=between), *card[1:]]
    return strips


def _plan(builder: BlockBuilder, block: Table, width: float) -> _Plan:
    """Return how rows are set: heads run in if one is too long for a column, or if that saves height."""
    part = builder.one_column.row_card
    beneath, inside = (
        _Plan(
            tuple(() if _is_printed_once(builder, block, title, max_width) else title for title in block.head[1:]),
            runs_in,
        )
        for max_width, runs_in in ((part.label, False), (part.run_in, True))
    )
    if beneath.titles != inside.titles:
        return inside
    trial, node = builder.trial(), Node("Sect")
    columns, lines = (
        sum(joined(_card(trial, row, plan, node, width)).height for group in block.groups for row in group.rows)
        for plan in (beneath, inside)
    )
    return inside if lines < columns else beneath


def _is_printed_once(builder: BlockBuilder, block: Table, title: RichText, max_width: float) -> bool:
    """Return whether a column's head is printed once, over the cards: if it is the only one, or too wide."""
    return len(block.head) == _PAIR or builder.width("table_head", title) > max_width


def _written_row(builder: BlockBuilder, row: Row, parent: Node, width: float) -> Group:
    """Return a row that is written on: its cells one under another, its line beside them, under a rule."""
    part, body = builder.one_column.row_card, parent.add("LI", builder.origin(row.origin)).add("LBody")
    *cells, last = row.cells
    assert isinstance(last, BlankCell)
    room = width - part.line - part.label_gap
    words = joined(
        [strip for index, cell in enumerate(cells) for strip in _cell(builder, cell, body, room, first=not index)]
    )
    line = blank_cell(builder, last.blank, body, part.line)
    parts = (Placed(0, part.gap, words), Placed(width - part.line, part.gap + words.height - line.height, line))
    return Group(words.height + part.gap, parts, rule(width, "rule", builder.style.line.thin))


def _card(builder: BlockBuilder, row: Row, plan: _Plan, parent: Node, width: float) -> list[Strip]:
    """Return a row in a frame; without it, under a rule, where the card is too high to stay in one piece."""
    part = builder.one_column.row_card
    body = parent.add("LI", builder.origin(row.origin)).add("LBody")
    room = width - 2 * part.pad
    strips = [*_card_strips(builder, row.cells, plan, body, room)]
    inner = joined(strips)
    if inner.height <= part.most:
        height = inner.height + 2 * part.pad
        line = frame(width, height, builder.tone("plain"), builder.style.line.thin, builder.style.radius.card)
        return [Strip(padded(inner, part.pad, part.pad, part.pad, line))]
    opened = padded(strips[0].element, 0, part.pad, 0, rule(width, "rule", builder.style.line.thin))
    return [Strip(opened, keep=True), *strips[1:]]


def _card_strips(
    builder: BlockBuilder, cells: Sequence[Cell], plan: _Plan, body: Node, width: float
) -> Iterator[Strip]:
    """Yield the cells of a card: what names it, beside its bars if it has any, then the others."""
    first, *others = cells
    titles = plan.titles
    gap = builder.one_column.row_card.gap
    bars = others[0] if others else None
    if isinstance(bars, BarsCell) and isinstance(first, TextCell):
        yield Strip(_beside_bars(builder, first, (titles[0], bars), body, width))
        titles, others = titles[1:], others[1:]
    elif plan.runs_in and isinstance(first, TextCell) and not (first.icon or first.points):
        yield Strip(stack(run_in(builder, [((), first)], body, width, names_row=True)))
    else:
        yield from _cell(builder, first, body, width, first=True)
    if plan.runs_in:
        yield from (
            Strip(line, before=gap) for line in run_in(builder, list(zip(titles, others, strict=True)), body, width)
        )
        return
    for title, cell in zip(titles, others, strict=True):
        strips = _labelled_cell(builder, title, cell, body, width) if title else _cell(builder, cell, body, width)
        yield replace(strips[0], before=gap)
        yield from strips[1:]


def _beside_bars(
    builder: BlockBuilder, first: TextCell, titled_cell: tuple[RichText, BarsCell], body: Node, width: float
) -> Group:
    """Return a card's name, and at its end the bars under the head of their column."""
    title, cell = titled_cell
    room = max(bars_width(builder, cell.bars), builder.width("table_head", title) + builder.style.line.hair)
    at = width - room
    named = text_cell(builder, first, body, at - builder.style.table.gap, names_row=True)
    head = [builder.text("table_head", title, room, body.add("P"))] if title else []
    return beside([(0, named), (at, stack([*head, bars_cell(builder, cell, body, room)]))])


def _labelled_cell(builder: BlockBuilder, title: RichText, cell: Cell, body: Node, width: float) -> list[Strip]:
    """Return a cell beside the head of its column; a list beneath it."""
    part = builder.one_column.row_card
    if isinstance(cell, TextCell) and cell.points:
        words = builder.text("table_head", title, width, body.add("P"))
        return [Strip(words, keep=True), *_cell(builder, cell, body, width)]
    indent = part.label + part.label_gap
    words = builder.text("table_head", title, part.label, body.add("P"))
    return [Strip(beside([(0, words), (indent, joined(_cell(builder, cell, body, width - indent)))]))]


def _cell(builder: BlockBuilder, cell: Cell, body: Node, width: float, *, first: bool = False) -> list[Strip]:
    if isinstance(cell, BlankCell):
        return [Strip(blank_cell(builder, cell.blank, body, width))]
    if isinstance(cell, BarsCell):
        return [Strip(bars_cell(builder, cell, body, width))]
    if not cell.points:
        return [Strip(text_cell(builder, cell, body, width, names_row=first))]
    return items(builder, cell.paragraphs, "plain", body, width=width, use="table", origins=cell.origins)


_WIDE_SPACE = Run("\N{NO-BREAK SPACE} ")
Piece = tuple[float, "Element"]
"""Something that may share its line, and how wide it is."""


def run_in(
    builder: BlockBuilder, cells: Sequence[tuple[RichText, Cell]], body: Node, width: float, *, names_row: bool = False
) -> list[Group]:
    """Return the lines of cells, each with the head of its column; of a cell that names the row the first is strong."""
    pieces = [
        piece for title, cell in cells for piece in _pieces(builder, title, cell, body, width, names_row=names_row)
    ]
    return _lines(builder, pieces, width)


def _pieces(
    builder: BlockBuilder, title: RichText, cell: Cell, body: Node, width: float, *, names_row: bool
) -> Iterator[Piece]:
    if isinstance(cell, BarsCell | BlankCell) or cell.points:
        yield width, _titled_cell(builder, title, cell, body, width)
        return
    yield from _paragraphs(builder, title, cell, body, width, names_row=names_row)
    if cell.blank:
        yield width, labelled(builder, cell.blank, body, width, "table")


def _titled_cell(builder: BlockBuilder, title: RichText, cell: Cell, body: Node, width: float) -> Element:
    """Return a cell under the head of its column."""
    head = [builder.text("table_head", title, width, body.add("P"))] if title else []
    return stack([*head, joined(_cell(builder, cell, body, width))])


def _paragraphs(
    builder: BlockBuilder, title: RichText, cell: TextCell, body: Node, width: float, *, names_row: bool
) -> Iterator[Piece]:
    """Yield the paragraphs of a cell; the head runs in before the first, or stands before its mark."""
    part = builder.style.table
    for index, (text, origin, mark) in enumerate(zip_longest(cell.paragraphs, cell.origins, cell.marks, fillvalue="")):
        if isinstance(text, str):
            continue
        head = title if not index else ()
        use = "row_head" if names_row and not index else "table"
        if not mark:
            leads = (*stressed(head), _WIDE_SPACE) if head else ()
            yield _piece(builder, use, (*leads, *text), body.add("P", builder.origin(str(origin))), width)
            continue
        label = _piece(builder, "table_head", head, body.add("P"), width) if head else None
        icon_at = label[0] + part.mark_gap if label else 0.0
        start = icon_at + part.mark + part.mark_gap
        text_width, words = _piece(builder, use, text, body.add("P", builder.origin(str(origin))), width - start)
        icon = centred(
            builder.icon(str(mark), part.mark, "ink" if mark == "cross" else "accent"), _leading(builder, use)
        )
        label_parts = [(0.0, label[1])] if label else []
        yield start + text_width, beside([*label_parts, (icon_at, icon), (start, words)])


def _leading(builder: BlockBuilder, use: str) -> float:
    line: float = getattr(builder.style.type, use).leading
    return line


def _piece(builder: BlockBuilder, use: str, words: RichText, node: Node, width: float) -> Piece:
    """Return words as wide as they are on one line, or as wide as there is room."""
    piece_width = min(width, builder.width(use, words) + builder.style.line.hair)
    return piece_width, builder.text(use, words, piece_width, node, link=True)


def _lines(builder: BlockBuilder, pieces: Sequence[Piece], width: float) -> list[Group]:
    """Return pieces line by line: those that fit beside each other share a line."""
    gap = builder.one_column.row_card.run_gap
    lines: list[list[Placed]] = []
    end = width
    for piece_width, element in pieces:
        if not lines or end + gap + piece_width > width:
            lines.append([])
            end = -gap
        lines[-1].append(Placed(end + gap, 0, element))
        end += gap + piece_width
    return [Group(max(placed.element.height for placed in line), tuple(line)) for line in lines]
