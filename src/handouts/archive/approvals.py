"""Which approvals hold: each names what it approves, and holds only while all that it names is so."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from handouts.archive import signatures
from handouts.archive.codes import printed_code
from handouts.content.model.blocks import SlidesBlock
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handouts.content.loaded import Content
    from handouts.content.model.history import Approval, Release, Sealed
    from handouts.content.signers import Signer
    from handouts.edition import Edition
    from handouts.outline.leaves import Identity


def holding(edition: Edition, identity: Identity, digest: str) -> dict[str, Approval]:
    """Return the approvals of these very words that hold: the latest of each role, in the guide's order of roles."""
    given = {
        approval.role: approval
        for approval in sorted(of_words(edition.content, digest), key=attrgetter("date"))
        if not flaw(edition, identity, approval)
    }
    return {role.id: given[role.id] for role in edition.guide.guide.roles if role.id in given}


def of_words(content: Content, digest: str) -> Iterator[Approval]:
    """Yield the approvals of these words, whether they hold or not."""
    return (approval for approval in content.approvals if approval.digest == digest and not approval.withdrawn)


def withdrawal(content: Content, digest: str) -> Approval | None:
    """Return the entry by which these words were withdrawn, if they were."""
    return next((entry for entry in content.approvals if entry.digest == digest and entry.withdrawn), None)


def flaw(edition: Edition, identity: Identity, approval: Approval) -> str:
    """Return why an approval of a document's words does not hold, in words that follow "it"; nothing where it holds."""
    if approval.clinic is None:
        return "names no clinic: an older program recorded it, so approve again"
    here = {
        "guide": identity.guide,
        "document": identity.document,
        "version": identity.version,
        "clinic": identity.clinic_file,
        "language": identity.language,
    }
    for field, value in here.items():
        if getattr(approval, field) != value:
            return f"names the {field} {getattr(approval, field)}, and this is {value}"
    if approval.role not in {role.id for role in edition.guide.guide.roles}:
        return f"names the role {approval.role}, of which the guide knows nothing"
    return (
        _wrong_template(edition, approval)
        or _wrong_day(edition, approval)
        or taken_back(edition.content, approval)
        or entry_flaw(approval, identity.clinic_file, edition.content.signers, edition.today)
    )


def entry_flaw(approval: Approval, clinic: str, signers: tuple[Signer, ...] | None, today: date | None) -> str:
    """Return why an entry in a clinic's file does not count, whatever stood in the document, in words after "it"."""
    if approval.clinic not in {None, clinic}:
        return f"names the clinic {approval.clinic}, and this is {clinic}"
    if today is not None and approval.date > today:
        return f"is of {approval.date}, and today is {today}"
    return _wrong_code(approval) or signatures.flaw(approval, signers)


def _wrong_code(approval: Approval) -> str:
    code = printed_code(approval.digest)
    return "" if approval.code == code else f"names the code {approval.code}, and its digest gives {code}"


def template_of(edition: Edition, document: str) -> str | None:
    """Return the digest of the template that is part of what is seen of a document; None where none is."""
    asked = edition.guide.guide.documents[document]
    sections = () if isinstance(asked, DeckDocument) else asked.sections
    slides = isinstance(asked, DeckDocument) or any(
        isinstance(block, SlidesBlock) for section in sections for block in section.blocks
    )
    return edition.template or None if slides else None


def _wrong_template(edition: Edition, approval: Approval) -> str:
    if approval.template == template_of(edition, approval.document):
        return ""
    whose = (
        "another template" if edition.template and approval.template else "a template" if approval.template else "ours"
    )
    return f"is of its slides in {whose}: name the template that was approved, or approve what is seen in this one"


def _wrong_day(edition: Edition, approval: Approval) -> str:
    guide, day = edition.guide.guide, approval.date
    if day < guide.date:
        return f"is of {day}, before the guide, which is of {guide.date}"
    return f"is of {day}, after the last day of the guide, {guide.review_by}" if day > guide.review_by else ""


def taken_back(content: Content, approval: Approval) -> str:
    """Return why these words cannot be approved any more, in words that follow "it"."""
    if taken := withdrawal(content, approval.digest):
        return f"was withdrawn on {taken.date} by {taken.name}: {taken.withdrawn}"
    first = closing(content, approval.document, approval.language, approval.version, approval.modules)
    if first is None or first.digest == approval.digest:
        return ""
    return f"is of other words than version {first.version} was approved with on {first.date} (form {first.code})"


def closing(
    content: Content, document: str, language: str, version: str, modules: tuple[str, ...] = ()
) -> Sealed | None:
    """Return the record that says which words a version of a document has, and no others any more; None while open.

    That is its first release; before there is one, its first approval that was not withdrawn.
    """
    asked = (document, language, order(version), modules)
    ours = (entry for entry in content.approvals if entry.clinic and entry.guide == content.guide.guide.id)
    given = [entry for entry in ours if not withdrawal(content, entry.digest)]
    records: list[Release | Approval] = [*content.closed, *given]
    return next(
        (one for one in records if (one.document, one.language, order(one.version), one.modules) == asked), None
    )
