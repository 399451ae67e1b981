"""What staff write on: fields in a row, tables of cells for a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run, plain, stressed
from handouts.errors import ContentError, Location, Problem
from handouts.outline.handout import Record
from handouts.render.pdf.cells import band_line
from handouts.render.pdf.elements import Group, Placed, Strip, beside, padded, stack
from handouts.render.pdf.fields import column_lines, field
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from handouts.outline.handout import RecordColumn, RecordRow
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

Edges = list[tuple[float, float]]
"""Start and width of each column, in points."""


@draws(Record)
def record(kit: Kit, block: Record, parent: Node, width: float) -> list[Strip]:
    """Return a table to write in, row by row; each carries the head, and its band, over to the next page."""
    node = parent.add("Table", kit.origin(block.origin))
    edges = _edges(kit, block, width)
    head = _head(kit, block, edges, node.add("THead").add("TR"))
    again = _head(kit, block, edges, None)
    strips = [Strip(head, before=kit.look.space.tight, keep=True)]
    body = node.add("TBody")
    for group in block.groups:
        carry: Element = again
        if group.band:
            cell = body.add("TR").add("TH", scope="Column", columns=len(edges))
            strips.append(Strip(band_line(kit, stressed(group.band), width, cell), keep=True, carry=again))
            told = stressed((*group.band, Run(" "), *kit.continued))
            carry = stack([again, band_line(kit, told, width, None)])
        strips += [Strip(_row(kit, block, row, edges, body), carry=carry) for row in group.rows]
    return strips


def _edges(kit: Kit, block: Record, width: float) -> Edges:
    """Return the columns, the titles of the rows first: as the theme divides the width, but no word is broken."""
    part = kit.record
    wanted = [part.rooms[column.room] for column in block.columns]
    least = [_least(kit, column) for column in block.columns]
    if block.named:
        wanted.insert(0, part.when)
        least.insert(0, part.when)
    scale = width / sum(wanted)
    sizes = [max(share * scale, room) for share, room in zip(wanted, least, strict=True)]
    if sum(least) > width:
        message = f"{len(block.columns)} columns with such long words are {sum(least) - width:.0f} points too wide"
        hint = "Use shorter words, or take a column out."
        raise ContentError((Problem(Location(block.columns[-1].origin), message, hint, "fit"),))
    spare = [size - room for size, room in zip(sizes, least, strict=True)]
    over = (sum(sizes) - width) / (sum(spare) or 1)
    edges = []
    x = 0.0
    for size, room in zip(sizes, spare, strict=True):
        edges.append((x, size - over * room))
        x += size - over * room
    return edges


def _least(kit: Kit, column: RecordColumn) -> float:
    """Return how wide a column must be for the longest word of its head."""
    words = [
        kit.width(use, word)
        for use, texts in (("table_head", (column.title,)), ("small", column.write), ("small_strong", column.limits))
        for text in texts
        for word in plain(text).split()
    ]
    return max(words) + 2 * kit.record.pad


def _lines(edges: Edges) -> list[float]:
    return [*(x for x, _ in edges), edges[-1][0] + edges[-1][1]]


def _head(kit: Kit, block: Record, edges: Edges, row: Node | None) -> Group:
    """Return the heads: what is written, in which unit or scale, and the limits."""
    pad, space = kit.record.pad, kit.look.space
    cells: list[tuple[float, Element]] = []
    inner = list(edges)
    if block.named:
        (x, size), *inner = edges
        cells.append((x + pad, kit.text("table_head", block.named, size - 2 * pad, _column_head(row))))
    for column, (x, size) in zip(block.columns, inner, strict=True):
        cells.append(
            (x + pad, _column(kit, column, size - 2 * pad, _column_head(row, kit.origin(column.origin) if row else "")))
        )
    words = padded(beside(cells), 0, space.tight, space.tight)
    grid = column_lines(kit, _lines(edges), words.height)
    width = edges[-1][0] + edges[-1][1]

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, words.height, fill="accent_tint")
        grid(surface, x, y)
        surface.line((x, y + words.height), (x + width, y + words.height), colour="ink", stroke=kit.look.line.head)

    return Group(words.height, words.parts, behind)


def _column_head(row: Node | None, origin: str = "") -> Node | None:
    return row.add("TH", origin, scope="Column") if row else None


def _column(kit: Kit, column: RecordColumn, width: float, cell: Node | None) -> Group:
    lines = [("table_head", column.title)]
    lines += [("small", text) for text in column.write]
    lines += [("small_strong", text) for text in column.limits]
    return stack([kit.text(use, text, width, cell.add("P") if cell else None) for use, text in lines])


def _row(kit: Kit, block: Record, row: RecordRow, edges: Edges, body: Node) -> Group:
    """Return a row of cells to write in; what is not due is gray and struck out."""
    part, look = kit.record, kit.look
    node = body.add("TR", kit.origin(row.origin))
    parts: list[Placed] = []
    height = part.tall if block.tall else part.row
    inner = list(edges)
    if block.named:
        (x, size), *inner = edges
        title = kit.text("table", row.title, size - 2 * part.pad, node.add("TH", scope="Row"))
        height = max(height, title.height + look.space.tight)
        parts.append(Placed(x + part.pad, (height - title.height) / 2, title))
    closed = []
    for column, blank, (x, size) in zip(block.columns, row.cells, inner, strict=True):
        cell = node.add("TD")
        if blank is None:
            closed.append((x, size))
            continue
        if column.joint and not kit.form:
            sign = kit.line("joint", (Run(column.joint),))
            parts.append(Placed(x + (size - sign.width) / 2, (height - sign.height) / 2, sign))
        parts.append(Placed(x, 0, field(kit, blank, cell, size, height, line="quiet")))
    grid = column_lines(kit, _lines(edges), height)

    def behind(surface: Surface, x: float, y: float) -> None:
        for left, size in closed:
            surface.box(x + left, y, size, height, fill="track")
            surface.line((x + left, y + height), (x + left + size, y), colour="rule", stroke=look.line.thin)
        grid(surface, x, y)
        width = edges[-1][0] + edges[-1][1]
        surface.line((x, y + height), (x + width, y + height), colour="quiet", stroke=look.line.thin)

    return Group(height, tuple(parts), behind)
