"""A section of the handout: its blocks one under another, what belongs together, what is set side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.outline import handout as out
from handouts.outline.handout import Cards
from handouts.render.pdf.blocks import front
from handouts.render.pdf.blocks.blanks import label_box
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.blocks.signatures import closing, signatures
from handouts.render.pdf.engine.elements import Painted, Strip, beside, centred, joined, keep_last_with_previous, row_of
from handouts.render.pdf.engine.paragraph import Text
from handouts.render.pdf.engine.piles import Columns
from handouts.render.pdf.engine.structure import Node
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Block, HandoutOutline, Paragraph, Section
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.story import PageGeometry
    from handouts.render.pdf.engine.surface import Surface
    from handouts.render.pdf.header_footer import HeaderFooter

_SAVING = 0.85
"""The most height that two units may take side by side, as a share of that one under another."""


def all_blocks(builder: BlockBuilder, blocks: Sequence[out.Block], parent: Node, width: float) -> list[Strip]:
    """Return the blocks of a section as strips; short topics are set side by side."""
    strips: list[Strip] = []
    units = _units(blocks)
    while units:
        unit = units.pop(0)
        if units and _are_halves(builder, unit, units[0], width):
            strips.append(_halves(builder, (unit, units.pop(0)), parent, width))
            continue
        strips += _unit(builder, unit, parent, width)
        if units and isinstance(unit[-1], out.Paragraph) and unit[-1].look == "lead":
            strips[-1] = replace(strips[-1], keep=True)
    return strips


def _units(blocks: Sequence[out.Block]) -> list[list[out.Block]]:
    """Return blocks in groups: a heading with the text beneath it, signatures with the barcode, others alone."""
    units: list[list[out.Block]] = []
    for block in blocks:
        last = units[-1] if units else []
        topic = last and isinstance(last[0], out.Heading) and _belongs_to_heading(block)
        closing = last and isinstance(last[0], out.Signatures) and isinstance(block, out.Barcode)
        led = last and isinstance(last[-1], out.Paragraph) and isinstance(block, out.Points)
        if topic or closing or led:
            last.append(block)
        else:
            units.append([block])
    return units


def _unit(builder: BlockBuilder, unit: Sequence[out.Block], parent: Node, width: float) -> list[Strip]:
    first = unit[0]
    if isinstance(first, out.Signatures):
        code = unit[1] if len(unit) > 1 else None
        signed = signatures(builder, first, parent, width, code if isinstance(code, out.Barcode) else None)
        return [replace(strip, origin=first.origin) for strip in signed]
    strips: list[Strip] = []
    for block in unit:
        if isinstance(block, out.Points | out.Table) and strips:
            strips[-1] = replace(strips[-1], keep=True)  # a list or table stays with what leads to it
        strips += [replace(strip, origin=block.origin) for strip in draws.of(block)(builder, block, parent, width)]
    return strips


def _are_halves(builder: BlockBuilder, first: Sequence[out.Block], second: Sequence[out.Block], width: float) -> bool:
    """Return whether two units may be set side by side, and save height by it."""
    if builder.stacked or not (_is_topic(first) and _is_topic(second)):
        return False
    trial, node = builder.trial(), Node("Sect")
    half = (width - builder.style.page.gutter) / 2
    beside_each_other = max(_height_with_gap(_unit(trial, unit, node, half)) for unit in (first, second))
    stacked = sum(_height_with_gap(_unit(trial, unit, node, width)) for unit in (first, second))
    return beside_each_other <= stacked * _SAVING


def _is_topic(unit: Sequence[out.Block]) -> bool:
    if isinstance(unit[-1], out.Table):  # its columns need the width
        return False
    return (isinstance(unit[0], out.Heading) and len(unit) > 1) or isinstance(unit[0], out.Callout)


def _belongs_to_heading(block: out.Block) -> bool:
    """Return whether a block belongs to the heading above it: text, a list, a plain table, or what to choose from."""
    if isinstance(block, out.Criteria):
        return not any(criterion.blanks for criterion in block.criteria)
    return isinstance(block, out.Paragraph | out.Points) or (isinstance(block, out.Table) and block.kind == "plain")


def _height_with_gap(strips: Sequence[Strip]) -> float:
    return strips[0].before + joined(strips).height


def _halves(builder: BlockBuilder, units: Sequence[Sequence[out.Block]], parent: Node, width: float) -> Strip:
    """Return two units side by side, the first of them read first."""
    style = builder.style
    half = (width - style.page.gutter) / 2
    columns = [joined(_unit(builder, unit, parent, half)) for unit in units]
    return Strip(row_of(columns, half + style.page.gutter), before=style.space.block)


_ENDING = 0.5
"""The share of a page that the last two strips of a section may take to be kept together."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Sets the sections of a handout, each by itself."""

    builder: BlockBuilder
    geometry: PageGeometry
    header_footer: HeaderFooter
    outline: out.HandoutOutline

    @property
    def width(self) -> float:
        """The width of text, in points."""
        return self.geometry.width - 2 * self.builder.style.page.margin

    def strips(self, builder: BlockBuilder, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return the strips of a section; the one that opens the handout has its head."""
        outline, width = self.outline, self.width
        if opens and section.sheet == "record":
            head = front.sheet_head(builder, outline, node, width)
            return [*head, *all_blocks(builder, section.blocks, node, width)]
        if section.sheet == "keep":
            return self._keep_strips(builder, section, node, opens=opens)
        opening = front.opening(builder, outline, node, width) if opens else []
        if section.sheet == "front":
            blocks = _numbers_first(section.blocks) if builder.stacked else section.blocks
            return [*opening, *all_blocks(builder, blocks, node, width)]
        blocks = section.blocks
        headless = replace(section, label=None, side=None) if opens else section
        lead = section.lead if headless.label or headless.side else None
        row = blocks[0] if section.sheet == "record" and blocks else None
        if opens and plain(section.title) == outline.identity.title:  # which stands there already, one level higher
            return [*opening, *self._blocks(replace(builder, headings=("H1", "H2")), section, blocks, node)]
        if isinstance(row, out.Blanks):
            part = front.record_head(builder, headless, row, node, width)
        else:
            part = front.part_head(builder, headless, lead, node, width)
        blocks = blocks[1:] if lead or isinstance(row, out.Blanks) else blocks
        strips = self._blocks(builder, section, blocks, node)
        if strips:
            strips[0] = replace(strips[0], before=max(strips[0].before, builder.style.part.after))
        return [*opening, part, *_with_ending_kept(strips, self.geometry.height * _ENDING)]

    def _blocks(
        self, builder: BlockBuilder, section: out.Section, blocks: Sequence[out.Block], node: Node
    ) -> list[Strip]:
        """Return the strips of blocks; in one column what is signed begins a page, with the patient label again.

        What is said at its end, and the barcode, then close the page before.
        """
        at = next((index for index, block in enumerate(blocks) if isinstance(block, out.Signatures)), 0)
        signed = blocks[at] if blocks else None
        if not (at and builder.stacked and section.label and isinstance(signed, out.Signatures)):
            return all_blocks(builder, blocks, node, self.width)
        code = next((block for block in blocks[at:] if isinstance(block, out.Barcode)), None)
        front = [*all_blocks(builder, blocks[:at], node, self.width), *closing(builder, signed, node, self.width, code)]
        label = Strip(label_box(builder, section.label, node), turn=True)
        rest = [replace(signed, closing=()), *(block for block in blocks[at + 1 :] if block is not code)]
        return [*front, label, *all_blocks(builder, rest, node, self.width)]

    def _keep_strips(self, builder: BlockBuilder, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return the strips of a side to keep; its page has no running head, but in large print a back goes on."""
        page = builder.style.page
        head = _keep_head(builder, section, node, self.width)
        blocks = section.blocks[1:] if section.lead else section.blocks
        strips = all_blocks(builder, _help_first(blocks) if builder.stacked else blocks, node, self.width)
        if not builder.stacked or opens_sheet(self.outline, section):
            head = _raised(self.header_footer, head, 0 if opens else page.top - page.first_top)
        return [*head, *strips]


def _with_ending_kept(strips: list[Strip], max_height: float) -> list[Strip]:
    """Return the strips of a section; a paragraph at its end goes on alone only behind a table or what is high."""
    last_two = strips[-2:]
    parted = bool(last_two) and (last_two[0].carry or isinstance(last_two[0].element, Columns))
    alone = (
        bool(last_two)
        and isinstance(last_two[-1].element, Text)
        and not parted
        and joined(last_two).height <= max_height
    )
    return keep_last_with_previous(strips) if alone else strips


def _numbers_first(blocks: Sequence[out.Block]) -> list[out.Block]:
    """Return the blocks of a first page that goes on over others, whom to call before all else."""
    return sorted(blocks, key=lambda block: not (isinstance(block, out.Cards) and block.look == "row"))


def _help_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a side as large print has them: of the cards to fill in, all but the first stand last.

    So whom to call stands on the side that faces the room.
    """
    cards = [card for block in blocks if isinstance(block, Cards) for card in block.cards if not card.title][1:]
    first_blocks = [
        replace(block, cards=tuple(card for card in block.cards if card not in cards))
        if isinstance(block, Cards)
        else block
        for block in blocks
    ]
    last_blocks = [Cards(f"{card.origin}/card", "wide", (card,)) for card in cards]
    return (*first_blocks, *last_blocks)


def opens_sheet(outline: HandoutOutline, section: Section) -> bool:
    """Return whether a section is the front of its sheet: none of the kind stands before it."""
    at = outline.sections.index(section)
    return at == 0 or outline.sections[at - 1].sheet != section.sheet


def _keep_head(builder: BlockBuilder, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the head of a side to keep: its title, and at the end of the line what the reader does with it."""
    part, style = builder.style.keep, builder.style
    indent = part.tile + part.gap
    node, level = parent.add(builder.headings[0]), int(builder.headings[0] != "H1")
    room = builder.width("keep_title", section.title)
    title = builder.text("keep_title", section.title, min(width - indent, room + style.line.hair), node, bookmark=level)
    end = indent + title.column + style.page.gutter
    words = _lead(builder, section.lead, parent, width - end) if section.lead else None
    block = centred(title, part.tile)
    row: list[tuple[float, Element]] = [(0, builder.tile(section.icon, part.tile, part.icon)), (indent, block)]
    head: Element = beside([*row, (width - words.column, words)] if words else row, centred=True)
    return [Strip(head, before=style.space.large, keep=True)]


def _lead(builder: BlockBuilder, lead: Paragraph, parent: Node, width: float) -> Text:
    """Return the note at the end of the title's line, no wider than it must be."""
    narrow = builder.balanced("keep_note", lead.text, width)
    node = parent.add("P", builder.origin(lead.origin))
    return builder.text("keep_note", lead.text, narrow, node, align="end")


def _raised(header_footer: HeaderFooter, strips: list[Strip], above: float) -> list[Strip]:
    """Return strips that begin a page without a running head, so many points above the others."""
    first = strips[0]

    def paint(surface: Surface, x: float, y: float) -> None:
        header_footer.bare.add(len(surface.canvas.pages) + 1)
        first.element.draw(surface, x, y - above)

    return [replace(first, element=Painted(first.height - above, paint)), *strips[1:]]
