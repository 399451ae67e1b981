"""How text looks: what a paragraph takes from the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rgb = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and leading in points; weights 100 to 900 as the fonts name them."""

    size: float
    leading: float
    weight: int
    strong_weight: int
    colour: Rgb
    link_colour: Rgb | None = None
    """Colour of links; the text's own where none is given."""
    align: Literal["start", "centre", "end"] = "start"
    mark_size: float = 0
    """Size of the raised number of a source; the text's own where it is 0."""
    mark_rise: float = 0
    """How far it stands above the base line, in points."""
    mark_colour: Rgb | None = None

    def size_of(self, raised: bool) -> float:  # noqa: FBT001
        """Return the size of words, or of the raised numbers among them."""
        return self.mark_size if raised and self.mark_size else self.size
