"""Native charts as they look: bars from their cached values, and lines through points, each with its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.fit.measure import width
from handouts.outline.sketch import Path, Words
from handouts.render.pptx.sketch import forms
from handouts.render.pptx.sketch.holders import Box
from handouts.render.pptx.sketch.names import qn
from handouts.theme.units import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.render.pptx.sketch.colours import SlideColours
    from handouts.render.pptx.sketch.holders import Holder

_HUNDRED = 100
_SIZE = 1800
_SHADES = "404040"
_MARK = 3
"""The radius of a point, in points."""


def drawn(holder: Holder, box: Box, colours: SlideColours) -> Iterator[Path | Words]:
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


def _area(plot: Any, box: Box) -> Box:
    """Return where the plot stands in its chart."""
    layout = plot.find(qn("c:layout") + "/" + qn("c:manualLayout"))
    if layout is None:
        return box
    x, y, w, h = (float(layout.find(qn(f"c:{name}")).get("val")) for name in "xywh")
    return Box(box.x + x * box.w, box.y + y * box.h, w * box.w, h * box.h)


def _values(series: Any, name: str) -> dict[int, float]:
    """Return the cached numbers of a series, by their places."""
    points = series.iterfind(f"{qn(name)}//{qn('c:pt')}")
    return {int(one.get("idx")): float(one.findtext(qn("c:v"))) for one in points}


def _bars(chart: Any, plot: Any, area: Box, colours: SlideColours) -> Iterator[Path | Words]:
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


def _curves(chart: Any, area: Box, colours: SlideColours) -> Iterator[Path | Words]:
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


def _legend(chart: Any, box: Box, colours: SlideColours) -> Iterator[Path | Words]:
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
