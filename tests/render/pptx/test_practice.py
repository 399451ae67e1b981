from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.errors import ContentError
from inspectors.pptx import text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, token


def tiles(page):
    return [page.saying(words) for words in ("180", "210", "240")]


def test_tiles_rise_in_proportion_to_the_readings():
    tops = [box(each)[1] for each in tiles(drawn(sample.scenario_slide()))]
    assert tops[0] - tops[1] == pytest.approx(tops[1] - tops[2], abs=2)
    assert tops[0] > tops[1]


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


def test_the_current_stage_is_filled_and_bold():
    page = drawn(sample.scenario_slide())
    chips = [each for each in page.shapes if text(each)[1:] in ("\u2002See", "\u2002Do", "\u2002Write")]
    assert [token("accent"), token("white"), token("accent")] == [paint(each) for each in chips]


def test_roles_have_room_to_answer_and_then_their_answer():
    asked, answered = drawn(sample.scenario_slide()), drawn(sample.scenario_slide(answered=True))
    assert middle(asked.saying("Baker"))[1] == middle(answered.saying("BakerTurns the heat down"))[1]


def test_choices_stand_in_the_same_places_and_break_alike_before_and_after():
    words = ["A\tBake, and watch closely", "B\tWait; the miller looks", "C\tSend the buyer home", "D\tAdd more flour"]
    asked, answered = (drawn(sample.question_slide(answered=each)) for each in (False, True))

    def places(page):
        shown = {text(each): each for each in page.shapes}
        return [box(shown[each]) for each in words]

    assert places(asked) == places(answered)


def test_the_right_choice_is_filled_and_ticked_and_the_others_quiet():
    page = drawn(sample.question_slide(answered=True))
    fills = [paint(each) for each in page.of("quiz") if text(each)[:1] in tuple("ABCD") and len(text(each)) > 3]
    assert token("accent") in fills
    right = page.saying("B\tWait; the miller looks")
    ticks = [each for each in page.of("quiz") if paint(each) == token("white")]
    assert [middle(right)[1]] == pytest.approx([middle(each)[1] for each in ticks], abs=2)
    assert all(box(tick)[0] + box(tick)[2] < box(right)[0] + box(right)[2] for tick in ticks)


def test_a_choice_that_does_not_fit_is_an_error_that_names_the_question():
    slide = sample.question_slide()
    with pytest.raises(ContentError) as error:
        drawn(replace(slide, choices=(sample.t("on and on " * 30), *slide.choices[1:])))
    assert ["quiz"] == [problem.location.file for problem in error.value.problems]


def test_a_question_shows_what_it_is_about_and_its_answer_does_not():
    asked, answered = (drawn(sample.question_slide(answered=answered)) for answered in (False, True))
    assert [True, False] == [
        token("on_accent") in [paint(each) for each in page.of("quiz")] for page in (asked, answered)
    ]
