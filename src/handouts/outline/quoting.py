"""What a handout says of an item, whole: every text of its nodes in reading order, with what stands over them.

It asks the outline and never the content: what the handout's composer printed is quoted, and nothing else.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from handouts.content.markup import JOINT, RichText, Run, plain, stressed, strung
from handouts.outline.handout import BarsCell, Row, RowGroup, Table, TextCell
from handouts.outline.leaves import Chance
from handouts.outline.marks import COUNT, fields_of
from handouts.outline.visit import is_text, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if _item(node) == item:
        yield from _cells(node, table) if isinstance(node, Row) and table else _texts(node)
    elif isinstance(node, Row):
        yield from _named(node, item)
    else:
        parts = _parts(node)
        within = node if isinstance(node, Table) else table
        found = [tuple(_quoted(part, item, within)) for part in parts]
        if any(found) and isinstance(node, _OF_WHOM):
            found = [(part,) if is_text(part) else texts for part, texts in zip(parts, found, strict=True)]
        yield from chain(*found)


def _cells(row: Row, table: Table) -> Iterator[RichText]:
    """Yield each cell of a row as one text, after the head of its column.

    The name of the row needs no head; nor do words that stand where other rows have bars, whose head is of these.
    """
    rows = [one for group in table.groups for one in group.rows]
    for number, cell in enumerate(row.cells):
        said = strung(_texts(cell), JOINT)
        bare = isinstance(cell, TextCell) and (
            cell.header or any(isinstance(one.cells[number], BarsCell) for one in rows)
        )
        head = () if bare or not said else table.head[number]
        yield strung((stressed(head), said))


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


def _texts(node: Any) -> Iterator[RichText]:
    """Yield every text inside a node; a count and what was counted are one."""
    counted: RichText = ()
    for at in visit(node):
        if at.has(COUNT):
            counted = (*at.value, Run(" "))
        elif isinstance(at.value, tuple):
            yield (*counted, *at.value)
            counted = ()


def _parts(node: Any) -> tuple[Any, ...]:
    if isinstance(node, tuple):
        return () if is_text(node) else node
    return tuple(getattr(node, field.name) for field in fields_of(node))


def _item(node: Any) -> str:
    return _of(getattr(node, "origin", ""))


def _of(origin: str) -> str:
    """Return the item that an origin names, without its `/part`."""
    return origin.partition("/")[0]
