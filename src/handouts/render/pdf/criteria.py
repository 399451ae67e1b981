"""Boxes to tick: what must hold before going on, with room to write beside it, and the list of a card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.handout import Criteria
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, rule
from handouts.render.pdf.fields import field
from handouts.render.pdf.kit import draws

if TYPE_CHECKING:
    from handouts.outline.handout import Blank, Criterion
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node

_FEW = 4
"""Rows of boxes to tick that are not parted over a page, such as the choices of a question."""


@draws(Criteria)
def criteria(kit: Kit, block: Criteria, parent: Node, width: float) -> list[Strip]:
    """Return what must hold, with boxes to tick; what is short stands two by two."""
    node = parent.add("L", kit.origin(block.origin))
    half = (width - kit.look.page.gutter) / 2
    rows: list[list[Criterion]] = []
    for one in block.criteria:
        pair = rows and len(rows[-1]) == 1 and _is_short(kit, rows[-1][0], half) and _is_short(kit, one, half)
        if pair:
            rows[-1].append(one)
        else:
            rows.append([one])
    strips: list[Strip] = []
    together = len(rows) <= _FEW
    for row in rows:
        room = half if len(row) > 1 else width
        cells = [_criterion(kit, one, node, room) for one in row]
        height = max(cell.height for cell in cells)
        parts = beside([(at * (half + kit.look.page.gutter), centred(cell, height)) for at, cell in enumerate(cells)])
        line = rule(width, "rule", kit.look.line.thin)
        strip = Strip(Group(parts.height, parts.parts, line), before=0 if strips else kit.look.space.tight)
        strips.append(replace(strip, keep=together and row is not rows[-1]))
    return strips


def _is_short(kit: Kit, one: Criterion, width: float) -> bool:
    """Return whether a criterion has room in a column: its text alone, or on one line with its blanks."""
    part = kit.record
    needed = sum(kit.width("table", blank.label) + part.write for blank in one.blanks)
    return not one.blanks or kit.width("table", one.text) + needed + part.tick + 2 * part.gap <= width


def _criterion(kit: Kit, one: Criterion, parent: Node, width: float) -> Group:
    part = kit.record
    body = parent.add("LI", kit.origin(one.origin)).add("LBody")
    tick = field(kit, one.tick, body, part.tick, part.tick, boxed=True)
    at = part.tick + part.gap
    most = width - at - sum(kit.width("table", blank.label) + part.write for blank in one.blanks)
    words = kit.text("table", one.text, most, body.add("P"))
    height = max(part.criterion, words.height + 2 * kit.look.space.hair)
    parts: list[tuple[float, Element]] = [(0, centred(tick, height)), (at, centred(words, height))]
    at += words.width + part.gap
    share = (width - at) / max(1, len(one.blanks))
    for blank in one.blanks:
        parts.append((at, _labelled(kit, blank, body, share - kit.look.space.tight, height)))
        at += share
    return beside(parts)


def _labelled(kit: Kit, blank: Blank, parent: Node, width: float, height: float) -> Group:
    """Return a label, and a line from there on."""
    label = kit.line("table", (*blank.label, Run("\N{NO-BREAK SPACE}")), parent.add("P"))
    room = width - label.column
    line = height - 2 * kit.look.space.tight
    return Group(height, (
        Placed(0, (height - label.height) / 2, label),
        Placed(label.column, kit.look.space.hair, field(kit, blank, parent, room, line)),
    ))  # fmt: skip
