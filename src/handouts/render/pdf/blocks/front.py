"""The first page: whom to call, what matters most, and on which page to find what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.handout import Contents
from handouts.render.pdf.blocks.blanks import fields_in_a_row, label_box, side_fields
from handouts.render.pdf.blocks.builder import aligned, draws
from handouts.render.pdf.blocks.pictures import figure
from handouts.render.pdf.blocks.prose import message
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Strip,
    abreast,
    beside,
    centred,
    joined,
    rule,
    stack,
)
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blanks, Front, HandoutOutline, Paragraph, Place, Section
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.text.markup import RichText


def opening(builder: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
    """Return the head of the first page, down to the main message, where it has one."""
    space, front = builder.style.space, outline.front
    head = [
        Strip(_band(builder, front, parent, width)),
        Strip(_title(builder, outline, parent, width), before=space.block),
    ]
    message = [Strip(_message(builder, front, parent, width), before=space.small)] if front.main_message else []
    return [*head, *message]


def sheet_head(builder: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
    """Return the head of a sheet that is a document by itself: clinic, title, and the head of its first section."""
    part, space, section = builder.style.front, builder.style.space, outline.sections[0]
    band = Strip(_band(builder, outline.front, parent, width))
    end = width - part.label_width
    room = end - builder.style.page.gutter if section.label else width
    words = [
        builder.text("title", outline.identity.title, room, parent.add("H1"), bookmark=0),
        builder.text("subtitle", outline.front.subtitle, room, parent.add("P")),
        part_head(builder, replace(section, label=None, side=None), None, parent, room).element,
    ]
    head: Element = stack(words, space.snug)
    if section.label:
        head = beside([(0, head), (end, label_box(builder, section.label, parent))])
    return [band, Strip(head, before=space.medium)]


def record_head(builder: BlockBuilder, section: Section, row: Blanks, parent: Node, width: float) -> Strip:
    """Return the head of another page of a record: its title, and beside it whose record it is."""
    third = width / 3
    title = part_head(builder, section, None, parent, third - builder.style.page.gutter)
    (fields,) = fields_in_a_row(builder, row, parent, width - third)
    return Strip(beside([(0, title.element), (third, fields.element)]), keep=True)


def _band(builder: BlockBuilder, front: Front, parent: Node, width: float) -> Group:
    part = builder.style.front
    logo, logo_width = _logo(builder, front, parent)
    indent = logo_width + part.logo_gap
    end = width - builder.width("contact", front.contact)
    room = end - indent - builder.style.page.gutter
    beneath = builder.width("clinic", front.clinic) > room
    name = builder.text("clinic", front.clinic, width - indent if beneath else room, parent.add("P"))
    if beneath:
        contact = builder.text("contact", front.contact, width, parent.add("P"))
        row = beside([(0, logo), (indent, name)], centred=True)
        return _underlined(builder, stack([row, contact], builder.style.space.tight), width)
    contact = builder.line("contact", front.contact, parent.add("P"))
    height = max(part.band, name.height + builder.style.space.snug)
    words = aligned((indent, name), (end, contact))
    middle = (height - builder.style.space.snug) / 2
    parts = (Placed(0, middle - logo.height / 2, logo), Placed(0, middle - name.height / 2, words))
    return Group(height, parts, rule(width, "accent", builder.style.line.clinic, height))


def _underlined(builder: BlockBuilder, element: Element, width: float) -> Group:
    height = element.height + builder.style.space.snug
    return Group(height, (Placed(0, 0, element),), rule(width, "accent", builder.style.line.clinic, height))


def _logo(builder: BlockBuilder, front: Front, parent: Node) -> tuple[Element, float]:
    """Return the clinic's logo, or the icon of a hospital where it has none, and how wide it is."""
    max_height, max_width = builder.style.front.logo, builder.style.front.logo_most
    if not front.logo:
        return builder.icon("hospital", max_height, "accent"), max_height
    shown = figure(front.logo, front.logo_says, parent, max_width, max_height)
    return shown, shown.width


def _title(builder: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> Group:
    part, space, section = builder.style.front, builder.style.space, outline.sections[0]
    end = width - part.label_width
    boxed = (section.label or section.side) and not builder.stacked
    room = end - builder.style.page.gutter if boxed else width
    title = outline.identity.title
    lines = [
        builder.text("title", title, builder.balanced("title", title, room), parent.add("H1"), bookmark=0),
        builder.text("subtitle", outline.front.subtitle, room, parent.add("P")),
    ]
    if outline.front.formats:
        lines.append(builder.text("formats", outline.front.formats, room, parent.add("P")))
    words = stack(lines, space.hair)
    boxes = _boxes(builder, section, parent, width)
    if builder.stacked:
        return stack([words, *(box.element for box in boxes)], space.medium)
    return beside([(0, words), (end, joined(boxes))]) if boxes else words


def _message(builder: BlockBuilder, front: Front, parent: Node, width: float) -> Group:
    """Return the main message, and beneath it that the reader is free to say no."""
    texts = [("main_message", front.main_message, parent.add("P"))]
    if front.freedom:
        texts.append(("freedom", front.freedom, parent.add("P")))
    return message(builder, front.main_icon, texts, width)


def part_head(builder: BlockBuilder, section: Section, lead: Paragraph | None, parent: Node, width: float) -> Strip:
    """Return the head of a part: tile, number and title; beside them the boxes, and then the lead beneath."""
    part, front = builder.style.part, builder.style.front
    indent = part.tile + part.gap
    boxed = (section.label or section.side) and not builder.stacked
    end = width - front.label_width
    room = end - builder.style.page.gutter if boxed else width
    node = parent.add("H2")
    # The space at its end keeps the words of number and title apart where the heading is read out.
    over = section.part or section.over
    number = (*over, Run("\N{NO-BREAK SPACE}"))
    lines = [builder.text("part_number", number, room - indent, node)] if over else []
    lines.append(builder.text("part_title", section.title, room - indent, node, bookmark=1))
    tile = builder.tile(section.icon, part.tile, part.icon)
    head: Element = beside([(0, tile), (indent, centred(stack(lines), part.tile))])
    if lead:
        words = builder.text("lead", lead.text, room, parent.add("P", builder.origin(lead.origin)), link=True)
        head = stack([head, words], builder.style.space.small)
    boxes = _boxes(builder, section, parent, width)
    if builder.stacked:
        head = stack([head, *(box.element for box in boxes)], builder.style.space.medium)
    elif boxes:
        head = beside([(0, head), (end, joined(boxes))])
    return Strip(builder.begins(head, section.title), before=builder.style.space.large, keep=True)


def _boxes(builder: BlockBuilder, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the patient label box, and the fields beneath it."""
    front = builder.style.front
    strips = []
    if section.label:
        strips.append(Strip(label_box(builder, section.label, parent)))
    if section.side:
        room = width if builder.stacked else front.label_width
        strips.append(Strip(side_fields(builder, section.side, parent, room, front.field_row)))
    return strips


@draws(Contents)
def contents(builder: BlockBuilder, block: Contents, parent: Node, width: float) -> list[Strip]:
    """Return the heading with the page to sign, the list, and the note beneath."""
    space = builder.style.space
    strips = [Strip(_head(builder, block, parent, width), before=space.block, keep=True)]
    listed = _listed(builder, block, parent.add("TOC", builder.origin(block.origin)), width)
    strips += [Strip(entry, before=0 if index else space.tight) for index, entry in enumerate(listed)]
    if block.note:
        strips[-1] = replace(strips[-1], keep=True)
        strips.append(Strip(builder.text("note", block.note, width, parent.add("P")), before=space.hair))
    return strips


def _head(builder: BlockBuilder, block: Contents, parent: Node, width: float) -> Element:
    """Return the heading, and the page to sign at its end; beneath it where it is too long."""
    part = builder.style.contents
    title = builder.text("heading", block.title, width, parent.add("H2"))
    if not block.sign:
        return title
    sign = builder.line("contents_sign", block.sign, parent.add("P"))
    indent = part.icon + part.icon_gap
    icon = builder.icon("consent", part.icon, "accent")
    signed = beside([(0, icon), (indent, sign)], centred=True)
    if builder.width("heading", block.title) + builder.style.page.gutter + indent + sign.width > width:
        return stack([title, signed], builder.style.space.tight)
    return beside([(0, title), (width - indent - sign.width, signed)], centred=True)


def _listed(builder: BlockBuilder, block: Contents, toc: Node, width: float) -> list[Element]:
    """Return the entries, filled column by column, as read; where there is one column each stands by itself."""
    part, places = builder.style.contents, block.places
    if part.columns == 1:
        return [_entry(builder, place, toc, width) for place in places]
    rows = -(-len(places) // part.columns)
    columns = [places[index : index + rows] for index in range(0, len(places), rows)]
    widths = _widths(builder, columns, width)
    gap = (width - sum(widths)) / max(1, len(columns) - 1)
    stacks = [
        stack([_entry(builder, place, toc, room) for place in column])
        for column, room in zip(columns, widths, strict=True)
    ]
    return [abreast(stacks, widths, gap)]


def _widths(builder: BlockBuilder, columns: Sequence[Sequence[Place]], width: float) -> list[float]:
    """Return the width of each column in points: its longest entry, or all alike where these do not fit."""
    part, gutters = builder.style.contents, builder.style.page.gutter * (len(columns) - 1)
    line = part.number + part.gap + builder.style.line.hair
    widths = [max(line + builder.width("note", place.title) for place in column) for column in columns]
    return widths if sum(widths) + gutters <= width else [(width - gutters) / len(columns)] * len(columns)


def _entry(builder: BlockBuilder, place: Place, toc: Node, width: float) -> Group:
    part, entry = builder.style.contents, toc.add("TOCI", builder.origin(place.origin))
    number = builder.text("contents_page", _unlinked(builder.pages.filled(place.page)), part.number, entry.add("Lbl"))
    indent = part.number + part.gap
    title = builder.text("note", place.title, width - indent, entry.add("Reference"))
    return Group(max(number.height, title.height), (Placed(0, 0, number), Placed(indent, 0, title)))


def _unlinked(words: RichText) -> RichText:
    """Return words without their links: the title beside them leads to the same place."""
    return tuple(replace(run, href="") for run in words)
