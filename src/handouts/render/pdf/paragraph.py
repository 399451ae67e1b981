"""Text that is laid out: tagged, linked, and parted over pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.canvas import Box
    from handouts.render.pdf.marking import TaggedCanvas
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.styles import TextStyle
    from handouts.render.pdf.surface import Surface
    from handouts.render.pdf.typesetting import Layout, Line, Piece

_FEWEST_LINES = 2
"""Lines of a paragraph that may stand alone at the foot or at the top of a page."""


def draw_text(
    canvas: TaggedCanvas, layout: Layout, style: TextStyle, node: Node | None, *, x: float, base: float
) -> None:
    """Draw lines whose column begins at x (its left edge), the first on the base line `base`, in points.

    They belong to the node, each link to a node of its own within it; without a node they are an artifact.
    """
    _draw_lines(canvas, layout.lines, layout.links, style, node, at=(x, base))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a reader can jump to; level 0 is outermost."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a column; without a node they are an artifact, or part of the figure they stand in."""

    layout: Layout
    style: TextStyle
    base_line: float
    """How far the first base line lies beneath the top, in points."""
    column: float
    node: Node | None = None
    bookmark: Bookmark | None = None
    target: str = ""
    """What links in the document lead here by: `#target`."""

    @property
    def height(self) -> float:
        """How high the lines stand, in points."""
        return self.layout.height

    @property
    def width(self) -> float:
        """How far the longest line reaches, in points."""
        return self.layout.width

    @property
    def least(self) -> float:
        """The height of as few lines as may stand alone at the foot of a page."""
        few = len(self.layout.lines) >= 2 * _FEWEST_LINES
        return self.style.leading * _FEWEST_LINES if few else self.height

    def part(self, height: float) -> tuple[Text, Text] | None:
        """Return the lines that fit into a height, and what is left; no line stands alone in either."""
        lines = self.layout.lines
        at = min(int(height / self.style.leading), len(lines) - _FEWEST_LINES)
        if at < _FEWEST_LINES:
            return None
        first, rest = (
            replace(self, layout=replace(self.layout, lines=some, height=len(some) * self.style.leading))
            for some in (lines[:at], lines[at:])
        )
        return first, replace(rest, bookmark=None, target="")

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw the lines with the column's upper start corner at x, y."""
        left, top = surface.left(x, self.column), surface.height - y
        if self.bookmark:
            surface.canvas.bookmark(self.bookmark.title, self.bookmark.level, top)
        if self.target:
            surface.canvas.target(self.target, top)
        draw_text(surface.canvas, self.layout, self.style, self.node, x=left, base=top - self.base_line)


def _draw_lines(
    canvas: TaggedCanvas,
    lines: Sequence[Line],
    links: tuple[str, ...],
    style: TextStyle,
    node: Node | None,
    *,
    at: tuple[float, float],
) -> None:
    x, base = at
    placed = [(piece, base - style.leading * row) for row, line in enumerate(lines) for piece in line.pieces]
    for (link, raised), stretch in groupby(placed, key=lambda pair: (pair[0].link, pair[0].raised)):
        pieces = list(stretch)
        linked = style.mark_colour if raised else style.link_colour
        colour = (linked if link else None) or style.colour
        size, rise = style.size_of(raised), style.mark_rise if raised else 0
        glyphs = [(x + piece.x, y + rise, size, piece.shaped) for piece, y in pieces]
        if node is None:
            canvas.letter(colour, glyphs)
            continue
        owner = node.inline("Link", link) if link else node
        with canvas.tagged(owner):
            canvas.letter(colour, glyphs)
        if link:
            boxes = [_box(piece, size, x, y + rise) for piece, y in pieces if piece.shaped.text.strip()]
            says = "".join(piece.shaped.text for piece, _ in pieces).strip()
            _link(canvas, owner, links[link - 1], says, boxes)


def _link(canvas: TaggedCanvas, node: Node, href: str, says: str, boxes: list[Box]) -> None:
    """Make each line of a link sensitive."""
    lines = []
    for _, on_line in groupby(boxes, key=lambda box: (box[1], box[3])):
        left, bottom, right, top = zip(*on_line, strict=True)
        lines.append((min(left), min(bottom), max(right), max(top)))
    canvas.link(node, href, says, lines)


def _box(piece: Piece, size: float, x: float, y: float) -> Box:
    face = piece.shaped.face
    left = x + piece.x
    return left, y - face.descent * size, left + piece.shaped.width * size / 1000, y + face.ascent * size
