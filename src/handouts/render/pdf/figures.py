"""Pictures with alternative text: bars of 100 people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pdf.elements import Placed

if TYPE_CHECKING:
    from handouts.outline.leaves import Bars
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

PEOPLE = 100


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
    """Return two bars on lines of 100 people, number and word beside each; one figure with its labels.

    The treated are a solid bar, the others a hollow one: in print of one bit they are told apart.
    """
    part = kit.look.bars
    figure = node.add("Figure", alt=bars.says)
    rows = [(bars.treated, bars.treated_label, True)]
    if bars.comparison is not None:
        rows.append((bars.comparison, bars.comparison_label, False))
    at = part.track + part.gap
    labels = []
    for number, (_, label, solid) in enumerate(rows):
        text = kit.text("table_head" if solid else "table", label, width - at + kit.look.table.gap, figure)
        labels.append(Placed(at, number * part.pitch, text))

    def paint(surface: Surface, x: float, y: float) -> None:
        for number, (value, _, solid) in enumerate(rows):
            top = y + number * part.pitch + (labels[number].element.height - part.height) / 2
            _bar_of_100(kit, surface, x, top, float(value), solid=solid)
        for label in labels:
            label.element.draw(surface, x + label.x, y + label.y)

    height = max(label.y + label.element.height for label in labels)
    return Figure(figure, width, height, paint)


def bars_width(kit: Kit, bars: Bars) -> float:
    """Return how wide bars are with the longest of their labels on one line, in points."""
    part = kit.look.bars
    labels = (("table_head", bars.treated_label), ("table", bars.comparison_label))
    return part.track + part.gap + max(kit.width(use, (*label, Run(" "))) for use, label in labels if label)


def _bar_of_100(kit: Kit, surface: Surface, x: float, y: float, value: float, *, solid: bool) -> None:
    """Draw a bar of people on a line as long as 100 of them, which ends in a tick."""
    part, thin = kit.look.bars, kit.look.line.thin
    foot, end, width = y + part.height, x + part.track, part.track * value / PEOPLE
    surface.line((x, foot), (end, foot), colour="ink", stroke=thin)
    surface.line((end, foot), (end, foot - part.tick), colour="ink", stroke=thin)
    if solid:
        surface.box(x, y, width, part.height, fill="accent")
        return
    inset = part.stroke / 2
    size = max(width - part.stroke, part.stroke)
    surface.box(x + inset, y + inset, size, part.height - part.stroke, fill="white", line="ink", stroke=part.stroke)
