"""The signature table, what is said beneath it, and the barcode beside that: one piece, never parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.barcode import barcode_figure
from handouts.render.pdf.elements import Group, Placed, Strip, beside, joined, padded, stack
from handouts.render.pdf.fields import field
from handouts.render.pdf.kit import strong

if TYPE_CHECKING:
    from handouts.outline.handout import Barcode, SignatureRow, Signatures
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def signatures(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None = None) -> list[Strip]:
    """Return the signature table, what is said beneath it, and the barcode beside that, in one piece."""
    look = kit.look
    node = parent.add("Table", kit.origin(block.origin))
    edges = _edges(kit, len(block.head), width)
    head_row = node.add("THead").add("TR")
    heads = []
    for title, (x, room) in zip(block.head, edges, strict=True):
        cell = head_row.add("TH", scope="Column")
        heads.append((x, kit.text("table_head", title, room, cell)))
    strips = [Strip(padded(beside(heads), 0, 0, look.space.tight))]
    body = node.add("TBody")
    strips += [Strip(_signature(kit, row, body, edges, width, first=not at)) for at, row in enumerate(block.rows)]
    strips.append(Strip(_closing(kit, block, parent, width, code), before=look.space.medium))
    return [Strip(joined(strips), before=look.space.medium)]


def _closing(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None) -> Group:
    at = width - kit.look.barcode.width
    room = at - kit.look.page.gutter if code else min(width, kit.look.page.reading_width)
    words = stack([kit.text("note", text, room, parent.add("P")) for text in block.closing])
    return beside([(0, words), (at, barcode_figure(kit, code, parent))]) if code else words


def _edges(kit: Kit, count: int, width: float) -> list[tuple[float, float]]:
    """Return start and room of each column; all but the first are padded from the line at their start."""
    shares = kit.look.signature.columns
    if len(shares) != count:
        shares = (1.0,) * count
    pad = kit.look.signature.pad
    edges = []
    x = 0.0
    for at, share in enumerate(shares):
        size = share / sum(shares) * width
        edges.append((x + (pad if at else 0), size - (pad if at else 0)))
        x += size
    return edges


def _signature(
    kit: Kit, row: SignatureRow, parent: Node, edges: list[tuple[float, float]], width: float, *, first: bool
) -> Group:
    look, pad = kit.look, kit.look.signature.pad
    node = parent.add("TR", kit.origin(row.origin))
    who = node.add("TH", scope="Row")
    words = stack(
        [
            kit.text("table", strong(row.who), edges[0][1], who.add("P")),
            *([kit.text("table", row.role, edges[0][1], who.add("P"))] if row.role else []),
        ]
    )
    height = max(look.signature.row, words.height + look.space.tight)
    parts = [Placed(0, (height - words.height) / 2, words)]
    for blank, (x, room) in zip(row.blanks, edges[1:], strict=True):
        cell = node.add("TD")
        top = look.space.hair
        if blank.label:
            hint = kit.text("hint", blank.label, room, cell.add("P"))
            parts.append(Placed(x, top, hint))
            top += hint.height
        parts.append(Placed(x - pad, 0, field(kit, blank, cell, room + pad, height, start=look.space.hair, top=top)))

    def behind(surface: Surface, x: float, y: float) -> None:
        colour, stroke = ("ink", look.line.head) if first else ("quiet", look.line.thin)
        surface.line((x, y), (x + width, y), colour=colour, stroke=stroke)
        surface.line((x, y + height), (x + width, y + height), colour="quiet", stroke=look.line.thin)
        for edge, _ in edges[1:]:
            surface.line((x + edge - pad, y), (x + edge - pad, y + height), colour="rule", stroke=look.line.thin)

    return Group(height, tuple(parts), behind)
