"""What of a guide reaches a document: each text and number leaves a mark on what is composed from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from handouts.compose.outlines import outline
from handouts.content.links import counted, rated
from handouts.content.markup import Markup, Run
from handouts.content.model.base import Kept
from handouts.content.model.facts import Amount, Change, Count, Range, Rate
from handouts.content.model.guide import Guide
from handouts.edition import Edition
from handouts.outline.visit import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.content.model.facts import Fact, Unit
    from handouts.content.tree import Path_
    from handouts.edition import Part as Filling
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

    Outlines = Mapping[str, HandoutOutline | DeckOutline]

_FIRST_MARK = 0xF0000
"""Where the private characters begin, which no content can hold."""
_NUMBERS = {"of_100", "comparison", "low", "high", "per_100000", "by"}
"""The fields of figures that are printed as numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A part of a file that has an id."""

    path: Path_
    node: Any


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A text of the guide, or a number of one of its figures."""

    file: str
    path: Path_
    value: Markup | Decimal | Amount
    within: tuple[Named, ...] = ()
    """What has an id and holds it, the outermost first."""


def all_parts(guide: Guide) -> Iterator[Part]:
    """Yield every text and every number that a document should print, file by file."""
    for file in Guide.model_fields:
        yield from _parts(getattr(guide, file), file)


def _parts(node: Any, file: str, path: Path_ = (), within: tuple[Named, ...] = ()) -> Iterator[Part]:
    if isinstance(node, BaseModel):
        within = (*within, Named(path, node)) if path and hasattr(node, "id") else within
        numbers = _NUMBERS if isinstance(node, Count | Range | Rate | Change) else ()
        for name, key in printed_fields(type(node)):
            value = getattr(node, name)
            if name in numbers and value is not None:
                yield Part(file, (*path, key), value, within)
            elif isinstance(value, BaseModel | tuple | dict | Markup):
                yield from _parts(value, file, (*path, key), within)
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from _parts(element, file, (*path, at), within)
    elif isinstance(node, dict):
        for key, element in node.items():
            yield from _parts(element, file, (*path, key), within)
    elif isinstance(node, Markup):
        yield Part(file, path, node, within)


@cache
def printed_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that may be printed, each with its key in the file."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if not any(isinstance(one, Kept) for one in info.metadata)
    )


class _Watched(dict[str, "Fact"]):
    """Facts that remember which of them were looked up: a picture is made from facts without quoting them."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        super().__init__(facts)
        self.seen: set[str] = set()

    def __getitem__(self, name: str) -> Fact:
        self.seen.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True)
class Probe(Edition):
    """An edition in which each text, number and fact that is said leaves its mark: a character of its own."""

    marks: Mapping[int, str] = field(default_factory=dict)
    """By the identity of the text, of the number, of the fact's value: what reads alike is not the same."""

    @cached_property
    def facts(self) -> _Watched:
        """Every fact, watched."""
        return _Watched(super().facts)

    def fill(self, pattern: Markup, **parts: Filling) -> RichText:
        """Return a text as it is said, marked."""
        return (*super().fill(pattern, **parts), *self._mark(pattern))

    def number(self, value: Decimal) -> str:
        """Return a number as it is written, marked."""
        return super().number(value) + self.marks.get(id(value), "")

    def amount(self, value: Amount, unit: Unit, part: str = "") -> Run:
        """Return a number with its unit, marked."""
        run = super().amount(value, unit, part)
        return replace(run, text=run.text + self.marks.get(id(value), ""))

    def interval(self, name: str) -> RichText:
        """Return what follows `every`, marked: `every week` has no number."""
        return (*super().interval(name), *self._mark(self.facts[name].value))

    def quote(self, name: str, part: str = "") -> RichText:
        """Return what is quoted; how many people did not is said of the same number as how many did."""
        figure = counted(self.guide.items.get(name))
        said = super().quote(name, part)
        rate = rated(self.guide.items.get(name))
        if rate is not None:
            return (*said, *self._mark(rate.per_100000))
        if figure is None:
            return said
        return (*said, *self._mark(figure.comparison if part.startswith("comparison") else figure.of_100))

    def _mark(self, value: object) -> RichText:
        return (Run(self.marks[id(value)]),) if id(value) in self.marks else ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a guide its documents print, and what none of them does."""

    printed: tuple[Part, ...]
    unprinted: tuple[Part, ...]
    facts: tuple[str, ...]
    """Those that none prints, by name."""


def reach(edition: Edition, outlines: Outlines) -> Reach:
    """Return what an edition's documents print, which are composed once more with marks in them.

    What changed since the last release is no place to stand: in the next release it says something else.
    """
    parts, facts = tuple(all_parts(edition.guide)), {name: fact.value for name, fact in edition.facts.items()}
    marks = {id(one): chr(_FIRST_MARK + at) for at, one in enumerate((*(one.value for one in parts), *facts.values()))}
    probe = Probe(edition.content, edition.language, marks=marks)
    said = set[str]().union(*(text for name in outlines for text in texts(outline(probe, name))))
    unsaid = [name for name, value in facts.items() if marks[id(value)] not in said]
    return Reach(
        tuple(one for one in parts if marks[id(one.value)] in said),
        tuple(one for one in parts if marks[id(one.value)] not in said),
        tuple(name for name in unsaid if name not in probe.facts.seen or not _drawn(edition, outlines, name)),
    )


def _drawn(edition: Edition, outlines: Outlines, name: str) -> bool:
    """Return whether another value of a fact makes another document; asked of the few looked up and never quoted."""
    amount, clinic = edition.facts[name].value, edition.clinic
    more = {"first": amount.first + 1, "second": None if amount.second is None else amount.second + 1}
    set_so = clinic.model_copy(update={"facts": {**clinic.facts, name: amount.model_copy(update=more)}})
    other = replace(edition, content=replace(edition.content, clinic=set_so))
    return any(outline(other, one) != before for one, before in outlines.items())
