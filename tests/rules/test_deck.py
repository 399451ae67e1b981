from __future__ import annotations

import pytest

from handouts.rules.deck import PACE
from rules.judging import Spoil, added, judged

COURSE = "zahn/training.yaml"
SAID = "notes: {say: [Beide Spalten lesen.], minutes: 2}"


def notes(say, ask, minutes):
    question = f", ask: {' '.join(['so'] * ask)}" if ask else ""
    return f"notes: {{say: [{' '.join(['so'] * say)}]{question}, minutes: {minutes}}}"


@pytest.mark.parametrize(("say", "ask", "minutes"), [(2 * PACE + 1, 0, 2), (2 * PACE, 1, 2), (65, 1, 0.5), (1, 0, 0)])
def test_notes_that_take_longer_than_their_minutes_are_told(folder, say, ask, minutes):
    new = notes(say, ask, minutes)
    found, _ = added(folder, [Spoil("D501", COURSE, SAID, new)])
    (problem,) = found
    assert ("D501", "error") == (problem.id, problem.severity)
    assert f"`folie-wege` have {say + ask} words" in problem.message
    assert f"there is time for {PACE * minutes:.0f}." in problem.hint
    line = (folder.path / COURSE).read_text("utf-8").partition(new)[0].count("\n") + 1
    assert line == problem.location.line


@pytest.mark.parametrize(("say", "ask", "minutes"), [(2 * PACE, 0, 2), (2 * PACE - 1, 1, 2), (65, 0, 0.5)])
def test_notes_that_just_fit_are_not_told(folder, say, ask, minutes):
    assert [] == added(folder, [Spoil("D501", COURSE, SAID, notes(say, ask, minutes))])[0]


def test_the_notes_of_the_second_guide_fit(folder):
    assert () == judged(folder, "D501")


@pytest.mark.parametrize("rule", ["D502", "D503", "D504", "D505"])
def test_the_deck_of_the_second_guide_is_right(folder, rule):
    assert () == judged(folder, rule)
