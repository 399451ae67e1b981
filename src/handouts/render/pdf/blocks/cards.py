"""Cards: the things to know, the small row of who to call, pairs of lists, and quiet ones without a band."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from handouts.outline.handout import Cards, KeyCards
from handouts.render.pdf.blocks.blanks import RowStyle, blank_rows
from handouts.render.pdf.blocks.builder import draws, icon_card
from handouts.render.pdf.blocks.card import CardLayout, LongCard, in_shared_frame
from handouts.render.pdf.blocks.prose import items
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Strip,
    abreast,
    beside,
    frame,
    joined,
    padded,
    row_of,
    rule,
    stack,
)
from handouts.render.pdf.engine.piles import column_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Card, KeyCard
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node

_PAIR = 2


@draws(KeyCards)
def key_cards(builder: BlockBuilder, block: KeyCards, parent: Node, width: float) -> list[Strip]:
    """Return the few things to know, under their heading."""
    title = builder.text("heading", block.title, width, parent.add("H2"), bookmark=1)
    node = parent.add("L", builder.origin(block.origin))
    strips = [Strip(title, before=builder.style.space.block, keep=True)]
    for index, card in enumerate(block.cards):
        gap = builder.style.key_card.gap if index else builder.style.space.small
        strips.append(Strip(_key_card(builder, card, node, width), before=gap))
    return strips


def _key_card(builder: BlockBuilder, card: KeyCard, parent: Node, width: float) -> Group:
    part = builder.style.key_card
    body = parent.add("LI", builder.origin(card.origin)).add("LBody")
    indent = part.well + part.pad
    room = width - indent - part.pad
    words = stack(
        [
            builder.text("key_title", card.title, room, body.add("P")),
            builder.text("key_text", card.text, room, body.add("P")),
        ]
    )
    height = max(part.height, words.height + 2 * builder.style.space.tight)
    return icon_card(builder, card.icon, part, Placed(indent, (height - words.height) / 2, words), (width, height))


@draws(Cards)
def cards(builder: BlockBuilder, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards in a row, or two by two; one that stands alone takes the whole width."""
    if block.look in _ABREAST:
        return _quiet_cards(builder, block, parent, width)
    if builder.stacked:
        return _one_by_one(builder, block, parent, width)
    if block.look == "row":
        return [Strip(_row(builder, block.cards, parent, width), before=builder.style.space.block)]
    if block.look == "wide":
        return _wide(builder, block, parent, width)
    gutter = builder.style.page.gutter
    half = (width - gutter) / 2
    strips = []
    for left, right in _columns(block.cards):
        room = half if right else width
        columns = [[CardLayout(builder, card, parent, room, block.look) for card in column] for column in (left, right)]
        height = max(_height(column, gutter) for column in columns)
        parts: list[Placed] = []
        for index, column in enumerate(columns):
            parts += _column(column, index * (half + gutter), height, gutter)
        strips.append(Strip(Group(height, tuple(parts)), before=gutter))
    return strips


def _wide(builder: BlockBuilder, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards one under another; those without a head that follow each other share a frame."""
    strips = []
    for headless, run in groupby(block.cards, key=lambda card: not card.title):
        layouts = [CardLayout(builder, card, parent, width, block.look) for card in run]
        elements = [in_shared_frame(layouts)] if headless else [card.element(card.height) for card in layouts]
        strips += [Strip(element, before=builder.style.keep.between) for element in elements]
    return strips


def _one_by_one(builder: BlockBuilder, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards one under another; the small ones stay together, one with a list to tick may go on over a page."""
    strips = []
    for card in block.cards:
        layout = CardLayout(builder, card, parent, width, block.look)
        keep = block.look == "row" and card is not block.cards[-1]
        between = builder.style.front.call_gap if block.look == "row" else builder.style.page.gutter
        before = builder.style.keep.between if layout.kept else between
        element = LongCard(layout, layout.rows) if card.ticks else layout.element(layout.height)
        strips.append(Strip(element, before=before, keep=keep))
    return strips


def _columns(all_cards: Sequence[Card]) -> list[tuple[list[Card], list[Card]]]:
    """Return cards two by two; of three that are left, the two without a lead list stand one over the other."""
    rows = []
    remaining = list(all_cards)
    while remaining:
        if len(remaining) == _PAIR + 1:
            rows.append(([remaining[0]], remaining[1:]))
            break
        rows.append((remaining[:1], remaining[1:_PAIR]))
        remaining = remaining[_PAIR:]
    return rows


def _column(column: Sequence[CardLayout], x: float, height: float, gap: float) -> list[Placed]:
    """Return a column's cards, the last stretched to the column's foot."""
    parts = []
    y = 0.0
    for card in column:
        full = height - y if card is column[-1] else card.height
        parts.append(Placed(x, y, card.element(full)))
        y += full + gap
    return parts


def _height(column: Sequence[CardLayout], gap: float) -> float:
    return sum(card.height for card in column) + gap * (len(column) - 1)


def _row(builder: BlockBuilder, all_cards: Sequence[Card], parent: Node, width: float) -> Group:
    widths = _row_widths(builder, len(all_cards), width)
    layouts = [CardLayout(builder, card, parent, room, "row") for card, room in zip(all_cards, widths, strict=True)]
    height = max(card.height for card in layouts)
    return abreast([card.element(height) for card in layouts], widths, builder.style.front.call_gap)


def _row_widths(builder: BlockBuilder, count: int, width: float) -> list[float]:
    gutters = builder.style.front.call_gap * (count - 1)
    shares = builder.style.front.call_row if count == len(builder.style.front.call_row) else (1.0,) * count
    return [share / sum(shares) * (width - gutters) for share in shares]


_ABREAST = {"boxes": 2, "columns": 3}


def _quiet_cards(builder: BlockBuilder, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards side by side, row by row, alike in height; one under another in a print of one column."""
    columns = 1 if builder.stacked else _ABREAST[block.look]
    gutter, space = builder.style.page.gutter, builder.style.space
    strips = list[Strip]()
    for start in range(0, len(block.cards), columns):
        row = block.cards[start : start + columns]
        room = column_width(width, min(columns, len(block.cards)), gutter)
        inset = builder.style.quiet_card.pad if block.look == "boxes" else 0
        nodes = [parent.add("Sect", builder.origin(card.origin)) for card in row]
        words = [_words(builder, card, node, room - 2 * inset) for card, node in zip(row, nodes, strict=True)]
        height = max(content.height for content in words)
        line = row_of([_framed(builder, content, room, height, inset) for content in words], room + gutter)
        if block.look == "columns" and not strips:
            line = padded(line, 0, space.snug, 0, rule(width, "ink", builder.style.line.head))
        strips.append(Strip(line, before=gutter if strips and not builder.stacked else space.block))
    return strips


def _framed(builder: BlockBuilder, words: Group, width: float, height: float, inset: float) -> Element:
    """Return a card's words in a frame as high as its neighbour's; without an inset they have none."""
    if not inset:
        return words
    line = frame(width, height + 2 * inset, builder.tone("note"), builder.style.line.card, builder.style.radius.card)
    return Group(height + 2 * inset, (Placed(inset, inset, words),), line)


def _words(builder: BlockBuilder, card: Card, node: Node, width: float) -> Group:
    """Return a card's head behind its icon, its text, its list, and room to write."""
    strips = [Strip(_head(builder, card, node, width))] if card.title else []
    if card.lead:
        strips.append(Strip(builder.text("table", card.lead, width, node.add("P"), link=True)))
    if card.points:
        strips += items(builder, card.points, "plain", node, width=width, use="table", origins=card.origins)
    rows = RowStyle("table", 0, builder.style.quiet_card.lines)
    strips += (
        replace(row, before=builder.style.space.tight) for row in blank_rows(builder, card.blanks, node, width, rows)
    )
    return joined(
        [strips[0], *(replace(strip, before=strip.before or builder.style.space.hair) for strip in strips[1:])]
    )


def _head(builder: BlockBuilder, card: Card, node: Node, width: float) -> Group:
    part = builder.style.quiet_card
    indent = part.icon + part.gap
    title = builder.text("card_heading", card.title, width - indent, node.add("H3"))
    return beside([(0, builder.icon(card.icon, part.icon, "accent")), (indent, title)], centred=True)
