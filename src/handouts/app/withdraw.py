"""Withdrawal: the words of a document that were approved last must not be used any more, says a person, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.app.approve import add_entries, checked_line, role_of, signed_entry
from handouts.archive.approvals import withdrawal
from handouts.content import records
from handouts.content.loader import load
from handouts.content.model.history import Approval, Approvals
from handouts.edition import select
from handouts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.app.approve import Sign, Signature
    from handouts.app.request import Request
    from handouts.edition import Edition


@dataclass(frozen=True, slots=True)
class Report:
    """What was withdrawn, and in which file that is recorded."""

    withdrawn: tuple[Approval, ...]
    file: Path


def withdraw(request: Request, by: Signature, why: str, sign: Sign | None = None) -> Report:
    """Record that the words approved last of each document asked for, or of all, are withdrawn.

    Args:
        request: Of which clinic, guide and documents; of a deck's modules, their deck only.
        by: Who withdraws them, and when.
        why: The reason, in a line.
        sign: Returns the signature of a statement by the person's SSH key.

    Raises:
        UsageError: For a role, name, day or reason that cannot be, and where nothing is approved.
        AccessError: Where the record cannot be written; it is then what it was.
    """
    edition = select(load(request.content, guide=request.guide, clinic=request.clinic), request.language)
    role, name = role_of(edition, by.role), checked_line("--name", by.name)
    reason = checked_line("--why", why)
    if request.today is not None and by.day > request.today:
        raise UsageError(f"a withdrawal of {by.day} lies in the future; today is {request.today}.")
    entries = []
    for approval in _last(edition, request):
        if by.day < approval.date:
            raise UsageError(f"a withdrawal of {by.day} would be older than the approval, which is of {approval.date}.")
        named = {"role": role.id, "name": name, "date": by.day, "to_verify": (), "withdrawn": reason}
        unsigned = approval.model_copy(update={**named, "clinic": request.clinic, "signature": None})
        entries.append(signed_entry(edition, unsigned, sign))
    if not entries:
        raise UsageError("nothing that was approved is there to withdraw.")
    file = records.approvals_file(edition.content.folder, edition.content.clinic_name)
    add_entries(file, Approvals, entries)
    return Report(tuple(entries), file)


def _last(edition: Edition, request: Request) -> Iterator[Approval]:
    """Yield the latest approval of each document asked for, unless its words were withdrawn."""
    last: dict[tuple[object, ...], Approval] = {}
    for approval in edition.content.approvals:
        asked = not request.documents or approval.document in request.documents
        asked = asked and (not request.modules or set(approval.modules) == set(request.modules))
        ours = approval.guide == edition.guide.guide.id and approval.language == edition.language
        if asked and ours and not approval.withdrawn:
            last[approval.document, approval.modules] = approval
    return (approval for approval in last.values() if not withdrawal(edition.content, approval.digest))
