"""What the documents say of each item, and where: the outlines of two versions, held side by side."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run, plain
from handouts.outline.deck import TableRow
from handouts.outline.handout import Row
from handouts.outline.marks import PICTURE, is_marked
from handouts.outline.numbers import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.changes.model import Version
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

    Outline = HandoutOutline | DeckOutline

_OWN = {"origin", "origins"}
"""Fields that say whose the words are."""


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
    for owners, words in _said(outline, (outline.identity.document,)):
        for owner in owners:
            said.setdefault(owner, []).append(words)
    return said


def _said(node: Any, owners: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, tuple) and node and all(isinstance(one, Run) for one in node):
        yield owners, plain(node)
    elif isinstance(node, tuple):
        for element in node:
            yield from _said(element, owners)
    elif isinstance(node, str | Decimal | int):
        yield owners, str(node)
    elif node is not None:
        # a row belongs to everything in it: a check's hour stands in the first cell, its name in the second
        own = _in_order(node) if isinstance(node, Row | TableRow) else _own(node)
        mine = tuple(dict.fromkeys(own)) or owners
        kind: type = type(node)
        for name in _words(kind):
            yield from _said(getattr(node, name), mine)


@cache
def _words(kind: type) -> tuple[str, ...]:
    """Return the fields of an outline node that say something, or show in which way it is said."""
    return tuple(field.name for field in fields(kind) if field.name not in _OWN and not is_marked(field, PICTURE))


def sections(outline: Outline) -> dict[str, list[str]]:
    """Return the items that each section shows, in order, each where it stands first."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for section in outline.sections:
        parts = section.slides if hasattr(section, "slides") else section.blocks
        listed = [name for part in parts for name in _in_order(part) if name not in seen]
        found[section.origin] = list(dict.fromkeys(listed))
        seen.update(listed)
    return found


def _in_order(node: Any) -> Iterator[str]:
    if isinstance(node, tuple):
        for element in node:
            yield from _in_order(element)
    else:
        yield from _own(node)
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from _in_order(getattr(node, name))


def _own(node: Any) -> list[str]:
    """Return the ids of what a node itself shows."""
    named = (getattr(node, "origin", ""), *getattr(node, "origins", ()))
    return [one.partition("/")[0] for one in named if one]
