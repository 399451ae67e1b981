"""Shares the width of a table among its columns, so that its rows are as low as they can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.fit.rooms import TableRoom
    from handouts.outline.deck import TableSlide

Weights = tuple[int, ...]

_PARTS = 36
"""Into which the width is divided."""
_LEAST = 4
"""Parts that a column keeps."""
_STEPS = (1, 2, 4)
"""Parts that are moved at once: a word that needs three parts more is found too."""


def shared(slide: TableSlide, table: TableRoom) -> TableSlide:
    """Return the table with better weights, found by moving width from column to column from those it has."""
    weights = _parts(slide.weights)
    if len(weights) * _LEAST > _PARTS:
        return slide
    best = _badness(slide, table, weights)
    while True:
        moved = min(
            ((_badness(slide, table, each), each) for each in _moves(weights)),
            default=(best, weights),
        )
        if moved[0] >= best:
            return replace(slide, weights=weights)
        best, weights = moved


def _badness(slide: TableSlide, table: TableRoom, weights: Weights) -> tuple[int, float]:
    """Return how many words are too wide for their column, and how high the table is."""
    total = sum(weights)
    rows = (slide.head, *(row.cells for row in slide.rows))
    wide = sum(
        bool(table.cell(weight / total, bold=not row or not column).word_too_wide((cell,)))
        for row, cells in enumerate(rows)
        for column, (cell, weight) in enumerate(zip(cells, weights, strict=True))
    )
    heights = (table.row_of(cells, weights, head=not row) for row, cells in enumerate(rows))
    return wide, round(sum(heights), 1)


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


def _parts(weights: Weights) -> Weights:
    """Return weights as parts of the whole; what rounding leaves goes to the widest."""
    parts = [max(_LEAST, round(_PARTS * weight / sum(weights))) for weight in weights]
    parts[parts.index(max(parts))] += _PARTS - sum(parts)
    return tuple(parts)
