"""The first page and the heads of parts: clinic, title, main message, tiles, label box, fields beside a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.render.pdf.elements import (
    Group,
    Placed,
    Strip,
    beside,
    centred,
    joined,
    padded,
    stack,
)
from handouts.render.pdf.fields import label_box, side_fields
from handouts.render.pdf.kit import aligned

if TYPE_CHECKING:
    from handouts.outline.handout import Front, Section
    from handouts.outline.leaves import Identity
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


def opening(
    kit: Kit, identity: Identity, front: Front, section: Section, parent: Node, width: float
) -> list[Strip]:
    """Return the head of the first page, down to the main message."""
    space = kit.look.space
    return [
        Strip(_band(kit, front, parent, width)),
        Strip(_title(kit, identity, front, section, parent, width), before=space.block),
        Strip(_message(kit, front, parent, width), before=space.block),
    ]


def _band(kit: Kit, front: Front, parent: Node, width: float) -> Group:
    part = kit.look.front
    at = part.logo + part.logo_gap
    end = width - kit.width("contact", front.contact)
    name = kit.text("clinic", front.clinic, end - at - kit.look.page.gutter, parent.add("P"))
    contact = kit.line("contact", front.contact, parent.add("P"))
    logo = kit.icon("hospital", part.logo, "accent")
    height = max(part.band, name.height + kit.look.space.snug)
    line = kit.look.line.clinic

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + height), (x + width, y + height), colour="accent", stroke=line)

    words = aligned((at, name), (end, contact))
    middle = (height - kit.look.space.snug) / 2
    return Group(
        height, (Placed(0, middle - part.logo / 2, logo), Placed(0, middle - name.height / 2, words)), behind
    )


def _title(
    kit: Kit, identity: Identity, front: Front, section: Section, parent: Node, width: float
) -> Group:
    part, space = kit.look.front, kit.look.space
    end = width - part.label_width
    room = end - kit.look.page.gutter if section.label or section.side else width
    words = stack(
        [
            kit.text("title", identity.title, room, parent.add("H1"), bookmark=0),
            kit.text("subtitle", front.subtitle, room, parent.add("P")),
        ],
        space.snug,
    )
    strips = []
    if section.label:
        strips.append(Strip(label_box(kit, section.label, parent)))
    if section.side:
        strips.append(Strip(side_fields(kit, section.side, parent, part.label_width), before=space.small))
    if not strips:
        return words
    return beside([(0, words), (end, joined(strips))])


def _message(kit: Kit, front: Front, parent: Node, width: float) -> Group:
    part = kit.look.front
    words = kit.text("main_message", front.main_message, width - part.message_text - part.message_pad, parent.add("P"))
    height = max(part.message_height, words.height + 2 * part.message_pad)
    icon = kit.icon(front.main_icon, part.message_icon, "white")
    radius = kit.look.radius.card
    icon_at = (part.message_text - part.message_icon) / 2

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, height, fill="accent", radius=radius)

    parts = (
        Placed(icon_at, (height - part.message_icon) / 2, icon),
        Placed(part.message_text, (height - words.height) / 2, words),
    )
    return Group(height, parts, behind)


def formats(kit: Kit, front: Front, parent: Node, width: float) -> Strip:
    """Return the offer of other formats, at the foot of the first page."""
    part = kit.look.front
    at = part.formats_icon + part.formats_gap
    words = kit.text("lead", front.formats, width - at, parent.add("P"))
    row = beside([(0, kit.icon("eye", part.formats_icon, "accent")), (at, words)], centred=True)
    return Strip(row, before=kit.look.space.block)


def part_head(kit: Kit, section: Section, parent: Node, width: float) -> Strip:
    """Return the head of a part: tile, number and title, and the boxes beside them."""
    part = kit.look.part
    at = part.tile + part.gap
    end = width - kit.look.front.label_width
    room = (end - kit.look.page.gutter if section.label or section.side else width) - at
    node = parent.add("H2")
    lines = [kit.text("part_number", section.part, room, node)] if section.part else []
    lines.append(kit.text("part_title", section.title, room, node, bookmark=1))
    tile = kit.tile(section.icon, part.tile, part.icon)
    head: Element = beside([(0, tile), (at, centred(stack(lines), part.tile))])
    boxes = []
    if section.label:
        boxes.append(Strip(label_box(kit, section.label, parent)))
    if section.side:
        boxes.append(Strip(side_fields(kit, section.side, parent, kit.look.front.label_width), before=part.gap))
    if boxes:
        head = beside([(0, head), (end, joined(boxes))])
    return Strip(padded(head, 0, 0, part.after - kit.look.space.small), before=kit.look.space.large, keep=True)


def tear_head(kit: Kit, section: Section, parent: Node, width: float) -> list[Strip]:
    """Return the head of the page to tear off: where to tear, then its title and fields."""
    part, space = kit.look.tear, kit.look.space
    at = part.tile + part.gap
    half = (width - kit.look.page.gutter) / 2
    end = width - half
    room = (end - kit.look.page.gutter if section.side else width) - at
    strips = []
    if section.tear_line:
        strips.append(Strip(_tear_line(kit, section, parent, width), keep=True))
    title = kit.text("tear_title", section.title, room, parent.add("H2"), bookmark=1)
    tile = kit.tile(section.icon, part.tile, part.icon)
    head: Element = beside([(0, tile), (at, centred(title, part.tile))])
    if section.side:
        head = beside([(0, head), (end, side_fields(kit, section.side, parent, half))])
    strips.append(Strip(head, before=space.medium, keep=True))
    return strips


def _tear_line(kit: Kit, section: Section, parent: Node, width: float) -> Group:
    part, margin = kit.look.tear, kit.look.page.margin
    words = kit.line("tear_line", section.tear_line, parent.add("P"))
    stroke = kit.look.line.card

    def behind(surface: Surface, x: float, y: float) -> None:
        middle = y + words.height / 2
        dashed = {"colour": "quiet", "stroke": stroke, "dash": part.dash}
        surface.line((0, middle), (margin - kit.look.space.small, middle), **dashed)  # type: ignore[arg-type]
        begin = x + words.width + part.text_gap
        surface.line((begin, middle), (surface.width, middle), **dashed)  # type: ignore[arg-type]

    return Group(words.height, (Placed(0, 0, words),), behind)

