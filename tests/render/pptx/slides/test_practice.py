from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from handouts.errors import ContentError
from handouts.text.markup import plain
from inspectors.clicks import shown
from inspectors.pptx import INCH, A, P, properties, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, token


def tiles(page):
    return [page.saying(words) for words in ("180", "210", "240")]


def test_tiles_rise_in_proportion_to_the_readings():
    tops = [box(each)[1] for each in tiles(drawn(sample.scenario_slide()))]
    assert tops[0] - tops[1] == pytest.approx(tops[1] - tops[2], abs=2)
    assert tops[0] > tops[1]


def test_who_has_more_to_say_has_a_higher_row_where_equal_ones_do_not_hold_it():
    slide = sample.scenario_slide()
    first, *rest = slide.parts
    short, long = (
        drawn(replace(slide, parts=(replace(first, does=sample.t("Take a good look. " * times)), *rest)))
        for times in (1, 9)
    )
    gaps = [
        [
            box(page.saying(low))[1] - box(page.saying(high))[1]
            for high, low in (("Baker", "Miller"), ("Miller", "Shop"))
        ]
        for page in (short, long)
    ]
    assert gaps[0][0] == pytest.approx(gaps[0][1], abs=2)
    assert gaps[1][0] > gaps[1][1] + INCH // 2


def test_tiles_fall_with_falling_readings():
    slide = sample.scenario_slide()
    falling = tuple(
        replace(one, value=sample.t(v), height=Decimal(v))
        for one, v in zip(slide.readings, ("240", "210", "180"), strict=True)
    )
    page = drawn(replace(slide, readings=falling))
    assert box(page.saying("240"))[1] < box(page.saying("180"))[1]


def test_the_stressed_reading_stands_on_the_shade_of_care():
    fills = [paint(each) for each in tiles(drawn(sample.scenario_slide()))]
    assert [token("white"), token("white"), token("care")] == fills


def spoken(words="“It tastes of nothing”"):
    return replace(sample.scenario_slide(), readings=(), quote=sample.t(words))


def test_what_somebody_says_stands_large_where_readings_would_and_is_seen_from_the_start():
    page = drawn(spoken())
    card = page.saying("“It tastes of nothing”")
    assert token("white") == paint(card)
    assert min(int(run.get("sz")) for run in card.iter(A + "rPr")) >= 2800
    assert "“It tastes of nothing”" in visible(page)[0]


def test_a_long_saying_is_set_smaller_until_it_fits_and_then_is_an_error():
    card = drawn(spoken("“It tastes of nothing, ” " * 8)).page
    sizes = {int(run.get("sz")) for run in card.iter(A + "rPr") if run.get("sz")}
    assert 4400 not in sizes
    with pytest.raises(ContentError):
        drawn(spoken("“It tastes of nothing” " * 60))


@pytest.mark.parametrize("slide", [spoken(), sample.scenario_slide()])
def test_the_room_is_asked_once_it_has_read_what_is_known(slide):
    read = [text(each).replace("\u00a0", " ") for each in drawn(slide).shapes]
    known = "“It tastes of nothing”" if slide.quote else "240"
    assert read.index(known) < read.index("What do you do now?") < read.index("Baker")


def test_the_current_stage_is_filled_and_bold():
    page = drawn(sample.scenario_slide())
    chips = [each for each in page.shapes if text(each)[1:] in ("\u2002See", "\u2002Do", "\u2002Write")]
    assert [token("accent"), token("white"), token("accent")] == [paint(each) for each in chips]


def visible(page):
    """Return the words that are seen before any click, then after each."""
    said = {properties(each).get("id"): text(each) for each in page.shapes}
    return [{said[each] for each in seen if said[each]} for seen in shown(page.page)]


def test_each_click_brings_what_becomes_known_then_the_answer_of_one_role():
    before, *after = visible(drawn(sample.scenario_slide()))
    assert {
        "Baker",
        "Miller",
        "Shop",
        "What do you do now?",
        "180",
        "210",
        "Answers: on clickThe first customer",
    } <= before
    come = [later - earlier for earlier, later in pairwise((before, *after))]
    assert [{"240", "40\u00a0min"}, {"Turns the heat down"}, {"Looks at the sack"}, {"Talks to the buyer"}] == come


def test_the_stem_of_a_reading_comes_with_it():
    page = drawn(sample.scenario_slide())
    before, after, *_ = shown(page.page)
    kinds = [each.tag.removeprefix(P) for each in page.shapes if properties(each).get("id") in after - before]
    assert ["cxnSp", "sp", "sp"] == sorted(kinds)


def test_a_case_that_tells_nothing_new_begins_with_the_first_role():
    slide = sample.scenario_slide()
    known = replace(slide, readings=tuple(replace(one, new=False) for one in slide.readings))
    before, first, *_ = visible(drawn(known))
    assert {"Turns the heat down"} == first - before


def test_roles_stand_as_far_down_their_rows_and_their_answers_beneath():
    page = drawn(sample.scenario_slide())
    roles = [box(page.saying(words)) for words in ("Baker", "Miller", "Shop")]
    answers = [box(page.saying(one)) for one in ("Turns the heat down", "Looks at the sack", "Talks to the buyer")]
    assert roles[2][1] - roles[1][1] == pytest.approx(roles[1][1] - roles[0][1], abs=2)
    assert [top + height for _, top, _, height in roles] == [top for _, top, _, _ in answers]


def test_one_click_fills_the_right_choice_and_brings_the_reason():
    page = drawn(sample.question_slide())
    before, after = shown(page.page)
    come = [each for each in page.shapes if properties(each).get("id") in after - before]
    filled, tick, reason = come
    assert ("B\tWait; the miller looks", token("accent")) == (text(filled), paint(filled))
    assert ("", token("white")) == (text(tick), paint(tick))
    assert text(reason).startswith("B. Above 210 degrees")
    assert middle(filled)[1] == pytest.approx(middle(tick)[1], abs=2)
    assert box(tick)[0] + box(tick)[2] < box(filled)[0] + box(filled)[2]


def test_the_filled_choice_covers_the_one_that_was_asked_and_is_read_behind_all_of_them():
    page = drawn(sample.question_slide())
    choices = [each for each in page.of("quiz") if text(each)[:2] in ("A\t", "B\t", "C\t", "D\t")]
    assert ["A", "B", "C", "D", "B"] == [text(each)[0] for each in choices]
    assert box(choices[1]) == box(choices[4])
    assert [token("white")] * 4 + [token("accent")] == [paint(each) for each in choices]


def test_slides_that_unfold_say_where_the_answer_is_to_those_who_see_them_at_rest():
    for slide in (sample.scenario_slide(), sample.question_slide()):
        page = drawn(slide)
        foot = page.saying("".join(run.text for run in (*slide.still, *slide.unit)))
        bold = {text(run): run.find(f"{A}rPr").get("b") for run in foot.iter(A + "r")}
        assert (None, "1") == (bold[plain(slide.still)], bold[plain(slide.unit)]), "the unit stands out"


def test_a_slide_on_which_nothing_comes_by_clicks_has_no_animation():
    assert drawn(sample.bullets_slide()).page.find(P + "timing") is None


def test_a_choice_that_does_not_fit_is_an_error_that_names_the_question():
    slide = sample.question_slide()
    with pytest.raises(ContentError) as error:
        drawn(replace(slide, choices=(sample.t("on and on " * 30), *slide.choices[1:])))
    assert ["quiz"] == [problem.location.file for problem in error.value.problems]


def test_a_question_shows_what_it_is_about():
    page = drawn(sample.question_slide())
    assert token("on_accent") in [paint(each) for each in page.of("quiz")]
