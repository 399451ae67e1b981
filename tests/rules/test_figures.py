from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.outline.handout import Table
from handouts.rules.registry import all_rules
from rules.judging import Spoil, added, judged, subject

TEXTS = "zahn/expectations.yaml"
SOFT = "Weich und lau."


def under_one_head(judging, *effects):
    """Return the subject with these effects under one head of a table."""
    outline = judging.outlines["einwilligung"]
    tables = [block for section in outline.sections for block in section.blocks if isinstance(block, Table)]
    rows = [row for table in tables for group in table.groups for row in group.rows if row.origin in effects]
    assert set(effects) == {row.origin for row in rows}
    section = next(one for one in outline.sections if any(isinstance(block, Table) for block in one.blocks))
    mixed = replace(tables[0], groups=(replace(tables[0].groups[0], rows=tuple(rows)),))
    wrong = replace(outline, sections=(replace(section, blocks=(mixed,)),))
    return replace(judging, outlines={"einwilligung": wrong})


def mixed(judging):
    return list(all_rules()["F401"].problems(judging))


def test_of_100_and_of_100000_under_one_head_are_told(folder):
    judging = subject(folder)
    (problem,) = mixed(under_one_head(judging, "taub", "fieber"))
    assert ("F401", "error") == (problem.id, problem.severity)
    assert judging.place("fieber") == problem.location
    assert "`taub` and `fieber`" in problem.message


@pytest.mark.parametrize("effects", [["taub", "schmerz", "schwellung"], ["fieber"], ["fieber", "blutdruck-hoch"]])
def test_one_denominator_under_a_head_is_not_told(folder, effects):
    assert [] == mixed(under_one_head(subject(folder), *effects))


def test_the_composer_gives_the_very_rare_a_head_of_their_own(folder):
    assert () == judged(folder, "F401")


def english(folder):
    folder.spoil("zahn/guide.yaml", "language: de-DE", "@@language: en-US")
    return folder


@pytest.mark.parametrize("words", ["This is rare.", "It is very common.", "Uncommon, we think.", "Frequently so."])
def test_a_word_for_a_chance_without_a_number_is_told(folder, words):
    spoil = Spoil("F402", TEXTS, SOFT, f'"{words}"', "id: essen")
    found, places = added(english(folder), [spoil])
    assert places == [str(problem.location) for problem in found]
    assert "warning" == found[0].severity
    assert f"without a number in {words!r}" in found[0].message


@pytest.mark.parametrize("words", ["Rare: 5 of 100,000.", "How common is it?", "Raresome commons, likelihoods."])
def test_a_word_for_a_chance_with_a_number_or_in_a_question_is_not_told(folder, words):
    assert [] == added(english(folder), [Spoil("F402", TEXTS, SOFT, f'"{words}"')])[0]


def test_words_of_another_language_are_not_judged_as_english(folder):
    assert [] == added(folder, [Spoil("F402", TEXTS, SOFT, "Das ist rare.")])[0]
