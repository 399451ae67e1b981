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

_HUNDRED = 100
_SIZE = 1800
_SHADES = "404040"
_MARK = 3
"""The radius of a point, in points."""


def drawn_chart(holder: Holder, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield a chart of horizontal bars, or of points joined by lines."""
    mark = holder.element.find(".//" + qn("c:chart"))
    if mark is None:
        return
    chart = holder.level.part.related_part(mark.get(qn("r:id")))._element  # noqa: SLF001
    plot = chart.find(".//" + qn("c:plotArea"))
    area = _area(plot, box)
    bars, points = plot.find(qn("c:barChart")), plot.find(qn("c:scatterChart"))
    if bars is not None:
        yield from _bars(bars, plot, area, colours)
    elif points is not None:
        yield from _curves(points, area, colours)
    yield from _legend(chart, box, colours)


def _area(plot: Any, box: Frame) -> Frame:
    """Return where the plot stands in its chart."""
    layout = plot.find(qn("c:layout") + "/" + qn("c:manualLayout"))
    if layout is None:
        return box
    x, y, w, h = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
    return Frame(box.x + x * box.w, box.y + y * box.h, w * box.w, h * box.h)


def _values(series: Any, name: str) -> dict[int, float]:
    """Return the cached numbers of a series, by their places."""
    points = series.iterfind(f"{qn(name)}//{qn('c:pt')}")
    return {int(one.get("idx")): float(one.findtext(qn("c:v"))) for one in points}


def _bars(chart: Any, plot: Any, area: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    series = chart.findall(qn("c:ser"))
    count = max(int(one.get("val")) for one in chart.iterfind(f".//{qn('c:val')}//{qn('c:ptCount')}"))
    gap = int(chart.find(qn("c:gapWidth")).get("val")) / _HUNDRED
    overlap = chart.find(qn("c:overlap"))
    beside = 1 if overlap is not None and overlap.get("val") == "100" else len(series)
    most = float(plot.find(f".//{qn('c:valAx')}/{qn('c:scaling')}/{qn('c:max')}").get("val"))
    pitch = area.h / count
    high = pitch / (beside + gap)
    for at, one in enumerate(series):
        fill, line, stroke = _skin(one, colours)
        for place, value in _values(one, "c:val").items():
            y = area.y + place * pitch + high * (gap / 2 + (at if beside > 1 else 0))
            w = value / most * area.w
            yield Path(forms.rectangle(area.x, y, w, high), fill, line, stroke)
            size, label = _label(one, value)
            yield _words(label, area.x + w + stroke, y + high / 2 + size / 3, size, colours)
    yield Path(forms.path(((area.x, area.y), (area.x, area.y + area.h))), line=_SHADES, stroke=1)


def _curves(chart: Any, area: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield lines through points, named at their ends, between axes with the ends of their scales."""
    series = chart.findall(qn("c:ser"))
    told = [(one, _values(one, "c:xVal"), _values(one, "c:yVal")) for one in series]
    most_x = max(value for _, xs, _ in told for value in xs.values()) or 1
    tops = [value for _, _, ys in told for value in ys.values()]
    most, least = max(tops), min(0.0, *tops)
    foot = area.y + area.h
    corners = ((area.x, area.y), (area.x, foot), (area.x + area.w, foot))
    yield Path(forms.path(corners), line=_SHADES, stroke=1)
    for one, xs, ys in told:
        fill, line, stroke = _skin(one, colours)
        dashed = one.find(f"{qn('c:spPr')}//{qn('a:prstDash')}") is not None
        points = [
            (area.x + xs[at] / most_x * area.w, foot - (ys[at] - least) / (most - least or 1) * area.h)
            for at in sorted(xs)
        ]
        yield Path(forms.path(points), line=line, stroke=stroke, dashed=dashed)
        for x, y in points:
            yield Path(forms.ellipse(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK), fill or line, line, 1)
        size, _ = _label(one, 0)
        x, y = points[-1]
        yield _words(one.findtext(f"{qn('c:tx')}//{qn('c:v')}") or "", x + 2 * _MARK, y + size / 3, size, colours)


def _legend(chart: Any, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield the names of the series side by side, each behind its colour."""
    legend = chart.find(".//" + qn("c:legend"))
    if legend is None:
        return
    place = _area(legend, box)
    size = _size(legend)
    names = [(one, one.findtext(f"{qn('c:tx')}//{qn('c:v')}") or "") for one in chart.iter(qn("c:ser"))]
    wide = sum(width(name, size) + 2 * size for _, name in names)
    x, y = place.x + (place.w - wide) / 2, place.y + place.h / 2
    for one, name in names:
        fill, line, stroke = _skin(one, colours)
        yield Path(forms.rectangle(x, y - size / 4, size / 2, size / 2), fill, line, stroke)
        yield _words(name, x + size, y + size / 3, size, colours)
        x += width(name, size) + 2 * size


def _skin(series: Any, colours: SlideColours) -> tuple[str, str, float]:
    """Return the fill and the line of a series, and how wide that is."""
    properties = series.find(qn("c:spPr"))
    line = properties.find(qn("a:ln")) if properties is not None else None
    stroke = int(line.get("w", EMU_PER_POINT)) / EMU_PER_POINT if line is not None else 0
    return colours.fill(properties) or "", colours.fill(line) or "", stroke


def _size(element: Any) -> float:
    found = element.find(".//" + qn("a:defRPr"))
    return int(found.get("sz", _SIZE) if found is not None else _SIZE) / _HUNDRED


def _label(series: Any, value: float) -> tuple[float, str]:
    """Return the size of a series' labels, and what one says of a value: quoted signs, then the number."""
    labels = series.find(qn("c:dLbls"))
    pattern = labels.find(qn("c:numFmt")) if labels is not None else None
    signs = pattern.get("formatCode").split('"')[1::2] if pattern is not None else []
    return _size(labels) if labels is not None else _SIZE / _HUNDRED, f"{''.join(signs).strip()}{value:g}"


def _words(text: str, x: float, base: float, size: float, colours: SlideColours) -> Words:
    return Words(text, x + size / 4, base, width(text, size, bold=True), size, bold=True, colour=colours.slot("tx1"))


_MARGINS = dict(zip(("marL", "marR", "marT", "marB"), words.MARGINS, strict=True))


def drawn_table(holder: Holder, table: Any, box: Frame, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield a table."""
    style = _style(holder, table)
    columns = [int(one.get("w")) / EMU_PER_POINT for one in table.iter(qn("a:gridCol"))]
    y = box.y
    for number, row in enumerate(table.iter(qn("a:tr"))):
        look = _Look(style, table, colours, number)
        cells = [_Cell(holder, cell, wide, look, first=not at) for at, (cell, wide) in enumerate(zip(row, columns))]  # noqa: B905
        height = max(int(row.get("h")) / EMU_PER_POINT, *(cell.high for cell in cells))
        x = box.x
        for cell in cells:
            yield from cell.drawn(x, y, height)
            x += cell.wide
        y += height
        if look.rule:
            yield Path(forms.path(((box.x, y), (x, y))), line=look.rule, stroke=1)


class _Look:
    """How a row looks, as the style of its table tells."""

    def __init__(self, style: Any, table: Any, colours: SlideColours, number: int) -> None:
        self.colours = colours
        self.flags = table.find(qn("a:tblPr"))
        head = not number and self.flags.get("firstRow") == "1"
        name = "a:firstRow" if head else "a:wholeTbl"
        own = style.find(qn(name)) if style is not None else None
        told = own.find(qn("a:tcTxStyle")) if own is not None else None
        self.bold = told is not None and told.get("b") == "on"
        self.ink = colours.colour(told) if told is not None else "000000"
        self.ground = colours.fill(own.find(".//" + qn("a:fill"))) if own is not None else ""
        below = (
            style.find("/".join(map(qn, ("a:wholeTbl", "a:tcStyle", "a:tcBdr", "a:insideH", "a:ln"))))
            if style is not None
            else None
        )
        self.rule = colours.fill(below) or ""


class _Cell:
    """A cell: its words in the width of its column."""

    def __init__(self, holder: Holder, cell: Any, wide: float, look: _Look, *, first: bool) -> None:
        self.wide, self.look, self.properties = wide, look, cell.find(qn("a:tcPr"))
        told = self.properties.attrib if self.properties is not None else {}
        self.left, right, self.top, bottom = (
            int(told.get(name, least)) / EMU_PER_POINT for name, least in _MARGINS.items()
        )
        self.anchor = told.get("anchor", "t")
        bold = look.bold or (first and look.flags.get("firstCol") == "1")
        self.room = wide - self.left - right
        body = cell.find(qn("a:txBody"))
        self.blocks = list(words.paragraphs(holder, body, self.room, look.colours, (bold, look.ink)))
        self.high = words.high(self.blocks) + self.top + bottom
        self.bottom = bottom

    def drawn(self, x: float, y: float, height: float) -> Iterator[Path | Words]:
        own = self.look.colours.fill(self.properties)
        ground = self.look.ground if own is None else own
        if ground:
            yield Path(forms.rectangle(x, y, self.wide, height), fill=ground)
        place = (x + self.left, y + self.top, self.room, height - self.top - self.bottom)
        yield from words.stacked(self.blocks, place, self.anchor)


def _style(holder: Holder, table: Any) -> Any:
    """Return the style of a table, where the presentation has it."""
    part = holder.level.part.package.presentation_part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    wanted = table.findtext(qn("a:tblPr") + "/" + qn("a:tableStyleId"))
    styles = (one for one in parse_xml(part.blob) if one.get("styleId") == wanted)
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
    """Yield what stands on a slide, from back to front: of master and layout only what is no placeholder."""
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
    """Yield what is seen of a shape."""
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
