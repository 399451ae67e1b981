"""A card with a long list that may go on over a page: each part has the whole frame, and its head again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.render.pdf.elements import joined

if TYPE_CHECKING:
    from handouts.render.pdf.card import Drawn
    from handouts.render.pdf.elements import Group, Strip
    from handouts.render.pdf.surface import Surface

_FEWEST = 3
"""Points that stand together on each side of a page's end."""


@dataclass(frozen=True, slots=True)
class LongCard:
    """The rows of a card, or those of them that stand on a page, under a head."""

    card: Drawn
    rows: tuple[Strip, ...]
    again: bool = False
    """Whether it goes on here."""

    @property
    def _whole(self) -> Group:
        return self.card.made(joined(self.rows), again=self.again)

    @property
    def height(self) -> float:
        """How high it stands, in points."""
        return self._whole.height

    @property
    def least(self) -> float:
        """The height without which it is better begun on the next page: that of its first rows."""
        few = len(self.rows) >= 2 * _FEWEST
        return replace(self, rows=self.rows[:_FEWEST]).height if few else self.height

    def part(self, height: float) -> tuple[LongCard, LongCard] | None:
        """Return what fits into a height, and what is left."""
        for end in range(len(self.rows) - _FEWEST, _FEWEST - 1, -1):
            first = replace(self, rows=self.rows[:end])
            if first.height <= height:
                return first, replace(self, rows=self.rows[end:], again=True)
        return None

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        self._whole.draw(surface, x, y)
