"""Steps in their order: native arrows, read back from the file."""

from __future__ import annotations

import pytest

from handouts.errors import ContentError
from inspectors.pptx import A, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, paint, preset, token


def arrows(page):
    return [each for each in page.of("steps") if preset(each) == "chevron"]


def test_each_step_is_an_arrow_with_its_number_and_its_words():
    found = arrows(drawn(sample.steps_slide()))
    assert [f"{number}{words}" for number, words in enumerate(sample.STEPS, 1)] == [text(each) for each in found]
    assert {token("tint")} == {paint(each) for each in found}
    assert 1 == len({run.get("sz") for each in found for run in list(each.iter(A + "rPr"))[1::2]})


@pytest.mark.parametrize(("identity", "order", "flipped"), [({}, 1, None), ({"language": "ar", "rtl": True}, -1, "1")])
def test_the_arrows_stand_in_a_row_and_point_where_the_language_runs(identity, order, flipped):
    found = arrows(drawn(sample.steps_slide(), **identity))
    places = [box(each) for each in found]
    assert places == sorted(places, reverse=order < 0)
    assert 1 == len({(y, width, height) for _, y, width, height in places})
    assert {flipped} == {xfrm.get("flipH") for each in found for xfrm in each.iter(A + "xfrm")}


def test_a_step_with_too_many_words_is_an_error_that_quotes_them():
    with pytest.raises(ContentError, match="has no room for"):
        drawn(sample.steps_slide(("Knead the dough " * 20, "Wait", "Bake")))
