from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.errors import ContentError
from inspectors.pptx import A, properties, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, preset, said, token


def glue(page):
    """Return (from, to) of every glued connector, as the words of its shapes."""
    names = {properties(each).get("id"): text(each) for each in page.shapes}
    ends = [(each.find(f".//{A}stCxn"), each.find(f".//{A}endCxn")) for each in page.connectors]
    return [(names[a.get("id")], names[b.get("id")]) for a, b in ends if a is not None and b is not None]


def test_questions_lead_to_acts_and_down_by_glued_arrows():
    found = glue(drawn(sample.flow_slide()))
    assert ("Fire?", "BakerClose door") in found
    assert ("Fire?", "Too dark?") in found
    assert ("Too dark?", "Go on; next look") in found


def test_acts_in_turn_are_joined_by_arrows_and_acts_at_once_abut():
    page = drawn(sample.flow_slide())
    found = glue(page)
    assert ("BakerTurn, look", "MillerWait or stop") in found
    assert ("BakerClose door", "ShopCall 911") not in found
    (left, _, width, _), (after, *_) = box(page.saying("BakerClose door")), box(page.saying("ShopCall 911"))
    assert left + width == after


def test_the_way_back_is_glued_at_both_ends_and_comes_to_the_end():
    found = glue(drawn(sample.flow_slide()))
    assert ("BakerLook again", "") in found
    assert ("", "Go on; next look") in found


def course(line):
    """Return the first and the last point of a connector as PowerPoint draws it: flipped, then turned."""
    left, top, width, height = box(line)
    (xfrm,) = line.iter(A + "xfrm")
    across, down = (xfrm.get(name) == "1" for name in ("flipH", "flipV"))
    turn = int(xfrm.get("rot", 0)) // 5_400_000

    def seen(x, y):
        x, y = (-x if across else x), (-y if down else y)
        for _ in range(turn):
            x, y = -y, x
        return left + width / 2 + x, top + height / 2 + y

    return seen(-width / 2, -height / 2), seen(width / 2, height / 2)


def sites(shape):
    left, top, width, height = box(shape)
    return (
        (left + width / 2, top),
        (left, top + height / 2),
        (left + width / 2, top + height),
        (left + width, top + height / 2),
    )


@pytest.mark.parametrize("rtl", [False, True])
def test_every_arrow_is_drawn_from_and_to_the_places_that_it_is_glued_to(rtl):
    page = drawn(sample.flow_slide(), rtl=rtl)
    by_id = {properties(each).get("id"): each for each in page.shapes}
    glued = [each for each in page.connectors if each.find(f".//{A}stCxn") is not None]
    assert len(glued) == 1 + 1 + 1 + 1 + 2 + 2
    for line in glued:
        ends = (line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn"))
        places = [sites(by_id[end.get("id")])[int(end.get("idx"))] for end in ends]
        for place, found in zip(places, course(line), strict=True):
            assert place == pytest.approx(found, abs=2)


def test_questions_are_diamonds_and_acts_stand_level_with_them():
    page = drawn(sample.flow_slide())
    for ask, act in (("Fire?", "BakerClose door"), ("Too dark?", "BakerTurn, look")):
        assert preset(page.saying(ask)) == "diamond"
        assert middle(page.saying(ask))[1] == pytest.approx(middle(page.saying(act))[1], abs=2)


def test_emergency_is_filled_red_and_care_stands_on_its_tint():
    page = drawn(sample.flow_slide())
    assert token("emergency") == paint(page.saying("BakerClose door"))
    assert token("care_tint") == paint(page.saying("BakerTurn, look"))


def test_the_whole_pathway_is_described_before_its_parts():
    page = drawn(sample.flow_slide())
    described = [each for each in page.shapes if said(each)]
    assert [sample.flow_slide().says] == [said(each) for each in described]
    assert page.shapes.index(described[0]) < page.shapes.index(page.saying("Fire?"))


def test_reading_order_is_the_order_of_decisions():
    page = drawn(sample.flow_slide())
    words = ["Fire?", "Yes", "BakerClose door", "ShopCall 911", "Too dark?", "BakerLook again", "Go on; next look"]
    told = [text(each) for each in page.shapes]
    places = [told.index(each) for each in words]
    assert places == sorted(places)


def test_three_questions_fit_one_slide():
    slide = sample.flow_slide()
    third = replace(slide.branches[1], ask=sample.t("No tin?"), tone="plain", detail=())
    page = drawn(replace(slide, branches=(*slide.branches, third)))
    bottoms = [box(page.saying(ask))[1] + box(page.saying(ask))[3] for ask in ("Fire?", "Too dark?")]
    tops = [box(page.saying(ask))[1] for ask in ("Too dark?", "No tin?")]
    assert all(bottom < top for bottom, top in zip(bottoms, tops, strict=True))


def test_a_pathway_that_does_not_fit_is_an_error_that_names_it():
    slide = sample.flow_slide()
    long = replace(slide.branches[1], detail=sample.t("a remark that goes on and on " * 30))
    with pytest.raises(ContentError) as error:
        drawn(replace(slide, branches=(slide.branches[0], long)))
    assert ["fire"] == [problem.location.file for problem in error.value.problems]


def test_right_to_left_the_questions_stand_at_the_right():
    page = drawn(sample.flow_slide(), rtl=True)
    assert middle(page.saying("Fire?"))[0] > middle(page.saying("BakerClose door"))[0]
    assert middle(page.saying("BakerTurn, look"))[0] > middle(page.saying("MillerWait or stop"))[0]
