from __future__ import annotations

import pytest

from handouts.rules.deck import PACE, WORDS
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


def test_a_deck_of_words_is_told_with_the_slides_that_have_nothing_else(folder):
    rest = "item: taub, staff: [Ja], notes: {say: [Ja.], minutes: 1}"
    bare = "\n".join(f"      - {{id: wort-{n}, kind: told, title: Wort {n}, {rest}}}" for n in range(30))
    folder.rewrite(COURSE, "      - id: folie-wege\n", f"{bare}\n      - id: folie-wege\n")
    (problem,) = judged(folder, "D505")
    assert ("D505", "error") == (problem.id, problem.severity)
    assert "of `einweisung` have only words" in problem.message
    assert "wort-0, wort-1" in problem.hint


def test_the_notes_of_the_second_guide_fit(folder):
    assert () == judged(folder, "D501")


def test_notes_of_the_practice_are_judged_too(folder):
    old = (
        (folder.path / COURSE)
        .read_text("utf-8")
        .partition("knowledge_checks:")[2]
        .partition("say: ")[2]
        .partition("]")[0]
    )
    spoilt = f"say: [{' '.join(['so'] * 400)}"
    (problem,) = added(folder, [Spoil("D501", COURSE, f"say: {old}", spoilt)])[0]
    assert problem.message.startswith("the notes of `quiz-spuelen` have 4")


def deck(folder, fields):
    folder.rewrite("zahn/guide.yaml", "    title: Weisheitszahn ziehen\n", f"    title: Weisheitszahn ziehen\n{fields}")
    return judged(folder, "D502")


def test_a_deck_that_takes_more_minutes_than_there_are_is_told_at_its_budget(folder):
    (problem,) = deck(folder, '    minutes: "20"\n')
    assert ("D502", "error") == (problem.id, problem.severity)
    assert problem.message.startswith("the einweisung deck takes 2")
    assert "there are 20 (`minutes`)" in problem.message
    assert "/zahn/guide.yaml:" in str(problem.location)
    line = (folder.path / "zahn/guide.yaml").read_text("utf-8").partition('    minutes: "20"')[0].count("\n") + 1
    assert line == problem.location.line


def test_the_practice_has_minutes_of_its_own(folder):
    (problem,) = deck(folder, '    minutes: "120"\n    practice_minutes: "1"\n')
    assert "(`practice_minutes`)" in problem.message


def test_a_deck_in_its_time_or_without_one_is_not_told(folder):
    assert () == judged(folder, "D502")
    assert () == deck(folder, '    minutes: "120"\n    practice_minutes: "60"\n')


@pytest.mark.parametrize(("words", "count"), [(WORDS, 1), (WORDS // 2, 0)])
def test_a_slide_with_more_words_than_can_be_read_is_told(folder, words, count):
    spoil = Spoil("D503", COURSE, "points: [Tupfer, Eis, Zettel]", f"points: [{' '.join(['so'] * words)}, Eis]")
    found, _ = added(folder, [spoil])
    assert [("D503", "warning")] * count == [(one.id, one.severity) for one in found]
    assert all("`folie-merken` has" in one.message for one in found)


def test_two_slides_of_one_title_are_told_at_the_second(folder):
    spoil = Spoil("D504", COURSE, "title: Erst das Zeichen, dann die Zahl", "title: Zwei GRENZEN muss jeder kennen",
                  "id: folie-entscheiden")  # fmt: skip
    found, places = added(folder, [spoil])
    assert places == [str(one.location) for one in found]
    assert "`folie-entscheiden` and `folie-grenzen` of einweisung have one title" in found[0].message
    assert "error" == found[0].severity


def test_two_sections_of_one_title_are_told(folder):
    spoil = Spoil("D504", "zahn/guide.yaml", "title: Hilft es?", "title: Was kann passieren?", "id: folgen")
    found, places = added(folder, [spoil])
    assert places == [str(one.location) for one in found]
    assert "`folgen` and `erfolg` of einwilligung" in found[0].message


@pytest.mark.parametrize("rule", ["D502", "D503", "D504", "D505"])
def test_the_deck_of_the_second_guide_is_right(folder, rule):
    assert () == judged(folder, rule)
