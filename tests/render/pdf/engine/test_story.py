"""Strips in the flow: what is kept together, and what is carried over."""

from __future__ import annotations

from typing import Any

from handouts.render.pdf.engine.elements import Group, Painted, Strip, beside, joined, padded, stack
from handouts.render.pdf.engine.story import PageGeometry, Strips, flowables

STAGE = PageGeometry(612, 792, {}, rtl=False)


def element(height: float) -> Painted:
    return Painted(height, lambda surface, x, y: None)


def strip(height: float, **more) -> Strip:
    return Strip(element(height), **more)


def heights(part: Any) -> list[float]:
    return [one.height for one in part.strips]


def test_strips_stand_under_one_another_with_their_room_between():
    strips = Strips(STAGE, [strip(10, before=5), strip(20, before=3)])
    assert strips.height(0) == 33
    assert strips.before == 5


def test_strips_are_parted_where_the_height_ends():
    first, rest = Strips(STAGE, [strip(10), strip(20), strip(30)]).split(0, 35)
    assert ([10, 20], [30]) == (heights(first), heights(rest))


def test_a_strip_that_is_kept_goes_with_the_next():
    first, rest = Strips(STAGE, [strip(10), strip(10, keep=True), strip(30)]).split(0, 25)
    assert ([10], [10, 30]) == (heights(first), heights(rest))


def test_nothing_is_parted_before_the_first_strips_that_stay_together():
    strips = Strips(STAGE, [strip(10, keep=True), strip(30)])
    assert strips.split(0, 25) is None
    assert strips.min_height(0) == 40


def test_what_is_carried_over_takes_room_only_on_the_next_page():
    head = element(8)
    strips = Strips(STAGE, [strip(10), strip(10, carry=head), strip(10, carry=head)])
    assert strips.height(0) == 30
    _, rest = strips.split(0, 12)
    assert rest.height(0) == 28
    _, last = rest.split(0, 18)
    assert last.height(0) == 18


def test_strips_that_carry_something_are_one_flowable():
    story = flowables([strip(1), strip(2), strip(3, carry=element(1)), strip(4, carry=element(1)), strip(5)], STAGE)
    assert [[1], [2], [3, 4], [5]] == [heights(part) for part in story]


def test_elements_know_their_height():
    assert stack([element(10), element(20)], 4).height == 34
    assert beside([(0, element(10)), (50, element(20))]).height == 20
    assert beside([(0, element(10))], min_height=26).height == 26
    assert padded(element(10), 0, 3, 4).height == 17
    assert joined([strip(10, before=99), strip(20, before=5)]).height == 35
    assert joined([]).height == 0


def test_elements_beside_each_other_may_be_centred():
    group: Group = beside([(0, element(10)), (50, element(20))], centred=True)
    assert [5, 0] == [part.y for part in group.parts]
