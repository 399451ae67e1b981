"""Rules about approval: what is printed of it is so, and what is recorded of it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.archive import approvals, seal, signatures
from handouts.archive.reading import squeezed
from handouts.errors import Problem
from handouts.outline.walk import texts
from handouts.rules.registry import rule
from handouts.text.markup import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.loaded import Content
    from handouts.edition import Edition
    from handouts.rules.registry import Subject
    from handouts.text.markup import Markup


@rule("A901", "approval-without-effect", "warning")
def approval_without_effect(subject: Subject) -> Iterator[Problem]:
    """Find an approval of a document as it is now that does not count, because something that it names is not so.

    Why: an approval is of these words, in this version, for this clinic, on a day on which they could be read. One that
    was copied, typed by hand, or withdrawn leaves the page a draft, and whoever gave it should know.
    Source: the project's rule that an approval names what it approves.
    Good: an entry that `handouts approve` wrote. Bad: one for another clinic, or dated before the guide was written.
    """
    content = subject.edition.content
    for name, outline in subject.outlines.items():
        digest = seal.digest_of(outline, subject.edition)
        for at, approval in enumerate(content.approvals):
            here = (outline.identity.guide, name, outline.identity.version)
            known = approval.clinic is None and (approval.guide, approval.document, approval.version) == here
            if approval.withdrawn or approval.template or (approval.digest != digest and not known):
                continue  # of one in a clinic's template is told where slides are drawn in that
            flaw = approvals.flaw(subject.edition, outline.identity, approval)
            if flaw and not approvals.withdrawal(content, approval.digest):
                place = content.trees["approvals"].place(("approvals", at))
                yield Problem(place, f"the approval of `{approval.document}` does not count: it {flaw}", _ANEW)
    yield from _unsigned_withdrawals(content)


def _unsigned_withdrawals(content: Content) -> Iterator[Problem]:
    """Yield withdrawals that no key signed where keys are listed: they count, as too much care does no harm."""
    for at, entry in enumerate(content.approvals):
        if entry.withdrawn and (flaw := signatures.flaw(entry, content.signers)):
            place = content.trees["approvals"].place(("approvals", at))
            message = f"the withdrawal of `{entry.document}` counts, but whose it is nobody knows: it {flaw}"
            yield Problem(place, message, "Ask whoever it names; what was withdrawn stays so.")


_ANEW = "Approve what is there now with `handouts approve`; entries are not written by hand."


@rule("A902", "version-closed", "warning")
def version_closed(subject: Subject) -> Iterator[Problem]:
    """Find a version that was approved or released with other words than a document says now.

    Why: two sheets that both say "version 1.2" and differ cannot be told apart by those who hand them out.
    Source: ISO 9001:2015, 7.5.3.2, control of changes by version.
    Good: `version:` raised with the first change after a release. Bad: a word mended under the old number.
    """
    place = subject.edition.content.trees["guide"].place(("version",))
    for name in sorted(subject.whole):
        outline = subject.outlines[name]
        digest = seal.digest_of(outline, subject.edition)
        identity = outline.identity
        first = approvals.closing(subject.edition.content, name, identity.language, identity.version)
        if first is not None and first.digest != digest:
            message = f"version {first.version} of `{name}` has other words since {first.date} (form {first.code})"
            yield Problem(place, message, "Raise `version:`; nobody can approve this under the old one.")


@rule("A903", "status-not-so", "error")
def status_not_so(subject: Subject) -> Iterator[Problem]:
    """Find words on a page that say that it is approved, where that is not what its status says.

    Why: staff hand out what says "Approved by"; only an approval on record may print that.
    Source: the project's rule that what is printed of a status is so.
    Good: `sample: Sample, not for patients`. Bad: `sample: Approved by Medical lead`, or a paragraph that says it.
    """
    phrases, trees = subject.edition.phrases.status, subject.edition.content.trees
    for field in sorted(set(type(phrases).model_fields) - {"approved", "approved_short"}):
        said = _literal(getattr(phrases, field))
        if _claims(subject, field, said):
            message = f"`{field}` is printed where nothing is approved, and says “{said}”"
            yield Problem(trees["phrases"].place(("status", field)), message, "Say that it is not approved.")
    for field in ("name", "form_number", "barcode"):
        if _claims(subject, field, said := getattr(subject.edition.clinic, field) or ""):
            message = f"`{field}` stands on each page, approved or not, and says “{said}”"
            yield Problem(trees["clinic"].place((field,)), message, "Leave that to the status.")
    for name, outline in subject.outlines.items():
        for text in dict.fromkeys(texts(outline)):
            if by_a_role(subject.edition, text):
                message = f"`{name}` says in its own words that it is approved: “{text[:80]}”"
                yield Problem(subject.place(name), message, "Leave that to the status, which knows whether it is so.")


_ENGLISH = {
    "draft": re.compile(r"\bdraft\b|\bnot\b", re.IGNORECASE),
    "sample": re.compile(r"\bsample\b|\bnot\b", re.IGNORECASE),
}
"""One of these words must stand in what is printed where nothing is approved."""
_IN_ENGLISH = "approved"
"""Whatever the status says instead."""
_NOT = r"(?<!\bnot )(?<!\bnot yet )(?<!\bnot been )(?<!\bnever )"


def _claims(subject: Subject, field: str, said: str) -> bool:
    """Return whether what stands in a field of the status, or on each page, says that something is approved."""
    status = subject.edition.phrases.status
    starts = [_literal(status.approved, until="role"), _literal(status.approved_short, until="date")]
    words = "|".join(re.escape(start) for start in (*starts, _IN_ENGLISH if subject.english else "") if start)
    denies = field in _ENGLISH  # these may say what is not so
    lead = "" if not denies else _NOT if subject.english else r"^\W*"
    missing = denies and subject.english and not _ENGLISH[field].search(said)
    return (
        missing
        or by_a_role(subject.edition, said)
        or bool(words and re.search(rf"{lead}\b(?:{words})", said, re.IGNORECASE))
    )


def by_a_role(edition: Edition, text: str) -> bool:
    """Return whether a text says, as the status does, that a role has approved; white space does not count."""
    said = squeezed(text).casefold()
    before = {_literal(edition.phrases.status.approved, until="role"), f"{_IN_ENGLISH} by"} - {""}
    claims = (squeezed(f"{start} {role.name}").casefold() for start in before for role in edition.guide.guide.roles)
    return any(claim in said for claim in claims)


def _literal(pattern: Markup, until: str = "") -> str:
    """Return the words of a pattern without its blanks, up to the blank of a name."""
    said = []
    for piece in pattern.pieces:
        if getattr(piece, "name", None) == until:
            break
        said.append(piece.text if isinstance(piece, Words) else getattr(piece, "label", " "))
    return _folded("".join(said))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
