"""The sheet that the patient keeps: its head, and in large print whom to call on its first side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Painted, Strip, beside, centred, stack
from handouts.render.pdf.fields import side_fields

if TYPE_CHECKING:
    from handouts.outline.handout import HandoutOutline, Paragraph, Section
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.furniture import Furniture
    from handouts.render.pdf.kit import Kit, Text
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def opens_sheet(outline: HandoutOutline, section: Section) -> bool:
    """Tell whether a section is the front of its sheet: none of the kind stands before it."""
    at = outline.sections.index(section)
    return at == 0 or outline.sections[at - 1].sheet != section.sheet


def head(kit: Kit, outline: HandoutOutline, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the head of a side to keep: its title, and at the end of the line what the reader does with it.

    On a sheet that is a document by itself the document's title stands above.
    """
    part, look = kit.look.keep, kit.look
    at = part.tile + part.gap
    titles = []
    if section is outline.sections[0]:
        titles.append(kit.text("part_number", outline.identity.title, width - at, parent.add("H1"), bookmark=0))
    node = parent.add("H2")
    room = kit.width("keep_title", section.title)
    title = kit.text("keep_title", section.title, min(width - at, room + look.line.hair), node, bookmark=1)
    end = at + title.column + look.page.gutter
    words = _lead(kit, section.lead, parent, width - end) if section.lead else None
    block = centred(stack([*titles, title]), part.tile)
    row: list[tuple[float, Element]] = [(0, kit.tile(section.icon, part.tile, part.icon)), (at, block)]
    made: Element = beside([*row, (width - words.column, words)] if words else row, centred=True)
    if section.side:
        fields = side_fields(kit, section.side, parent, width, part.field_row)
        made = stack([made, fields], look.space.small)
    return [Strip(made, keep=True)]


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
