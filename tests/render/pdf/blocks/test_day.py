"""The hours before the treatment, and the visit, judged by the bytes of the file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from handouts.outline.handout import Blanks, Stage, Visit
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen
from specimens.handout import rich

ENDS = ("Stop big meals", "Stop all food", "Stop all drinks", "Jab starts")
STATES = ("Any food", "Light food", "Clear drinks only", "Nothing")


def built(*blocks, **asked) -> bytes:
    section = replace(specimen.the_day(), blocks=blocks)
    return render(specimen.outline(sections=(section,)), specimen.seal(), load_theme(), Format(**asked))


def runs(data):
    return {run.text.strip("\u00a0 "): run for run in text_runs(data) if not run.artifact}


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("hours", [("8", "6", "2"), ("12", "12", "0.5"), ("12", "4", "4"), ("6", "4", "0.5")])
def test_the_bar_lies_across_with_its_words_apart_whatever_a_clinic_sets(hours, paper):
    words = runs(built(specimen.fasting(*hours), paper=paper))
    assert len({round(words[name].y) for name in ENDS}) == 1
    for names in (STATES, ENDS):
        assert all(words[one].x < words[other].x for one, other in pairwise(names))


def test_the_bar_is_a_figure_that_says_its_hours_and_each_end_a_field_with_its_words():
    tree = tag_tree(built(specimen.fasting("8", "6", "2")))
    assert "Any food until 8 hours before the jab" in tree
    assert 4 == tree.count(" Form ")


def test_the_times_are_fields_of_a_form_to_fill_in():
    with open_pdf(built(specimen.fasting("8", "6", "2"), fillable=True)) as pdf:
        names = {str(one.TU) for one in pdf.Root.AcroForm.Fields}
    assert {f"Time: {end}" for end in ENDS} <= names


def test_a_bar_whose_words_are_too_long_stands_upright():
    bar = specimen.fasting("8", "6", "2")
    long = replace(
        bar,
        stretches=tuple(
            replace(one, label=rich("Donaudampfschifffahrt-Donaudampfschifffahrt")) for one in bar.stretches
        ),
    )
    words = runs(built(long))
    assert all(words[one].y > words[other].y for one, other in pairwise(ENDS))


def test_the_stages_of_a_visit_stand_side_by_side_and_in_large_print_one_under_another():
    (visit,) = (one for one in specimen.the_day().blocks if isinstance(one, Visit))
    names = ["You arrive: checks", "Jab, in a chair", "Rest, we watch you", "Home"]
    across, down = runs(built(visit)), runs(built(visit, large=True))
    assert all(across[one].x < across[other].x for one, other in pairwise(names))
    assert all(down[one].y > down[other].y for one, other in pairwise(names))


def test_blanks_of_a_line_stand_on_it_and_where_it_is_too_short_one_under_another():
    line = next(one for one in specimen.the_day().blocks if isinstance(one, Blanks) and not one.title)
    wide = replace(line, blanks=tuple(replace(one, label=rich("Word " * 14)) for one in line.blanks))
    words = runs(built(line))
    assert round(words["Plan up to"].y) == round(words["hours."].y) == round(words["day and time"].y)
    tall = [run.y for run in text_runs(built(wide)) if run.text.startswith("Word")]
    assert len({round(y) for y in tall}) > 1


LINE = Visit(
    "line",
    (
        Stage("line/stage-1", rich("Rest"), (), "busy", rich("after 1 hour"), Decimal(60)),
        Stage("line/stage-2", rich("Slowly"), rich("gently"), "watch", rich("after 1 day"), Decimal(1380)),
        Stage("line/stage-3", rich("Always"), (), "open", (), Decimal(12960)),
    ),
)


def test_stages_of_a_line_of_time_have_their_ends_beneath_and_the_longest_is_widest():
    data = built(LINE)
    words = runs(data)
    assert words["Rest"].x < words["Slowly"].x < words["Always"].x
    assert words["Always"].x - words["Rest"].x < 200
    assert words["after 1 hour"].y < words["Rest"].y
    tree = tag_tree(data)
    assert tree.index("Rest") < tree.index("after 1 hour") < tree.index("Slowly")


def test_in_large_print_they_stand_one_under_another_with_their_ends_on_their_lines():
    words = runs(built(LINE, large=True))
    assert words["Rest"].y > words["Slowly"].y > words["Always"].y
    assert words["after 1 hour"].y == pytest.approx(words["Rest"].y, abs=3)


def test_stages_that_have_no_room_side_by_side_stand_one_under_another():
    long = replace(LINE, stages=tuple(replace(one, title=rich("Donaudampfschifffahrt" * 2)) for one in LINE.stages))
    assert 3 == len({round(run.y) for run in text_runs(built(long)) if "Donau" in run.text})
