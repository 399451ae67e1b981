"""Divides a column of blocks over the fewest pages, then evens the pages out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def pages(heights: Sequence[float], room: float, most: int | None = None) -> tuple[slice, ...]:
    """Return which blocks stand on which page, in as few pages as `room` and `most` blocks a page allow.

    No block may be higher than the room. Among as few pages, the fullest is as empty as it can be.
    """
    most = most or len(heights)
    fewest = len(_fill(heights, room, most))
    even = -(-len(heights) // fewest) if fewest else most
    most = next(n for n in range(min(even, most), most + 1) if len(_fill(heights, room, n)) == fewest)
    low, high = max(heights, default=0.0), room
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(heights, middle, most)) > fewest:
            low = middle
        else:
            high = middle
    return _fill(heights, high, most)


def _fill(heights: Sequence[float], room: float, most: int) -> tuple[slice, ...]:
    starts = [0] if heights else []
    used = 0.0
    for number, height in enumerate(heights):
        if used + height > room or number - starts[-1] == most:
            starts.append(number)
            used = 0.0
        used += height
    return tuple(slice(a, b) for a, b in zip(starts, [*starts[1:], len(heights)], strict=True))
