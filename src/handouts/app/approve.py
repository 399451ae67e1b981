"""Sign-off: a person in a role approves these very words, and the record is bound to their digest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from handouts import files
from handouts.app import pipeline
from handouts.app.request import with_modules
from handouts.archive import seal
from handouts.content import records
from handouts.content.cross_references import display_name
from handouts.content.loader import only_guide
from handouts.content.model.base import Line
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import Approval, Approvals, Release, Releases
from handouts.content.validation import nearest_or_all
from handouts.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from handouts.app.drawing import Composed
    from handouts.app.request import Request
    from handouts.content.model.facts import Verification
    from handouts.content.model.guide import Role
    from handouts.content.model.history import Sealed
    from handouts.edition import Edition
    from handouts.rules.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approves, in which role, on which day."""

    name: str
    role: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Signed:
    """A document that was approved, and whose approval it still needs."""

    document: str
    form_line: str
    again: bool
    """Whether the same person had approved the same words before; then nothing was added."""
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an approval did."""

    role: Role
    signed: tuple[Signed, ...]
    to_verify: dict[str, Verification]
    """Facts, sources and figures that are not verified, with how well they were checked."""
    files: tuple[Path, ...]
    """Those that were added to."""


def approve(request: Request, signature: Signature, today: dt.date | None = None) -> Report:
    """Record the approval of each document asked for, or of all there are; of modules or units, of their deck only.

    Args:
        request: What is asked for.
        signature: Who approves it, and when.
        today: The day it is, after which nobody can have approved; `None` where nobody knows.

    Raises:
        UsageError: For a role, document, module, name or day that cannot be.
        ContentError: Where the clinic is a sample, or the rules find an error.
        AccessError: Where a record cannot be written; it is then what it was.
    """
    edition, composed = pipeline.compose(replace(request, everything=True))
    if request.modules and not request.documents:
        decks = with_modules(edition.content, request.modules)
        composed = {name: document for name, document in composed.items() if name in decks}
    _refuse_sample(edition)
    role, name = _role(edition, signature.role), checked_name(signature.name)
    _refuse_day(edition, signature.day, today)
    found = pipeline.check(replace(request, documents=(), modules=()), today=signature.day)
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors:
        raise ContentError(errors)
    by = replace(signature, name=name, role=role.id)
    entries = [_approval(edition, document, request.modules, by) for document in composed.values()]
    files = _record(edition, composed, entries)
    before = {approval.key for approval in edition.content.approvals}
    recorded = records.approvals(edition.content.folder, edition.content.clinic_name)
    signed = []
    for entry, document in zip(entries, composed.values(), strict=True):
        approvals_path = {other.role for other in recorded if other.digest == entry.digest}
        awaited = tuple(needed.name for needed in edition.guide.guide.roles if needed.id not in approvals_path)
        signed.append(Signed(entry.document, document.seal.form_line, entry.key in before, awaited))
    return Report(role, tuple(signed), edition.guide.to_verify, files)


def judge(request: Request, elements: Iterable[Coverage], name: str, day: dt.date) -> Path:
    """Record that a person judged elements to be told, or rightly left out, by what is said of them now.

    Args:
        request: What was asked for.
        elements: Those judged.
        name: Who judged them.
        day: When.

    Returns the file written. Raises UsageError for a name that is none, AccessError where it cannot be written.
    """
    by = checked_name(name)
    path = request.content / (request.guide or only_guide(request.content)) / records.JUDGEMENTS
    marks = [element.judge(by, day) for element in elements]
    files.rewrite(path, lambda raw: records.judged(raw, str(path), marks))
    return path


def _record(edition: Edition, composed: dict[str, Composed], entries: list[Approval]) -> tuple[Path, ...]:
    """Add approvals, then the releases that they complete; return the files added to.

    What others approved meanwhile counts: the file is read again after it was written.
    """
    folder, clinic = edition.content.folder, edition.content.clinic_name
    approvals_path, released = records.approvals_file(folder, clinic), edition.content.home / records.RELEASES
    _add_entries(approvals_path, Approvals, entries)
    recorded = records.approvals(folder, clinic)
    needed = {role.id for role in edition.guide.guide.roles}
    complete = [
        approval
        for approval in entries
        if needed <= {other.role for other in recorded if other.digest == approval.digest}
    ]
    if not complete:
        return (approvals_path,)
    _add_entries(
        released, Releases, [_release(edition, composed[approval.document], approval) for approval in complete]
    )
    return (approvals_path, released)


def _add_entries(path: Path, model: records.RecordFile, entries: Sequence[Sealed]) -> None:
    files.rewrite(path, lambda raw: records.added(raw, str(path), model, entries))


def _approval(edition: Edition, composed: Composed, modules: tuple[str, ...], by: Signature) -> Approval:
    identity = composed.outline.identity
    document = edition.guide.guide.documents[identity.document]
    parts = document.parts if isinstance(document, DeckDocument) else ()
    return Approval(
        document=identity.document,
        modules=tuple(name for name in parts if name in modules),  # in the deck's order, however they were typed
        language=identity.language,
        version=identity.version,
        digest=composed.seal.digest,
        code=composed.seal.code,
        date=by.day.isoformat(),
        guide=identity.guide,
        role=by.role,
        name=by.name,
        to_verify=tuple(edition.guide.to_verify),
    )


def _release(edition: Edition, document: Composed, by: Approval) -> Release:
    digests = seal.items(document.outline)
    return Release(
        document=by.document,
        modules=by.modules,
        language=by.language,
        version=by.version,
        digest=by.digest,
        code=by.code,
        date=by.date.isoformat(),
        clinic=edition.content.clinic_name,
        items=" ".join(f"{name} {digest}" for name, digest in digests.items()),
        names="\n".join(f"{name} {words}" for name, words in _names(edition, digests)),
    )


def _names(edition: Edition, shown: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what staff know items by, for the day on which one is gone."""
    for name in shown:
        item = edition.guide.items.get(name)
        words = display_name(item) if item else None
        if words:
            yield name, edition.plain_text(words)


def _refuse_sample(edition: Edition) -> None:
    if edition.clinic.sample:
        place = edition.content.trees["clinic"].key_place(("sample",))
        hint = "Its pages must go on saying that they are not for patients. Approve for a clinic that exists."
        raise ContentError((Problem(place, "a sample clinic cannot approve anything", hint),))


def _refuse_day(edition: Edition, day: dt.date, today: dt.date | None) -> None:
    written = edition.guide.guide.date
    if day < written:
        place = edition.content.trees["guide"].place(("date",))
        raise UsageError(f"an approval of {day} would be older than the guide, which is of {written} ({place}).")
    if today is not None and day > today:
        raise UsageError(f"an approval of {day} lies in the future; today is {today}.")


def _role(edition: Edition, asked: str) -> Role:
    roles = edition.guide.guide.roles
    for role in roles:
        if asked.casefold() in {role.id, role.name.casefold()}:
            return role
    raise UsageError(f"no role `{asked}`. {nearest_or_all(asked, [role.id for role in roles])}")


def checked_name(asked: str) -> str:
    """Return the name of who approves or judges. Raises UsageError where it is none."""
    try:
        name: str = TypeAdapter(Line).validate_python(asked)
    except ValidationError as error:
        raise UsageError(f"--name: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None
    return name
