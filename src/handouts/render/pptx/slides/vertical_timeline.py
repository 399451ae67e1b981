"""The treatment day in lanes: a ribbon of spans, when things are strongest and ease, and the checks. Never a curve."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from handouts.outline.deck import TimeLineSlide
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, line_width_emu
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from handouts.outline.leaves import CheckDots, Lane, Span, TimeLine
    from handouts.text.markup import RichText
    from handouts.theme.diagrams import TimeLineLook

Tick = tuple["Decimal", "RichText"]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Places in minutes: evenly up to the break, then the last tick."""

    zone: Box
    look: TimeLineLook
    last: Decimal
    """The last minute before the break."""

    @property
    def start(self) -> int:
        """The place of minute 0, EMU."""
        return self.zone.x + self.look.label

    @property
    def cut(self) -> int:
        """Where the break begins."""
        return self.tail - self.look.cut

    @property
    def tail(self) -> int:
        """Where the stretch after the break begins."""
        return self.zone.end - self.look.tail

    def at(self, minute: Decimal) -> int:
        """Return the place of a minute; what comes after the break stands behind it."""
        place = self.start + round((self.cut - self.look.over - self.start) * float(minute / self.last))
        return place if place <= self.cut else self.tail


@draws(TimeLineSlide)
def timeline(canvas: SlideCanvas, slide: TimeLineSlide) -> None:
    """Draw axis, ribbon, lanes and checks from top to bottom; one column marks the peak through all of them."""
    zone, look, day = canvas.zone("Picture"), canvas.look.timeline, slide.timeline
    scale = _Scale(zone, look, day.ticks[-2][0])
    lanes = day.lanes
    peak = lanes[0].peak
    height = look.ticks + look.ribbon + len(lanes) * look.lane + 2 * look.lane
    top = zone.y + max(zone.h - height, 0) // 2
    _draw_peak(canvas, day, peak, scale, Box(zone.x, top, zone.w, height))
    _write_ticks(canvas, slide, peak, scale, Box(zone.x, top, zone.w, look.ticks))
    ribbon = Box(zone.x, top + look.ticks, zone.w, look.ribbon)
    _draw_ribbon(canvas, day, scale, ribbon)
    y = ribbon.bottom
    for lane in lanes:
        _draw_lane(canvas, lane, scale, y + look.lane // 2 + look.pad)
        y += look.lane
    y += look.pad
    canvas.line((zone.x, y), (zone.end, y), canvas.stroke("rule", look.line))
    _draw_checks(canvas, day.checks, peak, scale, y)


def _draw_peak(canvas: SlideCanvas, day: TimeLine, peak: Decimal, scale: _Scale, reach: Box) -> None:
    """Draw the column of the peak, its minute at the head; it carries the description of the whole picture."""
    look = scale.look
    label = next((label for minute, label in day.ticks if minute == peak), None)
    words = label or (Run(f"{peak.normalize():f}"),)
    x = scale.at(peak) - look.column // 2
    text = Text(words, look.peak_size, canvas.shade("care"), bold=True, align="center")
    canvas.at(day.origin).shape(
        Box(x, reach.y, look.column, reach.h),
        ShapeStyle(canvas.shade("care_tint")),
        text,
        frame_style=TextFrameStyle(anchor="top"),
        says=day.says,
    )


def _write_ticks(canvas: SlideCanvas, slide: TimeLineSlide, peak: Decimal, scale: _Scale, row: Box) -> None:
    """Write the minutes over the axis, and what comes last."""
    look, day = scale.look, slide.timeline
    label = Text(slide.minutes_label, look.size, canvas.shade("quiet"))
    canvas.text(Box(row.x, row.y, look.label - look.label_gap, row.h), label)
    *counted, (_, final) = day.ticks
    for minute, words in _legible_ticks(counted, peak, scale):
        begin, finish = _extent(scale.at(minute), words, look.size)
        text = Text(words, look.size, canvas.shade("text"), align="center")
        canvas.text(Box(begin, row.y, finish - begin, row.h), text)
    canvas.text(Box(scale.tail, row.y, look.tail, row.h), Text(final, look.size, canvas.shade("text")))


def _legible_ticks(ticks: Sequence[Tick], peak: Decimal, scale: _Scale) -> list[Tick]:
    """Return the ticks with room for their words beside the peak's: each, or every second, every third ..."""
    half = scale.look.column // 2
    before = [tick for tick in ticks if tick[0] < peak]
    # counted from the last, which must be told
    after = [tick for tick in ticks if tick[0] > peak][::-1]
    shown: list[Tick] = []
    for part in (before, after):
        for step in range(1, len(part) + 1):
            places = [_extent(scale.at(minute), words, scale.look.size) for minute, words in part[::step]]
            places = sorted([*places, (scale.at(peak) - half, scale.at(peak) + half)])
            if all(left[1] <= right[0] for left, right in pairwise(places)):
                shown += part[::step]
                break
    return shown


def _extent(middle: int, words: RichText, size: float) -> tuple[int, int]:
    """Return start and end in EMU of words centered on a point."""
    width = line_width_emu(words, size)
    return middle - width // 2, middle - width // 2 + width


def _draw_ribbon(canvas: SlideCanvas, day: TimeLine, scale: _Scale, row: Box) -> None:
    """Draw the spans, and two strokes where the scale breaks."""
    look = scale.look
    before = Box(row.x, row.y, look.label - look.label_gap, row.h)
    _draw_span(canvas, day.before, before)
    for number, span in enumerate(day.spans):
        begin = scale.at(span.start) if span.start is not None else scale.start
        open_ended = span.end is None or number == len(day.spans) - 1
        finish = scale.cut if open_ended or span.end is None else scale.at(span.end)
        _draw_span(canvas, span, Box(begin, row.y, finish - begin, row.h))
    _draw_span(canvas, day.after, Box(scale.tail, row.y, look.tail, row.h))
    for i in (1, 2):
        x = scale.cut + look.cut * i // 3
        lean = look.cut // 4
        canvas.line((x - lean, row.bottom), (x + lean, row.y), canvas.stroke("quiet", look.line))


def _draw_span(canvas: SlideCanvas, span: Span, box: Box) -> None:
    """Draw a span of the ribbon."""
    look = canvas.look.timeline
    busy, outlined = span.look == "busy", span.look in ("open", "rest")
    fill = "accent" if busy else "ground" if outlined else "tint"
    line = canvas.stroke("accent", look.line) if outlined else None
    text = Text(span.label, look.size, canvas.shade("white" if busy else "text"), bold=True)
    canvas.shape(box, ShapeStyle(canvas.shade(fill), line), text, frame_style=TextFrameStyle(across=look.pad))


def _draw_lane(canvas: SlideCanvas, lane: Lane, scale: _Scale, y: int) -> None:
    """Draw a lane: a block where it is strongest, a thread, then the stretch where it eases and where it is gone."""
    look = scale.look
    half = look.block_height // 2
    _write_lane_label(canvas, lane.label, scale, y)
    end = scale.at(lane.peak)
    for x1, x2 in ((end, scale.cut), (scale.tail, scale.zone.end)):
        canvas.shape(Box(x1, y - look.thread // 2, x2 - x1, look.thread), ShapeStyle(canvas.shade("deep")))
    words = Text(lane.strongest, look.size, canvas.shade("care"), bold=True, align="end")
    # on a long day the peak comes soon: the words begin nearer to the label, and the block is narrower
    need = line_width_emu(lane.strongest, look.size, bold=True)
    first = min(scale.start, end - look.block - look.pad - need)
    first = max(first, scale.zone.x + line_width_emu(lane.label, look.size, bold=True) + look.label_gap)
    block = min(look.block, max(end - first - need - look.label_gap, look.block_least))
    gap = min(look.pad, max(end - first - need - block, look.label_gap))
    canvas.text(Box(first, y - half, end - block - gap - first, look.block_height), words)
    canvas.shape(Box(end - block, y - half, block, look.block_height), ShapeStyle(canvas.shade("care")))
    if lane.eased and lane.eased_from is not None:
        begin = scale.at(lane.eased_from)
        finish = scale.at(lane.eased_to) if lane.eased_to is not None else scale.cut
        _draw_stage(canvas, lane.eased, (begin, min(finish, scale.cut)), (end, scale.cut), y)
    if lane.gone and lane.gone_by is not None:
        begin = scale.at(lane.gone_by)
        finish = scale.zone.end if begin == scale.tail else begin
        _draw_stage(canvas, lane.gone, (begin, finish), (end, scale.zone.end), y)


def _draw_stage(canvas: SlideCanvas, words: RichText, reach: tuple[int, int], room: tuple[int, int], y: int) -> None:
    """Draw a box over its stretch, wider where its words need it, but within the room."""
    look = canvas.look.timeline
    width = min(max(reach[1] - reach[0], line_width_emu(words, look.size) + 2 * look.pad), room[1] - room[0])
    start = max(min(sum(reach) // 2 - width // 2, room[1] - width), room[0])
    box = Box(start, y - look.block_height // 2, width, look.block_height)
    text = Text(words, look.size, canvas.shade("text"), align="center")
    canvas.shape(box, ShapeStyle(canvas.shade("ground"), canvas.stroke("accent", look.line)), text)


def _draw_checks(canvas: SlideCanvas, checks: CheckDots, peak: Decimal, scale: _Scale, y: int) -> None:
    """Draw a dot for each check: filled where it is fixed, hollow where it is repeated until stable."""
    look = scale.look
    row = y + look.lane // 2
    _write_lane_label(canvas, checks.label, scale, row)
    near = min((scale.at(b) - scale.at(a) for a, b in pairwise((*checks.fixed, *checks.repeated))), default=look.column)
    # dots that come close together are smaller, so that each is seen
    dot = min(look.dot, round(near * look.dot_share))
    full, hollow = (
        ShapeStyle(canvas.shade("accent")),
        ShapeStyle(canvas.shade("ground"), canvas.stroke("accent", look.line)),
    )
    for minutes, style in ((checks.fixed, full), (checks.repeated, hollow)):
        for minute in minutes:
            if minute != peak:
                place = square(scale.at(minute), row, dot)
                canvas.shape(place, style, form=MSO_SHAPE.OVAL)
    if peak in (*checks.fixed, *checks.repeated):
        side = min(look.peak_dot, max(2 * near - dot, dot))
        canvas.icon(canvas.look.tick, square(scale.at(peak), row, side), canvas.shade("care"))
    words = y + look.lane
    for minutes, text in ((checks.fixed, checks.every_fixed), (checks.repeated, checks.every_repeated)):
        if minutes and text:
            begin = scale.at(minutes[0]) - dot // 2
            end = scale.zone.end
            if minutes is not checks.repeated:
                end = scale.at(peak) - look.column // 2
                begin = max(scale.zone.x, min(begin, end - line_width_emu(text, look.size)))
            texts = [Text(text, look.size, canvas.shade("text"))]
            if checks.note and minutes is checks.repeated:
                texts.append(Text(checks.note, look.size, canvas.shade("quiet")))
            canvas.text(Box(begin, words, end - begin, look.lane), *texts, frame_style=TextFrameStyle(anchor="top"))


def _write_lane_label(canvas: SlideCanvas, words: RichText, scale: _Scale, y: int) -> None:
    """Write the label before a lane whose middle is at `y`, EMU."""
    look = scale.look
    box = Box(scale.zone.x, y - look.lane // 2, look.label - look.label_gap, look.lane)
    canvas.text(box, Text(words, look.size, canvas.shade("text"), bold=True))
