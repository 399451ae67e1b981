"""The workbook in a chart: whatever a name looks like, it is a text there, in the bytes of the file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from handouts.outline.deck import BarChartSlide, BarGroup
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org")', "{=1+1}", "+1", "-1", "@x", "12", "http://example.org",
    "https://example.org", "mailto:a@example.org", "internal:Sheet1!A1", "external:c:/x.xlsx", "ftp://example.org",
)  # fmt: skip


def bars():
    slide = sample.bar_slide()
    (one, *_) = slide.categories
    categories = tuple(replace(one, name=name, detail=(), origin=f"bar-{at}") for at, name in enumerate(NAMES[:6]))
    return replace(slide, groups=(BarGroup((), categories),), series=NAMES[-2:])


def more_bars():
    return replace(bars(), groups=(BarGroup((), tuple(
        replace(one, name=name) for one, name in zip(bars().categories, NAMES[6:], strict=False)
    )),), series=NAMES[:2])  # fmt: skip


def lines():
    slide = sample.line_slide()
    return replace(slide, lines=tuple(replace(line, name=name) for line, name in zip(slide.lines, NAMES, strict=False)))


@pytest.mark.parametrize("slide", [bars(), more_bars(), lines()], ids=["bars", "more bars", "lines"])
def test_what_looks_like_a_formula_a_link_or_a_number_stays_a_text(slide):
    page = drawn(slide)
    (name,) = [each for each in page.deck.members if each.endswith(".xlsx")]
    with zipfile.ZipFile(io.BytesIO(page.deck.members[name])) as book:
        sheet, parts = ET.fromstring(book.read("xl/worksheets/sheet1.xml")), book.namelist()
        shared = [text.text for text in ET.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{SHEET}t")]
    assert not [*sheet.iter(f"{SHEET}f"), *sheet.iter(f"{SHEET}hyperlink")]
    assert not [part for part in parts if "worksheets/_rels" in part]
    strings = {shared[int(cell.findtext(f"{SHEET}v"))] for cell in sheet.iter(f"{SHEET}c") if cell.get("t") == "s"}
    named = slide.categories if isinstance(slide, BarChartSlide) else slide.lines
    assert {one.name for one in named} <= strings
