"""Questions from memory: the answers come one by one, and stand there in print."""

from __future__ import annotations

import pytest

from handouts.errors import ContentError
from inspectors.clicks import shown
from inspectors.pptx import properties, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, token

ASKED = [f"{number}\t{ask}" for number, (ask, _) in enumerate(sample.RECALLED, 1)]
ANSWERS = [answer for _, answer in sample.RECALLED]


def test_each_click_brings_the_answer_of_one_question():
    page = drawn(sample.recall_slide())
    said = {properties(each).get("id"): text(each).replace("\u00a0", " ") for each in page.shapes}
    before, *after = [{said[each] for each in seen if said[each]} for seen in shown(page.page)]
    assert (set(ASKED) <= before, set(ANSWERS) & before) == (True, set())
    assert [set(ANSWERS[:1]), set(ANSWERS)] == [set(ANSWERS) & seen for seen in after]


def test_at_rest_every_answer_stands_beside_its_question():
    page = drawn(sample.recall_slide())
    read = [text(each).replace("\u00a0", " ") for each in page.shapes]
    for ask, answer in zip(ASKED, ANSWERS, strict=True):
        assert read.index(answer) == read.index(ask) + 1
        first, second = page.saying(ask), page.saying(answer)
        assert middle(first)[1] == pytest.approx(middle(second)[1], abs=2)
        assert box(first)[0] + box(first)[2] < box(second)[0]
        assert token("tint") == paint(second)


def test_rows_do_not_overlap_however_much_one_of_them_says():
    long = (("All signs", " ".join(["A hiss behind the stone, and a door that glows."] * 9)), *sample.RECALLED)
    page = drawn(sample.recall_slide(long))
    first, second, third = (box(page.saying(answer)) for _, answer in long)
    assert first[1] + first[3] <= second[1]
    assert second[1] + second[3] <= third[1]


def test_what_no_slide_holds_is_an_error_that_names_it():
    with pytest.raises(ContentError) as error:
        drawn(sample.recall_slide((("All", "on and on " * 200),)))
    assert ["recall"] == [problem.location.file for problem in error.value.problems]
