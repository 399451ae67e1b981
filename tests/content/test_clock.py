"""What a course takes: words at a pace, what is asked by its kind, and looking."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from handouts.content.model.documents import Clock, Promise

PACE = {"words_a_minute": "120", "looking": "5", "asks": {"voice": "20", "room": "40", "pairs": "90", "round": "120"}}


@pytest.fixture
def clock():
    return Clock.model_validate(PACE)


@pytest.mark.parametrize(("words", "expected"), [(0, 5), (120, 65), (121, 66), (60, 35)])
def test_words_take_their_time_at_the_pace_and_each_slide_is_looked_at(clock, words, expected):
    assert expected == clock.seconds(words)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [(("voice",), 25), (("room",), 45), (("pairs",), 95), (("round",), 125), (("pairs", "round"), 215)],
)
def test_what_is_asked_takes_the_seconds_of_its_kind(clock, asked, expected):
    assert expected == clock.seconds(0, asked)


@pytest.mark.parametrize(("minutes", "expected"), [("54.9", False), ("55", True), ("60", True), ("60.1", False)])
def test_a_promise_is_kept_between_its_ends(minutes, expected):
    promise = Promise.model_validate({"at_least": "55", "at_most": "60"})
    assert expected is promise.kept(Decimal(minutes))


def test_a_promise_whose_ends_are_exchanged_is_refused():
    with pytest.raises(ValidationError, match="at_least"):
        Promise.model_validate({"at_least": "60", "at_most": "55"})
