"""A file that has a current code beside what the content gives: the same bytes, or else the same words, or others."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from handouts.app import drawing
from handouts.app.findings import Finding, current, in_words
from handouts.archive import reading, seal
from handouts.archive.approvals import withdrawal
from handouts.archive.imprint import Imprint, program
from handouts.errors import HandoutsError
from handouts.outline.deck import DeckOutline
from handouts.theme import look
from handouts.theme.look import Format, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.app.findings import Verdict
    from handouts.app.known import Archive, CurrentDocument
    from handouts.app.request import Request
    from handouts.archive.reading import Copy
    from handouts.outline.leaves import Seal


def copy_of(data: bytes) -> Copy | None:
    """Return what stands in a file; None where it cannot be read."""
    try:
        return reading.read(data)
    except ValueError:
        return None


UNREADABLE = "Its pages cannot be read: it is damaged, or asks for a password."


def compared(archive: Archive, subject: str, data: bytes, imprint: Imprint, document: CurrentDocument) -> Finding:
    """Return the finding for a file that has a current digest: its bytes, or else its words, are compared with ours."""
    request = _request(archive, imprint, document)
    if request is None:
        return in_words(subject, imprint, "tampered", f"There is no format `{imprint.format}`.")
    ours: dict[Seal, bytes] = {}
    for sealed in _seals(imprint, document):
        made = _made(request, document, sealed)
        if made == data:
            return replace(_with_status(subject, document, imprint, sealed), format=imprint.format)
        ours |= {sealed: made} if made else {}
    copy = copy_of(data)
    if copy is None:
        return in_words(subject, imprint, "tampered", UNREADABLE)
    if _foreign_template(request, imprint):
        return _in_unknown_template(subject, imprint, copy, ours)
    for sealed, made in ours.items():
        drawn = reading.read(made)
        if not any(reading.differences(copy, drawn)):
            if lie := _lie(imprint, document, sealed):
                return in_words(subject, imprint, "tampered", lie)
            found = _with_status(subject, document, imprint, sealed)
            return replace(_same_words(found, imprint, copy, drawn), format=imprint.format)
    return _other_words(subject, imprint, copy, reading.read(ours[document.composed.seal]), document)


def _seals(imprint: Imprint, document: CurrentDocument) -> tuple[Seal, ...]:
    """Return the seals under which a file in current words may have been made: today's, that of a draft, its own."""
    now = document.composed.seal
    claimed = replace(now, status_line=imprint.status, approved=imprint.approved == "true")
    return tuple(dict.fromkeys((now, _unapproved(document), claimed)))


def _lie(imprint: Imprint, document: CurrentDocument, sealed: Seal) -> str:
    """Return what a file says of itself and its pages do not; nothing where they agree."""
    so = Imprint.of(document.identity, sealed)
    for name in ("guide", "document", "version", "status", "approved", "clinic", "language"):
        if (said := getattr(imprint, name)) != getattr(so, name):
            return f"It says of itself, {name}: “{said}”; its pages say “{getattr(so, name)}”."
    return ""


def _made(request: Request, document: CurrentDocument, sealed: Seal) -> bytes | None:
    """Return a document as it is drawn under a seal; nothing where a file claims what cannot be printed."""
    try:
        return drawing.draw(request, document.edition, replace(document.composed, seal=sealed))
    except HandoutsError:
        if sealed == document.composed.seal:
            raise
        return None


def _with_status(subject: str, document: CurrentDocument, imprint: Imprint, sealed: Seal) -> Finding:
    """Return the finding for a document in current words, under the seal that it has or the one that it claims."""
    now = document.composed.seal
    if sealed == now or withdrawal(document.edition.content, now.digest):
        return current(subject, document)
    if sealed.approved or sealed.status_line != _unapproved(document).status_line:
        return in_words(subject, imprint, "tampered", "Its words are current, but no record approves them so.")
    return in_words(subject, imprint, "outdated", f"Its words are current; since it was made: {now.status_line}.")


def _unapproved(document: CurrentDocument) -> Seal:
    return seal.unapproved(document.composed.outline, document.edition)


def _same_words(found: Finding, imprint: Imprint, copy: Copy, drawn: Copy) -> Finding:
    """Return a finding for a file whose words were read and are the same, though its bytes are not."""
    pages = reading.looks_other(copy, drawn)
    filled = [
        at for at, (one, own) in enumerate(zip(copy.pages, drawn.pages, strict=True), 1) if one.written != own.written
    ]
    other = imprint.program not in {program(), ""}
    if pages and not other:
        note = f"Its words are the same, but not what else is seen: {copy.counts} {_numbers(pages)}."
        return replace(found, verdict="tampered", notes=(note, *found.notes), claimed=True)
    verdict: Verdict = "filled in" if filled else "other program" if other else "saved anew"
    notes = {
        "filled in": f"Filled in on {copy.counts} {_numbers(filled)}{_fields(copy, drawn)}; {_SAME_FORM}",
        "saved anew": "Saved anew, words the same: they were read from it and compared.",
        "other program": f"handouts {imprint.program} made it; its words were read, and are the same.",
    }
    unseen = f"How {copy.counts} {_numbers(pages)} looks was not compared." if pages else ""
    unseen = "How its slides look was not compared." if copy.counts == "slide" else unseen
    kept = found.verdict if found.verdict != "current" else verdict
    return replace(found, verdict=kept, notes=(notes[verdict], *filter(None, [unseen]), *found.notes))


_SAME_FORM = "the words of the form are the same."
_MAX_NAMED = 8
"""Fields that are named of those filled in."""


def _fields(copy: Copy, drawn: Copy) -> str:
    """Return which fields were filled in, by the names that our own form has: the file's might say anything."""
    pairs = (
        (name, value, blank)
        for one, own in zip(copy.pages, drawn.pages, strict=True)
        for (_, value), (name, blank) in zip(one.fields, own.fields, strict=False)
    )
    names = list(dict.fromkeys(name for name, value, blank in pairs if value != blank))
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return f" ({', '.join(names[:_MAX_NAMED])}{more})" if names else ""


def _numbers(pages: list[int]) -> str:
    return ", ".join(map(str, pages))


def _other_words(subject: str, imprint: Imprint, copy: Copy, drawn: Copy, document: CurrentDocument) -> Finding:
    """Return the finding for a file that has a current digest and not its words."""
    told = tuple(reading.differences(copy, drawn))
    if all(sentence.endswith(reading.IN_ANOTHER_ORDER) for sentence in told):
        note = "Another program saved it and moved its lines, so what belongs together cannot be compared."
        return in_words(subject, imprint, "unknown", note, *told[:5])
    if imprint.program in {program(), ""}:
        return in_words(subject, imprint, "tampered", "It says something else than its code stands for.", *told[:5])
    if lost := lost_pages(imprint, copy, drawn):
        return in_words(subject, imprint, "tampered", lost)
    made = f"handouts {imprint.program} made it, and parts its pages otherwise, so its words cannot be compared"
    missing = reading.missing(copy, drawn, document.composed.outline)
    where = f": not found in it as they stand here: {'; '.join(missing[:3])}" if missing else ""
    return in_words(subject, imprint, "unknown", f"{made}{where}.")


def lost_pages(imprint: Imprint, copy: Copy, drawn: Copy | None = None) -> str:
    """Return what says that a file has lost pages, or the words on them; nothing where it has not."""
    if imprint.pages.isdecimal() and int(imprint.pages[:6]) != len(copy.pages):
        return f"It had {imprint.pages} {copy.counts}s, and has {len(copy.pages)}."
    empty = [at for at, page in enumerate(copy.pages, 1) if not page.words]
    allowed = sum(not page.words for page in drawn.pages) if drawn else 0
    return f"No words stand on {copy.counts} {_numbers(empty)}." if len(empty) > allowed else ""


def _request(archive: Archive, imprint: Imprint, document: CurrentDocument) -> Request | None:
    """Return the request that draws a file like this; None where there is none."""
    if isinstance(document.composed.outline, DeckOutline):
        return replace(document.request, template=archive.template if imprint.template else None)
    layout = Format.named(imprint.format)
    if layout is None or layout.paper not in load_theme().handout.papers:
        return None
    return replace(document.request, paper=layout.paper, large_print=layout.large, fillable=layout.fillable)


def _foreign_template(request: Request, imprint: Imprint) -> bool:
    return bool(imprint.template) and (request.template is None or look.digest(request.template) != imprint.template)


def _in_unknown_template(subject: str, imprint: Imprint, copy: Copy, ours: dict[Seal, bytes]) -> Finding:
    """Return the finding for a deck in a template that is not named: its slides are compared, not what is behind."""
    hint = "Name the template that it was made in with --template to compare all of it."
    for made in ours.values():
        if not any(reading.differences(copy, reading.read(made))):
            return in_words(subject, imprint, "unknown", f"The words of its slides are those of its code. {hint}")
    return in_words(subject, imprint, "unknown", f"Its words cannot be compared. {hint}")


def printed_anew(subject: str, copy: Copy, document: CurrentDocument) -> Finding:
    """Return the finding for a file in which only the printed code tells what it is."""
    said = f"It says nothing of itself and prints the code {document.composed.seal.code}"
    if isinstance(document.composed.outline, DeckOutline) and copy.counts == "page":
        note = f"{said}: pages printed from a deck, whose words cannot be compared."
        return replace(current(subject, document), verdict="unknown", status="", notes=(note,))
    told: list[str] = []
    more: list[int] = []
    for request, sealed in product(
        _requests(copy, document), dict.fromkeys((document.composed.seal, _unapproved(document)))
    ):
        drawn = reading.read(drawing.draw(request, document.edition, replace(document.composed, seal=sealed)))
        other = list(reading.differences(copy, drawn))
        if not other:
            imprint = Imprint(code=sealed.code, status=sealed.status_line)
            return _same_words(_with_status(subject, document, imprint, sealed), imprint, copy, drawn)
        told = told if told and len(told) <= len(other) else other
        more = more or _says_more(copy, drawn)
    if more:
        note = f"{said}. Its words stand in it, and more on page {_numbers(more)}: filled in, or written into."
        return replace(current(subject, document), verdict="unknown", status="", claimed=True, notes=(note,))
    note = f"{said}, but not its words."
    return replace(current(subject, document), verdict="tampered", status="", claimed=True, notes=(note, *told[:5]))


def _says_more(copy: Copy, drawn: Copy) -> list[int]:
    """Return the pages, from 1, that say more than ours, where all of ours stands on every one of them in its order."""
    if len(copy.pages) != len(drawn.pages):
        return []
    for page, own in zip(copy.pages, drawn.pages, strict=True):
        rest = iter(page.words)
        if not all(sign in rest for sign in own.words):
            return []
    return [
        at for at, (page, own) in enumerate(zip(copy.pages, drawn.pages, strict=True), 1) if page.words != own.words
    ]


def _requests(copy: Copy, document: CurrentDocument) -> Iterator[Request]:
    """Yield the requests that may have drawn pages of this width, as people have printed them."""
    if copy.counts == "slide":
        yield document.request
        return
    papers = load_theme().handout.papers
    likely = sorted(papers, key=lambda name: abs(papers[name].width - copy.width))
    for paper, large in product(likely[:1], (False, True)):
        yield replace(document.request, paper=paper, large_print=large)
