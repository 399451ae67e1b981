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
    builder: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None = None
) -> list[Strip]:
    """Return what is signed, never parted over a page."""
    node = parent.add("Sect", builder.origin(block.origin))
    strips = prose.callout(builder, block.rule, node, width)
    for row in block.rows:
        first = row is block.rows[0]
        strips.append(
            Strip(_person(builder, row, node, width, ruled=not first), before=builder.style.space.small if first else 0)
        )
    if builder.stacked:
        card = (
            [Strip(_choice(builder, block.choice, node, width), before=builder.style.space.small)]
            if block.choice
            else []
        )
        strips += [*card, *closing(builder, block, node, width, code)]
    else:
        strips.append(_beside(builder, block, node, width, code))
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def _person(builder: BlockBuilder, row: SignatureRow, parent: Node, width: float, *, ruled: bool) -> Group:
    """Return two lines for one person: signature, date and time, then the printed name and what is asked beside it.

    In one column who it is stands before what is asked first, under what signing means; elsewhere beside the lines.
    """
    part, look = builder.style.signature, builder.style
    node = parent.add("Sect", builder.origin(row.origin))
    dated = part.date + part.gap + part.time
    start = 0 if builder.stacked else width - (part.name + part.gap + dated)
    room = width if builder.stacked else start - part.gap
    who = [] if builder.stacked else [builder.text("question", row.who, room, node.add("P"))]
    role = [builder.text("hint", row.role, room, node.add("P"), colour="ink")] if row.role else []
    line = width - start - part.gap
    first = _line(builder, row.first, (line - dated, part.date, part.time), node, row.who if builder.stacked else ())
    lines = [first, _line(builder, row.second, (line - part.beside, part.beside), node)]
    words = padded(stack([*who, *role]), 0, part.pad, 0)
    inner = stack([*role, *lines]) if builder.stacked else beside([(0, words), (start, stack(lines, look.space.hair))])
    return padded(inner, 0, 0, part.pad, rule(width, "rule", look.line.thin) if ruled else None)


def _line(
    builder: BlockBuilder, blanks: Sequence[Blank], widths: Sequence[float], parent: Node, who: RichText = ()
) -> Group:
    """Return lines to write on side by side, each with what is asked over its start, the first after `who`."""
    part = builder.style.signature
    rooms = list(zip(blanks, widths, strict=True))
    named = {blanks[0].origin: (*stressed(who), Run(" "))} if who else {}
    texts = [
        builder.text("hint", (*named.get(one.origin, ()), *one.label), room, parent.add("P")) for one, room in rooms
    ]
    height = max(part.row, *(text.height + builder.style.type.hint.leading for text in texts))
    parts: list[Placed] = []
    x = 0.0
    for (blank, room), text in zip(rooms, texts, strict=True):
        line = field(builder, blank, parent, room, height, line="ink", top=text.height)
        parts += [Placed(x, 0, text), Placed(x, 0, line)]
        x += room + part.gap
    return Group(height, tuple(parts))


def closing(builder: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None) -> list[Strip]:
    """Return what is said at the end, and the barcode beside it."""
    end = builder.style.barcode.width
    room = width - end - builder.style.page.gutter if code else width
    words = [builder.text("statement", text, room, parent.add("P")) for text in block.closing]
    figure = [(width - end, barcode_figure(builder, code, parent))] if code else []
    shown = beside([(0, stack(words)), *figure])
    return [Strip(shown, before=builder.style.space.small)] if shown.height else []


def _beside(builder: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None) -> Strip:
    """Return the card with the choice, and beside it what is said at the end over the barcode."""
    gap, end = builder.style.choice.gap, builder.style.barcode.width
    rest = width - end - gap
    card = _choice(builder, block.choice, parent, rest) if block.choice else Group(0, ())
    words = stack([builder.text("statement", text, end, parent.add("P")) for text in block.closing])
    figure = barcode_figure(builder, code, parent) if code else Group(0, ())
    height = max(card.height, words.height + gap + figure.height)
    parts = (Placed(0, 0, card), Placed(rest + gap, 0, words), Placed(rest + gap, height - figure.height, figure))
    return Strip(Group(height, parts), before=builder.style.space.small)


def _choice(builder: BlockBuilder, choice: Choice, parent: Node, width: float) -> Group:
    """Return the card with the boxes to tick, and what to do with each."""
    look, part = builder.style, builder.style.choice
    node = parent.add("Sect", builder.origin(choice.origin))
    room = width - 2 * part.pad
    title = builder.line("statement", stressed(choice.title), node.add("P"))
    options = node.add("L")
    placed: list[Placed] = [Placed(0, 0, title)]
    x, y = title.column + part.between, 0.0
    for option in choice.options:
        box, wide = tick(builder, option, options.add("LI").add("LBody"), "statement")
        if x + wide > room:
            x, y = 0.0, y + title.height + look.space.tight
        placed.append(Placed(x, y, box))
        x += wide + part.between
    inner: list[Element] = [Group(y + title.height, tuple(placed))]
    inner += [builder.text("statement", text, room, node.add("P")) for text in choice.text]
    card = padded(stack(inner, look.space.tight), part.pad, part.pad - look.space.hair, part.pad)

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, card.height, line="ink", stroke=look.line.card, radius=look.radius.card)

    return Group(card.height, card.parts, behind)


@draws(Barcode)
def barcode(builder: BlockBuilder, block: Barcode, parent: Node, width: float) -> list[Strip]:
    """Return the clinic's own barcode at the end of the line."""
    figure = barcode_figure(builder, block, parent)
    return [Strip(figure, before=builder.style.space.medium, indent=width - figure.width)]


def barcode_figure(builder: BlockBuilder, block: Barcode, parent: Node) -> Figure:
    """Return a barcode with its text beneath."""
    part = builder.style.barcode
    node = parent.add("Figure", builder.origin(block.origin), alt=block.says)
    text = builder.text("small", block.value, part.width, node, align="centre")
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
def statements(builder: BlockBuilder, block: Statements, parent: Node, width: float) -> list[Strip]:
    """Return the statements to initial between rules, in one piece."""
    look = builder.style
    node = parent.add("L", builder.origin(block.origin))
    rows = [
        Strip(_statement(builder, one, node, width, first=not at, last=at + 1 == len(block.statements)))
        for at, one in enumerate(block.statements)
    ]
    return [Strip(joined(rows), before=look.space.small)]


def _statement(
    builder: BlockBuilder, statement: Statement, parent: Node, width: float, *, first: bool, last: bool
) -> Group:
    part, line = builder.style.statement, builder.style.line
    body = parent.add("LI", builder.origin(statement.origin)).add("LBody")
    box = field(builder, statement.blank, body, part.box_width, part.box_height, boxed=True)
    at = part.box_width + part.gap
    asked = [labelled(builder, statement.asks, body, width - at, "statement")] if statement.asks else []
    words = stack([*asked, builder.text("statement", statement.text, width - at, body.add("P"))])
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
def questions(builder: BlockBuilder, block: Questions, parent: Node, width: float) -> list[Strip]:
    """Return questions to answer in one's own words, each with its lines and the box beside it."""
    node = parent.add("L", builder.origin(block.origin))
    node.numbering = "Decimal"
    return [
        Strip(_spoken_question(builder, one, node, width), before=builder.style.space.small) for one in block.questions
    ]


def _spoken_question(builder: BlockBuilder, question: Question, parent: Node, width: float) -> Group:
    part = builder.style.question
    item = parent.add("LI", builder.origin(question.origin))
    number = builder.text("step_number", str(question.number), part.number, item.add("Lbl"))
    body = item.add("LBody")
    room = width - part.number
    said = body.add("P")
    again, wide = tick(builder, question.again, body.add("Sect"), "note")
    words = builder.text("question", question.text, room - wide - builder.style.page.gutter, said)
    head = beside([(0, words), (room - wide, again)])
    inner = [Strip(head), *lines(builder, question.blank, body, room, part.row)]
    return beside([(0, number), (part.number, joined(inner))])


@draws(Ticks)
def ticks(builder: BlockBuilder, block: Ticks, parent: Node, width: float) -> list[Strip]:
    """Return the questions on one card."""
    part, radius = builder.style.ticks, builder.style.radius.card
    node = parent.add("Sect", builder.origin(block.origin))
    at = part.well + part.gap
    words = stack([_ticked(builder, one, node, width - at - part.pad) for one in block.questions], part.between)
    height = words.height + 2 * part.pad
    icon = builder.icon(block.icon, part.icon, "accent")

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.well(x, y, part.well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="accent", stroke=builder.style.line.card, radius=radius)

    parts = (
        Placed((part.well - part.icon) / 2, (height - part.icon) / 2, icon),
        Placed(at, part.pad, words),
    )
    return [Strip(Group(height, parts, behind), before=builder.style.space.block)]


def _ticked(builder: BlockBuilder, one: TickQuestion, parent: Node, width: float) -> Element:
    """Return a question and its choices: beside it where all have room on its line, else beneath."""
    part = builder.style.ticks
    node = parent.add("Sect", builder.origin(one.origin))
    text = (*stressed(one.text), *((Run(" "), *one.hint) if one.hint else ()))
    asked = builder.text("table", text, width, node.add("P"))
    listed = node.add("L")
    choices = [_question_choice(builder, blank, listed) for blank in one.choices]
    start = asked.width + part.step
    if start + sum(across for across, _ in choices) + part.step * (len(choices) - 1) <= width:
        return beside([(0, centred(asked, part.row)), (start, _flow(builder, choices, width - start))])
    return stack([centred(asked, part.row), _flow(builder, choices, width)])


def _question_choice(builder: BlockBuilder, blank: Blank, parent: Node) -> tuple[float, Group]:
    """Return a box and its words, with the width of both."""
    part = builder.style.ticks
    body = parent.add("LI").add("LBody")
    box = field(builder, blank, body, part.box, part.box, boxed=True)
    words = builder.line("table", blank.label, body.add("P"))
    at = part.box + part.box_gap
    return at + words.width, beside([(0, centred(box, part.row)), (at, centred(words, part.row))])


def _flow(builder: BlockBuilder, choices: Sequence[tuple[float, Group]], width: float) -> Group:
    """Return choices one after the other, on as many lines as they take."""
    part = builder.style.ticks
    placed: list[Placed] = []
    x = y = 0.0
    for across, choice in choices:
        if x and x + across > width:
            x, y = 0.0, y + part.row
        placed.append(Placed(x, y, choice))
        x += across + part.step
    return Group(y + part.row, tuple(placed))
