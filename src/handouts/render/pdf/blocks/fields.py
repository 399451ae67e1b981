"""What a hand fills in: lines, the patient label, fields beside a title.

Every blank is a Form element: with PrintField where it is drawn and not interactive (ISO 32000-1, 14.8.5.6), or with
a widget where the form can be filled in on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.render.pdf.engine.elements import Group, Placed, Strip, beside, centred, stack
from handouts.render.pdf.engine.metadata import Entry
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import Blank, Blanks
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element, Paint
    from handouts.render.pdf.engine.metadata import Form, Question
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface

MAX_LABEL_SHARE = 0.75
"""Of a line, what its label may take."""
_MAX_WORDS_SHARE = 0.85
"""The same where words follow the line, which is then short."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write, so many points wide and high: its drawing belongs to a Form element.

    In a form to fill in on a screen the drawing is an artifact, for there a Form element holds its widget alone
    (ISO 32000-1, 14.8.4.5). It begins `start` points from the start and `top` points from the top.
    """

    node: Node
    entry: Entry
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
            self.form.add(surface.canvas, self.node, self.entry, box)
            return
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


def field(
    builder: BlockBuilder,
    blank: Blank,
    parent: Node,
    width: float,
    height: float,
    *,
    boxed: bool = False,
    start: float = 0,
    top: float = 0,
    question: Question | None = None,
) -> Field:
    """Return the place to write of a blank: a line at its foot, or a box, dark enough to outlast copies.

    What is typed begins at a distance from its start and top, behind words that stand in it. Of the boxes of one
    `question`, one can be ticked.
    """
    style = builder.style

    def paint(surface: Surface, x: float, y: float) -> None:
        if boxed:
            surface.box(x, y, width, height, line="ink", stroke=style.line.thin, radius=style.radius.field)
        else:
            surface.line((x, y + height), (x + width, y + height), colour="ink", stroke=style.line.thin)

    entry = replace(_entry(blank), question=question)
    return Field(_node(builder, blank, parent, entry), entry, width, height, paint, builder.form, start, top)


def _node(builder: BlockBuilder, blank: Blank, parent: Node, entry: Entry) -> Node:
    """Return the node of a blank; in a paragraph it stands among the words, as they are drawn."""
    make = parent.late if parent.tag == "P" else parent.add
    node = make("Form", builder.origin(blank.origin))
    if not builder.form:
        node.role = ("rb" if entry.question else "cb") if entry.ticked else "tv"
    node.said = entry.says
    return node


def _entry(blank: Blank) -> Entry:
    """Return what is filled in at a blank."""
    says = blank.tooltip or plain(blank.label)
    name = blank.same_as or blank.origin
    kind = blank.kind
    return Entry(name, says, blank.lines, ticked=kind == "tick", signed=kind == "signature", centred=kind == "initials")


def check_count(block: Blanks, limit: int) -> None:
    """Raise ContentError at the first field of a row or box that no hand could write in any more."""
    for blank in block.blanks[limit : limit + 1]:
        message = f"one field too many stands here; there is room for {limit}, and these are {len(block.blanks)}"
        raise ContentError((Problem(Location(blank.origin), message, "Take some out.", "fit"),))


def check_label(blank: Blank, label: float, width: float, max_share: float = MAX_LABEL_SHARE) -> None:
    """Raise ContentError where a label so wide, in points, leaves no room to write beside it."""
    if label > max_share * width:
        message = f"the label “{plain(blank.label)}” leaves no room to write beside it"
        hint = f"It may be about {len(plain(blank.label)) * max_share * width / label:.0f} characters long."
        raise ContentError((Problem(Location(blank.origin), message, hint, "fit", about=plain(blank.label)),))


def labelled(builder: BlockBuilder, blank: Blank, parent: Node, width: float, use: str = "table_head") -> Group:
    """Return a label, the line to write on, and the words after it, on one base line; a long label stands above."""
    after = builder.width(use, blank.after) + builder.style.space.small if blank.after else 0
    max_share = _MAX_WORDS_SHARE if blank.after else MAX_LABEL_SHARE
    words = builder.width(use, blank.label) + builder.style.space.small + after
    draw = labelled_line if words <= max_share * width else label_above
    return draw(builder, blank, parent, width, use)


def label_above(builder: BlockBuilder, blank: Blank, parent: Node, width: float, use: str) -> Group:
    """Return a label on lines of its own, and under it the line to write on with the words after it."""
    height = builder.style.writing.row
    node = parent.add("P")
    label = builder.text(use, blank.label, width, node)
    room = width - (builder.width(use, blank.after) + 2 * builder.style.space.small if blank.after else 0)
    parts = [Placed(0, 0, field(builder, blank, node, room, height))]
    if blank.after:
        after = builder.line(use, blank.after, node)
        parts.append(Placed(room + builder.style.space.small, height - after.height, after))
    return stack([label, Group(height, tuple(parts))])


def labelled_line(builder: BlockBuilder, blank: Blank, parent: Node, width: float, use: str) -> Group:
    """Return a label, a line and the words after it, however little room is left for the line."""
    gap = builder.style.space.small
    node = parent.add("P")
    label = builder.line(use, blank.label, node)
    after = builder.line(use, blank.after, node) if blank.after else None
    start = label.column + gap
    end = width - (after.column + gap if after else 0)
    line = field(builder, blank, node, max(end - start, gap), label.height)
    parts: list[tuple[float, Element]] = [(0, label), (start, line)]
    return beside([*parts, (end + gap, after)] if after else parts)


def tick(builder: BlockBuilder, blank: Blank, parent: Node, use: str) -> tuple[Group, float]:
    """Return a box to tick and its words on one line, and the width of both in points."""
    part = builder.style.tick
    node = parent.add("P")
    label = builder.line(use, blank.label, node)
    box = field(builder, blank, node, part.size, part.size, boxed=True)
    indent = part.size + part.gap
    row = beside([(0, centred(box, label.height)), (indent, label)])
    return row, indent + label.column


def lines(builder: BlockBuilder, blank: Blank, parent: Node, width: float, row: float = 0) -> list[Strip]:
    """Return the ruled lines of a blank, as one field; a box where more than one line is typed."""
    row = row or builder.style.writing.row
    height = row * blank.lines
    if builder.form or blank.lines == 1:
        return [Strip(field(builder, blank, parent, width, height, boxed=blank.lines > 1))]
    stroke = builder.style.line.thin

    def paint(surface: Surface, x: float, y: float) -> None:
        for index in range(1, blank.lines + 1):
            surface.line((x, y + index * row), (x + width, y + index * row), colour="ink", stroke=stroke)

    entry = _entry(blank)
    return [Strip(Field(_node(builder, blank, parent, entry), entry, width, height, paint, None))]


def column_lines(builder: BlockBuilder, edges: Sequence[float], height: float) -> Paint:
    """Return a frame with lines between columns."""
    stroke = builder.style.line.thin

    def paint(surface: Surface, x: float, y: float) -> None:
        surface.line((x + edges[0], y), (x + edges[-1], y), colour="ink", stroke=stroke)
        for edge in edges:
            surface.line((x + edge, y), (x + edge, y + height), colour="ink", stroke=stroke)

    return paint
