"""The rare scale: 1,000 people in blocks of 100 marks, those who had it filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Strip
from handouts.render.pdf.figures import PEOPLE, Figure

if TYPE_CHECKING:
    from handouts.outline.leaves import RareScale
    from handouts.render.pdf.elements import Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

_BLOCKS = 10
_SIDE = 10
"""Marks in a row of a block, and rows of it."""


def rare_scale(kit: Kit, block: RareScale, parent: Node, width: float) -> list[Strip]:
    """Return the marks of 1,000 people under their title; one figure, and its words."""
    part, space = kit.look.rare, kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    title = kit.text("body", block.title, width, node.add("P"))
    figure = node.add("Figure", alt=block.says)
    rows = -(-_BLOCKS // part.across)
    high = rows * _SIDE * part.pitch + (rows - 1) * part.gap
    picture = Figure(figure, width, high, _marks(kit, block.marked))
    return [Strip(title, before=space.small, keep=True), Strip(picture, before=space.tight, keep=True)]


def _marks(kit: Kit, marked: int) -> Paint:
    """Return ten blocks of 100 circles, read by rows; the first so many are filled."""
    part = kit.look.rare
    block = _SIDE * part.pitch + part.gap
    radius = part.mark / 2

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(_BLOCKS * PEOPLE):
            number, rest = divmod(at, PEOPLE)
            (down, across), (row, column) = divmod(number, part.across), divmod(rest, _SIDE)
            left = x + across * block + (column + 0.5) * part.pitch
            top = y + down * block + (row + 0.5) * part.pitch
            if at < marked:
                surface.disc(left, top, radius + part.stroke / 2, fill="accent")
            else:
                surface.disc(left, top, radius, line="outline", stroke=part.stroke)

    return paint
