"""Room to write: the patient label, fields beside a title or in rows, lines and cards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from handouts.errors import ContentError, Location, Problem
from handouts.outline.handout import Blanks
from handouts.render.pdf.blocks.builder import aligned, draws
from handouts.render.pdf.blocks.fields import (
    MAX_LABEL_SHARE,
    check_count,
    check_label,
    column_lines,
    field,
    label_above,
    labelled,
    labelled_line,
    lines,
)
from handouts.render.pdf.engine.elements import (
    Group,
    Placed,
    Strip,
    abreast,
    beside,
    boxed,
    joined,
    padded,
    row_of,
    stack,
)
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handouts.outline.handout import Blank
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.paragraph import Text
    from handouts.render.pdf.engine.structure import Node


@draws(Blanks)
def blanks(builder: BlockBuilder, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return room to write."""
    space = builder.style.space
    match block.look:
        case "label":
            return [Strip(label_box(builder, block, parent), before=space.medium)]
        case "side":
            return [
                Strip(side_fields(builder, block, parent, width, builder.style.front.field_row), before=space.medium)
            ]
        case "line":
            return _on_one_line(builder, block, parent, width)
        case "row":
            return fields_in_a_row(builder, block, parent, width)
        case "pair" | "cards":
            return _two_by_two(builder, block, parent, width)
        case "lines":
            return _ruled(builder, block, parent, width)
        case _:
            assert_never(block.look)


def _ruled(builder: BlockBuilder, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return ruled lines under their title."""
    node = parent.add("Sect", builder.origin(block.origin))
    strips = []
    if block.title:
        title = builder.text("row_head", block.title, width, node.add("P"))
        strips.append(Strip(title, before=builder.style.space.medium, keep=True))
    for blank in block.blanks:
        strips += lines(builder, blank, node, width)
    return strips


def label_box(builder: BlockBuilder, block: Blanks, parent: Node) -> Group:
    """Return the box for the patient label: a sticker covers it, or a hand fills its lines."""
    part, space = builder.style.front, builder.style.space
    node = parent.add("Sect", builder.origin(block.origin))
    room = part.label_width - 2 * space.small
    title = builder.line("hint", block.title, node.add("P"))
    head, in_row = (0.0, 2) if builder.stacked else (title.height, 1)
    free = part.label_height - head - 2 * space.tight
    max_rows = int(free // (builder.style.type.hint.leading + space.hair))
    check_count(block, 1 + (max_rows - 1) * in_row)
    first, rest = block.blanks[:1], block.blanks[1:]
    rows = [first, *(rest[index : index + in_row] for index in range(0, len(rest), in_row))]
    row = free / len(rows)
    drop = 0 if head else row - space.hair - title.height - space.hair  # on the line of the first field
    parts = [Placed(space.small, space.tight + drop, title)]
    y = space.tight + head
    for blanks in rows:
        start = title.column + space.medium if blanks is first and not head else 0.0
        share = (room - start + space.medium) / max(1, len(blanks))
        for index, blank in enumerate(blanks):
            line = _labelled(builder, blank, node, share - space.medium, height=row - space.hair)
            parts.append(Placed(space.small + start + index * share, y, line))
        y += row
    thin, radius = builder.style.line.thin, builder.style.radius.label
    outline = boxed(part.label_width, part.label_height, line="ink", stroke=thin, radius=radius)
    return Group(part.label_height, tuple(parts), outline)


def _labelled(builder: BlockBuilder, blank: Blank, parent: Node, width: float, *, height: float) -> Group:
    """Return a label at the start of a line, and the line over the whole width."""
    node = parent.add("P")
    label = builder.text("hint", blank.label, width, node)
    check_label(blank, label.width, width)
    start = label.width + builder.style.space.tight
    line = field(builder, blank, node, width, height, start=start)
    return Group(height, (Placed(0, height - label.height - builder.style.space.hair, label), Placed(0, 0, line)))


def _on_one_line(builder: BlockBuilder, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return blanks one behind the other on a line, behind their title; each on lines of its own where they are long.

    A blank with words behind it is short, any other takes what is left.
    """
    space, part = builder.style.space, builder.style.writing
    node = parent.add("Sect", builder.origin(block.origin))
    use = "heading" if block.title else "table"
    before = space.block if block.title else space.small
    title = builder.width(use, block.title) + space.small if block.title else 0
    sizes = [_min_width(builder, blank, use) for blank in block.blanks]
    free = width - title - sum(sizes) - space.medium * (len(sizes) - 1)
    open_ = [index for index, blank in enumerate(block.blanks) if not blank.after]
    if builder.stacked or free < 2 * part.short * len(open_):
        return _one_per_line(builder, block, node, width, use)
    sizes = [size + free / len(open_) if index in open_ else size for index, size in enumerate(sizes)]
    parts: list[tuple[float, Element]] = []
    if block.title:
        parts.append((0, builder.line(use, block.title, node.add("H3"))))
    x = title
    for blank, size in zip(block.blanks, sizes, strict=True):
        parts.append((x, labelled_line(builder, blank, node, size, use)))
        x += size + space.medium
    return [Strip(beside(parts), before=before, keep=bool(block.title))]


def _min_width(builder: BlockBuilder, blank: Blank, use: str) -> float:
    """Return the least width of a blank with its words, in points; its line is short where words follow it."""
    gap = builder.style.space.small
    label = builder.width(use, blank.label) + builder.style.line.hair + gap
    return label + (
        builder.style.writing.short + gap + builder.width(use, blank.after) + builder.style.line.hair
        if blank.after
        else 0
    )


def _one_per_line(builder: BlockBuilder, block: Blanks, node: Node, width: float, use: str) -> list[Strip]:
    """Return the title, and each blank on a line of its own: its label over it where it is long."""
    space, part = builder.style.space, builder.style.writing
    strips = []
    if block.title:
        strips.append(Strip(builder.text(use, block.title, width, node.add("H3")), before=space.block, keep=True))
    use = "table" if block.title else use
    for blank in block.blanks:
        min_width = _min_width(builder, blank, use)
        if min_width + (0 if blank.after else 2 * part.short) <= width:
            room = min_width if blank.after else width
            strips.append(
                Strip(labelled_line(builder, blank, node, room, use), before=space.small, keep=bool(block.title))
            )
            continue
        strips.append(Strip(label_above(builder, blank, node, width, use), before=space.small))
    return strips


def side_fields(builder: BlockBuilder, block: Blanks, parent: Node, width: float, row: float) -> Group:
    """Return fields beside a title: what is to be written, then a line."""
    node = parent.add("Sect", builder.origin(block.origin))
    gap = builder.style.space.small
    rows: list[Element] = []
    for blank in block.blanks:
        words = node.add("P")
        label = builder.line("table_head", blank.label, words)
        check_label(blank, label.width, width)
        indent = label.column + gap
        if blank.given:
            line = _printed_value(builder, blank, label, node, width)
        else:
            line = beside([(0, label), (indent, field(builder, blank, words, max(width - indent, gap), label.height))])
        rows.append(padded(line, 0, row - label.height, 0))
    return stack(rows)


def _printed_value(builder: BlockBuilder, blank: Blank, label: Text, parent: Node, width: float) -> Group:
    """Return a label with its printed value behind it, or beneath where it is too long."""
    indent = label.column + builder.style.space.small
    room = width - indent if builder.width("table", blank.given) <= width - indent else width
    given = builder.text("table", blank.given, room, parent.add("P"))
    return aligned((0, label), (indent, given)) if room < width else stack([label, given])


def _two_by_two(builder: BlockBuilder, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return cards with lines to write on, or labelled lines, two side by side where the print has room."""
    in_row = 1 if builder.stacked else 2
    gutter, as_cards = builder.style.page.gutter, block.look == "cards"
    node = parent.add("Sect", builder.origin(block.origin))
    strips = []
    for start in range(0, len(block.blanks), in_row):
        row = block.blanks[start : start + in_row]
        room = (width + gutter) / (min(in_row, len(block.blanks)) if as_cards else len(row)) - gutter
        places = [
            _card(builder, blank, node, room) if as_cards else labelled(builder, blank, node, room, "table")
            for blank in row
        ]
        strips.append(Strip(row_of(places, room + gutter), before=builder.style.space.medium))
    return strips


def _card(builder: BlockBuilder, blank: Blank, parent: Node, width: float) -> Group:
    """Return a card to write in."""
    style, part = builder.style, builder.style.writing
    room = width - 2 * part.card_pad
    label = builder.text("statement", blank.label, room, parent.add("P"))
    written = joined([Strip(label), *lines(builder, blank, parent, room, part.card_row)])
    foot = style.space.medium
    inner = padded(written, part.card_pad, style.space.small, foot)
    outline = boxed(width, inner.height, line="accent", stroke=style.line.thin, radius=style.radius.card)
    return replace(inner, behind=outline)


def fields_in_a_row(builder: BlockBuilder, block: Blanks, parent: Node, width: float) -> list[Strip]:
    """Return boxes side by side, each with what it is for in its upper corner."""
    part, style = builder.record, builder.style
    node = parent.add("Sect", builder.origin(block.origin))
    check_count(block, int(width // part.rooms["narrow"]))
    size = width / len(block.blanks)
    room = size - 2 * part.pad
    for blank in block.blanks:
        _check_words(builder, blank, room)
    parts: list[Placed] = []
    nodes = [node.add("P") for _ in block.blanks]
    labels = [
        builder.text("small", blank.label, room, words, colour="ink")
        for blank, words in zip(block.blanks, nodes, strict=True)
    ]
    top = max(label.height for label in labels) + style.space.hair
    height = top + part.field
    for index, (label, blank, words) in enumerate(zip(labels, block.blanks, nodes, strict=True)):
        parts.append(Placed(index * size + part.pad, style.space.hair, label))
        parts.append(Placed(index * size, 0, field(builder, blank, words, size, height, top=top)))
    grid = column_lines(builder, [index * size for index in range(len(labels) + 1)], height)
    return [Strip(Group(height, tuple(parts), grid), before=style.space.medium)]


def _check_words(builder: BlockBuilder, blank: Blank, room: float) -> None:
    """Raise ContentError at a word that a field has no room for."""
    for word in plain(blank.label).split():
        if builder.width("small", word) > room:
            hint = "Use a shorter word, or put fewer fields beside it."
            message = f"the word “{word}” is wider than its field"
            place, about = Location(blank.origin), plain(blank.label)
            raise ContentError((Problem(place, message, hint, "fit", about=about, near=word),))


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How blanks are set in rows: use of type, and in points the least height of a row and length of a line."""

    use: str
    height: float
    lines: Mapping[str, float]


def blank_rows(
    builder: BlockBuilder, blanks: Sequence[Blank], parent: Node, width: float, rows: RowStyle
) -> list[Strip]:
    """Return blanks in rows; lines share what the words leave of a width, in proportion to their least lengths."""
    gutter = builder.style.page.gutter
    strips = []
    for row in _rows(builder, blanks, width, rows):
        words = [_words(builder, blank, rows) for blank in row]
        line_lengths = [_line(builder, blank, rows) for blank in row]
        share = (width - sum(words) - gutter * (len(row) - 1)) / sum(line_lengths)
        widths = [words_width + share * line for words_width, line in zip(words, line_lengths, strict=True)]
        fields = [labelled(builder, blank, parent, room, rows.use) for blank, room in zip(row, widths, strict=True)]
        content = abreast(fields, widths, gutter)
        strips.append(Strip(padded(content, 0, max(0, rows.height - content.height), 0)))
    return strips


def _rows(builder: BlockBuilder, blanks: Sequence[Blank], width: float, rows: RowStyle) -> list[list[Blank]]:
    """Return the blanks of each row; a row ends where the next blank would get too short a line."""
    rows_of_blanks: list[list[Blank]] = []
    left = 0.0
    for blank in blanks:
        min_width = _words(builder, blank, rows) + _line(builder, blank, rows)
        if not rows_of_blanks or min_width > left:
            rows_of_blanks.append([])
            left = width
        rows_of_blanks[-1].append(blank)
        left -= min_width + builder.style.page.gutter
    return rows_of_blanks


def _words(builder: BlockBuilder, blank: Blank, rows: RowStyle) -> float:
    """Return the width of the words around a line, in points."""
    around = [text for text in (blank.label, blank.after) if text]
    return sum(builder.width(rows.use, text) + builder.style.line.hair + builder.style.space.small for text in around)


def _line(builder: BlockBuilder, blank: Blank, rows: RowStyle) -> float:
    """Return the least length of a line, in points: short before a unit, longer beside long words."""
    min_length = rows.lines["number" if blank.after else blank.kind]
    return max(min_length, _words(builder, blank, rows) * (1 - MAX_LABEL_SHARE) / MAX_LABEL_SHARE)
