"""Finished files: what they say of themselves, and whether the content drawn anew gives the same bytes."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from handouts import drawing, seal
from handouts.content.model.documents import DeckDocument
from handouts.outline.imprint import Imprint, program, read_imprint
from handouts.theme import load_theme, own
from handouts.theme.format import Format
from handouts.verify.finding import Finding, current, outdated, told

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.request import Request
    from handouts.verify.shelf import Held, Shelf

_DIGEST = re.compile(r"[0-9a-f]{64}")


def verify_file(shelf: Shelf, path: Path) -> Finding:
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
        return told(subject, imprint, "tampered", "Its code and its digest do not belong together.")
    whose = (imprint.guide, imprint.clinic)
    for held in chain(shelf.held(whose), shelf.short(*whose, imprint.parts)):
        if held.composed.seal.digest == imprint.digest:
            return _compared(shelf, subject, data, imprint, held)
        if held.composed.seal.code == imprint.code:
            return told(subject, imprint, "tampered", "It has a current code, but another digest.")
    for past in shelf.past():
        if past.entry.digest == imprint.digest:
            return replace(outdated(shelf, subject, past), format=imprint.format)
    note = "No document of this content says the same now, and no record knows it: it is an older draft, or not ours."
    finding = told(subject, imprint, "unknown" if imprint.clinic in shelf.unread else "outdated", note)
    return replace(finding, notes=(note, *shelf.problems()))


def _compared(shelf: Shelf, subject: str, data: bytes, imprint: Imprint, held: Held) -> Finding:
    """Return what a file is whose words are current: every byte is compared with what is drawn now."""
    request = _request(shelf, imprint, held)
    if isinstance(request, str):
        return told(subject, imprint, "unknown" if imprint.template else "tampered", request)
    if drawing.draw(request, held.edition, held.composed) == data:
        return replace(current(subject, held), format=imprint.format)
    now = held.composed.seal
    claimed = replace(now, status_line=imprint.status, approved=imprint.approved == "true")
    if claimed != now and drawing.draw(request, held.edition, replace(held.composed, seal=claimed)) == data:
        if claimed.approved:
            return told(subject, imprint, "tampered", "Its words are current, but no record approves them so.")
        return told(subject, imprint, "outdated", f"Its words are current; since it was made: {now.status_line}.")
    if imprint.program not in {program(), ""}:
        note = f"Its words are current; handouts {imprint.program} made it, and only that can compare its bytes."
        return told(subject, imprint, "unknown", note)
    note = f"It has a current code, but not the bytes that handouts {program()} writes: it was changed or saved again."
    return told(subject, imprint, "tampered", note)


def _request(shelf: Shelf, imprint: Imprint, held: Held) -> Request | str:
    """Return what to draw to get a file like this, or what stands in the way."""
    if isinstance(held.edition.guide.guide.documents[held.composed.outline.identity.document], DeckDocument):
        template = shelf.template if imprint.template else None
        if imprint.template and (template is None or own.digest(template) != imprint.template):
            return "Its words are current; name the template that it was made in with --template to compare its bytes."
        return replace(held.request, template=template)
    layout = Format.named(imprint.format)
    if layout is None or layout.paper not in load_theme().handout.papers:
        return f"There is no format `{imprint.format}`."
    return replace(held.request, paper=layout.paper, large_print=layout.large, fillable=layout.fillable)
