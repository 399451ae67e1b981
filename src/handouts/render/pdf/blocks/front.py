"""The first page: whom to call, what matters most, and on which page to find what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.outline.handout import Contents
from handouts.render.pdf.blocks.blanks import fields_in_a_row, label_box, side_fields
from handouts.render.pdf.blocks.builder import aligned, draws
from handouts.render.pdf.blocks.prose import message
from handouts.render.pdf.engine.canvas import load_picture
from handouts.render.pdf.engine.elements import Figure, Group, Placed, Strip, beside, centred, joined, rule, stack
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blanks, Front, HandoutOutline, Paragraph, Place, Section
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText


def opening(kit: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
    """Return the head of the first page, down to the main message, where it has one."""
    space, front = kit.look.space, outline.front
    head = [Strip(_band(kit, front, parent, width)), Strip(_title(kit, outline, parent, width), before=space.block)]
    message = [Strip(_message(kit, front, parent, width), before=space.small)] if front.main_message else []
    return [*head, *message]


def sheet_head(kit: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
    """Return the head of a sheet that is a document by itself: clinic, title, and the head of its first section."""
    part, space, section = kit.look.front, kit.look.space, outline.sections[0]
    band = Strip(_band(kit, outline.front, parent, width))
    end = width - part.label_width
    room = end - kit.look.page.gutter if section.label else width
    words = [
        kit.text("title", outline.identity.title, room, parent.add("H1"), bookmark=0),
        kit.text("subtitle", outline.front.subtitle, room, parent.add("P")),
        part_head(kit, replace(section, label=None, side=None), None, parent, room).element,
    ]
    head: Element = stack(words, space.snug)
    if section.label:
        head = beside([(0, head), (end, label_box(kit, section.label, parent))])
    return [band, Strip(head, before=space.medium)]


def record_head(kit: BlockBuilder, section: Section, row: Blanks, parent: Node, width: float) -> Strip:
    """Return the head of another page of a record: its title, and beside it whose record it is."""
    third = width / 3
    title = part_head(kit, section, None, parent, third - kit.look.page.gutter)
    (fields,) = fields_in_a_row(kit, row, parent, width - third)
    return Strip(beside([(0, title.element), (third, fields.element)]), keep=True)


def _band(kit: BlockBuilder, front: Front, parent: Node, width: float) -> Group:
    part = kit.look.front
    logo, wide = _logo(kit, front, parent)
    at = wide + part.logo_gap
    end = width - kit.width("contact", front.contact)
    room = end - at - kit.look.page.gutter
    beneath = kit.width("clinic", front.clinic) > room
    name = kit.text("clinic", front.clinic, width - at if beneath else room, parent.add("P"))
    if beneath:
        contact = kit.text("contact", front.contact, width, parent.add("P"))
        row = beside([(0, logo), (at, name)], centred=True)
        return _underlined(kit, stack([row, contact], kit.look.space.tight), width)
    contact = kit.line("contact", front.contact, parent.add("P"))
    height = max(part.band, name.height + kit.look.space.snug)
    line = kit.look.line.clinic

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + height), (x + width, y + height), colour="accent", stroke=line)

    words = aligned((at, name), (end, contact))
    middle = (height - kit.look.space.snug) / 2
    parts = (Placed(0, middle - logo.height / 2, logo), Placed(0, middle - name.height / 2, words))
    return Group(height, parts, behind)


def _underlined(kit: BlockBuilder, element: Element, width: float) -> Group:
    height = element.height + kit.look.space.snug
    line = rule(width, "accent", kit.look.line.clinic)
    return Group(height, (Placed(0, 0, element),), lambda surface, x, y: line(surface, x, y + height))


def _logo(kit: BlockBuilder, front: Front, parent: Node) -> tuple[Element, float]:
    """Return the clinic's logo, or the icon of a hospital where it has none, and how wide it is."""
    high, most = kit.look.front.logo, kit.look.front.logo_most
    if not front.logo:
        return kit.icon("hospital", high, "accent"), high
    path = Path(front.logo)
    picture = load_picture(path)
    share = min(high / picture.height, most / picture.width)
    width, height = picture.width * share, picture.height * share

    def paint(surface: Surface, x: float, y: float) -> None:
        left, bottom = surface.left(x, width), surface.height - y - height
        surface.canvas.picture(path, x=left, y=bottom, width=width, height=height)

    return Figure(parent.add("Figure", alt=front.logo_says), width, height, paint), width


def _title(kit: BlockBuilder, outline: HandoutOutline, parent: Node, width: float) -> Group:
    part, space, section = kit.look.front, kit.look.space, outline.sections[0]
    end = width - part.label_width
    boxed = (section.label or section.side) and not kit.stacked
    room = end - kit.look.page.gutter if boxed else width
    title = outline.identity.title
    lines = [
        kit.text("title", title, kit.balanced("title", title, room), parent.add("H1"), bookmark=0),
        kit.text("subtitle", outline.front.subtitle, room, parent.add("P")),
    ]
    if outline.front.formats:
        lines.append(kit.text("formats", outline.front.formats, room, parent.add("P")))
    words = stack(lines, space.hair)
    boxes = _boxes(kit, section, parent, width)
    if kit.stacked:
        return stack([words, *(box.element for box in boxes)], space.medium)
    return beside([(0, words), (end, joined(boxes))]) if boxes else words


def _message(kit: BlockBuilder, front: Front, parent: Node, width: float) -> Group:
    """Return the main message, and beneath it that the reader is free to say no."""
    texts = [("main_message", front.main_message, parent.add("P"))]
    if front.freedom:
        texts.append(("freedom", front.freedom, parent.add("P")))
    return message(kit, front.main_icon, texts, width)


def part_head(kit: BlockBuilder, section: Section, lead: Paragraph | None, parent: Node, width: float) -> Strip:
    """Return the head of a part: tile, number and title; beside them the boxes, and then the lead beneath."""
    part, front = kit.look.part, kit.look.front
    at = part.tile + part.gap
    boxed = (section.label or section.side) and not kit.stacked
    end = width - front.label_width
    room = end - kit.look.page.gutter if boxed else width
    node = parent.add("H2")
    # The space at its end keeps the words of number and title apart where the heading is read out.
    over = section.part or section.over
    number = (*over, Run("\N{NO-BREAK SPACE}"))
    lines = [kit.text("part_number", number, room - at, node)] if over else []
    lines.append(kit.text("part_title", section.title, room - at, node, bookmark=1))
    tile = kit.tile(section.icon, part.tile, part.icon)
    head: Element = beside([(0, tile), (at, centred(stack(lines), part.tile))])
    if lead:
        words = kit.text("lead", lead.text, room, parent.add("P", kit.origin(lead.origin)), link=True)
        head = stack([head, words], kit.look.space.small)
    boxes = _boxes(kit, section, parent, width)
    if kit.stacked:
        head = stack([head, *(box.element for box in boxes)], kit.look.space.medium)
    elif boxes:
        head = beside([(0, head), (end, joined(boxes))])
    return Strip(kit.begins(head, section.title), before=kit.look.space.large, keep=True)


def _boxes(kit: BlockBuilder, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the patient label box, and the fields beneath it."""
    front = kit.look.front
    strips = []
    if section.label:
        strips.append(Strip(label_box(kit, section.label, parent)))
    if section.side:
        room = width if kit.stacked else front.label_width
        strips.append(Strip(side_fields(kit, section.side, parent, room, front.field_row)))
    return strips


@draws(Contents)
def contents(kit: BlockBuilder, block: Contents, parent: Node, width: float) -> list[Strip]:
    """Return the heading with the page to sign, the list, and the note beneath."""
    space = kit.look.space
    strips = [Strip(_head(kit, block, parent, width), before=space.block, keep=True)]
    listed = _listed(kit, block, parent.add("TOC", kit.origin(block.origin)), width)
    strips += [Strip(one, before=0 if at else space.tight) for at, one in enumerate(listed)]
    if block.note:
        strips[-1] = replace(strips[-1], keep=True)
        strips.append(Strip(kit.text("note", block.note, width, parent.add("P")), before=space.hair))
    return strips


def _head(kit: BlockBuilder, block: Contents, parent: Node, width: float) -> Element:
    """Return the heading, and the page to sign at its end; beneath it where it is too long."""
    part = kit.look.contents
    title = kit.text("heading", block.title, width, parent.add("H2"))
    if not block.sign:
        return title
    sign = kit.line("contents_sign", block.sign, parent.add("P"))
    at = part.icon + part.icon_gap
    icon = kit.icon("consent", part.icon, "accent")
    signed = beside([(0, icon), (at, sign)], centred=True)
    if kit.width("heading", block.title) + kit.look.page.gutter + at + sign.width > width:
        return stack([title, signed], kit.look.space.tight)
    return beside([(0, title), (width - at - sign.width, signed)], centred=True)


def _listed(kit: BlockBuilder, block: Contents, toc: Node, width: float) -> list[Element]:
    """Return the entries, filled column by column, as read; where there is one column each stands by itself."""
    part, places = kit.look.contents, block.places
    if part.columns == 1:
        return [_entry(kit, place, toc, width) for place in places]
    rows = -(-len(places) // part.columns)
    columns = [places[at : at + rows] for at in range(0, len(places), rows)]
    widths = _widths(kit, columns, width)
    gap = (width - sum(widths)) / max(1, len(columns) - 1)
    made, x = [], 0.0
    for column, room in zip(columns, widths, strict=True):
        made.append((x, stack([_entry(kit, place, toc, room) for place in column])))
        x += room + gap
    return [beside(made)]


def _widths(kit: BlockBuilder, columns: Sequence[Sequence[Place]], width: float) -> list[float]:
    """Return how wide each column is: as its longest entry, or all alike where that has no room."""
    part, gutters = kit.look.contents, kit.look.page.gutter * (len(columns) - 1)
    line = part.number + part.gap + kit.look.line.hair
    widths = [max(line + kit.width("note", place.title) for place in column) for column in columns]
    return widths if sum(widths) + gutters <= width else [(width - gutters) / len(columns)] * len(columns)


def _entry(kit: BlockBuilder, place: Place, toc: Node, width: float) -> Group:
    part, entry = kit.look.contents, toc.add("TOCI", kit.origin(place.origin))
    number = kit.text("contents_page", _unlinked(kit.pages.filled(place.page)), part.number, entry.add("Lbl"))
    at = part.number + part.gap
    title = kit.text("note", place.title, width - at, entry.add("Reference"))
    return Group(max(number.height, title.height), (Placed(0, 0, number), Placed(at, 0, title)))


def _unlinked(words: RichText) -> RichText:
    """Return words without their links: the title beside them leads to the same place."""
    return tuple(replace(run, href="") for run in words)
