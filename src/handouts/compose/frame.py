"""The slides that hold a deck together: title, agenda, news, recall, closing, competencies, sources, end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose import context, safety
from handouts.compose.citations import leading, listed, shorter
from handouts.compose.figures import capitalized, joined
from handouts.compose.notes import entries, minutes_text, notes, plain_notes, timed_notes, total
from handouts.compose.slides import cited_by
from handouts.content.cross_references import display_name
from handouts.content.model.charts import Flow
from handouts.content.model.course import KnowledgeCheck
from handouts.content.model.effects import Effect
from handouts.outline import deck as out
from handouts.text.markup import JOINT, Run, strung

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handouts.content.model.course import Module
    from handouts.content.model.documents import DeckDocument
    from handouts.content.model.history import News, Novelty
    from handouts.content.model.slides import ClosingSlide, RecallQuestion, RecallSlide
    from handouts.edition import Edition, Part
    from handouts.text.markup import RichText


def title(edition: Edition, document: DeckDocument) -> out.TitleSlide:
    """Return the first slide, with the ring where the document has one."""
    words = edition.phrases.deck
    ring = None
    if document.ring:
        ring = out.Ring(edition.facts[document.ring].minutes, document.ring_icon or "", edition.fill(words.ring))
    logo, logo_says = context.logo(edition)
    return out.TitleSlide(
        origin="title",
        title=edition.resolve(document.title),
        notes=plain_notes(edition, (edition.fill(words.title_notes),)),
        mark=None,
        source=(),
        subtitle=edition.resolve(document.subtitle),
        clinic=(Run(edition.clinic.name, fact="clinic"),),
        ring=ring,
        logo=logo,
        logo_says=logo_says,
    )


def agenda(
    edition: Edition, document: DeckDocument, modules: list[tuple[Module, out.DeckSection]], others: int
) -> out.AgendaSlide:
    """Return the modules with their minutes and objectives; the longest is stressed.

    `others` are the seconds of what belongs to the course beside its modules and this slide.
    """
    words, every = edition.phrases.deck, len(document.modules)
    parts: dict[str, Part] = {"modules": edition.number(Decimal(len(modules)))}
    spoken = edition.fill(words.agenda_notes, **parts)
    if len(modules) < every:
        spoken = edition.fill(words.short_notes, **parts, whole=edition.number(Decimal(every)))
    said_notes = plain_notes(edition, (spoken,))
    said_notes = timed_notes(edition, document.clock, said_notes)
    taken = total(section for _, section in modules) + others + said_notes.seconds
    rows = entries(edition, [(edition.resolve(module.title), section) for module, section in modules])
    most = max(modules, key=lambda module: module[1].seconds)[0].id
    longest = next(entry for entry in rows if entry.target == most)
    goals = {module.id: _objectives(edition, [module]) for module, _ in modules}
    return out.AgendaSlide(
        origin=out.AGENDA,
        title=edition.fill(
            words.agenda if rows[1:] else words.agenda_alone,
            minutes=minutes_text(edition, taken),
            longest=longest.name,
        ),
        notes=said_notes,
        mark=None,
        source=(),
        entries=tuple(replace(entry, stressed=entry is longest, objectives=goals[entry.target]) for entry in rows),
        hint=edition.fill(words.agenda_hint),
        origins=tuple(origin for goal in goals.values() for origin, _ in goal),
    )


def closing(edition: Edition, slide: ClosingSlide, modules: list[Module]) -> out.ClosingSlide:
    """Return the slide that closes the course: the objectives of these modules, ticked, and what each does tomorrow."""
    goals = _objectives(edition, modules)
    return out.ClosingSlide(
        origin=slide.id,
        title=edition.resolve(slide.title),
        notes=notes(edition, slide.notes, slide.sources),
        mark=None,
        source=(),
        objectives=goals,
        tomorrow_label=edition.fill(edition.phrases.deck.tomorrow),
        tomorrow=edition.resolve_all(slide.tomorrow),
        origins=tuple(origin for origin, _ in goals),
    )


def _objectives(edition: Edition, modules: list[Module]) -> tuple[tuple[str, RichText], ...]:
    """Return what those who take part can do after these modules, each with its origin."""
    taught = {module.id for module in modules}
    return tuple(
        (objective.id, edition.resolve(objective.text))
        for objective in edition.guide.training.objectives
        if objective.module in taught
    )


def competencies(edition: Edition, parts: Collection[str]) -> out.ListSlide:
    """List what each person shows before being signed off, of what these modules and units of practice prepare for."""
    words = edition.phrases.deck
    shown_by = [
        competency
        for competency in edition.guide.training.competencies
        if not set(competency.taught_in).isdisjoint(parts)
    ]
    return out.ListSlide(
        origin="competencies",
        title=edition.fill(words.competencies_title),
        notes=plain_notes(edition, (edition.fill(words.competencies_notes),)),
        mark=None,
        source=(),
        items=tuple((competency.id, edition.resolve(competency.text)) for competency in shown_by),
        ticked=True,
    )


def sources(edition: Edition, modules: list[Module], practice: tuple[str, ...]) -> out.SourcesSlide:
    """List every reference that the footer of a slide cites."""
    words = edition.phrases.deck
    used = set(cited(edition, modules, practice))
    references = sorted((edition.guide.sources[name] for name in used), key=lambda source: source.short.casefold())
    return out.SourcesSlide(
        origin="sources",
        title=edition.fill(words.sources_title),
        notes=plain_notes(edition, (edition.fill(words.sources_notes),)),
        mark=None,
        source=(),
        entries=tuple((source.id, listed(source)) for source in references),
    )


def cited(edition: Edition, modules: list[Module], practice: tuple[str, ...]) -> Iterator[str]:
    """Yield what the footers cite: of slides their own sources, or those of what they show; those of questions."""
    for slide in (slide for module in modules for slide in module.slides):
        yield from cited_by(edition, slide)
    for item in edition.items(practice):
        if isinstance(item, KnowledgeCheck):
            yield from item.sources


def end(edition: Edition) -> out.EndSlide:
    """Return the last slide, which says how to know this version again."""
    words = edition.phrases.deck
    return out.EndSlide(
        origin="end",
        title=edition.fill(words.end_title),
        notes=plain_notes(edition, (edition.fill(words.end_notes),)),
        mark=None,
        source=(),
        lines=tuple(edition.fill(line) for line in words.end_lines),
    )


def news_slide(edition: Edition, news: News) -> out.TableSlide:
    """Return the table; it names items without showing them, so no row has an item for its origin."""
    words = edition.phrases.deck
    since = {"version": news.version, "date": edition.date(news.date)}
    title, head = edition.fill(words.news_title, **since), tuple(edition.fill(word) for word in words.news_head)
    return out.TableSlide(
        origin="news",
        title=title,
        notes=plain_notes(edition, (edition.fill(words.news_notes, **since),)),
        mark=None,
        source=(),
        head=head,
        weights=(16, 54, 50),
        rows=tuple(_row(edition, novelty) for novelty in news.novelties),
        says=edition.plain_text(words.table_says, title=title, head=joined(edition, head)),
    )


def _row(edition: Edition, novelty: Novelty) -> out.TableRow:
    words = edition.phrases.deck
    label = {"new": words.news_new, "changed": words.news_changed, "gone": words.news_gone}[novelty.what]
    do = words.news_stop if novelty.what == "gone" else words.news_ask if novelty.signed else words.news_learn
    item = edition.guide.items.get(novelty.item)
    name = edition.resolve(display_name(item)) if item and not novelty.name else (Run(novelty.name),)
    cells = (edition.fill(label), name, edition.fill(do))
    return out.TableRow(f"news/{novelty.item}", cells, stressed=novelty.signed)


def recall(edition: Edition, slide: RecallSlide, modules: list[Module]) -> Iterator[out.RecallSlide]:
    """Yield the slide with what these modules taught, if it asks anything of them."""
    taught = {module.id for module in modules}
    numbered = [(number, question) for number, question in enumerate(slide.questions, 1) if question.module in taught]
    questions = tuple(_recalled(edition, f"{slide.id}/{number}", question) for number, question in numbered)
    if not questions:
        return
    words = edition.phrases.deck
    answers = tuple(edition.fill(words.answer_part, of=question.ask, answer=question.answer) for question in questions)
    yield out.RecallSlide(
        origin=slide.id,
        title=edition.resolve(slide.title),
        notes=notes(edition, slide.notes, slide.sources, (*answers, *edition.resolve_all(slide.notes.after))),
        mark=None,
        source=leading(edition, slide.sources),
        brief=shorter(edition, slide.sources),
        origins=tuple(dict.fromkeys(origin for question in questions for origin in question.origins)),
        questions=questions,
        still=edition.fill(words.answer_still),
    )


def _recalled(edition: Edition, origin: str, question: RecallQuestion) -> out.Recalled:
    if question.signs:
        signs = safety.signs(edition, question.signs)
        answers, origins = [edition.resolve(sign.staff) for sign in signs], tuple(sign.id for sign in signs)
    else:
        answers = [text for name in question.items for text in _answers(edition, name)]
        origins = question.items
    return out.Recalled(origin, edition.resolve(question.ask), capitalized(strung(answers, JOINT)), origins)


def _answers(edition: Edition, name: str) -> list[RichText]:
    """Return what is recalled: of an effect what is done, of a pathway what it asks, of a reading its limits."""
    item = edition.guide.items.get(name)
    if isinstance(item, Effect):
        return list(edition.resolve_all(item.staff.do))
    if isinstance(item, Flow):
        first = sorted(item.questions, key=lambda question: question.id != item.start)
        return [edition.resolve(question.ask) for question in first]
    read = next(
        reading for check in edition.guide.monitoring.checks for reading in check.readings if reading.id == name
    )
    return list(edition.resolve_all(read.limits))
