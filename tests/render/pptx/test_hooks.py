"""Canaries: what we rely on in python-pptx beyond its documentation. A failure names the place that a release moved."""

from __future__ import annotations

import pptx
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.oxml.slide import CT_Slide
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.util import Emu

SQUARE = (Emu(0), Emu(0), Emu(914400), Emu(914400))


@pytest.fixture
def presentation():
    return Presentation()


@pytest.fixture
def slide(presentation):
    return presentation.slides.add_slide(presentation.slide_layouts[0])


def test_the_release_is_the_one_these_places_were_read_in():
    assert "1.0.2" == pptx.__version__


def test_shapes_and_their_texts_give_their_elements(slide):
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *SQUARE)
    paragraph = shape.text_frame.paragraphs[0]
    run = paragraph.add_run()
    found = [shape._element, shape.text_frame._txBody, paragraph._p, run._r, slide.shapes._spTree]
    assert [qn(name) for name in ("p:sp", "p:txBody", "a:p", "a:r", "p:spTree")] == [one.tag for one in found]
    assert qn("a:rPr") == run.font._rPr.tag
    assert qn("p:nvSpPr") == shape._element._nvXxPr.tag


def test_a_line_makes_its_element_where_it_is_asked_for(slide):
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *SQUARE).line
    assert qn("a:ln") == line._get_or_add_ln().tag


def test_tables_and_charts_give_their_elements(slide):
    table = slide.shapes.add_table(2, 2, *SQUARE).table
    assert [qn("a:tbl"), qn("a:tc")] == [table._tbl.tag, table.cell(0, 0)._tc.tag]
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("one", (1,))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *SQUARE, data).chart
    assert qn("c:chartSpace") == chart._chartSpace.tag
    chart.plots[0].has_data_labels = True
    assert qn("c:dLbl") == chart.plots[0].series[0].points[0].data_label._get_or_add_dLbl().tag


def test_parts_are_made_without_a_file(presentation):
    package = presentation.part.package
    part = SlidePart(PackURI("/ppt/slides/slide9.xml"), "application/xml", package, CT_Slide.new())
    assert part.slide.shapes is not None
    assert callable(NotesSlidePart.new)
    assert [] == list(Part(PackURI("/x.xml"), "application/xml", package, b"<x/>").rels)


def test_relations_are_held_by_their_ids(presentation):
    held = presentation.part._rels
    assert held
    assert all(isinstance(one, _Relationship) for one in held.values())


def test_a_package_is_asked_for_the_name_of_each_new_part(presentation, slide):
    package, asked = presentation.part.package, []
    search = package.next_partname

    def noted(template):
        asked.append(template)
        return search(template)

    package.next_partname = noted
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("one", (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *SQUARE, data)
    assert "/ppt/charts/chart%d.xml" in asked
