"""What the documents say of each item, and where: the outlines of two versions, held side by side."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.outline.deck import DeckSection, TableRow
from handouts.outline.handout import Row
from handouts.outline.marks import UNSAID
from handouts.outline.numbers import quoted
from handouts.outline.visit import ORIGINS, items_in, own_items, visit

if TYPE_CHECKING:
    from handouts.changes.model import Version
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

    Outline = HandoutOutline | DeckOutline


class Printed:
    """The documents of two versions, asked which of them an item, or a fact, makes say something else."""

    def __init__(self, before: Version, after: Version) -> None:
        self._names = tuple(dict.fromkeys([*before.outlines, *after.outlines]))
        self._sides = tuple(
            {name: said_of(outline) for name, outline in version.outlines.items()} for version in (before, after)
        )
        self._quotes = tuple(
            {name: _quotes(outline) for name, outline in version.outlines.items()} for version in (before, after)
        )

    def changed(self, *items: str) -> tuple[str, ...]:
        """Return the documents that say something else of one of these items."""
        old, new = self._sides
        return tuple(
            name
            for name in self._names
            if any(old.get(name, {}).get(item) != new.get(name, {}).get(item) for item in items)
        )

    def saying(self, item: str) -> tuple[str, ...]:
        """Return the documents that say something else of an item, or quote it otherwise in what they say of others."""
        said, (old, new) = self.changed(item), self._quotes
        return tuple(
            name for name in self._names if name in said or old.get(name, {}).get(item) != new.get(name, {}).get(item)
        )

    @property
    def altered(self) -> tuple[str, ...]:
        """The documents that say anything else."""
        old, new = self._sides
        return tuple(name for name in self._names if old.get(name) != new.get(name))

    def quoting(self, fact: str) -> tuple[str, ...]:
        """Return the documents that print a fact."""
        return tuple(name for name in self._names if any(fact in side.get(name, ()) for side in self._quotes))


def _quotes(outline: Outline) -> dict[str, set[str]]:
    """Return in which words a document quotes each fact and each item."""
    found: dict[str, set[str]] = {}
    for run in quoted(outline):
        found.setdefault(run.fact, set()).add(run.text)
    return found


def said_of(outline: Outline) -> dict[str, list[str]]:
    """Return everything that a document says of each item, by the item's id; the document's own words by its name."""
    said: dict[str, list[str]] = {}
    owners: dict[int, tuple[str, ...]] = {id(outline): (outline.identity.document,)}  # by the node whose they are
    for at in visit(outline, UNSAID):
        if is_dataclass(at.value):
            # a row belongs to everything in it: a check's hour stands in the first cell, its name in the second
            own = items_in(at.value) if isinstance(at.value, Row | TableRow) else own_items(at.value)
            owners[id(at.value)] = tuple(dict.fromkeys(own)) or owners[id(at.within[-1] if at.within else at.value)]
        elif at.value is not None and at.field and at.field.name not in ORIGINS:
            words = plain(at.value) if isinstance(at.value, tuple) else str(at.value)
            for owner in owners[id(at.within[-1])]:
                said.setdefault(owner, []).append(words)
    return said


def sections(outline: Outline) -> dict[str, list[str]]:
    """Return the items that each section shows, in order, each where it stands first."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for section in outline.sections:
        parts = section.slides if isinstance(section, DeckSection) else section.blocks
        found[section.origin] = [name for name in items_in(parts) if name not in seen]
        seen.update(found[section.origin])
    return found
