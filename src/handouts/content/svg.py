"""What an SVG draws, as one shape of one colour in the box of an icon.

What an SVG holds besides filled paths is refused where it stands, for nothing of it would be seen: other shapes, words,
pictures, lines, transforms, colours; and so are scripts, references and entities, which an icon has no need of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Literal
from xml.parsers import expat

from handouts.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

BOX = 48
"""Width and height of the box that every icon is drawn in; y goes down, as in SVG."""
MAX_COMMANDS = 2_000

Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move to, line to, curve to (two control points, then the end), close; absolute coordinates."""


@lru_cache(maxsize=256)
def commands(path: Path, data: bytes) -> tuple[Command, ...]:
    """Return what an SVG draws, in the box of an icon. Raises ContentError."""
    svg = _Svg(path)
    svg.read(data)
    drawn = [(_outline(svg, shape), shape.even_odd) for shape in svg.shapes]
    found = tuple(command for outline, _ in drawn for command in outline)
    top = svg.top
    if not found:
        raise svg.problem("nothing is drawn in it", _AS_PATHS, top)
    if len(found) > MAX_COMMANDS:
        raise svg.problem(f"has {len(found):,} points; an icon has at most {MAX_COMMANDS:,}", "Simplify it.", top)
    if len(svg.fills) > 1:
        raise svg.problem(f"has the colours {' and '.join(sorted(svg.fills))}", "An icon has one colour only.", top)
    if _overlap(drawn) > _TOLERATED:
        hint = "Join them to one shape; in Inkscape: Path, Union."
        raise svg.problem("has shapes that lie over one another, and would be drawn as holes", hint, top)
    return found


@dataclass(frozen=True, slots=True)
class _Shape:
    """A path of an SVG, and where it stands."""

    d: str
    even_odd: bool
    at: tuple[int, int]


_SVG = "http://www.w3.org/2000/svg"
_AS_PATHS = "Turn every shape, line and letter into a filled path; in Inkscape: Path, Object to Path, Stroke to Path."
_BARE = "Save it as a plain SVG of filled paths only."
_SILENT = {"title", "desc", "metadata", "defs"}
_DRAWN = {"svg", "g", "path"}
_DEFAULTS = {"fill": "black", "fill-rule": "nonzero", "stroke": "none"}
_PLAIN = {"transform": "", "opacity": "1", "fill-opacity": "1", "display": "inline", "visibility": "visible",
          "clip-path": "none", "mask": "none", "filter": "none"}  # fmt: skip
"""What would be seen, and the value with which it changes nothing."""
_SIZES = re.compile(r"\s*([0-9.]+)(?:px)?\s*")
_NUMBERS = re.compile(r"[\s,]+")


@dataclass(slots=True)
class _Svg:
    """An SVG being read."""

    path: Path
    shapes: list[_Shape] = field(default_factory=list)
    fills: set[str] = field(default_factory=set)
    view: tuple[float, float, float, float] = (0, 0, 0, 0)
    """Left, top, width and height of what is seen of it."""
    top: tuple[int, int] = (0, 0)
    _styles: list[Mapping[str, str]] = field(default_factory=lambda: [_DEFAULTS])
    _silent: int = 0
    """How many elements that are not drawn are open."""

    def problem(self, found: str, hint: str, at: tuple[int, int] = (0, 0)) -> ContentError:
        place = Location(str(self.path), *at)
        return ContentError((Problem(place, f"the icon {self.path.name} {found}", hint),))

    def read(self, data: bytes) -> None:
        """Read what it draws. Raises ContentError at the first thing that cannot be drawn."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self.problem("is not written in UTF-8", _BARE) from None
        parser = expat.ParserCreate("utf-8", " ")

        def at() -> tuple[int, int]:
            return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

        def refuse(found: str) -> None:
            raise self.problem(found, _BARE, at())

        parser.StartDoctypeDeclHandler = lambda *_: refuse("has a DOCTYPE; delete it, with what it declares")
        parser.ProcessingInstructionHandler = lambda *_: refuse("has an instruction to another program (<?...?>)")
        parser.StartElementHandler = lambda name, attributes: self._start(name, attributes, at())
        parser.EndElementHandler = lambda _: self._end()
        try:
            parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise self.problem("is no SVG that can be read", _BARE, (error.lineno, error.offset + 1)) from None

    def _start(self, name: str, attributes: Mapping[str, str], at: tuple[int, int]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.view[2] and (space, local) != (_SVG, "svg"):
            raise self.problem("is no SVG", f'It begins with <svg xmlns="{_SVG}" viewBox="0 0 48 48">.', at)
        if self._silent or space != _SVG or local in _SILENT:
            if self._silent and space == _SVG and local not in _SILENT:
                raise self.problem(f"holds <{local}>, which an icon cannot have", _AS_PATHS, at)
            self._silent += 1
            return
        if local not in _DRAWN or (local == "svg" and self.view[2]):
            raise self.problem(f"holds <{local}>, which an icon cannot have", _AS_PATHS, at)
        style = self._style(attributes, at)
        self._styles.append(style)
        if local == "svg":
            self.view, self.top = self._view(attributes, at), at
        elif local == "path" and style["fill"] != "none":
            self.fills.add(style["fill"])
            self.shapes.append(_Shape(attributes.get("d", ""), style["fill-rule"] == "evenodd", at))

    def _end(self) -> None:
        if self._silent:
            self._silent -= 1
        else:
            self._styles.pop()

    def _style(self, attributes: Mapping[str, str], at: tuple[int, int]) -> dict[str, str]:
        """Return how an element is painted. Raises ContentError for what an icon would lose."""
        for name in attributes:
            bare = name.rpartition(" ")[2].casefold()
            if bare.startswith("on") or bare == "href":
                raise self.problem(f"has `{bare}`: it may hold no script, and point to nothing", _BARE, at)
        declared = dict(part.split(":", 1) for part in attributes.get("style", "").split(";") if ":" in part)
        said = {name.strip(): " ".join(value.split()) for name, value in {**attributes, **declared}.items()}
        for name, plain in _PLAIN.items():
            value = said.get(name, plain).casefold()
            if value != plain:
                raise self.problem(f"has `{name}: {value[:40]}`, which is not drawn", _AS_PATHS, at)
        style = {name: (said.get(name) or value).casefold() for name, value in self._styles[-1].items()}
        if style["stroke"] not in {"none", "transparent"}:
            raise self.problem("is drawn with lines (`stroke`); only what is filled is drawn", _AS_PATHS, at)
        if "url" in style["fill"] or style["fill-rule"] not in {"nonzero", "evenodd"}:
            raise self.problem("is filled with more than one colour", _BARE, at)
        return style

    def _view(self, attributes: Mapping[str, str], at: tuple[int, int]) -> tuple[float, float, float, float]:
        sides = [_SIZES.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
        written = attributes.get("viewBox") or " ".join(["0 0", *(side[1] for side in sides if side)])
        try:
            left, top, width, height = map(float, _NUMBERS.split(written.strip()))
        except ValueError:
            left = top = width = height = 0.0
        if not (all(map(isfinite, (left, top, width, height))) and width > 0 < height):
            raise self.problem("has no `viewBox` of four numbers", 'Write viewBox="0 0 48 48" into <svg>.', at)
        return left, top, width, height


def _outline(svg: _Svg, shape: _Shape) -> tuple[Command, ...]:
    """Return the commands of a path in the box of an icon. Raises ContentError."""
    from fontTools.pens.basePen import BasePen
    from fontTools.svgLib.path.parser import parse_path

    left, top, width, height = svg.view
    scale = BOX / max(width, height)
    across, down = (BOX - width * scale) / 2 - left * scale, (BOX - height * scale) / 2 - top * scale
    commands: list[Command] = []

    class Pen(BasePen):  # type: ignore[misc]
        """Takes a path apart: arcs and curves of one control point become cubic ones."""

        def _add(self, letter: Literal["M", "L", "C", "Z"], *points: tuple[float, float]) -> None:
            numbers = (n for x, y in points for n in (x * scale + across, y * scale + down))
            commands.append((letter, tuple(round(number, 2) + 0.0 for number in numbers)))

        def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            self._add("M", pt)

        def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            self._add("L", pt)

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self._add("C", *points)

        def _closePath(self) -> None:  # noqa: N802
            start = next(numbers for letter, numbers in reversed(commands) if letter == "M")
            if commands[-1] == ("L", start):  # closing draws that line
                commands.pop()
            self._add("Z")

        def _endPath(self) -> None:  # noqa: N802
            self._closePath()

    try:
        parse_path(shape.d, Pen(None))
        within = all(
            -_MARGIN <= number <= BOX + _MARGIN for x in _flattened(commands) for point in x for number in point
        )
    except Exception as error:  # the parser says of a spoilt path whatever it stumbles over
        raise svg.problem("has a path that cannot be read", _BARE, shape.at) from error
    if not within:
        hint = "Make the drawing fit its page; in Inkscape: File, Document Properties, Resize to content."
        raise svg.problem("is drawn outside of its `viewBox`", hint, shape.at)
    return tuple(commands)


Point = tuple[float, float]
_MARGIN = 0.1
_STEPS = 12
_LINES = 96
_TOLERATED = 0.5
"""Units of the box in which shapes may overlap: a touch."""


def _flattened(commands: Iterable[Command]) -> Iterator[tuple[Point, Point]]:
    """Yield straight lines that follow what is drawn, each shape closed."""
    start = here = (0.0, 0.0)
    for letter, numbers in commands:
        ends = list(zip(numbers[::2], numbers[1::2], strict=True))
        if letter == "C":
            points = [_on_curve((here, *ends), step / _STEPS) for step in range(1, _STEPS + 1)]
        else:
            points = ends or [start]
        if letter == "M":
            start = here = points[0]
            continue
        yield from pairwise([here, *points])
        here = points[-1]


def _on_curve(points: tuple[Point, ...], share: float) -> Point:
    while len(points) > 1:
        points = tuple((a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(points))
    return points[0]


def _overlap(drawn: list[tuple[tuple[Command, ...], bool]]) -> float:
    """Return where, in square units, the even-odd rule over all paths differs from each path's own rule."""
    crossings: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for path, (commands, _) in enumerate(drawn):
        for (x, y), (to_x, to_y) in _flattened(commands):
            way = 1 if to_y > y else -1
            first, last = sorted((y, to_y))
            for line in range(max(0, _above(first)), _above(last)):
                at = (line + _OFF) * BOX / _LINES
                crossings[line].append((x + (to_x - x) * (at - y) / (to_y - y), path, way))
    return sum(_differs(sorted(found), drawn) for found in crossings.values()) * BOX / _LINES


_OFF = 0.37
"""Where within its strip each line is looked at: not where drawings have their edges."""


def _above(y: float) -> int:
    """Return the number of the first line that is not above `y`."""
    return -int(-(y * _LINES / BOX - _OFF) // 1)


def _differs(crossings: list[tuple[float, int, int]], drawn: list[tuple[tuple[Command, ...], bool]]) -> float:
    turns, length = [0] * len(drawn), 0.0
    for count, ((x, path, way), (end, _, _)) in enumerate(pairwise(crossings), 1):
        turns[path] += way
        seen = any(turn % 2 if drawn[at][1] else turn for at, turn in enumerate(turns))
        if seen != bool(count % 2):
            length += end - x
    return length
