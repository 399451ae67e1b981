"""What staff fill in during a visit: the record by time, and criteria to tick."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.outline.handout import Criteria, Record
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.blocks.cells import band_line
from handouts.render.pdf.blocks.fields import column_lines, field
from handouts.render.pdf.blocks.table_tags import grid_tags
from handouts.render.pdf.engine.elements import (
    Group,
    Painted,
    Placed,
    Strip,
    beside,
    boxed,
    centred,
    padded,
    row_of,
    rule,
    stack,
    together,
)
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.outline.handout import Blank, Criterion, RecordColumn, RecordRow
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.blocks.table_tags import GridTags
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface

ColumnEdges = list[tuple[float, float]]
"""Start and width of each column, in points."""


@draws(Record)
def record(builder: BlockBuilder, block: Record, parent: Node, width: float) -> list[Strip]:
    """Return a table to write in, row by row; each carries the head, and its band, over to the next page."""
    edges = _edges(builder, block, width)
    rows, banded = sum(len(group.rows) for group in block.groups), any(group.band for group in block.groups)
    named = bool(block.named)
    tags = grid_tags(builder, parent, block.origin, columns=len(edges), rows=rows, banded=banded, named=named)
    head = _head(builder, block, edges, tags)
    repeated_head = _head(builder, block, edges, None)
    strips = [Strip(head, before=builder.style.space.tight, keep=True)]
    for group in block.groups:
        tags.group()
        carry: Element = repeated_head
        if group.band:
            band = band_line(builder, stressed(group.band), width, tags.band())
            strips.append(Strip(band, keep=True, carry=repeated_head))
            again = stressed((*group.band, Run(" "), *builder.continued))
            carry = stack([repeated_head, band_line(builder, again, width, None)])
        strips += [Strip(_row(builder, block, row, edges, tags), carry=carry) for row in group.rows]
    return strips


def _edges(builder: BlockBuilder, block: Record, width: float) -> ColumnEdges:
    """Return the columns, the titles of the rows first: as the theme divides the width, but no word is broken."""
    part = builder.record
    wanted = [part.rooms[column.room] for column in block.columns]
    min_widths = [_min_width(builder, column) for column in block.columns]
    if block.named:
        wanted.insert(0, part.when)
        min_widths.insert(0, part.when)
    scale = width / sum(wanted)
    sizes = [max(share * scale, room) for share, room in zip(wanted, min_widths, strict=True)]
    if sum(min_widths) > width:
        message = f"{len(block.columns)} columns with such long words are {sum(min_widths) - width:.0f} points too wide"
        hint = "Use shorter words, or take a column out."
        raise ContentError((Problem(Location(block.columns[-1].origin), message, hint, "fit"),))
    spare = [size - room for size, room in zip(sizes, min_widths, strict=True)]
    over = (sum(sizes) - width) / (sum(spare) or 1)
    widths = [size - over * room for size, room in zip(sizes, spare, strict=True)]
    return list(zip(accumulate(widths, initial=0.0), widths, strict=False))


def _min_width(builder: BlockBuilder, column: RecordColumn) -> float:
    """Return the width of a column that holds the longest word of its head, in points."""
    words = [
        builder.width(use, word)
        for use, texts in (("table_head", (column.title,)), ("small", column.write), ("small_strong", column.limits))
        for text in texts
        for word in plain(text).split()
    ]
    return max(words) + 2 * builder.record.pad


def _lines(edges: ColumnEdges) -> list[float]:
    return [*(x for x, _ in edges), sum(edges[-1])]


def _head(builder: BlockBuilder, block: Record, edges: ColumnEdges, tags: GridTags | None) -> Group:
    """Return the heads: what is written; beneath it, and read once, in which unit or scale, and the limits."""
    two_rows = any(column.write or column.limits for column in block.columns)
    pad, space = builder.record.pad, builder.style.space
    cells: list[tuple[float, Element]] = []
    inner = list(edges)
    if block.named:
        (x, size), *inner = edges
        node = tags.head(rows=1 + two_rows) if tags else None
        cells.append((x + pad, builder.text("table_head", block.named, size - 2 * pad, node)))
    for index, (column, (x, size)) in enumerate(zip(block.columns, inner, strict=True), bool(block.named)):
        single = two_rows and not (column.write or column.limits)
        node = tags.head(builder.origin(column.origin), rows=1 + single) if tags else None
        below = partial(tags.under_head, index) if tags else None
        cells.append((x + pad, _column(builder, column, size - 2 * pad, node, below)))
    words = padded(beside(cells), 0, space.tight, space.tight)
    grid = column_lines(builder, _lines(edges), words.height)
    width = sum(edges[-1])
    tint = boxed(width, words.height, fill="accent_tint")
    foot = rule(width, "ink", builder.style.line.head, words.height)
    return replace(words, behind=together(tint, grid, foot))


def _column(
    builder: BlockBuilder, column: RecordColumn, width: float, node: Node | None, below: Callable[[], Node] | None
) -> Group:
    """Return the title of a column, and what stands under it in a cell that is made where there is any."""
    lines = [*(("small", text) for text in column.write), *(("small_strong", text) for text in column.limits)]
    cell = below() if below and lines else None
    words = [builder.text(use, text, width, cell.add("P") if cell else None, colour="ink") for use, text in lines]
    return stack([builder.text("table_head", column.title, width, node), *words])


def _row(builder: BlockBuilder, block: Record, row: RecordRow, edges: ColumnEdges, tags: GridTags) -> Group:
    """Return a row of cells to write in; what is not due is gray and crossed by a dash, which is read out."""
    part, style = builder.record, builder.style
    tags.row(row.origin)
    parts: list[Placed] = []
    height = part.tall if block.tall else part.row
    inner = list(edges)
    if block.named:
        (x, size), *inner = edges
        title = builder.text("table", row.title, size - 2 * part.pad, tags.name())
        height = max(height, title.height + style.space.tight)
        parts.append(Placed(x + part.pad, (height - title.height) / 2, title))
    closed: list[tuple[float, float]] = []
    for column, blank, (x, size) in zip(block.columns, row.cells, inner, strict=True):
        cell = tags.cell()
        if blank is None:
            closed.append((x, size))
            parts.append(Placed(x, 0, _not_due(builder, block, cell, size, height)))
            continue
        if column.joint and not builder.form:
            sign = builder.line("joint", (Run(column.joint),))
            parts.append(Placed(x + (size - sign.width) / 2, (height - sign.height) / 2, sign))
        parts.append(Placed(x, 0, field(builder, blank, cell, size, height)))
    grid = column_lines(builder, _lines(edges), height)
    foot = rule(sum(edges[-1]), "ink", style.line.thin, height)

    def behind(surface: Surface, x: float, y: float) -> None:
        for left, size in closed:
            surface.box(x + left, y, size, height, fill="track")
        grid(surface, x, y)
        foot(surface, x, y)

    return Group(height, tuple(parts), behind)


def _not_due(builder: BlockBuilder, block: Record, cell: Node, width: float, height: float) -> Painted:
    """Return the dash of a cell where nothing is due: dark enough to outlast a copy of a copy."""
    part = builder.record
    node = cell.add("Span", actual=plain(block.not_due))

    def paint(surface: Surface, x: float, y: float) -> None:
        start, middle = x + (width - part.dash) / 2, y + height / 2
        with surface.canvas.tagged(node):
            surface.line((start, middle), (start + part.dash, middle), colour="ink", stroke=part.dash_stroke)

    return Painted(height, paint)


_FEW = 4
"""Rows of boxes to tick that are not parted over a page, such as the choices of a question."""


@draws(Criteria)
def criteria(builder: BlockBuilder, block: Criteria, parent: Node, width: float) -> list[Strip]:
    """Return what must hold, with boxes to tick; what is short stands two by two."""
    node = parent.add("L", builder.origin(block.origin))
    half = (width - builder.style.page.gutter) / 2
    rows: list[list[Criterion]] = []
    for criterion in block.criteria:
        pair = (
            rows
            and len(rows[-1]) == 1
            and _is_short(builder, rows[-1][0], half)
            and _is_short(builder, criterion, half)
        )
        if pair:
            rows[-1].append(criterion)
        else:
            rows.append([criterion])
    strips: list[Strip] = []
    together = len(rows) <= _FEW
    for row in rows:
        room = half if len(row) > 1 else width
        cells = [_criterion(builder, criterion, node, room) for criterion in row]
        height = max(cell.height for cell in cells)
        parts = row_of([centred(cell, height) for cell in cells], half + builder.style.page.gutter)
        line = rule(width, "rule", builder.style.line.thin)
        strip = Strip(replace(parts, behind=line), before=0 if strips else builder.style.space.tight)
        strips.append(replace(strip, keep=together and row is not rows[-1]))
    return strips


def _is_short(builder: BlockBuilder, criterion: Criterion, width: float) -> bool:
    """Return whether a criterion has room in a column: its text alone, or on one line with its blanks."""
    part = builder.record
    needed = sum(builder.width("table", blank.label) + part.write for blank in criterion.blanks)
    return not criterion.blanks or builder.width("table", criterion.text) + needed + part.tick + 2 * part.gap <= width


def _criterion(builder: BlockBuilder, criterion: Criterion, parent: Node, width: float) -> Group:
    part = builder.record
    body = parent.add("LI", builder.origin(criterion.origin)).add("LBody")
    tick = field(builder, criterion.tick, body, part.tick, part.tick, boxed=True)
    x = part.tick + part.gap
    text_width = width - x - sum(builder.width("table", blank.label) + part.write for blank in criterion.blanks)
    words = builder.text("table", criterion.text, text_width, body.add("P"))
    height = max(part.criterion, words.height + 2 * builder.style.space.hair)
    parts: list[tuple[float, Element]] = [(0, centred(tick, height)), (x, centred(words, height))]
    x += words.width + part.gap
    share = (width - x) / max(1, len(criterion.blanks))
    for blank in criterion.blanks:
        parts.append((x, _labelled(builder, blank, body, share - builder.style.space.tight, height)))
        x += share
    return beside(parts)


def _labelled(builder: BlockBuilder, blank: Blank, parent: Node, width: float, height: float) -> Group:
    """Return a label, and a line from there on."""
    node = parent.add("P")
    label = builder.line("table", (*blank.label, Run("\N{NO-BREAK SPACE}")), node)
    room = width - label.column
    line = height - 2 * builder.style.space.tight
    return Group(height, (
        Placed(0, (height - label.height) / 2, label),
        Placed(label.column, builder.style.space.hair, field(builder, blank, node, room, line)),
    ))  # fmt: skip
