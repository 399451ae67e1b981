"""The treatment day in numbered steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import Group, Strip, beside, joined, padded, rule, stack

if TYPE_CHECKING:
    from handouts.outline.handout import StepGroup, Steps
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node


def steps(kit: Kit, block: Steps, parent: Node, width: float) -> list[Strip]:
    """Return the day in numbered steps: a rail with tile, name and time, then the steps."""
    node = parent.add("Sect", kit.origin(block.origin))
    return [
        Strip(_group(kit, group, node, width, first=not at), before=0 if at else kit.look.space.block)
        for at, group in enumerate(block.groups)
    ]


def _group(kit: Kit, group: StepGroup, parent: Node, width: float, *, first: bool) -> Group:
    part, look = kit.look.steps, kit.look
    node = parent.add("Sect", kit.origin(group.origin))
    name_at = part.tile + part.text_gap
    rail_width = width if kit.stacked else part.rail
    room = rail_width - name_at
    names = stack(
        [
            kit.text("step_title", group.title, room, node.add("H3")),
            *([kit.text("caption", group.when, room, node.add("P"))] if group.when else []),
        ]
    )
    tile = kit.tile(group.icon, part.tile, part.icon)
    rail = beside([(0, tile), (name_at, names)], centred=kit.stacked)
    if kit.stacked:
        row = stack([rail, _numbered(kit, group, node, width)], part.gap)
    else:
        at = part.rail + part.gap
        row = beside([(0, rail), (at, _numbered(kit, group, node, width - at))])
    line = rule(width, "ink" if first else "rule", look.line.head if first else look.line.thin)
    return padded(row, 0, part.pad, part.pad, line)


def _numbered(kit: Kit, group: StepGroup, parent: Node, width: float) -> Group:
    part = kit.look.steps
    node = parent.add("L")
    node.numbering = "Decimal"
    strips = []
    for number, text in enumerate(group.steps, group.first):
        item = node.add("LI")
        label = kit.text("step_number", str(number), part.number, item.add("Lbl"))
        words = kit.text("body", text, width - part.number, item.add("LBody"), link=True)
        strips.append(Strip(beside([(0, label), (part.number, words)]), before=part.item_gap))
    return joined(strips)
