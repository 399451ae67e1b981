"""The treatment day as a picture of its times, turned upright: time goes down, the curve swings to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Group, Placed, Strip, stack
from handouts.render.pdf.figures import Figure
from handouts.render.pdf.kit import aligned
from handouts.render.pdf.timeline import LOOKS, dot, shape

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Span, TimeLine
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface
    from handouts.theme.figures import UprightPart


def upright(kit: Kit, block: TimeLine, parent: Node, width: float) -> list[Strip]:
    """Return the day as one picture, its caption beneath."""
    sect = parent.add("Sect", kit.origin(block.origin))
    picture = _Picture(kit, block, sect.add("Figure", alt=block.says), width)
    inner = picture.day()
    figure = Figure(picture.node, width, inner.height, inner.draw)
    caption = kit.text("caption", block.caption, width, sect.add("P"))
    return [Strip(figure, before=kit.look.space.small, keep=True), Strip(caption, before=kit.look.space.tight)]


class _Picture:
    """One picture in the making."""

    def __init__(self, kit: Kit, block: TimeLine, node: Node, width: float) -> None:
        self.kit, self.block, self.node, self.width = kit, block, node, width
        self.part: UprightPart = kit.one_column.upright
        self.look = kit.look.timeline
        self.horizon = max((float(span.end) for span in block.spans if span.end is not None), default=1.0)
        self.ticks_at = self.part.blocks + self.part.gap
        self.dots_at = self.ticks_at + self.part.ticks
        self.curve_at = self.dots_at + self.part.dots
        self.edge = max(self.look.block, *(self._words(span).height for span in (block.before, block.after)))
        self.head = kit.look.type.lane.leading + kit.look.space.tight
        self.minute = max([self.part.minute, *(self._least(span) for span in block.spans)])

    def at(self, minutes: Decimal | float) -> float:
        """Return how far down a time stands."""
        return self.head + self.edge + float(minutes) * self.minute

    @property
    def after_at(self) -> float:
        """How far down the last block begins, behind the break."""
        return self.at(self.horizon) + self.look.break_

    def day(self) -> Group:
        """Return the stretches of the day, their times, the checks and the curve, side by side."""
        parts = [*self._blocks(), *self._ticks(), *self._labels()]
        free = parts[-1].y + parts[-1].element.height + self.kit.look.space.medium
        legend = self._legend()
        low = self.after_at + self.edge - legend.height
        parts.append(Placed(self.dots_at, max(free, low), legend))
        foot = max(part.y + part.element.height for part in parts)

        def behind(surface: Surface, x: float, y: float) -> None:
            self._break(surface, x, y)
            self._dots(surface, x, y)
            self._curve(surface, x, y)

        return Group(foot, tuple(parts), behind)

    def _legend(self) -> Group:
        """Return what is checked, and what the dots mean."""
        checks, space, radius = self.block.checks, self.kit.look.space, self.look.dot
        room = self.width - self.dots_at
        rows: list[Element] = [
            self.kit.text("lane", checks.label, room, self.node),
            self.kit.text("note", checks.note, room, self.node),
        ]
        for words, filled in ((checks.every_fixed, True), (checks.every_repeated, False)):
            if words:
                rows.append(self._key(words, 2 * radius + space.small, filled=filled))
        return stack(rows)

    def _key(self, words: RichText, at: float, *, filled: bool) -> Group:
        text = self.kit.text("note", words, self.width - self.dots_at - at, self.node)
        middle = self.kit.look.type.note.leading / 2

        def behind(surface: Surface, x: float, y: float) -> None:
            dot(self.kit, surface, (x + self.look.dot, y + middle), filled=filled)

        return Group(text.height, (Placed(at, 0, text),), behind)

    def _words(self, span: Span, colour: str = "", most: float = 0) -> Group:
        """Return the words of a stretch; on one line where they fit on one, and two would be higher than `most`."""
        kit, room = self.kit, self.part.blocks - 2 * self.look.block_pad
        label = kit.text("lane", span.label, room, self.node, colour=colour)
        if not span.note:
            return stack([label])
        lines = stack([label, kit.text("note", span.note, room, self.node, colour=colour)])
        at = label.width + kit.look.space.snug
        if lines.height <= most or at + kit.width("note", span.note) > room:
            return lines
        return aligned((0, label), (at, kit.line("note", span.note, self.node, colour=colour)))

    def _least(self, span: Span) -> float:
        """Return how high a minute must be for a stretch to hold its words."""
        if span.end is None:
            return 0
        return (self._words(span).height + 2 * self.look.block_gap) / (float(span.end) - float(span.start or 0))

    def _blocks(self) -> list[Placed]:
        edges = [(self.block.before, self.head, self.at(0))]
        edges += [
            (span, self.at(span.start or 0), self.at(span.end if span.end is not None else self.horizon))
            for span in self.block.spans
        ]
        edges.append((self.block.after, self.after_at, self.after_at + self.edge + self.look.block_gap))
        return [Placed(0, top, self._span(span, foot - top - self.look.block_gap)) for span, top, foot in edges]

    def _span(self, span: Span, height: float) -> Group:
        ground, ink = LOOKS[span.look]
        words = self._words(span, ink, most=height)
        width, radius, edge = self.part.blocks, self.kit.look.radius.card, self.look.edge

        def behind(surface: Surface, x: float, y: float) -> None:
            surface.box(x, y, width, height, fill=ground, line="accent", stroke=edge, radius=radius)

        return Group(height, (Placed(self.look.block_pad, (height - words.height) / 2, words),), behind)

    def _ticks(self) -> list[Placed]:
        """Return the times, each beside its edge; one that would stand on another is left out, its block says it."""
        placed: list[Placed] = []
        free = 0.0
        for minutes, label in self.block.ticks:
            text = self.kit.text("note", label, self.part.ticks, self.node)
            top = self.after_at if float(minutes) > self.horizon else self.at(minutes) - text.height / 2
            if top >= free:
                placed.append(Placed(self.ticks_at, top, text))
                free = top + text.height
        return placed

    def _labels(self) -> list[Placed]:
        """Return the words of the curve: its name over it, what is said of its top and its end beside it."""
        lane, kit, part = self.block.curve, self.kit, self.part
        name = kit.text("lane", lane.label, self.width - self.dots_at, self.node)
        start = self.curve_at + part.swing + part.label
        strongest = kit.text("lane", lane.strongest, self.width - start, self.node)
        parts = [
            Placed(self.dots_at, self.head + self.edge - name.height - kit.look.space.snug, name),
            Placed(start, self.at(lane.peak) - kit.look.type.lane.leading / 2, strongest),
        ]
        if lane.gone:
            begin = self.curve_at + part.swing / 2
            gone = kit.text("note", lane.gone, self.width - begin, self.node)
            least = parts[-1].y + strongest.height + kit.look.space.small
            parts.append(Placed(begin, max(least, self._end - gone.height), gone))
        return parts

    @property
    def _end(self) -> float:
        lane = self.block.curve
        return self.at(lane.gone_by if lane.gone_by is not None else self.horizon)

    def _curve(self, surface: Surface, x: float, y: float) -> None:
        lane, look = self.block.curve, self.look
        begin, peak, foot = y + self.at(0), y + self.at(lane.peak), x + self.curve_at
        top = foot + self.part.swing
        points = [(depth, time) for time, depth in shape(begin, peak, y + self._end, top, foot)]
        surface.curve(points, fill="accent_tint")
        surface.line((foot, begin), (foot, y + self._end), colour="accent", stroke=self.kit.look.line.thin)
        surface.curve(points, line="accent", stroke=look.curve_line)
        surface.disc(top, peak, look.ring, fill="white", line="accent", stroke=look.curve_line)

    def _dots(self, surface: Surface, x: float, y: float) -> None:
        checks = self.block.checks
        for times, filled in ((checks.fixed, True), (checks.repeated, False)):
            for minutes in times:
                dot(self.kit, surface, (x + self.dots_at + self.look.dot, y + self.at(minutes)), filled=filled)

    def _break(self, surface: Surface, x: float, y: float) -> None:
        """Draw that time passes which is not drawn: two slanted strokes between the last blocks."""
        middle, lean = x + self.part.blocks / 2, self.look.break_ / 2
        for at in (0.3, 0.7):
            line = y + self.after_at - self.look.block_gap / 2 - self.look.break_ * (1 - at)
            start, end = (middle - 2 * lean, line + lean / 4), (middle + 2 * lean, line - lean / 4)
            surface.line(start, end, colour="quiet", stroke=self.look.break_line)
