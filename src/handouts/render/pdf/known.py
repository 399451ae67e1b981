"""What staff know besides: names with their words, small and in columns, to look up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.handout import TextCell
from handouts.render.pdf.columns import column_width, in_columns
from handouts.render.pdf.elements import Strip
from handouts.render.pdf.kit import strong
from handouts.render.pdf.piles import Pile

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout import Row, Table
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node

_BETWEEN = Run(" \N{MIDDLE DOT} ")


def known(kit: Kit, block: Table, parent: Node, width: float) -> list[Strip]:
    """Return a table without heads as a list: the first cell of each row over the words of the others."""
    part, gutter = kit.look.known, kit.look.page.gutter
    node = parent.add("L", kit.origin(block.origin))
    room = column_width(width, part.columns, gutter)
    entries: list[Element] = []
    for group in block.groups:
        inner = node.add("L") if group.band else node
        head = [kit.text("slide_title", group.band, room, inner.add("Caption"))] if group.band else []
        first, *others = (_entry(kit, row, inner, room) for row in group.rows)
        entries += [replace(first, elements=(*head, *first.elements), kept=len(head) + first.kept), *others]
    return [Strip(in_columns(entries, width, part.columns, gutter, part.gap), before=kit.look.space.small)]


def _entry(kit: Kit, row: Row, parent: Node, width: float) -> Pile:
    item = parent.add("LI", kit.origin(row.origin))
    name, *cells = (cell.paragraphs for cell in row.cells if isinstance(cell, TextCell))
    told = _run_on([text for cell in cells for text in cell])
    label = kit.text("known", strong(name[0]), width, item.add("Lbl"))
    return Pile((label, kit.text("known", told, width, item.add("LBody").add("P"), link=True)), kept=2)


def _run_on(texts: list[RichText]) -> RichText:
    """Return paragraphs as one, a dot in the middle between those that do not end a sentence."""
    runs: list[Run] = []
    for text in texts:
        ended = not runs or runs[-1].text.rstrip().endswith((".", "?", "!"))
        runs += [*([Run(" ") if ended else _BETWEEN] if runs else []), *text]
    return tuple(runs)
