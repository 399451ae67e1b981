"""What a content folder gives now, and what it gave: documents composed when they are asked for, and the records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts import pipeline
from handouts.content import loader, records
from handouts.content.model.documents import DeckDocument
from handouts.errors import ContentError, UsageError, counted
from handouts.outline.deck import SECTION, DeckOutline
from handouts.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.content.model.history import Approval, Release
    from handouts.drawing import Composed
    from handouts.edition import Edition


@dataclass(frozen=True, slots=True)
class Held:
    """A document that the content gives now."""

    request: Request
    edition: Edition
    composed: Composed


@dataclass(frozen=True, slots=True)
class Past:
    """An entry of the records, with the guide and clinic that it belongs to."""

    guide: str
    clinic: str
    entry: Approval | Release


@dataclass
class Shelf:
    """All that a content folder gives now, composed when it is asked for, and all that it gave."""

    content: Path
    template: Path | None = None
    unread: dict[str, int] = field(default_factory=dict)
    """Clinics that cannot be composed, and how many problems they have."""
    _held: dict[tuple[str, str, tuple[str, ...]], list[Held]] = field(default_factory=dict)
    _past: list[Past] | None = None

    def held(self, first: tuple[str, str] = ("", "")) -> Iterator[Held]:
        """Yield every document of every guide and clinic, those of `first` before all others."""
        editions = [(guide, name) for guide in loader.guides(self.content) for name in loader.clinics(self.content)]
        short = {(one.guide, one.clinic, one.entry.modules) for one in self.past() if one.entry.modules}
        wanted = [*((*one, ()) for one in sorted(editions, key=lambda one: one != first)), *sorted(short)]
        for guide, clinic, modules in wanted:
            yield from self._documents(guide, clinic, modules)

    def short(self, guide: str, clinic: str, parts: str) -> Iterator[Held]:
        """Yield the decks of a short session that has these parts, as an imprint names them."""
        named = [part.removesuffix(SECTION) for part in parts.split() if part.endswith(SECTION)]
        for held in self._documents(guide, clinic, ()):
            deck = held.edition.guide.guide.documents[held.composed.outline.identity.document]
            modules = tuple(name for name in named if isinstance(deck, DeckDocument) and name in deck.parts)
            if modules:
                yield from self._documents(guide, clinic, modules)

    def _documents(self, guide: str, clinic: str, modules: tuple[str, ...]) -> list[Held]:
        if (guide, clinic, modules) not in self._held:
            request = Request(self.content, guide, clinic, modules=modules, template=self.template, everything=True)
            try:
                edition, composed = pipeline.compose(request)
                every = (one for one in composed.values() if not modules or isinstance(one.outline, DeckOutline))
                found = [Held(request, edition, one) for one in every]
            except ContentError as error:
                self.unread[clinic], found = len(error.problems), []
            except UsageError:  # modules that the guide had once
                found = []
            self._held[guide, clinic, modules] = found
        return self._held[guide, clinic, modules]

    def past(self) -> list[Past]:
        """Return all approvals and releases, the latest first."""
        if self._past is None:
            found = [
                Past(one.guide, clinic, one)
                for clinic in loader.clinics(self.content)
                for one in records.approvals(self.content, clinic)
            ]
            for guide in loader.guides(self.content):
                found += [Past(guide, one.clinic, one) for one in records.releases(self.content / guide)]
            self._past = sorted(found, key=lambda one: one.entry.date, reverse=True)
        return self._past

    def problems(self) -> tuple[str, ...]:
        """Return what could not be looked into."""
        return tuple(
            f"Clinic {clinic} has {counted(count, 'problem')} and was left out; "
            f"`handouts check --clinic {clinic}` tells them."
            for clinic, count in self.unread.items()
        )
