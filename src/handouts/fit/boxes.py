"""The text boxes and tables of a template: how much they hold, how a table's width is shared, where titles break."""

from __future__ import annotations

import math
from bisect import bisect
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from handouts.fit.measure import DEFAULT, USED, current, cut, face, pitch, rich_width, too_wide, widest, wrap
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from handouts.outline.deck import TableSlide
    from handouts.text.markup import RichText

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
class TextBox:
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

    def holding(self, texts: tuple[RichText, ...]) -> TextBox:
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
        """Return the points that the widest word lacks, 0 where it fits."""
        needed, _ = widest(text, self.size, bold=self.bold)
        return max(needed / USED - self.width + self.indent, 0)

    def problem(self, texts: tuple[RichText, ...]) -> Fault | None:
        """Return why the texts do not fit, or None."""
        if word := self.word_too_wide(texts):
            text = next(text for text in texts if word in plain(text))
            return Fault(f"the word “{word}” is wider than its place at {self.size:g} pt", text, word)
        if over := self.over(texts):
            begin = plain(texts[0])[:40]
            message = f"the text “{begin}...” is {over:.0f} points too high for its place at {self.size:g} pt"
            return Fault(message, max(texts, key=lambda text: len(plain(text))), holds=self._holds(texts))
        return None

    def _holds(self, texts: tuple[RichText, ...]) -> int:
        """Return how many characters fit, counted from the beginning of the texts."""
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
class TableMetrics:
    """The room of a table, and how its cells are set, in points."""

    width: float
    height: float
    size: float
    margin_x: float
    margin_y: float
    head_height: float

    def cell(self, share: float, *, bold: bool = False) -> TextBox:
        """Return the room of a cell that has this share of the table's width."""
        return TextBox(self.width * share - 2 * self.margin_x, self.height, self.size, bold)

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
class TemplateMetrics:
    """The rooms of a template: by layout, then by the placeholder's name."""

    layouts: Mapping[str, Mapping[str, TextBox]]
    tables: tuple[TableMetrics, ...]
    """The table's room with type of each size, the largest first."""

    def table(self, size: float) -> TableMetrics:
        """Return the table's room with type of this size, or of the least."""
        return next((room for room in self.tables if room.size == size), self.tables[-1])


Weights = tuple[int, ...]

_PARTS = 36
"""Into which the width is divided."""
_LEAST = 4
"""Parts that a column keeps."""
_STEPS = (1, 2, 4)
"""Parts that are moved at once, as one more may change nothing where four more save a line."""


def sized(slide: TableSlide, rooms: TemplateMetrics) -> TableSlide:
    """Return the table in the largest type with which one slide holds it, else in the least; its width is shared."""
    for table in rooms.tables:
        made = shared(replace(slide, size=table.size), table)
        if _holds(table, made):
            break
    return made


def _holds(table: TableMetrics, slide: TableSlide) -> bool:
    """Return whether one slide holds a table, with no word wider than its column."""
    heights = [table.row_of(row.cells, slide.weights) for row in slide.rows]
    head = table.row_of(slide.head, slide.weights, head=True)
    narrow, *_ = _judge(slide, table)(slide.weights) if sum(slide.weights) == _PARTS else (0.0, 0.0)
    return narrow == 0 and head + sum(heights) <= table.height and len(heights) <= MOST_ROWS


def shared(slide: TableSlide, table: TableMetrics) -> TableSlide:
    """Return the table with better weights, found by moving width from column to column from those it has."""
    if len(slide.weights) * _LEAST > _PARTS:
        return slide
    return replace(slide, weights=balanced(slide.weights, _judge(slide, table)))


def balanced(shares: Sequence[int], badness: Callable[[Weights], tuple[float, ...]]) -> Weights:
    """Return weights of columns, 36 in all, that are least bad, found from these shares."""
    weights = _parts(shares)
    best = badness(weights)
    while True:
        moved, changed = min(((badness(move), move) for move in _moves(weights)), default=(best, weights))
        if moved >= best:
            return weights
        best, weights = moved, changed


def _judge(slide: TableSlide, table: TableMetrics) -> Callable[[Weights], tuple[float, float, float]]:
    """Return a measure of weights: points that columns lack for their words, height of the table, height of all cells.

    A lower cell in a row that stays as high is a step towards a lower row.
    """
    rows = (slide.head, *(row.cells for row in slide.rows))

    @cache
    def column(number: int, weight: int) -> tuple[float, tuple[float, ...]]:
        """Return by how much a column is too narrow, and how high its cells are."""
        rooms = [table.cell(weight / _PARTS, bold=not row or not number) for row in range(len(rows))]
        cells = [(room, cells[number]) for room, cells in zip(rooms, rows, strict=True)]
        return sum(room.too_narrow(cell) for room, cell in cells), tuple(room.height_of(cell) for room, cell in cells)

    def badness(weights: Weights) -> tuple[float, float, float]:
        columns = [column(number, weight) for number, weight in enumerate(weights)]
        heights = list(zip(*(high for _, high in columns), strict=True))
        narrow = sum(narrow for narrow, _ in columns)
        return round(narrow, 1), round(sum(map(max, heights)), 1), round(sum(map(sum, heights)), 1)

    return badness


def _moves(weights: Weights) -> list[Weights]:
    """Return the weights with some width moved from one column to another."""
    moves = []
    for giver, taker in permutations(range(len(weights)), 2):
        for step in _STEPS:
            if weights[giver] - step >= _LEAST:
                changed = list(weights)
                changed[giver] -= step
                changed[taker] += step
                moves.append(tuple(changed))
    return moves


def _parts(weights: Sequence[int]) -> Weights:
    """Return weights as parts of the whole; what rounding leaves goes to the widest."""
    parts = [max(_LEAST, round(_PARTS * weight / sum(weights))) for weight in weights]
    parts[parts.index(max(parts))] += _PARTS - sum(parts)
    return tuple(parts)


_SENSE = (":;.?!", ",")
"""Signs after which a title breaks, the stronger first."""
_QUOTES = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'"
"""May stand behind such a sign."""
_SHORTEST = 0.3
"""Of the longer line: a shorter rest is not worth breaking for."""
_LONG = 0.55
"""Of the room: a line at least so long is parted where its sense is ..."""
_WIDE = 24
"""... in a room so many times as wide as the type is high; in a narrow one a line is short to read."""
_OVERHANG = 1.6
_HANGING = 2
"""Letters of a word that no line should end with."""


def title_lines(title: RichText, room: TextBox) -> tuple[RichText, ...]:
    """Return the one or two lines of a title; a longer one is left to flow."""
    count = len(wrap(title, room.size, room.width, bold=room.bold))
    if count > 2 or (count == 1 and not _may_part(title, room)):  # noqa: PLR2004 (two lines are the case)
        return (title,)
    text = plain(title)
    spaces = [at for at, character in enumerate(text) if character == " "]
    cuts = [cut for at in spaces if (cut := _Cut(title, at, room)).fits]
    for signs in _SENSE:
        sensible = [cut for cut in cuts if cut.ends_with(signs) and cut.shorter >= _SHORTEST]
        if sensible:
            return min(sensible, key=lambda cut: cut.uneven).lines
    return min(cuts, key=lambda cut: (cut.hangs, cut.uneven)).lines if cuts and count > 1 else (title,)


def _may_part(title: RichText, room: TextBox) -> bool:
    """Return whether a title of one line is long enough for two, and the room high enough."""
    long = rich_width(title, room.size, bold=room.bold) >= _LONG * room.width
    return long and room.width >= _WIDE * room.size and room.height >= 2 * pitch(room.size) * room.pitch


class _Cut:
    """A title cut at a space, which stays at the end of the first line."""

    def __init__(self, title: RichText, at: int, room: TextBox) -> None:
        self.at = at
        self.lines = cut(title, 0, at + 1), cut(title, at + 1, None)
        self.fits = all(len(wrap(line, room.size, room.width, bold=room.bold)) == 1 for line in self.lines)
        first, second = (rich_width(line, room.size, bold=room.bold) for line in self.lines)
        self.shorter = min(first, second) / max(first, second)
        words = plain(self.lines[0]).split()
        self.hangs = len(words[-1]) <= _HANGING if words else True
        # a longer first line hangs better from the left than a shorter one
        self.uneven = first - second if first > second else (second - first) * _OVERHANG

    def ends_with(self, signs: str) -> bool:
        """Return whether the first line ends with one of these signs, or with a quotation that does."""
        return plain(self.lines[0]).rstrip().rstrip(_QUOTES).endswith(tuple(signs))
