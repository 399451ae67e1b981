from __future__ import annotations

import pytest

from inspectors.pptx import text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, said

t = sample.t
SLIDE = sample.stages_slide()


@pytest.fixture(scope="module")
def page():
    return drawn(SLIDE)


def stage(page, words):
    return next(each for each in page.shapes if text(each).startswith(words))


def test_stages_stand_side_by_side_the_longest_widest_and_the_first_tells_what_all_show(page):
    knead, rest, bake = (box(stage(page, words)) for words in ("Knead", "Rest", "Bake"))
    assert knead[0] + knead[2] == rest[0]
    assert rest[0] + rest[2] == bake[0]
    assert rest[2] > max(knead[2], bake[2])
    assert SLIDE.says == said(stage(page, "Knead"))


def test_each_end_stands_beneath_its_stage_and_no_end_where_there_is_none(page):
    for words, end in (("Knead", "ends after 1 hour"), ("Rest", "ends after 20 hours")):
        above, beneath = box(stage(page, words)), box(stage(page, end))
        assert above[1] + above[3] <= beneath[1]
        assert above[0] <= beneath[0] < above[0] + above[2]
    assert 2 == len([each for each in page.shapes if text(each).startswith("ends")])
