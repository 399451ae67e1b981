"""Paragraphs: rich text that is tagged, linked, and parted over pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handouts.content.markup import RichText, plain
from handouts.render.pdf.flow import Flowable

if TYPE_CHECKING:
    from handouts.render.pdf.marking import Glyphs, TaggedCanvas
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.styles import TextStyle
    from handouts.render.pdf.typesetting import Layout, Line, Piece, Typesetter

_FEWEST_LINES = 2
"""Lines of a paragraph that may stand alone at the foot or at the top of a page."""


class Paragraph(Flowable):
    """Text under one node. A heading gives its bookmark's level; parts of one paragraph share node and links."""

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
        self._links: dict[int, Node] = {}
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

    def _part(self, first: int, last: int | None) -> Paragraph:
        part = Paragraph(
            self.typesetter,
            self.text,
            self.style,
            self.node,
            before=0.0 if first else self.before,
            bookmark=None if first else self.bookmark,
        )
        part._links, part._first, part._last = self._links, first, last  # noqa: SLF001 (the same class)
        return part

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines, each link under a node of its own."""
        layout = self.layout(width)
        if self.bookmark is not None:
            canvas.bookmark(plain(self.text), self.bookmark, top)
        base = top - self.typesetter.base_line(self.style)
        placed = [
            (piece, base - self.style.leading * at)
            for at, line in enumerate(layout.lines[self._first : self._last])
            for piece in line.pieces
        ]
        for link, stretch in groupby(placed, key=lambda pair: pair[0].link):
            pieces = list(stretch)
            if link:
                self._draw_link(canvas, x, pieces, link, layout.links[link - 1])
            else:
                with canvas.tagged(self.node):
                    canvas.letter(self.style.colour, self._glyphs(x, pieces))

    def _draw_link(
        self, canvas: TaggedCanvas, x: float, pieces: list[tuple[Piece, float]], link: int, href: str
    ) -> None:
        node = self._links.get(link)
        if node is None:
            node = self._links[link] = self.node.inline("Link")
        with canvas.tagged(node):
            canvas.letter(self.style.link_colour or self.style.colour, self._glyphs(x, pieces))
        says = "".join(part.shaped.text for part, _ in pieces).strip()
        for base, on_line in groupby(pieces, key=lambda pair: pair[1]):
            edges = [
                (x + piece.x, x + piece.x + piece.shaped.width * self.style.size / 1000)
                for piece, _ in on_line
                if piece.shaped.text.strip()
            ]
            if edges:
                face = self.typesetter.family.main(self.style.weight)
                left, right = min(edges)[0], max(edge for _, edge in edges)
                bottom, top = base - face.descent * self.style.size, base + face.ascent * self.style.size
                canvas.link(node, href, says, (left, bottom, right, top))

    def _glyphs(self, x: float, pieces: list[tuple[Piece, float]]) -> list[Glyphs]:
        return [(x + piece.x, base, self.style.size, piece.shaped) for piece, base in pieces]
