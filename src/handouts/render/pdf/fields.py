"""What a hand fills in: lines, boxes to initial, the patient label, signatures.

Every blank is a Form element with PrintField, for it is drawn and not interactive (ISO 32000-1, 14.8.5.6).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, joined, padded, rule, stack
from handouts.render.pdf.figures import barcode_figure
from handouts.render.pdf.kit import aligned, strong

if TYPE_CHECKING:
    from handouts.outline.handout import (
        Barcode,
        Blank,
        Blanks,
        Questions,
        SignatureRow,
        Signatures,
        Statement,
        StatementGroup,
    )
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write, so many points wide and high: its drawing belongs to a Form element."""

    node: Node
    width: float
    height: float
    paint: Paint

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        left, bottom = surface.left(x, self.width), surface.height - y - self.height
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


def field(kit: Kit, blank: Blank, parent: Node, width: float, height: float, *, boxed: bool = False) -> Field:
    """Return the place to write of a blank: a line at its foot, or a box."""
    node = parent.add("Form", kit.origin(blank.origin))
    node.role = "tv"
    node.said = blank.tooltip or plain(blank.label)
    look = kit.look

    def paint(surface: Surface, x: float, y: float) -> None:
        if boxed:
            surface.box(x, y, width, height, line="ink", stroke=look.line.thin, radius=look.radius.field)
        else:
            surface.line((x, y + height), (x + width, y + height), colour="outline", stroke=look.line.thin)

    return Field(node, width, height, paint)


def label_box(kit: Kit, block: Blanks, parent: Node) -> Group:
    """Return the box for the patient label: a sticker covers it, or a hand fills its lines."""
    part, space = kit.look.front, kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    room = part.label_width - 2 * space.small
    title = kit.text("small", block.title, room, node.add("P"))
    row = (part.label_height - title.height - 2 * space.tight) / max(1, len(block.blanks))
    parts = [Placed(space.small, space.tight, title)]
    y = space.tight + title.height
    for blank in block.blanks:
        line = _labelled(kit, blank, node, room, height=row - space.hair)
        parts.append(Placed(space.small, y, line))
        y += row
    look = kit.look

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(
            x, y, part.label_width, part.label_height, line="outline", stroke=look.line.thin, radius=look.radius.label
        )

    return Group(part.label_height, tuple(parts), behind)


def _labelled(kit: Kit, blank: Blank, parent: Node, width: float, *, height: float) -> Group:
    """Return a label at the start of a line, and the line over the whole width."""
    label = kit.text("small", blank.label, width, parent.add("P"))
    line = field(kit, blank, parent, width, height)
    return Group(height, (Placed(0, height - label.height - kit.look.space.hair, label), Placed(0, 0, line)))


def side_fields(kit: Kit, block: Blanks, parent: Node, width: float, row: float) -> Group:
    """Return fields beside a title: what is to be written, then a line."""
    node = parent.add("Sect", kit.origin(block.origin))
    gap = kit.look.space.small
    rows: list[Element] = []
    for blank in block.blanks:
        label = kit.line("table_head", blank.label, node.add("P"))
        at = label.column + gap
        line = field(kit, blank, node, max(width - at, gap), label.height)
        rows.append(padded(beside([(0, label), (at, line)]), 0, row - label.height, 0))
    return stack(rows)


def blanks(kit: Kit, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return room to write."""
    if block.look == "label":
        return [Strip(label_box(kit, block, parent), before=kit.look.space.medium)]
    if block.look == "side":
        return [Strip(side_fields(kit, block, parent, width, kit.look.front.field_row), before=kit.look.space.medium)]
    node = parent.add("Sect", kit.origin(block.origin))
    strips = []
    if block.title:
        title = kit.text("row_head", block.title, width, node.add("P"))
        strips.append(Strip(title, before=kit.look.space.medium, keep=True))
    for blank in block.blanks:
        strips += _lines(kit, blank, node, width)
    return strips


def _lines(kit: Kit, blank: Blank, parent: Node, width: float) -> list[Strip]:
    """Return the ruled lines of a blank, as one field."""
    row = kit.look.writing.row
    height = row * blank.lines
    node = parent.add("Form", kit.origin(blank.origin))
    node.role = "tv"
    node.said = blank.tooltip or plain(blank.label)
    stroke = kit.look.line.thin

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(1, blank.lines + 1):
            surface.line((x, y + at * row), (x + width, y + at * row), colour="outline", stroke=stroke)

    return [Strip(Field(node, width, height, paint))]


def statements(kit: Kit, block: StatementGroup, parent: Node, width: float) -> list[Strip]:
    """Return statements to initial under their heading, in one piece."""
    space = kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    title = kit.line("heading", block.title, node.add("H3"))
    strips = []
    at = title.column + space.medium
    if block.hint:
        hint = kit.text("note", block.hint, width - at, node.add("P"), align="end")
        strips.append(Strip(aligned((0, title), (at, hint))))
    else:
        strips.append(Strip(title))
    rows = node.add("L")
    strips += [
        Strip(_statement(kit, statement, rows, width), before=0 if number else space.tight)
        for number, statement in enumerate(block.statements)
    ]
    return [Strip(joined(strips), before=space.medium)]


def _statement(kit: Kit, statement: Statement, parent: Node, width: float) -> Group:
    part = kit.look.statement
    body = parent.add("LI", kit.origin(statement.origin)).add("LBody")
    box = field(kit, statement.blank, body, part.box_width, part.box_height, boxed=True)
    at = part.box_width + part.gap
    words = kit.text("body", statement.text, width - at, body.add("P"))
    height = max(part.row, words.height + part.pad)
    row = beside([(0, centred(box, height)), (at, centred(words, height))])
    return Group(row.height, row.parts, rule(width, "rule", kit.look.line.thin))


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
        if blank.label:
            parts.append(Placed(x, look.space.hair, kit.text("small", blank.label, room, cell.add("P"))))
        parts.append(Placed(x - pad, 0, field(kit, blank, cell, room + pad, height)))

    def behind(surface: Surface, x: float, y: float) -> None:
        colour, stroke = ("ink", look.line.head) if first else ("quiet", look.line.thin)
        surface.line((x, y), (x + width, y), colour=colour, stroke=stroke)
        surface.line((x, y + height), (x + width, y + height), colour="quiet", stroke=look.line.thin)
        for edge, _ in edges[1:]:
            surface.line((x + edge - pad, y), (x + edge - pad, y + height), colour="rule", stroke=look.line.thin)

    return Group(height, tuple(parts), behind)


def questions(kit: Kit, block: Questions, parent: Node, width: float) -> list[Strip]:
    """Return questions to answer in one's own words, each with its lines."""
    part, look = kit.look.question, kit.look
    node = parent.add("L", kit.origin(block.origin))
    node.numbering = "Decimal"
    strips = []
    for question in block.questions:
        item = node.add("LI", kit.origin(question.origin))
        number = kit.text("step_number", str(question.number), part.number, item.add("Lbl"))
        body = item.add("LBody")
        words = kit.text("body", question.text, width - part.number, body.add("P"))
        inner = [Strip(words), *_lines(kit, question.blank, body, width - part.number)]
        row = beside([(0, number), (part.number, joined(inner))])
        strips.append(Strip(row, before=look.space.medium))
    return strips
