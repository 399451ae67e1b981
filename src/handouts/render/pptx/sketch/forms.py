"""Outlines of shapes: the presets that our decks have, freeforms, and lines with their arrows."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, Any

from handouts.outline.leaves import Path
from handouts.render.pptx.sketch.reading import Frame, qn
from handouts.theme.diagrams import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.outline.leaves import Command
    from handouts.render.pptx.sketch.reading import Holder, SlideColours

FormPoint = tuple[float, float]
_WHOLE = 100_000
_KAPPA = 0.5523
"""Points of control of a quarter circle, as a share of its radius."""
_DEFAULT_CORNER = 16_667
"""The radius of a round rectangle, in shares of its shorter side, where the file does not tell."""
_HAIRLINE = 0.75
_ARROW_WIDTHS = 3
"""How long and wide a head is, in widths of its line."""
_PICTURE_FILL = "D9D9D9"
_TEXT_INSETS = {"diamond": 1 / 4, "ellipse": (1 - math.sqrt(1 / 2)) / 2}
"""How far inside a shape its text begins, as a share of width and height (presetShapeDefinitions.xml)."""


def inner(holder: Holder, box: Frame) -> Frame:
    """Return the text area of a shape, before its margins are taken off."""
    share = _TEXT_INSETS.get(_preset(holder), 0)
    return Frame(box.x + box.w * share, box.y + box.h * share, box.w * (1 - 2 * share), box.h * (1 - 2 * share))


def drawn(holder: Holder, box: Frame, colours: SlideColours) -> Iterator[Path]:
    """Yield the outline of a shape as it is painted, and the head of an arrow."""
    if holder.element.tag == qn("p:pic"):
        yield Path(tuple(_rectangle(box)), fill=_PICTURE_FILL)
        return
    fills = (colours.fill(shape.find(qn("p:spPr"))) for shape in holder.kin)
    fill = next((fill for fill in fills if fill is not None), "")
    outline = holder.first("p:spPr/a:ln")
    line = colours.fill(outline) or ""
    if not (fill or line):
        return
    stroke = int(outline.get("w", round(_HAIRLINE * EMU_PER_POINT))) / EMU_PER_POINT if line else 0
    dashed = bool(line) and outline.find(qn("a:prstDash")) is not None
    commands = _flipped_and_turned(_commands(holder, box), box)
    closed = commands[-1][0] == "Z"
    yield Path(commands, fill if closed else "", line, stroke, dashed)
    if line and outline.find(qn("a:tailEnd")) is not None:
        yield Path(_arrow_head(commands, stroke), fill=line)


def path(points: Sequence[FormPoint], *, closed: bool = False) -> tuple[Command, ...]:
    """Return straight lines through points."""
    first, *others = points
    return (("M", first), *(("L", point) for point in others), *([("Z", ())] if closed else []))


def _rectangle(box: Frame) -> tuple[Command, ...]:
    """Return the outline of a box."""
    corners = ((box.x, box.y), (box.x + box.w, box.y), (box.x + box.w, box.y + box.h), (box.x, box.y + box.h))
    return path(corners, closed=True)


def rectangle(x: float, y: float, w: float, h: float) -> tuple[Command, ...]:
    """Return a rectangle."""
    return _rectangle(Frame(x, y, w, h))


def ellipse(x: float, y: float, w: float, h: float) -> tuple[Command, ...]:
    """Return the outline of an ellipse in a box given in points."""
    return _rounded(Frame(x, y, w, h), w / 2, h / 2)


def _preset(holder: Holder) -> str:
    """Return the name of a shape's preset form."""
    form = holder.first("p:spPr/a:prstGeom")
    return str(form.get("prst")) if form is not None else "rect"


def _commands(holder: Holder, box: Frame) -> tuple[Command, ...]:
    """Return the outline of a shape before it is flipped and turned."""
    geometry = holder.first("p:spPr/a:custGeom")
    if geometry is not None:
        return tuple(chain.from_iterable(_freeform(element, box) for element in geometry.iter(qn("a:path"))))
    preset = _preset(holder)
    form = holder.first("p:spPr/a:prstGeom")
    guides = form.iter(qn("a:gd")) if form is not None else ()
    shares = [int(guide.get("fmla").split()[1]) / _WHOLE for guide in guides]
    short = min(box.w, box.h)
    match preset:
        case "ellipse":
            return _rounded(box, box.w / 2, box.h / 2)
        case "roundRect":
            return _rounded(box, *[(shares or [_DEFAULT_CORNER / _WHOLE])[0] * short] * 2)
        case "flowChartTerminator":
            return _rounded(box, short / 2, short / 2)
        case "diamond":
            x, y = box.x + box.w / 2, box.y + box.h / 2
            return path(((x, box.y), (box.x + box.w, y), (x, box.y + box.h), (box.x, y)), closed=True)
        case "flowChartPreparation":
            x, y, end, foot = box.x + box.w / 5, box.y + box.h / 2, box.x + box.w, box.y + box.h
            top, low = ((x, box.y), (end - box.w / 5, box.y)), ((end - box.w / 5, foot), (x, foot))
            return path(((box.x, y), *top, (end, y), *low), closed=True)
        case "line" | "straightConnector1":
            return path(((box.x, box.y), (box.x + box.w, box.y + box.h)))
        case _ if preset.startswith("bentConnector"):
            return path([(box.x + x * box.w, box.y + y * box.h) for x, y in _bends(int(preset[-1]), shares)])
        case _:
            return _rectangle(box)


def _bends(count: int, shares: Sequence[float]) -> list[FormPoint]:
    """Return the corners of a connector with so many legs, as shares of its extents: across and down by turns."""
    places = [*shares, *[1 / 2] * count][: count - 2]
    x, y = 0.0, 0.0
    points = [(x, y)]
    for at, share in enumerate([*places, *[1.0, 1.0][: 2 - (count % 2 == 1)]]):
        x, y = (x, share) if at % 2 else (share, y)
        points.append((x, y))
    return [*points, (1.0, 1.0)] if points[-1] != (1.0, 1.0) else points


def _freeform(element: Any, box: Frame) -> Iterator[Command]:
    """Yield the outline of a freeform, from its own units."""
    width, height = int(element.get("w", "0")) or 1, int(element.get("h", "0")) or 1
    letters = {qn("a:moveTo"): "M", qn("a:lnTo"): "L", qn("a:cubicBezTo"): "C", qn("a:close"): "Z"}
    for child in element:
        if child.tag in letters:
            points = [(int(point.get("x")), int(point.get("y"))) for point in child.iter(qn("a:pt"))]
            placed = [(box.x + x / width * box.w, box.y + y / height * box.h) for x, y in points]
            yield letters[child.tag], tuple(number for point in placed for number in point)


def _rounded(box: Frame, across: float, down: float) -> tuple[Command, ...]:
    """Return a rectangle whose corners are quarters of an ellipse."""
    x, y, end, foot = box.x, box.y, box.x + box.w, box.y + box.h
    a, d = across * (1 - _KAPPA), down * (1 - _KAPPA)
    return (
        ("M", (x + across, y)),
        ("L", (end - across, y)),
        ("C", (end - a, y, end, y + d, end, y + down)),
        ("L", (end, foot - down)),
        ("C", (end, foot - d, end - a, foot, end - across, foot)),
        ("L", (x + across, foot)),
        ("C", (x + a, foot, x, foot - d, x, foot - down)),
        ("L", (x, y + down)),
        ("C", (x, y + d, x + a, y, x + across, y)),
        ("Z", ()),
    )


def _flipped_and_turned(commands: tuple[Command, ...], box: Frame) -> tuple[Command, ...]:
    """Return an outline flipped and turned round the middle of its box."""
    if not (box.across or box.down or box.turn):
        return commands
    x, y, angle = box.x + box.w / 2, box.y + box.h / 2, math.radians(box.turn)
    cos, sin = round(math.cos(angle), 9), round(math.sin(angle), 9)

    def moved(point: FormPoint) -> FormPoint:
        a, b = (point[0] - x) * (-1 if box.across else 1), (point[1] - y) * (-1 if box.down else 1)
        return x + a * cos - b * sin, y + a * sin + b * cos

    return tuple(
        (letter, tuple(number for point in zip(numbers[::2], numbers[1::2], strict=True) for number in moved(point)))
        for letter, numbers in commands
    )


def _arrow_head(commands: tuple[Command, ...], stroke: float) -> tuple[Command, ...]:
    """Return the head of an arrow at the end of a line."""
    (x1, y1), (x2, y2) = commands[-2][1][-2:], commands[-1][1][-2:]
    length = math.hypot(x2 - x1, y2 - y1) or 1
    size = _ARROW_WIDTHS * stroke
    x, y = (x2 - x1) / length * size, (y2 - y1) / length * size
    return path(((x2, y2), (x2 - x - y / 2, y2 - y + x / 2), (x2 - x + y / 2, y2 - y - x / 2)), closed=True)
