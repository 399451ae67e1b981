"""The blocks of a section one under another: what belongs together, and what stands side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline import handout as out
from handouts.render.pdf.elements import Strip, beside, joined
from handouts.render.pdf.kit import draws
from handouts.render.pdf.signatures import signatures
from handouts.render.pdf.structure import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.kit import Kit

_SAVING = 0.85
"""What share of their height two units may take at most when they stand side by side."""


def all_blocks(kit: Kit, blocks: Sequence[out.Block], parent: Node, width: float) -> list[Strip]:
    """Return the blocks of a section as strips; what is short stands side by side."""
    strips: list[Strip] = []
    units = _units(blocks)
    while units:
        unit = units.pop(0)
        if units and _are_halves(kit, unit, units[0], width):
            strips.append(_halves(kit, (unit, units.pop(0)), parent, width))
            continue
        strips += _unit(kit, unit, parent, width)
        if units and isinstance(unit[-1], out.Paragraph) and unit[-1].look == "lead":
            strips[-1] = replace(strips[-1], keep=True)
    return strips


def _units(blocks: Sequence[out.Block]) -> list[list[out.Block]]:
    """Return blocks in groups: a heading with what is told beneath it, signatures with the barcode, others alone."""
    units: list[list[out.Block]] = []
    for block in blocks:
        last = units[-1] if units else []
        topic = last and isinstance(last[0], out.Heading) and _is_told(block)
        closing = last and isinstance(last[0], out.Signatures) and isinstance(block, out.Barcode)
        led = last and isinstance(last[-1], out.Paragraph) and isinstance(block, out.Points)
        if topic or closing or led:
            last.append(block)
        else:
            units.append([block])
    return units


def _unit(kit: Kit, unit: Sequence[out.Block], parent: Node, width: float) -> list[Strip]:
    first = unit[0]
    if isinstance(first, out.Signatures):
        code = unit[1] if len(unit) > 1 else None
        signed = signatures(kit, first, parent, width, code if isinstance(code, out.Barcode) else None)
        return [replace(strip, origin=first.origin) for strip in signed]
    strips: list[Strip] = []
    for block in unit:
        if isinstance(block, out.Points) and strips:
            strips[-1] = replace(strips[-1], keep=True)  # a list stays with what leads to it
        strips += [replace(strip, origin=block.origin) for strip in draws.of(block)(kit, block, parent, width)]
    return strips


def _are_halves(kit: Kit, one: Sequence[out.Block], other: Sequence[out.Block], width: float) -> bool:
    """Return whether two units may stand side by side, and save room by it."""
    if kit.stacked or not (_is_topic(one) and _is_topic(other)):
        return False
    trial, node = kit.trial(), Node("Sect")
    half = (width - kit.look.page.gutter) / 2
    beside_each_other = max(_stands(_unit(trial, unit, node, half)) for unit in (one, other))
    stacked = sum(_stands(_unit(trial, unit, node, width)) for unit in (one, other))
    return beside_each_other <= stacked * _SAVING


def _is_topic(unit: Sequence[out.Block]) -> bool:
    return (isinstance(unit[0], out.Heading) and len(unit) > 1) or isinstance(unit[0], out.Callout)


def _is_told(block: out.Block) -> bool:
    """Return whether a block is said beneath a heading: text, a list, or what to choose from."""
    if isinstance(block, out.Criteria):
        return not any(one.blanks for one in block.criteria)
    return isinstance(block, out.Paragraph | out.Points)


def _stands(strips: Sequence[Strip]) -> float:
    return strips[0].before + joined(strips).height


def _halves(kit: Kit, units: Sequence[Sequence[out.Block]], parent: Node, width: float) -> Strip:
    """Return two units side by side, the first of them read first."""
    look = kit.look
    half = (width - look.page.gutter) / 2
    columns = [joined(_unit(kit, unit, parent, half)) for unit in units]
    row = beside([(at * (half + look.page.gutter), column) for at, column in enumerate(columns)])
    return Strip(row, before=look.space.block)
