"""How long a benefit lasts: one bar of all who were treated, filled as far as they still have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import stressed
from handouts.outline.handout import LastingBar
from handouts.render.pdf.elements import Figure, Placed, Strip, beside, joined, padded, rule, stack
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from handouts.outline.handout import LastingEnd
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Align, Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@draws(LastingBar)
def lasting(kit: Kit, block: LastingBar, parent: Node, width: float) -> list[Strip]:
    """Return the bar under its title and text, both ends told in whole people beneath; never parted."""
    look = kit.look
    node = parent.add("Sect", kit.origin(block.origin))
    strips = [Strip(kit.text("heading", block.title, width, node.add("H3")))]
    strips += [
        Strip(kit.text("body", text, width, node.add("P"), link=True), before=look.space.hair) for text in block.text
    ]
    strips.append(Strip(_bar(kit, block, node, width), before=look.space.small))
    strips.append(Strip(_ends(kit, block, node, width), before=look.space.hair))
    strips += [
        Strip(kit.text("body", note, width, node.add("P"), link=True), before=look.space.snug) for note in block.notes
    ]
    line = rule(width, "ink", look.line.head)
    return [Strip(padded(joined(strips), 0, look.space.snug, 0, line), before=look.space.block)]


def _bar(kit: Kit, block: LastingBar, node: Node, width: float) -> Element:
    """Return the bar with a word in each of its parts, and a tick at each end: as high as the words need."""
    part = kit.look.lasting
    figure = node.add("Figure", alt=block.says)
    first, last = float(block.start.share), float(block.end.share)
    still = kit.text("table_head", block.still, width / 2 - part.pad, figure, colour="white")
    gone = kit.text("table", block.no_longer, width / 2 - part.pad, figure, align="end")
    at_still = first + (last - first) * (part.pad + still.width) / width
    at_gone = 1 - first - (last - first) * (width - part.pad - gone.width) / width
    needs = (text.height + part.pad for text in (still, gone))
    height = max([part.height, *(need / share for need, share in zip(needs, (at_still, at_gone), strict=True))])
    parts = (
        Placed(part.pad, height - still.height - part.pad / 2, still),
        Placed(width / 2, part.pad / 2, gone),
    )

    def paint(surface: Surface, x: float, y: float) -> None:
        foot, end = y + height, x + width
        surface.box(x, y, width, height, fill="white")
        top = ((x, foot - first * height), (end, foot - last * height))
        surface.polygon([*top, (end, foot), (x, foot)], fill="accent")
        surface.box(x, y, width, height, line="ink", stroke=part.stroke)
        for at in (x, end):
            surface.line((at, foot), (at, foot + part.tick), colour="ink", stroke=part.stroke)
        for one in parts:
            one.element.draw(surface, x + one.x, y + one.y)

    return Figure(figure, width, height + part.tick, paint)


def _ends(kit: Kit, block: LastingBar, node: Node, width: float) -> Element:
    """Return what is known of each end, under it."""
    gutter = kit.look.page.gutter
    half = (width - gutter) / 2
    columns = ((0.0, block.start, "start"), (half + gutter, block.end, "end"))
    return beside([(x, _end(kit, end, node, half, align)) for x, end, align in columns])  # type: ignore[arg-type]


def _end(kit: Kit, end: LastingEnd, node: Node, width: float, align: Align) -> Element:
    return stack(
        [
            kit.text("table", stressed(end.label), width, node.add("P"), align=align),
            kit.text("table", end.text, width, node.add("P"), align=align),
        ]
    )
