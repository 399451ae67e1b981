"""The treatment day as a picture of its times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Element, Group, Placed, Strip, stack
from handouts.render.pdf.figures import Figure

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Span, TimeLine
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Point, Surface

_RISE = (0.3, 0.62)
"""Where the curve's rise is steered, as shares of the way to its top: a shape, not measured values."""
_FALL = (0.28, 0.3, 0.62)
"""Where its fall is steered, as shares of the way from its top to its end."""
_TAIL = 0.12
"""How high it still is where the fall becomes a tail, as a share of its height."""
LOOKS = {
    "open": ("white", "ink"),
    "busy": ("accent", "white"),
    "watch": ("accent_tint", "ink"),
    "rest": ("white", "ink"),
}
"""Ground and words of a stretch of the day."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where minutes stand on the picture."""

    start: float
    minute: float
    horizon: float
    """The last minute before the break."""
    width: float

    def at(self, minutes: Decimal | float) -> float:
        """Return the distance from the picture's start, in points; what comes after the break stands at the end."""
        return self.start + float(minutes) * self.minute if float(minutes) <= self.horizon else self.width


class _Canvas:
    """Collects what a picture is drawn from: words of the figure, and drawing behind them."""

    def __init__(self, kit: Kit, node: Node) -> None:
        self.kit, self.node = kit, node
        self.parts: list[Placed] = []

    def put(self, x: float, y: float, element: Element) -> None:
        """Place an element."""
        self.parts.append(Placed(x, y, element))

    def words(self, use: str, text: RichText, x: float, y: float, *, colour: str = "") -> float:
        """Place words on one line; return where they end."""
        line = self.kit.line(use, text, self.node, colour=colour)
        self.put(x, y, line)
        return x + line.width


def timeline(kit: Kit, block: TimeLine, parent: Node, width: float) -> list[Strip]:
    """Return the day as one picture, its caption beneath."""
    part = kit.look.timeline
    sect = parent.add("Sect", kit.origin(block.origin))
    node = sect.add("Figure", alt=block.says)
    horizon = max((float(span.end) for span in block.spans if span.end is not None), default=1.0)
    minute = (width - part.lane - part.break_ - part.last) / horizon
    scale = _Scale(part.lane, minute, horizon, width)
    rows = [
        _ticks(kit, block, node, scale, width),
        _blocks(kit, block, node, scale, width),
        _curve(kit, block, node, scale),
        _checks(kit, block, node, scale, width),
    ]
    inner = stack(rows)
    figure = Figure(node, width, inner.height, inner.draw)
    caption = kit.text("caption", block.caption, min(width, kit.look.page.reading_width), sect.add("P"))
    return [Strip(figure, before=kit.look.space.small, keep=True), Strip(caption, before=kit.look.space.tight)]


def _ticks(kit: Kit, block: TimeLine, node: Node, scale: _Scale, width: float) -> Group:
    part = kit.look.timeline
    drawing = _Canvas(kit, node)
    free = 0.0
    for minutes, label in block.ticks:
        size = kit.width("caption", label)
        if float(minutes) > scale.horizon:
            x = width - part.last
        elif float(minutes) == scale.horizon:
            x = scale.at(minutes) - size
        else:
            x = scale.at(minutes) - size / 2
        if x < free:
            continue  # its block says it too
        free = drawing.words("caption", label, x, 0) + kit.look.space.snug
    return Group(part.tick_row, tuple(drawing.parts))


def _blocks(kit: Kit, block: TimeLine, node: Node, scale: _Scale, width: float) -> Group:
    part = kit.look.timeline
    edges = [(block.before, 0.0, scale.start)]
    edges += [
        (span, scale.at(span.start or 0), scale.at(span.end if span.end is not None else scale.horizon))
        for span in block.spans
    ]
    after = width - part.last
    edges.append((block.after, after, width + part.block_gap))
    parts = [Placed(x, 0, _span(kit, span, node, end - x - part.block_gap)) for span, x, end in edges]
    height = max(one.element.height for one in parts)

    def behind(surface: Surface, x: float, y: float) -> None:
        lean, tall = part.break_ / 5, height / 5
        for at in (0.35, 0.65):
            foot = x + after - part.block_gap - part.break_ * (1 - at) + part.block_gap / 2
            start, end = (foot - lean, y + height / 2 + tall), (foot + lean, y + height / 2 - tall)
            surface.line(start, end, colour="quiet", stroke=part.break_line)

    return Group(height, tuple(parts), behind)


def _span(kit: Kit, span: Span, node: Node, width: float) -> Group:
    part, space = kit.look.timeline, kit.look.space
    ground, ink = LOOKS[span.look]
    longest = max(kit.line("lane", span.label, node).width, kit.line("note", span.note, node).width)
    pad = min(part.block_pad, max(space.hair, (width - longest) / 2))  # a short stretch may fill its block
    room = width - 2 * pad
    lines: list[Element] = [kit.text("lane", span.label, room, node, colour=ink)]
    if span.note:
        lines.append(kit.text("note", span.note, room, node, colour=ink))
    inner = stack(lines)
    height = max(part.block, inner.height + 2 * part.block_pad)
    radius = kit.look.radius.card

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, height, fill=ground, line="accent", stroke=part.edge, radius=radius)

    return Group(height, (Placed(pad, (height - inner.height) / 2, inner),), behind)


def _curve(kit: Kit, block: TimeLine, node: Node, scale: _Scale) -> Group:
    part, lane = kit.look.timeline, block.curve
    top, foot = part.curve_gap, part.curve_gap + part.curve
    begin, peak = scale.at(0), scale.at(lane.peak)
    end = scale.at(lane.gone_by if lane.gone_by is not None else scale.horizon)
    points = shape(begin, peak, end, top, foot)
    drawing = _Canvas(kit, node)
    label = kit.text("lane", lane.label, part.lane - kit.look.space.small, node)
    drawing.put(0, (top + foot - label.height) / 2, label)
    strongest = kit.line("lane", lane.strongest, node)
    clear_at = peak + part.curve_gap + strongest.width
    if clear_at <= scale.width:
        drawing.put(peak + part.curve_gap, top - strongest.height / 2, strongest)
    else:
        drawing.put(scale.width - strongest.width, top - part.ring - strongest.height, strongest)
    if lane.gone:
        gone = kit.line("note", lane.gone, node)
        drawing.put(
            _beside_tail(kit, gone.width, (peak, end, scale.width)), foot - (foot - top) * _TAIL - gone.height, gone
        )

    def behind(surface: Surface, x: float, y: float) -> None:
        moved = [(x + across, y + down) for across, down in points]
        for edge, crosses in ((begin, False), (end, clear_at > end)):
            start = (x + edge, y + (top + strongest.height / 2 if crosses else part.block_gap))
            surface.line(start, (x + edge, y + foot), colour="hairline", stroke=kit.look.line.thin)
        surface.curve(moved, fill="accent_tint")
        surface.line((x + begin, y + foot), (x + end, y + foot), colour="accent", stroke=kit.look.line.thin)
        surface.curve(moved, line="accent", stroke=part.curve_line)
        surface.disc(x + peak, y + top, part.ring, fill="white", line="accent", stroke=part.curve_line)

    return Group(foot + kit.look.space.small, tuple(drawing.parts), behind)


def _beside_tail(kit: Kit, words: float, places: tuple[float, float, float]) -> float:
    """Return where words stand that are so wide: over the curve's tail, after it, or within its rise."""
    (peak, end, width), space = places, kit.look.space.small
    if peak + (end - peak) * _FALL[1] < end - words - space:
        return end - words - space
    return end + space if end + space + words <= width else peak - words - space


def shape(begin: float, peak: float, end: float, top: float, foot: float) -> list[Point]:
    """Return the points of a curve that rises, falls and tails off."""
    rise, fall, tail = peak - begin, end - peak, foot - (foot - top) * _TAIL
    bend, down = peak + fall * _FALL[1], peak + fall * _FALL[0] / 2
    slope = (foot - tail) / (fall * (_FALL[2] - _FALL[1]))
    return [
        (begin, foot),
        (begin + rise * _RISE[0], foot),
        (begin + rise * _RISE[1], top),
        (peak, top),
        (down, top),
        (down, tail - slope * (bend - down)),  # the tail goes on as steeply as the fall arrives
        (bend, tail),
        (peak + fall * _FALL[2], foot),
        (peak + fall * _FALL[2], foot),
        (end, foot),
    ]


def _checks(kit: Kit, block: TimeLine, node: Node, scale: _Scale, width: float) -> Group:
    """Return dots where checks are made: filled ones at fixed times, hollow ones as often as needed."""
    part, checks, space = kit.look.timeline, block.checks, kit.look.space
    drawing = _Canvas(kit, node)
    line = kit.look.type.lane.leading
    drawing.put(0, 0, kit.text("lane", checks.label, part.lane - space.small, node))
    last = max((float(at) for at in (*checks.fixed, *checks.repeated)), default=0.0)
    after = scale.at(last) + part.dot + space.small
    note = kit.text("note", checks.note, max(width - after, part.last), node)
    drawing.put(after, 0, note)
    below = max(line, note.height) + space.hair
    keys: list[tuple[float, bool]] = []
    x = scale.start
    for words, filled in ((checks.every_fixed, True), (checks.every_repeated, False)):
        if words:
            keys.append((x, filled))
            at = x + 2 * part.dot + space.snug
            text = kit.text("caption", words, width - at, node)
            drawing.put(at, below, text)
            x = at + text.width + space.block
    height = max(one.y + one.element.height for one in drawing.parts)

    def behind(surface: Surface, x: float, y: float) -> None:
        for times, filled in ((checks.fixed, True), (checks.repeated, False)):
            for minutes in times:
                dot(kit, surface, (x + scale.at(minutes), y + line / 2), filled=filled)
        for at, filled in keys:
            middle = y + below + kit.look.type.caption.leading / 2
            dot(kit, surface, (x + at + part.dot, middle), filled=filled)

    return Group(height, tuple(drawing.parts), behind)


def dot(kit: Kit, surface: Surface, at: Point, *, filled: bool) -> None:
    """Draw a check around a point: filled where its time is fixed, hollow where it is made as often as needed."""
    part = kit.look.timeline
    if filled:
        surface.disc(*at, part.dot, fill="accent")
    else:
        surface.disc(*at, part.dot - part.edge / 2, fill="white", line="accent", stroke=part.edge)
