"""Every item of the content with where it stands in the documents made from it, its sources and its approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content import places
from handouts.content.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.edition import Edition
    from handouts.errors import Location
    from handouts.outline.leaves import Seal
    from handouts.trace.written import Written


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that shows an item: on which pages or slides, from 1, and under which seal."""

    document: str
    numbers: tuple[int, ...]
    seal: Seal


@dataclass(frozen=True, slots=True)
class Traced:
    """An item, and everything that can be asked of it."""

    id: str
    kind: str
    """What it is: `effect`, `check`, `key-point`."""
    must_tell: bool
    place: Location
    pages: tuple[int, ...]
    slides: tuple[int, ...]
    sources: tuple[str, ...]
    standards: tuple[str, ...]
    """The elements of standards that its sentences cover."""
    documents: tuple[Standing, ...]


def traced(edition: Edition, seals: Mapping[str, Seal], written: Mapping[str, Written]) -> tuple[Traced, ...]:
    """Return every item of an edition, in the order of the files, as it stands in the written documents."""
    where = places.places(edition.content)
    shown = {name: file.items() for name, file in written.items()}
    found = []
    for item in edition.guide.nodes():
        documents = tuple(Standing(name, on[item.id], seals[name]) for name, on in shown.items() if item.id in on)
        numbers: dict[str, set[int]] = {"pages": set(), "slides": set()}
        for one in documents:
            numbers[written[one.document].counts].update(one.numbers)
        found.append(
            Traced(
                id=item.id,
                kind=kind(item),
                must_tell=item.must_tell,
                place=places.place(edition.content, where, item.id),
                pages=tuple(sorted(numbers["pages"])),
                slides=tuple(sorted(numbers["slides"])),
                sources=item.sources,
                standards=tuple(sorted(item.covers)),
                documents=documents,
            )
        )
    return tuple(found)
