"""How far figures can be trusted: marks in a well with what they mean, and beside them why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.outline.handout import Certainty
from handouts.render.pdf.elements import Figure, Group, Placed, Strip, beside, stack
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@draws(Certainty)
def certainty(kit: Kit, block: Certainty, parent: Node, width: float) -> list[Strip]:
    """Return a card: its marks in the well at the start, or over the words where the print has one column."""
    part, look = kit.look.certainty, kit.look
    node = parent.add("Sect", kit.origin(block.origin))
    well = width if kit.stacked else part.well
    key = _key(kit, block, node, well - 2 * part.pad)
    room = width - 2 * part.pad - (0 if kit.stacked else well)
    texts = [kit.text("body", text, room, node.add("P"), link=True) for text in block.text]
    words = stack(texts, look.space.tight)
    key_height, words_height = key.height + 2 * part.pad, words.height + 2 * part.pad
    height = key_height + words_height if kit.stacked else max(key_height, words_height)
    at = (part.pad, key_height + part.pad) if kit.stacked else (well + part.pad, (height - words.height) / 2)
    radius = look.radius.card

    def behind(surface: Surface, x: float, y: float) -> None:
        if kit.stacked:
            surface.head(x, y, width, key_height, fill="accent_tint", radius=radius)
        else:
            surface.well(x, y, well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="hairline", stroke=look.line.card, radius=radius)

    return [
        Strip(Group(height, (Placed(part.pad, part.pad, key), Placed(*at, words)), behind), before=look.space.small)
    ]


def _key(kit: Kit, block: Certainty, node: Node, width: float) -> Group:
    """Return the marks, and beneath or beside them how sure we are, and what so many marks mean."""
    space, marks = kit.look.space, _marks(kit, block, node)
    at = marks.width + kit.look.page.gutter if kit.stacked else 0
    words = stack(
        [
            kit.text("table_head", block.title, width - at, node.add("P")),
            kit.text("table", block.key, width - at, node.add("P")),
        ],
        space.hair,
    )
    return beside([(0, marks), (at, words)], centred=True) if at else stack([marks, words], space.snug)


def _marks(kit: Kit, block: Certainty, node: Node) -> Figure:
    """Return a row of circles, the first of them filled: never told apart by hue alone."""
    part = kit.look.certainty
    size = 2 * part.mark + part.stroke
    width = (block.levels - 1) * part.pitch + size

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(block.levels):
            fill = "accent" if at < block.level else "white"
            middle = x + size / 2 + at * part.pitch
            surface.disc(middle, y + size / 2, part.mark, fill=fill, line="accent", stroke=part.stroke)

    return Figure(node.add("Figure", alt=block.says), width, size, paint)
