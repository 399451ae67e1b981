"""The sheet that the patient keeps: its head, and in large print whom to call on its first side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.handout import Cards
from handouts.render.pdf.elements import Painted, Strip, beside, centred

if TYPE_CHECKING:
    from handouts.outline.handout import Block, HandoutOutline, Paragraph, Section
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.furniture import Furniture
    from handouts.render.pdf.kit import Kit, Text
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def help_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a side as large print has them: of the cards to fill in, all but the first stand last.

    So whom to call stands on the side that faces the room.
    """
    cards = [card for block in blocks if isinstance(block, Cards) for card in block.cards if not card.title][1:]
    kept = [
        replace(block, cards=tuple(card for card in block.cards if card not in cards))
        if isinstance(block, Cards)
        else block
        for block in blocks
    ]
    later = [Cards(f"{card.origin}/card", "wide", (card,)) for card in cards]
    return (*kept, *later)


def opens_sheet(outline: HandoutOutline, section: Section) -> bool:
    """Tell whether a section is the front of its sheet: none of the kind stands before it."""
    at = outline.sections.index(section)
    return at == 0 or outline.sections[at - 1].sheet != section.sheet


def head(kit: Kit, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the head of a side to keep: its title, and at the end of the line what the reader does with it."""
    part, look = kit.look.keep, kit.look
    at = part.tile + part.gap
    node, level = parent.add(kit.headings[0]), int(kit.headings[0] != "H1")
    room = kit.width("keep_title", section.title)
    title = kit.text("keep_title", section.title, min(width - at, room + look.line.hair), node, bookmark=level)
    end = at + title.column + look.page.gutter
    words = _lead(kit, section.lead, parent, width - end) if section.lead else None
    block = centred(title, part.tile)
    row: list[tuple[float, Element]] = [(0, kit.tile(section.icon, part.tile, part.icon)), (at, block)]
    made: Element = beside([*row, (width - words.column, words)] if words else row, centred=True)
    return [Strip(made, before=look.space.large, keep=True)]


def _lead(kit: Kit, lead: Paragraph, parent: Node, width: float) -> Text:
    """Return what stands at the end of the title's line, no wider than it must be."""
    narrow = kit.balanced("keep_note", lead.text, width)
    node = parent.add("P", kit.origin(lead.origin))
    return kit.text("keep_note", lead.text, narrow, node, align="end")


def raised(furniture: Furniture, strips: list[Strip], above: float) -> list[Strip]:
    """Return strips that begin a page without a running head, so many points above the others."""
    first = strips[0]

    def paint(surface: Surface, x: float, y: float) -> None:
        furniture.bare.add(len(surface.canvas.pages) + 1)
        first.element.draw(surface, x, y - above)

    return [replace(first, element=Painted(first.height - above, paint)), *strips[1:]]
