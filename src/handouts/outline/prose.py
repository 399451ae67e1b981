"""The running text of a handout, as a reader meets it: what the reading grade is measured over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.outline.marks import CELL, PROSE
from handouts.outline.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

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
                    yield Passage(section.origin, at.owner, plain(at.value), at.has(CELL))
