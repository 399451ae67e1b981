"""The clinic's own barcode: Code 128 with its text beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.render.pdf.elements import Strip
from handouts.render.pdf.figures import Figure

if TYPE_CHECKING:
    from handouts.outline.handout import Barcode
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def barcode(kit: Kit, block: Barcode, parent: Node, width: float) -> list[Strip]:
    """Return the clinic's own barcode at the end of the line."""
    figure = barcode_figure(kit, block, parent)
    return [Strip(figure, before=kit.look.space.medium, indent=width - figure.width)]


def barcode_figure(kit: Kit, block: Barcode, parent: Node) -> Figure:
    """Return a barcode with its text beneath."""
    part = kit.look.barcode
    node = parent.add("Figure", kit.origin(block.origin), alt=block.says)
    text = kit.text("small", block.value, part.width, node, align="centre")
    bars = _code_128(block.value)
    module = part.width / (sum(bars) + 2 * part.quiet)

    def paint(surface: Surface, x: float, y: float) -> None:
        at = part.quiet * module
        for number, size in enumerate(bars):
            if not number % 2:
                surface.box(x + at, y, size * module, part.height, fill="ink")
            at += size * module
        text.draw(surface, x, y + part.height)

    return Figure(node, part.width, part.height + text.height, paint)


def _code_128(value: str) -> list[int]:
    """Return the widths of bars and gaps, in modules, beginning with a bar (ISO/IEC 15417)."""
    from reportlab.graphics.barcode.code128 import Code128

    code: Any = Code128(value)  # ReportLab's types leave its methods out
    code.validate()
    code.encode()
    return [ord(size.lower()) - ord("a") + 1 for size in code.decompose()]
