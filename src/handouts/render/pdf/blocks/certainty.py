"""How sure a figure is, and how long what it counts lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.outline.handout import Certainty, LastingBar
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.engine.elements import Figure, Group, Placed, Strip, beside, joined, padded, rule, stack
from handouts.text.markup import stressed

if TYPE_CHECKING:
    from handouts.outline.handout import LastingEnd
    from handouts.render.pdf.blocks.builder import Align, BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface


@draws(Certainty)
def certainty(builder: BlockBuilder, block: Certainty, parent: Node, width: float) -> list[Strip]:
    """Return a card: its marks in the well at the start, or over the words where the print has one column."""
    part, style = builder.style.certainty, builder.style
    node = parent.add("Sect", builder.origin(block.origin))
    well = width if builder.stacked else part.well
    key = _key(builder, block, node, well - 2 * part.pad)
    room = width - 2 * part.pad - (0 if builder.stacked else well)
    texts = [builder.text("body", text, room, node.add("P"), link=True) for text in block.text]
    words = stack(texts, style.space.tight)
    key_height, words_height = key.height + 2 * part.pad, words.height + 2 * part.pad
    height = key_height + words_height if builder.stacked else max(key_height, words_height)
    words_at = (part.pad, key_height + part.pad) if builder.stacked else (well + part.pad, (height - words.height) / 2)
    radius = style.radius.card

    def behind(surface: Surface, x: float, y: float) -> None:
        if builder.stacked:
            surface.head(x, y, width, key_height, fill="accent_tint", radius=radius)
        else:
            surface.well(x, y, well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="hairline", stroke=style.line.card, radius=radius)

    return [
        Strip(
            Group(height, (Placed(part.pad, part.pad, key), Placed(*words_at, words)), behind), before=style.space.small
        )
    ]


def _key(builder: BlockBuilder, block: Certainty, node: Node, width: float) -> Group:
    """Return the marks, and beneath or beside them how sure we are, and what so many marks mean."""
    space, marks = builder.style.space, _marks(builder, block, node)
    indent = marks.width + builder.style.page.gutter if builder.stacked else 0
    words = stack(
        [
            builder.text("table_head", block.title, width - indent, node.add("P")),
            builder.text("table", block.key, width - indent, node.add("P")),
        ],
        space.hair,
    )
    return beside([(0, marks), (indent, words)], centred=True) if indent else stack([marks, words], space.snug)


def _marks(builder: BlockBuilder, block: Certainty, node: Node) -> Figure:
    """Return a row of circles, the first of them filled: they never differ by hue alone."""
    part = builder.style.certainty
    size = 2 * part.mark + part.stroke
    width = (block.levels - 1) * part.pitch + size

    def paint(surface: Surface, x: float, y: float) -> None:
        for index in range(block.levels):
            fill = "accent" if index < block.level else "white"
            middle = x + size / 2 + index * part.pitch
            surface.disc(middle, y + size / 2, part.mark, fill=fill, line="accent", stroke=part.stroke)

    return Figure(node.add("Figure", alt=block.says), width, size, paint)


@draws(LastingBar)
def lasting(builder: BlockBuilder, block: LastingBar, parent: Node, width: float) -> list[Strip]:
    """Return the bar under its title and text, both ends in whole people beneath; never split."""
    style = builder.style
    node = parent.add("Sect", builder.origin(block.origin))
    strips = [Strip(builder.text("heading", block.title, width, node.add("H3")))]
    strips += [
        Strip(builder.text("body", text, width, node.add("P"), link=True), before=style.space.hair)
        for text in block.text
    ]
    strips.append(Strip(_bar(builder, block, node, width), before=style.space.small))
    strips.append(Strip(_ends(builder, block, node, width), before=style.space.hair))
    strips += [
        Strip(builder.text("body", note, width, node.add("P"), link=True), before=style.space.snug)
        for note in block.notes
    ]
    line = rule(width, "ink", style.line.head)
    return [Strip(padded(joined(strips), 0, style.space.snug, 0, line), before=style.space.block)]


def _bar(builder: BlockBuilder, block: LastingBar, node: Node, width: float) -> Element:
    """Return the bar with a word in each of its parts, and a tick at each end: as high as the words need."""
    part = builder.style.lasting
    figure = node.add("Figure", alt=block.says)
    first, last = float(block.start.share), float(block.end.share)
    still = builder.text("table_head", block.still, width / 2 - part.pad, figure, colour="white")
    gone = builder.text("table", block.no_longer, width / 2 - part.pad, figure, align="end")
    at_still = first + (last - first) * (part.pad + still.width) / width
    at_gone = 1 - first - (last - first) * (width - part.pad - gone.width) / width
    needs = (text.height + part.pad for text in (still, gone))
    height = max([part.height, *(need / share for need, share in zip(needs, (at_still, at_gone), strict=True))])
    parts = (Placed(part.pad, height - still.height - part.pad / 2, still), Placed(width / 2, part.pad / 2, gone))

    def paint(surface: Surface, x: float, y: float) -> None:
        foot, end = y + height, x + width
        surface.box(x, y, width, height, fill="white")
        top = ((x, foot - first * height), (end, foot - last * height))
        surface.polygon([*top, (end, foot), (x, foot)], fill="accent")
        surface.box(x, y, width, height, line="ink", stroke=part.stroke)
        for at in (x, end):
            surface.line((at, foot), (at, foot + part.tick), colour="ink", stroke=part.stroke)
        for label in parts:
            label.element.draw(surface, x + label.x, y + label.y)

    return Figure(figure, width, height + part.tick, paint)


def _ends(builder: BlockBuilder, block: LastingBar, node: Node, width: float) -> Element:
    """Return what is known of each end, under it."""
    gutter = builder.style.page.gutter
    half = (width - gutter) / 2
    columns = ((0.0, block.start, "start"), (half + gutter, block.end, "end"))
    return beside([(x, _end(builder, end, node, half, align)) for x, end, align in columns])  # type: ignore[arg-type]


def _end(builder: BlockBuilder, end: LastingEnd, node: Node, width: float, align: Align) -> Element:
    return stack(
        [
            builder.text("table", stressed(end.label), width, node.add("P"), align=align),
            builder.text("table", end.text, width, node.add("P"), align=align),
        ]
    )
