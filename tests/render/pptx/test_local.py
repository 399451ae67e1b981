"""Values that a clinic sets are told by a word and a frame, and not by colour alone; on the written bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.text.markup import Run
from inspectors.contrast import contrast_faults
from inspectors.pptx import A, P, faults, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn, paint, shade, token

OWN = Run("230", strong=True, local=True)
NOTE = Run("(ours): set by the miller", strong=True, local=True)


def table_slide():
    slide = sample.table_slide()
    row = slide.rows[0]
    cells = (*row.cells[:-1], (Run("below "), OWN, Run(" (ours)", strong=True, local=True)))
    return replace(slide, rows=(replace(row, cells=cells), *slide.rows[1:]), source=(Run("Baker 2020 "), NOTE))


def flow_slide():
    slide = sample.flow_slide()
    first, *rest = slide.questions
    first = replace(first, detail=(Run("Call above "), OWN), ask=(Run("Above "), OWN))
    return replace(slide, questions=(first, *rest), source=(NOTE,))


def question_slide():
    slide = sample.question_slide()
    return replace(slide, choices=((Run("Wait "), OWN), *slide.choices[1:]), source=(NOTE,))


def inks(made, words):
    """Return the shades of every run that says this."""
    runs = [run for run in made.page.iter(A + "r") if run.find(A + "t").text.strip() == words]
    return {shade(run.find(f"{A}rPr/{A}solidFill/{A}schemeClr")) for run in runs}


def dashed(made):
    return {text(each) for each in made.shapes if each.find(f"{P}spPr/{A}ln/{A}prstDash") is not None and text(each)}


@pytest.mark.parametrize("slide", [table_slide(), flow_slide(), question_slide()], ids=["table", "flow", "question"])
def test_a_slide_with_local_values_has_no_fault(slide):
    made = drawn(slide)
    assert [] == [*faults(made.data), *contrast_faults(made.deck)]


def test_local_values_and_their_word_are_amber_in_a_table_and_so_is_what_explains_them():
    made = drawn(table_slide())
    assert {token("care")} == inks(made, "230 (ours)")
    assert {token("care")} == inks(made, NOTE.text)


def test_what_explains_local_values_on_a_panel_of_the_accent_keeps_the_ink_of_the_panel():
    (run,) = [each for each in drawn(question_slide()).page.iter(A + "r") if each.find(A + "t").text == NOTE.text]
    assert ("1", None) == (run.find(A + "rPr").get("b"), run.find(f"{A}rPr/{A}solidFill"))


def test_what_a_pathway_says_of_a_local_value_stands_in_a_dashed_frame():
    assert {"Above 230", "Call above 230"} == dashed(drawn(flow_slide()))


def test_nothing_is_dashed_or_amber_where_no_value_is_local():
    assert set() == dashed(drawn(sample.flow_slide()))
    made = drawn(sample.table_slide())
    assert token("care") not in {shade(each) for each in made.page.iter(A + "schemeClr")}


def test_a_title_with_a_local_value_stays_a_title():
    made = drawn(replace(sample.table_slide(), title=(Run("Below "), OWN, Run(" we wait"))))
    (title,) = [each for each in made.page.iter(A + "r") if each.find(A + "t").text == "230"]
    assert title.find(f"{A}rPr/{A}solidFill") is None


def test_tiles_of_readings_that_are_not_known_yet_are_not_drawn_and_the_others_stay():
    whole = sample.scenario_slide()
    early = replace(whole, readings=(*whole.readings[:2], replace(whole.readings[2], known=False)))
    before, after = drawn(early), drawn(whole)
    assert [] == [each for each in before.shapes if text(each) in ("240", "40\u00a0min")]
    for words in ("180", "210", "0 min"):
        assert paint(before.saying(words)) == paint(after.saying(words))
        assert before.saying(words).find(f"{P}spPr/{A}xfrm/{A}off").attrib == (
            after.saying(words).find(f"{P}spPr/{A}xfrm/{A}off").attrib
        )
