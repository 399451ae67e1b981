"""Which document, version, clinic and language a finished file or a printed code is, and whether it is current.

A code is current when a document that is composed now has it. A file is current when the content, drawn anew, gives the
same bytes, or else the same words: these are read back from it before anything is said of them. What is no longer
current is known from approvals and releases; a release keeps a digest of the words on each page.
"""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from handouts.app import released
from handouts.app.comparing import UNREADABLE, compared, copy_of, lost_pages, printed_anew
from handouts.app.findings import Finding, current, in_words, outdated
from handouts.archive.codes import printed_code
from handouts.archive.imprint import Imprint, contradictions, read_imprint
from handouts.content.model.history import Approval, Release
from handouts.content.validation import nearest_name
from handouts.errors import HandoutsError

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.app.known import Archive, Record
    from handouts.archive.reading import Copy

_TYPED_CODE = re.compile(r"(?:[^\W\d_]+[\s:]+)?([0-9A-Z]{3,6})[\s\-\u2010-\u2014]*([0-9A-Z]{3,6})")
"""A code, perhaps with a sign too many or too few, and the word that stands before it on paper."""
_LIKENESS = 0.75
"""Two signs of eight may be read wrongly."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MAX_BYTES = 200_000_000
"""Bytes of a file; more is nothing that we could have written."""
_ONLY_DIGESTS = "Its own words cannot be compared: nothing was kept of pages like these."


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


def verify_file(archive: Archive, path: Path) -> Finding:
    """Return what a finished file is; whatever is wrong with one file, there is one verdict on it."""
    subject = str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Finding(subject, "unreadable", notes=("This is not a file.",))
        if found.st_size > _MAX_BYTES:
            size = f"It has {found.st_size / 1e6:,.0f} MB; handouts writes none of more than {_MAX_BYTES / 1e6:,.0f}."
            return Finding(subject, "unreadable", notes=(size,))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name cannot be"
        return Finding(subject, "unreadable", notes=(f"It cannot be read: {why}.",))
    try:
        return _judged(archive, subject, data)
    except (HandoutsError, ValueError) as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        return Finding(subject, "unknown", notes=(f"It cannot be compared: {why}",))


def _judged(archive: Archive, subject: str, data: bytes) -> Finding:
    imprint = read_imprint(data)
    if imprint is None:
        return _by_printed_code(archive, subject, data)
    if twice := contradictions(data):
        note = f"It says two things of itself: {', '.join(twice)}. Our files say each once."
        return in_words(subject, imprint, "tampered", note)
    if not _DIGEST.fullmatch(imprint.digest) or printed_code(imprint.digest) != imprint.code:
        return in_words(subject, imprint, "tampered", "Its code and its digest do not belong together.")
    whose = (imprint.guide, imprint.clinic)
    for document in chain(archive.current_documents(whose), archive.short(*whose, imprint.parts)):
        if document.composed.seal.digest == imprint.digest:
            return compared(archive, subject, data, imprint, document)
        if document.composed.seal.code == imprint.code:
            return in_words(subject, imprint, "tampered", "It has a current code, but another digest.")
    for record in archive.records():
        if record.entry.digest == imprint.digest:
            return _recorded(archive, subject, data, imprint, record)
    note = "No document of this content has its digest now, and no record knows it: it is an older draft, or not ours."
    return in_words(subject, imprint, "unknown", note, *archive.problems())


def _recorded(archive: Archive, subject: str, data: bytes, imprint: Imprint, record: Record) -> Finding:
    """Return the finding for a file whose digest only a record knows."""
    copy = copy_of(data)
    wrong = UNREADABLE if copy is None else lost_pages(imprint, copy) or _wrong_code(imprint, copy)
    if wrong or copy is None:
        return in_words(subject, imprint, "tampered", wrong)
    same, told = _as_released(archive, copy, imprint, record)
    if not same:
        return in_words(subject, imprint, "tampered", told)
    found = outdated(archive, subject, record)
    return replace(found, format=imprint.format, notes=(told or _ONLY_DIGESTS, *found.notes))


def _as_released(archive: Archive, copy: Copy, imprint: Imprint, record: Record) -> tuple[bool, str]:
    """Return whether a file says what was released with its digest, and what is told of that; nothing if unknown."""
    same = [one.entry for one in archive.records() if one.entry.digest == record.entry.digest]
    release = next((entry for entry in same if isinstance(entry, Release) and entry.pages), None)
    if release is None:
        return True, ""
    later = {entry.date for entry in same if isinstance(entry, Approval)}
    return released.compared(copy, imprint, release, archive.statuses(record, later), archive.content / record.guide)


def _wrong_code(imprint: Imprint, copy: Copy) -> str:
    """Return what says that pages do not print the code that the file claims; nothing where one of them does."""
    printed = any(imprint.code in page.words for page in copy.pages)
    return "" if printed else f"None of its {copy.counts}s prints {imprint.code}: they are of another document."


def _by_printed_code(archive: Archive, subject: str, data: bytes) -> Finding:
    """Return the finding for a file that says nothing of itself: the codes that its pages print may tell what it is."""
    copy = copy_of(data)
    foreign = Finding(subject, "foreign", notes=("It says nothing of itself in our words: it is none of ours.",))
    if copy is None:
        return foreign
    documents = {document.composed.seal.code: document for document in archive.current_documents()}
    recorded = {record.entry.code: record for record in reversed(archive.records())}
    pages = {
        code: [at for at, page in enumerate(copy.pages, 1) if code in page.words] for code in (*documents, *recorded)
    }
    printed = {code: numbers for code, numbers in pages.items() if numbers}
    if not printed:
        return replace(foreign, notes=(*foreign.notes, *archive.problems()))
    if len(printed) > 1:
        told = "; ".join(f"{code} on {copy.counts} {', '.join(map(str, numbers))}" for code, numbers in printed.items())
        return Finding(subject, "unknown", notes=(f"Put together of several documents: {told}.",))
    (code,) = printed
    if code not in documents:
        same, told = _as_released(archive, copy, Imprint(code=code), recorded[code])
        found = outdated(archive, subject, recorded[code])
        found = found if same else replace(found, verdict="tampered", claimed=True)
        return replace(found, notes=(f"It prints the code {code}. {told or _ONLY_DIGESTS}", *found.notes))
    return printed_anew(subject, copy, documents[code])
