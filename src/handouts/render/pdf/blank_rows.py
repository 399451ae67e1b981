"""Blanks in rows: a label, its line, and what stands behind the line; as many to a row as a hand has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Strip, beside, padded
from handouts.render.pdf.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node

_LABEL = "table_head"


def blank_rows(kit: Kit, blanks: Sequence[Blank], parent: Node, width: float) -> list[Strip]:
    """Return blanks in rows as wide as that; what is left of a row goes to its lines, each by the room it asks for."""
    gutter = kit.look.page.gutter
    strips = []
    for row in _rows(kit, blanks, width):
        words = [_words(kit, blank) for blank in row]
        lines = width - sum(words) - gutter * (len(row) - 1)
        share = lines / sum(_line(kit, blank) for blank in row)
        columns, x = [], 0.0
        for blank, taken in zip(row, words, strict=True):
            room = taken + share * _line(kit, blank)
            columns.append((x, labelled(kit, blank, parent, room, _LABEL)))
            x += room + gutter
        made = beside(columns)
        strips.append(Strip(padded(made, 0, max(0, kit.look.keep.row - made.height), 0)))
    return strips


def _rows(kit: Kit, blanks: Sequence[Blank], width: float) -> list[list[Blank]]:
    """Return blanks by rows: a row ends where the next one would have too short a line."""
    rows: list[list[Blank]] = []
    left = 0.0
    for blank in blanks:
        least = _words(kit, blank) + _line(kit, blank)
        if not rows or least > left:
            rows.append([])
            left = width
        rows[-1].append(blank)
        left -= least + kit.look.page.gutter
    return rows


def _words(kit: Kit, blank: Blank) -> float:
    """Return how much of a row the words around a line take, in points."""
    around = [text for text in (blank.label, blank.after) if text]
    return sum(kit.width(_LABEL, text) + kit.look.line.hair + kit.look.space.small for text in around)


def _line(kit: Kit, blank: Blank) -> float:
    """Return how long a line should at least be, in points: a number stands before its unit."""
    return kit.look.keep.lines["number" if blank.after else blank.kind]
