"""Sign-off: a person in a role approves these very words, and the record is bound to their digest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from handouts import files
from handouts.app import pipeline, released
from handouts.app.publish import sha256
from handouts.app.request import with_modules
from handouts.archive import approvals as approving
from handouts.archive import seal, signatures
from handouts.changes.sentences import kept_words
from handouts.content import records, signers
from handouts.content.cross_references import display_name
from handouts.content.loader import only_guide
from handouts.content.model.base import Line
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import Approval, Approvals, Release, Releases
from handouts.content.validation import nearest_or_all
from handouts.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from handouts.app.drawing import Composed
    from handouts.app.request import Request
    from handouts.content.model.facts import Verification
    from handouts.content.model.guide import Role
    from handouts.content.model.history import Sealed
    from handouts.edition import Edition
    from handouts.rules.coverage import Coverage

    Sign = Callable[[bytes], str]


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
    """Those roles that have not approved it yet."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an approval did."""

    role: Role
    signed: tuple[Signed, ...]
    to_verify: dict[str, Verification]
    """Facts, sources and figures that are not verified, with how well they were checked."""
    files: tuple[Path, ...]
    """Those that were added to."""
    by_key: bool
    """Whether it was signed; else the name is what somebody typed."""


def approve(request: Request, signature: Signature, sign: Sign | None = None) -> Report:
    """Record the approval of each document asked for, or of all there are; of modules or units, of their deck only.

    Args:
        request: What is asked for, on which day; nobody can have approved after it.
        signature: Who approves it, and when.
        sign: Returns the signature of a statement by the person's SSH key.

    Raises:
        UsageError: For a role, document, module, name, day or key that cannot be.
        ContentError: Where the clinic is a sample, the rules find an error, or the version has other words already.
        AccessError: Where a record cannot be written; it is then what it was.
    """
    with files.read_once():
        edition, composed, role, given = _given(request, signature)
    entries = {name: signed_entry(edition, entry, sign) for name, entry in given.items()}
    added_to = _record(request, edition, composed, list(entries.values()))
    before = {approval.key for approval in edition.content.approvals}
    recorded = _read_again(edition)
    signed = []
    for name, entry in entries.items():
        awaited = tuple(needed.name for needed in _missing(recorded, composed[name], entry))
        signed.append(Signed(entry.document, composed[name].seal.form_line, entry.key in before, awaited))
    return Report(role, tuple(signed), edition.guide.to_verify, added_to, sign is not None)


def _given(request: Request, signature: Signature) -> tuple[Edition, dict[str, Composed], Role, dict[str, Approval]]:
    """Return what is to be approved, in which role, and the entry of each document, unsigned."""
    edition, composed = pipeline.compose(replace(request, everything=True))
    if request.modules and not request.documents:
        decks = with_modules(edition.content, request.modules)
        composed = {name: document for name, document in composed.items() if name in decks}
    _refuse_sample(edition)
    role, name = role_of(edition, signature.role), checked_line("--name", signature.name)
    _refuse_day(edition, signature.day)
    by = replace(signature, name=name, role=role.id)
    given = {name: _approval(edition, document, request.modules, by) for name, document in composed.items()}
    _refuse_closed(edition, given.values())
    found = pipeline.check(replace(request, documents=(), modules=(), today=signature.day))
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors:
        raise ContentError(errors)
    return edition, composed, role, given


def judge(request: Request, elements: Iterable[Coverage], name: str, day: dt.date) -> Path:
    """Record that a person judged elements to be told, or rightly left out, by what is said of them now.

    Args:
        request: What was asked for.
        elements: Those judged.
        name: Who judged them.
        day: When.

    Returns the file written. Raises UsageError for a name that is none, AccessError where it cannot be written.
    """
    by = checked_line("--name", name)
    path = request.content / (request.guide or only_guide(request.content)) / records.JUDGEMENTS
    marks = [element.judge(by, day) for element in elements]
    files.rewrite(path, lambda raw: records.judged(raw, str(path), marks))
    return path


def _record(
    request: Request, edition: Edition, composed: dict[str, Composed], entries: list[Approval]
) -> tuple[Path, ...]:
    """Add approvals, then the releases that they complete; return the files added to.

    What others approved meanwhile counts: the file is read again after it was written.
    """
    folder, clinic = edition.content.folder, edition.content.clinic_name
    approvals_path, releases = records.approvals_file(folder, clinic), edition.content.home / records.RELEASES
    add_entries(approvals_path, Approvals, entries)
    recorded = _read_again(edition)
    complete = [approval for approval in entries if not _missing(recorded, composed[approval.document], approval)]
    if not complete:
        return (approvals_path,)
    made = []
    for approval in complete:
        document = composed[approval.document]
        words = kept_words(document.outline, approval.code).encode()
        files.write(records.words_file(edition.content.home, approval.code), words)
        made.append(_release(document, approval, words, recorded, released.kept(request, recorded, document)))
    add_entries(releases, Releases, made)
    return (approvals_path, releases)


def _read_again(edition: Edition) -> Edition:
    """Return the edition with the clinic's approvals as they stand in their file now."""
    content = edition.content
    return replace(edition, content=replace(content, approvals=records.approvals(content.folder, content.clinic_name)))


def _missing(recorded: Edition, composed: Composed, entry: Approval) -> list[Role]:
    """Return the roles whose approval a document still needs."""
    given = approving.holding(recorded, composed.outline.identity, entry.digest)
    return [role for role in recorded.guide.guide.roles if role.id not in given]


def signed_entry(edition: Edition, entry: Approval, sign: Sign | None) -> Approval:
    """Return an entry signed, where the content folder asks for it. Raises UsageError where it cannot be so."""
    if sign:
        entry = entry.model_copy(update={"signature": signatures.unframed(sign(signatures.statement(entry)))})
    elif edition.content.signers is not None and not entry.withdrawn:
        hint = f"{signers.path(edition.content.folder)} says whose keys count; name yours with --sign KEY."
        raise UsageError(f"approvals are signed here. {hint}")
    flaw = signatures.flaw(entry, edition.content.signers) if sign else ""
    if flaw:
        raise UsageError(f"it would not hold: it {flaw}. {signers.path(edition.content.folder)} lists who may sign.")
    return entry


def _refuse_closed(edition: Edition, entries: Iterable[Approval]) -> None:
    """Refuse words that were withdrawn, and other words than those that the version was approved with."""
    place = edition.content.trees["guide"].place(("version",))
    problems = []
    for entry in entries:
        flaw = approving.taken_back(edition.content, entry)
        if flaw:
            hint = "Raise `version:`: paper of it may lie in drawers."
            problems.append(Problem(place, f"`{entry.document}` cannot be approved: it {flaw}", hint))
    if problems:
        raise ContentError(tuple(problems))


def add_entries(path: Path, model: records.RecordFile, entries: Sequence[Sealed]) -> None:
    """Add entries to a file of records. Raises AccessError where it cannot be written; it is then what it was."""
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
        clinic=identity.clinic_file,
        role=by.role,
        name=by.name,
        template=approving.template_of(edition, identity.document),
        to_verify=tuple(edition.guide.to_verify),
    )


def _release(document: Composed, by: Approval, words: bytes, edition: Edition, kept: dict[str, Any]) -> Release:
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
        names="\n".join(f"{name} {called}" for name, called in _names(edition, digests)),
        words=sha256(words),
        **kept,
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


def _refuse_day(edition: Edition, day: dt.date) -> None:
    written, last, today = edition.guide.guide.date, edition.guide.guide.review_by, edition.today
    if day < written:
        place = edition.content.trees["guide"].place(("date",))
        raise UsageError(f"an approval of {day} would be older than the guide, which is of {written} ({place}).")
    if today is not None and day > today:
        raise UsageError(f"an approval of {day} lies in the future; today is {today}.")
    if day > last:
        place = edition.content.trees["guide"].place(("review_by",))
        raise UsageError(f"on {day} the guide is out of use; its last day is {last} ({place}).")


def role_of(edition: Edition, asked: str) -> Role:
    """Return the role that was asked for. Raises UsageError where the guide has none of that name."""
    roles = edition.guide.guide.roles
    for role in roles:
        if asked.casefold() in {role.id, role.name.casefold()}:
            return role
    raise UsageError(f"no role `{asked}`. {nearest_or_all(asked, [role.id for role in roles])}")


def checked_line(option: str, asked: str) -> str:
    """Return the line that an option gives: a name, a reason. Raises UsageError where it is none."""
    try:
        line: str = TypeAdapter(Line).validate_python(asked)
    except ValidationError as error:
        raise UsageError(f"{option}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None
    return line
