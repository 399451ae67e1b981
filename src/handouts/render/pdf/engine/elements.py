"""What pages are put together from: things of a known height, placed within each other.

Lengths are points; `x` counts from the page's start edge, `y` from its top, down.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.theme.look import ToneLook

SLACK = 0.01
"""Points by which something may be too high: sums of floats."""
Paint = Callable[["Surface", float, float], None]
"""Draws something whose upper start corner is at x, y."""


class Element(Protocol):
    """Something of a known height that can be drawn."""

    @property
    def height(self) -> float:
        """Its height in points."""

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""


class Splittable(ABC):
    """An element that may be split over pages; Text and Pile are split only within piles."""

    @property
    @abstractmethod
    def height(self) -> float:
        """Its height in points."""

    @property
    @abstractmethod
    def min_height(self) -> float:
        """The height, in points, without which it is better begun on the next page."""

    @abstractmethod
    def split(self, height: float) -> tuple[Splittable, Splittable] | None:
        """Return what fits into a height and what is left, or None where nothing fits."""

    @abstractmethod
    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A drawing without text: an artifact, or the inside of a figure."""

    height: float
    paint: Paint

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        self.paint(surface, x, y)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with alternative text, so many points wide and high."""

    node: Node
    width: float
    height: float
    paint: Paint

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        left, bottom = surface.left(x, self.width), surface.height - y - self.height
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


@dataclass(frozen=True, slots=True)
class Placed:
    """An element at a distance from the upper start corner of its group."""

    x: float
    y: float
    element: Element


@dataclass(frozen=True, slots=True)
class Group:
    """Elements drawn together, over what lies behind them."""

    height: float
    parts: tuple[Placed, ...]
    behind: Paint | None = None

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw what lies behind, then the elements in reading order."""
        if self.behind:
            self.behind(surface, x, y)
        for part in self.parts:
            part.element.draw(surface, x + part.x, y + part.y)


@dataclass(frozen=True, slots=True)
class Strip:
    """A row across the page that is never split, unless its element is Splittable.

    `before` is the room above it, dropped at the top of a page; `keep` holds it to the next strip; `carry` is drawn
    above it, as an artifact, when it begins a page.
    """

    element: Element
    before: float = 0
    keep: bool = False
    carry: Element | None = None
    indent: float = 0
    turn: bool = False
    """Whether it begins a page."""
    origin: str = ""
    """The id of the content that it shows."""

    @property
    def height(self) -> float:
        """Its height in points, without the room above it."""
        return self.element.height


def stack(elements: Iterable[Element], gap: float = 0) -> Group:
    """Return elements one below the other."""
    parts: list[Placed] = []
    y = 0.0
    for element in elements:
        if parts:
            y += gap
        parts.append(Placed(0, y, element))
        y += element.height
    return Group(y, tuple(parts))


def beside(columns: Iterable[tuple[float, Element]], *, min_height: float = 0, centred: bool = False) -> Group:
    """Return elements side by side, each at its distance from the start, as high as the highest."""
    columns = tuple(columns)
    height = max([min_height, *(element.height for _, element in columns)])
    return Group(
        height, tuple(Placed(x, (height - element.height) / 2 if centred else 0, element) for x, element in columns)
    )


def row_of(elements: Iterable[Element], step: float) -> Group:
    """Return elements side by side, `step` points from start to start."""
    return beside((index * step, element) for index, element in enumerate(elements))


def abreast(elements: Iterable[Element], widths: Iterable[float], gap: float) -> Group:
    """Return elements side by side, each as wide as given, `gap` points apart."""
    return beside(zip(accumulate((width + gap for width in widths), initial=0.0), elements, strict=False))


def padded(element: Element, x: float, above: float, below: float, behind: Paint | None = None) -> Group:
    """Return an element with room around it."""
    return Group(above + element.height + below, (Placed(x, above, element),), behind)


def centred(element: Element, height: float) -> Group:
    """Return an element in the middle of a height, or as high as it is."""
    height = max(height, element.height)
    return Group(height, (Placed(0, (height - element.height) / 2, element),))


def boxed(
    width: float, height: float, *, fill: str = "", line: str = "", stroke: float = 0, radius: float = 0
) -> Paint:
    """Return a rectangle, filled, outlined or both, with the given names of colours."""
    return lambda surface, x, y: surface.box(x, y, width, height, fill=fill, line=line, stroke=stroke, radius=radius)


def frame(width: float, height: float, tone: ToneLook, stroke: float, radius: float) -> Paint:
    """Return the ground and line of a card or callout."""
    return boxed(width, height, fill=tone.ground, line=tone.line, stroke=stroke, radius=radius)


def rule(width: float, colour: str, stroke: float, down: float = 0) -> Paint:
    """Return a line across, `down` points beneath the upper edge of what it is painted behind."""
    return lambda surface, x, y: surface.line((x, y + down), (x + width, y + down), colour=colour, stroke=stroke)


def together(*paints: Paint | None) -> Paint:
    """Return several drawings as one."""

    def paint(surface: Surface, x: float, y: float) -> None:
        for each in paints:
            if each:
                each(surface, x, y)

    return paint


def joined(strips: Sequence[Strip]) -> Group:
    """Return strips as one element that is never torn."""
    parts: list[Placed] = []
    y = 0.0
    for strip in strips:
        if parts:
            y += strip.before
        parts.append(Placed(strip.indent, y, strip.element))
        y += strip.height
    return Group(y, tuple(parts))


def keep_last_with_previous(strips: list[Strip]) -> list[Strip]:
    """Return strips of which the last never goes on to a page alone."""
    return [*strips[:-2], *(replace(strip, keep=True) for strip in strips[-2:-1]), *strips[-1:]]
