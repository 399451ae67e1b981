"""A line of numbers in a finished handout: one figure with its words, and what is at either end."""

from __future__ import annotations

import re
from itertools import pairwise

import page
import pytest

from builders import CLINIC, GUIDES
from handouts import pipeline
from handouts.render.pdf import render
from handouts.request import Request
from handouts.theme import load_theme
from handouts.theme.format import Format
from inspectors.pdf import tag_tree, text_runs

SAYS = "Eine Linie mit Zahlen von 0, gar nicht, bis 10, kaum auszuhalten."


@pytest.fixture(scope="module", params=[False, True], ids=["standard", "large"])
def data(request):
    made = pipeline.compose(Request(GUIDES, clinic=CLINIC, documents=("einwilligung",)))[1]["einwilligung"]
    return render(made.outline, made.seal, load_theme(), Format(large=request.param))


def test_it_is_a_figure_between_its_title_and_the_words_of_its_ends(data):
    tree = tag_tree(data)
    part = tree[tree.index("/scale") :]
    assert re.findall(r"^ *(\w+)", part, re.MULTILINE)[:4] == ["H3", "Figure", "P", "P"]
    assert f"Figure alt='{SAYS}'" in part
    assert "'gar nicht'" in part
    assert "'kaum auszuhalten'" in part


def test_its_numbers_stand_in_a_row_each_as_far_from_the_next(data):
    runs = text_runs(data)
    first = next(at for at, run in enumerate(runs) if run.text.strip() == "Wie weh tut es?")
    numbers = [run for run in runs[first:] if run.text.strip().isdigit()][:11]
    assert [str(number) for number in range(11)] == [run.text.strip() for run in numbers]
    assert 1 == len({round(run.y, 1) for run in numbers})
    steps = [after.x - before.x for before, after in pairwise(numbers)]
    assert steps == pytest.approx([sum(steps) / 10] * 10, abs=6)  # digits differ in width


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_conforms(data, profile):
    assert [] == [failure.message for failure in page.validate_pdf_bytes(data, profile=profile).failures]
