"""The room that a template's placeholders leave for text, and whether text fits in it."""

from __future__ import annotations

import math
from bisect import bisect
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.fit.faces import DEFAULT, current, face
from handouts.fit.measure import USED, cut, pitch, too_wide, widest, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.content.markup import RichText

FLOOR = 18
"""Points; smaller text cannot be read from the last row."""
LOOKED_UP = 14
"""Points, of what nobody presents: it is read from one's own screen, or from paper."""
_LEAST_SHARE = 0.75
"""Of a template's size of type, which text in a wide typeface may have."""
MOST_ROWS = 7
"""A table with more rows cannot be taken in while somebody speaks."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why texts do not fit a place: in words, with the text that is too much, and the word in it that is too wide."""

    message: str
    text: RichText
    word: str = ""
    holds: int = 0
    """How many characters there is room for, where there are too many."""


@dataclass(frozen=True, slots=True)
class Room:
    """A placeholder's inside in points, and how its text is set.

    `pitch` multiplies the line pitch; `gap` stands before each paragraph; `indent` at its start.
    """

    width: float
    height: float
    size: float
    bold: bool = False
    pitch: float = 1
    gap: float = 0
    indent: float = 0
    reduced: bool = False
    """Whether the type is smaller than the template's."""

    def holding(self, texts: tuple[RichText, ...]) -> Room:
        """Return the room with type as much smaller as a template needs; itself where none helps."""
        least = math.ceil(self.size * _LEAST_SHARE)
        least = max(FLOOR, least) if self.size >= FLOOR else least  # footers are small as they are
        if current() is face(DEFAULT) or self.problem(texts) is None:
            return self
        smaller = (replace(self, size=size, reduced=True) for size in range(math.ceil(self.size) - 1, least - 1, -1))
        return next((room for room in smaller if room.problem(texts) is None), self)

    def height_of(self, text: RichText) -> float:
        """Return the height of a paragraph with the gap before it."""
        lines = wrap(text, self.size, self.width - self.indent, bold=self.bold)
        return len(lines) * pitch(self.size) * self.pitch + self.gap

    def over(self, texts: tuple[RichText, ...]) -> float:
        """Return by how many points the texts are too high, 0 where they fit."""
        return max(sum(map(self.height_of, texts)) - self.gap - self.height, 0)

    def word_too_wide(self, texts: tuple[RichText, ...]) -> str:
        """Return the first word that is wider than the room, or `""`."""
        found = (too_wide(text, self.size, self.width - self.indent, bold=self.bold) for text in texts)
        return next(filter(None, found), "")

    def too_narrow(self, text: RichText) -> float:
        """Return how many points more width the widest word needs, 0 where it fits."""
        needed, _ = widest(text, self.size, bold=self.bold)
        return max(needed / USED - self.width + self.indent, 0)

    def problem(self, texts: tuple[RichText, ...]) -> Fault | None:
        """Return what keeps the texts from fitting, or nothing."""
        if word := self.word_too_wide(texts):
            text = next(text for text in texts if word in plain(text))
            return Fault(f"the word “{word}” is wider than its place at {self.size:g} pt", text, word)
        if over := self.over(texts):
            begin = plain(texts[0])[:40]
            message = f"the text “{begin}...” is {over:.0f} points too high for its place at {self.size:g} pt"
            return Fault(message, max(texts, key=lambda text: len(plain(text))), holds=self._holds(texts))
        return None

    def _holds(self, texts: tuple[RichText, ...]) -> int:
        """Return how many characters of the texts, from their beginning, there is room for."""
        count = sum(len(plain(text)) for text in texts)
        return bisect(range(count), False, key=lambda at: self.over(_begun(texts, at + 1)) > 0)


def _begun(texts: tuple[RichText, ...], count: int) -> tuple[RichText, ...]:
    """Return so many characters of texts, from their beginning."""
    begun = []
    for text in texts:
        begun.append(cut(text, 0, max(count, 0)))
        count -= len(plain(text))
    return tuple(text for text in begun if text)


@dataclass(frozen=True, slots=True)
class TableRoom:
    """The room of a table, and how its cells are set, in points."""

    width: float
    height: float
    size: float
    margin_x: float
    margin_y: float
    head_height: float

    def cell(self, share: float, *, bold: bool = False) -> Room:
        """Return the room of a cell that has this share of the table's width."""
        return Room(self.width * share - 2 * self.margin_x, self.height, self.size, bold)

    def row_of(self, cells: tuple[RichText, ...], weights: tuple[int, ...], *, head: bool = False) -> float:
        """Return the height of a row; the first column is bold, as is the head."""
        least = self.head_height if head else 0
        heights = [
            self.cell(weight / sum(weights), bold=head or not number).height_of(cell) + 2 * self.margin_y
            for number, (cell, weight) in enumerate(zip(cells, weights, strict=True))
        ]
        return max(least, *heights)


def raise_rows(heights: Sequence[float], least: float, room: float) -> list[float]:
    """Return the heights with the low ones raised to `least`, or to the level that the room allows."""
    level, spare = 0.0, room - sum(heights)
    for count, (low, high) in enumerate(pairwise((*sorted(heights), math.inf)), 1):
        level = min(least, high, low + spare / count)
        spare -= count * (level - low)
        if level < high:
            break
    return [max(height, level) for height in heights]


@dataclass(frozen=True, slots=True)
class Rooms:
    """The rooms of a template: by layout, then by the placeholder's name."""

    layouts: Mapping[str, Mapping[str, Room]]
    tables: tuple[TableRoom, ...]
    """The table's room with type of each size, the largest first."""

    def table(self, size: float) -> TableRoom:
        """Return the table's room with type of this size, or of the least."""
        return next((room for room in self.tables if room.size == size), self.tables[-1])
