"""Short entries in narrow columns, filled one after the other; parted over pages between entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Parted
from handouts.render.pdf.piles import Pile, least

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.surface import Surface

_SLACK = 0.01
"""Points by which a column may be too high: sums of floats."""


@dataclass(frozen=True, slots=True)
class Columns(Parted):
    """Entries in `count` columns, `step` points from start to start, `gap` between entries."""

    entries: tuple[Element, ...]
    count: int
    step: float
    gap: float
    most: float = 0
    """How high it may stand, where the rest of it stands elsewhere."""

    @property
    def height(self) -> float:
        """The least height that holds all entries."""
        if self.most:
            return self.most
        whole = sum(entry.height + self.gap for entry in self.entries)
        low, high = max(least(entry) for entry in self.entries), whole
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (middle, high) if self._filled(middle)[1] else (low, middle)
        return high

    @property
    def least(self) -> float:
        """The height without which it is better begun on the next page: that of its first row."""
        return max(least(entry) for entry in self.entries[: self.count])

    def part(self, height: float) -> tuple[Columns, Columns] | None:
        """Return what fits into a height, and what is left."""
        placed, rest = self._filled(height)
        if not (placed and rest):
            return None
        count = len(self.entries) - len(rest)
        count += rest[0] is not self.entries[count]  # of which a beginning is placed
        return replace(self, entries=self.entries[:count], most=height), replace(self, entries=rest)

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw the columns, each from the top."""
        for column, down, entry in self._filled(self.height)[0]:
            entry.draw(surface, x + column * self.step, y + down)

    def _filled(self, height: float) -> tuple[list[tuple[int, float, Element]], tuple[Element, ...]]:
        """Return the entries that the columns hold at a height, each with its column and how far down, and the rest."""
        placed: list[tuple[int, float, Element]] = []
        rest = list(self.entries)
        for column in range(self.count):
            down = 0.0
            while rest and rest[0].height <= height - down + _SLACK:
                placed.append((column, down, rest[0]))
                down += rest.pop(0).height + self.gap
            halves = rest[0].part(height - down) if rest and isinstance(rest[0], Pile) else None
            if halves:
                placed.append((column, down, halves[0]))
                rest[0] = halves[1]
        return placed, tuple(rest)


def in_columns(entries: Sequence[Element], width: float, count: int, gutter: float, gap: float) -> Columns:
    """Return entries, each as wide as `column_width` says, in columns across a width."""
    return Columns(tuple(entries), count, column_width(width, count, gutter) + gutter, gap)


def column_width(width: float, count: int, gutter: float) -> float:
    """Return how wide each of so many columns is, in points."""
    return (width - gutter * (count - 1)) / count
