"""Elements in piles, rows of two piles and columns, which may be split over pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.render.pdf.engine.elements import SLACK, Splittable, beside, padded, stack
from handouts.render.pdf.engine.paragraph import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.engine.elements import Element, Group, Paint
    from handouts.render.pdf.engine.surface import Surface


@dataclass(frozen=True, slots=True)
class Pile:
    """Elements one under another, `gap` points apart; the first `kept` of them begin on the same page."""

    elements: tuple[Element, ...]
    gap: float = 0
    kept: int = 1

    @property
    def _whole(self) -> Group:
        return stack(self.elements, self.gap)

    @property
    def height(self) -> float:
        """Its height in points."""
        return self._whole.height

    @property
    def min_height(self) -> float:
        """The height without which it is better begun elsewhere: that of its first elements, and lines of the last."""
        *first, last = self.elements[: self.kept]
        return stack([*first, last], self.gap).height - last.height + min_height(last)

    def split(self, height: float) -> tuple[Pile, Pile] | None:
        """Return what fits into a height, and what is left."""
        down = 0.0
        for index, element in enumerate(self.elements):
            room = height - down
            if element.height > room + SLACK:
                halves = element.split(room) if isinstance(element, Text | Pile) else None
                first = (*self.elements[:index], *(halves[:1] if halves else ()))
                rest = (*(halves[1:] if halves else (element,)), *self.elements[index + 1 :])
                fits = len(first) >= self.kept
                return (replace(self, elements=first), replace(self, elements=rest, kept=1)) if fits else None
            down += element.height + self.gap
        return None

    def under(self, head: Element) -> Pile:
        """Return it with a head that never stands alone."""
        return replace(self, elements=(head, *self.elements), kept=len(self.elements[:1]) + 1)

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        self._whole.draw(surface, x, y)


@dataclass(frozen=True, slots=True)
class LongRow(Splittable):
    """Two piles side by side, the second `at` points from the start; where they continue, `head` is above the first."""

    start: Pile
    words: Pile
    head: Element
    """An artifact."""
    at: float
    above: float
    behind: Paint
    """Drawn on its upper edge, `above` the piles."""

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.above + max(self.start.height, self.words.height)

    @property
    def min_height(self) -> float:
        """The height without which it is better begun on the next page."""
        return self.above + max(min_height(self.start), self.words.min_height)

    def split(self, height: float) -> tuple[LongRow, LongRow] | None:
        """Return what fits into a height, and what is left: words, and perhaps what stands at the start."""
        room = height - self.above
        start, words = (
            (pile, Pile(())) if pile.height <= room + SLACK else pile.split(room) for pile in (self.start, self.words)
        )
        if not (words and start):
            return None
        again = (start[1].under(self.head), words[1]) if self.at else (start[1], words[1].under(self.head))
        return replace(self, start=start[0], words=words[0]), replace(self, start=again[0], words=again[1])

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        row = beside([(0, self.start), (self.at, self.words)])
        padded(row, 0, self.above, 0, self.behind).draw(surface, x, y)


def min_height(element: Element) -> float:
    """Return the height without which an element is better begun elsewhere, in points."""
    return element.min_height if isinstance(element, Text | Pile) and element.height else element.height


@dataclass(frozen=True, slots=True)
class Columns(Splittable):
    """Entries in `count` columns, `step` points from start to start, `gap` between entries."""

    entries: tuple[Element, ...]
    count: int
    step: float
    gap: float
    most: float = 0
    """Its greatest height in points, where the rest is on another page; 0 where all is here."""

    @property
    def height(self) -> float:
        """The least height that holds all entries."""
        if self.most:
            return self.most
        total = sum(entry.height + self.gap for entry in self.entries)
        low, high = max(min_height(entry) for entry in self.entries), total
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (middle, high) if self._filled(middle)[1] else (low, middle)
        return high

    @property
    def min_height(self) -> float:
        """The height without which it is better begun on the next page: that of its first row."""
        return max(min_height(entry) for entry in self.entries[: self.count])

    def split(self, height: float) -> tuple[Columns, Columns] | None:
        """Return what fits into a height, and what is left."""
        placed, remaining = self._filled(height)
        if not (placed and remaining):
            return None
        count = len(self.entries) - len(remaining)
        count += remaining[0] is not self.entries[count]  # of which a beginning is placed
        return replace(self, entries=self.entries[:count], most=height), replace(self, entries=remaining)

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw the columns, each from the top."""
        for column, down, entry in self._filled(self.height)[0]:
            entry.draw(surface, x + column * self.step, y + down)

    def _filled(self, height: float) -> tuple[list[tuple[int, float, Element]], tuple[Element, ...]]:
        """Return the entries that the columns hold at a height, each with its column and how far down, and the rest."""
        placed: list[tuple[int, float, Element]] = []
        remaining = list(self.entries)
        for column in range(self.count):
            down = 0.0
            while remaining and remaining[0].height <= height - down + SLACK:
                placed.append((column, down, remaining[0]))
                down += remaining.pop(0).height + self.gap
            halves = remaining[0].split(height - down) if remaining and isinstance(remaining[0], Pile) else None
            if halves:
                placed.append((column, down, halves[0]))
                remaining[0] = halves[1]
        return placed, tuple(remaining)


def in_columns(entries: Sequence[Element], width: float, count: int, gutter: float, gap: float) -> Columns:
    """Return entries, each as wide as `column_width` says, in columns across a width."""
    return Columns(tuple(entries), count, column_width(width, count, gutter) + gutter, gap)


def column_width(width: float, count: int, gutter: float) -> float:
    """Return how wide each of so many columns is, in points."""
    return (width - gutter * (count - 1)) / count
