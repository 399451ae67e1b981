"""Paragraphs: rich text that is tagged, linked, and parted over pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handouts.content.markup import RichText, plain
from handouts.render.pdf.flow import Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.canvas import Box
    from handouts.render.pdf.marking import TaggedCanvas
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.styles import TextStyle
    from handouts.render.pdf.typesetting import Layout, Line, Piece, Typesetter

_FEWEST_LINES = 2
"""Lines of a paragraph that may stand alone at the foot or at the top of a page."""


def draw_text(
    canvas: TaggedCanvas, layout: Layout, style: TextStyle, node: Node | None, *, x: float, base: float
) -> None:
    """Draw lines whose column begins at x (its left edge), the first on the base line `base`, in points.

    They belong to the node, each link to a node of its own within it; without a node they are an artifact.
    """
    _draw_lines(canvas, layout.lines, layout.links, style, node, at=(x, base))


class Paragraph(Flowable):
    """Text under one node. A heading gives its bookmark's level; parts of one paragraph share the node."""

    def __init__(
        self,
        typesetter: Typesetter,
        text: RichText,
        style: TextStyle,
        node: Node,
        *,
        before: float = 0.0,
        with_next: bool = False,
        bookmark: int | None = None,
    ) -> None:
        self.typesetter = typesetter
        self.text = text
        self.style = style
        self.node = node
        self.before = before
        self.with_next = with_next
        self.bookmark = bookmark
        self._first = 0
        self._last: int | None = None

    def layout(self, width: float) -> Layout:
        """Return all lines of the text, those of other parts included."""
        return self.typesetter.lay_out(self.text, self.style, width, self.node.nearest_origin)

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines of this part."""
        return self.layout(width).lines[self._first : self._last]

    def height(self, width: float) -> float:
        """Return the lines' height."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """Return the height of as few lines as may stand alone."""
        count = len(self.lines(width))
        return self.style.leading * (_FEWEST_LINES if count >= 2 * _FEWEST_LINES else count)

    def split(self, width: float, height: float) -> tuple[Flowable, Flowable] | None:
        """Part it between lines, leaving no line alone on either page."""
        count = len(self.lines(width))
        fitting = min(int(height / self.style.leading), count - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        at = self._first + fitting
        return self._part(self._first, at), self._part(at, self._last)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines of this part, and with the first the bookmark."""
        if self.bookmark is not None:
            canvas.bookmark(plain(self.text), self.bookmark, top)
        at = (x, top - self.typesetter.base_line(self.style))
        _draw_lines(canvas, self.lines(width), self.layout(width).links, self.style, self.node, at=at)

    def _part(self, first: int, last: int | None) -> Paragraph:
        begins = first == self._first
        part = Paragraph(
            self.typesetter,
            self.text,
            self.style,
            self.node,
            before=self.before if begins else 0.0,
            bookmark=self.bookmark if begins else None,
            with_next=self.with_next and last == self._last,
        )
        part._first, part._last = first, last
        return part


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
