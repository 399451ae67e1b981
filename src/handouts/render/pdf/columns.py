"""Short entries in narrow columns, filled one after the other; parted over pages between entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.surface import Surface

_SLACK = 0.01
"""Points by which a column may be too high: sums of floats."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Entries in `count` columns, `step` points from start to start, `gap` between entries."""

    entries: tuple[Element, ...]
    count: int
    step: float
    gap: float

    @property
    def height(self) -> float:
        """The least height that holds all entries."""
        whole = sum(entry.height + self.gap for entry in self.entries)
        low, high = max(entry.height for entry in self.entries), whole
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self._fitting(middle) == len(self.entries) else (middle, high)
        return high

    @property
    def least(self) -> float:
        """The height without which it is better begun on the next page: that of its first row."""
        return max(entry.height for entry in self.entries[: self.count])

    def part(self, height: float) -> tuple[Columns, Columns] | None:
        """Return what fits into a height, and what is left."""
        at = self._fitting(height)
        if not 0 < at < len(self.entries):
            return None
        first, rest = self.entries[:at], self.entries[at:]
        return Columns(first, self.count, self.step, self.gap), Columns(rest, self.count, self.step, self.gap)

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw the columns, each from the top."""
        height = self.height
        column, down = 0, 0.0
        for entry in self.entries:
            if down and down + entry.height > height + _SLACK:
                column, down = column + 1, 0.0
            entry.draw(surface, x + column * self.step, y + down)
            down += entry.height + self.gap

    def _fitting(self, height: float) -> int:
        """Return how many entries the columns hold at a height."""
        column, down = 0, 0.0
        for at, entry in enumerate(self.entries):
            if down and down + entry.height > height + _SLACK:
                column, down = column + 1, 0.0
            if column == self.count or entry.height > height + _SLACK:
                return at
            down += entry.height + self.gap
        return len(self.entries)


def in_columns(entries: Sequence[Element], width: float, count: int, gutter: float, gap: float) -> Columns:
    """Return entries, each as wide as `column_width` says, in columns across a width."""
    return Columns(tuple(entries), count, column_width(width, count, gutter) + gutter, gap)


def column_width(width: float, count: int, gutter: float) -> float:
    """Return how wide each of so many columns is, in points."""
    return (width - gutter * (count - 1)) / count
