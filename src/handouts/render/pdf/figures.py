"""Numbers as pictures: people of 100, bars of 100, bars in days, and the clinic's barcode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run, plain
from handouts.render.pdf.elements import Group, Painted, Placed, Strip, beside, joined, padded, rule, stack
from handouts.render.pdf.kit import aligned

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout import Barcode, CourseBar, CourseBars
    from handouts.outline.leaves import Bars, Chance, ChanceBox, People
    from handouts.render.pdf.elements import Element, Paint
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Point, Surface

PEOPLE = 100
_ROW = 10
_HALF = 5
_PERSON = "one-person"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with alternative text, so many points wide and high."""

    node: Node
    width: float
    height: float
    paint: Paint

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw it with its upper start corner at x, y."""
        left, bottom = surface.left(x, self.width), surface.height - y - self.height
        with surface.canvas.figure(self.node, left, bottom, self.width, self.height):
            self.paint(surface, x, y)


def chance(kit: Kit, block: Chance, parent: Node, width: float) -> list[Strip]:
    """Return icon arrays side by side under their title, with whom the numbers come from beneath."""
    look, gutter = kit.look, kit.look.page.gutter
    node = parent.add("Sect", kit.origin(block.origin))
    strips = [Strip(_title(kit, block, node, width))]
    half = (width - gutter) / 2
    boxes = [_box(kit, box, node, half) for box in block.boxes]
    columns = [(at * (half + gutter), box) for at, box in enumerate(boxes)]
    strips.append(Strip(beside(columns), before=look.space.small))
    room = min(width, look.page.reading_width)
    strips.append(Strip(kit.text("caption", block.source, room, node.add("P")), before=look.space.small))
    line = rule(width, "ink", look.line.head)
    return [Strip(padded(joined(strips), 0, look.space.snug, 0, line), before=look.space.block)]


def _title(kit: Kit, block: Chance, node: Node, width: float) -> Group:
    title = kit.line("heading", block.title, node.add("H3"))
    at = title.column + kit.look.page.gutter
    if not block.note:
        return aligned((0, title))
    note = kit.text("note", block.note, width - at, node.add("P"), align="end")
    return aligned((0, title), (at, note))


def _box(kit: Kit, box: ChanceBox, parent: Node, width: float) -> Element:
    """Return an array and its two frames; both counts in the same size and ink."""
    part = kit.look.array
    node = parent.add("Sect", kit.origin(box.origin))
    side = _ROW * part.pitch + part.extra
    figure = node.add("Figure", alt=box.says)
    array = Figure(figure, side, side, _array(kit, box.people))
    at = side + part.text_gap
    room = width - at
    caption = kit.text("fact_caption", box.caption, room, node.add("P"))
    yes = _frame(kit, box, node, room, yes=True)
    no = _frame(kit, box, node, room, yes=False)
    no_at = max(caption.height + yes.height + 2 * part.fact_gap, side - no.height)
    line_at = no_at - part.fact_gap
    space = (no_at - part.fact_gap - caption.height - yes.height) / 2

    def behind(surface: Surface, x: float, y: float) -> None:
        start = (x + at, y + line_at)
        surface.line(start, (x + width, y + line_at), colour="rule", stroke=kit.look.line.thin)

    parts = (
        Placed(0, 0, array),
        Placed(at, 0, caption),
        Placed(at, caption.height + space, yes),
        Placed(at, no_at, no),
    )
    return Group(max(side, no_at + no.height), parts, behind)


def _colour(people: People) -> str:
    return "comparison" if people.comparison else "accent"


def _array(kit: Kit, people: People) -> Paint:
    """Return 100 people by rows from the upper start: those who did are filled, the others hollow."""
    part = kit.look.array
    inset = (part.pitch - part.person) / 2
    colour = _colour(people)

    def paint(surface: Surface, x: float, y: float) -> None:
        for at in range(PEOPLE):
            row, column = divmod(at, _ROW)
            left = x + column * part.pitch + part.extra * (column >= _HALF) + inset
            top = y + row * part.pitch + part.extra * (row >= _HALF) + inset
            _person(kit, surface, (left, top), part.person, colour if at < people.of_100 else "")

    return paint


def _person(kit: Kit, surface: Surface, at: Point, size: float, colour: str) -> None:
    """Draw a person: filled in a colour, or hollow where none is given."""
    x, y = at
    if colour:
        surface.icon(_PERSON, x, y, size, colour=colour)
    else:
        surface.icon(_PERSON, x, y, size, colour="outline", outline=kit.look.array.stroke)


def _frame(kit: Kit, box: ChanceBox, node: Node, width: float, *, yes: bool) -> Element:
    """Return a count with the person who is its key, and what it counts beneath."""
    count, words = (box.yes_count, box.yes) if yes else (box.no_count, box.no)
    number = box.people.of_100 if yes else PEOPLE - box.people.of_100
    colour = _colour(box.people) if yes else ""
    part = kit.look.array
    key = part.key_person
    line = node.add("P")
    pieces = []
    x = key + part.key_gap
    for use, runs in _sized(count, str(number)):
        text = kit.line(use, runs, line)
        pieces.append((x, text))
        x += text.width
    counted = aligned(*pieces)

    def behind(surface: Surface, left: float, top: float) -> None:
        _person(kit, surface, (left, top + (counted.height - key) / 2), key, colour)

    return stack(
        [
            Group(counted.height, (Placed(0, 0, counted),), behind),
            kit.text("table", words, width, node.add("P")),
        ]
    )


def _sized(count: RichText, number: str) -> list[tuple[str, RichText]]:
    """Return `45 of 100` in its uses of type: the number large, what is around it small."""
    text = plain(count)
    at = text.find(number)
    if at < 0:
        return [("count_of", count)]
    pieces = [
        ("count_of", text[:at]),
        ("count", number),
        ("count_of", text[at + len(number) :]),
    ]
    return [(use, (Run(piece),)) for use, piece in pieces if piece]


def hundred_bars(kit: Kit, bars: Bars, node: Node, width: float) -> Element:
    """Return two bars on a track of 100 people, number and word beside each; one figure with its labels."""
    part = kit.look.bars
    figure = node.add("Figure", alt=bars.says)
    rows = [(bars.treated, bars.treated_label, "accent", True)]
    if bars.comparison is not None:
        rows.append((bars.comparison, bars.comparison_label, "comparison", False))
    at = part.track + part.gap
    labels = []
    for number, (_, label, _, first) in enumerate(rows):
        use = "table_head" if first else "table"
        labels.append(Placed(at, number * part.pitch, kit.text(use, label, width - at + kit.look.table.gap, figure)))

    def paint(surface: Surface, x: float, y: float) -> None:
        for number, (value, _, colour, _) in enumerate(rows):
            top = y + number * part.pitch + (part.pitch - part.height) / 2
            surface.box(x, top, part.track, part.height, fill="track")
            surface.box(x, top, part.track * float(value) / PEOPLE, part.height, fill=colour)
        for label in labels:
            label.element.draw(surface, x + label.x, y + label.y)

    height = max(label.y + label.element.height for label in labels)
    return Figure(figure, width, height, paint)


def course(kit: Kit, block: CourseBars, parent: Node, width: float) -> list[Strip]:
    """Return bars in days on one axis: solid while it holds, hollow while it fades, a dot where it is strongest."""
    look, part = kit.look, kit.look.course
    node = parent.add("Sect", kit.origin(block.origin))
    strips = [Strip(kit.text("heading", block.title, width, node.add("H3")))]
    days = max(float(bar.fades or bar.holds) for bar in block.bars)
    ticks = int(-(-days // part.ticks))
    day = min(part.day, width / (ticks * part.ticks + 1))
    room = min(width, look.page.reading_width)
    for bar in block.bars:
        item = node.add("Figure", kit.origin(bar.origin), alt=bar.says)
        label = kit.text("table", bar.label, room, item)
        picture = Painted(part.height, _bar(kit, bar, day))
        inner = stack([label, picture], look.space.hair)
        strips.append(Strip(_drawn(item, inner, width), before=look.space.tight))
    strips.append(Strip(_axis(kit, block.axis, ticks, day), before=look.space.snug))
    return strips


def _drawn(node: Node, inner: Element, width: float) -> Figure:
    return Figure(node, width, inner.height, inner.draw)


def _bar(kit: Kit, bar: CourseBar, day: float) -> Paint:
    part = kit.look.course
    holds, fades = float(bar.holds) * day, float(bar.fades or bar.holds) * day

    def paint(surface: Surface, x: float, y: float) -> None:
        if fades > holds:
            surface.box(x, y, fades, part.height, fill="white", line="accent", stroke=part.stroke)
        surface.box(x, y, holds, part.height, fill="accent", line="accent", stroke=part.stroke)
        if bar.strongest is not None:
            surface.disc(x + float(bar.strongest) * day, y + part.height / 2, part.dot, fill="white")

    return paint


def _axis(kit: Kit, name: RichText, ticks: int, day: float) -> Group:
    """Return the axis of days with its labels: an artifact, for every bar says its days."""
    part, look = kit.look.course, kit.look
    length = ticks * part.ticks * day
    labels = []
    for at in range(ticks + 1):
        number = str(at * part.ticks)
        words = (*name, Run(f" {number}")) if not at else (Run(number),)
        text = kit.line("caption", words)
        x = at * part.ticks * day - (text.width / 2 if at else 0)
        labels.append(Placed(x, part.tick + look.space.hair, text))

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.line((x, y + part.tick / 2), (x + length, y + part.tick / 2), colour="ink", stroke=look.line.thin)
        for at in range(ticks + 1):
            tick = x + at * part.ticks * day
            surface.line((tick, y), (tick, y + part.tick), colour="ink", stroke=look.line.thin)

    return Group(part.tick + look.space.hair + labels[0].element.height, tuple(labels), behind)


def barcode(kit: Kit, block: Barcode, parent: Node, width: float) -> list[Strip]:
    """Return the clinic's own barcode at the end of the line."""
    figure = barcode_figure(kit, block, parent)
    return [Strip(figure, before=kit.look.space.medium, indent=width - figure.width)]


def barcode_figure(kit: Kit, block: Barcode, parent: Node) -> Figure:
    """Return a barcode with its text beneath."""
    part = kit.look.barcode
    node = parent.add("Figure", kit.origin(block.origin), alt=block.says)
    text = kit.text("small", block.value, part.width, node, align="centre")
    bars = _code_128(block.value)
    module = part.width / (sum(bars) + 2 * part.quiet)

    def paint(surface: Surface, x: float, y: float) -> None:
        at = part.quiet * module
        for number, size in enumerate(bars):
            if not number % 2:
                surface.box(x + at, y, size * module, part.height, fill="ink")
            at += size * module
        text.draw(surface, x, y + part.height)

    return Figure(node, part.width, part.height + text.height, paint)


def _code_128(value: str) -> list[int]:
    """Return the widths of bars and gaps, in modules, beginning with a bar (ISO/IEC 15417)."""
    from reportlab.graphics.barcode.code128 import Code128

    code: Any = Code128(value)  # ReportLab's types leave its methods out
    code.validate()
    code.encode()
    return [ord(size.lower()) - ord("a") + 1 for size in code.decompose()]
