"""Statements to initial, questions to answer in own words, and what is signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.handout import Barcode, Questions, Signatures, Statements, Ticks
from handouts.render.pdf.blocks import prose
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.blocks.fields import field, labelled, lines, tick
from handouts.render.pdf.engine.canvas import code_128
from handouts.render.pdf.engine.elements import (
    Figure,
    Group,
    Placed,
    Strip,
    beside,
    centred,
    joined,
    padded,
    rule,
    stack,
)
from handouts.text.markup import Run, stressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank, Choice, Question, SignatureRow, Statement, TickQuestion
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText


@draws(Signatures)
def signatures(
    kit: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None = None
) -> list[Strip]:
    """Return what is signed, never parted over a page."""
    node = parent.add("Sect", kit.origin(block.origin))
    strips = prose.callout(kit, block.rule, node, width)
    for row in block.rows:
        first = row is block.rows[0]
        strips.append(
            Strip(_person(kit, row, node, width, ruled=not first), before=kit.look.space.small if first else 0)
        )
    if kit.stacked:
        card = [Strip(_choice(kit, block.choice, node, width), before=kit.look.space.small)] if block.choice else []
        strips += [*card, *closing(kit, block, node, width, code)]
    else:
        strips.append(_beside(kit, block, node, width, code))
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def _person(kit: BlockBuilder, row: SignatureRow, parent: Node, width: float, *, ruled: bool) -> Group:
    """Return two lines for one person: signature, date and time, then the printed name and what is asked beside it.

    In one column who it is stands before what is asked first, under what signing means; elsewhere beside the lines.
    """
    part, look = kit.look.signature, kit.look
    node = parent.add("Sect", kit.origin(row.origin))
    dated = part.date + part.gap + part.time
    start = 0 if kit.stacked else width - (part.name + part.gap + dated)
    room = width if kit.stacked else start - part.gap
    who = [] if kit.stacked else [kit.text("question", row.who, room, node.add("P"))]
    role = [kit.text("hint", row.role, room, node.add("P"), colour="ink")] if row.role else []
    line = width - start - part.gap
    first = _line(kit, row.first, (line - dated, part.date, part.time), node, row.who if kit.stacked else ())
    lines = [first, _line(kit, row.second, (line - part.beside, part.beside), node)]
    words = padded(stack([*who, *role]), 0, part.pad, 0)
    inner = stack([*role, *lines]) if kit.stacked else beside([(0, words), (start, stack(lines, look.space.hair))])
    return padded(inner, 0, 0, part.pad, rule(width, "rule", look.line.thin) if ruled else None)


def _line(
    kit: BlockBuilder, blanks: Sequence[Blank], widths: Sequence[float], parent: Node, who: RichText = ()
) -> Group:
    """Return lines to write on side by side, each with what is asked over its start, the first after `who`."""
    part = kit.look.signature
    rooms = list(zip(blanks, widths, strict=True))
    named = {blanks[0].origin: (*stressed(who), Run(" "))} if who else {}
    texts = [kit.text("hint", (*named.get(one.origin, ()), *one.label), room, parent.add("P")) for one, room in rooms]
    height = max(part.row, *(text.height + kit.look.type.hint.leading for text in texts))
    parts: list[Placed] = []
    x = 0.0
    for (blank, room), text in zip(rooms, texts, strict=True):
        line = field(kit, blank, parent, room, height, line="ink", top=text.height)
        parts += [Placed(x, 0, text), Placed(x, 0, line)]
        x += room + part.gap
    return Group(height, tuple(parts))


def closing(kit: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None) -> list[Strip]:
    """Return what is said at the end, and the barcode beside it."""
    end = kit.look.barcode.width
    room = width - end - kit.look.page.gutter if code else width
    words = [kit.text("statement", text, room, parent.add("P")) for text in block.closing]
    figure = [(width - end, barcode_figure(kit, code, parent))] if code else []
    shown = beside([(0, stack(words)), *figure])
    return [Strip(shown, before=kit.look.space.small)] if shown.height else []


def _beside(kit: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None) -> Strip:
    """Return the card with the choice, and beside it what is said at the end over the barcode."""
    gap, end = kit.look.choice.gap, kit.look.barcode.width
    rest = width - end - gap
    card = _choice(kit, block.choice, parent, rest) if block.choice else Group(0, ())
    words = stack([kit.text("statement", text, end, parent.add("P")) for text in block.closing])
    figure = barcode_figure(kit, code, parent) if code else Group(0, ())
    height = max(card.height, words.height + gap + figure.height)
    parts = (Placed(0, 0, card), Placed(rest + gap, 0, words), Placed(rest + gap, height - figure.height, figure))
    return Strip(Group(height, parts), before=kit.look.space.small)


def _choice(kit: BlockBuilder, choice: Choice, parent: Node, width: float) -> Group:
    """Return the card with the boxes to tick, and what to do with each."""
    look, part = kit.look, kit.look.choice
    node = parent.add("Sect", kit.origin(choice.origin))
    room = width - 2 * part.pad
    title = kit.line("statement", stressed(choice.title), node.add("P"))
    options = node.add("L")
    placed: list[Placed] = [Placed(0, 0, title)]
    x, y = title.column + part.between, 0.0
    for option in choice.options:
        box, wide = tick(kit, option, options.add("LI").add("LBody"), "statement")
        if x + wide > room:
            x, y = 0.0, y + title.height + look.space.tight
        placed.append(Placed(x, y, box))
        x += wide + part.between
    inner: list[Element] = [Group(y + title.height, tuple(placed))]
    inner += [kit.text("statement", text, room, node.add("P")) for text in choice.text]
    card = padded(stack(inner, look.space.tight), part.pad, part.pad - look.space.hair, part.pad)

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, card.height, line="ink", stroke=look.line.card, radius=look.radius.card)

    return Group(card.height, card.parts, behind)


@draws(Barcode)
def barcode(kit: BlockBuilder, block: Barcode, parent: Node, width: float) -> list[Strip]:
    """Return the clinic's own barcode at the end of the line."""
    figure = barcode_figure(kit, block, parent)
    return [Strip(figure, before=kit.look.space.medium, indent=width - figure.width)]


def barcode_figure(kit: BlockBuilder, block: Barcode, parent: Node) -> Figure:
    """Return a barcode with its text beneath."""
    part = kit.look.barcode
    node = parent.add("Figure", kit.origin(block.origin), alt=block.says)
    text = kit.text("small", block.value, part.width, node, align="centre")
    bars = code_128(block.value)
    module = part.width / (sum(bars) + 2 * part.quiet)

    def paint(surface: Surface, x: float, y: float) -> None:
        at = part.quiet * module
        for number, size in enumerate(bars):
            if not number % 2:
                surface.box(x + at, y, size * module, part.height, fill="ink")
            at += size * module
        text.draw(surface, x, y + part.height)

    return Figure(node, part.width, part.height + text.height, paint)


@draws(Statements)
def statements(kit: BlockBuilder, block: Statements, parent: Node, width: float) -> list[Strip]:
    """Return the statements to initial between rules, in one piece."""
    look = kit.look
    node = parent.add("L", kit.origin(block.origin))
    rows = [
        Strip(_statement(kit, one, node, width, first=not at, last=at + 1 == len(block.statements)))
        for at, one in enumerate(block.statements)
    ]
    return [Strip(joined(rows), before=look.space.small)]


def _statement(
    kit: BlockBuilder, statement: Statement, parent: Node, width: float, *, first: bool, last: bool
) -> Group:
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
def questions(kit: BlockBuilder, block: Questions, parent: Node, width: float) -> list[Strip]:
    """Return questions to answer in one's own words, each with its lines and the box beside it."""
    node = parent.add("L", kit.origin(block.origin))
    node.numbering = "Decimal"
    return [Strip(_spoken_question(kit, one, node, width), before=kit.look.space.small) for one in block.questions]


def _spoken_question(kit: BlockBuilder, question: Question, parent: Node, width: float) -> Group:
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
def ticks(kit: BlockBuilder, block: Ticks, parent: Node, width: float) -> list[Strip]:
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


def _ticked(kit: BlockBuilder, one: TickQuestion, parent: Node, width: float) -> Element:
    """Return a question and its choices: beside it where all have room on its line, else beneath."""
    part = kit.look.ticks
    node = parent.add("Sect", kit.origin(one.origin))
    text = (*stressed(one.text), *((Run(" "), *one.hint) if one.hint else ()))
    asked = kit.text("table", text, width, node.add("P"))
    listed = node.add("L")
    choices = [_question_choice(kit, blank, listed) for blank in one.choices]
    start = asked.width + part.step
    if start + sum(across for across, _ in choices) + part.step * (len(choices) - 1) <= width:
        return beside([(0, centred(asked, part.row)), (start, _flow(kit, choices, width - start))])
    return stack([centred(asked, part.row), _flow(kit, choices, width)])


def _question_choice(kit: BlockBuilder, blank: Blank, parent: Node) -> tuple[float, Group]:
    """Return a box and its words, with the width of both."""
    part = kit.look.ticks
    body = parent.add("LI").add("LBody")
    box = field(kit, blank, body, part.box, part.box, boxed=True)
    words = kit.line("table", blank.label, body.add("P"))
    at = part.box + part.box_gap
    return at + words.width, beside([(0, centred(box, part.row)), (at, centred(words, part.row))])


def _flow(kit: BlockBuilder, choices: Sequence[tuple[float, Group]], width: float) -> Group:
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
