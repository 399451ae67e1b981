"""Statements to initial, and questions to answer in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Group, Strip, beside, centred, joined, rule, stack
from handouts.render.pdf.fields import field, labelled, lines, tick

if TYPE_CHECKING:
    from handouts.outline.handout import Question, Questions, Statement, Statements
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def statements(kit: Kit, block: Statements, parent: Node, width: float) -> list[Strip]:
    """Return the statements to initial between rules, in one piece."""
    look = kit.look
    node = parent.add("L", kit.origin(block.origin))
    rows = [
        Strip(_statement(kit, one, node, width, first=not at, last=at + 1 == len(block.statements)))
        for at, one in enumerate(block.statements)
    ]
    return [Strip(joined(rows), before=look.space.small)]


def _statement(kit: Kit, statement: Statement, parent: Node, width: float, *, first: bool, last: bool) -> Group:
    part, line = kit.look.statement, kit.look.line
    body = parent.add("LI", kit.origin(statement.origin)).add("LBody")
    box = field(kit, statement.blank, body, part.box_width, part.box_height, boxed=True)
    at = part.box_width + part.gap
    asked = [labelled(kit, statement.asks, body, width - at, "statement")] if statement.asks else []
    words = stack([*asked, kit.text("statement", statement.text, width - at, body.add("P"))])
    height = max(part.row, words.height + part.pad)
    row = beside([(0, centred(box, height)), (at, centred(words, height))])
    above = rule(width, "ink", line.head) if first else rule(width, "rule", line.thin)
    below = rule(width, "rule", line.thin)

    def behind(surface: Surface, x: float, y: float) -> None:
        above(surface, x, y)
        if last:
            below(surface, x, y + height)

    return Group(row.height, row.parts, behind)


def questions(kit: Kit, block: Questions, parent: Node, width: float) -> list[Strip]:
    """Return questions to answer in one's own words, each with its lines and the box beside it."""
    node = parent.add("L", kit.origin(block.origin))
    node.numbering = "Decimal"
    return [Strip(_question(kit, one, node, width), before=kit.look.space.small) for one in block.questions]


def _question(kit: Kit, question: Question, parent: Node, width: float) -> Group:
    part = kit.look.question
    item = parent.add("LI", kit.origin(question.origin))
    number = kit.text("step_number", str(question.number), part.number, item.add("Lbl"))
    body = item.add("LBody")
    room = width - part.number
    said = body.add("P")
    again, wide = tick(kit, question.again, body.add("Sect"), "note")
    words = kit.text("question", question.text, room - wide - kit.look.page.gutter, said)
    head = beside([(0, words), (room - wide, again)])
    inner = [Strip(head), *lines(kit, question.blank, body, room, part.row)]
    return beside([(0, number), (part.number, joined(inner))])
