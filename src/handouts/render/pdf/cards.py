"""Cards: the things to know, the small row of who to call, and the pairs of lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run, plain
from handouts.render.pdf.criteria import ticked
from handouts.render.pdf.elements import Group, Placed, Strip, beside, frame, joined, stack
from handouts.render.pdf.kit import aligned
from handouts.render.pdf.prose import items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import Card, Cards, KeyCard, KeyCards, TelephoneLine
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface
    from handouts.theme.parts import CardPart
    from handouts.theme.tokens import ToneLook

_PAIR = 2
_COLUMNS = 3
"""How many columns the short items of a card may take, where each stands on one line."""


def key_cards(kit: Kit, block: KeyCards, parent: Node, width: float) -> list[Strip]:
    """Return the few things to know, under their heading."""
    title = kit.text("heading", block.title, width, parent.add("H2"), bookmark=1)
    node = parent.add("L", kit.origin(block.origin))
    strips = [Strip(title, before=kit.look.space.block, keep=True)]
    for at, card in enumerate(block.cards):
        gap = kit.look.key_card.gap if at else kit.look.space.small
        strips.append(Strip(_key_card(kit, card, node, width), before=gap))
    return strips


def _key_card(kit: Kit, card: KeyCard, parent: Node, width: float) -> Group:
    part = kit.look.key_card
    body = parent.add("LI", kit.origin(card.origin)).add("LBody")
    at = part.well + part.pad
    room = width - at - part.pad
    words = stack(
        [
            kit.text("key_title", card.title, room, body.add("P")),
            kit.text("key_text", card.text, room, body.add("P")),
        ]
    )
    height = max(part.height, words.height + 2 * kit.look.space.snug)
    icon = kit.icon(card.icon, part.icon, "accent")
    radius, line = kit.look.radius.card, kit.look.line.card

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.well(x, y, part.well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="hairline", stroke=line, radius=radius)

    parts = (
        Placed((part.well - part.icon) / 2, (height - part.icon) / 2, icon),
        Placed(at, (height - words.height) / 2, words),
    )
    return Group(height, parts, behind)


def cards(kit: Kit, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards in a row, or two by two; one that stands alone takes the whole width."""
    if kit.stacked:
        return _one_by_one(kit, block, parent, width)
    if block.look == "row":
        return [Strip(_row(kit, block.cards, parent, width), before=kit.look.space.block)]
    gutter = kit.look.page.gutter
    half = (width - gutter) / 2
    strips = []
    for left, right in _columns(block.cards):
        room = half if right else width
        columns = [[_Drawn(kit, card, parent, room, block.look) for card in column] for column in (left, right)]
        height = max(_height(column, gutter) for column in columns)
        parts: list[Placed] = []
        for at, column in enumerate(columns):
            parts += _column(column, at * (half + gutter), height, gutter)
        strips.append(Strip(Group(height, tuple(parts)), before=gutter))
    return strips


def _one_by_one(kit: Kit, block: Cards, parent: Node, width: float) -> list[Strip]:
    """Return cards one under another; the small ones stay together."""
    strips = []
    for card in block.cards:
        drawn = _Drawn(kit, card, parent, width, block.look)
        keep = block.look == "row" and card is not block.cards[-1]
        strips.append(Strip(drawn.element(drawn.height), before=kit.look.page.gutter, keep=keep))
    return strips


def _columns(all_cards: Sequence[Card]) -> list[tuple[list[Card], list[Card]]]:
    """Return cards two by two; of three that are left, the two without a lead list stand one over the other."""
    rows = []
    rest = list(all_cards)
    while rest:
        if len(rest) == _PAIR + 1:
            rows.append(([rest[0]], rest[1:]))
            break
        rows.append((rest[:1], rest[1:_PAIR]))
        rest = rest[_PAIR:]
    return rows


def _column(column: Sequence[_Drawn], x: float, height: float, gap: float) -> list[Placed]:
    """Return a column's cards, the last stretched to the column's foot."""
    parts = []
    y = 0.0
    for card in column:
        full = height - y if card is column[-1] else card.height
        parts.append(Placed(x, y, card.element(full)))
        y += full + gap
    return parts


def _height(column: Sequence[_Drawn], gap: float) -> float:
    return sum(card.height for card in column) + gap * (len(column) - 1)


def _row(kit: Kit, all_cards: Sequence[Card], parent: Node, width: float) -> Group:
    widths = _row_widths(kit, len(all_cards), width)
    drawn = [_Drawn(kit, card, parent, room, "row") for card, room in zip(all_cards, widths, strict=True)]
    height = max(card.height for card in drawn)
    columns: list[tuple[float, Element]] = []
    x = 0.0
    for card, room in zip(drawn, widths, strict=True):
        columns.append((x, card.element(height)))
        x += room + kit.look.page.gutter
    return beside(columns)


def _row_widths(kit: Kit, count: int, width: float) -> list[float]:
    gutters = kit.look.page.gutter * (count - 1)
    shares = kit.look.front.call_row if count == len(kit.look.front.call_row) else (1.0,) * count
    return [share / sum(shares) * (width - gutters) for share in shares]


class _Drawn:
    """A card whose height can still be stretched."""

    def __init__(self, kit: Kit, card: Card, parent: Node, width: float, look: str) -> None:
        self.kit, self.width = kit, width
        tear = look == "pair"
        self.part: CardPart = kit.look.keep_card if tear else kit.look.card
        self.look: ToneLook = kit.tone(card.tone)
        uses = (
            ("keep_heading", "keep_telephone", "keep_lead", "keep_text")
            if tear
            else ("card_heading", "telephone", "card_lead", "card_text")
        )
        node = parent.add("Sect", kit.origin(card.origin))
        self.head = self._head(card, node.add("H2" if look == "row" else "H3"), uses[0])
        self.body = joined(self._body(card, node, uses, tear=tear))
        self.height = self.part.head + self.body.height + 2 * self.part.pad

    def _head(self, card: Card, node: Node, use: str) -> Group:
        part = self.part
        at = part.icon_at + part.icon + part.gap
        told = [line for line in card.telephones if not _shown(card, line)]
        title = _linked(card.title, told[0].href) if told else card.title
        words = self.kit.text(use, title, self.width - at, node, colour=self.look.head_text)
        icon = self.kit.icon(card.icon, part.icon, self.look.head_text)
        return Group(
            part.head,
            (
                Placed(part.icon_at, (part.head - part.icon) / 2, icon),
                Placed(at, (part.head - words.height) / 2, words),
            ),
        )

    def _body(self, card: Card, node: Node, uses: tuple[str, ...], *, tear: bool) -> list[Strip]:
        kit, room = self.kit, self.width - 2 * self.part.pad
        _, telephone, lead, text = uses
        strips = _telephones(kit, card, node, room, (telephone, "card_text"))
        if card.lead:
            use = lead if tear else text
            words = kit.text(use, card.lead, room, node.add("P"), link=True)
            strips.append(Strip(words, before=self.part.item_gap if tear else 0))
        if card.ticks:
            strips += ticked(kit, card, node, room)
        elif card.points:
            strips += items(
                kit, card.points, card.tone, node,
                width=room, use=text, part=self.part, origins=card.origins, most=_COLUMNS,
            )  # fmt: skip
        if card.after:
            words = kit.text(text, card.after, room, node.add("P"), link=True)
            strips.append(Strip(words, before=self.part.item_gap))
        return strips

    def element(self, height: float) -> Group:
        """Return the card, stretched to a height."""
        kit, part, width = self.kit, self.part, self.width
        radius, line = kit.look.radius.card, kit.look.line.card
        outline: Paint = frame(width, height, self.look.model_copy(update={"ground": ""}), line, radius)
        ground = self.look.ground if self.look.ground != self.look.head else "white"

        def behind(surface: Surface, x: float, y: float) -> None:
            surface.box(x, y, width, height, fill=ground, radius=radius)
            surface.head(x, y, width, part.head, fill=self.look.head, radius=radius)
            outline(surface, x, y)

        parts = (Placed(0, 0, self.head), Placed(part.pad, part.head + part.pad, self.body))
        return Group(height, parts, behind)


def _telephones(kit: Kit, card: Card, node: Node, room: float, uses: tuple[str, str]) -> list[Strip]:
    """Return the numbers one under another; their hours beside them, or beneath where the room is too narrow."""
    shown = [line for line in card.telephones if _shown(card, line)]
    numbers = [(*_linked(line.number, line.href), Run("\N{NO-BREAK SPACE}")) for line in shown]
    at = max((kit.width(uses[0], number) for number in numbers), default=0.0) + kit.look.space.hair
    wide = max((kit.width(uses[1], line.hours) for line in shown), default=0.0)
    strips = []
    for line, number in zip(shown, numbers, strict=True):
        words = node.add("P", kit.origin(line.origin))
        large = kit.text(uses[0], number, room, words)
        if not line.hours:
            strips.append(Strip(large))
        elif at + wide <= room:
            strips.append(Strip(aligned((0, large), (at, kit.text(uses[1], line.hours, room - at, words)))))
        else:
            strips.append(Strip(stack([large, kit.text(uses[1], line.hours, room, words)])))
    return strips


def _shown(card: Card, line: TelephoneLine) -> bool:
    """Tell whether the number stands in the body: one that the title already says is not repeated."""
    return plain(line.number) not in plain(card.title)


def _linked(words: RichText, href: str) -> RichText:
    return tuple(replace(run, href=run.href or href) for run in words) if href else words
