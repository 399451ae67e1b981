from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.outline.leaves import Crowd, People
from handouts.text.markup import Run
from handouts.theme.assets import icon
from inspectors.pptx import A, P
from render.pptx import sample_outline as sample
from render.pptx.drawn import LOOK, box, contours, decorative, drawn, paint, said, shade, token

PER_PERSON = sum(letter == "M" for letter, _ in icon(LOOK.person).commands)


def arrays(page, origin):
    """Return the filled and the hollow people of a box, without the single ones of its key."""
    found = [each for each in page.of(origin) if contours(each) > PER_PERSON]
    return [each for each in found if paint(each) != token("ground")], [
        each for each in found if paint(each) == token("ground")
    ]


def with_count(count, *, comparison=False):
    slide = sample.chance_slide()
    first, second = slide.chance.boxes
    boxes = (replace(first, people=People(count, comparison)), second)
    return replace(slide, chance=replace(slide.chance, boxes=boxes))


@pytest.mark.parametrize("count", [2, 45, 98])
def test_as_many_people_are_filled_as_are_counted_of_a_hundred(count):
    (filled,), (hollow,) = arrays(drawn(with_count(count)), "rise-warm")
    assert (count, 100 - count) == (contours(filled) / PER_PERSON, contours(hollow) / PER_PERSON)


@pytest.mark.parametrize(
    ("whole", "count", "marks"), [(1000, 27, 27), (10000, 98, 2), (10000, 120, 2), (10000, 200, 2)]
)
def test_a_crowd_is_drawn_as_large_as_its_whole_and_filled_as_far_as_it_is_counted(whole, count, marks):
    """Of 1,000 each is a circle; of 10,000 each square is 100, the last one filled by tens and ones."""
    slide = sample.chance_slide()
    first, second = slide.chance.boxes
    crowds = (replace(first, people=Crowd(count, whole)), replace(second, people=Crowd(0, whole, comparison=True)))
    page = drawn(replace(slide, chance=replace(slide.chance, boxes=crowds)))
    pictures = [each for each in page.of("rise-warm") if contours(each) > 1]
    hollow = {each for each in pictures if paint(each) == token("ground")}
    (filled,) = [each for each in pictures if each not in hollow]
    assert marks == contours(filled)
    assert {1000: 973, 10000: 100}[whole] == contours(*hollow)
    assert said(filled) == first.says


def test_no_person_and_all_people_are_drawn_as_one_kind():
    filled, hollow = arrays(drawn(with_count(0)), "rise-warm")
    assert ([], 100) == (filled, contours(hollow[0]) / PER_PERSON)
    filled, hollow = arrays(drawn(with_count(100)), "rise-warm")
    assert (100, []) == (contours(filled[0]) / PER_PERSON, hollow)


def test_the_array_says_what_it_shows_and_its_other_half_is_silent():
    (filled,), (hollow,) = arrays(drawn(sample.chance_slide()), "rise-warm")
    assert said(filled) == "45 of 100 loaves rose well, 55 stayed flat."
    assert decorative(hollow)


def test_the_comparison_is_drawn_in_its_own_shade_and_filled_is_told_from_hollow_without_colour():
    page = drawn(sample.chance_slide())
    (warm,), _ = arrays(page, "rise-warm")
    (cold,), (hollow,) = arrays(page, "rise-cold")
    assert (token("accent"), token("quiet")) == (paint(warm), paint(cold))
    line = hollow.find(f"{P}spPr/{A}ln/{A}solidFill/{A}schemeClr")
    assert token("quiet") == shade(line)


JOIN = "\u00a0of\u00a0"
"""No line ends within a number."""


def test_both_frames_stand_beside_the_array():
    words = {"".join(each.itertext()) for each in drawn(sample.chance_slide()).page.iter(A + "p")}
    assert {f"45{JOIN}100", "rose well", f"55{JOIN}100", "stayed flat"} <= words


def test_a_single_array_is_drawn_larger_than_two():
    slide = sample.chance_slide()
    single = replace(slide, chance=replace(slide.chance, boxes=slide.chance.boxes[:1]))

    def width(page):
        (filled,), _ = arrays(page, "rise-warm")
        return int(filled.find(f"{P}spPr/{A}xfrm/{A}ext").get("cx"))

    assert width(drawn(single)) > 1.3 * width(drawn(slide))


def test_long_words_stand_in_a_line_with_their_number_so_that_arrays_stay_large():
    slide = sample.chance_slide()
    words = (Run("rose well; customs differ between villages"),)
    first, second = slide.chance.boxes
    page = drawn(replace(slide, chance=replace(slide.chance, boxes=(replace(first, yes=words), second))))
    told = {"".join(each.itertext()) for each in page.page.iter(A + "p")}
    assert {f"45{JOIN}100 rose well; customs differ between villages", f"12{JOIN}100 rose well"} <= told
    (short, _), (long, _) = (arrays(each, "rise-warm") for each in (drawn(slide), page))
    assert box(long[0])[2] > 0.85 * box(short[0])[2]


@pytest.mark.parametrize("count", [1, 17])
def test_the_dots_of_a_key_figure_are_a_hundred_and_the_counted_ones_filled(count):
    page = drawn(replace(sample.figure_slide(), of_100=count))
    (filled,) = [each for each in page.of("burnt") if paint(each) == token("care")]
    (hollow,) = [each for each in page.of("burnt") if paint(each) == token("ground")]
    assert (count, 100 - count) == (contours(filled), contours(hollow))
    assert said(filled) == "100 dots; 1 is filled."


def test_two_hundreds_stand_side_by_side_each_with_its_own_number():
    page = drawn(sample.pair_slide())
    for origin, count in (("charred", 1), ("scorched", 12)):
        (filled,) = [each for each in page.of(origin) if paint(each) == token("care")]
        (hollow,) = [each for each in page.of(origin) if paint(each) == token("ground")]
        assert (count, 100 - count) == (contours(filled), contours(hollow))
    assert said(filled) == "12 of 100 bakers."
    (first,), (second,) = (
        [box(one) for one in page.of(name) if paint(one) == token("ground")] for name in ("charred", "scorched")
    )
    assert first[0] + first[2] < second[0]


def test_numbers_side_by_side_are_set_in_one_size():
    sizes = {
        run.find(A + "rPr").get("sz")
        for run in drawn(sample.pair_slide()).page.iter(A + "r")
        if "\u00a0100" in "".join(run.itertext()) and run.find(A + "rPr").get("b") == "1"
    }
    assert len(sizes) == 1


@pytest.mark.parametrize("slide", [sample.pair_slide(), sample.figure_slide(), sample.chance_slide()])
def test_a_picture_of_people_says_whom_it_comes_from(slide):
    shown = drawn(replace(slide, about=sample.t("Village oven: 900 loaves, one winter")))
    assert "Village oven: 900 loaves, one winter" in {"".join(each.itertext()) for each in shown.page.iter(A + "p")}
