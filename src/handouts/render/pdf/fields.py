"""What a hand fills in: lines, the patient label, fields beside a title.

Every blank is a Form element: with PrintField where it is drawn and not interactive (ISO 32000-1, 14.8.5.6), or with
a widget where the form can be filled in on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import ContentError, Location, Problem
from handouts.render.pdf.elements import Group, Placed, Strip, beside, centred, joined, padded, stack
from handouts.render.pdf.forms import said
from handouts.render.pdf.kit import aligned

if TYPE_CHECKING:
    from handouts.outline.handout import Blank, Blanks
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.forms import Form
    from handouts.render.pdf.kit import Kit, Text
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

MOST_LABEL = 0.75
"""Of a line, what its label may take."""
_MOST_AROUND = 0.85
"""The same where words stand behind the line, which is short then."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write, so many points wide and high: its drawing belongs to a Form element.

    In a form to fill in on a screen the drawing is an artifact, for there a Form element holds its widget alone
    (ISO 32000-1, 14.8.4.5). It begins `start` points from the start and `top` points from the top.
    """

    node: Node
    blank: Blank
    width: float
    height: float
    paint: Paint
    form: Form | None
    start: float = 0
    top: float = 0

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        left, bottom = surface.left(x, self.width), surface.height - y - self.height
        if self.form:
            self.paint(surface, x, y)
            room = self.width - self.start
            start = surface.left(x + self.start, room)
            box = (start, bottom, start + room, surface.height - y - self.top)
            self.form.add(surface.canvas, self.node, self.blank, box)
            return
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


def field(
    kit: Kit,
    blank: Blank,
    parent: Node,
    width: float,
    height: float,
    *,
    boxed: bool = False,
    line: str = "outline",
    start: float = 0,
    top: float = 0,
) -> Field:
    """Return the place to write of a blank: a line at its foot, in a colour of its own, or a box.

    What is typed begins at a distance from its start and top, behind words that stand in it.
    """
    look = kit.look

    def paint(surface: Surface, x: float, y: float) -> None:
        if boxed:
            surface.box(x, y, width, height, line="ink", stroke=look.line.thin, radius=look.radius.field)
        else:
            surface.line((x, y + height), (x + width, y + height), colour=line, stroke=look.line.thin)

    return Field(_node(kit, blank, parent), blank, width, height, paint, kit.form, start, top)


def _node(kit: Kit, blank: Blank, parent: Node) -> Node:
    node = parent.add("Form", kit.origin(blank.origin))
    if not kit.form:
        node.role = "cb" if blank.kind == "tick" else "tv"
    node.said = said(blank)
    return node


def label_box(kit: Kit, block: Blanks, parent: Node) -> Group:
    """Return the box for the patient label: a sticker covers it, or a hand fills its lines."""
    part, space = kit.look.front, kit.look.space
    node = parent.add("Sect", kit.origin(block.origin))
    room = part.label_width - 2 * space.small
    title = kit.line("hint", block.title, node.add("P"))
    head, in_row = (0.0, 2) if kit.stacked else (title.height, 1)
    free = part.label_height - head - 2 * space.tight
    most = int(free // (kit.look.type.hint.leading + space.hair))
    check_count(block, 1 + (most - 1) * in_row)
    first, rest = block.blanks[:1], block.blanks[1:]
    rows = [first, *(rest[at : at + in_row] for at in range(0, len(rest), in_row))]
    row = free / len(rows)
    drop = 0 if head else row - space.hair - title.height - space.hair  # on the line of the first field
    parts = [Placed(space.small, space.tight + drop, title)]
    y = space.tight + head
    for some in rows:
        start = title.column + space.medium if some is first and not head else 0.0
        share = (room - start + space.medium) / max(1, len(some))
        for at, blank in enumerate(some):
            line = _labelled(kit, blank, node, share - space.medium, height=row - space.hair)
            parts.append(Placed(space.small + start + at * share, y, line))
        y += row
    look = kit.look

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(
            x, y, part.label_width, part.label_height, line="outline", stroke=look.line.thin, radius=look.radius.label
        )

    return Group(part.label_height, tuple(parts), behind)


def _labelled(kit: Kit, blank: Blank, parent: Node, width: float, *, height: float) -> Group:
    """Return a label at the start of a line, and the line over the whole width."""
    label = kit.text("hint", blank.label, width, parent.add("P"))
    _check_label(blank, label.width, width)
    start = label.width + kit.look.space.tight
    line = field(kit, blank, parent, width, height, line="rule", start=start)
    return Group(height, (Placed(0, height - label.height - kit.look.space.hair, label), Placed(0, 0, line)))


def check_count(block: Blanks, most: int) -> None:
    """Raise ContentError at the first field of a row or box that no hand could write in any more."""
    for blank in block.blanks[most : most + 1]:
        message = f"one field too many stands here; there is room for {most}, and these are {len(block.blanks)}"
        raise ContentError((Problem(Location(blank.origin), message, "Take some out.", "fit"),))


def _check_label(blank: Blank, label: float, width: float, most: float = MOST_LABEL) -> None:
    """Raise ContentError where a label, which takes so much of the width, leaves no room to write beside it."""
    if label > most * width:
        message = f"the label “{plain(blank.label)}” leaves no room to write beside it"
        hint = f"It may be about {len(plain(blank.label)) * most * width / label:.0f} characters long."
        raise ContentError((Problem(Location(blank.origin), message, hint, "fit", about=plain(blank.label)),))


def labelled(kit: Kit, blank: Blank, parent: Node, width: float, use: str = "table_head") -> Group:
    """Return a label, the line to write on behind it, and what stands behind the line, all on one base line.

    Raises ContentError where the words leave no room to write.
    """
    after = kit.width(use, blank.after) + kit.look.space.small if blank.after else 0
    most = _MOST_AROUND if blank.after else MOST_LABEL
    _check_label(blank, kit.width(use, blank.label) + kit.look.space.small + after, width, most)
    return _labelled_line(kit, blank, parent, width, use)


def _labelled_line(kit: Kit, blank: Blank, parent: Node, width: float, use: str) -> Group:
    gap = kit.look.space.small
    label = kit.line(use, blank.label, parent.add("P"))
    after = kit.line(use, blank.after, parent.add("P")) if blank.after else None
    start = label.column + gap
    end = width - (after.column + gap if after else 0)
    line = field(kit, blank, parent, max(end - start, gap), label.height)
    parts: list[tuple[float, Element]] = [(0, label), (start, line)]
    return beside([*parts, (end + gap, after)] if after else parts)


def in_line(kit: Kit, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return blanks one behind the other on a line, behind their title; each on lines of its own where they are long.

    A blank with words behind it is short, any other takes what is left.
    """
    space, part = kit.look.space, kit.look.writing
    node = parent.add("Sect", kit.origin(block.origin))
    use = "heading" if block.title else "table"
    before = space.block if block.title else space.small
    title = kit.width(use, block.title) + space.small if block.title else 0
    sizes = [_asked(kit, blank, use) for blank in block.blanks]
    free = width - title - sum(sizes) - space.medium * (len(sizes) - 1)
    open_ = [at for at, blank in enumerate(block.blanks) if not blank.after]
    if kit.stacked or free < 2 * part.short * len(open_):
        return _on_lines(kit, block, node, width, use)
    sizes = [size + free / len(open_) if at in open_ else size for at, size in enumerate(sizes)]
    parts: list[tuple[float, Element]] = []
    if block.title:
        parts.append((0, kit.line(use, block.title, node.add("H3"))))
    x = title
    for blank, size in zip(block.blanks, sizes, strict=True):
        parts.append((x, _labelled_line(kit, blank, node, size, use)))
        x += size + space.medium
    return [Strip(beside(parts), before=before, keep=bool(block.title))]


def _asked(kit: Kit, blank: Blank, use: str) -> float:
    """Return how wide a blank is with its words, its line a short one where words stand behind it."""
    gap = kit.look.space.small
    label = kit.width(use, blank.label) + kit.look.line.hair + gap
    return label + (
        kit.look.writing.short + gap + kit.width(use, blank.after) + kit.look.line.hair if blank.after else 0
    )


def _on_lines(kit: Kit, block: Blanks, node: Node, width: float, use: str) -> list[Strip]:
    """Return the title, and each blank on a line of its own: its label over it where it is long."""
    space, part = kit.look.space, kit.look.writing
    strips = []
    if block.title:
        strips.append(Strip(kit.text(use, block.title, width, node.add("H3")), before=space.block, keep=True))
    use = "table" if block.title else use
    for blank in block.blanks:
        asked = _asked(kit, blank, use)
        if asked + (0 if blank.after else 2 * part.short) <= width:
            room = asked if blank.after else width
            strips.append(
                Strip(_labelled_line(kit, blank, node, room, use), before=space.small, keep=bool(block.title))
            )
            continue
        label = kit.text(use, blank.label, width, node.add("P"))
        line = field(kit, blank, node, width, part.row)
        after = [kit.text(use, blank.after, width, node.add("P"))] if blank.after else []
        strips.append(Strip(stack([label, line, *after]), before=space.small))
    return strips


def side_fields(kit: Kit, block: Blanks, parent: Node, width: float, row: float) -> Group:
    """Return fields beside a title: what is to be written, then a line."""
    node = parent.add("Sect", kit.origin(block.origin))
    gap = kit.look.space.small
    rows: list[Element] = []
    for blank in block.blanks:
        label = kit.line("table_head", blank.label, node.add("P"))
        _check_label(blank, label.width, width)
        at = label.column + gap
        if blank.given:
            shown = _given(kit, blank, label, node, width)
        else:
            shown = beside([(0, label), (at, field(kit, blank, node, max(width - at, gap), label.height))])
        rows.append(padded(shown, 0, row - label.height, 0))
    return stack(rows)


def _given(kit: Kit, blank: Blank, label: Text, parent: Node, width: float) -> Group:
    """Return what stands printed behind a label, or under it where it is too long."""
    at = label.column + kit.look.space.small
    room = width - at if kit.width("table", blank.given) <= width - at else width
    given = kit.text("table", blank.given, room, parent.add("P"))
    return aligned((0, label), (at, given)) if room < width else stack([label, given])


def blanks(kit: Kit, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return room to write."""
    if block.look == "label":
        return [Strip(label_box(kit, block, parent), before=kit.look.space.medium)]
    if block.look in {"cards", "pair"}:
        return (writing_cards if block.look == "cards" else _pairs)(kit, block, parent, width)
    if block.look == "side":
        return [Strip(side_fields(kit, block, parent, width, kit.look.front.field_row), before=kit.look.space.medium)]
    node = parent.add("Sect", kit.origin(block.origin))
    strips = []
    if block.title:
        title = kit.text("row_head", block.title, width, node.add("P"))
        strips.append(Strip(title, before=kit.look.space.medium, keep=True))
    for blank in block.blanks:
        strips += lines(kit, blank, node, width)
    return strips


def tick(kit: Kit, blank: Blank, parent: Node, use: str) -> tuple[Group, float]:
    """Return a box to tick with its words behind it, on one line, and how wide that is."""
    part = kit.look.tick
    label = kit.line(use, blank.label, parent.add("P"))
    box = field(kit, blank, parent, part.size, part.size, boxed=True)
    at = part.size + part.gap
    row = beside([(0, centred(box, label.height)), (at, label)])
    return row, at + label.column


def writing_cards(kit: Kit, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return cards with lines to write on, two by two."""
    in_row = 1 if kit.stacked else 2
    gutter = kit.look.page.gutter
    room = (width + gutter) / min(in_row, len(block.blanks)) - gutter
    node = parent.add("Sect", kit.origin(block.origin))
    strips = []
    for at in range(0, len(block.blanks), in_row):
        drawn = [_card(kit, blank, node, room) for blank in block.blanks[at : at + in_row]]
        row = beside([(number * (room + gutter), card) for number, card in enumerate(drawn)])
        strips.append(Strip(row, before=kit.look.space.medium))
    return strips


def _card(kit: Kit, blank: Blank, parent: Node, width: float) -> Group:
    """Return a card to write in."""
    look, part = kit.look, kit.look.writing
    room = width - 2 * part.card_pad
    label = kit.text("statement", blank.label, room, parent.add("P"))
    written = joined([Strip(label), *lines(kit, blank, parent, room, part.card_row)])
    foot = look.space.medium
    inner = padded(written, part.card_pad, look.space.small, foot)

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, inner.height, line="accent", stroke=look.line.thin, radius=look.radius.card)

    return Group(inner.height, inner.parts, behind)


def _pairs(kit: Kit, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return labelled lines, two side by side where there is room."""
    in_row = 1 if kit.stacked else 2
    gutter = kit.look.page.gutter
    node = parent.add("Sect", kit.origin(block.origin))
    strips = []
    for at in range(0, len(block.blanks), in_row):
        some = block.blanks[at : at + in_row]
        room = (width + gutter) / len(some) - gutter
        row = beside([(n * (room + gutter), labelled(kit, one, node, room, "table")) for n, one in enumerate(some)])
        strips.append(Strip(row, before=kit.look.space.medium))
    return strips


def lines(kit: Kit, blank: Blank, parent: Node, width: float, row: float = 0) -> list[Strip]:
    """Return the ruled lines of a blank, as one field; a box where more than one line is typed."""
    row = row or kit.look.writing.row
    height = row * blank.lines
    if kit.form or blank.lines == 1:
        return [Strip(field(kit, blank, parent, width, height, boxed=blank.lines > 1))]
    stroke = kit.look.line.thin

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(1, blank.lines + 1):
            surface.line((x, y + at * row), (x + width, y + at * row), colour="outline", stroke=stroke)

    return [Strip(Field(_node(kit, blank, parent), blank, width, height, paint, None))]
