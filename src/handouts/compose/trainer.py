"""A trainer's papers, made from a deck: its slides beside their notes, its questions to copy, what learners show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import safety
from handouts.compose.citations import in_full
from handouts.compose.context import composes
from handouts.compose.frame import cited
from handouts.compose.notes import minutes_text, nearest
from handouts.compose.practice import practised
from handouts.compose.safety import written
from handouts.content.model.blocks import ActsBlock, CompetenciesBlock, QuizBlock, SlidesBlock
from handouts.content.model.course import KnowledgeCheck, Module
from handouts.content.model.documents import DeckDocument
from handouts.content.model.slides import ActSlide
from handouts.outline import deck
from handouts.outline import handout as out
from handouts.outline.walk import AROUND, origins, owned
from handouts.text.markup import JOINT, RichText, Run, plain, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.effects import Effect
    from handouts.edition import Edition

_SPACE = Run(" ")


@composes(SlidesBlock)
def slides(context: SectionContext, block: SlidesBlock) -> Iterator[out.Block]:
    """Yield the parts of a deck, each slide beside its notes; what is only looked up is left out."""
    edition, name = context.edition, block.deck
    passed = 0
    for part in context.decks[name].sections:
        spoken = [slide for slide in part.slides if not slide.looked_up]
        if spoken:
            yield _head(edition, part, name, (spoken[0], spoken[-1]), passed)
            yield from (_notes(edition, slide, name) for slide in spoken)
        passed += part.seconds if part.core else 0


def _head(
    edition: Edition, part: deck.DeckSection, name: str, ends: tuple[deck.Slide, deck.Slide], passed: int
) -> out.DeckPart:
    """Return the head of a part of a deck that begins when so many seconds have passed."""
    words, mark = edition.phrases.deck, ends[0].mark
    minutes: RichText = minutes_text(edition, part.seconds) if part.seconds else ()
    over = edition.fill(words.guide_module, place=mark.place, minutes=minutes) if mark else minutes
    start, end = (edition.number(nearest(seconds)) for seconds in (passed, passed + part.seconds))
    return out.DeckPart(
        origin=f"{part.origin}/title",
        deck=name,
        sign=(Run(str(mark.number)),) if mark else (),
        over=over,
        title=(Run(part.name),),
        hour=edition.fill(words.guide_hour, start=start, end=end) if part.core else (),
        hour_note=edition.fill(words.guide_hour_note) if part.core else (),
        span=edition.plain_text(words.guide_slides, first=out.FIRST, last=out.LAST),
        single=edition.plain_text(words.guide_slide, slide=out.SLIDE),
        ends=(ends[0].origin, ends[1].origin),
    )


def _notes(edition: Edition, slide: deck.Slide, name: str) -> out.SlideNotes:
    """Return a slide with what is said; its own words are seen on its picture."""
    notes = slide.notes
    _, asked_label, listens, answers, _, besides, sources = notes.labels
    labelled = ((asked_label, (notes.ask,)), (listens, (notes.listen_for,)))
    return out.SlideNotes(
        origin=slide.origin,
        deck=name,
        pattern=edition.plain_text(edition.phrases.deck.guide_slide, slide=out.SLIDE),
        time=notes.time if notes.seconds else (),
        sources=_labelled(sources, (strung(notes.sources, JOINT),)),
        title=slide.title,
        say=notes.say,
        ask=tuple(text for label, texts in labelled for text in _labelled(label, texts)),
        answer=_run_on(_labelled(answers, notes.answer)),
        besides=_labelled(besides, notes.if_asked),
        seen=tuple(out.Seen(origin, text) for origin, text in owned(slide, without=AROUND)),
        origins=tuple(sorted(origins(slide) - {slide.origin})),
    )


def _labelled(label: str, texts: Iterable[RichText]) -> tuple[RichText, ...]:
    """Return texts, the first behind its label; nothing where there are none."""
    first, *others = (*filter(None, texts), ())
    return ((Run(f"{label} ", strong=True), *first), *others[:-1]) if first else ()


def _run_on(texts: Iterable[RichText]) -> RichText:
    """Return texts as one paragraph, a dot in the middle behind what ends no sentence."""
    runs: list[Run] = []
    for text in texts:
        ended = not runs or runs[-1].text.endswith((".", "?", "!"))
        runs += [*([_SPACE if ended else JOINT] if runs else []), *text]
    return tuple(runs)


@composes(ActsBlock)
def acts(context: SectionContext, block: ActsBlock) -> Iterator[out.Block]:
    """Yield the effects that no slide of a deck shows with what staff see, do, say and record: here they stand."""
    edition, name = context.edition, block.deck
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    modules = (item for item in edition.items(document.modules) if isinstance(item, Module))
    effects = {slide.effect for module in modules for slide in module.slides if isinstance(slide, ActSlide)}
    rows = tuple(_act(edition, effect) for effect in edition.guide.effects.effects if effect.id not in effects)
    yield out.Table(f"{context.section}/acts", "known", (), (out.RowGroup((), rows),) if rows else ())


def _act(edition: Edition, effect: Effect) -> out.Row:
    staff, words = effect.staff, edition.phrases.deck
    columns = zip(words.act_heads, (staff.see, staff.do, staff.say, staff.record), strict=True)
    lines = [
        (Run(f"{plain(edition.fill(head))}: ", strong=True), *strung(edition.resolve_all(texts), JOINT))
        for head, texts in columns
        if texts
    ]
    call = safety.calls(edition, effect)
    lines += [edition.fill(words.act_call, call=call)] if call else []
    name = out.TextCell((edition.resolve(staff.name),), icon=effect.icon, header=True)
    return out.Row(effect.id, (name, out.TextCell(tuple(lines))))


@composes(QuizBlock)
def quiz(context: SectionContext, block: QuizBlock) -> Iterator[out.Block]:
    """Yield the knowledge checks of a deck to copy: questions with boxes to tick, and no answers."""
    edition, name = context.edition, block.deck
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    words = edition.phrases.deck
    items = edition.items(practised(edition, document.practice))
    checks = [item for item in items if isinstance(item, KnowledgeCheck)]
    for number, item in enumerate(checks, 1):
        title = edition.fill(words.question_title, number=str(number), question=edition.resolve(item.question))
        yield out.Heading(item.id, title)
        yield out.Paragraph(
            f"{item.id}/context", _question_context(edition.resolve(item.figure), edition.resolve(item.context)), "lead"
        )
        choices = (
            _ticked(
                edition, f"{item.id}/choice-{number}", _choice(edition.plain_text(letter), edition.resolve(choice.text))
            )
            for number, (letter, choice) in enumerate(zip(words.letters, item.choices, strict=False), 1)
        )
        yield out.Criteria(f"{item.id}/choices", tuple(choices))


def references(edition: Edition, name: str, origin: str) -> out.Sources:
    """Return in full what a deck cites in its footers and notes, by the names under which it does."""
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    modules = [item for item in edition.items(document.modules) if isinstance(item, Module)]
    practice = practised(edition, document.practice)
    noted = (source for item in (*modules, *edition.items(practice)) for source in item.sources)
    used = {edition.guide.sources[source] for source in (*cited(edition, modules, practice), *noted)}
    listed = sorted(used, key=lambda source: source.short.casefold())
    return out.Sources(origin, tuple(in_full(edition, source, number) for number, source in enumerate(listed, 1)))


@composes(CompetenciesBlock)
def competencies(context: SectionContext, block: CompetenciesBlock) -> Iterator[out.Block]:
    """Yield what a learner has shown, to tick, with who saw it and when."""
    edition = context.edition
    rows = (
        _ticked(
            edition,
            competency.id,
            edition.resolve(competency.text),
            tuple(written(edition, blank) for blank in block.fields),
        )
        for competency in edition.guide.training.competencies
    )
    yield out.Criteria(f"{context.section}/competencies", tuple(rows))


def _ticked(edition: Edition, origin: str, text: RichText, blanks: tuple[out.Blank, ...] = ()) -> out.Criterion:
    says = edition.plain_text(edition.phrases.handout.tick, text=text)
    fields = tuple(
        out.Blank(
            f"{origin}/{blank.origin}",
            blank.label,
            kind=blank.kind,
            tooltip=edition.plain_text(edition.phrases.handout.record_field, reading=blank.label, time=text),
        )
        for blank in blanks
    )
    return out.Criterion(origin, text, out.Blank(f"{origin}/tick", (), kind="tick", tooltip=says), fields)


def _question_context(figure: RichText, context: RichText) -> RichText:
    return (*figure, _SPACE, *context) if figure else context


def _choice(letter: str, words: RichText) -> RichText:
    return (Run(f"{letter}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", strong=True), *words)
