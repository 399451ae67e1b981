"""The inspectors of decks find what is planted, and only the inspector meant for it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from handouts.render.pptx.ooxml.package import zipped
from inspectors import pptx as inspect
from render.pptx import sample_outline as sample


@pytest.fixture(scope="module")
def members():
    return inspect.Deck(sample.written()).members


@pytest.fixture(scope="module")
def whole(members):
    """The deck in which nothing is planted."""
    return inspect.Deck(zipped(members))


def part(members, pattern):
    return next(name for name in sorted(members) if re.fullmatch(pattern, name))


def slide_with(members, mark):
    return next(name for name in sorted(members) if name.startswith("ppt/slides/slide") and mark in members[name])


def replaced(members, name, old, new, count=1):
    assert old in members[name], f"{name} has no {old}"
    return zipped({**members, name: members[name].replace(old, new, count)})


def without(members, name):
    return zipped({each: data for each, data in members.items() if each != name})


def planted(members, old, new):
    """Change what unfolds, on the first slide that unfolds in this way."""
    unfold = (name for name in sorted(members) if name.startswith("ppt/slides/slide") and b"<p:timing" in members[name])
    name = next(name for name in unfold if re.search(old, members[name], flags=re.DOTALL))
    changed = re.sub(old, new, members[name], count=1, flags=re.DOTALL)
    assert changed != members[name]
    return zipped({**members, name: changed})


DEFECTS = {
    "a part that is missing": (
        inspect.package_faults,
        lambda m: without(m, part(m, r"ppt/charts/chart1\.xml")),
    ),
    "a part that nothing relates to": (
        inspect.package_faults,
        lambda m: zipped({**m, "ppt/media/image1.png": b""}),
    ),
    "a relation that is not there": (
        inspect.reference_faults,
        lambda m: replaced(m, slide_with(m, b"hlinkClick"), b'r:id="rId', b'r:id="rIdx'),
    ),
    "a shape id that is there twice": (
        inspect.id_faults,
        lambda m: replaced(m, "ppt/slides/slide2.xml", b'<p:cNvPr id="3"', b'<p:cNvPr id="2"'),
    ),
    "a connector that hangs loose": (
        inspect.id_faults,
        lambda m: zipped(
            {
                **m,
                (name := slide_with(m, b"stCxn")): re.sub(rb'stCxn id="\d+"', b'stCxn id="999"', m[name]),
            }
        ),
    ),
    "a layout id that is too low": (
        inspect.id_faults,
        lambda m: replaced(
            m, "ppt/slideMasters/slideMaster1.xml", b'sldLayoutId id="2147483649"', b'sldLayoutId id="300"'
        ),
    ),
    "a slide in no section": (
        inspect.section_faults,
        lambda m: replaced(m, "ppt/presentation.xml", b'<p14:sldId id="256"/>', b""),
    ),
    "two slides with one title": (
        inspect.title_faults,
        lambda m: replaced(m, slide_with(m, b"<a:t>Sources</a:t>"), b"<a:t>Sources</a:t>", b"<a:t>The oven</a:t>"),
    ),
    "a slide without title": (
        inspect.title_faults,
        lambda m: replaced(m, slide_with(m, b"<a:t>Sources</a:t>"), b'type="title"', b'type="body" idx="1"'),
    ),
    "a run without language": (
        inspect.language_faults,
        lambda m: replaced(m, "ppt/slides/slide5.xml", b' lang="en-US"', b""),
    ),
    "notes without language": (
        inspect.language_faults,
        lambda m: replaced(m, "ppt/notesSlides/notesSlide5.xml", b' lang="en-US"', b""),
    ),
    "a slide without notes": (
        inspect.notes_faults,
        lambda m: replaced(m, "ppt/slides/_rels/slide5.xml.rels", b"relationships/notesSlide", b"relationships/other"),
    ),
    "a placeholder that is empty": (
        inspect.placeholder_faults,
        lambda m: replaced(m, slide_with(m, b"<a:t>Sources</a:t>"), b"<a:t>Sources</a:t>", b"<a:t></a:t>"),
    ),
    "a picture without alternative text": (
        inspect.description_faults,
        lambda m: replaced(
            m, (name := slide_with(m, b"graphicFrame>")), re.search(rb'descr="[^"]+"', m[name])[0], b'descr=""'
        ),
    ),
    "an alternative text as long as a page": (
        inspect.description_faults,
        lambda m: replaced(m, slide_with(m, b"graphicFrame>"), b' descr="', b' descr="' + b"bread " * 50),
    ),
    "a decoration that is described": (
        inspect.description_faults,
        lambda m: replaced(m, slide_with(m, b"decorative"), b'descr=""', b'descr="A line"', 99),
    ),
    "a shape of unknown origin": (
        inspect.name_faults,
        lambda m: replaced(m, "ppt/slides/slide5.xml", b"origin: flour", b"Shape"),
    ),
    "a text under 18 points": (
        inspect.size_faults,
        lambda m: replaced(m, "ppt/slides/slide5.xml", b'<a:rPr lang="en-US"/>', b'<a:rPr lang="en-US" sz="1700"/>'),
    ),
    "a table without head row": (
        inspect.table_faults,
        lambda m: replaced(m, slide_with(m, b"firstRow"), b'firstRow="1"', b'firstRow="0"'),
    ),
    "a table without head column": (
        inspect.table_faults,
        lambda m: replaced(m, slide_with(m, b"firstCol"), b' firstCol="1"', b""),
    ),
    "a table that its cells do not fill": (
        inspect.table_faults,
        lambda m: replaced(m, slide_with(m, b"gridCol"), b'<a:gridCol w="', b'<a:gridCol w="1'),
    ),
    "chart text under 14 points": (
        inspect.size_faults,
        lambda m: replaced(m, "ppt/charts/chart1.xml", b'sz="1400"', b'sz="1300"'),
    ),
    "a section whose id is no GUID": (
        inspect.section_faults,
        lambda m: replaced(m, "ppt/presentation.xml", b'id="{', b'id="'),
    ),
    "a typeface of its own": (
        inspect.colour_faults,
        lambda m: replaced(
            m, "ppt/charts/chart1.xml", b"</a:defRPr>", b'<a:latin typeface="Times New Roman"/></a:defRPr>'
        ),
    ),
    "a shape beyond the edge": (
        inspect.place_faults,
        lambda m: replaced(m, slide_with(m, b"<a:off x="), b'<a:off x="', b'<a:off x="99'),
    ),
    "a size below nothing": (
        inspect.place_faults,
        lambda m: replaced(m, slide_with(m, b"<a:ext cx="), b'<a:ext cx="', b'<a:ext cx="-'),
    ),
    "a colour of its own": (
        inspect.colour_faults,
        lambda m: replaced(
            m, slide_with(m, b"schemeClr"), b'<a:schemeClr val="', b'<a:srgbClr val="FF0000"/><a:schemeClr val="'
        ),
    ),
    "a click that shows what is not there": (
        inspect.click_faults,
        lambda m: planted(m, rb'spTgt spid="\d+"', b'spTgt spid="999"'),
    ),
    "a click that shows a shape again": (
        inspect.click_faults,
        lambda m: planted(m, rb'(spTgt spid=)("\d+")(.*)spTgt spid="\d+"', rb"\1\2\3\1\2"),
    ),
    "two time nodes with one id": (
        inspect.click_faults,
        lambda m: planted(m, rb'(<p:cTn [^>]*id=)"2"', rb'\1"1"'),
    ),
    "an effect that waits for a click of its own": (
        inspect.click_faults,
        lambda m: planted(m, b"withEffect", b"clickEffect"),
    ),
    "a shape that the build list forgets": (
        inspect.click_faults,
        lambda m: planted(m, rb"<p:bldP [^>]*/>", b""),
    ),
    "a slide that does not say which form it is": (
        inspect.foot_faults,
        lambda m: replaced(m, "ppt/slides/slide3.xml", b"Form 7K4M-2QXR", b""),
    ),
    "a slide that does not say that it is a draft": (
        inspect.foot_faults,
        lambda m: replaced(m, slide_with(m, b"The first customer"), b"Draft, not approved for use", b""),
    ),
    "a source over form and status": (
        inspect.foot_faults,
        lambda m: replaced(m, part(m, r"ppt/slideLayouts/slideLayout4\.xml"), b'cy="402336"', b'cy="500000"'),
    ),
    "a text that hardly stands out": (
        inspect.contrast_faults,
        lambda m: replaced(
            m, slide_with(m, b'<a:schemeClr val="tx1"/>'), b'<a:schemeClr val="tx1"/>', b'<a:schemeClr val="bg2"/>', 99
        ),
    ),
}


def test_every_inspector_has_a_defect_to_find():
    assert set(inspect.INSPECTORS) == {inspector for inspector, _ in DEFECTS.values()}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found(defect, members, whole):
    inspector, plant = DEFECTS[defect]
    assert not list(inspector(whole))
    assert list(inspector(inspect.Deck(plant(members))))


def test_members_that_are_dated_or_out_of_order_are_found(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in reversed(members):
            year = 2026 if name == "docProps/app.xml" else 1980
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), members[name])
    found = list(inspect.package_faults(inspect.Deck(out.getvalue())))
    assert found == ["the members are not in order", "docProps/app.xml is dated"]
