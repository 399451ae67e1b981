from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.outline import deck
from inspectors.pptx import A, P, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, contours, decorative, drawn, middle, paint, preset, said, shade, token


def table(page):
    (found,) = page.page.iter(A + "tbl")
    return found


def fill(cell):
    found = cell.find(f"{A}tcPr/{A}solidFill/{A}schemeClr")
    return None if found is None else shade(found)


@pytest.mark.parametrize("slide", [sample.table_slide(), sample.comparison_slide()], ids=["table", "comparison"])
def test_a_table_has_the_templates_style_a_head_row_and_says_what_it_shows(slide):
    page = drawn(slide)
    properties = table(page).find(A + "tblPr")
    assert ("1", "1") == (properties.get("firstRow"), properties.get("firstCol"))
    assert page.deck.xml("ppt/tableStyles.xml").get("def") == properties.findtext(A + "tableStyleId")
    (frame,) = [each for each in page.shapes if each.tag == P + "graphicFrame"]
    assert slide.says == said(frame)


def test_cells_hold_the_outlines_words():
    rows = [
        ["".join(cell.itertext()) for cell in row.iter(A + "tc")]
        for row in table(drawn(sample.table_slide(2))).iter(A + "tr")
    ]
    line = "Heat, steam, colour of the crust, weight of the tin"
    assert [
        ["When", "How often", "What you write down"],
        ["Stage 1", "every 10\u00a0min", line],
        ["Stage 2", "every 10\u00a0min", line],
    ] == rows


def test_the_table_is_as_wide_as_its_placeholder():
    widths = [int(each.get("w")) for each in table(drawn(sample.table_slide())).iter(A + "gridCol")]
    assert sum(widths) == pytest.approx(12 * 914_400, abs=914)
    assert widths[2] == max(widths)


def test_stressed_rows_stand_on_the_tint_and_no_others():
    fills = [{fill(cell) for cell in row.iter(A + "tc")} for row in table(drawn(sample.table_slide())).iter(A + "tr")]
    assert [{None}, {None}, {token("tint")}, {None}, {None}, {token("tint")}, {None}] == fills


def test_each_answer_has_its_mark_and_its_words():
    page = drawn(sample.comparison_slide())
    marks = [each for each in page.of("products") if decorative(each) and not preset(each)]
    ticks, crosses = ([m for m in marks if paint(m) == token(name)] for name in ("accent", "quiet"))
    heads, tabs = 3, 0
    assert (4 + heads + tabs, 2) == (len(ticks), len(crosses))
    assert {"Yes, a night", "No: a pan will do"} <= {text(cell) for cell in table(page).iter(A + "tc")}


def test_the_stressed_column_stands_on_the_tint():
    rows = list(table(drawn(sample.comparison_slide())).iter(A + "tr"))
    for row in rows:
        assert [False, False, True, False] == [fill(cell) == token("tint") for cell in row.iter(A + "tc")]


def test_marks_stand_in_the_middle_of_their_rows():
    page = drawn(sample.comparison_slide())
    frame = next(each for each in page.shapes if each.tag == P + "graphicFrame")
    y = int(frame.find(f"{P}xfrm/{A}off").get("y"))
    middles = []
    for row in table(page).iter(A + "tr"):
        middles.append(y + int(row.get("h")) / 2)
        y += int(row.get("h"))
    cross = [each for each in page.of("products") if paint(each) == token("quiet")]
    for each in cross:
        xfrm = each.find(f"{P}spPr/{A}xfrm")
        at = int(xfrm.find(A + "off").get("y")) + int(xfrm.find(A + "ext").get("cy")) / 2
        assert min(abs(at - middle) for middle in middles) < 2


def test_title_and_table_name_every_item_that_they_show():
    slide = sample.table_slide(2)
    shown = replace(slide, rows=(replace(slide.rows[0], origins=("heat", "steam")), slide.rows[1]), origins=("oven",))
    names = {each.get("name") for each in drawn(shown).page.iter(P + "cNvPr")}
    assert {"Title origin: schedule oven", "origin: schedule row-1 heat steam row-2"} <= names


def test_what_looks_alike_stands_beneath_the_table_each_value_beside_the_same_icon():
    flours = ("550", "1050", "1600")
    slide = sample.comparison_slide()
    alike = deck.Alike(sample.t("Sacks look alike"), "food", tuple(map(sample.t, flours)))
    page = drawn(replace(slide, alike=alike))
    bottom = box(page.saying("Sacks look alike"))[1]
    (frame,) = page.page.iter(P + "graphicFrame")
    assert sum(box(frame)[1::2]) <= bottom
    assert sum(box(frame)[1::2]) < sum(box(next(drawn(slide).page.iter(P + "graphicFrame")))[1::2])
    labels = [page.saying(words) for words in flours]
    icons = [each for each in page.of("products") if contours(each) and box(each)[1] >= bottom]
    assert [contours(icons[0])] * 3 == [contours(each) for each in icons]
    for icon, label in zip(icons, labels, strict=True):
        assert box(icon)[0] + box(icon)[2] < box(label)[0]
        assert middle(icon)[1] == pytest.approx(middle(label)[1], abs=2)
