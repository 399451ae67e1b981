"""What is signed: the rule it is signed by, two lines for each person, the patient's choice, and the barcode."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run, stressed
from handouts.outline.handout import Barcode, Signatures
from handouts.render.pdf import prose
from handouts.render.pdf.barcodes import code_128
from handouts.render.pdf.elements import Figure, Group, Placed, Strip, beside, padded, rule, stack
from handouts.render.pdf.fields import field, tick
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import Blank, Choice, SignatureRow
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@draws(Signatures)
def signatures(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None = None) -> list[Strip]:
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


def _person(kit: Kit, row: SignatureRow, parent: Node, width: float, *, ruled: bool) -> Group:
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


def _line(kit: Kit, blanks: Sequence[Blank], widths: Sequence[float], parent: Node, who: RichText = ()) -> Group:
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


def closing(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None) -> list[Strip]:
    """Return what is said at the end, and the barcode beside it."""
    end = kit.look.barcode.width
    room = width - end - kit.look.page.gutter if code else width
    words = [kit.text("statement", text, room, parent.add("P")) for text in block.closing]
    figure = [(width - end, barcode_figure(kit, code, parent))] if code else []
    shown = beside([(0, stack(words)), *figure])
    return [Strip(shown, before=kit.look.space.small)] if shown.height else []


def _beside(kit: Kit, block: Signatures, parent: Node, width: float, code: Barcode | None) -> Strip:
    """Return the card with the choice, and beside it what is said at the end over the barcode."""
    gap, end = kit.look.choice.gap, kit.look.barcode.width
    rest = width - end - gap
    card = _choice(kit, block.choice, parent, rest) if block.choice else Group(0, ())
    words = stack([kit.text("statement", text, end, parent.add("P")) for text in block.closing])
    figure = barcode_figure(kit, code, parent) if code else Group(0, ())
    height = max(card.height, words.height + gap + figure.height)
    parts = (Placed(0, 0, card), Placed(rest + gap, 0, words), Placed(rest + gap, height - figure.height, figure))
    return Strip(Group(height, parts), before=kit.look.space.small)


def _choice(kit: Kit, choice: Choice, parent: Node, width: float) -> Group:
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
def barcode(kit: Kit, block: Barcode, parent: Node, width: float) -> list[Strip]:
    """Return the clinic's own barcode at the end of the line."""
    figure = barcode_figure(kit, block, parent)
    return [Strip(figure, before=kit.look.space.medium, indent=width - figure.width)]


def barcode_figure(kit: Kit, block: Barcode, parent: Node) -> Figure:
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
