"""Native bar and line charts with their data, each labelled at its end."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICK_LABELS
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.outline.deck import BarChartSlide, LineChartSlide
from handouts.render.pptx.ooxml import frames, oxml
from handouts.render.pptx.ooxml.chart_data import CATEGORY_DATA, XY_DATA
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, overflow, write_frame
from handouts.text.markup import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.chart.chart import Chart

    from handouts.outline.deck import Category, Line
    from handouts.render.pptx.ooxml.shapes import SlideCanvas

_SPACE = "\N{NO-BREAK SPACE}"


@draws(BarChartSlide)
def bars(canvas: SlideCanvas, slide: BarChartSlide) -> None:
    """Draw bars from top to bottom: solid or outlined by kind, or with their comparison in pairs."""
    look = canvas.look.chart
    zone, frame = frames.insert_chart(canvas, XL_CHART_TYPE.BAR_CLUSTERED, _bar_data(slide), slide.says)
    compared = any(category.comparison is not None for category in slide.categories)
    legend = look.legend if all(slide.series) else 0
    if len(slide.groups) == 1:
        zone = frames.write_chart_source(canvas, zone, slide.groups[0].label)
    body = Box(zone.x, zone.y, zone.w, zone.h - legend)
    grouped = _write_groups(canvas, slide, body)
    names = _write_names(canvas, slide, Box(body.x + grouped, body.y, body.w - grouped, body.h))
    named, start = names > 0, grouped + names
    plot = Box(zone.x + start, zone.y, zone.w - start, zone.h)
    frame.left, frame.top, frame.width, frame.height = canvas.place(plot)
    chart = frame.chart
    plan = chart.plots[0]
    plan.gap_width, plan.overlap = (look.pair_gap_width, 0) if compared else (look.gap_width, 100)
    _bar_axes(canvas, chart, slide, named=named)
    size = _label_size(canvas, body.h / len(slide.categories), compared=compared)
    for series, hollow in zip(plan.series, (False, True), strict=False):
        line = canvas.stroke("quiet" if compared and hollow else "accent", look.line)
        frames.paint(series.format, ShapeStyle(canvas.shade("ground" if hollow else "accent"), line))
        _bar_labels(canvas, series, slide.categories, size, comparison=compared and hollow)
    if named:
        room = 1 - _values_width(canvas, slide, size) / plot.w
        frames.place(frames.plot_area(chart), (1 - room if canvas.rtl else 0, 0, room, body.h / zone.h), inner=True)
    if legend:
        frames.add_legend(canvas, chart, (0, body.h / zone.h, 1, legend / zone.h))
    frames.finish_chart(canvas, chart)
    frames.rail_icon(canvas, slide.icon)


def _bar_data(slide: BarChartSlide) -> Any:
    """Return the chart data: solid bars, then outlined or compared ones where there are any."""
    data = CATEGORY_DATA(
        number_format=_number_format([c.label for c in slide.categories], slide.categories) or "General"
    )
    data.categories = [f"{c.name}\n{plain(c.detail)}" if c.detail else c.name for c in slide.categories]
    solid, hollow = slide.series
    if any(category.comparison is not None for category in slide.categories):
        data.add_series(solid, [float(c.value) for c in slide.categories])
        compared = [None if c.comparison is None else float(c.comparison) for c in slide.categories]
        data.add_series(hollow, compared)
        return data
    data.add_series(solid, [None if c.outline else float(c.value) for c in slide.categories])
    if any(category.outline for category in slide.categories):
        data.add_series(hollow, [float(c.value) if c.outline else None for c in slide.categories])
    return data


def _write_groups(canvas: SlideCanvas, slide: BarChartSlide, body: Box) -> int:
    """Write each group's source beside its bars, with a bracket; return the width taken in EMU, 0 for one group."""
    look = canvas.look.chart
    if len(slide.groups) == 1:
        return 0
    rows = iter(body.rows(len(slide.categories)))
    spans = [[next(rows) for _ in group.categories] for group in slide.groups]
    for size, width in (*product(look.group_sizes, look.groups), (look.group_sizes[-1], look.groups_most)):
        places = [
            Box(body.x, span[0].y, width, span[-1].bottom - span[0].y).inset(0, look.group_gap // 2) for span in spans
        ]
        rooms = [Box(place.x, place.y, place.w - look.group_gap - look.bracket, place.h) for place in places]
        texts = [Text(group.label, size, canvas.shade("text")) for group in slide.groups]
        if not any(overflow([text], TextFrameStyle().room(room)) for text, room in zip(texts, rooms, strict=True)):
            break
    for group, place, room, text in zip(slide.groups, places, rooms, texts, strict=True):
        frames.write_chart_text(canvas.at(group.categories[0].origin), room, text)
        _bracket(canvas, place)
    return width


def _bracket(canvas: SlideCanvas, place: Box) -> None:
    """Draw a bracket, open towards the bars, along the end of a place."""
    look = canvas.look.chart
    x, stroke = place.end - look.bracket, canvas.stroke("quiet", look.axis_line)
    canvas.line((x, place.y), (x, place.bottom), stroke)
    for y in (place.y, place.bottom):
        canvas.line((x, y), (place.end, y), stroke)


def _write_names(canvas: SlideCanvas, slide: BarChartSlide, body: Box) -> int:
    """Write names (bold) and details beside the plot; return the width taken in EMU, 0 where they stand on the axis.

    They stand in the narrower of two columns that has room for them, beside groups in one no wider than they are,
    else on the axis of the chart.
    """
    look = canvas.look.chart
    frame_style = TextFrameStyle(across=look.names_gap, start=0)
    blocks = [
        [
            Text((Run(category.name),), look.name_size, canvas.shade("text"), bold=True, align="end"),
            *([Text(category.detail, look.name_size, canvas.shade("quiet"), align="end")] if category.detail else []),
        ]
        for category in slide.categories
    ]
    longest = max(measure.rich_width(text.words, text.size, bold=text.bold) for block in blocks for text in block)
    least = Pt(longest / measure.USED + 1) + look.names_gap
    for width in (min(least, look.names) if len(slide.groups) > 1 else look.names, look.names_most):
        rows = Box(body.x, body.y, width, body.h).rows(len(slide.categories))
        if any(overflow(block, frame_style.room(row)) for block, row in zip(blocks, rows, strict=True)):
            continue
        for category, block, row in zip(slide.categories, blocks, rows, strict=True):
            name = canvas.at(category.origin).text(row, *block, frame_style=frame_style)
            if category.says:
                oxml.describe(name, category.says)
        return width
    return 0


def _bar_axes(canvas: SlideCanvas, chart: Chart, slide: BarChartSlide, *, named: bool) -> None:
    """Set scale, direction and labels of both axes."""
    values = [float(v) for c in slide.categories for v in (c.value, c.comparison) if v is not None]
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if named:
        # the longest bar fills the plot, and its label stands in the room behind
        chart.value_axis.maximum_scale = max(0, *values) or 1
    chart.value_axis.minimum_scale = min(0, *values)
    chart.value_axis.reverse_order = canvas.rtl
    axis = chart.category_axis
    axis.reverse_order = True
    axis.tick_label_position = TICK_LABELS.NONE if named else TICK_LABELS.LOW
    axis.major_tick_mark = XL_TICK_MARK.NONE
    _paint_axis(canvas, axis, "text")


def _paint_axis(canvas: SlideCanvas, axis: Any, shade: str) -> None:
    """Set the labels of an axis in small type, and its line in a shade."""
    look = canvas.look.chart
    axis.tick_labels.font.size = Pt(look.small)
    oxml.ink(axis.tick_labels.font, canvas.shade("text"))
    frames.paint(axis.format, ShapeStyle(line=canvas.stroke(shade, look.axis_line)))


def _bar_labels(
    canvas: SlideCanvas, series: Any, categories: Sequence[Category], size: float, *, comparison: bool
) -> None:
    """Label every bar at its end: by a number format where one makes all labels, so that they follow the data."""
    labels = series.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    texts = [c.comparison_label if comparison else c.label for c in categories]
    labels.font.size, labels.font.bold = Pt(size), not comparison
    oxml.ink(labels.font, canvas.shade("text"))
    # LibreOffice breaks what is wider than a fifth of the chart
    labels._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("wrap", "none")  # noqa: SLF001
    pattern = _number_format(texts, categories, comparison=comparison)
    if pattern:
        labels.number_format, labels.number_format_is_linked = pattern, False
        return
    for index, (text, value) in enumerate(zip(texts, series.values, strict=True)):
        if value is not None:
            label = series.points[index].data_label
            words = Text((Run(text),), size, canvas.shade("text"), bold=not comparison)
            write_frame(label.text_frame, [words], TextFrameStyle(), rtl=canvas.rtl)
            label.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_size(canvas: SlideCanvas, band: float, *, compared: bool) -> float:
    """Return the largest type size no higher than a bar, in a band of this height (EMU)."""
    look = canvas.look.chart
    bars, gap = (2, look.pair_gap_width) if compared else (1, look.gap_width)
    bar = Emu(round(band / (bars + gap / 100))).pt
    return next((size for size in look.value_sizes if size <= bar), look.value_sizes[-1])


def _values_width(canvas: SlideCanvas, slide: BarChartSlide, size: float) -> int:
    """Return the width in EMU that the longest value needs after its bar."""
    labels = [label for c in slide.categories for label in (c.label, c.comparison_label)]
    return Pt(max(measure.width(label, size, bold=True) for label in labels)) + 2 * canvas.look.chart.pad


def _number_format(labels: Sequence[str], categories: Sequence[Category], *, comparison: bool = False) -> str:
    """Return the number format that makes these labels of the values, or `""` where none does."""
    made = set()
    for label, category in zip(labels, categories, strict=True):
        value = category.comparison if comparison else category.value
        if value is not None:
            before, found, after = label.partition(f"{value.normalize():f}")
            made.add((before, after) if found else None)
    if len(made) != 1 or None in made or any('"' in part for pair in made for part in pair or ()):
        return ""
    before, after = next(pair for pair in made if pair)
    # the space keeps the label clear of its bar
    return f"{_quoted(_SPACE + before)}General{_quoted(after)}"


def _quoted(text: str) -> str:
    """Return text as a literal of a number format."""
    return f'"{text}"' if text else ""


_LINES_OF_TYPE = 9
"""Lines of type that a plot is high, about: two ends closer than one are named above and below."""


@draws(LineChartSlide)
def lines(canvas: SlideCanvas, slide: LineChartSlide) -> None:
    """Draw measured values joined by straight lines, each line named at its end."""
    look = canvas.look.chart
    data = XY_DATA()
    for line in slide.lines:
        series = data.add_series(line.name)
        for x, y in line.points:
            series.add_data_point(float(x), float(y))
    zone, frame = frames.insert_chart(canvas, XL_CHART_TYPE.XY_SCATTER_LINES, data, slide.says)
    zone = frames.write_chart_source(canvas, zone, slide.about)
    frame.left, frame.top, frame.width, frame.height = canvas.place(zone)
    chart = frame.chart
    chart.has_legend = False
    for series, line in zip(chart.plots[0].series, slide.lines, strict=True):
        _paint_line(canvas, series, line, _position(line, slide.lines))
    for axis in (chart.category_axis, chart.value_axis):
        axis.has_major_gridlines = False
        axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
        # at the foot also where values are negative
        axis.tick_label_position = TICK_LABELS.LOW
        _paint_axis(canvas, axis, "quiet")
    chart.category_axis.minimum_scale = 0
    chart.category_axis.maximum_scale = float(max(x for line in slide.lines for x, _ in line.points))
    chart.category_axis.has_title = True
    title = Text(slide.x_label, look.small, canvas.shade("text"), align="center")
    frame_of_title = chart.category_axis.axis_title.text_frame
    write_frame(frame_of_title, [title], TextFrameStyle(), rtl=canvas.rtl)
    for run in frame_of_title.paragraphs[0].runs:
        run.font.bold = run.font.bold or False
    left, top = look.axis / zone.w, look.head / zone.h
    across, down = 1 - (look.axis + _names_width(canvas, slide.lines)) / zone.w, 1 - (look.head + look.foot) / zone.h
    frames.place(frames.plot_area(chart), (left, top, across, down), inner=True)
    frames.finish_chart(canvas, chart)
    frames.rail_icon(canvas, slide.icon)


def _paint_line(canvas: SlideCanvas, series: Any, line: Line, position: Any) -> None:
    """Paint a line and its markers, and name it at its last point."""
    look = canvas.look.chart
    shade = "quiet" if line.comparison else "accent"
    series.smooth = False
    frames.paint(series.format, ShapeStyle(line=canvas.stroke(shade, look.curve, "sysDash" if line.comparison else "")))
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, look.marker
    fill = canvas.shade("ground" if line.comparison else shade)
    frames.paint(series.marker.format, ShapeStyle(fill, canvas.stroke(shade, look.line)))
    label = series.points[len(line.points) - 1].data_label
    label.position = position
    label.font.size, label.font.bold = Pt(look.series_size), not line.comparison
    oxml.ink(label.font, canvas.shade(shade))
    shown = label._dLbl  # noqa: SLF001
    for name, value in (("c:showVal", "0"), ("c:showSerName", "1"), ("c:showCatName", "0"), ("c:showLegendKey", "0")):
        shown.find(qn(name)).set("val", value)


def _ends_are_close(lines: Sequence[Line]) -> bool:
    """Return whether two lines end so close together that their names cannot stand beside them."""
    ends = sorted(line.points[-1][1] for line in lines)
    span = max(y for line in lines for _, y in line.points)
    return any(b - a < span / _LINES_OF_TYPE for a, b in pairwise(ends))


def _position(line: Line, lines: Sequence[Line]) -> Any:
    """Return where a line's name goes: after its end, or above the highest end and below the others."""
    if not _ends_are_close(lines):
        return XL_LABEL_POSITION.RIGHT
    highest = max(other.points[-1][1] for other in lines)
    return XL_LABEL_POSITION.ABOVE if line.points[-1][1] == highest else XL_LABEL_POSITION.BELOW


def _names_width(canvas: SlideCanvas, lines: Sequence[Line]) -> int:
    """Return the width in EMU that the names need after the plot: half of it where they stand above or below."""
    look = canvas.look.chart
    width = Pt(max(measure.width(line.name, look.series_size, bold=True) for line in lines))
    return look.pad + (width // 2 if _ends_are_close(lines) else width)
