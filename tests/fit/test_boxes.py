"""The room of placeholders and tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.fit.boxes import TableMetrics, TextBox, raise_rows, shared
from handouts.fit.measure import cut
from handouts.outline.deck import Notes, TableRow, TableSlide
from handouts.text.markup import Run

TABLE = TableMetrics(width=864, height=354, size=18, margin_x=12, margin_y=5, head_height=36)


def t(text):
    return (Run(text),)


def slide(cells, weights):
    notes = Notes((), (), (), (), ("",) * 7)
    rows = tuple(TableRow(f"row-{n}", tuple(map(t, row))) for n, row in enumerate(cells))
    head = tuple(t("Head") for _ in weights)
    return TableSlide("o", t("T"), notes, None, (), head, weights, rows, "says")


def test_rows_are_raised_to_the_least_height_where_there_is_room():
    assert raise_rows([10, 30, 20], 25, 100) == [25, 30, 25]


def test_rows_are_raised_only_as_far_as_the_room_allows():
    assert raise_rows([10, 30, 20], 25, 64) == [14, 30, 20]
    assert raise_rows([10, 30, 20], 25, 74) == [22, 30, 22]


@given(st.lists(st.integers(10, 60), min_size=1, max_size=8), st.integers(10, 60), st.integers(0, 200))
def test_raised_rows_fill_no_more_than_the_room(heights, least, spare):
    raised = raise_rows(heights, least, sum(heights) + spare)
    assert sum(raised) <= sum(heights) + spare + 1e-6
    assert all(new >= old for new, old in zip(raised, heights, strict=True))
    assert raised == [max(height, min(raised)) for height in heights]


def test_width_goes_to_the_column_that_needs_it():
    long = "a long text that takes many words to say what it says, and then some more of them"
    made = shared(slide([("Short", long, "x")] * 3, (1, 1, 1)), TABLE)
    heights = [TABLE.row_of(row.cells, made.weights) for row in made.rows]
    assert max(heights) < TABLE.row_of(made.rows[0].cells, (1, 1, 1))
    assert made.weights[1] == max(made.weights)


def test_a_word_too_wide_for_its_column_gets_a_wider_one():
    made = shared(slide([("Incomprehensibilities", "x", "y")], (1, 4, 4)), TABLE)
    share = made.weights[0] / sum(made.weights)
    assert not TABLE.cell(share, bold=True).word_too_wide(made.rows[0].cells[:1])


def test_a_room_names_the_word_that_is_too_wide():
    fault = TextBox(80, 400, 18).problem((t("It is"), t("Incomprehensible")))
    assert fault is not None
    assert "“Incomprehensible”" in fault.message
    assert ("Incomprehensible", t("Incomprehensible")) == (fault.word, fault.text)


def test_a_room_tells_how_much_too_high_a_text_is():
    # three lines of 18 points at 1.2, in a room of two
    text = t("one two three four five six")
    assert TextBox(100, 43.2, 18).over((text,)) == pytest.approx(21.6)


def test_a_room_tells_how_many_characters_it_has_room_for():
    text = t("one two three four five six")
    fault = TextBox(100, 43.2, 18).problem((text,))
    assert fault is not None
    assert TextBox(100, 43.2, 18).problem((cut(text, 0, fault.holds),)) is None
    assert TextBox(100, 43.2, 18).problem((cut(text, 0, fault.holds + 1),)) is not None
    assert len("one two three") <= fault.holds
