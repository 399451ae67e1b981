from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

import pytest

from handouts.content.markup import Run
from handouts.outline.deck import Category
from handouts.outline.handout import RowGroup, Table
from handouts.outline.leaves import Bars
from handouts.rules.judging import all_rules, judge
from rules.judging import Spoil, added, judged, subject

TEXTS, EFFECTS = "zahn/expectations.yaml", "zahn/effects.yaml"
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


def changed(node, change):
    """Return an outline with a change made to each of its nodes."""
    if isinstance(node, tuple):
        return tuple(changed(element, change) for element in node)
    if not is_dataclass(node):
        return node
    return change(replace(node, **{one.name: changed(getattr(node, one.name), change) for one in fields(node)}))


def differing(judging, document, change):
    outlines = judging.outlines | {document: changed(judging.outlines[document], change)}
    return [one.message for one in judge(replace(judging, outlines=outlines), ["F403"])]


def requoted(node):
    if isinstance(node, Run) and node.fact == "eingriff":
        return replace(node, text=node.text.replace("25", "26"))
    return node


def redrawn(node):
    return replace(node, treated=Decimal(96)) if isinstance(node, Bars) and node.treated == 97 else node


def redrawn_with_its_label(node):
    if isinstance(node, Category) and node.origin == "taub":
        return replace(node, value=Decimal(96), label="96")
    return node


@pytest.mark.parametrize("document", ["einwilligung", "einweisung"])
def test_a_quote_that_is_not_its_facts_number_is_told(folder, document):
    messages = differing(subject(folder), document, requoted)
    assert messages
    assert all(one.startswith(f"the {document} document quotes `eingriff` as '26") for one in messages)


def test_a_picture_that_is_not_the_number_beside_it_is_told(folder):
    messages = differing(subject(folder), "einwilligung", redrawn)
    assert any("draws 96 for `taub`" in one and "beside it" in one for one in messages)


def test_documents_that_draw_two_numbers_for_one_item_are_told(folder):
    (message,) = differing(subject(folder), "einweisung", redrawn_with_its_label)
    assert message == "the einweisung document draws 96 for `taub`, the einwilligung document 97"


def test_documents_made_from_one_content_agree(folder):
    assert () == judged(folder, "F403")


def untold(judging, change=lambda node: node):
    outlines = {"einwilligung": changed(judging.outlines["einwilligung"], change)}
    return [one.message for one in judge(replace(judging, outlines=outlines), ["F404"])]


@pytest.mark.parametrize(
    ("effect", "says", "expected"),
    [
        ("taub-auf-dauer", SOFT, 1),
        ("taub-auf-dauer", "Dazu gibt es KEINE gute Zahl.", 0),
        ("taub-auf-dauer", "Keine gute Zahl bekannt", 0),
        ("schmerz", SOFT, 1),
        ("schmerz", "62 von 100.", 1),
        ("schmerz", "62,5 von 100.", 0),
        ("schmerz", "{schmerz.yes} von 100.", 0),
        ("schwellung", "Bis 55 von 100.", 1),
        ("schwellung", "30 bis 55 von 100.", 0),
        ("fieber", "12,5 von 100.000.", 0),
        ("blutdruck-hoch", "4 bis 9, sonst 2.", 0),
        ("blutdruck-hoch", "4 bis 9.", 1),
    ],
)
def test_an_effect_told_in_a_sentence_carries_its_figure_or_says_that_there_is_none(folder, effect, says, expected):
    folder.spoil(TEXTS, SOFT, f'@@"{says}"')
    folder.spoil(EFFECTS, f"  - id: {effect}\n", f"@@  - id: {effect}\n    told_by: essen\n")
    found = judged(folder, "F404")
    assert expected == len(found)
    assert all("error" == one.severity and f"`{effect}`" in one.message for one in found)


def without_band(node):
    return replace(node, band=()) if isinstance(node, RowGroup) else node


def without_bars(node):
    return replace(node, treated_label=()) if isinstance(node, Bars) else node


def test_every_row_of_an_effect_carries_its_figure_or_says_that_there_is_none(folder):
    judging = subject(folder)
    assert [] == untold(judging)
    (none,) = untold(judging, without_band)
    assert "`taub-auf-dauer`" in none
    assert ["`schmerz`", "`taub`"] == sorted(one.split()[5] for one in untold(judging, without_bars))
