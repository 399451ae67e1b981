"""Blocks: each kind of the outline is drawn by one function; some stand side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from handouts.outline import handout as out
from handouts.outline.leaves import Chance, TimeLine
from handouts.render.pdf import cards, day, fields, figures, prose, tables
from handouts.render.pdf.elements import Strip, beside, joined, padded, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node


def all_blocks(kit: Kit, blocks: Sequence[out.Block], parent: Node, width: float) -> list[Strip]:
    """Return the blocks of a section as strips."""
    strips: list[Strip] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if isinstance(block, out.Signatures) and rest and isinstance(rest[0], out.Barcode):
            strips += fields.signatures(kit, block, parent, width, rest.pop(0))  # type: ignore[arg-type]
        elif isinstance(block, out.CourseBars) and (count := _aside(rest)):
            strips.append(_halves(kit, block, rest[:count], parent, width))
            del rest[:count]
        else:
            strips += draw(kit, block, parent, width)
        if rest and _leads(block, rest[0]):
            strips[-1] = replace(strips[-1], keep=True)
    return strips


def _leads(block: out.Block, following: out.Block) -> bool:
    """Tell whether a paragraph stays with what follows: it opens the section, or a list."""
    return isinstance(block, out.Paragraph) and (block.look == "lead" or isinstance(following, out.Points))


def _aside(blocks: Sequence[out.Block]) -> int:
    """Return how many blocks are a heading with its text and list, to stand beside a picture half as wide."""
    if not blocks or not isinstance(blocks[0], out.Heading):
        return 0
    count = 1
    while count < len(blocks) and isinstance(blocks[count], out.Paragraph | out.Points):
        count += 1
    return count if count > 1 else 0


def _halves(kit: Kit, bars: out.CourseBars, aside: Sequence[out.Block], parent: Node, width: float) -> Strip:
    """Return bars in days and, beside them, what the next heading says."""
    look = kit.look
    half = (width - look.page.gutter) / 2
    left = joined(figures.course(kit, bars, parent, half))
    right = joined([strip for block in aside for strip in draw(kit, block, parent, half)])
    row = beside([(0, left), (half + look.page.gutter, right)])
    return Strip(padded(row, 0, look.space.snug, 0, rule(width, "ink", look.line.head)), before=look.space.block)


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
        case out.KeyCards():
            return cards.key_cards(kit, block, parent, width)
        case out.Cards():
            return cards.cards(kit, block, parent, width)
        case Chance():
            return figures.chance(kit, block, parent, width)
        case out.CourseBars():
            inner = joined(figures.course(kit, block, parent, width))
            line = rule(width, "ink", kit.look.line.head)
            return [Strip(padded(inner, 0, kit.look.space.snug, 0, line), before=kit.look.space.block)]
        case out.Table():
            return tables.table(kit, block, parent, width)
        case TimeLine():
            return day.timeline(kit, block, parent, width)
        case out.Steps():
            return day.steps(kit, block, parent, width)
        case out.Blanks():
            return fields.blanks(kit, block, parent, width)
        case out.StatementGroup():
            return fields.statements(kit, block, parent, width)
        case out.Signatures():
            return fields.signatures(kit, block, parent, width)
        case out.Questions():
            return fields.questions(kit, block, parent, width)
        case out.Terms():
            return prose.terms(kit, block, parent, width)
        case out.Sources():
            return prose.sources(kit, block, parent, width)
        case out.Barcode():
            return figures.barcode(kit, block, parent, width)
        case _:
            assert_never(block)
