"""What is told of one file or one printed code: a verdict, which document it is, and what is known of its approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handouts.archive import approvals, seal, signatures
from handouts.content.model.history import Approval, Release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.app.known import Archive, CurrentDocument, Record
    from handouts.archive.imprint import Imprint
    from handouts.content.loaded import Content
    from handouts.content.signers import Signer

Verdict = Literal[
    "current", "filled in", "saved anew", "other program",
    "outdated", "withdrawn", "tampered", "foreign", "unknown", "unreadable",
]  # fmt: skip
WORDS_CURRENT: frozenset[Verdict] = frozenset({"current", "filled in", "saved anew", "other program"})
"""Every word of such a file was read, or its bytes are ours, and the content says the same now."""
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
    claimed: bool = False
    """Whether only the file itself says so."""


def in_words(subject: str, imprint: Imprint, verdict: Verdict, *notes: str) -> Finding:
    """Return a finding in the file's own words."""
    names = ("code", "guide", "document", "version", "clinic", "language", "format", "status")
    return Finding(subject, verdict, **{name: getattr(imprint, name) for name in names}, notes=notes, claimed=True)


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
            *([_withdrawn(taken, document.edition.content.signers)] if taken else _doubts(document)),
            *(_signed(approval, document.edition.content) for approval in given.values()),
            *needed,
        ),
    )


def _doubts(document: CurrentDocument) -> Iterator[str]:
    """Yield why approvals of these very words do not count."""
    for approval in approvals.of_words(document.edition.content, document.composed.seal.digest):
        if flaw := approvals.flaw(document.edition, document.identity, approval):
            yield _not_counted(approval, flaw)


def _not_counted(approval: Approval, flaw: str) -> str:
    return f"An approval by {approval.name} ({approval.role}) does not count: it {flaw}."


def _withdrawn(entry: Approval, signers: tuple[Signer, ...] | None) -> str:
    flaw = signatures.flaw(entry, signers)
    doubt = f" It counts, but it {flaw}." if flaw else ""
    return f"Withdrawn on {entry.date} by {entry.name} ({entry.role}): {entry.withdrawn}{doubt}"


def outdated(archive: Archive, subject: str, record: Record) -> Finding:
    """Return the finding for a document that the content no longer produces, with its replacement."""
    entry, notes = record.entry, []
    same = [other.entry for other in archive.records() if other.entry.digest == entry.digest]
    given = [approval for approval in same if isinstance(approval, Approval)]
    taken = [_withdrawn(approval, archive.signers) for approval in given if approval.withdrawn]
    released = [release for release in same if isinstance(release, Release)]
    notes += [] if released else ["It was never released: no release knows its digest, only an approval does."]
    notes += taken or [_given(archive, record, approval) for approval in given]
    for document in archive.current_documents((record.guide, record.clinic)):
        identity, sealed = document.identity, document.composed.seal
        here = (identity.document, identity.clinic_file, identity.language, document.request.modules)
        if here == (entry.document, record.clinic, entry.language, entry.modules):
            notes.append(f"In its place: {sealed.form_line}, version {identity.version}. {sealed.status_line}.")
            now = seal.items(document.composed.outline)
            notes += [_changed(release, now) for release in released]
            break
    known = released and record.clinic not in archive.unread
    verdict: Verdict = "withdrawn" if taken else "outdated" if known else "unknown"
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


def _given(archive: Archive, record: Record, approval: Approval) -> str:
    """Return who approved what is no longer current; its entry alone can be judged, not what stood in the document."""
    flaw = approvals.entry_flaw(approval, record.clinic, archive.signers, archive.today)
    return _not_counted(approval, flaw) if flaw else _recorded(approval)


def _changed(release: Release, now: dict[str, str]) -> str:
    names = [name for name in sorted({*release.items, *now}) if release.items.get(name) != now.get(name)]
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return f"Since then changed: {', '.join(names[:_SHOWN_NAMES])}{more}."
