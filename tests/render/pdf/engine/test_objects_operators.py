from __future__ import annotations

import pytest

from handouts.render.pdf.engine.objects import number, shortened


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.001, "0"), (0.5, ".5"), (-0.25, "-.25"), (10.0, "10"), (100, "100"), (1 / 3, ".33"), (1.999, "2")],
)
def test_numbers_are_as_short_as_they_can_be(value: float, expected: str):
    assert expected == number(value)


def test_a_state_that_is_set_already_is_not_set_again():
    codes = ["1 0 0 rg", "2 w", "0 0 1 1 re f", "1 0 0 rg", "2 w", "1 1 1 1 re f"]
    assert ["1 0 0 rg", "2 w", "0 0 1 1 re f", "1 1 1 1 re f"] == shortened(codes)


def test_a_state_that_nothing_is_painted_in_is_not_set():
    assert ["0 1 0 rg", "0 0 1 1 re f"] == shortened(["1 0 0 rg", "0 1 0 rg", "0 0 1 1 re f", "0 0 1 rg"])


def test_a_restored_state_is_known_again():
    codes = ["1 0 0 rg", "0 0 1 1 re f", "q", "0 1 0 rg", "0 0 2 2 re f", "Q", "0 1 0 rg", "0 0 3 3 re f"]
    assert codes == shortened(codes)


def test_a_state_wanted_before_it_is_saved_holds_inside_and_after():
    codes = ["1 0 0 rg", "q", "0 0 1 1 re f", "Q", "0 0 2 2 re f"]
    assert ["q", "1 0 0 rg", "0 0 1 1 re f", "Q", "1 0 0 rg", "0 0 2 2 re f"] == shortened(codes)


def test_no_state_comes_between_a_path_and_its_painting():
    codes = ["1 0 0 rg", "[3 2] 0 d", "n", "0 0 m", "1 1 l", "S"]
    assert codes == shortened(codes)


def test_gray_and_colour_are_the_same_state():
    codes = ["1 0 0 rg", "0 0 1 1 re f", "0 g", "0 0 1 1 re f", "1 0 0 rg", "0 0 1 1 re f"]
    assert codes == shortened(codes)


def test_text_is_left_as_it_is():
    text = "BT /F1 12 Tf (1.23456) Tj ET"
    assert [text] == shortened([text])
