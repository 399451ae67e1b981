"""A rule about values that a clinic sets: staff see which they are, and that no source stands behind some."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run, plain
from handouts.errors import Problem
from handouts.outline.visit import owned, runs
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.subject import Subject


@rule("F409", "local-unmarked", "error")
def local_unmarked(subject: Subject) -> Iterator[Problem]:
    """Find a value that the clinic sets, in what staff read, without its sign or without what explains it.

    Why: a limit above the name of a source is read as that source's limit, and nobody asks the medical lead.
    Source: the project's rule that a local value is told as one wherever staff read it.
    Good: "Above 140/90†", and in the footer "† set by our medical lead". Bad: "Below 94%" above the name of a label.
    """
    for name, outline in subject.decks.items():
        for section in outline.sections:
            for slide in section.slides:
                shown = replace(slide, source=(), brief=(), notes=slide.notes.wordless())
                yield from _part(subject, name, slide.origin, shown, (slide.source, slide.brief or slide.source))
                notes = slide.notes
                yield from _part(subject, name, slide.origin, notes.words, (notes.sources,))
    for name in subject.outlines.keys() - subject.decks.keys() - subject.handouts.keys():
        handout: HandoutOutline = subject.outlines[name]  # type: ignore[assignment]
        for part in handout.sections:
            yield from _part(subject, name, part.origin, part, (part,))


def _part(subject: Subject, name: str, origin: str, shown: Any, explained: tuple[Any, ...]) -> Iterator[Problem]:
    """Yield what lacks in a part of a document, each place in `explained` of which must explain its local values."""
    edition = subject.edition
    sign = plain(edition.fill(edition.phrases.deck.local))
    values = [run for run in runs(shown) if run.local and run.fact]
    for owner, text in owned(shown, origin):
        for run in _bare(text, sign):
            message = f"the {name} document quotes `{run.fact}`, which the clinic sets, without its sign {sign!r}"
            yield Problem(subject.place(owner), message, _OURS)
    unsourced = sorted({run.fact for run in values if not edition.sourced(run.fact)})
    plainly = plain(edition.fill(edition.phrases.deck.local_note))
    for place in explained if values else ():
        notes = ["".join(run.text for run in text if run.local and not run.fact) for _, text in owned(place)]
        told = [one for one in notes if len(one) > len(sign) and one.startswith(sign)]
        if not told:
            message = f"the {name} document does not say at `{origin}` who sets `{values[0].fact}`"
            yield Problem(subject.place(origin), message, _OURS)
        elif unsourced and told == [plainly] and name in subject.decks:  # a handout for staff cites nothing beside
            message = f"the {name} document does not say at `{origin}` that no source gives `{unsourced[0]}`"
            yield Problem(subject.place(origin), message, _OURS)


def _bare(text: RichText, sign: str) -> Iterator[Run]:
    """Yield the local values in a text that have no sign behind them."""
    for run, after in zip(text, (*text[1:], Run("")), strict=True):
        if run.local and run.fact and not (after.local and not after.fact and after.text == sign):
            yield run


_OURS = "The program marks what is local; please report this."
