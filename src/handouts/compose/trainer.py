"""A trainer's papers, made from a deck: its slides beside their notes, its questions to copy, what learners show."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handouts.compose import safety
from handouts.compose.citations import in_full
from handouts.compose.consent import written
from handouts.compose.frame import cited
from handouts.compose.units import practised
from handouts.content.markup import RichText, Run, plain
from handouts.content.model.documents import DeckDocument
from handouts.content.model.training import ActSlide, KnowledgeCheck, Module
from handouts.outline import deck
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.blocks import CompetenciesBlock
    from handouts.content.model.items import Effect
    from handouts.edition import Edition

_JOINT = Run("\N{NO-BREAK SPACE}\N{MIDDLE DOT} ")
_COLON = Run(": ")
_SPACE = Run(" ")


def slides(edition: Edition, shown: deck.DeckOutline, section: str) -> Iterator[out.Block]:
    """Yield the slides of each part of a deck beside their notes; what is only looked up is left out."""
    head = tuple(edition.fill(word) for word in edition.phrases.deck.guide_head)
    for part in shown.sections:
        rows = tuple(_row(slide) for slide in part.slides if not isinstance(slide, deck.SourcesSlide))
        if rows:
            yield out.Heading(f"{part.origin}/title", (Run(part.name),))
            yield out.Table(f"{section}/{part.origin}", "slides", head, (out.RowGroup((), rows),))


def acts(edition: Edition, name: str, origin: str) -> out.Table:
    """Return the effects that no slide of a deck shows with what staff see, do, say and record: here they stand."""
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    modules = (item for item in edition.items(document.modules) if isinstance(item, Module))
    shown = {slide.effect for module in modules for slide in module.slides if isinstance(slide, ActSlide)}
    rows = tuple(_act(edition, effect) for effect in edition.guide.effects.effects if effect.id not in shown)
    head = tuple(edition.fill(word) for word in edition.phrases.deck.acts_head)
    return out.Table(origin, "slides", head, (out.RowGroup((), rows),) if rows else ())


def _act(edition: Edition, effect: Effect) -> out.Row:
    staff, words = effect.staff, edition.phrases.deck
    said = zip(words.act_heads, (staff.see, staff.do, staff.say, staff.record), strict=True)
    told = [
        (Run(f"{plain(edition.fill(head))}: ", strong=True), *_joined(edition.said(texts)))
        for head, texts in said
        if texts
    ]
    called = safety.calls(edition, effect)
    told += [edition.fill(words.act_call, call=called)] if called else []
    name = out.TextCell((edition.say(staff.name),), icon=effect.icon, header=True)
    return out.Row(effect.id, (name, out.TextCell(tuple(told))))


def _row(slide: deck.Slide) -> out.Row:
    told = [(origin, text) for origin, text in _traced(slide) if text]
    origins = ("", *(origin for origin, _ in told)) if any(origin for origin, _ in told) else ()
    shown = out.TextCell((slide.title, *(text for _, text in told)), header=True, origins=origins)
    return out.Row(slide.origin, (shown, out.TextCell(tuple(_notes(slide.notes)))))


def _notes(notes: deck.Notes) -> Iterator[RichText]:
    """Yield what is said, then the other parts, each behind its label."""
    _, *others = notes.parts()
    yield from notes.say
    for label, texts in others:
        first, *more = (_joined(texts),) if texts == notes.sources else texts
        yield (Run(f"{label} ", strong=True), *first)
        yield from more


def _traced(slide: deck.Slide) -> Iterator[tuple[str, RichText]]:
    """Yield the words of a slide beneath its title, those of rows and of lists with what they show."""
    match slide:
        case deck.TableSlide(rows=rows):
            yield from ((row.origin, _told(slide, row)) for row in rows)
        case deck.ListSlide(items=items):
            yield from items
        case deck.AgendaSlide(entries=entries):
            yield from (pair for entry in entries for pair in (("", _agenda(entry)), *entry.objectives))
        case _:
            yield from (("", text) for text in _outline(slide))


def _agenda(entry: deck.AgendaEntry) -> RichText:
    return _said(entry.name, entry.minutes_label)


def _told(slide: deck.TableSlide, row: deck.TableRow) -> RichText:
    """Return a row in one line: behind its first cell the others, each with its column's head where there are several.

    Else nobody knew what the line tells: what looks like a danger sign stood behind it as if it were one.
    """
    first, *cells = row.cells
    heads = slide.head[1:] if len(cells) > 1 else ((),) * len(cells)
    pairs = zip(heads, cells, strict=True)
    told = [(*((Run(f"{plain(head)}: ", strong=True),) if head else ()), *cell) for head, cell in pairs if cell]
    return _said(first, _joined(told)) if told else first


def _outline(slide: deck.Slide) -> Iterator[RichText]:
    """Yield the words of a slide beneath its title, as far as they help to know it again."""
    match slide:
        case deck.TitleSlide():
            yield slide.subtitle
        case deck.OpenerSlide():
            yield from (slide.objective, slide.minutes)
        case deck.ClosingSlide():
            yield from (text for _, text in slide.objectives)
            yield _said(slide.tomorrow_label, _joined(slide.tomorrow))
        case deck.BulletsSlide():
            yield from (*slide.points, slide.remember)
        case deck.FigureSlide():
            yield from ((*slide.number, _SPACE, *slide.sentence), slide.stress)
        case deck.ChanceSlide():
            yield from (_said(box.caption, box.yes_count) for box in slide.chance.boxes)
            yield slide.remember
        case deck.BarChartSlide():
            yield slide.label
            for group in slide.groups:
                yield group.label
                yield from (_said((Run(bar.name),), (Run(bar.label),)) for bar in group.categories)
            yield slide.remember
        case deck.LineChartSlide():
            yield from (slide.label, slide.about, slide.remember)
        case deck.TimeLineSlide():
            yield slide.timeline.caption
        case deck.FlowSlide():
            yield from slide.told
        case deck.ComparisonSlide():
            yield from (_said(ask, _joined(words for _, words in answers)) for ask, answers in slide.rows)
        case deck.ActSlide():
            parts = (slide.see, slide.do, slide.say, slide.record)
            yield from (_said(head, _joined(texts)) for head, texts in zip(slide.heads, parts, strict=True))
            yield slide.call
        case deck.ToldSlide():
            yield from ((*slide.section, _SPACE, *slide.section_title), *slide.staff)
        case deck.ScenarioSlide() | deck.QuestionSlide():
            yield from _practice(slide)
        case deck.SourcesSlide() | deck.TableSlide() | deck.ListSlide() | deck.AgendaSlide():
            return
        case deck.EndSlide():
            yield from slide.lines
        case _:
            assert_never(slide)


def _practice(slide: deck.ScenarioSlide | deck.QuestionSlide) -> Iterator[RichText]:
    """Yield what the room is asked; answers stand in the notes."""
    if isinstance(slide, deck.ScenarioSlide):
        yield from (slide.detail, *(_said(one.at, one.value) for one in slide.readings if one.known), slide.ask)
        return
    yield _asked(slide.figure, slide.context)
    for letter, words in zip(slide.letters, slide.choices, strict=True):
        yield _choice(letter, words)


def quiz(edition: Edition, name: str) -> Iterator[out.Block]:
    """Yield the knowledge checks of a deck to copy: questions with boxes to tick, and no answers."""
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    words = edition.phrases.deck
    items = edition.items(practised(edition, document.practice))
    checks = [item for item in items if isinstance(item, KnowledgeCheck)]
    for number, item in enumerate(checks, 1):
        asked = edition.fill(words.question_title, number=str(number), question=edition.say(item.question))
        yield out.Heading(item.id, asked)
        yield out.Paragraph(f"{item.id}/context", _asked(edition.say(item.figure), edition.say(item.context)), "lead")
        choices = (
            _ticked(edition, f"{item.id}/choice-{at}", _choice(edition.words(letter), edition.say(choice.text)))
            for at, (letter, choice) in enumerate(zip(words.letters, item.choices, strict=False), 1)
        )
        yield out.Criteria(f"{item.id}/choices", tuple(choices))


def references(edition: Edition, name: str, origin: str) -> out.Sources:
    """Return in full what a deck cites in its footers and notes, by the names under which it does."""
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    modules = [item for item in edition.items(document.modules) if isinstance(item, Module)]
    practice = practised(edition, document.practice)
    noted = (source for item in (*modules, *edition.items(practice)) for source in item.sources)
    used = {edition.guide.sources[one] for one in (*cited(edition, modules, practice), *noted)}
    listed = sorted(used, key=lambda one: one.short.casefold())
    return out.Sources(origin, tuple(in_full(edition, one, number) for number, one in enumerate(listed, 1)))


def competencies(edition: Edition, block: CompetenciesBlock, section: str) -> out.Criteria:
    """Return what a learner has shown, to tick, with who saw it and when."""
    rows = (
        _ticked(edition, one.id, edition.say(one.text), tuple(written(edition, blank) for blank in block.fields))
        for one in edition.guide.training.competencies
    )
    return out.Criteria(f"{section}/competencies", tuple(rows))


def _ticked(edition: Edition, origin: str, text: RichText, blanks: tuple[out.Blank, ...] = ()) -> out.Criterion:
    says = edition.words(edition.phrases.handout.tick, text=text)
    beside = tuple(
        out.Blank(
            f"{origin}/{one.origin}",
            one.label,
            kind=one.kind,
            tooltip=edition.words(edition.phrases.handout.record_field, reading=one.label, time=text),
        )
        for one in blanks
    )
    return out.Criterion(origin, text, out.Blank(f"{origin}/tick", (), kind="tick", tooltip=says), beside)


def _asked(figure: RichText, context: RichText) -> RichText:
    return (*figure, _SPACE, *context) if figure else context


def _choice(letter: str, words: RichText) -> RichText:
    return (Run(f"{letter}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", strong=True), *words)


def _said(head: RichText, words: RichText) -> RichText:
    """Return words behind their head, which keeps its own sign where it asks."""
    return (*head, _SPACE if plain(head).endswith("?") else _COLON, *words)


def _joined(texts: Iterable[RichText]) -> RichText:
    return tuple(run for text in filter(None, texts) for run in (_JOINT, *text))[1:]
