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
    space = kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    title = kit.text("body", block.title, width, node.add("P"))
    figure = node.add("Figure", alt=block.says)
    pitch = _pitch(kit, width)
    picture = Figure(figure, width, _SIDE * pitch, _marks(kit, block.marked, pitch))
    return [Strip(title, before=space.small, keep=True), Strip(picture, before=space.tight, keep=True)]


def _pitch(kit: Kit, width: float) -> float:
    """Return how far marks stand apart: as the theme says, or nearer where a page is narrower."""
    part = kit.look.rare
    return min(part.pitch, (width - (_BLOCKS - 1) * part.gap) / (_BLOCKS * _SIDE))


def _marks(kit: Kit, marked: int, pitch: float) -> Paint:
    """Return ten blocks of 100 circles in a row, read by rows; the first so many are filled."""
    part = kit.look.rare
    radius = part.mark / 2

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(_BLOCKS * PEOPLE):
            block, rest = divmod(at, PEOPLE)
            row, column = divmod(rest, _SIDE)
            left = x + block * (_SIDE * pitch + part.gap) + (column + 0.5) * pitch
            top = y + (row + 0.5) * pitch
            if at < marked:
                surface.disc(left, top, radius + part.stroke / 2, fill="accent")
            else:
                surface.ring(left, top, radius, line="outline", stroke=part.stroke)

    return paint
