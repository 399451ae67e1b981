"""A page to draw on, in terms of start and down: right-to-left pages are mirrored here and nowhere else.

Lengths are points; `x` counts from the page's start edge, `y` from its top, down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfgen.pathobject import PDFPathObject

from handouts.content.svg import BOX
from handouts.theme.assets import channels, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from handouts.content.icons import Icon
    from handouts.render.pdf.engine.marking import TaggedCanvas

Point = tuple[float, float]
_EVEN_ODD = 0
_ROUND = 0.5523  # control points of a quarter circle, as a share of its radius


@dataclass(slots=True)
class Surface:
    """The canvas of one document, with the theme's colours by name."""

    canvas: TaggedCanvas
    width: float
    height: float
    colours: Mapping[str, str]
    icons: Mapping[str, Icon] = field(default_factory=dict)
    """Those of the author's own."""
    rtl: bool = False

    def at(self, x: float, y: float) -> Point:
        """Return a point as the canvas counts: from the lower left corner."""
        return (self.width - x if self.rtl else x), self.height - y

    def left(self, x: float, width: float) -> float:
        """Return the left edge of something that begins at `x`."""
        return self.width - x - width if self.rtl else x

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        line: str = "",
        stroke: float = 0,
        radius: float = 0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle, filled, outlined or both, with the given names of colours."""
        if fill or line:
            self._set_paint(fill, line, stroke, dash)
            left, bottom = self.left(x, width), self.height - y - height
            if radius:
                self.canvas.roundRect(left, bottom, width, height, radius, int(bool(line)), int(bool(fill)))
            else:
                self.canvas.rect(left, bottom, width, height, int(bool(line)), int(bool(fill)))

    def head(self, x: float, y: float, width: float, height: float, *, fill: str, radius: float) -> None:
        """Fill the head of a card: its upper corners are round."""
        self._fill_corners(x, y, width, height, fill, (radius, radius, 0, 0))

    def well(self, x: float, y: float, width: float, height: float, *, fill: str, radius: float) -> None:
        """Fill the start of a card: its corners on that side are round."""
        self._fill_corners(x, y, width, height, fill, (radius, 0, 0, radius))

    def line(
        self,
        start: Point,
        end: Point,
        *,
        colour: str,
        stroke: float,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """Draw a straight line."""
        self._set_paint("", colour, stroke, dash)
        self.canvas.setLineCap(int(round_ends))
        self.canvas.line(*self.at(*start), *self.at(*end))

    def disc(self, x: float, y: float, radius: float, *, fill: str = "", line: str = "", stroke: float = 0) -> None:
        """Draw a disc or ring around a point."""
        self._set_paint(fill, line, stroke, ())
        self.canvas.circle(*self.at(x, y), radius, int(bool(line)), int(bool(fill)))

    def dot(self, x: float, y: float, radius: float, *, fill: str) -> None:
        """Fill a small disc around a point; however many there are, its shape stands in the file once."""
        self._set_paint(fill, "", 0, ())
        self.canvas.stamp(
            "dot",
            (0, 0, 2 * BOX, 2 * BOX),
            lambda canvas: canvas.circle(BOX, BOX, BOX, 0, 1),
            x=self.left(x - radius, 2 * radius),
            y=self.height - y - radius,
            scale=radius / BOX,
        )

    def polygon(self, points: Sequence[Point], *, fill: str) -> None:
        """Fill what straight lines between points enclose."""
        self._set_paint(fill, "", 0, ())
        path = self.canvas.beginPath()
        path.moveTo(*self.at(*points[0]))
        for point in points[1:]:
            path.lineTo(*self.at(*point))
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def curve(self, points: Sequence[Point], *, fill: str = "", line: str = "", stroke: float = 0) -> None:
        """Draw Bezier curves through a start and then three points each: two of control, and the end."""
        self._set_paint(fill, line, stroke, ())
        path = self.canvas.beginPath()
        path.moveTo(*self.at(*points[0]))
        for index in range(1, len(points) - 2, 3):
            first, second, end = points[index : index + 3]
            path.curveTo(*self.at(*first), *self.at(*second), *self.at(*end))
        self.canvas.drawPath(path, stroke=int(bool(line)), fill=int(bool(fill)))

    def icon(
        self, name: str, x: float, y: float, size: float, *, colour: str, outline: float = 0, ground: str = ""
    ) -> None:
        """Draw an icon in a square, never mirrored; with `outline` (its stroke) on a ground, else all filled."""
        scale, drawing = size / BOX, icon(name, self.icons)
        if outline:
            self._set_paint(ground, colour, outline / scale, ())
        else:
            self._set_paint(colour, "", 0, ())

        def draw(canvas: TaggedCanvas) -> None:
            canvas.drawPath(_path(drawing), stroke=int(bool(outline)), fill=1, fillMode=_EVEN_ODD)

        margin = BOX / 8 if outline else 0  # the stroke may reach beyond the box
        make = ("bold" if ground == colour else "hollow") if outline else "filled"
        self.canvas.stamp(
            f"{name} {make}",
            (-margin, -margin, BOX + margin, BOX + margin),
            draw,
            x=self.left(x, size),
            y=self.height - y - size,
            scale=scale,
        )

    def _set_paint(self, fill: str, line: str, stroke: float, dash: Sequence[float]) -> None:
        if fill:
            self.canvas.setFillColorRGB(*channels(self.colours[fill]))
        if line:
            self.canvas.setStrokeColorRGB(*channels(self.colours[line]))
            self.canvas.setLineWidth(stroke)
            self.canvas.setLineCap(0)
            self.canvas.setDash(list(dash))

    def _fill_corners(  # noqa: PLR0917 (a rectangle is four numbers)
        self, x: float, y: float, width: float, height: float, fill: str, radii: tuple[float, ...]
    ) -> None:
        """Fill a rectangle whose corners, clockwise from the upper start, have these radii."""
        self._set_paint(fill, "", 0, ())
        path = self.canvas.beginPath()
        end, foot = x + width, y + height
        corners = (
            ((x, y), (0, 1), (1, 0)),
            ((end, y), (-1, 0), (0, 1)),
            ((end, foot), (0, -1), (-1, 0)),
            ((x, foot), (1, 0), (0, -1)),
        )
        for index, ((corner, enter, leave), radius) in enumerate(zip(corners, radii, strict=True)):
            self._corner(path, corner, enter, leave, radius, first=not index)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def _corner(
        self, path: PDFPathObject, corner: Point, enter: Point, leave: Point, radius: float, *, first: bool
    ) -> None:
        def along(direction: Point, share: float) -> Point:
            return self.at(corner[0] + direction[0] * share, corner[1] + direction[1] * share)

        (path.moveTo if first else path.lineTo)(*along(enter, radius))
        if radius:
            control = radius * (1 - _ROUND)
            path.curveTo(*along(enter, control), *along(leave, control), *along(leave, radius))


@cache
def _path(icon: Icon) -> PDFPathObject:
    """Return an icon's path in its box, y upward."""
    return pdf_path(icon.commands, BOX)


def pdf_path(commands: Iterable[tuple[str, tuple[float, ...]]], height: float, share: float = 1) -> PDFPathObject:
    """Return a PDF path of commands (M, L, C, Z) whose y counts down from `height`, scaled by `share`."""
    path = PDFPathObject()
    draw: dict[str, Callable[..., object]] = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for letter, numbers in commands:
        places = (height - number if index % 2 else number for index, number in enumerate(numbers))
        draw[letter](*(place * share for place in places))
    return path
