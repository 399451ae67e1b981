"""Pictures from a file, with their alternative text: a clinic's logo; photographs and drawings over their captions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handouts.outline.handout import Picture
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.engine.canvas import load_picture
from handouts.render.pdf.engine.elements import Figure, Strip, stack

if TYPE_CHECKING:
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface


def figure(file: str, says: str, parent: Node, max_width: float, max_height: float) -> Figure:
    """Return a picture as large as it may be, in points. Raises ContentError where it cannot be read."""
    path = Path(file)
    read = load_picture(path)
    share = min(max_height / read.height, max_width / read.width)
    width, height = read.width * share, read.height * share

    def paint(surface: Surface, x: float, y: float) -> None:
        left, bottom = surface.left(x, width), surface.height - y - height
        surface.canvas.picture(path, x=left, y=bottom, width=width, height=height)

    return Figure(parent.add("Figure", alt=says), width, height, paint)


@draws(Picture)
def picture(builder: BlockBuilder, block: Picture, parent: Node, width: float) -> list[Strip]:
    """Return a picture over its caption and whose it is, in one piece."""
    part, space = builder.style.picture, builder.style.space
    node = parent.add("Sect", builder.origin(block.origin))
    room = width if block.look == "full" or builder.stacked else width * part.half
    shown = figure(block.file, block.says, node, room, part.most)
    caption = node.add("Caption")
    words = [builder.text("caption", block.caption, room, caption.add("P"), link=True)]
    if block.credit:
        words.append(builder.text("small", block.credit, room, caption.add("P"), link=True))
    return [Strip(stack([shown, stack(words)], part.gap), before=space.medium)]
