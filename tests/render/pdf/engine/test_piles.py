"""Entries in columns: filled one after the other, parted over pages between entries."""

from __future__ import annotations

from typing import Any

from handouts.render.pdf.engine.elements import Painted, Strip
from handouts.render.pdf.engine.piles import Columns, Pile, column_width, in_columns
from handouts.render.pdf.engine.story import PageGeometry, Strips


class Seen:
    """Remembers where each entry was drawn."""

    def __init__(self) -> None:
        self.at: list[tuple[int, float, float]] = []

    def entry(self, number: int, height: float) -> Painted:
        return Painted(height, lambda surface, x, y: self.at.append((number, x, y)))


def columns(seen: Seen, heights: list[float], count: int = 2) -> Columns:
    return in_columns([seen.entry(at, height) for at, height in enumerate(heights)], 212, count, 12, 4)


def test_columns_share_the_width():
    assert column_width(212, 2, 12) == 100
    assert column_width(516, 3, 12) == 164


def test_entries_go_down_the_first_column_and_then_the_next():
    seen = Seen()
    columns(seen, [20, 20, 20, 20]).draw(None, 0, 0)
    assert [(0, 0, 0), (1, 0, 24), (2, 112, 0), (3, 112, 24)] == seen.at


def test_columns_are_about_as_high_as_each_other():
    assert 44 <= columns(Seen(), [20, 20, 20, 20]).height <= 46
    assert 60 <= columns(Seen(), [60, 10, 10, 10]).height <= 61


def parted(story: Strips, height: float) -> tuple[Any, Any]:
    return story.split(0, height)


def test_no_entry_is_lost_where_columns_are_parted():
    seen = Seen()
    story = Strips(PageGeometry(612, 792, {}, rtl=False), [Strip(columns(seen, [20] * 10))])
    first, rest = parted(story, 50)
    for part in (first, rest):
        part.strips[0].element.draw(None, 0, 0)
    assert list(range(10)) == [number for number, _, _ in seen.at]
    assert len(first.strips[0].element.entries) == 4
    assert first.height(0) <= 50


def test_columns_are_not_begun_where_their_first_row_has_no_room():
    story = Strips(PageGeometry(612, 792, {}, rtl=False), [Strip(columns(Seen(), [20, 30, 20]))])
    assert story.min_height(0) == 30
    assert story.split(0, 15) is None


def test_an_entry_that_may_be_parted_goes_on_in_the_next_column():
    seen = Seen()
    pile = Pile(tuple(seen.entry(at, 20) for at in range(4)), kept=2)
    Columns((seen.entry(9, 20), pile), 2, 112, 4, most=70).draw(None, 0, 0)
    assert [(9, 0, 0), (0, 0, 24), (1, 0, 44), (2, 112, 0), (3, 112, 20)] == seen.at


def test_the_head_of_an_entry_stays_with_what_follows_it():
    seen = Seen()
    pile = Pile(tuple(seen.entry(at, 20) for at in range(4)), kept=2)
    Columns((seen.entry(9, 20), pile), 2, 112, 4, most=60).draw(None, 0, 0)
    assert [9, 0] == [number for number, x, _ in seen.at if x == 0][:1] + [
        number for number, x, y in seen.at if (x, y) == (112, 0)
    ]


def test_no_part_of_an_entry_is_lost_or_drawn_twice_where_columns_are_parted():
    seen = Seen()
    piles = tuple(Pile(tuple(seen.entry(10 * at + part, 20) for part in range(5)), kept=2) for at in range(4))
    story = Strips(PageGeometry(612, 792, {}, rtl=False), [Strip(Columns(piles, 2, 112, 4))])
    first, rest = parted(story, 130)
    for part in (first, rest):
        part.strips[0].element.draw(None, 0, 0)
    assert [10 * at + part for at in range(4) for part in range(5)] == [number for number, _, _ in seen.at]
