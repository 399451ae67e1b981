"""A card: a head of its tone, and beneath it numbers, lists, lines to write on; a long list goes on over pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.render.pdf.blocks.blanks import RowStyle, blank_rows
from handouts.render.pdf.blocks.builder import aligned
from handouts.render.pdf.blocks.fields import field
from handouts.render.pdf.blocks.prose import items
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Splittable,
    Strip,
    beside,
    centred,
    frame,
    joined,
    padded,
    stack,
)
from handouts.text.markup import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Card, TelephoneLine
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element, Paint
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText
    from handouts.theme.look import ToneLook
    from handouts.theme.parts import CardPart

NBSP = "\N{NO-BREAK SPACE}"
_LARGE = 2
"""The most numbers that a card has in its largest type."""
_COLUMNS = 3
"""The most columns of a card's short items, each on one line."""


@dataclass(frozen=True, slots=True)
class _Uses:
    """The uses of type of a card."""

    heading: str
    telephone: str
    number: str
    """A telephone number of a card without a list."""
    lead: str
    text: str
    hours: str
    after: str


_KEPT = _Uses("keep_heading", "keep_telephone", "keep_number", "keep_lead", "keep_text", "keep_hours", "keep_after")
_SMALL = _Uses("card_heading", "telephone", "telephone", "card_text", "card_text", "card_text", "card_text")


class CardLayout:
    """A card whose height can still be stretched."""

    def __init__(self, builder: BlockBuilder, card: Card, parent: Node, width: float, layout: str) -> None:
        self.builder, self.width, self.card = builder, width, card
        self.kept = layout in {"pair", "wide"}
        self.part: CardPart = builder.style.keep_card if self.kept else builder.style.card
        self.look: ToneLook = builder.tone(card.tone)
        self.uses = _KEPT if self.kept else _SMALL
        self.framed = bool(card.title) or not builder.stacked
        self.pad = self.part.pad if self.framed else 0
        node = parent.add("Sect", builder.origin(card.origin))
        heading = builder.headings[layout != "row"]
        bar = not (card.telephones or card.lead or card.points or card.blanks or card.after)
        if bar:
            self.head: Group | None = self._bar(node)
        else:
            self.head = self._head(node.add(heading), card.title) if card.title else None
        self.rows = () if bar else tuple(self._body(node))
        self.body = None if bar else joined(self.rows)
        top = self.head.height if self.head else 0
        self.height = top + (self.body.height + 2 * self.pad if self.body else 0)

    def _bar(self, node: Node) -> Group:
        """Return all that a card without a list says."""
        part = self.part
        indent = part.icon_at + part.icon + part.gap
        words = self.builder.text(
            self.uses.lead, self.card.title, self.width - indent - self.pad, node.add("P"), colour=self.look.head_text
        )
        height = max(part.head, words.height + part.pad)
        icon = self.builder.icon(self.card.icon, part.icon, self.look.head_text)
        return Group(
            height, (Placed(part.icon_at, 0, centred(icon, height)), Placed(indent, 0, centred(words, height)))
        )

    def _head(self, node: Node | None, title: RichText) -> Group:
        builder, part, card = self.builder, self.part, self.card
        indent = part.icon_at + part.icon + part.gap
        telephones = [line for line in card.telephones if not _is_in_body(card, line)]
        title = _linked(title, telephones[0].href) if telephones else title
        say = self._title_suffix
        room = self.width - indent - part.pad - (builder.width(self.uses.heading, say) + part.gap if say else 0)
        words = builder.text(self.uses.heading, title, room, node, colour=self._head_text)
        icon = builder.icon(card.icon, part.icon, self.look.head_text)
        height = max(part.head, words.height + builder.style.space.tight)
        parts = [Placed(part.icon_at, 0, centred(icon, height)), Placed(indent, 0, centred(words, height))]
        if say:
            suffix = builder.line(self.uses.heading, (Run(" "), *say), node, colour=self._head_text)
            parts.append(Placed(self.width - part.pad - suffix.width, 0, centred(suffix, height)))
        return Group(height, tuple(parts))

    @property
    def _head_text(self) -> str:
        """The colour of a title: in large print all but white is ink, for contrast."""
        return "ink" if self.builder.stacked and self.look.head_text == "care" else self.look.head_text

    @property
    def _title_suffix(self) -> RichText:
        """What to say on the telephone, where it fits behind the title; else nothing."""
        part, builder, card = self.part, self.builder, self.card
        used_width = part.icon_at + part.icon + 2 * part.gap + part.pad
        words_width = builder.width(self.uses.heading, card.title) + builder.width(self.uses.heading, card.say)
        return card.say if words_width + used_width <= self.width else ()

    def _body(self, node: Node) -> list[Strip]:
        builder, part, card, uses = self.builder, self.part, self.card, self.uses
        room = self.width - 2 * self.pad
        gap = part.item_gap if self.kept else 0
        strips = [Strip(line) for line in _telephones(builder, card, node, room, uses)]
        if card.addresses:
            strips.append(Strip(builder.text(uses.hours, card.addresses, room, node.add("P"), link=True)))
        if card.lead:
            strips.append(Strip(builder.text(uses.lead, card.lead, room, node.add("P"), link=True), before=gap))
        if card.ticks:
            strips += ticked(builder, card, node, room)
        elif card.points:
            listed = items(
                builder, card.points, card.tone, node,
                width=room, use=uses.text, part=part, origins=card.origins, max_columns=_COLUMNS,
            )  # fmt: skip
            strips += [replace(listed[0], before=max(listed[0].before, builder.style.space.snug)), *listed[1:]]
        if card.blanks:
            strips += blank_rows(
                builder,
                card.blanks,
                node,
                room,
                RowStyle("table_head", builder.style.keep.row, builder.style.keep.lines),
            )
        after = (*card.after, *([] if self._title_suffix else [card.say]))
        for text in filter(None, after):
            words = builder.text(uses.after, text, room, node.add("P"), link=True)
            strips.append(Strip(words, before=max(gap, builder.style.space.tight)))
        return strips

    def element(self, height: float) -> Group:
        """Return the card, stretched to a height."""
        return self._framed(self.head, self.body, height)

    def continued_with(self, body: Group, *, again: bool) -> Group:
        """Return the card with a part of its body; where it goes on, its head is an artifact that says so."""
        title = (*self.card.title, Run(" "), *self.builder.continued) if self.builder.continued else self.card.title
        head = self._head(None, title) if again else self.head
        return self._framed(head, body, (head.height if head else 0) + body.height + 2 * self.pad)

    def _framed(self, head: Group | None, body: Group | None, height: float) -> Group:
        builder, width, tone = self.builder, self.width, self.look
        top = head.height if head else 0
        radius, line = builder.style.radius.card, builder.style.line.card
        outline: Paint = frame(width, height, tone.model_copy(update={"ground": ""}), line, radius)
        ground = tone.ground if tone.ground != tone.head else "white"

        def behind(surface: Surface, x: float, y: float) -> None:
            surface.box(x, y, width, height, fill=ground if body else tone.head, radius=radius)
            if head and body:
                surface.head(x, y, width, top, fill=tone.head, radius=radius)
            outline(surface, x, y)

        parts = [Placed(0, 0, head)] if head else []
        if body:
            parts.append(Placed(self.pad, top + self.pad, body))
        return Group(height, tuple(parts), behind if self.framed else None)


def in_shared_frame(cards: Sequence[CardLayout]) -> Group:
    """Return cards without a head in one frame."""
    first = cards[0]
    bodies = stack([card.body for card in cards if card.body])
    style, height = first.builder.style, bodies.height + 2 * first.pad
    background = frame(first.width, height, first.look, style.line.card, style.radius.card)
    return Group(height, (Placed(first.pad, first.pad, bodies),), background)


def _telephones(builder: BlockBuilder, card: Card, node: Node, room: float, uses: _Uses) -> list[Element]:
    """Return the numbers one under another, or in a card without a list smaller and on one line, if that holds them.

    Their hours stand beside them, or beneath where the room is too narrow.
    """
    telephones = [line for line in card.telephones if _is_in_body(card, line)]
    number_use = uses.telephone if card.points and len(telephones) <= _LARGE else uses.number
    sizes = [_size_that_fits(builder, line, room, (number_use, uses.number, uses.hours)) for line in telephones]
    numbers = [(*_linked(line.number, line.href), Run(NBSP)) for line in telephones]
    widths = [builder.width(use, number) for use, number in zip(sizes, numbers, strict=True)]
    at = max(widths, default=0.0) + builder.style.space.hair
    hours_width = max((builder.width(uses.hours, line.hours) for line in telephones), default=0.0)
    lines: list[Element] = []
    for line, number, use in zip(telephones, numbers, sizes, strict=True):
        words = node.add("P", builder.origin(line.origin))
        number_text = builder.text(use, number, room, words)
        if not line.hours:
            lines.append(number_text)
        elif at + hours_width <= room:
            lines.append(aligned((0, number_text), (at, builder.text(uses.hours, line.hours, room - at, words))))
        else:
            lines.append(stack([number_text, builder.text(uses.hours, line.hours, room, words)]))
    share = room / max(1, len(lines))
    if len(lines) > 1 and not card.points and at + hours_width + builder.style.space.tight <= share:
        return [beside([(place * share, line) for place, line in enumerate(lines)])]
    return lines


def _size_that_fits(builder: BlockBuilder, line: TelephoneLine, room: float, uses: tuple[str, ...]) -> str:
    """Return the largest use of type in which no part of a number is wider than its place, so that none is broken.

    Raises ContentError where none is.
    """
    parts = [(run,) for run in line.number if run.kind]
    for use in uses:
        widest = max((builder.width(use, part) for part in parts), default=0.0)
        if widest <= room:
            return use
    number = plain(line.number)
    message = f"`{number.replace(NBSP, ' ')}` is {widest:.0f} points wide, and there is room for {room:.0f}"
    hint = "A number is never broken: write it shorter, or without what stands behind it."
    raise ContentError((Problem(Location(line.origin), message, hint, about=number),))


def _is_in_body(card: Card, line: TelephoneLine) -> bool:
    """Return whether a telephone line is shown in the body: a number in the title is not repeated."""
    return plain(line.number) not in plain(card.title)


def _linked(words: RichText, href: str) -> RichText:
    return tuple(replace(run, href=run.href or href) for run in words) if href else words


def ticked(builder: BlockBuilder, card: Card, parent: Node, width: float) -> list[Strip]:
    """Return the list of a card with a box to tick before each point."""
    node = parent.add("L", builder.origin(""))
    part, line = builder.style.card, builder.style.type.table.leading
    indent = part.mark + part.mark_gap
    strips = []
    for text, origin, tick in zip(card.points, card.origins, card.ticks, strict=True):
        body = node.add("LI", builder.origin(origin)).add("LBody")
        box = padded(field(builder, tick, body, part.mark, part.mark, boxed=True), 0, (line - part.mark) / 2, 0)
        row = beside([(0, box), (indent, builder.text("table", text, width - indent, body.add("P"), link=True))])
        strips.append(Strip(row, before=part.item_gap))
    return strips


_FEWEST = 3
"""Points that stand together on each side of a page's end."""


@dataclass(frozen=True, slots=True)
class LongCard(Splittable):
    """The rows of a card, or those of them that stand on a page, under a head."""

    card: CardLayout
    rows: tuple[Strip, ...]
    again: bool = False
    """Whether it goes on here."""

    @property
    def _whole(self) -> Group:
        return self.card.continued_with(joined(self.rows), again=self.again)

    @property
    def height(self) -> float:
        """Its height in points."""
        return self._whole.height

    @property
    def min_height(self) -> float:
        """The height without which it is better begun on the next page: that of its first rows."""
        few = len(self.rows) >= 2 * _FEWEST
        return replace(self, rows=self.rows[:_FEWEST]).height if few else self.height

    def split(self, height: float) -> tuple[LongCard, LongCard] | None:
        """Return what fits into a height, and what is left."""
        for end in range(len(self.rows) - _FEWEST, _FEWEST - 1, -1):
            first = replace(self, rows=self.rows[:end])
            if first.height <= height:
                return first, replace(self, rows=self.rows[end:], again=True)
        return None

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        self._whole.draw(surface, x, y)
