"""The signature table, what is said beneath it, and the barcode beside that: one piece, never parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.barcode import barcode_figure
from handouts.render.pdf.elements import Group, Placed, Strip, beside, joined, padded, rule, stack
from handouts.render.pdf.fields import field
from handouts.render.pdf.kit import aligned, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import Barcode, Blank, SignatureRow, Signatures
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def signatures(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None = None) -> list[Strip]:
    """Return the signature table, what is said beneath it, and the barcode beside that, in one piece."""
    if kit.stacked:
        return _one_by_one(kit, block, parent, width, code)
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


def _one_by_one(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None) -> list[Strip]:
    """Return a block for each person, never parted; what is said beneath stays with the last."""
    node = parent.add("Sect", kit.origin(block.origin))
    between = kit.one_column.signature.between
    strips = [Strip(_person(kit, row, block.head[1:], node, width), before=between) for row in block.rows]
    words = [kit.text("note", text, width, parent.add("P")) for text in block.closing]
    closing = stack([*words, *([barcode_figure(kit, code, parent)] if code else [])], kit.look.space.tight)
    last = joined([strips[-1], Strip(closing, before=kit.look.space.small)])
    return [*strips[:-1], Strip(last, before=between)]


def _person(kit: Kit, row: SignatureRow, titles: Sequence[RichText], parent: Node, width: float) -> Group:
    """Return a person's fields, a line each; the last two, date and time, share one."""
    part, gutter = kit.one_column.signature, kit.look.page.gutter
    node = parent.add("Sect", kit.origin(row.origin))
    who = kit.line("table", strong(row.who), node.add("P"))
    at = who.column + kit.look.space.snug
    names = [(0.0, who)]
    names += [(at, kit.text("table", row.role, width - at, node.add("P")))] if row.role else []
    *lines, date, time = zip(titles, row.blanks, strict=True)
    half = (width - gutter) / 2
    rows: list[Element] = [_asked(kit, title, blank, node, width, label=part.label) for title, blank in lines]
    pair = [_asked(kit, *date, node, half, label=part.label), _asked(kit, *time, node, half, label=0)]
    rows.append(beside([(0, pair[0]), (half + gutter, pair[1])]))
    line = rule(width, "ink", kit.look.line.head)
    return padded(stack([aligned(*names), *rows]), 0, kit.look.space.snug, 0, line)


def _asked(kit: Kit, title: RichText, blank: Blank, parent: Node, width: float, *, label: float) -> Group:
    """Return what is to be written, and the line beside it; what else it asks for stands over the line."""
    part, row = kit.one_column.signature, kit.look.signature.row
    said = kit.line("table", title, parent.add("P"))
    at = max(label, said.column) + part.gap
    hints = [kit.text("hint", blank.label, width - at, parent.add("P"))] if blank.label else []
    top = sum(hint.height for hint in hints) + kit.look.space.hair
    height = max(row, top + said.height)
    if blank.kind != "signature":  # what is typed stands on the line of the label
        top = max(top, height - said.height - kit.look.space.tight)
    line = field(kit, blank, parent, width - at, height, start=kit.look.space.hair, top=top)
    parts = [Placed(0, height - said.height, said)]
    parts += [Placed(at, kit.look.space.hair, hint) for hint in hints]
    return Group(height, (*parts, Placed(at, 0, line)))


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
