"""Native tables and charts: their placeholders, table style, paint in shades of the theme, legend and language."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from handouts.fit.boxes import raise_rows
from handouts.outline.deck import TableSlide
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import draws
from handouts.render.pptx.ooxml.text import Text, height_emu, write_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element
    from pptx.chart.chart import Chart

    from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, Stroke
    from handouts.text.markup import RichText


@draws(TableSlide)
def table(canvas: SlideCanvas, slide: TableSlide) -> None:
    """Draw the table in its placeholder."""
    look = canvas.look.table
    placeholder = canvas.take_placeholder("Table")
    assert placeholder is not None, "the table's placeholder is taken"
    width, height = placeholder.width, placeholder.height
    frame = placeholder.insert_table(len(slide.rows) + 1, len(slide.head))
    native = frame.table
    finish_table(canvas, frame, slide.says)
    oxml.mark_origin(frame, " ".join(_origins(slide)))
    unit = width / sum(slide.weights)
    set_widths(native, [round(unit * weight) for weight in slide.weights], width)
    head = [Text(cell, slide.size, canvas.shade("white"), bold=True) for cell in slide.head]
    fill_row(canvas, native, 0, head, look.head)
    ink, strong, local = (canvas.shade(name) for name in ("text", "accent", "care"))
    for number, row in enumerate(slide.rows, 1):
        first, *others = row.cells
        texts = [Text(first, slide.size, ink, bold=True, local=local)]
        texts += [Text(cell, slide.size, ink, strong=strong, local=local) for cell in others]
        fill_row(canvas.at(row.origin), native, number, texts, 0)
        if row.stressed:
            for cell in native.rows[number].cells:
                oxml.fill_cell(cell, canvas.shade("tint"))
    heads, *rows = native.rows
    raised = raise_rows([row.height for row in rows], look.row, height - heads.height)
    for row, height_of_row in zip(rows, raised, strict=True):
        row.height = Emu(int(height_of_row))
    frame.height = sum(row.height for row in native.rows)


def _origins(slide: TableSlide) -> list[str]:
    """Return the ids of what the table shows: the slide's own, and those that its rows name."""
    shown = [origin for row in slide.rows for origin in (row.origin, *row.origins)]
    own = f"{slide.origin}/"
    return [slide.origin, *dict.fromkeys(origin for origin in shown if not origin.startswith(own))]


def finish_table(canvas: SlideCanvas, frame: Any, says: str) -> None:
    """Give a table the template's style, a head row and column, its direction, and its alternative text."""
    oxml.mark_origin(frame, canvas.origin)
    oxml.describe(frame, says)
    native = frame.table
    native.first_row, native.first_col, native.horz_banding = True, True, False
    properties = native._tbl.tblPr  # noqa: SLF001
    if canvas.rtl:
        properties.set("rtl", "1")
    styles = canvas.slide.part.package.presentation_part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    default = oxml.parse(styles.blob).get("def")
    next(iter(properties)).text = default


def set_widths(native: Any, widths: Sequence[int], whole: int) -> None:
    """Set the widths of the columns; the last takes what rounding leaves."""
    for column, width in zip(native.columns, [*widths[:-1], whole - sum(widths[:-1])], strict=True):
        column.width = Emu(width)


def fill_row(
    canvas: SlideCanvas, native: Any, number: int, texts: Sequence[Text], least: int, *, starts: Sequence[int] = ()
) -> None:
    """Write a row, as high as its text; `starts` are the margins at the start of its cells, where they differ."""
    look = canvas.look.table
    row = native.rows[number]
    margins = starts or [look.across] * len(texts)
    for cell, text, column, before in zip(row.cells, texts, native.columns, margins, strict=True):
        cell.margin_left, cell.margin_right = (look.across, before) if canvas.rtl else (before, look.across)
        cell.margin_top = cell.margin_bottom = look.down
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        canvas.require_fit([text], (Emu(column.width - before - look.across).pt, math.inf))
        write_paragraph(cell.text_frame.paragraphs[0], text, rtl=canvas.rtl)
    row.height = Emu(row_height(canvas, texts, [column.width for column in native.columns], margins, least=least))


def row_height(
    canvas: SlideCanvas, texts: Sequence[Text], widths: Sequence[int], starts: Sequence[int], *, least: int
) -> int:
    """Return the height in EMU of a row with texts in cells of these widths, with these margins at their start."""
    look = canvas.look.table
    rooms = (width - before - look.across for width, before in zip(widths, starts, strict=True))
    return max(least, *(height_emu([text], room) + 2 * look.down for text, room in zip(texts, rooms, strict=True)))


def insert_chart(canvas: SlideCanvas, kind: Any, data: Any, says: str) -> tuple[Box, Any]:
    """Put a chart into its placeholder; return where that stood."""
    placeholder = canvas.take_placeholder("Picture")
    assert placeholder is not None, "the chart's placeholder is taken"
    frame = placeholder.insert_chart(kind, data)
    oxml.mark_origin(frame, canvas.origin)
    oxml.describe(frame, says)
    return canvas.places["Picture"], frame


def write_chart_text(canvas: SlideCanvas, box: Box, text: Text) -> None:
    """Write a label beside a chart, in small type; the name of the shape marks it as part of the chart."""
    oxml.mark_origin(canvas.text(box, text), canvas.origin, "Chart Text")


def write_chart_source(canvas: SlideCanvas, zone: Box, about: RichText) -> Box:
    """Write above a chart whose figures it shows; return the room that is left."""
    if not about:
        return zone
    text = Text(about, canvas.look.chart.about_size, canvas.shade("text"))
    height = height_emu([text], zone.w)
    write_chart_text(canvas, Box(zone.x, zone.y, zone.w, height), text)
    height += canvas.look.chart.pad
    return Box(zone.x, zone.y + height, zone.w, zone.h - height)


def rail_icon(canvas: SlideCanvas, name: str) -> None:
    """Draw an icon in the rail beside a chart, if it has one."""
    if name:
        canvas.icon(name, canvas.zone("Rail Icon"), canvas.shade("accent"))


def add_legend(canvas: SlideCanvas, chart: Chart, shares: tuple[float, float, float, float]) -> None:
    """Add a legend at a place given as shares of the chart."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(canvas.look.chart.legend_size)
    oxml.ink(chart.legend.font, canvas.shade("text"))
    place(chart.legend._element, shares)  # noqa: SLF001


def paint(format_: Any, style: ShapeStyle) -> None:
    """Paint a part of a chart in shades of the theme."""
    properties = format_._element.get_or_add_spPr()  # noqa: SLF001
    for child in list(properties):
        properties.remove(child)
    if style.fill is not None:
        etree.SubElement(properties, qn("a:solidFill")).append(oxml.shade_element(style.fill))
    if style.line is not None:
        properties.append(_line_element(style.line))


def _line_element(stroke: Stroke) -> Any:
    """Return the `a:ln` of a stroke."""
    line = etree.Element(qn("a:ln"), w=str(Pt(stroke.width)))
    etree.SubElement(line, qn("a:solidFill")).append(oxml.shade_element(stroke.shade))
    if stroke.dash:
        etree.SubElement(line, qn("a:prstDash"), val=stroke.dash)
    return line


def plot_area(chart: Chart) -> Any:
    """Return the element of the plot, for `place`."""
    return chart._chartSpace.chart.plotArea  # noqa: SLF001


def place(element: _Element, shares: tuple[float, float, float, float], *, inner: bool = False) -> None:
    """Place a plot area or legend: x, y, width and height as shares of the chart; axis labels stand outside `inner`."""
    layout = element.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        # first in a plot area, behind the position in a legend (ECMA-376-1, 21.2.2.94 and 21.2.2.145)
        element.insert(0 if inner else 1, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    target = (("layoutTarget", "inner"),) if inner else ()
    for name, value in (*target, ("xMode", "edge"), ("yMode", "edge")):
        etree.SubElement(manual, qn(f"c:{name}"), val=value)
    for name, share in zip("xywh", shares, strict=True):
        etree.SubElement(manual, qn(f"c:{name}"), val=f"{share:.5f}")


def finish_chart(canvas: SlideCanvas, chart: Chart) -> None:
    """Set the language, and no title: the slide has one."""
    chart.has_title = False
    space = chart._chartSpace  # noqa: SLF001
    chart.font.size = chart.font.size or Pt(canvas.look.chart.small)
    for tag in ("c:axId", "c:crossAx"):
        for axis in space.iter(qn(tag)):
            # python-pptx counts axes below zero; the schema has xsd:unsignedInt (ECMA-376-1, 21.2.2.9)
            axis.set("val", axis.get("val").removeprefix("-"))
    if canvas.language:
        for tag in ("a:defRPr", "a:rPr", "a:endParaRPr"):
            for properties in space.iter(qn(tag)):
                properties.set("lang", canvas.language)
