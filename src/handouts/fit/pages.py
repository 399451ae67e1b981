"""Divides a column of blocks over the fewest pages, as evenly as it goes."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Division = tuple[int, float, tuple[int, ...]]
"""Count of pages, sum of their squared heights, and where each ends: the least is the best."""


def pages(heights: Sequence[float], room: float, most: int | None = None) -> tuple[slice, ...]:
    """Return which blocks stand on which page, in as few pages as `room` and `most` blocks a page allow.

    No block may be higher than the room. Among divisions with as few pages, the most even wins, then the one whose
    earlier pages hold more.
    """
    tops = [0.0, *accumulate(heights)]
    most = most or len(heights)

    @cache
    def best(end: int) -> Division:
        """Return the best division of the blocks before `end`."""
        if not end:
            return (0, 0.0, ())
        found = []
        for start in range(end - 1, max(end - most, 0) - 1, -1):
            height = tops[end] - tops[start]
            if height > room and start < end - 1:
                break
            count, uneven, ends = best(start)
            found.append((count + 1, round(uneven + height**2, 3), tuple(-each for each in ends), start))
        count, uneven, _, start = min(found)
        return (count, uneven, (*best(start)[2], end))

    for end in range(len(heights)):
        best(end)  # from the front, so that long columns need no deep recursion
    return tuple(slice(a, b) for a, b in pairwise((0, *best(len(heights))[2])))
