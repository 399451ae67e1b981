"""A line of numbers, to say how bad something is: one figure, what is at either end in words beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.outline.handout import Scale
from handouts.render.pdf.elements import Figure, Strip, beside, joined
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@draws(Scale)
def scale(kit: Kit, block: Scale, parent: Node, width: float) -> list[Strip]:
    """Return the line under its title, with a tick and a number for each step; never parted."""
    space, node = kit.look.space, parent.add("Sect", kit.origin(block.origin))
    half = (width - kit.look.page.gutter) / 2
    title = kit.text("heading", block.title, width, node.add("H3"))
    line = _line(kit, block, node, width)
    least = kit.text("table", block.least, half, node.add("P"))
    most = kit.text("table", block.most, half, node.add("P"), align="end")
    ends = beside([(0, least), (width - half, most)])
    strips = [Strip(title), Strip(line, before=space.small), Strip(ends, before=space.hair)]
    return [Strip(joined(strips), before=space.block)]


def _line(kit: Kit, block: Scale, node: Node, width: float) -> Figure:
    """Return the line with its ticks; a number stands beneath the middle of each."""
    part = kit.look.scale
    figure = node.add("Figure", alt=block.says)
    step = (width - part.number) / block.last
    numbers = [kit.text("table_head", str(at), part.number, figure, align="centre") for at in range(block.last + 1)]

    def paint(surface: Surface, x: float, y: float) -> None:
        start, middle = x + part.number / 2, y + part.tick / 2
        surface.line((start, middle), (start + block.last * step, middle), colour="ink", stroke=part.stroke)
        for at, number in enumerate(numbers):
            surface.line((start + at * step, y), (start + at * step, y + part.tick), colour="ink", stroke=part.stroke)
            number.draw(surface, x + at * step, y + part.tick)

    return Figure(figure, width, part.tick + max(number.height for number in numbers), paint)
