"""Statements to initial, and questions to answer in one's own words or with ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run, stressed
from handouts.outline.handout import Questions, Statements, Ticks
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, joined, rule, stack
from handouts.render.pdf.fields import field, labelled, lines, tick
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank, Question, Statement, TickQuestion
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@draws(Statements)
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


@draws(Questions)
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


@draws(Ticks)
def ticks(kit: Kit, block: Ticks, parent: Node, width: float) -> list[Strip]:
    """Return the questions on one card."""
    part, radius = kit.look.ticks, kit.look.radius.card
    node = parent.add("Sect", kit.origin(block.origin))
    at = part.well + part.gap
    words = stack([_ticked(kit, one, node, width - at - part.pad) for one in block.questions], part.between)
    height = words.height + 2 * part.pad
    icon = kit.icon(block.icon, part.icon, "accent")

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.well(x, y, part.well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="accent", stroke=kit.look.line.card, radius=radius)

    parts = (
        Placed((part.well - part.icon) / 2, (height - part.icon) / 2, icon),
        Placed(at, part.pad, words),
    )
    return [Strip(Group(height, parts, behind), before=kit.look.space.block)]


def _ticked(kit: Kit, one: TickQuestion, parent: Node, width: float) -> Element:
    """Return a question and its choices: beside it where all have room on its line, else beneath."""
    part = kit.look.ticks
    node = parent.add("Sect", kit.origin(one.origin))
    text = (*stressed(one.text), *((Run(" "), *one.hint) if one.hint else ()))
    asked = kit.text("table", text, width, node.add("P"))
    listed = node.add("L")
    choices = [_choice(kit, blank, listed) for blank in one.choices]
    start = asked.width + part.step
    if start + sum(across for across, _ in choices) + part.step * (len(choices) - 1) <= width:
        return beside([(0, centred(asked, part.row)), (start, _flow(kit, choices, width - start))])
    return stack([centred(asked, part.row), _flow(kit, choices, width)])


def _choice(kit: Kit, blank: Blank, parent: Node) -> tuple[float, Group]:
    """Return a box and its words, with the width of both."""
    part = kit.look.ticks
    body = parent.add("LI").add("LBody")
    box = field(kit, blank, body, part.box, part.box, boxed=True)
    words = kit.line("table", blank.label, body.add("P"))
    at = part.box + part.box_gap
    return at + words.width, beside([(0, centred(box, part.row)), (at, centred(words, part.row))])


def _flow(kit: Kit, choices: Sequence[tuple[float, Group]], width: float) -> Group:
    """Return choices one after the other, on as many lines as they take."""
    part = kit.look.ticks
    placed: list[Placed] = []
    x = y = 0.0
    for across, choice in choices:
        if x and x + across > width:
            x, y = 0.0, y + part.row
        placed.append(Placed(x, y, choice))
        x += across + part.step
    return Group(y + part.row, tuple(placed))
