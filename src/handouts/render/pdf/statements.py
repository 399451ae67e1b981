"""Statements to initial, and questions to answer in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Group, Strip, beside, centred, joined, rule
from handouts.render.pdf.fields import field, lines
from handouts.render.pdf.kit import aligned

if TYPE_CHECKING:
    from handouts.outline.handout import Questions, Statement, StatementGroup
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node


def statements(kit: Kit, block: StatementGroup, parent: Node, width: float) -> list[Strip]:
    """Return statements to initial under their heading, in one piece."""
    space = kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    title = kit.line("heading", block.title, node.add("H3"))
    strips = []
    at = title.column + space.medium
    if block.hint and kit.stacked:
        strips += [Strip(title), Strip(kit.text("note", block.hint, width, node.add("P")))]
    elif block.hint:
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
        inner = [Strip(words), *lines(kit, question.blank, body, width - part.number)]
        row = beside([(0, number), (part.number, joined(inner))])
        strips.append(Strip(row, before=look.space.medium))
    return strips
