"""Rules about standards: what a complete document must hold is there, in a sentence that can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.validation import nearest
from handouts.errors import Problem
from handouts.rules.coverage import held
from handouts.rules.registry import rule
from handouts.text.markup import Markup, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.errors import Location
    from handouts.rules.coverage import Coverage
    from handouts.rules.registry import Subject

_SENTENCE = 4
"""Words; with fewer a text is a name or a label."""


@rule("S301", "element-not-covered", "error")
def element_not_covered(subject: Subject) -> Iterator[Problem]:
    """Find an element of a standard that no printed sentence covers in a document that needs it.

    Why: what consent forms leave out is what people most wanted to know.
    Source: the lists in content/standards/, each with its basis.
    Good: `covers: {C26: patient.do}` in an item that the handout shows. Bad: a ticked list without sentences.
    """
    for _, place, coverage in _elements(subject):
        if coverage.missing:
            element = coverage.element
            message = f"{element.id} ({element.says}) is covered by nothing that {coverage.missing[0]} prints"
            yield Problem(place, message, "Name it under `covers:` of the item whose sentence does it.")


def _elements(subject: Subject) -> Iterator[tuple[str, Location, Coverage]]:
    """Yield each element of each standard: the standard's name, the element's place, how it is covered."""
    for name, coverages in subject.coverage.items():
        tree = subject.edition.content.trees[f"standards/{name}"]
        for index, coverage in enumerate(coverages):
            yield name, tree.place(("elements", index)), coverage


@rule("S302", "cover-leads-nowhere", "error")
def cover_leads_nowhere(subject: Subject) -> Iterator[Problem]:
    """Find a `covers:` that names an unknown element, or a field that holds no text, or text printed nowhere.

    Why: a claim of coverage that cannot be read proves nothing.
    Source: as S301.
    Good: `C26: patient.do`. Bad: `C26: patient.dose`.
    """
    known = {element.id for standard in subject.edition.content.standards.values() for element in standard.elements}
    if not known:
        return
    for cover in subject.covers:
        place = subject.place(cover.item, "covers", cover.element)
        if cover.element not in known:
            yield Problem(place, f"no standard has an element `{cover.element}`", nearest(cover.element, known))
        elif not cover.sentence:
            yield Problem(
                place, f"`{cover.path}` of `{cover.item}` holds no text", "Name a field such as `patient.do`."
            )
        elif not cover.documents and subject.whole >= subject.edition.guide.guide.documents.keys():
            yield Problem(
                place, f"no document prints `{cover.path}` of `{cover.item}`", "Show the item, or name another."
            )


@rule("S303", "element-in-notes-only", "error")
def element_in_notes_only(subject: Subject) -> Iterator[Problem]:
    """Find an element that staff act on and that a deck tells in its speaker notes alone.

    Why: who speaks freely drops the notes, and who missed the talk has the slides only.
    Source: the project's review of its own deck, in which four topics of ten stood in notes alone.
    Good: "Second person with life support" on the slide. Bad: the same in the notes under a picture of the room.
    """
    for _, place, coverage in _elements(subject):
        for deck in coverage.unseen:
            element = coverage.element
            message = f"{element.id} ({element.says}) stands in the notes of {deck} and on none of its slides"
            yield Problem(place, message, "Let `covers:` name a sentence that a slide shows.")


@rule("S304", "element-to-judge", "warning")
def element_to_judge(subject: Subject) -> Iterator[Problem]:
    """Find an element of which nobody judged that it is told, or whose sentences changed since.

    Why: that a sentence stands where one was asked for says nothing of what it says.
    Source: the project's review: nonsense put in the place of a text was counted as telling it.
    Good: a judgement by a person who read the sentences of today. Bad: one of last year over words of this morning.
    """
    if not subject.complete:
        return
    for name, place, coverage in _elements(subject):
        if coverage.verdict in {"to judge", "to judge again"}:
            where, message = _to_read(subject, place, coverage)
            hint = f"Read it and judge: `handouts trace --standard {name} --judge`."
            yield Problem(where, f"{coverage.element.id} ({coverage.element.says}) is {message}", hint)


def _to_read(subject: Subject, place: Location, coverage: Coverage) -> tuple[Location, str]:
    """Return where to read and why: the element itself, or the first item whose sentences are not as they were."""
    if not coverage.changed:
        return place, "judged by nobody"
    assert coverage.judgement is not None
    since = f"was judged by {coverage.judgement.name} on {coverage.judgement.date}"
    if coverage.changed[0] == coverage.element.id:
        return place, f"to judge again: it asked for something else when it {since}"
    items = [name for name in coverage.changed if name in subject.known]
    names = ", ".join(f"`{name}`" for name in coverage.changed)
    return subject.place(items[0]) if items else place, f"to judge again: {names} said something else when it {since}"


@rule("S306", "reason-untrue", "error")
def reason_untrue(subject: Subject) -> Iterator[Problem]:
    """Find an element left out because another one is told instead, where that one is not told.

    Why: a reason that is untrue of the documents hides what they do not say.
    Source: the project's review, which found four reasons of ten to be untrue.
    Good: "what must be there is told instead (T060)", and T060 is told. Bad: the same, and T060 is left out as well.
    """
    coverages = {coverage.element.id: coverage for _, _, coverage in _elements(subject)}
    for _, place, coverage in _elements(subject):
        for name in re.findall(r"\b[A-Z]{1,2}[0-9]{2,3}\b", coverage.element.left_out or ""):
            other_coverage = coverages.get(name)
            if other_coverage is None or other_coverage.element.left_out or other_coverage.missing:
                message = f"{coverage.element.id} is left out because of {name}, which is not told"
                yield Problem(place, message, "Tell that one, or give another reason.")


@rule("S307", "text-held-to-nothing", "warning")
def text_held_to_nothing(subject: Subject) -> Iterator[Problem]:
    """Find a text that patients read and that tells no element of a standard: it could say anything, unjudged.

    Why: a judgement is bound to the sentences that were named; the sentence beside them can become its opposite.
    Source: the project's review: cautions were replaced by advertising, and no judgement was void.
    Good: `C40: patient` at each danger sign. Bad: ten danger signs that no element holds.
    """
    if not subject.complete or not subject.coverage:
        return
    pages = [page for name, page in subject.pages.items() if name in subject.handouts]
    documents = subject.edition.guide.guide.documents
    covered = "\n".join(cover.sentence for cover in subject.covers if cover.item in documents)
    by_item = set(held(subject.edition))
    for part in subject.reach.printed:
        if not isinstance(part.value, Markup) or id(part.value) in by_item:
            continue
        text = plain(subject.edition.resolve(part.value))
        if len(text.split()) >= _SENTENCE and text not in covered and any(text in page for page in pages):
            place = subject.edition.content.trees[part.file].place(part.path)
            hint = "Name it under `covers:` of its item, for the element that it tells."
            yield Problem(place, f"no element of a standard holds {text!r}", hint)
