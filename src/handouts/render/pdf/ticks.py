"""Questions to answer with ticks: a card with an icon in its well, boxes one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, stack
from handouts.render.pdf.fields import field
from handouts.render.pdf.kit import strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank, TickQuestion, Ticks
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def ticks(kit: Kit, block: Ticks, parent: Node, width: float) -> list[Strip]:
    """Return the questions on one card."""
    part, radius = kit.look.ticks, kit.look.radius.card
    node = parent.add("Sect", kit.origin(block.origin))
    at = part.well + part.gap
    words = stack([_question(kit, one, node, width - at - part.pad) for one in block.questions], part.between)
    height = words.height + 2 * part.pad
    icon = kit.icon(block.icon, part.icon, "accent")

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.well(x, y, part.well, height, fill="accent_tint", radius=radius)
        surface.box(x, y, width, height, line="accent", stroke=kit.look.line.card, radius=radius)

    parts = (
        Placed((part.well - part.icon) / 2, (height - part.icon) / 2, icon),
        Placed(at, part.pad, words),
    )
    return [Strip(Group(height, parts, behind), before=kit.look.space.block)]


def _question(kit: Kit, one: TickQuestion, parent: Node, width: float) -> Element:
    """Return a question and its choices: beside it where all have room on its line, else beneath."""
    part = kit.look.ticks
    node = parent.add("Sect", kit.origin(one.origin))
    text = (*strong(one.text), *((Run(" "), *one.hint) if one.hint else ()))
    asked = kit.text("table", text, width, node.add("P"))
    listed = node.add("L")
    choices = [_choice(kit, blank, listed) for blank in one.choices]
    start = asked.width + part.step
    if start + sum(across for across, _ in choices) + part.step * (len(choices) - 1) <= width:
        return beside([(0, centred(asked, part.row)), (start, _flow(kit, choices, width - start))])
    return stack([centred(asked, part.row), _flow(kit, choices, width)])


def _choice(kit: Kit, blank: Blank, parent: Node) -> tuple[float, Group]:
    """Return a box and its words, with the width of both."""
    part = kit.look.ticks
    body = parent.add("LI").add("LBody")
    box = field(kit, blank, body, part.box, part.box, boxed=True)
    words = kit.line("table", blank.label, body.add("P"))
    at = part.box + part.box_gap
    return at + words.width, beside([(0, centred(box, part.row)), (at, centred(words, part.row))])


def _flow(kit: Kit, choices: Sequence[tuple[float, Group]], width: float) -> Group:
    """Return choices one after the other, on as many lines as they take."""
    part = kit.look.ticks
    placed: list[Placed] = []
    x = y = 0.0
    for across, choice in choices:
        if x and x + across > width:
            x, y = 0.0, y + part.row
        placed.append(Placed(x, y, choice))
        x += across + part.step
    return Group(y + part.row, tuple(placed))
