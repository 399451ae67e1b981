"""A paragraph as a box of known height, and a slide drawn small."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.outline.leaves import Path
from handouts.render.pdf.engine.fonts import MissingGlyphError
from handouts.render.pdf.engine.surface import pdf_path
from handouts.render.pdf.engine.text_object import TextStyle
from handouts.render.pdf.engine.typesetting import Typesetter
from handouts.text.markup import Run
from handouts.theme.assets import channels

if TYPE_CHECKING:
    from handouts.outline.leaves import Sketch, Words
    from handouts.render.pdf.engine.canvas import Box
    from handouts.render.pdf.engine.fonts import Family
    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.render.pdf.engine.typesetting import Layout, Piece

_FEWEST_LINES = 2
"""Lines of a paragraph that may stand alone at the foot or at the top of a page."""


def draw_text(
    canvas: TaggedCanvas, layout: Layout, style: TextStyle, node: Node | None, *, x: float, base: float
) -> None:
    """Draw lines whose column begins at x (its left edge), the first on the base line `base`, in points.

    They belong to the node, each link to a node of its own within it; without a node they are an artifact.
    """
    placed = [(piece, base - style.leading * row) for row, line in enumerate(layout.lines) for piece in line.pieces]
    for (link, raised), stretch in groupby(placed, key=lambda pair: (pair[0].link, pair[0].raised)):
        pieces = list(stretch)
        linked = style.mark_colour if raised else style.link_colour
        colour = (linked if link else None) or style.colour
        size, rise = style.size_of(raised), style.mark_rise if raised else 0
        glyphs = [(x + piece.x, y + rise, size, piece.shaped) for piece, y in pieces]
        if node is None:
            canvas.draw_glyphs(colour, glyphs)
            continue
        owner = node.inline("Link", link) if link else node
        with canvas.tagged(owner):
            canvas.draw_glyphs(colour, glyphs)
        if link:
            boxes = [_box(piece, size, x, y + rise) for piece, y in pieces if piece.shaped.text.strip()]
            says = "".join(piece.shaped.text for piece, _ in pieces).strip()
            _link(canvas, owner, layout.links[link - 1], says, boxes)


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
        """The height of the lines in points."""
        return self.layout.height

    @property
    def width(self) -> float:
        """How far the longest line reaches, in points."""
        return self.layout.width

    @property
    def min_height(self) -> float:
        """The height of as few lines as may stand alone at the foot of a page."""
        few = len(self.layout.lines) >= 2 * _FEWEST_LINES
        return self.style.leading * _FEWEST_LINES if few else self.height

    def split(self, height: float) -> tuple[Text, Text] | None:
        """Return the lines that fit into a height, and what is left; no line stands alone in either."""
        lines = self.layout.lines
        at = min(int(height / self.style.leading), len(lines) - _FEWEST_LINES)
        if at < _FEWEST_LINES:
            return None
        first, remaining = (
            replace(self, layout=replace(self.layout, lines=part_lines, height=len(part_lines) * self.style.leading))
            for part_lines in (lines[:at], lines[at:])
        )
        return first, replace(remaining, bookmark=None, target="")

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw the lines with the column's upper start corner at x, y.

        Raises ContentError at a word that is wider than the column, as half a word may be read as another.
        """
        if self.layout.too_wide and self.node:
            raise ContentError((self._too_wide(self.node),))
        left, top = surface.left(x, self.column), surface.height - y
        if self.bookmark:
            surface.canvas.bookmark(self.bookmark.title, self.bookmark.level, top)
        if self.target:
            surface.canvas.target(self.target, top)
        draw_text(surface.canvas, self.layout, self.style, self.node, x=left, base=top - self.base_line)

    def _too_wide(self, node: Node) -> Problem:
        word = self.layout.too_wide
        message = f"the word “{word}” is wider than its place, which is {self.column:.0f} points wide"
        hint = "Use a shorter word, or write a hyphen where it may be parted."
        return Problem(Location(node.nearest_origin), message, hint, "fit", near=word)


def _link(canvas: TaggedCanvas, node: Node, href: str, says: str, boxes: list[Box]) -> None:
    """Add the link's annotation, one box for each line."""
    lines = []
    for _, on_line in groupby(boxes, key=lambda box: (box[1], box[3])):
        left, bottom, right, top = zip(*on_line, strict=True)
        lines.append((min(left), min(bottom), max(right), max(top)))
    canvas.link(node, href, says, lines)


def _box(piece: Piece, size: float, x: float, y: float) -> Box:
    face = piece.shaped.face
    left = x + piece.x
    return left, y - face.descent * size, left + piece.shaped.width * size / 1000, y + face.ascent * size


_EVEN_ODD = 0
_REGULAR, _BOLD = 400, 600
_DASH = (4, 3)
"""In widths of the line."""
_SCALE = 0.1
"""Of what is stamped, whose coordinates are kept to a tenth."""


def draw_sketch(canvas: TaggedCanvas, family: Family, sketch: Sketch, *, x: float, y: float, width: float) -> None:
    """Draw a slide so many points wide, its lower left corner at x, y."""
    pen = _Pen(Typesetter(family), sketch.height, width / sketch.width / _SCALE)
    size = (sketch.width * pen.share, sketch.height * pen.share)

    def draw(canvas: TaggedCanvas) -> None:
        canvas.setFillColorRGB(*channels(sketch.ground))
        canvas.rect(0, 0, *size, 0, 1)
        for part in sketch.parts:
            if isinstance(part, Path):
                pen.path(canvas, part)
            else:
                pen.words(canvas, part)

    canvas.stamp((sketch, width), (0, 0, *size), draw, x=x, y=y, scale=_SCALE)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws the parts of a slide so many points high at a share of their size."""

    typesetter: Typesetter
    height: float
    share: float

    def path(self, canvas: TaggedCanvas, part: Path) -> None:
        if part.fill:
            canvas.setFillColorRGB(*channels(part.fill))
        if part.line:
            stroke = part.stroke * self.share
            canvas.setStrokeColorRGB(*channels(part.line))
            canvas.setLineWidth(stroke)
            canvas.setDash([stroke * length for length in _DASH] if part.dashed else [])
        path = pdf_path(part.commands, self.height, self.share)
        canvas.drawPath(path, stroke=int(bool(part.line)), fill=int(bool(part.fill)), fillMode=_EVEN_ODD)

    def words(self, canvas: TaggedCanvas, part: Words) -> None:
        """Draw words, smaller where our type is wider than the slide's."""
        weight = _BOLD if part.bold else _REGULAR
        text = (Run("".join(self._known(weight, sign) for sign in part.text)),)
        style = TextStyle(part.size, part.size, weight, weight, channels(part.colour))
        text_width = self.typesetter.width(text, style)
        size = part.size * self.share * min(1, part.width / text_width if text_width else 1)
        style = TextStyle(round(size, 2), part.size, weight, weight, channels(part.colour))
        layout = self.typesetter.lay_out(text, style, float("inf"))
        draw_text(canvas, layout, style, None, x=part.x * self.share, base=(self.height - part.y) * self.share)

    def _known(self, weight: int, sign: str) -> str:
        """Return a character, or a space where no font has it: the deck has fonts of its own."""
        try:
            self.typesetter.family.face(weight, sign)
        except MissingGlyphError:
            return " "
        return sign
