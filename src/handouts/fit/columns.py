"""Shares the width of a table among its columns, so that its rows are as low as they can be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from handouts.fit.rooms import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handouts.fit.rooms import Rooms, TableRoom
    from handouts.outline.deck import TableSlide

Weights = tuple[int, ...]

_PARTS = 36
"""Into which the width is divided."""
_LEAST = 4
"""Parts that a column keeps."""
_STEPS = (1, 2, 4)
"""Parts that are moved at once, as one more may change nothing where four more save a line."""


def sized(slide: TableSlide, rooms: Rooms) -> TableSlide:
    """Return the table in the largest type with which one slide holds it, else in the least; its width is shared."""
    for table in rooms.tables:
        made = shared(replace(slide, size=table.size), table)
        if _holds(table, made):
            break
    return made


def _holds(table: TableRoom, slide: TableSlide) -> bool:
    """Return whether one slide holds a table, with no word wider than its column."""
    heights = [table.row_of(row.cells, slide.weights) for row in slide.rows]
    head = table.row_of(slide.head, slide.weights, head=True)
    narrow, *_ = _judge(slide, table)(slide.weights) if sum(slide.weights) == _PARTS else (0.0, 0.0)
    return narrow == 0 and head + sum(heights) <= table.height and len(heights) <= MOST_ROWS


def shared(slide: TableSlide, table: TableRoom) -> TableSlide:
    """Return the table with better weights, found by moving width from column to column from those it has."""
    if len(slide.weights) * _LEAST > _PARTS:
        return slide
    return replace(slide, weights=balanced(slide.weights, _judge(slide, table)))


def balanced(shares: Sequence[int], badness: Callable[[Weights], tuple[float, ...]]) -> Weights:
    """Return weights of columns, 36 in all, that are least bad, found from these shares."""
    weights = _parts(shares)
    best = badness(weights)
    while True:
        moved, changed = min(((badness(each), each) for each in _moves(weights)), default=(best, weights))
        if moved >= best:
            return weights
        best, weights = moved, changed


def _judge(slide: TableSlide, table: TableRoom) -> Callable[[Weights], tuple[float, float, float]]:
    """Return what tells how much too narrow the columns are for their words, and how high the table and all cells are.

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
