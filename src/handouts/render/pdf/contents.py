"""Where to find what: titles of sections with their pages, in columns, each a link."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.handout import Contents
from handouts.render.pdf.elements import Group, Placed, Strip, beside, stack
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import Place
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node


@draws(Contents)
def contents(kit: Kit, block: Contents, parent: Node, width: float) -> list[Strip]:
    """Return the heading with the page to sign, the list, and the note beneath."""
    space = kit.look.space
    strips = [Strip(_head(kit, block, parent, width), before=space.block, keep=True)]
    listed = _listed(kit, block, parent.add("TOC", kit.origin(block.origin)), width)
    strips += [Strip(one, before=0 if at else space.tight) for at, one in enumerate(listed)]
    if block.note:
        strips[-1] = replace(strips[-1], keep=True)
        strips.append(Strip(kit.text("note", block.note, width, parent.add("P")), before=space.hair))
    return strips


def _head(kit: Kit, block: Contents, parent: Node, width: float) -> Element:
    """Return the heading, and the page to sign at its end; beneath it where it is too long."""
    part = kit.look.contents
    title = kit.text("heading", block.title, width, parent.add("H2"))
    if not block.sign:
        return title
    sign = kit.line("contents_sign", block.sign, parent.add("P"))
    at = part.icon + part.icon_gap
    icon = kit.icon("consent", part.icon, "accent")
    signed = beside([(0, icon), (at, sign)], centred=True)
    if kit.width("heading", block.title) + kit.look.page.gutter + at + sign.width > width:
        return stack([title, signed], kit.look.space.tight)
    return beside([(0, title), (width - at - sign.width, signed)], centred=True)


def _listed(kit: Kit, block: Contents, toc: Node, width: float) -> list[Element]:
    """Return the entries, filled column by column, as read; where there is one column each stands by itself."""
    part, places = kit.look.contents, block.places
    if part.columns == 1:
        return [_entry(kit, place, toc, width) for place in places]
    rows = -(-len(places) // part.columns)
    columns = [places[at : at + rows] for at in range(0, len(places), rows)]
    widths = _widths(kit, columns, width)
    gap = (width - sum(widths)) / max(1, len(columns) - 1)
    made, x = [], 0.0
    for column, room in zip(columns, widths, strict=True):
        made.append((x, stack([_entry(kit, place, toc, room) for place in column])))
        x += room + gap
    return [beside(made)]


def _widths(kit: Kit, columns: Sequence[Sequence[Place]], width: float) -> list[float]:
    """Return how wide each column is: as its longest entry, or all alike where that has no room."""
    part, gutters = kit.look.contents, kit.look.page.gutter * (len(columns) - 1)
    line = part.number + part.gap + kit.look.line.hair
    widths = [max(line + kit.width("note", place.title) for place in column) for column in columns]
    return widths if sum(widths) + gutters <= width else [(width - gutters) / len(columns)] * len(columns)


def _entry(kit: Kit, place: Place, toc: Node, width: float) -> Group:
    part, entry = kit.look.contents, toc.add("TOCI", kit.origin(place.origin))
    number = kit.text("contents_page", _unlinked(kit.pages.filled(place.page)), part.number, entry.add("Lbl"))
    at = part.number + part.gap
    title = kit.text("note", place.title, width - at, entry.add("Reference"))
    return Group(max(number.height, title.height), (Placed(0, 0, number), Placed(at, 0, title)))


def _unlinked(words: RichText) -> RichText:
    """Return words without their links: the title beside them leads to the same place."""
    return tuple(replace(run, href="") for run in words)
