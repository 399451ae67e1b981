"""What an outline says as text: line by line, and what a handout says of an item, whole.

It asks the outline and never the content: what the handout's composer printed is quoted, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from handouts.outline.deck import Category
from handouts.outline.handout import BarsCell, Row, RowGroup, Table, TextCell
from handouts.outline.leaves import Chance, ChanceBox
from handouts.outline.walk import CELL, COUNT, FILE, HEAD, PROSE, SPOKEN, fields_of, is_text, nodes, owned, runs, visit
from handouts.text.markup import JOINT, RichText, Run, plain, stressed, strung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or table cell, with the section and the item that it belongs to."""

    section: str
    origin: str
    text: str
    cell: bool = False


def passages(outline: HandoutOutline) -> Iterator[Passage]:
    """Yield every passage in reading order: what is marked as running text where its field is defined."""
    for text in (outline.front.main_message, outline.front.freedom):
        if text:
            yield Passage("front", outline.identity.document, plain(text))
    for section in outline.sections:
        for block in section.blocks:
            for at in visit(block) if block.is_prose else ():
                if at.has(PROSE):
                    yield Passage(section.origin, at.owner, _prose(at.value), at.has(CELL))


def _prose(text: RichText) -> str:
    """Return the words of a text that are read as sentences: a clinic's name and hours are none."""
    return plain(tuple(run for run in text if run.kind or run.fact.partition(".")[0] != "clinic"))


def lines(outline: HandoutOutline | DeckOutline) -> Iterator[str]:
    """Yield the outline's lines: `Kind origin`, then each of its fields that holds something."""
    for at in visit(outline, {*HEAD, *FILE}):
        if at.field and at.field.name != "origin" and at.value is not None and at.value is not False and at.value != "":
            yield "  " * (len(at.within) - 1) + _line(at.field.name, at.value)


def _line(name: str, value: Any) -> str:
    """Return a field as a line."""
    if is_dataclass(value):
        return f"{type(value).__name__} {getattr(value, 'origin', '')}".rstrip()
    if isinstance(value, Decimal):
        return f"{name}: {value.normalize():f}"
    return f"{name}: {_words(value) if isinstance(value, tuple) else value}"


def _words(text: RichText) -> str:
    """Return text in the content's own markup, so that stress and targets are seen."""
    pieces = []
    for (strong, href, cite), alike in groupby(text, key=lambda run: (run.strong, run.href, run.cite)):
        if cite:
            pieces.append(f"[^{cite}]")
            continue
        words = plain(tuple(alike))
        words = f"**{words}**" if strong else words
        pieces.append(f"[{words}]({href})" if href else words)
    return "".join(pieces)


_OF_WHOM = (RowGroup, Chance)
"""Say in words of their own whose numbers stand in them, and over what time."""


def quoted(node: Any, item: str) -> tuple[RichText, ...]:
    """Return all that a part of a handout says of an item: texts with its origin, `id` or `id/part`, once each.

    A row brings the band over it and the heads of its columns, a picture of people the words around it.
    """
    found: dict[str, RichText] = {}
    for text in _quoted(node, item):
        found.setdefault(plain(text), text)
    return tuple(text for text in found.values() if text)


def _quoted(node: Any, item: str, table: Table | None = None) -> Iterator[RichText]:
    """Yield the texts of an item within a node; `table` is the one around it."""
    if _item(node) == item and not isinstance(node, Table):
        yield from _headed_cells(node, table) if isinstance(node, Row) and table else _inner_texts(node)
    elif isinstance(node, Row):
        yield from _named(node, item)
    else:
        parts = _parts(node)
        within = node if isinstance(node, Table) else table
        found = [tuple(_quoted(part, item, within)) for part in parts]
        if any(found) and isinstance(node, _OF_WHOM):
            found = [(part,) if is_text(part) else texts for part, texts in zip(parts, found, strict=True)]
        yield from chain(*found)


def _headed_cells(row: Row, table: Table) -> Iterator[RichText]:
    """Yield each cell of a row as one text, after the head of its column.

    The name of the row needs no head; nor do words that stand where other rows have bars, whose head is of these.
    """
    if table.kind == "plain":
        yield strung((strung(_inner_texts(cell)) for cell in row.cells), JOINT)
        return
    rows = [other for group in table.groups for other in group.rows]
    for number, cell in enumerate(row.cells):
        text = strung(_inner_texts(cell), JOINT)
        bare = isinstance(cell, TextCell) and (
            cell.header or any(isinstance(other.cells[number], BarsCell) for other in rows)
        )
        head = () if bare or not text else table.head[number]
        yield strung((stressed(head), text))


def _named(row: Row, item: str) -> Iterator[RichText]:
    """Yield what a row of another origin says of an item, such as of a check at a time, after what names the row."""
    cells = [cell for cell in row.cells if isinstance(cell, TextCell)]
    found = [
        text
        for cell in cells
        for origin, text in zip(cell.origins, cell.paragraphs, strict=False)
        if _of(origin) == item
    ]
    if found:
        yield from (text for cell in cells if cell.header for text in cell.paragraphs)
        yield from found


def _inner_texts(node: Any) -> Iterator[RichText]:
    """Yield every text inside a node; a count and what was counted are one."""
    counted: RichText = ()
    for at in visit(node):
        if at.has(COUNT):
            counted = (*at.value, Run(" "))
        elif isinstance(at.value, tuple):
            yield (*counted, *at.value)
            counted = ()


def _parts(node: Any) -> tuple[Any, ...]:
    """Return the parts of a node, or of a tuple of nodes."""
    if isinstance(node, tuple):
        return () if is_text(node) else node
    return tuple(getattr(node, field.name) for field in fields_of(node))


def _item(node: Any) -> str:
    """Return the item that a node's origin names, or `""`."""
    return _of(getattr(node, "origin", ""))


def _of(origin: str) -> str:
    """Return the item that an origin names, without its `/part`."""
    return origin.partition("/")[0]


class PrintedText(NamedTuple):
    """A text of a document: the origin of what says it, its words, and whether it is spoken and not shown."""

    origin: str
    text: RichText
    spoken: bool


def printed_texts(outline: Any) -> Iterator[PrintedText]:
    """Yield every text of a document in reading order, what is spoken behind all that is shown."""
    yield from (PrintedText(owner, text, spoken=False) for owner, text in owned(outline, "", SPOKEN))
    for at in visit(outline):
        if at.has(SPOKEN):
            yield from (PrintedText(owner, text, spoken=True) for owner, text in owned(at.value, at.owner))


@dataclass(frozen=True, slots=True)
class Drawn:
    """People that a picture shows for an item, with the words beside it."""

    item: str
    comparison: bool
    value: Decimal
    label: str
    people: bool = False
    """Drawn as people, who are whole: so `value` is what the label says, rounded by `whole`."""


def whole(count: Decimal) -> int:
    """Return a count rounded to whole people, halves up; the words beside the picture keep the count as it is."""
    return int(count.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def quoted_numbers(node: Any) -> Iterator[Run]:
    """Yield every run inside a part of an outline that quotes a fact or a figure."""
    return (run for run in runs(node) if run.fact)


def drawn(node: Any) -> Iterator[Drawn]:
    """Yield every number inside a part of an outline that is drawn as people or bars."""
    for inner in nodes(node):
        if isinstance(inner, Row):
            for bars in (cell.bars for cell in inner.cells if isinstance(cell, BarsCell)):
                treated, comparison = plain(bars.treated_label), plain(bars.comparison_label)
                yield from _pair(inner.origin, (bars.treated, treated), (bars.comparison, comparison))
        elif isinstance(inner, ChanceBox):
            item, _, part = inner.origin.partition("/")
            yield Drawn(item, part == "comparison", Decimal(inner.people.count), plain(inner.yes_count), people=True)
        elif isinstance(inner, Category):
            yield from _pair(inner.origin, (inner.value, inner.label), (inner.comparison, inner.comparison_label))


def _pair(origin: str, with_it: tuple[Decimal, str], without: tuple[Decimal | None, str]) -> Iterator[Drawn]:
    """Yield what is drawn with the treatment, and without it where that is known."""
    yield Drawn(origin, comparison=False, value=with_it[0], label=with_it[1])
    if without[0] is not None:
        yield Drawn(origin, comparison=True, value=without[0], label=without[1])
