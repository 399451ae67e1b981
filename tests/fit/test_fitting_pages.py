"""Dividing a column over pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handouts.fit.fitting import pages

HEIGHTS = st.lists(st.integers(1, 40), max_size=40)


def test_pages_are_the_fewest_then_even():
    assert pages([10.0] * 9, 50) == (slice(0, 5), slice(5, 9))
    assert pages([30.0, 10.0, 10.0, 10.0], 40) == (slice(0, 1), slice(1, 4))
    assert pages([10.0] * 16, 200, most=7) == (slice(0, 6), slice(6, 11), slice(11, 16))


def test_nothing_takes_no_page():
    assert pages([], 50) == ()


@given(HEIGHTS, st.integers(40, 200), st.integers(1, 9))
def test_every_block_stands_once_in_order_and_no_page_is_over_full(heights, room, most):
    cuts = pages(heights, room, most)
    assert [each for cut in cuts for each in heights[cut]] == heights
    for cut in cuts:
        assert sum(heights[cut]) <= room
        assert len(heights[cut]) <= most


@given(HEIGHTS, st.integers(40, 200))
def test_no_division_with_fewer_pages_exists(heights, room):
    greedy = used = 0
    for height in heights:
        if not greedy or used + height > room:
            greedy, used = greedy + 1, 0
        used += height
    assert len(pages(heights, room)) == greedy
