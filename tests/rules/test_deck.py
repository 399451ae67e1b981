from __future__ import annotations

import pytest

from rules.judging import Spoil, added, judged

COURSE = "zahn/training.yaml"
SAID = "notes: {say: [Beide Spalten lesen.]}"
OBJECTIVE = "    objective: Wege nennen, ohne zu drängen.\n"
PACE, LOOKING = 120, 6
"""Of the second guide, in words a minute and in seconds."""


def spoken(folder, minutes, words):
    """Return what is told of a module for so many minutes, one slide of which has so many words."""
    folder.rewrite(COURSE, OBJECTIVE, f"{OBJECTIVE}    minutes: {minutes}\n")
    new = f"notes: {{say: [{' '.join(['so'] * words)}]}}"
    return added(folder, [Spoil("D501", COURSE, SAID, new)])[0]


def test_a_slow_slide_is_told_with_its_time_and_its_words(folder):
    (problem,) = spoken(folder, 3, 5 * PACE)
    assert ("D501", "error") == (problem.id, problem.severity)
    assert "`teil-vorher` takes" in problem.message
    assert "promises 3" in problem.message
    assert f"Longest: `folie-wege` 5:{LOOKING:02} ({5 * PACE} words)" in problem.hint
    text = (folder.path / COURSE).read_text("utf-8")
    assert text.partition("    minutes: 3")[0].count("\n") + 1 == problem.location.line


def test_a_slide_for_which_its_module_has_time_is_not_told(folder):
    assert [] == spoken(folder, 8, 5 * PACE)


@pytest.mark.parametrize(("kind", "told"), [("voice", False), ("round", True)])
def test_what_is_asked_takes_time_by_who_answers(folder, kind, told):
    folder.rewrite(COURSE, OBJECTIVE, f"{OBJECTIVE}    minutes: 2\n")
    new = f"notes: {{say: [Beide.], ask: {{kind: {kind}, text: Und Sie?}}}}"
    assert told is bool(added(folder, [Spoil("D501", COURSE, SAID, new)])[0])


@pytest.mark.parametrize("rule", ["D501", "D502", "D503", "D504", "D505"])
def test_the_deck_of_the_second_guide_is_right(folder, rule):
    assert () == judged(folder, rule)
