"""Blocks: each kind of the outline is drawn by one function; some stand side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from handouts.outline import handout as out
from handouts.outline.leaves import Chance, RareScale
from handouts.render.pdf import (
    barcode,
    cards,
    certainty,
    chances,
    contents,
    criteria,
    day,
    fields,
    known,
    lasting,
    prose,
    rare,
    record,
    signatures,
    slides,
    statements,
    tables,
    ticks,
)
from handouts.render.pdf.elements import Strip, beside, joined
from handouts.render.pdf.quiet_cards import quiet_cards
from handouts.render.pdf.row_cards import row_cards
from handouts.render.pdf.structure import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.kit import Kit

Pictured = Chance | RareScale | out.Certainty | out.LastingBar | out.Table | out.Fasting | out.Visit
FilledIn = (
    out.Blanks | out.Statements | out.Signatures | out.Questions | out.Ticks | out.Barcode | out.Record | out.Criteria
)
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
        signed = signatures.signatures(kit, first, parent, width, code if isinstance(code, out.Barcode) else None)
        return [replace(strip, origin=first.origin) for strip in signed]
    strips: list[Strip] = []
    for block in unit:
        if isinstance(block, out.Points) and strips:
            strips[-1] = replace(strips[-1], keep=True)  # a list stays with what leads to it
        strips += [replace(strip, origin=block.origin) for strip in draw(kit, block, parent, width)]
    return strips


def _are_halves(kit: Kit, one: Sequence[out.Block], other: Sequence[out.Block], width: float) -> bool:
    """Tell whether two units may stand side by side, and save room by it."""
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
    """Tell whether a block is said beneath a heading: text, a list, or what to choose from."""
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


def draw(kit: Kit, block: out.Block, parent: Node, width: float) -> list[Strip]:
    """Return a block as strips, its tags added to the parent."""
    match block:
        case out.Heading():
            return prose.heading(kit, block, parent, width)
        case out.Paragraph():
            return prose.paragraph(kit, block, parent, width)
        case out.Points():
            return prose.points(kit, block, parent, width)
        case out.Callout():
            return prose.callout(kit, block, parent, width)
        case out.Terms():
            return prose.terms(kit, block, parent, width)
        case out.Sources():
            return prose.sources(kit, block, parent, width)
        case out.KeyCards():
            return cards.key_cards(kit, block, parent, width)
        case out.Cards():
            beside_each_other = block.look in {"boxes", "columns"}
            return (quiet_cards if beside_each_other else cards.cards)(kit, block, parent, width)
        case out.Contents():
            return contents.contents(kit, block, parent, width)
        case out.DeckPart():
            return slides.part(kit, block, parent, width)
        case out.SlideNotes():
            return slides.notes(kit, block, parent, width)
        case Chance() | RareScale() | out.Certainty() | out.LastingBar() | out.Table() | out.Fasting() | out.Visit():
            return _pictured(kit, block, parent, width)
        case _:
            return _filled_in(kit, block, parent, width)


def _pictured(kit: Kit, block: Pictured, parent: Node, width: float) -> list[Strip]:
    """Return a picture or a table."""
    match block:
        case Chance():
            return chances.chance(kit, block, parent, width)
        case RareScale():
            return rare.rare_scale(kit, block, parent, width)
        case out.Certainty():
            return certainty.certainty(kit, block, parent, width)
        case out.LastingBar():
            return lasting.lasting(kit, block, parent, width)
        case out.Table(kind="known"):
            return known.known(kit, block, parent, width)
        case out.Table():
            return (row_cards if kit.stacked else tables.table)(kit, block, parent, width)
        case out.Fasting():
            return day.fasting(kit, block, parent, width)
        case out.Visit():
            return day.visit(kit, block, parent, width)
        case _:
            assert_never(block)


def _filled_in(kit: Kit, block: FilledIn, parent: Node, width: float) -> list[Strip]:
    """Return what a hand fills in, ticks or signs; and the barcode beside it."""
    match block:
        case out.Blanks(look="line"):
            return fields.in_line(kit, block, parent, width)
        case out.Blanks(look="row"):
            return record.fields_in_a_row(kit, block, parent, width)
        case out.Blanks():
            return fields.blanks(kit, block, parent, width)
        case out.Statements():
            return statements.statements(kit, block, parent, width)
        case out.Signatures():
            return signatures.signatures(kit, block, parent, width)
        case out.Questions():
            return statements.questions(kit, block, parent, width)
        case out.Ticks():
            return ticks.ticks(kit, block, parent, width)
        case out.Barcode():
            return barcode.barcode(kit, block, parent, width)
        case out.Record():
            return record.record(kit, block, parent, width)
        case out.Criteria():
            return criteria.criteria(kit, block, parent, width)
        case _:
            assert_never(block)
