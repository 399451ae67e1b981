"""What is done at which times: a mark in the column of each time, what comes later in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.render.pdf.elements import Group, Painted, Placed, Strip, frame, joined, padded

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout import Grid, GridRow
    from handouts.render.pdf.kit import Align, Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface
    from handouts.theme.figures import GridPart


def grid(kit: Kit, block: Grid, parent: Node, width: float) -> list[Strip]:
    """Return a grid row by row; each carries the head over to the next page."""
    node = parent.add("Table", kit.origin(block.origin))
    shape = _Shape(kit, block, width)
    head, again = shape.head(node.add("THead").add("TR")), shape.head(None)
    body = node.add("TBody")
    rows = [Strip(shape.row(row, body), carry=again) for row in block.rows]
    return [Strip(head, before=kit.look.space.small, keep=True), *rows]


class _Shape:
    """The columns of one grid: names from the start, times and later ones at the end."""

    def __init__(self, kit: Kit, block: Grid, width: float) -> None:
        assert kit.look.grid is not None
        self.kit, self.block, self.width = kit, block, width
        self.part: GridPart = kit.look.grid
        later = self.part.later if block.later else 0
        self.names = width - len(block.times) * self.part.time - later
        self.times = [self.names + at * self.part.time for at in range(len(block.times))]
        self.later = width - later + (kit.look.space.snug if block.later else 0)

    def head(self, row: Node | None) -> Group:
        """Return the head, all of it down to an ink rule."""
        kit, part, block = self.kit, self.part, self.block
        columns: list[tuple[float, float, RichText, Align]] = [(0.0, self.names, block.head, "start")]
        columns += [(x, part.time, when, "centre") for x, when in zip(self.times, block.times, strict=True)]
        columns += [(self.later, self.width - self.later, block.later, "start")] if block.later else []
        parts = []
        for x, room, words, align in columns:
            cell = row.add("TH", scope="Column") if row else None
            parts.append(Placed(x, 0, kit.text("table_head", words, room, cell, align=align)))
        high = max(one.element.height for one in parts)
        placed = tuple(replace(one, y=high - one.element.height) for one in parts)  # all stand on the rule
        height = high + kit.look.space.snug

        def behind(surface: Surface, x: float, y: float) -> None:
            stroke = kit.look.line.head
            surface.line((x, y + height), (x + self.width, y + height), colour="ink", stroke=stroke)

        return Group(height, placed, behind)

    def row(self, row: GridRow, body: Node) -> Group:
        """Return what is done, and a mark under each of its times; a tint at every other time leads the eye down."""
        kit, part = self.kit, self.part
        node = body.add("TR", kit.origin(row.origin))
        name = kit.text("table", row.name, self.names - kit.look.space.tight, node.add("TH", scope="Row"), link=True)
        cells = [Placed(0, 0, name)]
        line = kit.look.type.table.leading
        for x, mark in zip(self.times, row.marks, strict=True):
            cell = node.add("TD")
            if mark:
                cells.append(Placed(x, 0, self._mark(cell.add("Span", actual=plain(self.block.mark)), line)))
        if self.block.later:
            cells.append(Placed(self.later, 0, kit.text("table", row.later, self.width - self.later, node.add("TD"))))
        inner = Group(max(one.element.height for one in cells), tuple(cells))
        height = inner.height + 2 * part.pad

        def behind(surface: Surface, x: float, y: float) -> None:
            for at in self.times[::2]:
                surface.box(x + at, y, part.time, height, fill="accent_tint")
            stroke = kit.look.line.thin
            surface.line((x, y + height), (x + self.width, y + height), colour="rule", stroke=stroke)

        return padded(inner, 0, part.pad, part.pad, behind)

    def _mark(self, node: Node, line: float) -> Painted:
        """Return a disc in the middle of a time's column, read out in words."""

        def paint(surface: Surface, x: float, y: float) -> None:
            with surface.canvas.tagged(node):
                surface.disc(x + self.part.time / 2, y + line / 2, self.part.mark, fill="accent")

        return Painted(line, paint)


def grid_cards(kit: Kit, block: Grid, parent: Node, width: float) -> list[Strip]:
    """Return the rows of a grid as cards of a list: what is done, and all its times in words."""
    part = kit.one_column.row_card
    node = parent.add("L", kit.origin(block.origin))
    room = width - 2 * part.pad
    strips = []
    for row in block.rows:
        body = node.add("LI", kit.origin(row.origin)).add("LBody")
        name = kit.text("table", row.name, room, body.add("P"), link=True)
        times = kit.text("table", row.says, room, body.add("P"))
        inner = joined([Strip(name), Strip(times, before=part.gap)])
        line = frame(width, inner.height + 2 * part.pad, kit.tone("plain"), kit.look.line.thin, kit.look.radius.card)
        strips.append(Strip(padded(inner, part.pad, part.pad, part.pad, line), before=part.between))
    return strips
