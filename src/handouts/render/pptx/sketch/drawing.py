"""Slides read back from a presentation as they look: tables and native charts among their shapes.

It is for small pictures: words stand where Arial would put them, effects are left out, a photograph is a grey box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from handouts.fit.measure import width
from handouts.outline.leaves import Path, Sketch, Words
from handouts.render.pptx.sketch import forms, words
from handouts.render.pptx.sketch.reading import Frame, Holder, SlideColours, qn
from handouts.theme.diagrams import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUNDREDTHS = 100
_DEFAULT_SIZE = 1800
_AXIS_COLOUR = "404040"
_MARKER_RADIUS = 3
"""The radius of a point, in points."""


def drawn_chart(holder: Holder, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield a chart of horizontal bars, or of points joined by lines."""
    reference = holder.element.find(".//" + qn("c:chart"))
    if reference is None:
        return
    chart = holder.level.part.related_part(reference.get(qn("r:id")))._element  # noqa: SLF001
    plot = chart.find(".//" + qn("c:plotArea"))
    area = _layout_box(plot, box)
    bars, points = plot.find(qn("c:barChart")), plot.find(qn("c:scatterChart"))
    if bars is not None:
        yield from _bars(bars, plot, area, colours)
    elif points is not None:
        yield from _curves(points, area, colours)
    yield from _legend(chart, box, colours)


def _layout_box(plot: Any, box: Frame) -> Frame:
    """Return the manual layout of a part of a chart in points, or all of the chart."""
    layout = plot.find(qn("c:layout") + "/" + qn("c:manualLayout"))
    if layout is None:
        return box
    x, y, w, h = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
    return Frame(box.x + x * box.w, box.y + y * box.h, w * box.w, h * box.h)


def _values(series: Any, name: str) -> dict[int, float]:
    """Return the cached numbers of a series, by their places."""
    points = series.iterfind(f"{qn(name)}//{qn('c:pt')}")
    return {int(point.get("idx")): float(point.findtext(qn("c:v"))) for point in points}


def _bars(chart: Any, plot: Any, area: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield the bars of all series with their labels, and the axis they stand on."""
    all_series = chart.findall(qn("c:ser"))
    count = max(int(points.get("val")) for points in chart.iterfind(f".//{qn('c:val')}//{qn('c:ptCount')}"))
    gap = int(chart.find(qn("c:gapWidth")).get("val")) / _HUNDREDTHS
    overlap = chart.find(qn("c:overlap"))
    bars_abreast = 1 if overlap is not None and overlap.get("val") == "100" else len(all_series)
    maximum = float(plot.find(f".//{qn('c:valAx')}/{qn('c:scaling')}/{qn('c:max')}").get("val"))
    pitch = area.h / count
    bar_height = pitch / (bars_abreast + gap)
    for index, series in enumerate(all_series):
        fill, line, stroke = _fill_and_line(series, colours)
        for category, value in _values(series, "c:val").items():
            y = area.y + category * pitch + bar_height * (gap / 2 + (index if bars_abreast > 1 else 0))
            w = value / maximum * area.w
            yield Path(forms.rectangle(area.x, y, w, bar_height), fill, line, stroke)
            size, label = _label(series, value)
            yield _label_words(label, area.x + w + stroke, y + bar_height / 2 + size / 3, size, colours)
    yield Path(forms.path(((area.x, area.y), (area.x, area.y + area.h))), line=_AXIS_COLOUR, stroke=1)


def _curves(chart: Any, area: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield lines through points, named at their ends, between axes with the ends of their scales."""
    all_series = chart.findall(qn("c:ser"))
    curves = [(series, _values(series, "c:xVal"), _values(series, "c:yVal")) for series in all_series]
    last_x = max(value for _, xs, _ in curves for value in xs.values()) or 1
    tops = [value for _, _, ys in curves for value in ys.values()]
    highest, lowest = max(tops), min(0.0, *tops)
    foot = area.y + area.h
    corners = ((area.x, area.y), (area.x, foot), (area.x + area.w, foot))
    yield Path(forms.path(corners), line=_AXIS_COLOUR, stroke=1)
    for series, xs, ys in curves:
        fill, line, stroke = _fill_and_line(series, colours)
        dashed = series.find(f"{qn('c:spPr')}//{qn('a:prstDash')}") is not None
        points = [
            (area.x + xs[index] / last_x * area.w, foot - (ys[index] - lowest) / (highest - lowest or 1) * area.h)
            for index in sorted(xs)
        ]
        yield Path(forms.path(points), line=line, stroke=stroke, dashed=dashed)
        for x, y in points:
            marker = forms.ellipse(x - _MARKER_RADIUS, y - _MARKER_RADIUS, 2 * _MARKER_RADIUS, 2 * _MARKER_RADIUS)
            yield Path(marker, fill or line, line, 1)
        size, _ = _label(series, 0)
        x, y = points[-1]
        yield _label_words(_series_name(series), x + 2 * _MARKER_RADIUS, y + size / 3, size, colours)


def _legend(chart: Any, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield the names of the series side by side, each behind its colour."""
    legend = chart.find(".//" + qn("c:legend"))
    if legend is None:
        return
    place = _layout_box(legend, box)
    size = _font_size(legend)
    entries = [(series, _series_name(series)) for series in chart.iter(qn("c:ser"))]
    total_width = sum(width(name, size) + 2 * size for _, name in entries)
    x, y = place.x + (place.w - total_width) / 2, place.y + place.h / 2
    for series, name in entries:
        fill, line, stroke = _fill_and_line(series, colours)
        yield Path(forms.rectangle(x, y - size / 4, size / 2, size / 2), fill, line, stroke)
        yield _label_words(name, x + size, y + size / 3, size, colours)
        x += width(name, size) + 2 * size


def _series_name(series: Any) -> str:
    """Return the cached name of a series, or `""`."""
    return series.findtext(f"{qn('c:tx')}//{qn('c:v')}") or ""


def _fill_and_line(series: Any, colours: SlideColours) -> tuple[str, str, float]:
    """Return the fill and line colours of a series, and the width of the line in points."""
    properties = series.find(qn("c:spPr"))
    line = properties.find(qn("a:ln")) if properties is not None else None
    stroke = int(line.get("w", EMU_PER_POINT)) / EMU_PER_POINT if line is not None else 0
    return colours.fill(properties) or "", colours.fill(line) or "", stroke


def _font_size(element: Any) -> float:
    """Return the size of type of a part of a chart, in points."""
    found = element.find(".//" + qn("a:defRPr"))
    return int(found.get("sz", _DEFAULT_SIZE) if found is not None else _DEFAULT_SIZE) / _HUNDREDTHS


def _label(series: Any, value: float) -> tuple[float, str]:
    """Return the size in points of a series' labels, and the label of a value: quoted signs, then the number."""
    labels = series.find(qn("c:dLbls"))
    pattern = labels.find(qn("c:numFmt")) if labels is not None else None
    signs = pattern.get("formatCode").split('"')[1::2] if pattern is not None else []
    size = _font_size(labels) if labels is not None else _DEFAULT_SIZE / _HUNDREDTHS
    return size, f"{''.join(signs).strip()}{value:g}"


def _label_words(text: str, x: float, base: float, size: float, colours: SlideColours) -> Words:
    """Return a bold label whose base line is at `base`, in points."""
    return Words(text, x + size / 4, base, width(text, size, bold=True), size, bold=True, colour=colours.slot("tx1"))


_MARGINS = dict(zip(("marL", "marR", "marT", "marB"), words.MARGINS, strict=True))


def drawn_table(holder: Holder, table: Any, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield a table."""
    table_style = _table_style(holder, table)
    column_widths = [int(column.get("w")) / EMU_PER_POINT for column in table.iter(qn("a:gridCol"))]
    y = box.y
    for number, row in enumerate(table.iter(qn("a:tr"))):
        row_style = _RowStyle(table_style, table, colours, number)
        placed = enumerate(zip(row, column_widths, strict=False))
        cells = [_Cell(holder, cell, width, row_style, first=not index) for index, (cell, width) in placed]
        height = max(int(row.get("h")) / EMU_PER_POINT, *(cell.height for cell in cells))
        x = box.x
        for cell in cells:
            yield from cell.drawn(x, y, height)
            x += cell.width
        y += height
        if row_style.rule:
            yield Path(forms.path(((box.x, y), (x, y))), line=row_style.rule, stroke=1)


class _RowStyle:
    """How a row looks, as the style of its table tells."""

    def __init__(self, style: Any, table: Any, colours: SlideColours, number: int) -> None:
        self.colours = colours
        self.flags = table.find(qn("a:tblPr"))
        head = not number and self.flags.get("firstRow") == "1"
        name = "a:firstRow" if head else "a:wholeTbl"
        part = style.find(qn(name)) if style is not None else None
        text_style = part.find(qn("a:tcTxStyle")) if part is not None else None
        self.bold = text_style is not None and text_style.get("b") == "on"
        self.ink = colours.colour(text_style) if text_style is not None else "000000"
        self.ground = colours.fill(part.find(".//" + qn("a:fill"))) if part is not None else ""
        steps = "/".join(map(qn, ("a:wholeTbl", "a:tcStyle", "a:tcBdr", "a:insideH", "a:ln")))
        inner_rule = style.find(steps) if style is not None else None
        self.rule = colours.fill(inner_rule) or ""


class _Cell:
    """A cell: its words in the width of its column."""

    def __init__(self, holder: Holder, cell: Any, width: float, row_style: _RowStyle, *, first: bool) -> None:
        self.width, self.row_style, self.properties = width, row_style, cell.find(qn("a:tcPr"))
        attributes = self.properties.attrib if self.properties is not None else {}
        self.left, right, self.top, bottom = (
            int(attributes.get(name, default)) / EMU_PER_POINT for name, default in _MARGINS.items()
        )
        self.anchor = attributes.get("anchor", "t")
        bold = row_style.bold or (first and row_style.flags.get("firstCol") == "1")
        self.text_width = width - self.left - right
        body = cell.find(qn("a:txBody"))
        self.blocks = list(words.paragraphs(holder, body, self.text_width, row_style.colours, (bold, row_style.ink)))
        self.height = words.height_of(self.blocks) + self.top + bottom
        self.bottom = bottom

    def drawn(self, x: float, y: float, height: float) -> Iterator[Path | Words]:
        own = self.row_style.colours.fill(self.properties)
        ground = self.row_style.ground if own is None else own
        if ground:
            yield Path(forms.rectangle(x, y, self.width, height), fill=ground)
        place = (x + self.left, y + self.top, self.text_width, height - self.top - self.bottom)
        yield from words.stacked(self.blocks, place, self.anchor)


def _table_style(holder: Holder, table: Any) -> Any:
    """Return the style of a table, where the presentation has it."""
    part = holder.level.part.package.presentation_part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    wanted = table.findtext(qn("a:tblPr") + "/" + qn("a:tableStyleId"))
    styles = (style for style in parse_xml(part.blob) if style.get("styleId") == wanted)
    return next(styles, None)


def sketches(presentation: Any) -> Iterator[Sketch]:
    """Yield each slide of a presentation as it looks at rest, all that clicks bring included."""
    size = presentation.slide_width / EMU_PER_POINT, presentation.slide_height / EMU_PER_POINT
    defaults = presentation.part._element.find(qn("p:defaultTextStyle"))  # noqa: SLF001
    for number, slide in enumerate(presentation.slides, 1):
        colours = SlideColours(slide)
        parts = tuple(part for holder in _holders(slide, defaults, number) for part in _drawn(holder, colours))
        yield Sketch(number, *size, colours.ground(), parts)


def _holders(slide: Any, defaults: Any, number: int) -> Iterator[Holder]:
    """Yield the shapes of a slide from back to front; placeholders of master and layout are not shown."""
    layout = slide.slide_layout
    master = layout.slide_master
    levels = [master, layout] if layout._element.get("showMasterSp") != "0" else [layout]  # noqa: SLF001
    for level in levels:
        for element in level.shapes._spTree:  # noqa: SLF001
            if element.tag == qn("p:sp") and element.find(".//" + qn("p:ph")) is None:
                yield Holder(element, level, defaults, number)
    for element in slide.shapes._spTree:  # noqa: SLF001
        if element.tag in {qn("p:sp"), qn("p:cxnSp"), qn("p:pic"), qn("p:graphicFrame")}:
            yield Holder(element, slide, defaults, number)


def _drawn(holder: Holder, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield the paths and words that a shape shows."""
    box = holder.box()
    if box is None:
        return
    if holder.element.tag == qn("p:graphicFrame"):
        table = holder.element.find(".//" + qn("a:tbl"))
        yield from (
            drawn_table(holder, table, box, colours) if table is not None else drawn_chart(holder, box, colours)
        )
        return
    yield from forms.drawn(holder, box, colours)
    if holder.body is not None:
        yield from words.drawn(holder, holder.body, forms.inner(holder, box), colours)
