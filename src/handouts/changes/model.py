"""A change, a report of all of them, the differences between two nodes, and what documents print of each item."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from handouts.content.model.base import Item
from handouts.content.model.marks import Shape, fields, visit_content
from handouts.outline.deck import DeckSection, TableRow
from handouts.outline.handout import Row
from handouts.outline.prose import quoted_numbers
from handouts.outline.walk import ORIGINS, UNSAID, items_in, own_items, visit
from handouts.text.markup import Markup, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.marks import Mark
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal

    Outline = HandoutOutline | DeckOutline

Weight = Literal["material", "editorial"]
What = Literal[
    "added", "removed", "likelihood", "threshold", "schedule", "instruction", "timing", "fact", "telephone",
    "population", "bounds", "duty", "point", "number", "shown", "not shown", "wording", "punctuation", "moved",
    "sources", "look", "version", "changed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What kind of change it is, how much it weighs, and why."""

    what: What
    weight: Weight
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which item and field, from what to what, and the documents that say something else by it."""

    item: str
    kind: str
    """What the item is: `effect`, `fact`, `section`."""
    verdict: Verdict
    field: str = ""
    """The way to what changed in the item: `patient.points.2`."""
    before: str = ""
    after: str = ""
    documents: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()
    """Of a fact: the items that use it."""
    text: bool = False
    """Whether it is a text, which is translated."""

    @property
    def material(self) -> bool:
        """Whether a reader would decide or act otherwise."""
        return self.verdict.weight == "material"


@dataclass(frozen=True, slots=True)
class Version:
    """A content as it is compared: the edition, and its documents with their seals."""

    edition: Edition
    outlines: Mapping[str, HandoutOutline | DeckOutline]
    seals: Mapping[str, Seal]
    logo: str = ""
    """The digest of the clinic's picture, where it has one."""


@dataclass(frozen=True, slots=True)
class Resealed:
    """A document that says something else now; a code is empty where the document was not there."""

    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Report:
    """All changes, the weighty ones first, and what follows."""

    changes: tuple[Change, ...]
    approve: tuple[Resealed, ...]
    """Documents that need approval again."""
    consent: tuple[str, ...]
    """Items for whose sake patients under treatment are asked again."""
    train: tuple[str, ...]
    """Items for whose sake staff are trained again."""
    translate: tuple[str, ...]
    """Texts to translate again: item and field."""
    unread: tuple[str, ...] = ()
    """Places of the older content that this version of the program cannot read, so that nothing is known of them."""


Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at a path, before and after; empty where nothing stood or stands."""

    path: Path
    before: str
    after: str
    text: bool = False
    """Whether it is a text, or holds some."""
    marks: tuple[Mark, ...] = ()
    """Of the fields on the way, the outermost first."""


def differences(before: Any, after: Any, *, inside: bool = False) -> Iterator[Difference]:
    """Yield where two nodes differ.

    Items in them are left out, but for their order, since the guide has each by its id; with `inside` they are not.
    """
    return _Compared(inside).differences(before, after, (), (), Shape())


@dataclass(frozen=True, slots=True)
class _Compared:
    inside: bool

    def differences(
        self, before: Any, after: Any, path: Path, marks: tuple[Mark, ...], shape: Shape
    ) -> Iterator[Difference]:
        """Yield where two nodes differ that stand at a path, within fields of these marks."""
        if before == after:
            return
        marks, entry = (*marks, *shape.marks), shape.entries or Shape()
        if isinstance(before, BaseModel) and type(before) is type(after) and not _whole(before):
            for field in fields(type(before)):
                pair = (getattr(before, field.name), getattr(after, field.name))
                yield from self.differences(*pair, (*path, field.name), marks, field.shape)
        elif isinstance(before, dict) and isinstance(after, dict):
            for key in dict.fromkeys([*before, *after]):
                yield from self.differences(before.get(key), after.get(key), (*path, key), marks, entry)
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from self._lists(before, after, path, marks, shape.items or Shape())
        else:
            yield Difference(path, shown(before), shown(after), _has_text(before) or _has_text(after), marks)

    def _lists(
        self, before: tuple[Any, ...], after: tuple[Any, ...], path: Path, marks: tuple[Mark, ...], item: Shape
    ) -> Iterator[Difference]:
        if not self.inside and all(isinstance(entry, Item) for entry in (*before, *after)):
            yield from _order([entry.id for entry in before], [entry.id for entry in after], path)
            return
        if all(hasattr(entry, "id") for entry in (*before, *after)):
            old, new = ({entry.id: entry for entry in side} for side in (before, after))
            for name in dict.fromkeys([*old, *new]):
                yield from self.differences(old.get(name), new.get(name), (*path, name), marks, item)
            yield from _order(list(old), list(new), path)
            return
        for index, (old_entry, new_entry) in _aligned(before, after):
            yield from self.differences(old_entry, new_entry, (*path, index), marks, item)


def _order(before: list[str], after: list[str], path: Path) -> Iterator[Difference]:
    """Yield the ids that both have, where they stand in another order."""
    old, new = (
        [name for name in side if name in set(other_side)] for side, other_side in ((before, after), (after, before))
    )
    if old != new:
        yield Difference((*path, "order"), ", ".join(old), ", ".join(new))


def _aligned(before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[tuple[int, tuple[Any, Any]]]:
    """Yield what stands for what, with its place; `None` where there is nothing on the other side."""
    old, new = ([shown(entry) for entry in side] for side in (before, after))
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for offset, pair in enumerate(zip_longest(before[i:j], after[k:m])):
                yield (k if pair[1] is not None else i) + offset, pair


def shown(value: Any) -> str:
    """Return a value as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return (
            str(value)
            if _whole(value)
            else "; ".join(
                f"{name}: {text}" for name in type(value).model_fields if (text := shown(getattr(value, name)))
            )
        )
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(entry)}" for key, entry in value.items())
    return str(value)


def _whole(node: BaseModel) -> bool:
    """Return whether a node is written as one word, such as `1 to 2`."""
    return type(node).__str__ is not BaseModel.__str__


def _has_text(value: Any) -> bool:
    return any(isinstance(at.value, Markup) for at in visit_content(value))


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
        changed, (old, new) = self.changed(item), self._quotes
        return tuple(
            name
            for name in self._names
            if name in changed or old.get(name, {}).get(item) != new.get(name, {}).get(item)
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
    quotes: dict[str, set[str]] = {}
    for run in quoted_numbers(outline):
        quotes.setdefault(run.fact, set()).add(run.text)
    return quotes


def said_of(outline: Outline) -> dict[str, list[str]]:
    """Return everything that a document says of each item, by the item's id; the document's own words by its name."""
    texts: dict[str, list[str]] = {}
    owners: dict[int, tuple[str, ...]] = {id(outline): (outline.identity.document,)}  # by the node whose they are
    for at in visit(outline, UNSAID):
        if is_dataclass(at.value):
            # a row belongs to everything in it: a check's hour stands in the first cell, its name in the second
            own = items_in(at.value) if isinstance(at.value, Row | TableRow) else own_items(at.value)
            owners[id(at.value)] = tuple(dict.fromkeys(own)) or owners[id(at.within[-1] if at.within else at.value)]
        elif at.value is not None and at.field and at.field.name not in ORIGINS:
            words = plain(at.value) if isinstance(at.value, tuple) else str(at.value)
            for owner in owners[id(at.within[-1])]:
                texts.setdefault(owner, []).append(words)
    return texts


def sections(outline: Outline) -> dict[str, list[str]]:
    """Return the items that each section shows, in order, each where it stands first."""
    seen: set[str] = set()
    sections_items: dict[str, list[str]] = {}
    for section in outline.sections:
        parts = section.slides if isinstance(section, DeckSection) else section.blocks
        sections_items[section.origin] = [name for name in items_in(parts) if name not in seen]
        seen.update(sections_items[section.origin])
    return sections_items
