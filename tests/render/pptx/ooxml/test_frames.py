from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.errors import ContentError
from handouts.outline.deck import BarGroup
from handouts.text.markup import Run
from inspectors.pptx import A, P, faults, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import C, drawn, said, shade, token


def series(chart):
    return list(chart.iter(C + "ser"))


def values(one, axis="val"):
    return {int(p.get("idx")): float(p.findtext(C + "v")) for p in one.find(C + axis).iter(C + "pt")}


def name(one):
    return one.findtext(f"{C}tx//{C}v")


def grouped(slide, *groups, labels=("", "")):
    """Return a slide with its bars in these groups."""
    made = (BarGroup((Run(label),) if label else (), tuple(bars)) for label, bars in zip(labels, groups, strict=False))
    return replace(slide, groups=tuple(made))


def parted(first="In a stone oven: 12 loaves"):
    """Return a slide with two groups of bars, each with what it says of itself."""
    slide = sample.bar_slide(comparison=True)
    one, *others = slide.categories
    return grouped(slide, (one,), others, labels=(first, "In a tin: 40 loaves, beside none, over a day"))


def test_the_bars_are_native_and_hold_the_outlines_values_by_kind():
    solid, hollow = series(drawn(sample.bar_slide()).chart)
    assert ({0: 3, 2: 16}, "by hand") == (values(solid), name(solid))
    assert ({1: 5}, "by machine") == (values(hollow), name(hollow))


def test_a_comparison_is_a_second_series_beside_the_first():
    chart = drawn(sample.bar_slide(comparison=True)).chart
    treated, compared = series(chart)
    assert ({0: 3, 1: 5, 2: 16}, {0: 1, 1: 1, 2: 1}) == (values(treated), values(compared))
    assert chart.find(f".//{C}overlap") is None or chart.find(f".//{C}overlap").get("val") == "0"


def test_the_workbook_inside_holds_the_same_numbers():
    page = drawn(sample.bar_slide())
    (name_,) = [each for each in page.deck.members if each.endswith(".xlsx")]
    with zipfile.ZipFile(io.BytesIO(page.deck.members[name_])) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert all(f"<v>{value}</v>" in sheet for value in ("3", "5", "16"))


def test_the_kinds_of_bars_are_told_apart_by_fill_and_outline():
    solid, hollow = (one.find(C + "spPr") for one in series(drawn(sample.bar_slide()).chart))
    fills = [shade(each.find(f"{A}solidFill/{A}schemeClr")) for each in (solid, hollow)]
    assert [token("accent"), token("ground")] == fills
    assert all(each.find(f"{A}ln/{A}solidFill") is not None for each in (solid, hollow))


def test_values_are_written_by_a_number_format_so_that_they_follow_the_data():
    solid = series(drawn(sample.bar_slide()).chart)[0]
    assert solid.find(f"{C}dLbls/{C}numFmt").get("formatCode") == '"\N{NO-BREAK SPACE}+"General'


def test_labels_that_no_format_makes_are_written_out():
    slide = sample.bar_slide()
    first, *rest = slide.categories
    told = drawn(grouped(slide, (replace(first, label="hardly any"), *rest))).chart
    assert "hardly any" in "".join(told.itertext())


def test_names_stand_beside_the_plot_where_they_fit_and_on_the_axis_where_not():
    slide = sample.bar_slide()
    beside = drawn(slide)
    assert "Rye40 loaves" in [text(each) for each in beside.shapes]
    assert beside.chart.find(f"{C}chart/{C}plotArea/{C}catAx/{C}tickLblPos").get("val") == "none"
    long = tuple(
        replace(c, detail=(Run("a detail that is far too long to stand beside the plot of a bar chart " * 2),))
        for c in slide.categories
    )
    axis = drawn(grouped(slide, long))
    assert axis.chart.find(f"{C}chart/{C}plotArea/{C}catAx/{C}tickLblPos").get("val") == "low"
    assert not [each for each in axis.shapes if text(each).startswith("Rye")]


def test_names_stand_in_the_middle_of_their_bars():
    page = drawn(sample.bar_slide())
    (frame,) = [each for each in page.shapes if each.tag == P + "graphicFrame"]
    top, height = int(frame.find(f"{P}xfrm/{A}off").get("y")), int(frame.find(f"{P}xfrm/{A}ext").get("cy"))
    share = float(page.chart.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout/{C}h").get("val"))
    for number, words in enumerate(("Rye40 loaves", "Spelt40 loaves", "Wheat40 loaves")):
        found = page.saying(words).find(f"{P}spPr/{A}xfrm")
        y = int(found.find(A + "off").get("y")) + int(found.find(A + "ext").get("cy")) / 2
        assert y == pytest.approx(top + height * share * (number + 0.5) / 3, abs=2000)


def test_lines_run_through_the_measured_points_and_are_named_at_their_ends():
    steam, dry = series(drawn(sample.line_slide()).chart)
    assert ({0: 0, 1: 20, 2: 40, 3: 60}, {0: 1, 1: 2, 2: 6, 3: 9}) == (values(steam, "xVal"), values(steam, "yVal"))
    for one in (steam, dry):
        (label,) = one.iter(C + "dLbl")
        assert ("3", "1", "0") == tuple(label.find(C + tag).get("val") for tag in ("idx", "showSerName", "showVal"))
        assert one.find(C + "smooth").get("val") == "0"


def test_the_comparison_line_is_dashed():
    steam, dry = series(drawn(sample.line_slide()).chart)
    dashes = [each.find(f"{C}spPr/{A}ln/{A}prstDash") for each in (steam, dry)]
    assert [False, True] == [each is not None for each in dashes]


def test_lines_that_end_close_together_are_named_above_and_below():
    slide = sample.line_slide()
    close = replace(slide.lines[1], points=(*slide.lines[1].points[:-1], (Decimal(60), Decimal("8.8"))))
    chart = drawn(replace(slide, lines=(slide.lines[0], close))).chart
    assert ["t", "b"] == [one.find(f".//{C}dLbl/{C}dLblPos").get("val") for one in series(chart)]


@pytest.mark.parametrize("slide", [sample.bar_slide(), sample.line_slide()], ids=["bars", "lines"])
def test_charts_say_what_they_show_and_state_language_and_shades_of_the_theme(slide):
    page = drawn(slide)
    (frame,) = [each for each in page.shapes if each.tag == P + "graphicFrame"]
    assert said(frame) == slide.says
    assert {"en-US"} == {each.get("lang") for each in page.chart.iter(A + "defRPr", A + "rPr")}
    assert [] == list(page.chart.iter(A + "srgbClr"))


def test_chart_text_is_at_least_14_points():
    for slide in (sample.bar_slide(), sample.bar_slide(comparison=True), sample.line_slide()):
        sizes = [int(each.get("sz")) for each in drawn(slide).chart.iter(A + "defRPr", A + "rPr") if each.get("sz")]
        assert sizes
        assert min(sizes) >= 1400


def test_groups_stand_beside_their_own_bars_each_in_a_bracket():
    page = drawn(parted())
    assert [] == faults(page.data)
    (frame,) = [each for each in page.shapes if each.tag == P + "graphicFrame"]
    top, height = int(frame.find(f"{P}xfrm/{A}off").get("y")), int(frame.find(f"{P}xfrm/{A}ext").get("cy"))
    share = float(page.chart.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout/{C}h").get("val"))
    for words, middle in (("In a stone oven: 12 loaves", 0.5), ("In a tin: 40 loaves, beside none, over a day", 2)):
        found = page.saying(words).find(f"{P}spPr/{A}xfrm")
        y = int(found.find(A + "off").get("y")) + int(found.find(A + "ext").get("cy")) / 2
        assert y == pytest.approx(top + height * share * middle / 3, abs=2000)
    assert 6 == len([each for each in page.shapes if each.tag == P + "cxnSp"])


def test_the_words_of_all_groups_have_one_size():
    page = drawn(parted())
    shown = [
        page.saying(words) for words in ("In a stone oven: 12 loaves", "In a tin: 40 loaves, beside none, over a day")
    ]
    assert {"1600"} == {run.get("sz") for each in shown for run in each.iter(A + "rPr")}


def test_bars_of_one_kind_have_no_bracket_and_say_above_whom_they_come_from():
    slide = sample.bar_slide()
    plainly = drawn(slide)
    page = drawn(grouped(slide, slide.categories, labels=("In a stone oven: 12 loaves",)))
    assert [] == [each for each in page.shapes if each.tag == P + "cxnSp"]
    (before,), (after,) = ([e for e in one.shapes if e.tag == P + "graphicFrame"] for one in (plainly, page))
    told = page.saying("In a stone oven: 12 loaves").find(f"{P}spPr/{A}xfrm")
    below = int(told.find(A + "off").get("y")) + int(told.find(A + "ext").get("cy"))
    assert int(before.find(f"{P}xfrm/{A}off").get("y")) < below <= int(after.find(f"{P}xfrm/{A}off").get("y"))


def test_what_a_group_says_of_itself_and_has_no_room_is_told():
    with pytest.raises(ContentError, match="no room"):
        drawn(parted("far too long to stand beside a single bar of a chart, " * 4))


def test_lines_say_above_whom_they_come_from():
    assert "In a stone oven: 12 loaves" in [text(each) for each in drawn(sample.line_slide()).shapes]
