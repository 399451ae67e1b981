"""Data tables: row rules only, bands that say what rows have in common, and a head repeated on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from handouts.errors import ContentError, Location, Problem
from handouts.outline.handout import BarsCell, BlankCell, Table, TextCell
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.blocks.cells import band_line, bars_cell, blank_cell, text_cell
from handouts.render.pdf.blocks.row_cards import row_cards
from handouts.render.pdf.blocks.table_tags import grid_tags
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Strip,
    beside,
    joined,
    keep_last_with_previous,
    padded,
    rule,
    stack,
)
from handouts.render.pdf.engine.piles import Pile, column_width, in_columns
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from handouts.outline.handout import Cell, Row
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.blocks.table_tags import GridTags
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.text.markup import RichText

_PAIR = 2
"""Rows that stay together."""
Edges = list[tuple[float, float]]
"""Start and room of each column, in points."""


@draws(Table)
def table(builder: BlockBuilder, block: Table, parent: Node, width: float) -> list[Strip]:
    """Return a table row by row; each carries the head, and its band, over to the next page.

    In a print of one column its rows are cards; what staff know is a list.
    """
    if block.kind == "known":
        return _known(builder, block, parent, width)
    if builder.stacked:
        return row_cards(builder, block, parent, width)
    style = builder.style
    edges = _edges(builder, block, width)
    strips: list[Strip] = []
    rows = sum(len(group.rows) for group in block.groups)
    banded = any(group.band for group in block.groups)
    named = block.kind != "plain" or _is_named(block)
    tags = grid_tags(builder, parent, block.origin, columns=len(edges), rows=rows, banded=banded, named=named)
    head = _head(builder, block.head, edges, width, tags)
    again = _head(builder, block.head, edges, width, None)
    strips.append(Strip(head, before=style.space.small, keep=True))
    for group in block.groups:
        tags.group()
        carry: Element = again
        if group.band:
            strips.append(Strip(band_line(builder, group.band, width, tags.band()), keep=True, carry=again))
            band = (*group.band, Run(" "), *builder.continued) if builder.continued else group.band
            carry = stack([again, band_line(builder, band, width, None)])
        strips += [Strip(_row(builder, block, row, edges, tags), carry=carry) for row in group.rows]
    if joined(strips[-_PAIR:]).height > width / _PAIR:  # high rows may part
        return strips
    return keep_last_with_previous(strips)


def _edges(builder: BlockBuilder, block: Table, width: float) -> Edges:
    """Return the columns as the theme divides the text width; evenly where it has no such table."""
    part = builder.style.table
    shares = _by_need(builder, block, width) if block.kind == "plain" else part.columns.get(block.kind, ())
    if len(shares) != len(block.head):
        shares = (1.0,) * len(block.head)
    edges = []
    x = 0.0
    for index, share in enumerate(shares):
        size = share / sum(shares) * width
        edges.append((x, size - (part.gap if index + 1 < len(shares) else 0)))
        x += size
    return edges


def _is_named(block: Table) -> bool:
    """Return whether the first cell of each row of a plain table names it."""
    first = block.groups[0].rows[0].cells[0]
    return isinstance(first, TextCell) and first.header


def _by_need(builder: BlockBuilder, block: Table, width: float) -> tuple[float, ...]:
    """Return the columns of a plain table as wide as their words need, their longest word at least, to fill a width.

    Raises ContentError where the longest words have no room beside each other.
    """
    columns = list(zip(block.head, *(_texts(row) for group in block.groups for row in group.rows), strict=True))
    uses = ["table_head", *["row_head" if _is_named(block) else "table"] * (len(columns[0]) - 1)]
    gap = builder.style.table.gap
    least, wanted = [], []
    for number, texts in enumerate(columns):
        used = [
            (use if not number or use == "table_head" else "table", text) for use, text in zip(uses, texts, strict=True)
        ]
        words = [(use, word) for use, text in used for word in plain(text).split()]
        least.append(max(builder.width(use, stressed((Run(word),))) for use, word in words) + gap)
        wanted.append(max(builder.width(use, text) for use, text in used) + gap)
    free = width - sum(least)
    if free < 0:
        message = f"the longest words of {len(columns)} columns have no room beside each other"
        raise ContentError((Problem(Location(block.origin), message, "Use shorter words, or fewer columns.", "fit"),))
    needed = sum(wanted) - sum(least)
    more = min(1.0, free / needed) if needed else 1.0
    sizes = [low + (high - low) * more for low, high in zip(least, wanted, strict=True)]
    rest = (width - sum(sizes)) / len(sizes)
    return tuple(size + rest for size in sizes)


def _texts(row: Row) -> list[RichText]:
    return [cell.paragraphs[0] for cell in row.cells if isinstance(cell, TextCell)]


def _head(
    builder: BlockBuilder, head: tuple[RichText, ...], edges: Edges, width: float, tags: GridTags | None
) -> Group:
    style = builder.style
    cells = [
        (x, builder.text("table_head", words, room, tags.head() if tags else None))
        for words, (x, room) in zip(head, edges, strict=True)
    ]
    text_height = max(cell.height for _, cell in cells)
    parts = tuple(Placed(x, text_height - cell.height, cell) for x, cell in cells)  # all stand on the rule
    height = text_height + style.space.snug
    return Group(height, parts, rule(width, "ink", style.line.head, height))


def _row(builder: BlockBuilder, block: Table, row: Row, edges: Edges, tags: GridTags) -> Group:
    part, style = builder.style.table, builder.style
    pad, width = part.pads.get(block.kind, part.pad), sum(edges[-1])
    tags.row(row.origin)
    cells = [
        (x, _cell(builder, cell, tags, room, first=not index and block.kind != "plain"))
        for index, (cell, (x, room)) in enumerate(zip(row.cells, edges, strict=True))
    ]
    icons = any(isinstance(cell, TextCell) and cell.icon for cell in row.cells)
    inner = beside(cells, min_height=part.icon if icons else 0)
    foot = block.kind != "review"
    parts = [  # a line to write on stands at the foot of its row, but beside the first line of a claim
        replace(placed, y=inner.height - placed.element.height) if foot and isinstance(cell, BlankCell) else placed
        for placed, cell in zip(inner.parts, row.cells, strict=True)
    ]
    line = rule(width, "rule", style.line.thin, inner.height + 2 * pad)
    return padded(replace(inner, parts=tuple(parts)), 0, pad, pad, line)


def _cell(builder: BlockBuilder, cell: Cell, tags: GridTags, width: float, *, first: bool) -> Element:
    match cell:
        case TextCell(header=header):
            names_row = header or first
            node = tags.name() if names_row else tags.cell()
            return text_cell(builder, cell, node, width, names_row=names_row)
        case BarsCell():
            return bars_cell(builder, cell, tags.cell(), width)
        case BlankCell(blank=blank):
            return blank_cell(builder, blank, tags.cell(), width)
        case _:
            assert_never(cell)


_BETWEEN = Run(" \N{MIDDLE DOT} ")


def _known(builder: BlockBuilder, block: Table, parent: Node, width: float) -> list[Strip]:
    """Return a table without heads as a list: the first cell of each row over the words of the others."""
    part, gutter = builder.style.known, builder.style.page.gutter
    node = parent.add("L", builder.origin(block.origin))
    room = column_width(width, part.columns, gutter)
    entries: list[Element] = []
    for group in block.groups:
        inner = node.add("L") if group.band else node
        head = [builder.text("slide_title", group.band, room, inner.add("Caption"))] if group.band else []
        first, *others = (_entry(builder, row, inner, room) for row in group.rows)
        entries += [replace(first, elements=(*head, *first.elements), kept=len(head) + first.kept), *others]
    return [Strip(in_columns(entries, width, part.columns, gutter, part.gap), before=builder.style.space.small)]


def _entry(builder: BlockBuilder, row: Row, parent: Node, width: float) -> Pile:
    item = parent.add("LI", builder.origin(row.origin))
    name, *cells = (cell.paragraphs for cell in row.cells if isinstance(cell, TextCell))
    meaning = _run_on([text for cell in cells for text in cell])
    label = builder.text("known", stressed(name[0]), width, item.add("Lbl"))
    return Pile((label, builder.text("known", meaning, width, item.add("LBody").add("P"), link=True)), kept=2)


def _run_on(texts: list[RichText]) -> RichText:
    """Return paragraphs as one, a dot in the middle between those that do not end a sentence."""
    runs: list[Run] = []
    for text in texts:
        ended = not runs or runs[-1].text.rstrip().endswith((".", "?", "!"))
        runs += [*([Run(" ") if ended else _BETWEEN] if runs else []), *text]
    return tuple(runs)
