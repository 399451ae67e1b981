"""Rules about decks: what is said fits into its minutes, the minutes into the course, the words onto the slide."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.content.model.documents import DeckDocument
from handouts.content.model.training import KnowledgeCheck, Module, Scenario
from handouts.errors import Problem
from handouts.fit.placing import SMALL, texts
from handouts.outline import deck as out
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.training import Notes
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.subject import Subject

PACE = 130
"""Words a minute of calm speech."""
WORDS = 60
"""Words on a slide that is not there to look things up in."""
PICTURED = 3
"""Of so many slides one may be without a picture."""


@rule("D501", "notes-too-long", "error")
def notes_too_long(subject: Subject) -> Iterator[Problem]:
    """Find notes that cannot be said in the minutes of their slide.

    Why: a course that overruns is cut at its end, which is where leaving and consent are taught.
    Source: the project's rule that the minutes of a course add up; 130 words a minute is calm speech.
    Good: 90 words and a question in one minute. Bad: 200 words in one minute.
    """
    edition = subject.edition
    for origin, notes in _notes(subject):
        spoken = (*notes.say, *([notes.ask] if notes.ask else []), *notes.after)
        count = sum(len(plain(edition.say(text)).split()) for text in spoken)
        if count > PACE * notes.minutes:
            message = f"the notes of `{origin}` have {count} words for {notes.minutes} min"
            hint = f"At {PACE} words a minute there is time for {PACE * notes.minutes:.0f}."
            yield Problem(subject.place(origin, "notes"), message, hint)


def _notes(subject: Subject) -> Iterator[tuple[str, Notes]]:
    """Yield the notes of what the decks show: modules, their slides, and the practice."""
    training = subject.edition.guide.training
    shown = set().union(*(subject.shown[name] for name in subject.decks))
    for module in training.modules:
        yield from ((one.id, one.notes) for one in (module, *module.slides) if module.id in shown)
    for case in training.scenarios:
        yield from ((case.id, stage.notes) for stage in case.stages if case.id in shown)
    yield from ((one.id, one.notes) for one in training.knowledge_checks if one.id in shown)


@rule("D502", "deck-too-long", "error")
def deck_too_long(subject: Subject) -> Iterator[Problem]:
    """Find a deck whose modules, or whose practice, take more minutes than it says there are.

    Why: staff are given that hour and no more; what comes last is then not taught.
    Source: the project's rule that the minutes of a course add up.
    Good: `minutes: "60"` over modules of 60 minutes. Bad: a ninth module in the same hour.
    """
    guide = subject.edition.guide
    for name in subject.decks.keys() & subject.whole:
        deck = guide.guide.documents[name]
        assert isinstance(deck, DeckDocument)
        modules = sum(one.minutes for one in subject.edition.items(deck.modules) if isinstance(one, Module))
        practice = sum(map(_practice_minutes, subject.edition.items(deck.practice)))
        for field, budget, taken in (("minutes", deck.minutes, modules),
                                     ("practice_minutes", deck.practice_minutes, practice)):  # fmt: skip
            if budget is not None and taken > budget:
                message = f"the {name} deck takes {taken} min, and there are {budget} (`{field}`)"
                yield Problem(subject.place(name, field), message, "Shorten slides and their minutes, or drop some.")


def _practice_minutes(item: object) -> Decimal:
    notes = [stage.notes for stage in item.stages] if isinstance(item, Scenario) else []
    notes += [item.notes] if isinstance(item, KnowledgeCheck) else []
    return sum((one.minutes for one in notes), Decimal())


@rule("D503", "slide-too-full", "warning")
def slide_too_full(subject: Subject) -> Iterator[Problem]:
    """Find a slide with more words than the room can read while somebody speaks.

    Why: people read or listen, not both; the detail belongs into the notes.
    Source: Mayer RE. Multimedia Learning, redundancy principle; slides with tables and cards to act by are left out.
    Good: 30 words and a picture. Bad: the notes, pasted onto the slide.
    """
    for outline in subject.decks.values():
        for section in outline.sections:
            for slide in section.slides:
                text = texts(slide)
                said = [plain(one) for name in text if name not in SMALL for one in text[name]]
                count = sum(len(one.split()) for one in said)
                if count > WORDS and not isinstance(slide, _TO_LOOK_UP):
                    message = f"`{slide.origin}` has {count} words; {WORDS} can be read"
                    yield Problem(
                        subject.place(slide.origin), message, "Leave the picture, and move words to `notes:`."
                    )


_TO_LOOK_UP = (out.ActSlide, out.ListSlide, out.SourcesSlide, out.TableSlide, out.ToldSlide)


@rule("D504", "titles-repeated", "error")
def titles_repeated(subject: Subject) -> Iterator[Problem]:
    """Find two slides of a deck, or two sections of a handout, with one title.

    Why: who finds the way by titles, with a screen reader or in a list of slides, cannot tell them apart.
    Source: WCAG 2.2, 2.4.6 Headings and Labels; PowerPoint's accessibility checker asks for unique slide titles.
    Good: "Pressure peaks near the end: measure then". Bad: two slides called "Blood pressure".
    """
    for name, outline in subject.outlines.items():
        seen: dict[str, str] = {}
        for origin, title in _titles(outline):
            if seen.setdefault(title.casefold(), origin) != origin:
                message = f"`{origin}` and `{seen[title.casefold()]}` of {name} have one title: {title!r}"
                yield Problem(subject.place(origin), message, "Say in the title what is different.")


def _titles(outline: HandoutOutline | out.DeckOutline) -> Iterator[tuple[str, str]]:
    """Yield the titles of a deck's slides or of a handout's sections, each with its origin."""
    if isinstance(outline, out.DeckOutline):
        yield from ((slide.origin, plain(slide.title)) for part in outline.sections for slide in part.slides)
    else:
        yield from ((section.origin, plain(section.title)) for section in outline.sections)


@rule("D505", "too-few-pictures", "error")
def too_few_pictures(subject: Subject) -> Iterator[Problem]:
    """Find a deck whose slides carry a picture, chart, diagram or table on fewer than two of three.

    Why: words on a slide compete with the words that are said; a picture and words help each other.
    Source: the project's rule; Mayer RE. Multimedia Learning, multimedia principle.
    Good: a slide that says how often people fall sick shows a hundred people. Bad: it says so in a list.
    """
    for name in subject.decks.keys() & subject.whole:
        slides = [slide for section in subject.decks[name].sections for slide in section.slides]
        bare = [slide.origin for slide in slides if not out.illustrated(slide)]
        if len(slides) < PICTURED * len(bare):
            message = f"{len(bare)} of {len(slides)} slides of `{name}` have only words"
            yield Problem(subject.place(name), message, f"Give one of these a picture: {', '.join(bare)}.")
