"""Statements to initial, questions to answer in own words, and what is signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.outline.handout import Barcode, Questions, Signatures, Statements, Ticks
from handouts.render.pdf.blocks import prose
from handouts.render.pdf.blocks.builder import draws, icon_card
from handouts.render.pdf.blocks.fields import field, labelled, lines, tick
from handouts.render.pdf.engine import metadata
from handouts.render.pdf.engine.canvas import code_128
from handouts.render.pdf.engine.elements import (
    Figure,
    Group,
    Placed,
    Strip,
    beside,
    boxed,
    centred,
    joined,
    padded,
    rule,
    stack,
    together,
)
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank, Choice, Question, SignatureRow, Statement, TickQuestion
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText
    from handouts.theme.forms import BarcodePart


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
            Strip(_signer(builder, row, node, width, ruled=not first), before=builder.style.space.small if first else 0)
        )
    if builder.stacked:
        card = (
            [Strip(_choice(builder, block.choice, node, width), before=builder.style.space.small)]
            if block.choice
            else []
        )
        strips += [*card, *closing(builder, block, node, width, code)]
    else:
        strips.append(_choice_beside_barcode(builder, block, node, width, code))
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def _signer(builder: BlockBuilder, row: SignatureRow, parent: Node, width: float, *, ruled: bool) -> Group:
    """Return two lines for one person: signature, date and time, then the printed name and what is asked beside it.

    In one column who it is stands before what is asked first, under what signing means; elsewhere beside the lines.
    """
    part, style = builder.style.signature, builder.style
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
    inner = stack([*role, *lines]) if builder.stacked else beside([(0, words), (start, stack(lines, style.space.hair))])
    return padded(inner, 0, 0, part.pad, rule(width, "rule", style.line.thin) if ruled else None)


def _line(
    builder: BlockBuilder, blanks: Sequence[Blank], widths: Sequence[float], parent: Node, who: RichText = ()
) -> Group:
    """Return lines to write on side by side, each with what is asked over its start, the first after `who`."""
    part = builder.style.signature
    rooms = list(zip(blanks, widths, strict=True))
    named = {blanks[0].origin: (*stressed(who), Run(" "))} if who else {}
    nodes = [parent.add("P") for _ in rooms]
    texts = [
        builder.text("hint", (*named.get(each_blank.origin, ()), *each_blank.label), room, node)
        for (each_blank, room), node in zip(rooms, nodes, strict=True)
    ]
    height = max(part.row, *(text.height + builder.style.type.hint.leading for text in texts))
    parts: list[Placed] = []
    x = 0.0
    for (blank, room), text, node in zip(rooms, texts, nodes, strict=True):
        line = field(builder, blank, node, room, height, top=text.height)
        parts += [Placed(x, 0, text), Placed(x, 0, line)]
        x += room + part.gap
    return Group(height, tuple(parts))


def closing(builder: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None) -> list[Strip]:
    """Return the closing words, and the barcode beside them."""
    end = builder.style.barcode.width
    room = width - end - builder.style.page.gutter if code else width
    words = [builder.text("statement", text, room, parent.add("P")) for text in block.closing]
    figure = [(width - end, barcode_figure(builder, code, parent))] if code else []
    row = beside([(0, stack(words)), *figure])
    return [Strip(row, before=builder.style.space.small)] if row.height else []


def _choice_beside_barcode(
    builder: BlockBuilder, block: Signatures, parent: Node, width: float, code: Barcode | None
) -> Strip:
    """Return the card with the choice, and beside it the closing words over the barcode."""
    gap, end = builder.style.choice.gap, builder.style.barcode.width
    card_width = width - end - gap
    card = _choice(builder, block.choice, parent, card_width) if block.choice else Group(0, ())
    words = stack([builder.text("statement", text, end, parent.add("P")) for text in block.closing])
    figure = barcode_figure(builder, code, parent) if code else Group(0, ())
    height = max(card.height, words.height + gap + figure.height)
    parts = (
        Placed(0, 0, card),
        Placed(card_width + gap, 0, words),
        Placed(card_width + gap, height - figure.height, figure),
    )
    return Strip(Group(height, parts), before=builder.style.space.small)


def _choice(builder: BlockBuilder, choice: Choice, parent: Node, width: float) -> Group:
    """Return the card with the boxes to tick, and what to do with each."""
    style, part = builder.style, builder.style.choice
    node = parent.add("Sect", builder.origin(choice.origin))
    room = width - 2 * part.pad
    title = builder.line("statement", stressed(choice.title), node.add("P"))
    options = node.add("L")
    placed: list[Placed] = [Placed(0, 0, title)]
    x, y = title.column + part.between, 0.0
    for option in choice.options:
        box, option_width = tick(builder, option, options.add("LI").add("LBody"), "statement")
        if x + option_width > room:
            x, y = 0.0, y + title.height + style.space.tight
        placed.append(Placed(x, y, box))
        x += option_width + part.between
    inner: list[Element] = [Group(y + title.height, tuple(placed))]
    inner += [builder.text("statement", text, room, node.add("P")) for text in choice.text]
    card = padded(stack(inner, style.space.tight), part.pad, part.pad - style.space.hair, part.pad)
    outline = boxed(width, card.height, line="ink", stroke=style.line.card, radius=style.radius.card)
    return replace(card, behind=outline)


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
    if module < part.least:
        raise _too_long(block, part)

    def paint(surface: Surface, x: float, y: float) -> None:
        bar_x = part.quiet * module
        for number, size in enumerate(bars):
            if not number % 2:
                surface.box(x + bar_x, y, size * module, part.height, fill="ink")
            bar_x += size * module
        text.draw(surface, x, y + part.height)

    return Figure(node, part.width, part.height + text.height, paint)


_IN_A_SIGN, _AROUND = 11, 35
"""Modules of a sign, and of start, check sign and stop together (ISO/IEC 15417, 4.3)."""


def _too_long(block: Barcode, part: BarcodePart) -> ContentError:
    """Return the problem of a barcode whose bars would be too narrow for scanners."""
    most = int(part.width / part.least - 2 * part.quiet - _AROUND) // _IN_A_SIGN
    found = f"the bar code of {len(block.value)} signs has bars too narrow to be scanned from a copy"
    hint = f"Write at most {most} signs; digits alone take half the room."
    return ContentError((Problem(Location(block.origin), found, hint, "fit", about=block.value),))


@draws(Statements)
def statements(builder: BlockBuilder, block: Statements, parent: Node, width: float) -> list[Strip]:
    """Return the statements to initial between rules, in one piece."""
    style = builder.style
    node = parent.add("L", builder.origin(block.origin))
    rows = [
        Strip(_statement(builder, statement, node, width, first=not index, last=index + 1 == len(block.statements)))
        for index, statement in enumerate(block.statements)
    ]
    return [Strip(joined(rows), before=style.space.small)]


def _statement(
    builder: BlockBuilder, statement: Statement, parent: Node, width: float, *, first: bool, last: bool
) -> Group:
    part, line = builder.style.statement, builder.style.line
    body = parent.add("LI", builder.origin(statement.origin)).add("LBody")
    box = field(builder, statement.blank, body, part.box_width, part.box_height, boxed=True)
    indent = part.box_width + part.gap
    extra = [labelled(builder, statement.asks, body, width - indent, "statement")] if statement.asks else []
    words = stack([*extra, builder.text("statement", statement.text, width - indent, body.add("P"))])
    height = max(part.row, words.height + part.pad)
    row = beside([(0, centred(box, height)), (indent, centred(words, height))])
    above = rule(width, "ink", line.head) if first else rule(width, "rule", line.thin)
    below = rule(width, "rule", line.thin, height) if last else None
    return replace(row, behind=together(above, below))


@draws(Questions)
def questions(builder: BlockBuilder, block: Questions, parent: Node, width: float) -> list[Strip]:
    """Return questions to answer in one's own words, each with its lines and the box beside it."""
    node = parent.add("L", builder.origin(block.origin))
    node.numbering = "Decimal"
    return [
        Strip(_spoken_question(builder, question, node, width), before=builder.style.space.small)
        for question in block.questions
    ]


def _spoken_question(builder: BlockBuilder, question: Question, parent: Node, width: float) -> Group:
    part = builder.style.question
    item = parent.add("LI", builder.origin(question.origin))
    number = builder.text("step_number", str(question.number), part.number, item.add("Lbl"))
    body = item.add("LBody")
    room = width - part.number
    asked = body.add("P")
    answer = lines(builder, question.blank, body, room, part.row)
    again, again_width = tick(builder, question.again, body, "note")
    words = builder.text("question", question.text, room - again_width - builder.style.page.gutter, asked)
    head = Group(max(words.height, again.height), (Placed(0, 0, words),))
    inner = joined([Strip(head), *answer])  # the box is drawn last, as it is read and reached by the tab key
    inner = replace(inner, parts=(*inner.parts, Placed(room - again_width, 0, again)))
    return beside([(0, number), (part.number, inner)])


@draws(Ticks)
def ticks(builder: BlockBuilder, block: Ticks, parent: Node, width: float) -> list[Strip]:
    """Return the questions on one card."""
    part = builder.style.ticks
    node = parent.add("Sect", builder.origin(block.origin))
    indent = part.well + part.gap
    words = stack(
        [_ticked(builder, question, node, width - indent - part.pad) for question in block.questions], part.between
    )
    size = (width, words.height + 2 * part.pad)
    card = icon_card(builder, block.icon, part, Placed(indent, part.pad, words), size, line="accent")
    return [Strip(card, before=builder.style.space.block)]


def _ticked(builder: BlockBuilder, question: TickQuestion, parent: Node, width: float) -> Element:
    """Return a question and its choices: beside it where all have room on its line, else beneath."""
    part = builder.style.ticks
    node = parent.add("Sect", builder.origin(question.origin))
    text = (*stressed(question.text), *((Run(" "), *question.hint) if question.hint else ()))
    words = builder.text("table", text, width, node.add("P"))
    listed = node.add("L")
    choices = [_question_choice(builder, question, blank, listed, width) for blank in question.choices]
    start = words.width + part.step
    if start + sum(across for across, _ in choices) + part.step * (len(choices) - 1) <= width:
        return beside([(0, centred(words, part.row)), (start, _flow(builder, choices, width - start))])
    return stack([centred(words, part.row), _flow(builder, choices, width)])


def _question_choice(
    builder: BlockBuilder, question: TickQuestion, blank: Blank, parent: Node, width: float
) -> tuple[float, Group]:
    """Return a box and its words, with the width of both; on several lines where one is too short for them."""
    part = builder.style.ticks
    body = parent.add("LI").add("LBody")
    one_of = metadata.Question(question.origin, plain(question.text)) if question.counts == "one" else None
    box = field(builder, blank, body, part.box, part.box, boxed=True, question=one_of)
    indent = part.box + part.box_gap
    words = builder.line("table", blank.label, body.add("P"))
    if indent + words.width > width:
        words = builder.text("table", blank.label, width - indent, words.node)
    return indent + words.width, beside([(0, centred(box, part.row)), (indent, centred(words, part.row))])


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
        if choice.height > part.row:  # it has the line for itself
            x, y = 0.0, y + choice.height
    return Group(max(place.y + place.element.height for place in placed), tuple(placed))
