"""What a slide carries besides its picture: where it stands, speaker notes, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from handouts.compose.citations import short
from handouts.compose.context import composes_slide
from handouts.compose.figures import capitalized, joined
from handouts.content.loaded import place, places
from handouts.content.model import course, slides
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.deck import Notes
from handouts.outline.prose import quoted
from handouts.outline.prose import quoted_numbers as figures
from handouts.outline.walk import origins
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import Common, SlideContext
    from handouts.content.model.charts import Chart
    from handouts.content.model.documents import AskKind, Clock
    from handouts.content.model.slides import Ask
    from handouts.content.model.slides import Notes as NotesItem
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline, Section
    from handouts.text.markup import RichText


def notes(edition: Edition, item: NotesItem, sources: Iterable[str], answer: tuple[RichText, ...] = ()) -> Notes:
    """Return the notes of a slide; `answer` is what comes on it by clicks."""
    plainly = plain_notes(edition, edition.resolve_all(item.say), item.ask, edition.resolve_all(item.if_asked), sources)
    return replace(plainly, answer=answer)


def plain_notes(
    edition: Edition,
    say: tuple[RichText, ...],
    ask: Ask | None = None,
    if_asked: tuple[RichText, ...] = (),
    sources: Iterable[str] = (),
) -> Notes:
    """Return notes made of given parts; how long they take is told where they are timed."""
    words = edition.phrases.deck
    kind = ask.kind if ask else None
    asked_label = getattr(words.asks, kind) if kind else words.asks.room
    labels = (words.say, asked_label, words.listen_for, words.answer, words.time, words.if_asked, words.sources)
    first, asks, listens, answers, times, besides, last = map(edition.plain_text, labels)
    return Notes(
        say=say,
        ask=edition.resolve(ask.text) if ask else (),
        time=(),
        sources=tuple(short(edition, (name,)) for name in sources),
        labels=(first, asks, listens, answers, times, besides, last),
        listen_for=edition.resolve(ask.listen_for) if ask else (),
        if_asked=if_asked,
        kind=kind,
    )


MINUTE = 60
_Slide = TypeVar("_Slide", bound=out.Slide)


def timed(edition: Edition, clock: Clock, slide: _Slide) -> _Slide:
    """Return a slide whose notes say how long it takes."""
    steps = getattr(clock, slide.practice) if slide.practice else ()
    return replace(slide, notes=timed_notes(edition, clock, slide.notes, steps))


def timed_notes(edition: Edition, clock: Clock, notes: out.Notes, steps: tuple[AskKind, ...] = ()) -> out.Notes:
    """Return notes with their seconds, and these in words; `steps` is how the slide itself is worked through."""
    words = sum(len(plain(text).split()) for text in (*notes.say, notes.ask, *notes.answer))
    seconds = clock.seconds(words, (*steps, notes.kind) if notes.kind else steps)
    time = edition.fill(edition.phrases.deck.clock, time=face(seconds))
    return replace(notes, time=time, seconds=seconds)


def face(seconds: int) -> str:
    """Return seconds as a clock shows them, in minutes and seconds: `1:05`."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"


def minutes(seconds: int) -> Decimal:
    """Return seconds in whole minutes, a half rounded up; one at the least."""
    return max(nearest(seconds), Decimal(1))


def nearest(seconds: int) -> Decimal:
    """Return the minute that is nearest to so many seconds, a half rounded up."""
    return (Decimal(seconds) / MINUTE).quantize(Decimal(1), ROUND_HALF_UP)


def minutes_text(edition: Edition, seconds: int) -> RichText:
    """Return seconds in whole minutes, as the deck says them."""
    return edition.counted(edition.phrases.deck.minutes, minutes(seconds))


def entries(edition: Edition, parts: Iterable[tuple[RichText, out.DeckSection]]) -> tuple[out.AgendaEntry, ...]:
    """Return named sections as lines of an agenda, each with its minutes and a link to its first slide."""
    return tuple(
        out.AgendaEntry(
            number,
            name,
            minutes(section.seconds),
            minutes_text(edition, section.seconds),
            target=section.slides[0].origin,
            stressed=False,
        )
        for number, (name, section) in enumerate(parts, 1)
    )


def total(sections: Iterable[out.DeckSection]) -> int:
    """Return the seconds that sections take together."""
    return sum(section.seconds for section in sections)


def missing_quotes(edition: Edition, handout: HandoutOutline, modules: Iterable[course.Module]) -> Iterator[Problem]:
    """Yield every slide that quotes or names an item which the handout does not show."""
    shown, mentioned = origins(handout.sections), _items_told(handout.sections)
    for slide in (slide for module in modules for slide in module.slides):
        lacking = [("handout", name) for name in slide.handout if _patient_item(edition, name) not in mentioned]
        if isinstance(slide, slides.ToldSlide) and slide.item not in shown:
            lacking.append(("item", slide.item))
        for field, item in lacking:
            hint = f"Name it in a section of `{handout.identity.document}`, or take another item."
            message = f"`{item}` is named here, and the handout does not show it"
            yield Problem(place(edition.content, places(edition.content), slide.id, field), message, hint)


def sections_to_read(context: SlideContext, names: Iterable[str]) -> RichText:
    """Return, for the notes, the titles of the handout's sections that tell of items; nothing where none is named."""
    wanted = {_patient_item(context.edition, name) for name in names}
    titles = tuple(title for title, items in _sections(context) if wanted & items) if wanted else ()
    return (
        context.edition.fill(context.edition.phrases.deck.read_in, sections=joined(context.edition, titles))
        if titles
        else ()
    )


def _sections(context: SlideContext) -> list[tuple[RichText, set[str]]]:
    """Return the titles of the handout's sections with what each tells: every slide asks, and it is found out once."""
    key = (f"{context.handout.identity.document}/told",)
    return context.edition.memo(
        key, lambda: [(section.title, _items_told(section)) for section in context.handout.sections]
    )


def _items_told(part: Any) -> set[str]:
    """Return the items that a part of a handout shows, or quotes the figure of."""
    return origins(part) | {run.fact for run in figures(part)}


def _patient_item(edition: Edition, item: str) -> str:
    """Return the item that tells patients: of an effect or a check that may be another one."""
    return getattr(edition.guide.items[item], "told_by", None) or item


@composes_slide(slides.ToldSlide)
def told_slide(context: SlideContext, slide: slides.ToldSlide, common: Common) -> out.ToldSlide:
    """Quote the handout whole, with the section in which it stands."""
    edition, words = context.edition, context.edition.phrases.deck
    section = section_of(context.handout, slide.item)
    return out.ToldSlide(
        **common,
        section=edition.fill(words.section, n=_number(section)),
        section_title=section.title if section.part else (),
        quote=quoted(section, slide.item),
        staff_label=edition.fill(words.for_staff),
        staff=edition.resolve_all(slide.staff),
        icon=section.icon,
    )


def section_of(handout: HandoutOutline, item: str) -> Section:
    """Return the section of the handout that shows an item."""
    return next(section for section in handout.sections if item in origins(section))


def _number(section: Section) -> str:
    return plain(section.part) or plain(section.title)


def study_label(edition: Edition, name: str, *, timed: bool = True) -> RichText:
    """Return what a chart says of the study that its figures come from; of the time only where no axis does."""
    words, study = edition.phrases.deck, edition.guide.studies[name]
    people = edition.quote(study.size) if study.size else edition.resolve(study.people.staff)
    comparator = edition.fill(words.alone)
    if study.comparator:
        comparator = edition.fill(words.beside, comparator=edition.resolve(study.comparator.staff))
    span = edition.resolve(study.span.staff) if timed else ()
    return (*_exposure_name(edition, study.exposure), Run(": "), *joined(edition, (people, comparator, span)))


def chart_label(edition: Edition, chart: Chart, exposure: str | None = None) -> RichText:
    """Return what a chart says of its study, or of what its people had; an exposure is that of a group of its bars."""
    if chart.study:
        return study_label(edition, chart.study, timed=not chart.lines)
    exposures = exposure or chart.exposure
    if not exposures:
        return ()
    alone = all(bar.comparison is None for bar in chart.bars)
    return (
        *_exposure_name(edition, exposures),
        *((Run(": "), *edition.fill(edition.phrases.deck.alone)) if alone else ()),
    )


def _exposure_name(edition: Edition, name: str) -> RichText:
    """Return an exposure's name in bold, as it begins a sentence."""
    return stressed(capitalized(edition.resolve(edition.guide.exposures[name].name.staff)))
