"""Slides drawn small: an artifact, for all that it says stands beside it in words, or in the deck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.sketch import Path
from handouts.render.pdf.fonts import MissingGlyphError
from handouts.render.pdf.paragraph import draw_text
from handouts.render.pdf.styles import TextStyle
from handouts.render.pdf.surface import upright
from handouts.render.pdf.typesetting import Typesetter
from handouts.theme.colour import channels

if TYPE_CHECKING:
    from handouts.outline.sketch import Sketch, Words
    from handouts.render.pdf.fonts import Family
    from handouts.render.pdf.marking import TaggedCanvas

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

    setter: Typesetter
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
        path = upright(part.commands, self.height, self.share)
        canvas.drawPath(path, stroke=int(bool(part.line)), fill=int(bool(part.fill)), fillMode=_EVEN_ODD)

    def words(self, canvas: TaggedCanvas, part: Words) -> None:
        """Draw words, smaller where our type is wider than the slide's."""
        weight = _BOLD if part.bold else _REGULAR
        text = (Run("".join(self._known(weight, sign) for sign in part.text)),)
        style = TextStyle(part.size, part.size, weight, weight, channels(part.colour))
        wide = self.setter.width(text, style)
        size = part.size * self.share * min(1, part.width / wide if wide else 1)
        style = TextStyle(round(size, 2), part.size, weight, weight, channels(part.colour))
        layout = self.setter.lay_out(text, style, float("inf"))
        draw_text(canvas, layout, style, None, x=part.x * self.share, base=(self.height - part.y) * self.share)

    def _known(self, weight: int, sign: str) -> str:
        """Return a character, or a space where no font has it: the deck has fonts of its own."""
        try:
            self.setter.family.face(weight, sign)
        except MissingGlyphError:
            return " "
        return sign
