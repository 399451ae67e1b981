"""The first page and the heads of parts: clinic, title, main message, tiles, label box, fields beside a title."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pdf.blanks import fields_in_a_row, label_box, side_fields
from handouts.render.pdf.elements import (
    Figure,
    Group,
    Placed,
    Strip,
    beside,
    centred,
    joined,
    rule,
    stack,
)
from handouts.render.pdf.images import load_picture
from handouts.render.pdf.kit import aligned
from handouts.render.pdf.prose import message

if TYPE_CHECKING:
    from handouts.outline.handout import Blanks, Front, HandoutOutline, Paragraph, Section
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def opening(kit: Kit, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
    """Return the head of the first page, down to the main message, where it has one."""
    space, front = kit.look.space, outline.front
    head = [Strip(_band(kit, front, parent, width)), Strip(_title(kit, outline, parent, width), before=space.block)]
    message = [Strip(_message(kit, front, parent, width), before=space.small)] if front.main_message else []
    return [*head, *message]


def sheet_head(kit: Kit, outline: HandoutOutline, parent: Node, width: float) -> list[Strip]:
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


def record_head(kit: Kit, section: Section, row: Blanks, parent: Node, width: float) -> Strip:
    """Return the head of another page of a record: its title, and beside it whose record it is."""
    third = width / 3
    title = part_head(kit, section, None, parent, third - kit.look.page.gutter)
    (fields,) = fields_in_a_row(kit, row, parent, width - third)
    return Strip(beside([(0, title.element), (third, fields.element)]), keep=True)


def _band(kit: Kit, front: Front, parent: Node, width: float) -> Group:
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


def _underlined(kit: Kit, element: Element, width: float) -> Group:
    height = element.height + kit.look.space.snug
    line = rule(width, "accent", kit.look.line.clinic)
    return Group(height, (Placed(0, 0, element),), lambda surface, x, y: line(surface, x, y + height))


def _logo(kit: Kit, front: Front, parent: Node) -> tuple[Element, float]:
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


def _title(kit: Kit, outline: HandoutOutline, parent: Node, width: float) -> Group:
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


def _message(kit: Kit, front: Front, parent: Node, width: float) -> Group:
    """Return the main message, and beneath it that the reader is free to say no."""
    texts = [("main_message", front.main_message, parent.add("P"))]
    if front.freedom:
        texts.append(("freedom", front.freedom, parent.add("P")))
    return message(kit, front.main_icon, texts, width)


def part_head(kit: Kit, section: Section, lead: Paragraph | None, parent: Node, width: float) -> Strip:
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


def _boxes(kit: Kit, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the patient label box, and the fields beneath it."""
    front = kit.look.front
    strips = []
    if section.label:
        strips.append(Strip(label_box(kit, section.label, parent)))
    if section.side:
        room = width if kit.stacked else front.label_width
        strips.append(Strip(side_fields(kit, section.side, parent, room, front.field_row)))
    return strips
