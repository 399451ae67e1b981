"""Cards without a band for a head: framed boxes in halves, and columns under a rule, three abreast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.render.pdf.blank_rows import Rows, blank_rows
from handouts.render.pdf.columns import column_width
from handouts.render.pdf.elements import Group, Placed, Strip, beside, frame, joined, padded, rule
from handouts.render.pdf.prose import items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.outline.handout import Card, Cards
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node

_ABREAST = {"boxes": 2, "columns": 3}


def quiet_cards(kit: Kit, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards side by side, row by row, alike in height; one under another in a print of one column."""
    most = 1 if kit.stacked else _ABREAST[block.look]
    gutter, space = kit.look.page.gutter, kit.look.space
    strips = list[Strip]()
    for row in _rows(block.cards, most):
        room = column_width(width, min(most, len(block.cards)), gutter)
        inset = kit.look.quiet_card.pad if block.look == "boxes" else 0
        nodes = [parent.add("Sect", kit.origin(card.origin)) for card in row]
        words = [_words(kit, card, node, room - 2 * inset) for card, node in zip(row, nodes, strict=True)]
        height = max(one.height for one in words)
        line = beside([(at * (room + gutter), _framed(kit, one, room, height, inset)) for at, one in enumerate(words)])
        if block.look == "columns" and not strips:
            line = padded(line, 0, space.snug, 0, rule(width, "ink", kit.look.line.head))
        strips.append(Strip(line, before=gutter if strips and not kit.stacked else space.block))
    return strips


def _rows(cards: Sequence[Card], most: int) -> Iterator[Sequence[Card]]:
    yield from (cards[at : at + most] for at in range(0, len(cards), most))


def _framed(kit: Kit, words: Group, width: float, height: float, inset: float) -> Element:
    """Return a card's words in a frame as high as its neighbour's; without an inset they have none."""
    if not inset:
        return words
    line = frame(width, height + 2 * inset, kit.tone("note"), kit.look.line.card, kit.look.radius.card)
    return Group(height + 2 * inset, (Placed(inset, inset, words),), line)


def _words(kit: Kit, card: Card, node: Node, width: float) -> Group:
    """Return a card's head behind its icon, its text, its list, and room to write."""
    strips = [Strip(_head(kit, card, node, width))] if card.title else []
    if card.lead:
        strips.append(Strip(kit.text("table", card.lead, width, node.add("P"), link=True)))
    if card.points:
        part = kit.look.points
        strips += items(kit, card.points, "plain", node, width=width, use="table", part=part, origins=card.origins)
    rows = Rows("table", 0, kit.look.quiet_card.lines)
    strips += (replace(row, before=kit.look.space.tight) for row in blank_rows(kit, card.blanks, node, width, rows))
    return joined([strips[0], *(replace(one, before=one.before or kit.look.space.hair) for one in strips[1:])])


def _head(kit: Kit, card: Card, node: Node, width: float) -> Group:
    part = kit.look.quiet_card
    at = part.icon + part.gap
    title = kit.text("card_heading", card.title, width - at, node.add("H3"))
    return beside([(0, kit.icon(card.icon, part.icon, "accent")), (at, title)], centred=True)
