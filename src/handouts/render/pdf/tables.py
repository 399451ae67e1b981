"""Data tables: row rules only, bands that say what rows have in common, and a head repeated on every page."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from handouts.content.markup import Run
from handouts.outline.handout import BarsCell, BlankCell, TextCell
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, in_company, joined, padded, stack
from handouts.render.pdf.fields import field
from handouts.render.pdf.figures import hundred_bars
from handouts.render.pdf.prose import items

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout import Blank, Cell, Row, Table
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

_PAIR = 2
"""Items of a cell's list that may already stand side by side; rows that stay together."""
Edges = list[tuple[float, float]]
"""Start and room of each column, in points."""


def table(kit: Kit, block: Table, parent: Node, width: float) -> list[Strip]:
    """Return a table row by row; each carries the head, and its band, over to the next page."""
    look = kit.look
    edges = _edges(kit, block, width)
    strips: list[Strip] = []
    node = parent.add("Table", kit.origin(block.origin))
    head = _head(kit, block.head, edges, width, node.add("THead").add("TR"))
    again = _head(kit, block.head, edges, width, None)
    strips.append(Strip(head, before=look.space.small, keep=True))
    body = node.add("TBody")
    for group in block.groups:
        carry: Element = again
        if group.band:
            cell = body.add("TR").add("TH", scope="Column", columns=len(edges))
            strips.append(Strip(band_line(kit, group.band, width, cell), keep=True, carry=again))
            told = (*group.band, Run(" "), *kit.continued) if kit.continued else group.band
            carry = stack([again, band_line(kit, told, width, None)])
        strips += [Strip(_row(kit, block, row, edges, body), carry=carry) for row in group.rows]
    return in_company(strips) if joined(strips[-_PAIR:]).height <= width / _PAIR else strips  # high rows may part


def _edges(kit: Kit, block: Table, width: float) -> Edges:
    """Return the columns as the theme divides the text width; evenly where it has no such table."""
    part = kit.look.table
    shares = part.columns.get(block.kind, ())
    if len(shares) != len(block.head):
        shares = (1.0,) * len(block.head)
    edges = []
    x = 0.0
    for at, share in enumerate(shares):
        size = share / sum(shares) * width
        edges.append((x, size - (part.gap if at + 1 < len(shares) else 0)))
        x += size
    return edges


def _head(kit: Kit, head: tuple[RichText, ...], edges: Edges, width: float, row: Node | None) -> Group:
    look = kit.look
    cells = [
        (x, kit.text("table_head", words, room, row.add("TH", scope="Column") if row else None))
        for words, (x, room) in zip(head, edges, strict=True)
    ]
    high = max(cell.height for _, cell in cells)
    parts = tuple(Placed(x, high - cell.height, cell) for x, cell in cells)  # all stand on the rule
    height = high + look.space.snug

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + height), (x + width, y + height), colour="ink", stroke=look.line.head)

    return Group(height, parts, behind)


def band_line(kit: Kit, band: RichText, width: float, cell: Node | None) -> Group:
    """Return what the rows beneath have in common, over a line: in print of one bit no tint would tell it."""
    look = kit.look
    use = "table" if any(run.strong for run in band) else "table_head"
    words = kit.text(use, band, width, cell, link=True)
    height = words.height + 2 * look.table.band_pad

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + height), (x + width, y + height), colour="ink", stroke=look.line.thin)

    return Group(height, (Placed(0, look.table.band_pad, words),), behind)


def _row(kit: Kit, block: Table, row: Row, edges: Edges, body: Node) -> Group:
    part, look = kit.look.table, kit.look
    pad, width = part.pads.get(block.kind, part.pad), sum(edges[-1])
    node = body.add("TR", kit.origin(row.origin))
    cells = [
        (x, _cell(kit, cell, node, room, first=not at))
        for at, (cell, (x, room)) in enumerate(zip(row.cells, edges, strict=True))
    ]
    icons = any(isinstance(cell, TextCell) and cell.icon for cell in row.cells)
    inner = beside(cells, least=part.icon if icons else 0)
    low = [  # a line to write on stands at the foot of its row
        replace(one, y=inner.height - one.element.height) if isinstance(cell, BlankCell) else one
        for one, cell in zip(inner.parts, row.cells, strict=True)
    ]
    inner = replace(inner, parts=tuple(low))
    height = inner.height + 2 * pad

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + height), (x + width, y + height), colour="rule", stroke=look.line.thin)

    return padded(inner, 0, pad, pad, behind)


def _cell(kit: Kit, cell: Cell, row: Node, width: float, *, first: bool) -> Element:
    match cell:
        case TextCell(header=header):
            names_row = header or first
            node = row.add("TH", scope="Row") if names_row else row.add("TD")
            return text_cell(kit, cell, node, width, names_row=names_row)
        case BarsCell():
            return bars_cell(kit, cell, row.add("TD"), width)
        case BlankCell(blank=blank):
            return blank_cell(kit, blank, row.add("TD"), width)
        case _:
            assert_never(cell)


def bars_cell(kit: Kit, cell: BarsCell, node: Node, width: float) -> Element:
    """Return the bars of a cell, and what is noted beneath."""
    picture = hundred_bars(kit, cell.bars, node, width)
    return stack([picture, kit.text("caption", cell.note, width, node.add("P"))]) if cell.note else picture


def blank_cell(kit: Kit, blank: Blank, node: Node, width: float) -> Element:
    """Return a line to write on."""
    return field(kit, blank, node, width, kit.look.type.table.leading)


def text_cell(kit: Kit, cell: TextCell, node: Node, width: float, *, names_row: bool) -> Element:
    """Return the words of a cell behind its icon; the first that names a row is strong."""
    part = kit.look.table
    at = part.icon + part.icon_gap if cell.icon else 0
    room = width - at
    words = _listed(kit, cell, node, room) if cell.points else _paragraphs(kit, cell, node, room, names_row=names_row)
    if not cell.icon:
        return words
    icon = kit.icon(cell.icon, part.icon, "accent")
    return beside([(0, icon), (at, words)], centred=kit.stacked)


def _listed(kit: Kit, cell: TextCell, node: Node, width: float) -> Element:
    """Return the list of a cell."""
    part, gap = kit.look.points, kit.look.space.tight
    strips = items(
        kit, cell.paragraphs, "plain", node, width=width, use="table", part=part, origins=cell.origins, fewest=_PAIR
    )
    return joined([replace(strip, before=gap) for strip in strips])


def _paragraphs(kit: Kit, cell: TextCell, node: Node, width: float, *, names_row: bool) -> Element:
    """Return the paragraphs of a cell; the first that names a row is strong, or where it stresses words, these are."""
    texts = cell.paragraphs
    named = (*cell.origins, *("" for _ in texts[len(cell.origins) :]))
    nodes = [node.add("P", kit.origin(origin)) for origin in named]
    first = "row_head" if names_row and not any(run.strong for text in texts[:1] for run in text) else "table"
    lines: list[Element] = [
        _marked(kit, text, nodes[number], width, mark=mark, use="table" if number else first)
        for number, (text, mark) in enumerate(zip_longest(texts, cell.marks, fillvalue=""))
        if not isinstance(text, str)
    ]
    lines += _written(kit, cell.blank, node, width) if cell.blank else []
    return stack(lines, 0 if names_row or cell.marks or cell.origins else kit.look.space.tight)


def _marked(kit: Kit, text: RichText, node: Node, width: float, *, mark: str, use: str) -> Element:
    """Return a paragraph, behind its mark where it has one."""
    part = kit.look.table
    at = part.mark + part.mark_gap if mark else 0
    words = kit.text(use, text, width - at, node, link=True)
    if not mark:
        return words
    line = getattr(kit.look.type, use).leading
    return beside([(0, centred(kit.icon(mark, part.mark, "ink" if mark == "cross" else "accent"), line)), (at, words)])


def _written(kit: Kit, blank: Blank, node: Node, width: float) -> list[Element]:
    """Return a label, and the line beneath it."""
    line = kit.look.type.table.leading
    return [kit.text("table", blank.label, width, node.add("P")), field(kit, blank, node, width, line)]
