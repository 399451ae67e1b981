"""Blanks in rows: a label, its line, and what stands behind the line; as many to a row as a hand has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Strip, beside, padded
from handouts.render.pdf.fields import MOST_LABEL, labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.outline.handout import Blank
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node


@dataclass(frozen=True, slots=True)
class Rows:
    """How blanks stand in rows: the type of their words, how high a row is at least, and how long each kind of line."""

    use: str
    height: float
    lines: Mapping[str, float]


def blank_rows(kit: Kit, blanks: Sequence[Blank], parent: Node, width: float, rows: Rows) -> list[Strip]:
    """Return blanks in rows as wide as that; what is left of a row goes to its lines, each by the room it asks for."""
    gutter = kit.look.page.gutter
    strips = []
    for row in _rows(kit, blanks, width, rows):
        words = [_words(kit, blank, rows) for blank in row]
        asked = [_line(kit, blank, rows) for blank in row]
        share = (width - sum(words) - gutter * (len(row) - 1)) / sum(asked)
        columns, x = [], 0.0
        for blank, taken, line in zip(row, words, asked, strict=True):
            room = taken + share * line
            columns.append((x, labelled(kit, blank, parent, room, rows.use)))
            x += room + gutter
        made = beside(columns)
        strips.append(Strip(padded(made, 0, max(0, rows.height - made.height), 0)))
    return strips


def _rows(kit: Kit, blanks: Sequence[Blank], width: float, rows: Rows) -> list[list[Blank]]:
    """Return blanks by rows: a row ends where the next one would have too short a line."""
    made: list[list[Blank]] = []
    left = 0.0
    for blank in blanks:
        least = _words(kit, blank, rows) + _line(kit, blank, rows)
        if not made or least > left:
            made.append([])
            left = width
        made[-1].append(blank)
        left -= least + kit.look.page.gutter
    return made


def _words(kit: Kit, blank: Blank, rows: Rows) -> float:
    """Return how much of a row the words around a line take, in points."""
    around = [text for text in (blank.label, blank.after) if text]
    return sum(kit.width(rows.use, text) + kit.look.line.hair + kit.look.space.small for text in around)


def _line(kit: Kit, blank: Blank, rows: Rows) -> float:
    """Return how long a line should at least be, in points: a number stands before its unit, long words need room."""
    least = rows.lines["number" if blank.after else blank.kind]
    return max(least, _words(kit, blank, rows) * (1 - MOST_LABEL) / MOST_LABEL)
