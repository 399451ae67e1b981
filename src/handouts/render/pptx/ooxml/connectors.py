"""Lines with corners: which preset connector runs through given points, and with which adjustments."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.theme.diagrams import EMU_PER_POINT

Point = tuple[int, int]

_QUARTER = "5400000"
_WHOLE = 100_000
_LEAST = EMU_PER_POINT
"""EMU; of an extent that others are told as shares of, as PowerPoint itself writes it."""
_STRAIGHT = 2
"""Points of a line without corners."""


@dataclass(frozen=True, slots=True)
class Route:
    """A connector as the file tells it."""

    preset: str
    box: tuple[int, int, int, int]
    """Left, top, width and height, before it is turned."""
    attributes: dict[str, str]
    adjustments: tuple[int, ...]


def route(points: tuple[Point, ...]) -> Route:
    """Return the connector through points in EMU, of which each two are level or plumb, and no three in one line.

    The preset's own path begins across; one that begins down or up is turned by a quarter.
    """
    (x1, y1), (x2, y2) = points[0], points[-1]
    if len(points) == _STRAIGHT:
        return _placed("straightConnector1", (x1, y1, x2, y2), points, turned=False)
    turned = points[0][0] == points[1][0]
    return _placed(f"bentConnector{len(points) - 1}", (x1, y1, x2, y2), points, turned=turned)


def _placed(preset: str, ends: tuple[int, int, int, int], points: tuple[Point, ...], *, turned: bool) -> Route:
    """Return a preset connector placed on its ends, with each corner as a share of its extents."""
    x1, y1, x2, y2 = ends
    width, height = abs(x2 - x1), abs(y2 - y1)
    along, across = (y2 - y1, x2 - x1) if turned else (x2 - x1, y2 - y1)
    attributes = {"rot": _QUARTER} if turned else {}
    if along < 0:
        attributes["flipH"] = "1"
    # a path that is turned by a quarter runs down, and then to the left
    if (across > 0) if turned else (across < 0):
        attributes["flipV"] = "1"
    extents = [abs(along), abs(across)]
    shares = []
    for number, (x, y) in enumerate(points[1:-2]):
        # corners are told in turn by how far along and how far beside they stand from the beginning
        axis = number % 2
        offset = (y - y1, x - x1)[axis] if turned else (x - x1, y - y1)[axis]
        extents[axis] = max(extents[axis], _LEAST)
        sign = -1 if (along, across)[axis] < 0 or (turned and axis and not across) else 1
        shares.append(round(offset * sign * _WHOLE / extents[axis]))
    left, top = min(x1, x2), min(y1, y2)
    if turned:
        left, top = left + (width - extents[0]) // 2, top + (height - extents[1]) // 2
    return Route(preset, (left, top, extents[0], extents[1]), attributes, tuple(shares))
