"""Native line charts through measured values, each line named at its end and the comparison dashed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICK_LABELS
from pptx.oxml.ns import qn
from pptx.util import Pt

from handouts.fit import measure
from handouts.outline.deck import LineChartSlide
from handouts.render.pptx import charts, oxml
from handouts.render.pptx.setting import Setting, Text, write_frame
from handouts.render.pptx.shapes import Skin, draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Line
    from handouts.render.pptx.shapes import Sheet

_CURVES: Any = XyChartData
_LINES = 9
"""Lines of type that a plot is high, about: two ends closer than one are named above and below."""


@draws(LineChartSlide)
def lines(sheet: Sheet, slide: LineChartSlide) -> None:
    """Draw measured values joined by straight lines, each line named at its end."""
    look = sheet.look.chart
    data = _CURVES()
    for line in slide.lines:
        series = data.add_series(line.name)
        for x, y in line.points:
            series.add_data_point(float(x), float(y))
    zone, frame = charts.insert(sheet, XL_CHART_TYPE.XY_SCATTER_LINES, data, slide.says)
    zone = charts.headed(sheet, zone, slide.about)
    frame.left, frame.top, frame.width, frame.height = sheet.place(zone)
    chart = frame.chart
    chart.has_legend = False
    for series, line in zip(chart.plots[0].series, slide.lines, strict=True):
        _line(sheet, series, line, _position(line, slide.lines))
    for axis in (chart.category_axis, chart.value_axis):
        axis.has_major_gridlines = False
        axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
        # at the foot also where values are negative
        axis.tick_label_position = TICK_LABELS.LOW
        axis.tick_labels.font.size = Pt(look.small)
        oxml.ink(axis.tick_labels.font, sheet.shade("text"))
        charts.paint(axis.format, Skin(line=sheet.stroke("quiet", look.axis_line)))
    chart.category_axis.minimum_scale = 0
    chart.category_axis.maximum_scale = float(max(x for line in slide.lines for x, _ in line.points))
    chart.category_axis.has_title = True
    title = Text(slide.x_label, look.small, sheet.shade("text"), align="center")
    frame_of_title = chart.category_axis.axis_title.text_frame
    write_frame(frame_of_title, [title], Setting(), rtl=sheet.rtl)
    for run in frame_of_title.paragraphs[0].runs:
        run.font.bold = run.font.bold or False
    left, top = look.axis / zone.w, look.head / zone.h
    across, down = 1 - (look.axis + _ends(sheet, slide.lines)) / zone.w, 1 - (look.head + look.foot) / zone.h
    charts.place(charts.plot_area(chart), (left, top, across, down), inner=True)
    charts.finish(sheet, chart)
    charts.rail_icon(sheet, slide.icon)


def _line(sheet: Sheet, series: Any, line: Line, position: Any) -> None:
    look = sheet.look.chart
    shade = "quiet" if line.comparison else "accent"
    series.smooth = False
    charts.paint(series.format, Skin(line=sheet.stroke(shade, look.curve, "sysDash" if line.comparison else "")))
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, look.marker
    fill = sheet.shade("ground" if line.comparison else shade)
    charts.paint(series.marker.format, Skin(fill, sheet.stroke(shade, look.line)))
    label = series.points[len(line.points) - 1].data_label
    label.position = position
    label.font.size, label.font.bold = Pt(look.series_size), not line.comparison
    oxml.ink(label.font, sheet.shade(shade))
    shown = label._dLbl  # noqa: SLF001
    for name, value in (("c:showVal", "0"), ("c:showSerName", "1"), ("c:showCatName", "0"), ("c:showLegendKey", "0")):
        shown.find(qn(name)).set("val", value)


def _close(lines: Sequence[Line]) -> bool:
    """Return whether two lines end so close together that their names cannot stand beside them."""
    ends = sorted(line.points[-1][1] for line in lines)
    span = max(y for line in lines for _, y in line.points)
    return any(b - a < span / _LINES for a, b in pairwise(ends))


def _position(line: Line, lines: Sequence[Line]) -> Any:
    """Return where a line's name stands: behind its end, or above the highest end and below the others."""
    if not _close(lines):
        return XL_LABEL_POSITION.RIGHT
    highest = max(each.points[-1][1] for each in lines)
    return XL_LABEL_POSITION.ABOVE if line.points[-1][1] == highest else XL_LABEL_POSITION.BELOW


def _ends(sheet: Sheet, lines: Sequence[Line]) -> int:
    """Return the room that the names need behind the plot; above and below, half of them stands there."""
    look = sheet.look.chart
    wide = Pt(max(measure.width(line.name, look.series_size, bold=True) for line in lines))
    return look.pad + (wide // 2 if _close(lines) else wide)
