"""The table of rules, and what they judge: an edition, the outlines composed from it, exceptions with their reasons."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cached_property
from inspect import cleandoc
from typing import TYPE_CHECKING

from handouts.content import loaded
from handouts.content.model.documents import HandoutDocument
from handouts.content.validation import nearest_or_all
from handouts.errors import Location, Problem
from handouts.outline.deck import DeckOutline
from handouts.outline.handout import HandoutOutline
from handouts.outline.prose import passages
from handouts.outline.walk import origins, texts
from handouts.rules.coverage import all_covers, coverage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from handouts.edition import Edition
    from handouts.errors import Severity
    from handouts.outline.prose import Passage
    from handouts.rules.coverage import Cover, Coverage
    from handouts.rules.probe import Reach


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its name states the fault."""

    id: str
    name: str
    severity: Severity
    judge: Callable[[Subject], Iterator[Problem]]

    @property
    def explanation(self) -> str:
        """What it finds, why that is wrong, the source, a good and a bad example."""
        return f"{self.id} {self.name} ({self.severity})\n\n{cleandoc(self.judge.__doc__ or '')}"

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """Yield what the rule finds, stamped with its id and severity, unless it is told as less than that."""
        for problem in self.judge(subject):
            severity = self.severity if problem.severity == "error" else problem.severity
            yield replace(problem, id=self.id, severity=severity)


RULES: dict[str, Rule] = {}


def rule(
    id_: str, name: str, severity: Severity
) -> Callable[[Callable[..., Iterator[Problem]]], Callable[..., Iterator[Problem]]]:
    """Register a function as a rule."""

    def register(judge: Callable[..., Iterator[Problem]]) -> Callable[..., Iterator[Problem]]:
        assert id_ not in RULES, id_
        RULES[id_] = Rule(id_, name, severity, judge)
        return judge

    return register


@dataclass(frozen=True)
class Subject:
    """An edition, the documents that were asked for, and the day on which it is judged (`None`: on no day)."""

    edition: Edition
    outlines: dict[str, HandoutOutline | DeckOutline]
    today: dt.date | None = None
    short: bool = False
    """Whether decks have only some of their modules, for a short session."""

    @property
    def whole(self) -> set[str]:
        """The documents that show all that they are for; a deck for a short session leaves out what it must."""
        return self.outlines.keys() - (self.decks.keys() if self.short else set())

    @property
    def handouts(self) -> dict[str, HandoutOutline]:
        """The handouts that patients read, by name."""
        documents = self.edition.guide.guide.documents
        staff = {
            name
            for name, document in documents.items()
            if isinstance(document, HandoutDocument) and document.read_by_staff
        }
        return {
            name: outline
            for name, outline in self.outlines.items()
            if isinstance(outline, HandoutOutline) and name not in staff
        }

    @property
    def english(self) -> bool:
        """Whether the text is in English, the only language whose words the rules know."""
        return self.edition.language.split("-")[0] == "en"

    @cached_property
    def prose(self) -> dict[str, tuple[Passage, ...]]:
        """The running text of each handout that patients read, by its name."""
        return {name: tuple(passages(outline)) for name, outline in self.handouts.items()}

    @property
    def decks(self) -> dict[str, DeckOutline]:
        """The decks by name."""
        return {name: outline for name, outline in self.outlines.items() if isinstance(outline, DeckOutline)}

    @cached_property
    def _places(self) -> dict[str, tuple[str, tuple[str | int, ...]]]:
        return loaded.places(self.edition.content)

    @cached_property
    def shown(self) -> dict[str, set[str]]:
        """The origins that the readers of each document are shown: in it, or in what is given with it."""
        alone = {name: origins(outline.sections) for name, outline in self.outlines.items()}
        return {name: set().union(*(alone[part] for part in self.read(name))) for name in alone}

    @cached_property
    def pages(self) -> dict[str, str]:
        """The texts that the readers of each document have, a line each."""
        alone = {name: "\n".join(texts(outline.sections)) for name, outline in self.outlines.items()}
        return {name: "\n".join(alone[part] for part in self.read(name)) for name in alone}

    def read(self, name: str) -> tuple[str, ...]:
        """Return a document and those given with it, as far as they were asked for."""
        guide = self.edition.guide.guide
        return (name, *(other for other in guide.given_with(guide.documents[name]) if other in self.outlines))

    @cached_property
    def covers(self) -> tuple[Cover, ...]:
        """Every cover of a standard's element that the content claims."""
        return tuple(all_covers(self.edition, self.outlines, self.shown, self.pages))

    @cached_property
    def coverage(self) -> dict[str, tuple[Coverage, ...]]:
        """How far the documents tell what each standard asks for."""
        content = self.edition.content
        return {
            name: coverage(
                standard, self.covers, content.judgements, self.whole, complete=self.complete, country=content.abroad
            )
            for name, standard in content.standards.items()
            if standard.elements
        }

    @cached_property
    def reach(self) -> Reach:
        """What the documents print of the guide; to know it takes about as long as to compose them."""
        from handouts.rules.probe import reach

        return reach(self.edition, self.outlines)

    def place(self, origin: str, *field: str) -> Location:
        """Return where an item or a document, or a field of it, stands in the content."""
        if origin in self.edition.guide.guide.documents:
            return self.edition.content.trees["guide"].place(("documents", origin, *field))
        return loaded.place(self.edition.content, self._places, origin.split("/", maxsplit=1)[0], *field)

    def written(self, origin: str, text: str, near: str = "") -> Location:
        """Return where a text that a document shows was written; else the item's place."""
        name = origin.split("/", maxsplit=1)[0]
        return loaded.written(self.edition.content, self._places, name, text, near) or self.place(origin)

    @property
    def known(self) -> set[str]:
        """The ids of all that has a place in the content."""
        return self._places.keys() | self.edition.guide.guide.documents.keys()

    @property
    def complete(self) -> bool:
        """Whether every document is judged whole: only then is it certain that a rule finds nothing."""
        return self.whole >= self.edition.guide.guide.documents.keys()

    def extent(self, name: str) -> tuple[Location, Location] | None:
        """Return where an item, fact, source or document of this id begins, and where the next thing does."""
        document = ("guide", ("documents", name)) if name in self.edition.guide.guide.documents else None
        file, path = self._places.get(name) or document or ("", ())
        if not file:
            return None
        tree = self.edition.content.trees[file]
        there = [
            (key_path[: len(path)] == path, place)
            for places in (tree.values, tree.keys)
            for key_path, place in places.items()
        ]
        first, last = (pick(place for inside, place in there if inside) for pick in (min, max))
        return first, min((place for _, place in there if place > last), default=Location(first.file, sys.maxsize))


def excepted(subject: Subject) -> Callable[[Problem], bool]:
    """Return what tells whether the guide says why a rule does not hold where it found a problem."""
    exceptions = [
        (exception.rule, subject.extent(exception.at)) for exception in subject.edition.guide.guide.exceptions
    ]
    return lambda problem: any(rule == problem.id and _inside(problem, extent) for rule, extent in exceptions)


def _inside(problem: Problem, extent: tuple[Location, Location] | None) -> bool:
    place = problem.location
    return extent is not None and place.file == extent[0].file and extent[0] <= place < extent[1]


@rule("X701", "exception-of-nothing", "warning")
def exception_of_nothing(subject: Subject) -> Iterator[Problem]:
    """Find an exception that names no rule, nothing of the guide, or what the rule finds no fault with.

    Why: an exception that outlives its reason hides the next fault.
    Source: the project's rule that an exception is written with its reason.
    Good: an exception taken out with the fault. Bad: one that stays for ever.
    """
    for index, exception in enumerate(subject.edition.guide.guide.exceptions):
        place = subject.edition.content.trees["guide"].place(("exceptions", index))
        extent = subject.extent(exception.at)
        if exception.rule not in RULES:
            yield Problem(place, f"no rule `{exception.rule}`", nearest_or_all(exception.rule, RULES))
        elif extent is None:
            yield Problem(place, f"nothing has the id `{exception.at}`", nearest_or_all(exception.at, subject.known))
        elif subject.complete and not any(_inside(problem, extent) for problem in RULES[exception.rule].judge(subject)):
            yield Problem(place, f"{exception.rule} finds nothing in `{exception.at}`", "Take the exception out.")
