from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.outline.deck import Category
from handouts.outline.handout import RowGroup, Table
from handouts.outline.leaves import Bars, ChanceBox, People
from handouts.outline.walk import of_kind
from handouts.rules.engine import all_rules, judge
from handouts.text.markup import Run, plain
from rules.judging import changed, judged, subject

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


@pytest.mark.parametrize("effects", [["taub", "schmerz", "schwellung"], ["fieber"], ["fieber", "blutdruck-hoch"]])
def test_one_denominator_under_a_head_is_not_told(folder, effects):
    assert [] == mixed(under_one_head(subject(folder), *effects))


def test_the_composer_gives_the_very_rare_a_head_of_their_own(folder):
    assert () == judged(folder, "F401")


def differing(judging, document, change):
    outlines = judging.outlines | {document: changed(judging.outlines[document], change)}
    return [one.message for one in judge(replace(judging, outlines=outlines), ["F403"])]


def redrawn(node):
    return replace(node, treated=Decimal(96)) if isinstance(node, Bars) and node.treated == 97 else node


def test_a_picture_that_is_not_the_number_beside_it_is_told(folder):
    messages = differing(subject(folder), "einwilligung", redrawn)
    assert any("draws 96 for `taub`" in one and "beside it" in one for one in messages)


def moved(node):
    return replace(node, value=Decimal(55), label="55") if isinstance(node, Category) and node.value == 97 else node


def both(node):
    bars = isinstance(node, Bars) and node.treated == 97
    return replace(node, treated=Decimal(55), treated_label=(Run("55 danach"),)) if bars else moved(node)


def test_a_bar_that_differs_from_another_document_is_told(folder):
    (message,) = differing(subject(folder), "einweisung", moved)
    assert message == "the einweisung document draws 55 for `taub`, the einwilligung document 97"


def test_a_bar_that_agrees_with_its_words_and_not_with_the_figure_is_told(folder):
    messages = differing(subject(folder), "einwilligung", both)
    assert "the einwilligung document draws 55 for `taub`, whose figure is 97" in messages


def retold(node):
    return (
        replace(node, text="35") if isinstance(node, Run) and (node.fact, node.text) == ("schwellung", "30") else node
    )


def test_a_range_in_words_is_compared_as_a_bar_is(folder):
    (message,) = differing(subject(folder), "einwilligung", retold)
    assert message == "the einwilligung document quotes `schwellung` as '35', which is not its number"


@pytest.mark.parametrize(("count", "drawn"), [("81.5", 82), ("81.4", 81)])
def test_a_part_of_a_person_is_written_and_drawn_as_whole_people(folder, count, drawn):
    folder.rewrite("zahn/expectations.yaml", 'of_100: "81", comparison', f'of_100: "{count}", comparison')
    judging = subject(folder)
    assert () == judge(judging, ["F403"])
    boxes = list(of_kind(judging.outlines["einwilligung"], ChanceBox))
    (box,) = [one for one in boxes if one.origin == "nutzen-schmerz"]
    assert drawn == box.people.of_100
    assert count.replace(".", ",") in plain(box.yes_count)


def test_no_message_has_the_sign_of_a_fixed_space(folder):
    def fewer(node):
        return replace(node, of_100=3) if isinstance(node, People) else node

    messages = differing(subject(folder), "einwilligung", fewer)
    assert messages
    assert not any("xa0" in one or "\N{NO-BREAK SPACE}" in one for one in messages)


def test_documents_made_from_one_content_agree(folder):
    assert () == judged(folder, "F403")


def untold(judging, change=lambda node: node):
    outlines = {"einwilligung": changed(judging.outlines["einwilligung"], change)}
    return [one.message for one in judge(replace(judging, outlines=outlines), ["F404"])]


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
