"""The day of the treatment: the hours before it as a bar with room for the times; stages, of a visit or of a line."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from handouts.fit.measure import shares
from handouts.outline.handout import Fasting, Visit
from handouts.render.pdf.blocks.builder import aligned, draws
from handouts.render.pdf.blocks.fields import field
from handouts.render.pdf.engine.elements import Figure, Group, Placed, Strip, abreast, boxed, stack
from handouts.text.markup import JOINT, plain, strung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import FastingStretch, Stage
    from handouts.render.pdf.blocks.builder import Align, BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Point, Surface

_LOOKS = {
    "open": ("white", "ink"),
    "busy": ("accent", "white"),
    "watch": ("accent_tint", "ink"),
    "rest": ("white", "ink"),
}
"""Ground and words of a stretch of the day."""
_HOUR = 60
"""Minutes."""


@draws(Fasting)
def fasting(builder: BlockBuilder, block: Fasting, parent: Node, width: float) -> list[Strip]:
    """Return the bar; vertical where its words do not fit across, as in large print."""
    sizes = None if builder.stacked else _sizes(builder, block, width)
    bar = _Bar(builder, block, parent.add("Sect", builder.origin(block.origin)), width)
    return [Strip(bar.horizontal(sizes) if sizes else bar.vertical(), before=builder.style.space.tight)]


def _sizes(builder: BlockBuilder, block: Fasting, width: float) -> list[float] | None:
    """Return the width of each stretch in points: by its hours, with room for its words; None where it does not fit.

    The first has no beginning, and is as wide as its words.
    """
    part = builder.style.fasting
    end_widths = [_end_width(builder, stretch) for stretch in block.stretches]
    min_widths = [max(_words_width(builder, stretch), part.first) for stretch in block.stretches[:1]]
    end_widths[-1] += max(0.0, end_widths[-1] - 2 * part.last)  # what stands under the last end keeps within the page
    for stretch, (before, after) in zip(block.stretches[1:], pairwise(end_widths), strict=True):
        min_widths.append(max(_words_width(builder, stretch), (before + after) / 2 + part.gap))
    room = width - part.last - min_widths[0]
    if sum(min_widths[1:]) > room:
        return None
    return [min_widths[0], *shares(_hours(block), min_widths[1:], room)]


def _words_width(builder: BlockBuilder, stretch: FastingStretch) -> float:
    """Return the least width of a stretch in points: its label on one line, no word of its note broken."""
    texts = [("lane", plain(stretch.label)), *(("table", word) for word in plain(stretch.note).split())]
    words = (builder.width(use, f"{text}\N{NO-BREAK SPACE}") for use, text in texts)  # as words of a figure end
    return max(words) + builder.style.line.hair + 2 * builder.style.fasting.pad


def _end_width(builder: BlockBuilder, stretch: FastingStretch) -> float:
    """Return the width of the box and words beneath an end, in points."""
    part = builder.style.fasting
    words = max(builder.width("lane", stretch.end), builder.width("table", stretch.end_note)) + builder.style.line.hair
    return max(part.box[0], min(words, part.words))


class _Bar:
    """Builds the bar: a figure, and beneath or beside it what is done at each end."""

    def __init__(self, builder: BlockBuilder, block: Fasting, parent: Node, width: float) -> None:
        self.builder, self.block, self.width = builder, block, width
        self.part = builder.style.fasting
        self.node = parent.add("Figure", alt=block.says)
        self.list = parent.add("L")

    def horizontal(self, sizes: Sequence[float]) -> Group:
        """Return the bar across the page; a stem leads from each end to its box, and its words stand beneath."""
        part = self.part
        edges = list(accumulate(sizes))
        words = [self._words(stretch, size) for stretch, size in zip(self.block.stretches, sizes, strict=True)]
        height = max(part.height, *(stretch.height + 2 * self.builder.style.space.snug for stretch in words))
        boxes = [(edge - size, 0.0, size, height) for edge, size in zip(edges, sizes, strict=True)]
        boxes.append((edges[-1], 0.0, self.width - edges[-1], height))
        stems = [((edge, height), (edge, height + part.stem)) for edge in edges]
        parts = [Placed(0, 0, self._drawn(words, boxes, stems, self.width, height + part.stem))]
        for stretch, edge in zip(self.block.stretches, edges, strict=True):
            room = _end_width(self.builder, stretch)
            label_x = min(max(edge - room / 2, 0), self.width - room)
            box_at = min(max(edge - part.box[0] / 2, 0), self.width - part.box[0])
            label, box = self._end(stretch, room, "centre")
            top = height + part.stem
            parts.append(Placed(label_x, top + part.box[1] + self.builder.style.space.hair, label))
            parts.append(Placed(box_at, top, box))
        return _group(parts)

    def vertical(self) -> Group:
        """Return the bar with its hours going down; a stem leads from each end to its box, its words beside it."""
        part = self.part
        words = [self._words(stretch, part.column) for stretch in self.block.stretches]
        box_at = part.column + part.stem
        label_x = box_at + part.box[0] + part.gap
        ends = [self._end(stretch, self.width - label_x, "start") for stretch in self.block.stretches]
        min_height = max(part.box[1], *(label.height for label, _ in ends)) + part.gap
        hours = [0.0, *_hours(self.block)]
        heights = [
            max(stretch.height + 2 * part.pad, hour * part.hour, min_height)
            for stretch, hour in zip(words, hours, strict=True)
        ]
        edges = list(accumulate(heights))
        boxes = [(0.0, edge - height, part.column, height) for edge, height in zip(edges, heights, strict=True)]
        foot = max(min_height / 2, part.icon + 2 * self.builder.style.space.tight)
        boxes.append((0.0, edges[-1], part.column, foot))
        stems = [((part.column, edge), (box_at, edge)) for edge in edges]
        parts = [Placed(0, 0, self._drawn(words, boxes, stems, box_at, edges[-1] + foot))]
        for (label, box), edge in zip(ends, edges, strict=True):
            parts.append(Placed(label_x, edge - label.height / 2, label))
            parts.append(Placed(box_at, edge - part.box[1] / 2, box))
        return _group(parts)

    def _words(self, stretch: FastingStretch, size: float) -> Group:
        """Return what may be eaten or drunk, in a stretch so wide."""
        colour, room = _LOOKS[stretch.look][1], size - 2 * self.part.pad
        label = self.builder.text("lane", stretch.label, room, self.node, colour=colour)
        return stack([label, self.builder.text("table", stretch.note, room, self.node, colour=colour)])

    def _end(self, stretch: FastingStretch, room: float, align: Align) -> tuple[Element, Element]:
        """Return what is done at an end and when, and the box for the time of day."""
        body = self.list.add("LI").add("LBody")
        texts = [
            self.builder.text(use, text, room, body.add("P"), align=align)
            for use, text in (("lane", stretch.end), ("table", stretch.end_note))
        ]
        return stack(texts), field(self.builder, stretch.blank, body, *self.part.box, boxed=True)

    def _drawn(
        self,
        words: Sequence[Group],
        boxes: Sequence[tuple[float, float, float, float]],
        stems: Sequence[tuple[Point, Point]],
        width: float,
        height: float,
    ) -> Figure:
        """Return the figure: grounds with their words, the treatment behind the last, and the stems."""
        part, builder = self.part, self.builder

        def paint(surface: Surface, x: float, y: float) -> None:
            kinds = [*(stretch.look for stretch in self.block.stretches), "open"]
            for (left, top, box_width, box_height), kind in zip(boxes, kinds, strict=True):
                fill = _LOOKS[kind][0]
                surface.box(
                    x + left, y + top, box_width, box_height, fill=fill, line="accent", stroke=builder.style.line.head
                )
            for (left, top, _, box_height), text in zip(boxes, words, strict=False):
                text.draw(surface, x + left + part.pad, y + top + (box_height - text.height) / 2)
            left, top, box_width, box_height = boxes[-1]
            icon_at = x + left + (box_width - part.icon) / 2, y + top + (box_height - part.icon) / 2
            surface.icon(self.block.icon, *icon_at, part.icon, colour="accent")
            for start, end in stems:
                moved = [(x + across, y + down) for across, down in (start, end)]
                surface.line(*moved, colour="ink", stroke=builder.style.line.head)

        return Figure(self.node, width, height, paint)


def _hours(block: Fasting) -> list[float]:
    """Return how long each stretch behind the first is, in hours."""
    ends = [float(stretch.until or 0) / _HOUR for stretch in block.stretches]
    return [before - after for before, after in pairwise(ends)]


def _group(parts: Sequence[Placed]) -> Group:
    return Group(max(part.y + part.element.height for part in parts), tuple(parts))


@draws(Visit)
def visit(builder: BlockBuilder, block: Visit, parent: Node, width: float) -> list[Strip]:
    """Return the stages of a visit side by side, as wide as their words ask for; one under another in large print.

    Those of a line of time are as wide as they are long, with their ends beneath, where their words leave room.
    """
    part, space = builder.style.visit, builder.style.space
    node = parent.add("L", builder.origin(block.origin))
    stages = block.stages
    sizes = None if builder.stacked else _sides(builder, block, width)
    if sizes is None:
        stages = tuple(replace(stage, note=strung([stage.note, stage.until], JOINT), until=()) for stage in stages)
    widths = sizes or [width] * len(stages)
    bodies = [node.add("LI", builder.origin(stage.origin)).add("LBody") for stage in stages]
    words = [
        _stage_words(builder, stage, body, size - 2 * part.pad)
        for stage, body, size in zip(stages, bodies, widths, strict=True)
    ]
    height = max(part.height, *(text.height + part.pad for text in words))
    frames = [
        _framed(builder, stage, text, size, height) for stage, text, size in zip(stages, words, widths, strict=True)
    ]
    if sizes is None:
        return [Strip(stack(frames, part.gap), before=space.small)]
    drawn = [
        _ending(builder, stage, frame, body, size) if stage.until else frame
        for stage, frame, body, size in zip(stages, frames, bodies, sizes, strict=True)
    ]
    return [Strip(abreast(drawn, sizes, part.gap), before=space.small)]


def _sides(builder: BlockBuilder, block: Visit, width: float) -> list[float] | None:
    """Return the width of each stage in points; none where those of a line of time have no room side by side."""
    if not any(stage.until for stage in block.stages):
        return _even(builder, block, width)
    part = builder.style.visit
    room = width - part.gap * (len(block.stages) - 1)
    least = [_stage_width(builder, stage) for stage in block.stages]
    return shares([float(stage.minutes or 0) for stage in block.stages], least, room) if sum(least) <= room else None


def _stage_width(builder: BlockBuilder, stage: Stage) -> float:
    """Return the least width in points of a stage on a line of time: no word of it is broken, its end on one line."""
    longest = (("lane", word) for word in plain(stage.title).split())
    noted = (("table", word) for word in plain(stage.note).split())
    words = max(builder.width(use, f"{word}\N{NO-BREAK SPACE}") for use, word in (*longest, *noted))
    end = builder.width("table", stage.until) + builder.style.visit.pad
    return max(words + 2 * builder.style.visit.pad, end) + builder.style.line.hair


def _ending(builder: BlockBuilder, stage: Stage, frame: Group, body: Node, width: float) -> Group:
    """Return a stage of a line of time over its end, to which a short line leads."""
    gap, stroke = builder.style.space.tight, builder.style.line.head
    text = builder.text("table", stage.until, width - gap, body.add("P"), align="end")
    whole = frame.height + text.height + gap

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x + width, y + frame.height / 2), (x + width, y + whole), colour="accent", stroke=stroke)

    return Group(whole, (Placed(0, 0, frame), Placed(0, frame.height + gap, text)), behind)


def _even(builder: BlockBuilder, block: Visit, width: float) -> list[float]:
    """Return the width of each stage in points: its words, and an even share of the rest."""
    words = [max(builder.width("lane", stage.title), builder.width("table", stage.note)) for stage in block.stages]
    room = width - builder.style.visit.gap * (len(words) - 1)
    free = (room - sum(words)) / len(words)
    return [stage + free for stage in words] if free > 2 * builder.style.visit.pad else [room / len(words)] * len(words)


def _stage_words(builder: BlockBuilder, stage: Stage, body: Node, room: float) -> Group:
    """Return what a stage is, and how long it takes: beneath, or at the end of the line in large print."""
    colour = _LOOKS[stage.look][1]
    title = builder.text("lane", stage.title, room, body.add("P"), colour=colour)
    free = room - title.width - builder.style.visit.pad
    if builder.stacked and stage.note and builder.width("table", stage.note) <= free:
        note = builder.text("table", stage.note, free, body.add("P"), colour=colour, align="end")
        return aligned((0, title), (room - free, note))
    noted = [builder.text("table", stage.note, room, body.add("P"), colour=colour)] if stage.note else []
    return stack([title, *noted])


def _framed(builder: BlockBuilder, stage: Stage, words: Group, width: float, height: float) -> Group:
    part, ground = builder.style.visit, _LOOKS[stage.look][0]
    stroke, radius = builder.style.line.card, builder.style.radius.label
    background = boxed(width, height, fill=ground, line="accent", stroke=stroke, radius=radius)
    return Group(height, (Placed(part.pad, (height - words.height) / 2, words),), background)
