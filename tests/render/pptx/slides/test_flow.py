from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from handouts.errors import ContentError
from handouts.fit import measure
from handouts.render.pptx.template import typefaces
from inspectors.pptx import INCH, A, properties, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, preset, said, token

KNOT = 0.05 * INCH
INK = 0.04 * INCH
"""Of a line of type, above and below which nothing is drawn."""
LONG = [
    sample.flow_slide(),
    sample.long_flow_slide(2),
    sample.long_flow_slide(3, details=3),
    sample.long_flow_slide(4, details=2, back=[(3, 0), (2, 2)]),
    sample.long_flow_slide(5, details=2, back=[(1, 0), (4, 0)]),
    sample.long_flow_slide(6, details=1),
]
NAMES = ["two", "two-short", "three", "four-back", "five-back", "six"]
every_flow = pytest.mark.parametrize("slide", LONG, ids=NAMES)


def ends(line):
    found = (line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn"))
    return None if None in found else found


def name(shape):
    return properties(shape).get("name").removeprefix("origin: "), text(shape)


def is_knot(shape):
    return not text(shape) and box(shape)[2] <= KNOT and box(shape)[3] <= KNOT


def edges(page):
    """Return which shape leads to which over glued lines; knots are points of lines, and lead on."""
    by_id = {properties(each).get("id"): each for each in page.shapes}
    out: dict[str, list[str]] = {}
    for line in page.connectors:
        if found := ends(line):
            one, other = (each.get("id") for each in found)
            out.setdefault(one, []).append(other)

    def leads(node):
        for after in out.get(node, ()):
            if is_knot(by_id[after]):
                yield from leads(after)
            else:
                yield after

    starts = [one for one in out if not is_knot(by_id[one])]
    return {(name(by_id[one]), name(by_id[other])) for one in starts for other in leads(one)}


def graph(slide):
    """Return the ways that the slide's graph has, each with its shapes' names."""
    says = lambda *runs: "".join(run.text for words in runs for run in words)  # noqa: E731
    heads: dict[str, Any] = {one.origin: (one.origin, says(one.ask)) for one in slide.questions}
    heads |= {one.id: (one.origin, says(one.text)) for one in slide.ends}
    found = set[Any]()
    for one in slide.questions:
        # acts are found by the words that they hold, whatever stands between them
        acts = [(one.step.origin, (says(act.role), says(act.does))) for act in one.step.acts]
        heads[one.step.id] = acts[0]
        found |= {(heads[one.origin], way.to) for way in one.answers}
        found |= set(pairwise(acts)) if one.step.in_turn else set()
        found |= {(acts[-1], way.to) for way in one.step.leads}
    return {(a, heads[b] if isinstance(b, str) else b) for a, b in found}


def matched(found, wanted):
    def same(shape, node):
        origin, words = node
        parts = words if isinstance(words, tuple) else (words,)
        return shape[0] == origin and shape[1].startswith(parts[0]) and shape[1].endswith(parts[-1])

    return [
        [(a, b) for a, b in found if not any(same(a, c) and same(b, d) for c, d in wanted)],
        [(c, d) for c, d in wanted if not any(same(a, c) and same(b, d) for a, b in found)],
    ]


@every_flow
@pytest.mark.parametrize("rtl", [False, True])
def test_every_way_of_the_graph_is_drawn_and_no_other(slide, rtl):
    page = drawn(slide, rtl=rtl)
    assert [[], []] == matched(edges(page), graph(slide))
    assert [] == [each for each in page.connectors if not decorative_rule(each) and not ends(each)]


def decorative_rule(line):
    """Return whether a line only parts acts at once: it is thin."""
    return int(line.find(f".//{A}ln").get("w")) < 2 * 12_700


def test_a_way_that_is_led_past_a_question_is_seen():
    slide = sample.long_flow_slide(3)
    first = slide.questions[0]
    leads = (replace(first.step.leads[0], to="q2"), first.step.leads[1])
    other = replace(slide, questions=(replace(first, step=replace(first.step, leads=leads)), *slide.questions[1:]))
    more, less = matched(edges(drawn(slide)), graph(other))
    assert (1, 1) == (len(more), len(less))


def path(line):
    """Return the points of a connector as PowerPoint draws it: flipped, then turned."""
    left, top, width, height = box(line)
    (xfrm,) = line.iter(A + "xfrm")
    across, down = (xfrm.get(side) == "1" for side in ("flipH", "flipV"))
    turn = int(xfrm.get("rot", 0)) // 5_400_000
    shares = [int(one.get("fmla").split()[1]) / 100_000 for one in line.iter(A + "gd")]
    kind = preset(line)
    if kind == "bentConnector3":
        local = [(0, 0), (shares[0] * width, 0), (shares[0] * width, height), (width, height)]
    else:
        local = [(0, 0), *([(width, 0)] if kind == "bentConnector2" else []), (width, height)]

    def seen(x, y):
        x, y = x - width / 2, y - height / 2
        x, y = (-x if across else x), (-y if down else y)
        for _ in range(turn):
            x, y = -y, x
        return left + width / 2 + x, top + height / 2 + y

    return [seen(x, y) for x, y in local]


def sites(shape):
    left, top, width, height = box(shape)
    return (
        (left + width / 2, top),
        (left, top + height / 2),
        (left + width / 2, top + height),
        (left + width, top + height / 2),
    )


@every_flow
@pytest.mark.parametrize("rtl", [False, True])
def test_every_line_is_drawn_from_and_to_the_places_that_it_is_glued_to(slide, rtl):
    page = drawn(slide, rtl=rtl)
    by_id = {properties(each).get("id"): each for each in page.shapes}
    glued = [each for each in page.connectors if ends(each)]
    assert glued
    for line in glued:
        places = [sites(by_id[end.get("id")])[int(end.get("idx"))] for end in ends(line)]
        for place, found in zip(places, (path(line)[0], path(line)[-1]), strict=True):
            assert place == pytest.approx(found, abs=2)


def rect(shape):
    """Return left, top, right and bottom of a shape, of a line of type without the air above and below."""
    left, top, width, height = box(shape)
    air = INK if paint(shape) is None and text(shape) and preset(shape) != "diamond" else 0
    return left, top + air, left + width, top + height - air


def meet(one, other):
    return one[0] < other[2] - 2 and other[0] < one[2] - 2 and one[1] < other[3] - 2 and other[1] < one[3] - 2


def on_diamond(diamond, other):
    """Return whether a rectangle reaches into a diamond: the nearest of its points does."""
    left, top, right, bottom = rect(diamond)
    x, y = (left + right) / 2, (top + bottom) / 2
    near_x, near_y = min(max(x, other[0]), other[2]), min(max(y, other[1]), other[3])
    return abs(near_x - x) / (right - left) * 2 + abs(near_y - y) / (bottom - top) * 2 < 0.97


def placed(page):
    """Return the shapes of the picture, which have places of their own, and not their layout's."""
    return [
        each for each in page.shapes if each.find(f".//{A}xfrm") is not None and not name(each)[0].startswith("tab")
    ]


def speaking(page):
    """Return what says something in the picture."""
    return [each for each in placed(page) if each not in page.connectors and text(each)]


def clashes(page):
    found = []
    for one, other in combinations(speaking(page), 2):
        a, b = (one, other) if preset(one) == "diamond" else (other, one)
        if preset(a) == "diamond" and preset(b) != "diamond":
            hit = meet(rect(a), rect(b)) and on_diamond(a, rect(b))
        else:
            hit = meet(rect(a), rect(b))
        found += [(text(one), text(other))] if hit else []
    for line in page.connectors:
        if decorative_rule(line):
            continue
        glued = {end.get("id") for end in ends(line)}
        for (x1, y1), (x2, y2) in pairwise(path(line)):
            span = (min(x1, x2), min(y1, y2), max(x1, x2) + 4, max(y1, y2) + 4)
            found += [
                (text(each), "a line")
                for each in speaking(page)
                if properties(each).get("id") not in glued
                and meet(span, rect(each))
                and not (preset(each) == "diamond" and not on_diamond(each, span))
            ]
    return found


@every_flow
def test_nothing_overlaps_and_everything_is_on_the_slide(slide):
    page = drawn(slide)
    assert [] == clashes(page)
    for each in placed(page):
        corners = path(each) if each in page.connectors else [rect(each)[:2], rect(each)[2:]]
        (left, right), (top, bottom) = (sorted((min(axis), max(axis))) for axis in zip(*corners, strict=True))
        assert left >= 0
        assert top >= 0
        assert right <= 13.334 * INCH
        assert bottom <= 7.5 * INCH


def test_a_label_that_is_pushed_onto_acts_is_seen():
    page = drawn(sample.flow_slide())
    (off,) = page.saying("Looked").iter(A + "off")
    off.set("y", str(int(off.get("y")) - INCH // 2))
    assert [pair for pair in clashes(page) if "Looked" in pair]


@every_flow
def test_no_type_is_smaller_than_18_points(slide):
    page = drawn(slide)
    assert {int(run.get("sz")) for each in speaking(page) for run in each.iter(A + "rPr") if run.get("sz")} >= {1800}
    assert min(int(run.get("sz")) for each in speaking(page) for run in each.iter(A + "rPr") if run.get("sz")) >= 1800


def test_acts_at_once_abut_and_acts_in_turn_are_joined():
    page = drawn(sample.flow_slide())
    (left, _, width, _), (after, *_) = box(page.saying("BakerClose door")), box(page.saying("ShopCall 911"))
    assert left + width == after
    assert (
        box(page.saying("BakerTurn, look"))[0] + box(page.saying("BakerTurn, look"))[2]
        < (box(page.saying("MillerWait or stop"))[0])
    )


def test_questions_are_diamonds_and_acts_and_stops_stand_level_with_them():
    page = drawn(sample.flow_slide())
    for ask, *others in (("Fire?", "BakerClose door", "Oven out"), ("Too dark?", "BakerTurn, look", "No bread")):
        assert preset(page.saying(ask)) == "diamond"
        for other in others:
            assert middle(page.saying(ask))[1] == pytest.approx(middle(page.saying(other))[1], abs=2)


@pytest.fixture
def wide(monkeypatch):
    """A template in a typeface as wide as Verdana."""
    monkeypatch.setattr(typefaces, "face_of", lambda *_: measure.face("not listed"))


@pytest.mark.parametrize(("count", "form"), [(3, "diamond"), (4, "flowChartPreparation"), (5, "flowChartPreparation")])
@pytest.mark.usefixtures("wide")
def test_in_a_wide_typeface_questions_are_hexagons_where_diamonds_have_no_room(count, form):
    slide = sample.long_flow_slide(count, details=2, back=[(1, 0)])
    asks = [replace(one, ask=sample.t(f"Loaf {at} flat by now?")) for at, one in enumerate(slide.questions)]
    slide = replace(slide, questions=tuple(asks))
    page = drawn(slide)
    assert {form} == {preset(page.saying(one.ask[0].text)) for one in asks}
    assert [] == clashes(page)
    assert [[], []] == matched(edges(page), graph(slide))


@pytest.mark.usefixtures("wide")
def test_where_hexagons_have_no_room_either_the_acts_have_no_icons():
    slide = sample.flow_slide()
    first, *rest = slide.questions
    acts = tuple(replace(one, role=sample.t("Breadmakership")) for one in first.step.acts)
    crowded = replace(slide, questions=(replace(first, step=replace(first.step, acts=acts)), *rest))
    icons = [[each for each in drawn(one).of("dark/dark-acts") if not text(each)] for one in (slide, crowded)]
    assert [2, 0] == [len(each) for each in icons]


def test_the_end_that_goes_on_stands_at_the_foot_and_stops_at_the_end_side():
    page = drawn(sample.flow_slide())
    assert box(page.saying("Go on; next look"))[1] > box(page.saying("Too dark?"))[1]
    assert box(page.saying("Oven out"))[0] == box(page.saying("No bread"))[0]
    assert box(page.saying("Oven out"))[0] > box(page.saying("MillerCome, lead"))[0]


def test_emergency_is_filled_red_and_care_stands_on_its_tint():
    page = drawn(sample.flow_slide())
    assert token("emergency") == paint(page.saying("BakerClose door"))
    assert token("care_tint") == paint(page.saying("BakerTurn, look"))


def test_the_whole_pathway_is_described_before_its_parts():
    page = drawn(sample.flow_slide())
    described = [each for each in page.shapes if said(each)]
    assert [
        "A pathway of 2 questions, from “Fire?” to “Go on; next look”.",
        "No: ask “Too dark?”.",
        "No: go on.",
    ] == [said(each) for each in described]
    assert page.shapes.index(described[0]) < page.shapes.index(page.saying("Fire?"))


def test_reading_order_is_the_order_of_decisions():
    page = drawn(sample.flow_slide())
    words = ["Fire?", "Yes", "BakerClose door", "ShopCall 911", "Oven out", "Too dark?", "MillerWait or stop", "Looked"]
    told = [text(each) for each in page.shapes]
    places = [told.index(each) for each in [*words, "Go on; next look"]]
    assert places == sorted(places)


def test_a_pathway_that_is_too_high_is_an_error_that_names_it():
    slide = sample.flow_slide()
    long = replace(slide.questions[0], detail=sample.t("a remark that goes on and on " * 30))
    with pytest.raises(ContentError) as error:
        drawn(replace(slide, questions=(long, slide.questions[1])))
    assert ["fire-slide"] == [problem.location.file for problem in error.value.problems]


def third_answer(slide):
    first, *rest = slide.questions
    return replace(slide, questions=(replace(first, answers=(*first.answers, first.answers[0])), *rest))


def past(slide):
    first, *rest = slide.questions
    leads = (replace(first.step.leads[0], to="go"), *first.step.leads[1:])
    return replace(slide, questions=(replace(first, step=replace(first.step, leads=leads)), *rest))


def two_stops(slide):
    first, *rest = slide.questions
    leads = (*first.step.leads, replace(first.step.leads[1], says=sample.t("Black")))
    return replace(slide, questions=(replace(first, step=replace(first.step, leads=leads)), *rest))


@pytest.mark.parametrize(
    ("slide", "place", "says"),
    [
        (sample.long_flow_slide(7), "fire-slide", "7 questions of a pathway stay together; a slide has room for 6"),
        (third_answer(sample.long_flow_slide(3)), "q0", "“Loaf 0 flat?” cannot be drawn"),
        (past(sample.long_flow_slide(3)), "q0", "the way from `q0` to `go` cannot be drawn"),
        (two_stops(sample.long_flow_slide(3)), "q0", "more ways on than can be drawn"),
    ],
)
def test_a_graph_that_has_no_place_in_rows_is_an_error_that_names_where(slide, place, says):
    with pytest.raises(ContentError) as error:
        drawn(slide)
    (problem,) = error.value.problems
    assert place == problem.location.file
    assert says in problem.message


def test_an_answer_may_lead_past_a_question_that_is_asked_only_after_a_step():
    slide = sample.long_flow_slide(3)
    first, *rest = slide.questions
    first = replace(first, answers=(replace(first.answers[0], to="q2"), first.answers[1]))
    slide = replace(slide, questions=(first, *rest))
    page = drawn(slide)
    assert [[], []] == matched(edges(page), graph(slide))
    assert [] == clashes(page)


def test_right_to_left_the_questions_stand_at_the_right():
    page = drawn(sample.flow_slide(), rtl=True)
    assert middle(page.saying("Fire?"))[0] > middle(page.saying("BakerClose door"))[0]
    assert middle(page.saying("BakerTurn, look"))[0] > middle(page.saying("MillerWait or stop"))[0]
