from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.errors import ContentError
from inspectors.pptx import A, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import LOOK, box, contours, decorative, drawn, middle, paint, preset, token


def freeforms(page):
    return [each for each in page.shapes if contours(each)]


def test_bars_of_the_agenda_are_as_long_as_their_minutes():
    page = drawn(sample.agenda_slide())
    bars = [each for each in page.shapes if preset(each) == "rect" and paint(each)]
    widths = [box(each)[2] for each in bars]
    assert [8, 10, 20, 12] == pytest.approx([width / widths[2] * 20 for width in widths], rel=1e-4)
    assert [token("mark"), token("mark"), token("accent"), token("mark")] == [paint(each) for each in bars]
    assert all(map(decorative, bars))


def test_minutes_stand_behind_their_bars():
    page = drawn(sample.agenda_slide())
    bars = [each for each in page.shapes if preset(each) == "rect" and paint(each)]
    for bar, words in zip(bars, ("8 min", "10 min", "20 min", "12 min"), strict=True):
        label = page.saying(words)
        assert box(label)[0] > box(bar)[0] + box(bar)[2]
        assert middle(label)[1] == pytest.approx(middle(bar)[1], abs=2)


def test_tabs_tell_what_is_done_what_is_now_and_what_comes():
    page = drawn(sample.figure_slide())
    done, coming = freeforms(page)[-2:]
    assert ((2, token("mid")), (1, token("rule"))) == ((contours(done), paint(done)), (contours(coming), paint(coming)))
    now = page.saying("3")
    assert (0, LOOK.tabs.current) == (box(now)[0], box(now)[2])
    assert token("accent") == paint(now)


def test_right_to_left_tabs_stand_at_the_right_edge():
    left, _, width, _ = box(drawn(sample.figure_slide(), rtl=True).saying("3"))
    assert left + width == 12_192_000


def test_each_module_has_its_segment_and_the_current_one_is_pulled_out():
    page = drawn(sample.opener_slide(3, "The oven"))
    segments = freeforms(page)
    fills = [token("mid"), token("mid"), token("white"), token("dark")]
    assert fills == [paint(each) for each in segments]
    x, y = middle(page.saying("3 of 4"))

    def reach(segment):
        left, top, width, height = box(segment)
        return max(math.hypot(a - x, b - y) for a in (left, left + width) for b in (top, top + height))

    assert reach(segments[2]) > reach(segments[3])
    assert ["1", "2", "3", "4"] == [text(each) for each in page.shapes if text(each) in "1234" and text(each)]


@pytest.mark.parametrize("minutes", [15, 30, 45])
def test_the_white_of_the_clock_ends_where_the_minutes_do(minutes):
    slide = sample.title_slide()
    page = drawn(replace(slide, ring=replace(slide.ring, minutes=Decimal(minutes))))
    white = next(each for each in freeforms(page) if paint(each) == token("white"))
    last = page.saying(str(minutes))
    label_x, _ = middle(page.saying("minutes"))
    x, y = middle(last)
    zone = 0.62 * 914_400 + 6.25 * 914_400 / 2
    turn = math.atan2(x - label_x, zone - y) / math.tau % 1
    assert minutes / 60 == pytest.approx(turn, abs=0.005)
    starts = [tuple(int(p.get(k)) for k in "xy") for p in white.iter(A + "pt")]
    left, top, *_ = box(white)
    assert (label_x, zone - LOOK_OUTER) == pytest.approx((left + starts[0][0], top + starts[0][1]), abs=2000)


LOOK_OUTER = 6.25 * 914_400 / 2


def test_the_end_of_the_course_shows_each_objective_behind_a_tick():
    page = drawn(sample.closing_slide())
    for number, objective in enumerate(sample.OBJECTIVES, 1):
        (words,) = [each for each in page.of(f"objective-{number}") if text(each)]
        (tick,) = [each for each in page.of(f"objective-{number}") if contours(each)]
        assert objective == text(words)
        assert middle(words)[1] == pytest.approx(middle(tick)[1], abs=2)
        assert decorative(tick)


@pytest.mark.parametrize(("rtl", "side"), [(False, "lIns"), (True, "rIns")])
def test_an_objective_leaves_room_for_its_tick_on_the_side_where_it_begins(rtl, side):
    (words,) = [each for each in drawn(sample.closing_slide(), rtl=rtl).of("objective-1") if text(each)]
    margins = {name: int(words.find(f".//{A}bodyPr").get(name)) for name in ("lIns", "rIns")}
    assert LOOK.closing.tick + LOOK.closing.gap == margins.pop(side)
    assert [0] == list(margins.values())


def test_few_objectives_stand_at_the_top():
    tops = [
        box(next(each for each in drawn(sample.closing_slide(some)).of("objective-1") if text(each)))[1]
        for some in (sample.OBJECTIVES, sample.OBJECTIVES[:1])
    ]
    assert tops[0] == pytest.approx(tops[1], abs=2)


def test_an_objective_that_does_not_fit_is_an_error_that_names_it():
    with pytest.raises(ContentError) as error:
        drawn(sample.closing_slide(("on and on " * 40,)))
    assert ["objective-1"] == [problem.location.file for problem in error.value.problems]
