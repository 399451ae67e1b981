"""Cells of a row that is a card: each begins with the head of its column, and short ones share a line."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.handout import BarsCell, BlankCell
from handouts.render.pdf.elements import Group, Placed, beside, centred, joined, stack
from handouts.render.pdf.fields import labelled
from handouts.render.pdf.kit import strong
from handouts.render.pdf.prose import items
from handouts.render.pdf.tables import bars_cell, blank_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import Cell, TextCell
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node

_WIDE_SPACE = Run("\N{NO-BREAK SPACE} ")
Piece = tuple[float, "Element"]
"""Something that may share its line, and how wide it is."""


def run_in(
    kit: Kit, cells: Sequence[tuple[RichText, Cell]], body: Node, width: float, *, names_row: bool = False
) -> list[Group]:
    """Return the lines of cells, each with the head of its column; of a cell that names the row the first is strong."""
    pieces = [piece for title, cell in cells for piece in _pieces(kit, title, cell, body, width, names_row=names_row)]
    return _flow(kit, pieces, width)


def _pieces(kit: Kit, title: RichText, cell: Cell, body: Node, width: float, *, names_row: bool) -> Iterator[Piece]:
    if isinstance(cell, BarsCell | BlankCell) or cell.points:
        yield width, _alone(kit, title, cell, body, width)
        return
    yield from _paragraphs(kit, title, cell, body, width, names_row=names_row)
    if cell.blank:
        yield width, labelled(kit, cell.blank, body, width, "table")


def _alone(kit: Kit, title: RichText, cell: Cell, body: Node, width: float) -> Element:
    """Return a cell under the head of its column."""
    head = [kit.text("table_head", title, width, body.add("P"))] if title else []
    if isinstance(cell, BarsCell):
        return stack([*head, bars_cell(kit, cell, body, width)])
    if isinstance(cell, BlankCell):
        return stack([*head, blank_cell(kit, cell.blank, body, width)])
    part, origins = kit.look.points, cell.origins
    return stack([*head, joined(
        items(kit, cell.paragraphs, "plain", body, width=width, use="table", part=part, origins=origins)
    )])  # fmt: skip


def _paragraphs(
    kit: Kit, title: RichText, cell: TextCell, body: Node, width: float, *, names_row: bool
) -> Iterator[Piece]:
    """Yield the paragraphs of a cell; the head runs in before the first, or stands before its mark."""
    part = kit.look.table
    for at, (text, origin, mark) in enumerate(zip_longest(cell.paragraphs, cell.origins, cell.marks, fillvalue="")):
        if isinstance(text, str):
            continue
        head = title if not at else ()
        use = "row_head" if names_row and not at else "table"
        if not mark:
            leads = (*strong(head), _WIDE_SPACE) if head else ()
            yield _piece(kit, use, (*leads, *text), body.add("P", kit.origin(str(origin))), width)
            continue
        label = _piece(kit, "table_head", head, body.add("P"), width) if head else None
        icon_at = label[0] + part.mark_gap if label else 0.0
        start = icon_at + part.mark + part.mark_gap
        wide, words = _piece(kit, use, text, body.add("P", kit.origin(str(origin))), width - start)
        icon = centred(kit.icon(str(mark), part.mark, "ink" if mark == "cross" else "accent"), _leading(kit, use))
        told = [(0.0, label[1])] if label else []
        yield start + wide, beside([*told, (icon_at, icon), (start, words)])


def _leading(kit: Kit, use: str) -> float:
    line: float = getattr(kit.look.type, use).leading
    return line


def _piece(kit: Kit, use: str, words: RichText, node: Node, width: float) -> Piece:
    """Return words as wide as they are on one line, or as wide as there is room."""
    wide = min(width, kit.width(use, words) + kit.look.line.hair)
    return wide, kit.text(use, words, wide, node, link=True)


def _flow(kit: Kit, pieces: Sequence[Piece], width: float) -> list[Group]:
    """Return pieces line by line: those that fit beside each other share a line."""
    gap = kit.one_column.row_card.run_gap
    lines: list[list[Placed]] = []
    end = width
    for wide, element in pieces:
        if not lines or end + gap + wide > width:
            lines.append([])
            end = -gap
        lines[-1].append(Placed(end + gap, 0, element))
        end += gap + wide
    return [Group(max(one.element.height for one in line), tuple(line)) for line in lines]
