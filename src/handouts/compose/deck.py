"""From an edition to a deck's outline: opening, modules, end, the ways back; each document composed once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from handouts.compose import context, frame, handout
from handouts.compose import practice as units
from handouts.compose.citations import uncited
from handouts.compose.context import SlideContext
from handouts.compose.frame import news_slide, recall
from handouts.compose.notes import minutes_text, missing_quotes, nearest, notes, timed, total
from handouts.compose.slides import compose_slide
from handouts.content.model.blocks import BackgroundBlock, SlidesBlock
from handouts.content.model.course import Module
from handouts.content.model.documents import DeckDocument, HandoutDocument
from handouts.errors import ContentError
from handouts.outline import deck as out
from handouts.outline.walk import elsewhere, mapped
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.history import News
    from handouts.content.model.phrases import DeckWords
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.text.markup import Markup


def led_back(edition: Edition, sections: Iterable[out.DeckSection]) -> Iterator[out.DeckSection]:
    """Yield the sections, each slide with its way back where the deck has a slide that it can lead to."""
    sections = tuple(sections)
    there = {slide.origin for section in sections for slide in section.slides}
    for section in sections:
        slides = (replace(slide, back=_back(edition, slide, there)) for slide in section.slides)
        yield replace(section, slides=tuple(slides))


def _back(edition: Edition, slide: out.Slide, there: set[str]) -> out.Back | None:
    words = edition.phrases.deck
    ways = ((to, says) for to, says in _ways(words, slide) if to in there)
    return next((out.Back(to, edition.plain_text(says)) for to, says in ways), None)


def _ways(words: DeckWords, slide: out.Slide) -> Iterator[tuple[str, Markup]]:
    """Yield where a slide may lead and how that is said, the best first."""
    if slide.practice:
        yield out.MENU, words.to_menu
        yield out.AGENDA, words.to_agenda
    elif slide.mark:
        yield out.AGENDA, words.to_agenda


def compose(edition: Edition, name: str, handout: HandoutOutline, modules: tuple[str, ...] = ()) -> out.DeckOutline:
    """Return the outline of the deck of that name, which cites a handout; with `modules`, a short session.

    That is made of these modules, and of units of practice, which are named with them; it has its own closing and the
    lines of the sign-off that it prepares for, and nothing that is only looked up.
    Raises ContentError where an item that a slide cites stands nowhere in that handout.
    """
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    chosen = _chosen(edition, document, modules)
    problems = tuple(missing_quotes(edition, handout, chosen))
    if problems:
        raise ContentError(problems)
    words = edition.phrases.deck
    sections = _core(edition, document, handout, chosen)
    if name in edition.news and not modules:  # a short session is no way to learn what changed
        sections.append(_news(edition, edition.news[name]))
    practice = tuple(unit for unit in document.practice if not modules or unit in modules)
    sections += units.sections(edition, document, practice)
    signed = tuple(_filled(frame.competencies(edition, {*practice, *(module.id for module in chosen)})))
    if signed:
        sections.append(out.DeckSection("sign-off", edition.plain_text(words.signed_section), signed))
    cited = () if modules else _filled(frame.sources(edition, chosen, units.practised(edition, practice)))
    closing = (*cited, frame.end(edition))
    named = words.version_section if modules else words.closing_section
    sections.append(out.DeckSection("closing", edition.plain_text(named), closing))
    outline = out.DeckOutline(
        context.identity(edition, name, document.title),
        tuple(led_back(edition, sections)),
        edition.plain_text(words.continued, part="{part}", parts="{parts}"),
        edition.resolve(words.unread),
    )
    titles = {section.origin: plain(section.title) for section in handout.sections}
    return context.in_deck(edition, mapped(uncited(outline), lambda text: elsewhere(text, titles)))


def _core(
    edition: Edition, document: DeckDocument, handout: HandoutOutline, chosen: list[Module]
) -> list[out.DeckSection]:
    """Return the course itself: opening, modules, and the end that it has before anybody practises."""
    words, time = edition.phrases.deck, partial(timed, edition, document.clock)
    taught = [
        _module_section(edition, document, handout, module, (number, len(chosen)))
        for number, module in enumerate(chosen, 1)
    ]
    last = edition.guide.training.closing if chosen else None
    recall_slide = edition.guide.training.recall if chosen else None
    ends: list[out.Slide] = [*(recall(edition, recall_slide, chosen) if recall_slide else ())]
    ends += [frame.closing(edition, last, chosen)] if last else []
    origin, slides = f"{ends[-1].origin}{out.SECTION}" if ends else "", tuple(time(end) for end in ends)
    ended = [out.DeckSection(origin, edition.plain_text(words.end_section), slides, core=True)] if ends else []
    title = time(frame.title(edition, document))
    named = list(zip(chosen, taught, strict=True))
    others = title.notes.seconds + total(ended)
    opening: tuple[out.Slide, ...] = (title,)
    if named:
        opening = (title, frame.agenda(edition, document, named, others))
    first = out.DeckSection("opening", edition.plain_text(words.opening_section), opening, core=True)
    return [first, *_started(edition, taught, first.seconds), *ended]


def _started(edition: Edition, modules: list[out.DeckSection], passed: int) -> Iterator[out.DeckSection]:
    """Yield modules whose openers say at which minute of the course they start: the first after `passed` seconds."""
    for section in modules:
        opener, *slides = section.slides
        assert isinstance(opener, out.OpenerSlide)
        start = edition.number(nearest(passed))
        starts = edition.fill(edition.phrases.deck.starts, start=start, minutes=minutes_text(edition, section.seconds))
        yield replace(section, slides=(replace(opener, minutes=starts), *slides))
        passed += section.seconds


def _chosen(edition: Edition, document: DeckDocument, names: tuple[str, ...]) -> list[Module]:
    """Return the modules asked for, or all of them, in the document's order."""
    items = edition.items(tuple(module for module in document.modules if not names or module in names))
    return [module for module in items if isinstance(module, Module)]


def _filled(slide: out.ListSlide | out.SourcesSlide) -> Iterator[out.Slide]:
    """Yield the slide where it has something to show."""
    match slide:
        case out.ListSlide(items=()) | out.SourcesSlide(entries=()):
            return
        case _:
            yield slide


def _module_section(
    edition: Edition, document: DeckDocument, handout: HandoutOutline, module: Module, numbered: tuple[int, int]
) -> out.DeckSection:
    """Return a module, the first or later of so many."""
    number, count = numbered
    words, time = edition.phrases.deck, partial(timed, edition, document.clock)
    name = edition.resolve(module.title)
    place = edition.fill(words.place, number=str(number), count=str(count))
    context = SlideContext(edition, handout, out.Mark(number, count, name, place))
    opener = time(
        out.OpenerSlide(
            origin=module.id,
            title=name,
            notes=notes(edition, module.notes, module.sources),
            mark=context.mark,
            source=(),
            objective=edition.resolve(module.objective),
            minutes=(),
        )
    )
    slides = tuple(time(compose_slide(context, slide)) for slide in module.slides)
    return out.DeckSection(f"{module.id}{out.SECTION}", edition.plain_text(module.title), (opener, *slides), core=True)


def _news(edition: Edition, news: News) -> out.DeckSection:
    words = edition.phrases.deck
    return out.DeckSection("news", edition.plain_text(words.news_section), (news_slide(edition, news),))


def outline(edition: Edition, name: str, modules: tuple[str, ...] = ()) -> HandoutOutline | DeckOutline:
    """Return the outline of the document of that name in guide.yaml.

    Args:
        edition: The guide, as a clinic gives it in a language.
        name: The document.
        modules: Of a deck, only these modules and units of practice: a short session.
    """
    document = edition.guide.guide.documents[name]
    return _deck(edition, name, modules) if isinstance(document, DeckDocument) else _handout(edition, name)


def shown(edition: Edition, name: str) -> dict[str, DeckOutline]:
    """Return the decks whose slides a document shows, by their names."""
    document = edition.guide.guide.documents[name]
    sections = document.sections if isinstance(document, HandoutDocument) else ()
    blocks = [block for section in sections for block in section.blocks]
    return {block.deck: _deck(edition, block.deck) for block in blocks if isinstance(block, SlidesBlock)}


def _deck(edition: Edition, name: str, modules: tuple[str, ...] = ()) -> DeckOutline:
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    told = _read(edition, document.told_in)
    return edition.memo((name, *modules), lambda: compose(edition, name, told, modules))


def _handout(edition: Edition, name: str) -> HandoutOutline:
    document = edition.guide.guide.documents[name]
    assert isinstance(document, HandoutDocument), name
    blocks = [block for section in document.sections for block in section.blocks]
    behind = {block.deck for block in blocks if isinstance(block, BackgroundBlock)}
    cited = {deck: _read(edition, _taught_handout(edition, deck)) for deck in behind}
    main = _handout(edition, document.given_with) if document.given_with else None
    return edition.memo((name,), lambda: handout.compose(edition, name, shown(edition, name), cited, main))


def _read(edition: Edition, name: str) -> HandoutOutline:
    """Return all that the readers of a handout get as one: its own sections, and those of what is given with it."""
    guide = edition.guide.guide
    outline, others = _handout(edition, name), guide.given_with(guide.documents[name])
    return replace(outline, sections=sum((_handout(edition, other).sections for other in others), outline.sections))


def _taught_handout(edition: Edition, deck: str) -> str:
    document = edition.guide.guide.documents[deck]
    assert isinstance(document, DeckDocument), deck
    return document.told_in
