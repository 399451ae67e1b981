"""What a composer of blocks needs to know, and how it is found: each says which kind it composes, with `@composes`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.dispatch import ByClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.documents import HandoutDocument
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import Block, HandoutOutline

composes: ByClass[Iterator[Block]] = ByClass(__package__)
"""Registers the function that yields a block of guide.yaml as blocks of the outline: `@composes(TopicsBlock)`."""


@dataclass(frozen=True, slots=True)
class SectionContext:
    """Where a block stands: the section by its id, its document, and what that shows of other documents."""

    edition: Edition
    document: HandoutDocument
    section: str
    decks: Mapping[str, DeckOutline]
    """The decks whose slides the document shows, by their names."""
    cited: Mapping[str, HandoutOutline]
    """The handouts behind which it tells what staff know, by the names of the decks that cite them."""
