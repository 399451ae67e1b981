"""Rules about decks: parts take the time that they promise, a slide holds its words, charts say whom they come from."""

from __future__ import annotations

import heapq
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose.notes import MINUTE, face, total
from handouts.content.model.charts import Chart
from handouts.content.model.course import Module, Unit
from handouts.content.model.documents import DeckDocument
from handouts.content.model.likelihoods import counted
from handouts.content.model.slides import FigureSlide
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.walk import BESIDES, nodes, owned
from handouts.rules.registry import rule
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.registry import Subject
    from handouts.text.markup import RichText

WORDS = 40
"""Words on a slide of the course, beneath its title."""
LOOKED_UP = 60
"""Words in a list, a table or a pathway, and on any slide of the practice."""
PICTURED = 3
"""Of so many slides one may be without a picture."""
_NAMED = 3
"""So many slides are named where too much time is taken."""


@rule("D501", "part-too-long", "error")
def part_too_long(subject: Subject) -> Iterator[Problem]:
    """Find a module, or a unit of practice, that takes more minutes than it promises.

    Why: who has half an hour gets half a unit, and a course that overruns is cut at its end, where consent is taught.
    Source: the project's rule that the time of a course is counted: words, what is asked and how, and looking.
    Good: 400 words and a task for pairs in a module of 7 minutes. Bad: a question to each in turn on all its slides.
    """
    items = subject.edition.guide.items
    for section in (section for outline in subject.decks.values() for section in outline.sections):
        part = items.get(section.origin.removesuffix(out.SECTION))
        if isinstance(part, Module | Unit) and part.minutes and section.seconds > part.minutes * MINUTE:
            message = f"`{part.id}` takes {face(section.seconds)} min, and promises {part.minutes}"
            yield Problem(subject.place(part.id, "minutes"), message, _longest([section]))


@rule("D502", "course-off-promise", "error")
def course_off_promise(subject: Subject) -> Iterator[Problem]:
    """Find a course that, with its opening and closing, takes more or fewer minutes than its deck promises.

    Why: staff are given that hour and no more; what comes last is then not taught. What is far too short is padded.
    Source: the project's rule that the time of a course is counted: words, what is asked and how, and looking.
    Good: `minutes: {at_least: 55, at_most: 60}` over slides of 58 minutes. Bad: a ninth module in the same hour.
    """
    for name in subject.decks.keys() & subject.whole:
        deck = subject.edition.guide.guide.documents[name]
        assert isinstance(deck, DeckDocument)
        core = [section for section in subject.decks[name].sections if section.core]
        seconds = total(core)
        if deck.minutes and not deck.minutes.kept(Decimal(seconds) / MINUTE):
            most = seconds > deck.minutes.at_most * MINUTE
            span = f"{deck.minutes.at_least} to {deck.minutes.at_most}"
            message = f"the course of the {name} deck takes {face(seconds)} min, and promises {span}"
            hint = _longest(core) if most else "Add what its objectives ask for, or promise less."
            yield Problem(subject.place(name, "minutes"), message, hint)


def _longest(sections: Iterable[out.DeckSection]) -> str:
    """Return which slides take longest, and what of each: its words, or what is asked."""
    slides = [slide for section in sections for slide in section.slides]
    most = heapq.nlargest(_NAMED, slides, key=lambda slide: slide.notes.seconds)
    named = ", ".join(f"`{slide.origin}` {face(slide.notes.seconds)}{_why(slide.notes)}" for slide in most)
    return f"Longest: {named}. Drop a question, or say it in fewer words, or under `if_asked:`."


def _why(notes: out.Notes) -> str:
    words = sum(len(plain(text).split()) for text in (*notes.say, notes.ask))
    return f" ({words} words{f', asks: {notes.kind}' if notes.kind else ''})"


@rule("D503", "slide-too-full", "warning")
def slide_too_full(subject: Subject) -> Iterator[Problem]:
    """Find a slide with more words beneath its title than the room can read while somebody speaks.

    What heads a column does not count, nor what comes by a click, stands at an arrow, or is quoted whole, such as a
    card of the handout; nor what nobody presents, such as the sources.
    Why: people read or listen, not both; the detail belongs into the notes.
    Source: Mayer RE. Multimedia Learning, redundancy principle; the numbers are the project's.
    Good: 30 words and a picture. Bad: the notes, pasted onto the slide.
    """
    for outline in subject.decks.values():
        for section in outline.sections:
            for slide in section.slides if section.seconds else ():
                count, most = _read(slide), WORDS if section.core and not slide.scanned else LOOKED_UP
                if count > most:
                    message = f"`{slide.origin}` has {count} words; {most} can be read"
                    hint = "Leave the picture, and move words to `notes:`."
                    yield Problem(subject.place(slide.origin), message, hint)


def _read(slide: out.Slide) -> int:
    """Return how many words of a slide are read, apart from its title."""
    return sum(len(plain(text).split()) for _, text in owned(slide, without=BESIDES))


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
        bare = [slide.origin for slide in slides if not slide.illustrated]
        if len(slides) < PICTURED * len(bare):
            message = f"{len(bare)} of {len(slides)} slides of `{name}` have only words"
            yield Problem(subject.place(name), message, f"Give one of these a picture: {', '.join(bare)}.")


@rule("F410", "chart-unframed", "error")
def chart_unframed(subject: Subject) -> Iterator[Problem]:
    """Find a chart of a deck that does not say drug and route, how many people, when, and beside what.

    A picture of people whose certainty is known says that as well. Groups of bars each say their own.

    Why: a chart is photographed and shown alone; "69 of 100" without them is read as the promise of another drug.
    Source: International Patient Decision Aid Standards, probabilities domain; rule RC08 of the project's standard.
    Good: "Drug A by mouth: 84 people, beside placebo, after one dose" beside its bars. Bad: two bars and a title.
    """
    for node in nodes(tuple(subject.decks.values())):
        match node:
            case out.BarChartSlide():
                yield from _bars(subject, node)
            case out.LineChartSlide():
                charts = (subject.edition.guide.items[name] for name in node.origins)
                for chart in (chart for chart in charts if isinstance(chart, Chart)):
                    yield from _chart(subject, chart, node.about)
            case out.ChanceSlide():
                yield from _chance(subject, node)
            case out.FigureSlide() if node.hundreds:
                yield from _hundreds(subject, node)
            case _:
                pass


def _bars(subject: Subject, slide: out.BarChartSlide) -> Iterator[Problem]:
    edition = subject.edition
    for group in slide.groups:
        item, _, bar = group.categories[0].origin.partition("/")
        chart = edition.guide.items[item]
        if isinstance(chart, Chart):
            named = {bar.name.casefold().replace(" ", "-"): bar for bar in chart.bars}
            yield from _chart(subject, chart, group.label, named[bar].exposure)
        elif figure := counted(chart):
            yield from _unsaid(subject, item, group.label, _framed(edition, figure.study))


def _chart(subject: Subject, chart: Chart, label: RichText, exposure: str | None = None) -> Iterator[Problem]:
    exposures = exposure or chart.exposure
    if chart.study:
        framed = _framed(subject.edition, chart.study, timed=not chart.lines)
        yield from _unsaid(subject, chart.id, label, framed)
    elif exposures is None:
        hint = "Give it `study:` or `exposure:`, or each of its bars `exposure:`; guide.yaml lists them."
        yield Problem(subject.place(chart.id), f"`{chart.id}` does not tell what the people measured had", hint)
    elif not chart.bars or chart.bars[0].comparison is not None:
        hint = "Give it `study:`, which knows the people and what those had who are beside them."
        yield Problem(subject.place(chart.id), f"`{chart.id}` does not tell whom it compares", hint)
    else:
        named = subject.edition.guide.exposures[exposures].name.staff
        alone = subject.edition.phrases.deck.alone
        yield from _unsaid(subject, chart.id, label, map(subject.edition.plain_text, (named, alone)))


def _chance(subject: Subject, slide: out.ChanceSlide) -> Iterator[Problem]:
    edition = subject.edition
    for name in {box.origin.partition("/")[0] for box in slide.chance.boxes}:
        if figure := counted(edition.guide.items[name]):
            certain = edition.phrases.figures.certainty[figure.certainty] if figure.certainty else None
            framed = (*_framed(edition, figure.study), *([edition.plain_text(certain)] if certain else []))
            yield from _unsaid(subject, slide.chance.origin, (*slide.about, *slide.chance.note), framed)


def _hundreds(subject: Subject, slide: out.FigureSlide) -> Iterator[Problem]:
    item = subject.edition.guide.items[slide.origin]
    assert isinstance(item, FigureSlide)
    if item.study:
        yield from _unsaid(subject, slide.origin, slide.about, _framed(subject.edition, item.study))
    else:
        message = f"`{slide.origin}` does not tell whom its hundred comes from"
        yield Problem(subject.place(slide.origin), message, "Give it `study:`; references.yaml lists them.")


def _framed(edition: Edition, name: str, *, timed: bool = True) -> tuple[str, ...]:
    """Return what must be said of a study; of the time only where no axis tells it."""
    study = edition.guide.studies[name]
    people = plain(edition.quote(study.size)) if study.size else edition.plain_text(study.people.staff)
    comparator = study.comparator.staff if study.comparator else edition.phrases.deck.alone
    span = (study.span.staff,) if timed else ()
    return (people, *map(edition.plain_text, (edition.guide.exposures[study.exposure].name.staff, comparator, *span)))


def _unsaid(subject: Subject, item: str, text: RichText, framed: Iterable[str]) -> Iterator[Problem]:
    words = plain(text).casefold()
    for missing in (word for word in framed if word.casefold() not in words):
        yield Problem(subject.place(item), f"the chart of `{item}` does not say {missing!r}", _OURS)


_OURS = "The program says it from the study; please report this."
