"""Which document, version, clinic and language a finished file or a printed code is, and whether it is current.

A file is current when the content, drawn anew, gives the same bytes. A code is current when a document that is composed
now has it. What is no longer current is known from approvals and releases.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.archive import approvals, seal, signatures
from handouts.archive.codes import printed_code
from handouts.archive.imprint import Imprint, program, read_imprint
from handouts.content import loader, records
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import Approval, Release
from handouts.content.validation import nearest_name
from handouts.errors import ContentError, UsageError, counted
from handouts.outline.deck import SECTION, DeckOutline
from handouts.theme import look
from handouts.theme.look import Format, load_theme

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.app.drawing import Composed
    from handouts.content.loaded import Content
    from handouts.edition import Edition
    from handouts.outline.leaves import Identity

Verdict = Literal["current", "outdated", "withdrawn", "tampered", "foreign", "unknown", "unreadable"]
_SHOWN_NAMES = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one file or code; empty where nothing is."""

    subject: str
    verdict: Verdict
    code: str = ""
    guide: str = ""
    document: str = ""
    version: str = ""
    clinic: str = ""
    language: str = ""
    format: str = ""
    modules: tuple[str, ...] = ()
    """Of a deck for a short session: its modules and units."""
    status: str = ""
    notes: tuple[str, ...] = ()


def in_words(subject: str, imprint: Imprint, verdict: Verdict, note: str) -> Finding:
    """Return a finding in the file's own words."""
    names = ("code", "guide", "document", "version", "clinic", "language", "format", "status")
    return Finding(subject, verdict, **{name: getattr(imprint, name) for name in names}, notes=(note,))


def current(subject: str, document: CurrentDocument) -> Finding:
    """Return what a document is that the content gives now."""
    identity, sealed, sample = document.identity, document.composed.seal, document.edition.clinic.sample
    given = {} if sample else approvals.holding(document.edition, identity, sealed.digest)
    awaited = [role.name for role in document.edition.guide.guide.roles if role.id not in given]
    needed = (f"Not approved yet by {', '.join(awaited)}.",) if awaited and not sample else ()
    taken = approvals.withdrawal(document.edition.content, sealed.digest)
    return Finding(
        subject,
        "withdrawn" if taken else "current",
        sealed.code,
        identity.guide,
        identity.document,
        identity.version,
        identity.clinic_file,
        identity.language,
        modules=document.request.modules,
        status=sealed.status_line,
        notes=(
            *(["A sample: nobody can approve it."] if sample else []),
            *([_withdrawn(taken)] if taken else _doubts(document)),
            *(_signed(approval, document.edition.content) for approval in given.values()),
            *needed,
        ),
    )


def _doubts(document: CurrentDocument) -> Iterator[str]:
    """Yield why approvals of these very words do not count."""
    for approval in approvals.of_words(document.edition.content, document.composed.seal.digest):
        if flaw := approvals.flaw(document.edition, document.identity, approval):
            yield f"An approval by {approval.name} ({approval.role}) does not count: it {flaw}."


def _withdrawn(entry: Approval) -> str:
    return f"Withdrawn on {entry.date} by {entry.name} ({entry.role}): {entry.withdrawn}"


def outdated(archive: Archive, subject: str, record: Record) -> Finding:
    """Return the finding for a document that the content no longer produces, with its replacement."""
    entry, notes = record.entry, []
    same = [other.entry for other in archive.records() if other.entry.digest == entry.digest]
    given = [approval for approval in same if isinstance(approval, Approval)]
    taken = [_withdrawn(approval) for approval in given if approval.withdrawn]
    notes += taken or [_recorded(approval) for approval in given]
    for document in archive.current_documents((record.guide, record.clinic)):
        identity, sealed = document.identity, document.composed.seal
        here = (identity.document, identity.clinic_file, identity.language, document.request.modules)
        if here == (entry.document, record.clinic, entry.language, entry.modules):
            notes.append(f"In its place: {sealed.form_line}, version {identity.version}. {sealed.status_line}.")
            now = seal.items(document.composed.outline)
            notes += [_changed(release, now) for release in same if isinstance(release, Release)]
            break
    verdict: Verdict = "withdrawn" if taken else "unknown" if record.clinic in archive.unread else "outdated"
    identity_fields = (entry.code, record.guide, entry.document, entry.version, record.clinic, entry.language)
    return Finding(subject, verdict, *identity_fields, modules=entry.modules, notes=(*notes, *archive.problems()))


def _signed(approval: Approval, content: Content) -> str:
    """Return who gave an approval that holds, and by whose key that is known."""
    if not approval.signature or content.signers is None:
        return f"{_recorded(approval)} The name is as it was typed; nothing is signed."
    by = signatures.signed_by(approval, content.signers)
    return f"{_recorded(approval)} Signed with the key of {by.principals} ({by.fingerprint})."


def _recorded(approval: Approval) -> str:
    rest = f"; not verified then: {len(approval.to_verify)} facts and sources" if approval.to_verify else ""
    return f"Approved on {approval.date} by {approval.name} ({approval.role}){rest}."


def _changed(release: Release, now: dict[str, str]) -> str:
    names = [name for name in sorted({*release.items, *now}) if release.items.get(name) != now.get(name)]
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return f"Since then changed: {', '.join(names[:_SHOWN_NAMES])}{more}."


_TYPED_CODE = re.compile(r"(?:[^\W\d_]+[\s:]+)?([0-9A-Z]{3,6})[\s\-\u2010-\u2014]*([0-9A-Z]{3,6})")
"""A code, perhaps with a sign too many or too few, and the word that stands before it on paper."""
_LIKENESS = 0.75
"""Two signs of eight may be read wrongly."""


def code_in(text: str) -> str:
    """Return the code that a person typed, `Form 7k4m 2qxr`, as it is printed; nothing where it is none."""
    found = _TYPED_CODE.fullmatch(text.strip().upper())
    signs = "".join(found.groups()) if found else ""
    return f"{signs[:4]}-{signs[4:]}" if signs else ""


def verify_code(archive: Archive, subject: str) -> Finding:
    """Return what a printed code is."""
    code = code_in(subject)
    matches = [record for record in archive.records() if record.entry.code == code]
    first = (matches[0].guide, matches[0].clinic) if matches else ("", "")
    codes: dict[str, str] = {record.entry.code: _record_title(record) for record in archive.records()}
    for document in archive.current_documents(first):
        if document.composed.seal.code == code:
            return current(subject, document)
        codes[document.composed.seal.code] = f"{document.identity.document} of clinic {document.identity.clinic_file}"
    if matches:
        return outdated(archive, subject, matches[0])
    near = nearest_name(code, codes, cutoff=_LIKENESS)
    notes = (f"Did you mean {near}, {codes[near]}?",) if near else ("It is on no document of this content.",)
    return Finding(subject, "unknown", code, notes=(*notes, *archive.problems()))


def _record_title(record: Record) -> str:
    return f"{record.entry.document} of clinic {record.clinic}"


_DIGEST = re.compile(r"[0-9a-f]{64}")


def verify_file(archive: Archive, path: Path) -> Finding:
    """Return what a finished file is."""
    subject = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Finding(subject, "unreadable", notes=("This is not a file.",))
        data = path.read_bytes()
    except OSError as error:
        return Finding(subject, "unreadable", notes=(f"It cannot be read: {error.strerror}.",))
    imprint = read_imprint(data)
    if imprint is None:
        return Finding(subject, "foreign", notes=("It says nothing of itself in our words: it is none of ours.",))
    if not _DIGEST.fullmatch(imprint.digest) or printed_code(imprint.digest) != imprint.code:
        return in_words(subject, imprint, "tampered", "Its code and its digest do not belong together.")
    whose = (imprint.guide, imprint.clinic)
    for document in chain(archive.current_documents(whose), archive.short(*whose, imprint.parts)):
        if document.composed.seal.digest == imprint.digest:
            return _compare_bytes(archive, subject, data, imprint, document)
        if document.composed.seal.code == imprint.code:
            return in_words(subject, imprint, "tampered", "It has a current code, but another digest.")
    for record in archive.records():
        if record.entry.digest == imprint.digest:
            return replace(outdated(archive, subject, record), format=imprint.format)
    note = "No document of this content says the same now, and no record knows it: it is an older draft, or not ours."
    finding = in_words(subject, imprint, "unknown" if imprint.clinic in archive.unread else "outdated", note)
    return replace(finding, notes=(note, *archive.problems()))


def _compare_bytes(archive: Archive, subject: str, data: bytes, imprint: Imprint, document: CurrentDocument) -> Finding:
    """Return the finding for a file whose words are current: every byte is compared with a fresh drawing."""
    request = _request(archive, imprint, document)
    if isinstance(request, str):
        return in_words(subject, imprint, "unknown" if imprint.template else "tampered", request)
    if drawing.draw(request, document.edition, document.composed) == data:
        return replace(current(subject, document), format=imprint.format)
    now = document.composed.seal
    claimed = replace(now, status_line=imprint.status, approved=imprint.approved == "true")
    if claimed != now and drawing.draw(request, document.edition, replace(document.composed, seal=claimed)) == data:
        if claimed.approved:
            return in_words(subject, imprint, "tampered", "Its words are current, but no record approves them so.")
        return in_words(subject, imprint, "outdated", f"Its words are current; since it was made: {now.status_line}.")
    if imprint.program not in {program(), ""}:
        note = f"Its words are current; handouts {imprint.program} made it, and only that can compare its bytes."
        return in_words(subject, imprint, "unknown", note)
    note = f"It has a current code, but not the bytes that handouts {program()} writes: it was changed or saved again."
    return in_words(subject, imprint, "tampered", note)


def _request(archive: Archive, imprint: Imprint, document: CurrentDocument) -> Request | str:
    """Return the request that draws a file like this, or a note why there is none."""
    if isinstance(document.composed.outline, DeckOutline):
        template = archive.template if imprint.template else None
        if imprint.template and (template is None or look.digest(template) != imprint.template):
            return "Its words are current; name the template that it was made in with --template to compare its bytes."
        return replace(document.request, template=template)
    layout = Format.named(imprint.format)
    if layout is None or layout.paper not in load_theme().handout.papers:
        return f"There is no format `{imprint.format}`."
    return replace(document.request, paper=layout.paper, large_print=layout.large, fillable=layout.fillable)


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

    def problems(self) -> tuple[str, ...]:
        """Return what could not be looked into."""
        return tuple(
            f"Clinic {clinic} has {counted(count, 'problem')} and was left out; "
            f"`handouts check --clinic {clinic}` tells them."
            for clinic, count in self.unread.items()
        )
