"""The words of OOXML that python-pptx has no method for."""

from __future__ import annotations

import pytest
from pptx import Presentation
from pptx.util import Inches

from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.oxml import Shade
from handouts.text.markup import Run


@pytest.fixture
def slide():
    presentation = Presentation()
    return presentation.slides.add_slide(presentation.slide_layouts[6])


@pytest.fixture
def shape(slide):
    return slide.shapes.add_shape(1, 0, 0, Inches(1), Inches(1))


def test_a_decoration_is_marked_and_has_no_alternative_text(shape):
    oxml.decorate(shape)
    properties = shape._element.nvSpPr.cNvPr
    assert properties.get("descr") == ""
    mark = properties.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative")
    assert mark.get("val") == "1"


def test_groups_tables_and_connectors_can_be_described(slide):
    shapes = [
        slide.shapes.add_group_shape(),
        slide.shapes.add_table(1, 1, 0, 0, 100, 100),
        slide.shapes.add_connector(1, 0, 0, 1, 1),
    ]
    for shape in shapes:
        oxml.describe(shape, "What it shows")
        assert shape._element._nvXxPr.cNvPr.get("descr") == "What it shows"


def test_a_name_tells_the_origin_and_the_place(shape):
    oxml.mark_origin(shape, "nausea")
    assert shape.name == "origin: nausea"
    oxml.mark_origin(shape, "nausea dizziness", "Body")
    assert shape.name == "Body origin: nausea dizziness"


def test_a_tint_stays_a_colour_of_the_theme(shape):
    oxml.fill(shape, Shade("accent1", 10, 90, 42))
    color = shape._element.spPr.find("{*}solidFill/{*}schemeClr")
    assert color.get("val") == "accent1"
    found = {each.tag.rpartition("}")[2]: each.get("val") for each in color}
    assert found == {"satMod": "42000", "lumMod": "10000", "lumOff": "90000"}


def test_a_fill_stands_where_the_schema_wants_it_and_only_once(shape):
    oxml.outline(shape, Shade("accent1"), 2)
    oxml.fill(shape, Shade("accent1"))
    oxml.fill(shape, None)
    names = [each.tag.rpartition("}")[2] for each in shape._element.spPr]
    assert names == ["xfrm", "prstGeom", "noFill", "ln"]


def test_words_that_look_the_same_are_one_run(shape):
    paragraph = shape.text_frame.paragraphs[0]
    oxml.write(
        paragraph, (Run("60", fact="length"), Run(" min"), Run("now", strong=True), Run(".", href="https://a.org"))
    )
    assert [(run.text, run.font.bold) for run in paragraph.runs] == [("60 min", None), ("now", True), (".", None)]
    assert paragraph.runs[2].hyperlink.address == "https://a.org"


def test_language_reaches_runs_breaks_and_fields(shape):
    paragraph = shape.text_frame.paragraphs[0]
    oxml.write(paragraph, (Run("one"),))
    paragraph.add_line_break()
    oxml.set_language(shape._element, "es-US")
    assert [each.get("lang") for each in shape._element.iter("{*}rPr")] == ["es-US", "es-US"]


def test_a_run_can_lead_to_another_slide(slide, shape):
    target = slide.part.package.presentation_part.presentation.slides.add_slide(slide.slide_layout)
    paragraph = shape.text_frame.paragraphs[0]
    oxml.write(paragraph, (Run("go"),))
    oxml.link_to_slide(paragraph.runs[0], target, slide)
    click = paragraph.runs[0]._r.rPr.hlinkClick
    assert slide.part.related_part(click.rId) is target.part
    assert click.get("action") == "ppaction://hlinksldjump"
