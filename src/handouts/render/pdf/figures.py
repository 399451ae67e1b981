"""Pictures with alternative text: bars of 100 people, and bars in days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pdf.elements import Group, Painted, Placed, Strip, stack

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout import CourseBar, CourseBars
    from handouts.outline.leaves import Bars
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

PEOPLE = 100
_OUTLINED, _DOT = 1, 2
"""Which mark of the course's key is an outlined bar, and which a dot."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with alternative text, so many points wide and high."""

    node: Node
    width: float
    height: float
    paint: Paint

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        left, bottom = surface.left(x, self.width), surface.height - y - self.height
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


def hundred_bars(kit: Kit, bars: Bars, node: Node, width: float) -> Element:
    """Return two bars on a track of 100 people, number and word beside each; one figure with its labels."""
    part = kit.look.bars
    figure = node.add("Figure", alt=bars.says)
    rows = [(bars.treated, bars.treated_label, "accent", True)]
    if bars.comparison is not None:
        rows.append((bars.comparison, bars.comparison_label, "comparison", False))
    at = part.track + part.gap
    labels = []
    for number, (_, label, _, first) in enumerate(rows):
        use = "table_head" if first else "table"
        labels.append(Placed(at, number * part.pitch, kit.text(use, label, width - at + kit.look.table.gap, figure)))

    def paint(surface: Surface, x: float, y: float) -> None:
        for number, (value, _, colour, _) in enumerate(rows):
            top = y + number * part.pitch + (part.pitch - part.height) / 2
            surface.box(x, top, part.track, part.height, fill="track")
            surface.box(x, top, part.track * float(value) / PEOPLE, part.height, fill=colour)
        for label in labels:
            label.element.draw(surface, x + label.x, y + label.y)

    height = max(label.y + label.element.height for label in labels)
    return Figure(figure, width, height, paint)


def course(kit: Kit, block: CourseBars, parent: Node, width: float) -> list[Strip]:
    """Return bars in days on one axis: solid while it holds, hollow while it fades, a dot where it is strongest."""
    look, part = kit.look, kit.look.course
    node = parent.add("Sect", kit.origin(block.origin))
    strips = [Strip(kit.text("heading", block.title, width, node.add("H3")))]
    days = max(float(bar.fades or bar.holds) for bar in block.bars)
    ticks = int(-(-days // part.ticks))
    day = min(part.day, width / (ticks * part.ticks + 1))
    room = min(width, look.page.reading_width)
    for bar in block.bars:
        item = node.add("Figure", kit.origin(bar.origin), alt=bar.says)
        label = kit.text("table", bar.label, room, item)
        picture = Painted(part.height, _bar(kit, bar, day))
        inner = stack([label, picture], look.space.hair)
        strips.append(Strip(_drawn(item, inner, width), before=look.space.tight))
    strips.append(Strip(_axis(kit, block.axis, ticks, day), before=look.space.snug))
    strips.append(Strip(_course_key(kit, block, node), before=look.space.hair))
    return strips


def _course_key(kit: Kit, block: CourseBars, node: Node) -> Group:
    """Return what a solid bar, an outlined bar and a dot say, side by side."""
    part, space, (width, _) = kit.look.course, kit.look.space, kit.look.table.key_box
    words = node.add("P")
    parts: list[Placed] = []
    marks: list[tuple[float, int]] = []
    x = 0.0
    for number, text in enumerate(block.key):
        if text:
            line = kit.line("caption", text, words)
            marks.append((x, number))
            parts.append(Placed(x + width + space.snug, 0, line))
            x += width + space.snug + line.width + space.block
    height = max((one.element.height for one in parts), default=0)

    def behind(surface: Surface, left: float, y: float) -> None:
        top = y + (height - part.height) / 2
        for at, number in marks:
            fill = "white" if number == _OUTLINED else "accent"
            surface.box(left + at, top, width, part.height, fill=fill, line="accent", stroke=part.stroke)
            if number == _DOT:
                surface.disc(left + at + width / 2, top + part.height / 2, part.dot, fill="white")

    return Group(height, tuple(parts), behind)


def _drawn(node: Node, inner: Element, width: float) -> Figure:
    return Figure(node, width, inner.height, inner.draw)


def _bar(kit: Kit, bar: CourseBar, day: float) -> Paint:
    part = kit.look.course
    holds, fades = float(bar.holds) * day, float(bar.fades or bar.holds) * day

    def paint(surface: Surface, x: float, y: float) -> None:
        if fades > holds:
            surface.box(x, y, fades, part.height, fill="white", line="accent", stroke=part.stroke)
        surface.box(x, y, holds, part.height, fill="accent", line="accent", stroke=part.stroke)
        if bar.strongest is not None:
            surface.disc(x + float(bar.strongest) * day, y + part.height / 2, part.dot, fill="white")

    return paint


def _axis(kit: Kit, name: RichText, ticks: int, day: float) -> Group:
    """Return the axis of days with its labels: an artifact, for every bar says its days."""
    part, look = kit.look.course, kit.look
    length = ticks * part.ticks * day
    labels = []
    for at in range(ticks + 1):
        number = str(at * part.ticks)
        words = (*name, Run(f" {number}")) if not at else (Run(number),)
        text = kit.line("caption", words)
        x = at * part.ticks * day - (text.width / 2 if at else 0)
        labels.append(Placed(x, part.tick + look.space.hair, text))

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + part.tick / 2), (x + length, y + part.tick / 2), colour="ink", stroke=look.line.thin)
        for at in range(ticks + 1):
            tick = x + at * part.ticks * day
            surface.line((tick, y), (tick, y + part.tick), colour="ink", stroke=look.line.thin)

    return Group(part.tick + look.space.hair + labels[0].element.height, tuple(labels), behind)
