"""What all native charts share: their placeholder, paint in shades of the theme, places, legend and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from handouts.render.pptx import oxml
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Text, tall

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.chart.chart import Chart

    from handouts.content.markup import RichText
    from handouts.render.pptx.shapes import Sheet, Skin, Stroke


def insert(sheet: Sheet, kind: Any, data: Any, says: str) -> tuple[Box, Any]:
    """Put a chart into its placeholder; return where that stood."""
    holder = sheet.holder("Picture")
    assert holder is not None, "the chart's placeholder is taken"
    frame = holder.insert_chart(kind, data)
    oxml.mark_origin(frame, sheet.origin)
    oxml.describe(frame, says)
    return sheet.places["Picture"], frame


def annotate(sheet: Sheet, box: Box, text: Text) -> None:
    """Write beside a chart what belongs to it, in type as small as a chart's; the shape's name says so."""
    oxml.mark_origin(sheet.text(box, text), sheet.origin, "Chart Text")


def headed(sheet: Sheet, zone: Box, about: RichText) -> Box:
    """Write whom all of a chart comes from above it; return the room that is left."""
    if not about:
        return zone
    text = Text(about, sheet.look.chart.about_size, sheet.shade("text"))
    high = tall([text], zone.w)
    annotate(sheet, Box(zone.x, zone.y, zone.w, high), text)
    high += sheet.look.chart.pad
    return Box(zone.x, zone.y + high, zone.w, zone.h - high)


def rail_icon(sheet: Sheet, name: str) -> None:
    """Draw an icon in the rail beside a chart, if it has one."""
    if name:
        sheet.icon(name, sheet.zone("Rail Icon"), sheet.shade("accent"))


def add_legend(sheet: Sheet, chart: Chart, shares: tuple[float, float, float, float]) -> None:
    """Add a legend at a place, told as shares of the chart."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(sheet.look.chart.legend_size)
    oxml.ink(chart.legend.font, sheet.shade("text"))
    place(chart.legend._element, shares)  # noqa: SLF001


def paint(format_: Any, skin: Skin) -> None:
    """Paint a part of a chart in shades of the theme."""
    properties = format_._element.get_or_add_spPr()  # noqa: SLF001
    for child in list(properties):
        properties.remove(child)
    if skin.fill is not None:
        etree.SubElement(properties, qn("a:solidFill")).append(oxml.shade_element(skin.fill))
    if skin.line is not None:
        properties.append(_line_element(skin.line))


def _line_element(stroke: Stroke) -> Any:
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


def finish(sheet: Sheet, chart: Chart) -> None:
    """State the language, and that nothing is said by a title of the chart's own."""
    chart.has_title = False
    space = chart._chartSpace  # noqa: SLF001
    chart.font.size = chart.font.size or Pt(sheet.look.chart.small)
    for tag in ("c:axId", "c:crossAx"):
        for axis in space.iter(qn(tag)):
            # python-pptx counts axes below zero; the schema has xsd:unsignedInt (ECMA-376-1, 21.2.2.9)
            axis.set("val", axis.get("val").removeprefix("-"))
    if sheet.language:
        for tag in ("a:defRPr", "a:rPr", "a:endParaRPr"):
            for properties in space.iter(qn(tag)):
                properties.set("lang", sheet.language)
