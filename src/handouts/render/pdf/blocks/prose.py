"""Running text: headings, paragraphs, lists, callouts, words explained, sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from handouts.outline.handout import Callout, Heading, Paragraph, Points, Sources, Terms
from handouts.render.pdf.blocks.builder import draws, icon_card
from handouts.render.pdf.engine.elements import Group, Placed, Strip, beside, frame, joined, stack
from handouts.render.pdf.engine.piles import column_width, in_columns
from handouts.text.markup import stressed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handouts.outline.handout import Source
    from handouts.outline.leaves import Tone
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.structure import Node
    from handouts.text.markup import RichText
    from handouts.theme.parts import CardPart, PointsPart

Item = TypeVar("Item")

_FEWEST_IN_COLUMNS = 4
"""Items of a list that may stand in two columns."""
_HALVES = 2
_SAVING = 0.8
"""What share of its height a list may take at most in two columns."""
_PARAGRAPHS = {"body": "body", "lead": "lead", "quiet": "caption"}


@draws(Heading)
def heading(builder: BlockBuilder, block: Heading, parent: Node, width: float) -> list[Strip]:
    """Return a heading inside a section; it stays with what follows."""
    node = parent.add(builder.headings[1], builder.origin(block.origin))
    return [Strip(builder.text("heading", block.text, width, node), before=builder.style.space.block, keep=True)]


@draws(Paragraph)
def paragraph(builder: BlockBuilder, block: Paragraph, parent: Node, width: float) -> list[Strip]:
    """Return a paragraph; lines are never longer than what reads well."""
    node = parent.add("P", builder.origin(block.origin))
    use = _PARAGRAPHS[block.look]
    room = min(width, builder.style.page.reading_width)
    return [Strip(builder.text(use, block.text, room, node, link=True), before=builder.style.space.small)]


@draws(Points)
def points(builder: BlockBuilder, block: Points, parent: Node, width: float) -> list[Strip]:
    """Return a list in running text, its items marked by its tone."""
    return items(
        builder, block.items, block.tone, parent, width=width, use="body", origin=block.origin, origins=block.origins
    )


def items(
    builder: BlockBuilder,
    texts: Sequence[RichText],
    tone: Tone,
    parent: Node,
    *,
    width: float,
    use: str,
    part: PointsPart | CardPart | None = None,
    origin: str = "",
    origins: Sequence[str] = (),
    min_split: int = _FEWEST_IN_COLUMNS,
    max_columns: int = 2,
) -> list[Strip]:
    """Return the items of a list, each with the mark of its tone; short ones, if not too few, in two columns.

    Where `max_columns` allows they take more, each as wide as its items on one line; in large print two short ones
    stand on a line, in an order that fills it.
    """
    part = part or builder.style.points
    node = parent.add("L", builder.origin(origin))
    named = (*origins, *("" for _ in texts[len(origins) :]))
    gutter, hang = builder.style.page.gutter, _hanging_indent(builder, tone, part)
    abreast = max_columns > _HALVES
    item_widths = [hang + builder.width(use, text) + builder.style.line.thin if abreast else width for text in texts]
    lines = (
        _paired_lines(item_widths, width - gutter)
        if abreast and builder.stacked
        else [[index] for index in range(len(texts))]
    )
    bodies = [(node.add("LI", builder.origin(named[at])).add("LBody"), texts[at]) for line in lines for at in line]

    def rows(room: float) -> list[Strip]:
        return [_item(builder, text, tone, body, width=room, use=use, part=part) for body, text in bodies]

    single = rows(width)
    if len(single) > 1:
        single[0] = replace(single[0], keep=True)  # no item is left alone at the foot of a page
    if builder.stacked:
        second = [max(item_widths[line[0]], (width - gutter) / _HALVES) + gutter for line in lines]
        return _in_lines(single, [[0.0, x][: len(line)] for x, line in zip(second, lines, strict=True)])
    if len(single) < min_split:
        return single
    columns = _columns(single, item_widths, width, gutter, max_columns) or _two_columns(single, rows, width, gutter)
    return [Strip(columns, before=part.item_gap)] if columns else single


def _columns(
    single: Sequence[Strip], item_widths: Sequence[float], width: float, gutter: float, max_columns: int
) -> Group | None:
    """Return items in as many columns as hold each on one line, spaced evenly; None where not even two do."""
    for count in range(min(max_columns, len(single)), 1 if max_columns > _HALVES else _HALVES, -1):
        widths = [max(column) for column in _divided(item_widths, count)]
        spare = width - sum(widths)
        if spare >= gutter * (count - 1):
            starts = [sum(widths[:index]) + index * spare / count for index in range(count)]
            return beside(list(zip(starts, map(joined, _divided(single, count)), strict=True)))
    return None


def _two_columns(
    single: Sequence[Strip], rows: Callable[[float], list[Strip]], width: float, gutter: float
) -> Group | None:
    """Return items in two equal columns, or None where that saves too little height."""
    half = (width - gutter) / 2
    halves = rows(half)
    middle = (len(halves) + 1) // 2
    columns = beside([(0, joined(halves[:middle])), (half + gutter, joined(halves[middle:]))])
    return columns if columns.height <= joined(single).height * _SAVING else None


def _divided(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Return the items of a list in so many columns, read down; the first of them hold one more than the last."""
    shortest, more = divmod(len(items), count)
    ends = [shortest * index + min(index, more) for index in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _paired_lines(item_widths: Sequence[float], width: float) -> list[list[int]]:
    """Return the indices of the items on each line: each with the next that fits in the other half."""
    remaining, lines = list(range(len(item_widths))), []
    half = width / _HALVES
    while remaining:
        first = remaining.pop(0)
        room = width - max(item_widths[first], half)
        beside_it = next((at for at in remaining if item_widths[at] <= room), None)
        if beside_it is not None:
            remaining.remove(beside_it)
        lines.append([first] if beside_it is None else [first, beside_it])
    return lines


def _in_lines(rows: Sequence[Strip], starts: Sequence[Sequence[float]]) -> list[Strip]:
    """Return items line by line, each at its distance from the start of its line."""
    remaining, lines = iter(rows), []
    for places in starts:
        line = [(x, next(remaining)) for x in places]
        both = beside([(x, row.element) for x, row in line])
        lines.append(replace(line[0][1], element=both))
    return lines


def _hanging_indent(builder: BlockBuilder, tone: Tone, part: PointsPart | CardPart) -> float:
    """Return the width of a list's mark and its gap, in points."""
    return (2 * part.dot if builder.tone(tone).mark == "dot" else part.mark) + part.mark_gap


def _item(
    builder: BlockBuilder,
    text: RichText,
    tone: Tone,
    body: Node,
    *,
    width: float,
    use: str,
    part: PointsPart | CardPart,
) -> Strip:
    line = getattr(builder.style.type, use).leading
    hang = _hanging_indent(builder, tone, part)
    words = builder.text(use, text, width - hang, body, link=True)
    mark = builder.mark(tone, part.mark, part.dot, line)
    return Strip(beside([(0, mark), (hang, words)]), before=part.item_gap)


@draws(Callout)
def callout(builder: BlockBuilder, block: Callout, parent: Node, width: float) -> list[Strip]:
    """Return a box that must not be missed: its icon in a well of the tone, its words beside it.

    The main message of a part looks as that of the document.
    """
    if block.tone == "main" and not (block.title or block.points):
        node = parent.add("P", builder.origin(block.origin))
        texts = [("main_message", block.text, node)]
        return [Strip(message(builder, block.icon, texts, width), before=builder.style.space.small)]
    tone, part = builder.tone(block.tone), builder.style.callout
    node = parent.add("Sect", builder.origin(block.origin))
    indent = part.well + part.gap
    words = _callout_words(builder, block, node, width - indent - part.pad)
    height = max(words.height, part.icon) + 2 * part.pad
    placed = Placed(indent, (height - words.height) / 2, words)
    colours = {"line": tone.line, "fill": tone.ground, "well": tone.head, "icon_colour": tone.head_text}
    card = icon_card(builder, block.icon, part, placed, (width, height), **colours)
    return [Strip(card, before=builder.style.space.block)]


def _callout_words(builder: BlockBuilder, block: Callout, node: Node, width: float) -> Group:
    """Return title, text and list of a callout."""
    tone, strips = builder.tone(block.tone), list[Strip]()
    if block.title:
        strips.append(Strip(builder.text("card_heading", block.title, width, node.add("H3"), colour=tone.text)))
    if block.text:
        text = builder.text("body", block.text, width, node.add("P"), colour=tone.text, link=tone.text == "ink")
        strips.append(Strip(text))
    if block.points:
        strips += items(builder, block.points, "plain", node, width=width, use="body", origins=block.origins)
    return joined(strips)


def message(builder: BlockBuilder, icon: str, texts: Sequence[tuple[str, RichText, Node]], width: float) -> Group:
    """Return the main message of a document or a part, in a box of the accent: texts, each with its use and tag."""
    part, tone = builder.style.front, builder.tone("main")
    room = width - part.message_text - part.message_pad
    words = stack([builder.text(use, text, room, node) for use, text, node in texts], builder.style.space.hair)
    height = max(part.message_height, words.height + 2 * part.message_pad)
    icon_at = (part.message_text - part.message_icon) / 2
    background = frame(width, height, tone, builder.style.line.card, builder.style.radius.card)
    parts = (
        Placed(icon_at, (height - part.message_icon) / 2, builder.icon(icon, part.message_icon, tone.icon)),
        Placed(part.message_text, (height - words.height) / 2, words),
    )
    return Group(height, parts, background)


@draws(Terms)
def terms(builder: BlockBuilder, block: Terms, parent: Node, width: float) -> list[Strip]:
    """Return words explained, in columns: the word at the start, what it means beside it."""
    part, gutter = builder.style.terms, builder.style.page.gutter
    node = parent.add("L", builder.origin(block.origin))
    room = column_width(width, part.columns, gutter)
    entries = []
    for entry in block.entries:
        item = node.add("LI", builder.origin(entry.origin))
        term = builder.text("table", stressed(entry.term), part.term, item.add("Lbl"))
        indent = part.term + part.gap
        entries.append(
            beside(
                [(0, term), (indent, builder.text("table", entry.means, room - indent, item.add("LBody"), link=True))]
            )
        )
    return [Strip(in_columns(entries, width, part.columns, gutter, part.pad), before=builder.style.space.small)]


@draws(Sources)
def sources(builder: BlockBuilder, block: Sources, parent: Node, width: float) -> list[Strip]:
    """Return the references in columns, each a link where it has an address."""
    part, gutter = builder.style.sources, builder.style.page.gutter
    node = parent.add("L", builder.origin(block.origin))
    node.numbering = "Decimal"
    room = column_width(width, part.columns, gutter)
    entries = [_source(builder, source, node, room) for source in block.entries]
    return [Strip(in_columns(entries, width, part.columns, gutter, part.gap), before=builder.style.space.block)]


def _source(builder: BlockBuilder, source: Source, parent: Node, width: float) -> Group:
    part = builder.style.sources
    item = parent.add("LI", builder.origin(source.origin))
    number = builder.text("reference", f"{source.number}.", part.number, item.add("Lbl"))
    body = item.add("LBody")
    room = width - part.number
    linked = tuple(replace(run, href=run.href or source.href) for run in source.text)
    lines = [builder.text("reference", linked, room, body.add("P"), link=True, target=source.origin)]
    if source.notice:
        lines.append(builder.text("hint", source.notice, room, body.add("P")))
    return beside([(0, number), (part.number, stack(lines))])
