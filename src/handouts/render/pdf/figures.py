"""Pictures with alternative text: bars of 100 people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
