"""Which document, version, clinic and language a finished file or a printed code is, and whether it is current.

A file is current when the content, drawn anew, gives the same bytes. A code is current when a document that is composed
now has it. What is no longer current is known from approvals and releases.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Literal

from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.archive import seal
from handouts.archive.imprint import Imprint, program, read_imprint
from handouts.content import loader, records
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import Approval, Release
from handouts.errors import ContentError, UsageError, counted
from handouts.outline.deck import SECTION, DeckOutline
from handouts.theme import look
from handouts.theme.look import Format, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.app.drawing import Composed
    from handouts.edition import Edition

Verdict = Literal["current", "outdated", "tampered", "foreign", "unknown", "unreadable"]
_FEW = 8


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


def current(subject: str, held: CurrentDocument) -> Finding:
    """Return what a document is that the content gives now."""
    identity, sealed, sample = held.composed.outline.identity, held.composed.seal, held.edition.clinic.sample
    given = {} if sample else seal.approvals(held.edition, sealed.digest)
    awaited = [role.name for role in held.edition.guide.guide.roles if role.id not in given]
    needed = (f"Not approved yet by {', '.join(awaited)}.",) if awaited and not sample else ()
    return Finding(
        subject,
        "current",
        sealed.code,
        identity.guide,
        identity.document,
        identity.version,
        identity.clinic_file,
        identity.language,
        modules=held.request.modules,
        status=sealed.status_line,
        notes=(*map(_signed, given.values()), *needed),
    )


def outdated(shelf: Archive, subject: str, past: Record) -> Finding:
    """Return what a document was that the content gives no more, and what stands in its place."""
    entry, notes = past.entry, []
    same = [one.entry for one in shelf.past() if one.entry.digest == entry.digest]
    notes += [_signed(one) for one in same if isinstance(one, Approval)]
    for held in shelf.held((past.guide, past.clinic)):
        identity, sealed = held.composed.outline.identity, held.composed.seal
        here = (identity.document, identity.clinic_file, identity.language, held.request.modules)
        if here == (entry.document, past.clinic, entry.language, entry.modules):
            notes.append(f"In its place: {sealed.form_line}, version {identity.version}. {sealed.status_line}.")
            notes += [_changed(one, seal.items(held.composed.outline)) for one in same if isinstance(one, Release)]
            break
    verdict: Verdict = "unknown" if past.clinic in shelf.unread else "outdated"
    told = (entry.code, past.guide, entry.document, entry.version, past.clinic, entry.language)
    return Finding(subject, verdict, *told, modules=entry.modules, notes=(*notes, *shelf.problems()))


def _signed(one: Approval) -> str:
    rest = f"; not verified then: {len(one.to_verify)} facts and sources" if one.to_verify else ""
    return f"Approved on {one.date} by {one.name} ({one.role}){rest}."


def _changed(release: Release, now: dict[str, str]) -> str:
    names = [name for name in sorted({*release.items, *now}) if release.items.get(name) != now.get(name)]
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"Since then changed: {', '.join(names[:_FEW])}{more}."


_TYPED = re.compile(r"(?:[^\W\d_]+[\s:]+)?([0-9A-Z]{3,6})[\s\-\u2010-\u2014]*([0-9A-Z]{3,6})")
"""A code, perhaps with a sign too many or too few, and the word that stands before it on paper."""
_ALIKE = 0.75
"""Two signs of eight may be read wrongly."""


def code_in(text: str) -> str:
    """Return the code that a person typed, `Form 7k4m 2qxr`, as it is printed; nothing where it is none."""
    found = _TYPED.fullmatch(text.strip().upper())
    signs = "".join(found.groups()) if found else ""
    return f"{signs[:4]}-{signs[4:]}" if signs else ""


def verify_code(shelf: Archive, subject: str) -> Finding:
    """Return what a printed code is."""
    code = code_in(subject)
    past = [one for one in shelf.past() if one.entry.code == code]
    first = (past[0].guide, past[0].clinic) if past else ("", "")
    codes: dict[str, str] = {one.entry.code: _title(one) for one in shelf.past()}
    for held in shelf.held(first):
        if held.composed.seal.code == code:
            return current(subject, held)
        identity = held.composed.outline.identity
        codes[held.composed.seal.code] = f"{identity.document} of clinic {identity.clinic_file}"
    if past:
        return outdated(shelf, subject, past[0])
    near = get_close_matches(code, codes, n=1, cutoff=_ALIKE)
    notes = (f"Did you mean {near[0]}, {codes[near[0]]}?",) if near else ("It is on no document of this content.",)
    return Finding(subject, "unknown", code, notes=(*notes, *shelf.problems()))


def _title(past: Record) -> str:
    return f"{past.entry.document} of clinic {past.clinic}"


_DIGEST = re.compile(r"[0-9a-f]{64}")


def verify_file(shelf: Archive, path: Path) -> Finding:
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
    if not _DIGEST.fullmatch(imprint.digest) or seal.printed_code(imprint.digest) != imprint.code:
        return in_words(subject, imprint, "tampered", "Its code and its digest do not belong together.")
    whose = (imprint.guide, imprint.clinic)
    for held in chain(shelf.held(whose), shelf.short(*whose, imprint.parts)):
        if held.composed.seal.digest == imprint.digest:
            return _compared(shelf, subject, data, imprint, held)
        if held.composed.seal.code == imprint.code:
            return in_words(subject, imprint, "tampered", "It has a current code, but another digest.")
    for past in shelf.past():
        if past.entry.digest == imprint.digest:
            return replace(outdated(shelf, subject, past), format=imprint.format)
    note = "No document of this content says the same now, and no record knows it: it is an older draft, or not ours."
    finding = in_words(subject, imprint, "unknown" if imprint.clinic in shelf.unread else "outdated", note)
    return replace(finding, notes=(note, *shelf.problems()))


def _compared(shelf: Archive, subject: str, data: bytes, imprint: Imprint, held: CurrentDocument) -> Finding:
    """Return what a file is whose words are current: every byte is compared with what is drawn now."""
    request = _request(shelf, imprint, held)
    if isinstance(request, str):
        return in_words(subject, imprint, "unknown" if imprint.template else "tampered", request)
    if drawing.draw(request, held.edition, held.composed) == data:
        return replace(current(subject, held), format=imprint.format)
    now = held.composed.seal
    claimed = replace(now, status_line=imprint.status, approved=imprint.approved == "true")
    if claimed != now and drawing.draw(request, held.edition, replace(held.composed, seal=claimed)) == data:
        if claimed.approved:
            return in_words(subject, imprint, "tampered", "Its words are current, but no record approves them so.")
        return in_words(subject, imprint, "outdated", f"Its words are current; since it was made: {now.status_line}.")
    if imprint.program not in {program(), ""}:
        note = f"Its words are current; handouts {imprint.program} made it, and only that can compare its bytes."
        return in_words(subject, imprint, "unknown", note)
    note = f"It has a current code, but not the bytes that handouts {program()} writes: it was changed or saved again."
    return in_words(subject, imprint, "tampered", note)


def _request(shelf: Archive, imprint: Imprint, held: CurrentDocument) -> Request | str:
    """Return what to draw to get a file like this, or what stands in the way."""
    if isinstance(held.edition.guide.guide.documents[held.composed.outline.identity.document], DeckDocument):
        template = shelf.template if imprint.template else None
        if imprint.template and (template is None or look.digest(template) != imprint.template):
            return "Its words are current; name the template that it was made in with --template to compare its bytes."
        return replace(held.request, template=template)
    layout = Format.named(imprint.format)
    if layout is None or layout.paper not in load_theme().handout.papers:
        return f"There is no format `{imprint.format}`."
    return replace(held.request, paper=layout.paper, large_print=layout.large, fillable=layout.fillable)


@dataclass(frozen=True, slots=True)
class CurrentDocument:
    """A document that the content gives now."""

    request: Request
    edition: Edition
    composed: Composed


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
    unread: dict[str, int] = field(default_factory=dict)
    """Clinics that cannot be composed, and how many problems they have."""
    _held: dict[tuple[str, str, tuple[str, ...]], list[CurrentDocument]] = field(default_factory=dict)
    _past: list[Record] | None = None

    def held(self, first: tuple[str, str] = ("", "")) -> Iterator[CurrentDocument]:
        """Yield every document of every guide and clinic, those of `first` before all others."""
        editions = [(guide, name) for guide in loader.guides(self.content) for name in loader.clinics(self.content)]
        short = {(one.guide, one.clinic, one.entry.modules) for one in self.past() if one.entry.modules}
        wanted = [*((*one, ()) for one in sorted(editions, key=lambda one: one != first)), *sorted(short)]
        for guide, clinic, modules in wanted:
            yield from self._documents(guide, clinic, modules)

    def short(self, guide: str, clinic: str, parts: str) -> Iterator[CurrentDocument]:
        """Yield the decks of a short session that has these parts, as an imprint names them."""
        named = [part.removesuffix(SECTION) for part in parts.split() if part.endswith(SECTION)]
        for held in self._documents(guide, clinic, ()):
            deck = held.edition.guide.guide.documents[held.composed.outline.identity.document]
            modules = tuple(name for name in named if isinstance(deck, DeckDocument) and name in deck.parts)
            if modules:
                yield from self._documents(guide, clinic, modules)

    def _documents(self, guide: str, clinic: str, modules: tuple[str, ...]) -> list[CurrentDocument]:
        if (guide, clinic, modules) not in self._held:
            request = Request(self.content, guide, clinic, modules=modules, template=self.template, everything=True)
            try:
                edition, composed = pipeline.compose(request)
                every = (one for one in composed.values() if not modules or isinstance(one.outline, DeckOutline))
                found = [CurrentDocument(request, edition, one) for one in every]
            except ContentError as error:
                self.unread[clinic], found = len(error.problems), []
            except UsageError:  # modules that the guide had once
                found = []
            self._held[guide, clinic, modules] = found
        return self._held[guide, clinic, modules]

    def past(self) -> list[Record]:
        """Return all approvals and releases, the latest first."""
        if self._past is None:
            found = [
                Record(one.guide, clinic, one)
                for clinic in loader.clinics(self.content)
                for one in records.approvals(self.content, clinic)
            ]
            for guide in loader.guides(self.content):
                found += [Record(guide, one.clinic, one) for one in records.releases(self.content / guide)]
            self._past = sorted(found, key=lambda one: one.entry.date, reverse=True)
        return self._past

    def problems(self) -> tuple[str, ...]:
        """Return what could not be looked into."""
        return tuple(
            f"Clinic {clinic} has {counted(count, 'problem')} and was left out; "
            f"`handouts check --clinic {clinic}` tells them."
            for clinic, count in self.unread.items()
        )
