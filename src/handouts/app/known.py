"""All that a content folder gives now, composed when it is asked for, and all that was approved and released."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.archive import seal
from handouts.content import loader, records, signers
from handouts.content.model.documents import DeckDocument
from handouts.errors import ContentError, UsageError, counted
from handouts.outline.deck import SECTION, DeckOutline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from handouts.app.drawing import Composed
    from handouts.content.model.history import Approval, Release
    from handouts.content.signers import Signer
    from handouts.edition import Edition
    from handouts.outline.leaves import Identity


@dataclass(frozen=True, slots=True)
class CurrentDocument:
    """A document that the content gives now."""

    request: Request
    edition: Edition
    composed: Composed

    @property
    def identity(self) -> Identity:
        """What its pages say that it is."""
        return self.composed.outline.identity


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of the records, with the guide and clinic that it belongs to."""

    guide: str
    clinic: str
    entry: Approval | Release


@dataclass
class Archive:
    """All that a content folder gives now, composed when it is asked for, and all that it gave."""

    content: Path
    template: Path | None = None
    today: dt.date | None = None
    """The day it is, after which nobody can have approved; `None` where nobody is asked for it."""
    unread: dict[str, int] = field(default_factory=dict)
    """Clinics that cannot be composed, and how many problems they have."""
    _documents_of: dict[tuple[str, str, tuple[str, ...]], list[CurrentDocument]] = field(default_factory=dict)
    _records: list[Record] | None = None

    def current_documents(self, first: tuple[str, str] = ("", "")) -> Iterator[CurrentDocument]:
        """Yield every document of every guide and clinic, those of `first` before all others."""
        editions = [(guide, name) for guide in loader.guides(self.content) for name in loader.clinics(self.content)]
        for guide, clinic in sorted(editions, key=lambda edition: edition != first):
            yield from self._documents(guide, clinic, ())
        for guide, clinic, modules in sorted(
            {(record.guide, record.clinic, record.entry.modules) for record in self.records()}
        ):
            yield from self._documents(guide, clinic, modules) if modules else ()

    def short(self, guide: str, clinic: str, parts: str) -> Iterator[CurrentDocument]:
        """Yield the decks of a short session that has these parts, as an imprint names them."""
        named = [part.removesuffix(SECTION) for part in parts.split() if part.endswith(SECTION)]
        for document in self._documents(guide, clinic, ()):
            deck = document.edition.guide.guide.documents[document.identity.document]
            modules = tuple(name for name in named if isinstance(deck, DeckDocument) and name in deck.parts)
            if modules:
                yield from self._documents(guide, clinic, modules)

    def _documents(self, guide: str, clinic: str, modules: tuple[str, ...]) -> list[CurrentDocument]:
        if (guide, clinic, modules) not in self._documents_of:
            request = Request(
                self.content, guide, clinic, modules=modules, template=self.template, everything=True, today=self.today
            )
            try:
                edition, composed = pipeline.compose(request)
                found = [CurrentDocument(request, edition, document) for document in composed.values()
                         if not modules or isinstance(document.outline, DeckOutline)]  # fmt: skip
            except ContentError as error:
                self.unread[clinic], found = len(error.problems), []
            except UsageError:  # modules that the guide had once
                found = []
            self._documents_of[guide, clinic, modules] = found
        return self._documents_of[guide, clinic, modules]

    @cached_property
    def signers(self) -> tuple[Signer, ...] | None:
        """Whose keys may sign approvals; None where they are not signed."""
        return signers.read(self.content)

    def records(self) -> list[Record]:
        """Return all approvals and releases, the latest first."""
        if self._records is None:
            found = [
                Record(approval.guide, clinic, approval)
                for clinic in loader.clinics(self.content)
                for approval in records.approvals(self.content, clinic)
            ]
            for guide in loader.guides(self.content):
                found += [Record(guide, release.clinic, release) for release in records.releases(self.content / guide)]
            self._records = sorted(found, key=lambda record: record.entry.date, reverse=True)
        return self._records

    def statuses(self, record: Record, days: Collection[dt.date]) -> tuple[str, ...]:
        """Return what a recorded document says where it was approved on one of these days, as it is said now."""
        for document in self._documents(record.guide, record.clinic, ()):
            words = document.edition.phrases.status
            form = document.edition.plain_text(words.form, code=record.entry.code)
            return tuple(line for day in days for line in seal.approved_lines(document.edition, form, day))
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return what could not be looked into."""
        return tuple(
            f"Clinic {clinic} has {counted(count, 'problem')} and was left out; "
            f"`handouts check --clinic {clinic}` tells them."
            for clinic, count in self.unread.items()
        )
