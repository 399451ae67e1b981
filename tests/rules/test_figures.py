from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.outline.handout import RowGroup, Table
from handouts.outline.leaves import Bars
from handouts.rules.judging import all_rules, judge
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
