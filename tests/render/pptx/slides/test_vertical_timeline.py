from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from handouts.fit.measure import width
from inspectors.pptx import A, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import LOOK, box, drawn, middle, paint, preset, said, token


@pytest.fixture(scope="module")
def page():
    return drawn(sample.timeline_slide())


def dots(page, fill):
    return sorted(middle(each)[0] for each in page.of("day") if preset(each) == "ellipse" and paint(each) == fill)


def test_fixed_checks_are_filled_dots_and_repeated_ones_hollow(page):
    # the check at the peak is the tick
    assert (4, 3) == (len(dots(page, token("accent"))), len(dots(page, token("ground"))))


def test_dots_stand_in_proportion_to_their_minutes(page):
    places = dots(page, token("accent")) + dots(page, token("ground"))
    minutes = [0, 10, 20, 30, 60, 75, 90]
    scale = (places[-1] - places[0]) / 90
    assert [places[0] + minute * scale for minute in minutes] == pytest.approx(places, abs=2)


def test_one_column_marks_the_peak_through_all_lanes_and_describes_the_picture(page):
    column = page.saying("40")
    assert sample.timeline_slide().timeline.says == said(column)
    assert token("care_tint") == paint(column)
    left, top, width, height = box(column)
    first, last = dots(page, token("accent"))[0], dots(page, token("accent"))[-1]
    assert left < first + (last - first) / 30 * 40 < left + width
    lane = middle(page.saying("strongest"))[1]
    assert top < lane < top + height


def test_a_lane_says_when_it_is_strongest_when_it_eases_and_when_it_is_gone(page):
    strongest, eased, gone = (page.saying(words) for words in ("strongest", "most gone", "gone"))
    assert middle(strongest)[0] < middle(eased)[0] < middle(gone)[0]
    assert box(gone)[:3:2] == box(page.saying("4 hours"))[:3:2], "what is gone by the last tick stands behind the break"


def long_day(every, last):
    """Return a slide of a day that is watched up to the minute `last`, with checks every so many minutes."""
    slide = sample.timeline_slide()
    day = slide.timeline
    busy, watch = day.spans
    fixed = tuple(map(Decimal, range(0, 41, every)))
    repeated = tuple(map(Decimal, range(40 + every, last + 1, every)))
    ticks = tuple((minute, sample.t(str(minute))) for minute in (*fixed, Decimal(60), Decimal(90), Decimal(last)))
    return replace(
        slide,
        timeline=replace(
            day,
            spans=(busy, replace(watch, end=Decimal(last))),
            ticks=(*ticks, day.ticks[-1]),
            checks=replace(day.checks, fixed=fixed, repeated=repeated),
        ),
    )


@pytest.mark.parametrize(("every", "last"), [(10, 120), (5, 180), (10, 240), (5, 240)])
def test_a_long_day_has_room_for_its_words_its_minutes_and_each_of_its_checks(every, last):
    page = drawn(long_day(every, last))
    words, label = (box(page.saying(each)) for each in ("strongest", "Steam"))
    assert label[0] + sample_width("Steam") < words[0]
    numbers = [box(each) for each in page.shapes if text(each).isdigit() and box(each)[1] == box(page.saying("0"))[1]]
    inside = sorted((left, left + width) for left, _, width, _ in numbers)
    assert len(inside) > 3
    assert all(one[1] <= other[0] for one, other in pairwise(inside))
    checks = [box(each) for each in page.of("day") if preset(each) == "ellipse"]
    assert all(one[0] + one[2] <= other[0] for one, other in pairwise(sorted(checks)))


def sample_width(words):
    return width(words, LOOK.timeline.size, bold=True) * 12_700


def test_there_is_no_curve(page):
    # the only freeforms are the tick and the progress tabs
    curved = [each for each in page.shapes if next(each.iter(A + "cubicBezTo"), None) is not None]
    assert [token("care")] == [paint(each) for each in curved]
    assert [] == [each for each in page.deck.members if "chart" in each]


def test_the_picture_stays_between_the_margins(page):
    inside = [box(each) for each in page.of("day") + page.of("day-line")]
    tabs = [place for place in inside if place[0] == 0]
    assert len(tabs) <= 3
    assert all(left >= 0.66 * 914_400 and left + width <= 12.68 * 914_400 for left, _, width, _ in inside if left)


def test_right_to_left_time_runs_to_the_left():
    places = dots(drawn(sample.timeline_slide(), rtl=True), token("accent"))
    mirrored = dots(drawn(sample.timeline_slide()), token("accent"))
    assert sorted(12_192_000 - place for place in mirrored) == pytest.approx(places, abs=2)
