"""Places on a slide from its start edge, and native freeforms: icons, repeated marks, segments of a ring."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, qn

from handouts.content.svg import BOX, Command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.content.icons import Icon

Outline = tuple[Command, ...]

_KAPPA = 4 / 3 * math.tan(math.pi / 8)
"""How far the control points of a quarter circle stand from its ends, in radii."""
_STEP = math.radians(15)
_FINE = 100
"""Units of a path in a unit of an icon's box; a path counts in whole numbers."""
_POINT = '<a:pt x="%d" y="%d"/>'
_COMMANDS = {
    "M": f"<a:moveTo>{_POINT}</a:moveTo>",
    "L": f"<a:lnTo>{_POINT}</a:lnTo>",
    "C": f"<a:cubicBezTo>{_POINT * 3}</a:cubicBezTo>",
    "Z": "<a:close/>",
}
_MAIN = namespaces("a")["a"]
_PRESET = qn("a:prstGeom")


def disc() -> Outline:
    """Return a circle that fills the box of an icon."""
    r, k = BOX / 2, BOX / 2 * _KAPPA
    return (
        ("M", (2 * r, r)),
        ("C", (2 * r, r + k, r + k, 2 * r, r, 2 * r)),
        ("C", (r - k, 2 * r, 0, r + k, 0, r)),
        ("C", (0, r - k, r - k, 0, r, 0)),
        ("C", (r + k, 0, 2 * r, r - k, 2 * r, r)),
        ("Z", ()),
    )


def rectangle(x: float, y: float, width: float, height: float) -> Outline:
    """Return a rectangle, in EMU."""
    end, foot = x + width, y + height
    return (("M", (x, y)), ("L", (end, y)), ("L", (end, foot)), ("L", (x, foot)), ("Z", ()))


def placed(outline: Outline, place: Box) -> Outline:
    """Return the outline of an icon as it stands in a square place, in EMU."""
    scale = place.w / BOX
    offsets = (place.x, place.y)
    return tuple(
        (letter, tuple(number * scale + offsets[i % 2] for i, number in enumerate(numbers)))
        for letter, numbers in outline
    )


def centred(outline: Outline, middle: tuple[int, int], side: int) -> Outline:
    """Return an outline centered on a point; lengths are EMU."""
    return placed(outline, square(*middle, side))


def segment(x: int, y: int, radii: tuple[int, int], start: float, end: float) -> Outline:
    """Return a segment of a ring round a point: clockwise from 12 o'clock, in turns of the whole ring."""
    outer, inner = radii
    there, back = _arc(x, y, outer, start, end), _arc(x, y, inner, end, start)
    return (("M", there[0]), *(("C", c) for c in there[1:]), ("L", back[0]), *(("C", c) for c in back[1:]), ("Z", ()))


def bounds(outline: Outline) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of all points."""
    numbers = [number for _, coordinates in outline for number in coordinates]
    across, down = numbers[::2], numbers[1::2]
    return math.floor(min(across)), math.floor(min(down)), math.ceil(max(across)), math.ceil(max(down))


def draw(shape: Any, outlines: Iterable[Outline], within: Box) -> None:
    """Give a shape that stands at `within` these outlines, as one path filled by the even-odd rule."""
    moved = "".join(_path(outline, within.x, within.y, 1) for outline in outlines)
    _set_geometry(shape, _geometry(moved, within.w, within.h))


def draw_icon(shape: Any, icon: Icon) -> None:
    """Give a square shape the outline of an icon."""
    _set_geometry(shape, deepcopy(_icon_geometry(icon)))


@cache
def _icon_geometry(icon: Icon) -> Any:
    """Return the geometry of an icon in its own units, to be copied."""
    return _geometry(_path(icon.commands, 0, 0, _FINE), BOX * _FINE, BOX * _FINE)


def _geometry(commands: str, width: int, height: int) -> Any:
    """Return an `a:custGeom` of path commands in a box of this width and height."""
    return parse_xml(
        f'<a:custGeom xmlns:a="{_MAIN}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{commands}</a:path></a:pathLst></a:custGeom>'
    )


def _path(outline: Outline, left: int, top: int, scale: int) -> str:
    """Return the elements of an outline, counted from `left` and `top`."""
    return "".join(
        _COMMANDS[letter]
        % tuple(round((number - (top if i % 2 else left)) * scale) for i, number in enumerate(numbers))
        for letter, numbers in outline
    )


def _set_geometry(shape: Any, geometry: Any) -> None:
    """Put a geometry in the place of a shape's preset."""
    properties = shape._element.spPr  # noqa: SLF001
    properties.replace(properties.find(_PRESET), geometry)


def _arc(x: int, y: int, radius: int, start: float, end: float) -> list[tuple[float, ...]]:
    """Return the first point of an arc, then its cubic curves."""
    begin, sweep = math.tau * start, math.tau * (end - start)
    count = max(1, math.ceil(abs(sweep) / _STEP))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4) * radius
    points: list[tuple[float, ...]] = [(x + radius * math.sin(begin), y - radius * math.cos(begin))]
    for i in range(count):
        a, b = begin + i * step, begin + (i + 1) * step
        ax, ay = x + radius * math.sin(a), y - radius * math.cos(a)
        bx, by = x + radius * math.sin(b), y - radius * math.cos(b)
        controls = (
            ax + reach * math.cos(a),
            ay + reach * math.sin(a),
            bx - reach * math.cos(b),
            by - reach * math.sin(b),
        )
        points.append((*controls, bx, by))
    return points


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide in EMU, `x` counted from the start edge."""

    x: int
    y: int
    w: int
    h: int

    @property
    def end(self) -> int:
        """Where the box ends."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Where the box ends below."""
        return self.y + self.h

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.h // 2

    def inset(self, across: int, down: int = 0) -> Box:
        """Return the box within, so far from both sides and from top and bottom."""
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def columns(self, count: int, gap: int = 0) -> tuple[Box, ...]:
        """Return equal boxes side by side."""
        width = (self.w - gap * (count - 1)) // count
        return tuple(Box(self.x + i * (width + gap), self.y, width, self.h) for i in range(count))

    def rows(self, count: int, gap: int = 0, most: int | None = None) -> tuple[Box, ...]:
        """Return equal boxes beneath each other from the top, each `most` high at the most."""
        height = (self.h - gap * (count - 1)) // count
        height = height if most is None else min(height, most)
        return tuple(Box(self.x, self.y + i * (height + gap), self.w, height) for i in range(count))


def square(x: int, y: int, side: int) -> Box:
    """Return the box round a point in its middle."""
    return Box(x - side // 2, y - side // 2, side, side)
