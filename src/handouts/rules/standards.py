"""Rules about standards: what a complete document must hold is there, in a sentence that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.typed import nearest
from handouts.errors import Problem
from handouts.rules.coverage import coverage
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.rules.subject import Subject


@rule("S301", "element-not-covered", "error")
def element_not_covered(subject: Subject) -> Iterator[Problem]:
    """Find an element of a standard that no printed sentence covers in a document that needs it.

    Why: what consent forms leave out is what people most wanted to know.
    Source: the lists in content/standards/, each with its basis.
    Good: `covers: {C26: patient.do}` in an item that the handout shows. Bad: a ticked list without sentences.
    """
    for name, standard in subject.edition.content.standards.items():
        tree = subject.edition.content.trees[f"standards/{name}"]
        for at, one in enumerate(coverage(subject, standard)):
            if one.missing:
                place = tree.place(("elements", at))
                message = f"{one.element.id} ({one.element.says}) is covered by nothing that {one.missing[0]} prints"
                yield Problem(place, message, "Name it under `covers:` of the item whose sentence does it.")


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
