"""What is found out about a file or a code, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handouts import seal
from handouts.content.model.history import Approval, Release

if TYPE_CHECKING:
    from handouts.outline.imprint import Imprint
    from handouts.verify.shelf import Held, Past, Shelf

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


def told(subject: str, imprint: Imprint, verdict: Verdict, note: str) -> Finding:
    """Return a finding in the file's own words."""
    names = ("code", "guide", "document", "version", "clinic", "language", "format", "status")
    return Finding(subject, verdict, **{name: getattr(imprint, name) for name in names}, notes=(note,))


def current(subject: str, held: Held) -> Finding:
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


def outdated(shelf: Shelf, subject: str, past: Past) -> Finding:
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
