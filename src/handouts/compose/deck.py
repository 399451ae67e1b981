"""From an edition to a deck's outline: title, agenda, objectives, modules, practice, sources, end."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose import identity
from handouts.compose.citations import address, full
from handouts.compose.day import longest
from handouts.compose.news import news_slide
from handouts.compose.notes import minutes_text, notes, plain_notes
from handouts.compose.practice import question, scenario
from handouts.compose.setting import Setting
from handouts.compose.slides import cited_by, compose_slide
from handouts.compose.told import told_tables, untold
from handouts.content.markup import Run
from handouts.content.model.documents import DeckDocument
from handouts.content.model.training import KnowledgeCheck, Module, Scenario
from handouts.errors import ContentError
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.content.markup import RichText
    from handouts.content.model.base import Item
    from handouts.content.model.history import News
    from handouts.content.model.references import Reference
    from handouts.edition import Edition, Part
    from handouts.outline.handout import HandoutOutline


def compose(edition: Edition, name: str, handout: HandoutOutline, modules: tuple[str, ...] = ()) -> out.DeckOutline:
    """Return the outline of the deck of that name, which cites a handout; with `modules`, a short session of these.

    Raises ContentError where an item that a slide cites stands nowhere in that handout.
    """
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    chosen = _chosen(edition, document, modules)
    problems = tuple(untold(edition, handout, chosen))
    if problems:
        raise ContentError(problems)
    words = edition.phrases.deck
    opening = (_title(edition, document), _agenda(edition, chosen), *_filled(_objectives(edition, chosen)))
    sections = [out.DeckSection("opening", edition.words(words.opening_section), opening)]
    sections += (_module_section(edition, handout, module, at, len(chosen)) for at, module in enumerate(chosen, 1))
    if name in edition.news and not modules:  # a short session is no way to learn what changed
        sections.append(_news(edition, edition.news[name]))
    practice = () if modules else document.practice
    if practice:
        sections.append(_practice(edition, practice))
    reference = tuple(told_tables(edition, handout))
    if reference:
        sections.append(out.DeckSection(f"told{out.SECTION}", edition.words(words.told_section), reference))
    signed = () if modules else tuple(_filled(_competencies(edition)))
    closing = (*signed, *_filled(_sources(edition, chosen, practice)), _end(edition))
    sections.append(out.DeckSection("closing", edition.words(words.closing_section), closing))
    return out.DeckOutline(
        identity.identity(edition, name, document.title),
        tuple(sections),
        edition.words(words.continued, part="{part}", parts="{parts}"),
    )


def _chosen(edition: Edition, document: DeckDocument, names: tuple[str, ...]) -> list[Module]:
    """Return the modules asked for, or all of them, in the document's order."""
    items = edition.items(tuple(one for one in document.modules if not names or one in names))
    return [module for module in items if isinstance(module, Module)]


def _filled(slide: out.ListSlide | out.SourcesSlide) -> Iterator[out.Slide]:
    """Yield the slide where it has something to show."""
    match slide:
        case out.ListSlide(items=()) | out.SourcesSlide(entries=()):
            return
        case _:
            yield slide


def _total(modules: list[Module]) -> Decimal:
    return sum((module.minutes for module in modules), Decimal())


def _title(edition: Edition, document: DeckDocument) -> out.TitleSlide:
    words = edition.phrases.deck
    ring = None
    if document.ring:
        ring = out.Ring(longest(edition, document.ring), document.ring_icon or "", edition.fill(words.ring))
    logo, logo_says = identity.logo(edition)
    return out.TitleSlide(
        origin="title",
        title=edition.say(document.title),
        notes=plain_notes(edition, (edition.fill(words.title_notes),)),
        mark=None,
        source=(),
        subtitle=edition.say(document.subtitle),
        clinic=(Run(edition.clinic.name, fact="clinic"),),
        ring=ring,
        logo=logo,
        logo_says=logo_says,
    )


def _agenda(edition: Edition, modules: list[Module]) -> out.AgendaSlide:
    words = edition.phrases.deck
    parts: dict[str, Part] = {
        "minutes": minutes_text(edition, _total(modules)),
        "modules": edition.number(Decimal(len(modules))),
    }
    most = max(modules, key=lambda module: module.minutes)
    entries = tuple(
        out.AgendaEntry(
            number,
            edition.say(module.title),
            module.minutes,
            minutes_text(edition, module.minutes),
            module.id,
            stressed=module is most,
        )
        for number, module in enumerate(modules, 1)
    )
    return out.AgendaSlide(
        origin="agenda",
        title=edition.fill(words.agenda, **parts, longest=edition.say(most.title)),
        notes=plain_notes(edition, (edition.fill(words.agenda_notes, **parts),)),
        mark=None,
        source=(),
        entries=entries,
        hint=edition.fill(words.agenda_hint),
    )


def _objectives(edition: Edition, modules: list[Module]) -> out.ListSlide:
    words = edition.phrases.deck
    taught = {module.id for module in modules}
    objectives = [one for one in edition.guide.training.objectives if one.module in taught]
    return out.ListSlide(
        origin="objectives",
        title=edition.fill(words.objectives),
        notes=plain_notes(edition, (edition.fill(words.objectives_notes),)),
        mark=None,
        source=(),
        items=tuple((one.id, edition.say(one.text)) for one in objectives),
    )


def _module_section(
    edition: Edition, handout: HandoutOutline, module: Module, number: int, count: int
) -> out.DeckSection:
    words = edition.phrases.deck
    name = edition.say(module.title)
    place = edition.fill(words.place, number=str(number), count=str(count))
    at = Setting(edition, handout, out.Mark(number, count, name, place))
    opener = out.OpenerSlide(
        origin=module.id,
        title=name,
        notes=notes(edition, module.notes, module.sources),
        mark=at.mark,
        source=(),
        objective=edition.say(module.objective),
        minutes=minutes_text(edition, module.minutes),
    )
    slides = tuple(compose_slide(at, slide) for slide in module.slides)
    return out.DeckSection(f"{module.id}{out.SECTION}", edition.words(module.title), (opener, *slides))


def _news(edition: Edition, news: News) -> out.DeckSection:
    words = edition.phrases.deck
    return out.DeckSection("news", edition.words(words.news_section), (news_slide(edition, news),))


def _practice(edition: Edition, practice: tuple[str, ...]) -> out.DeckSection:
    found = edition.items(practice)
    slides: list[out.Slide] = [_practice_opener(edition, found)]
    asked = 0
    for item in found:
        if isinstance(item, Scenario):
            slides += scenario(edition, item)
        else:
            assert isinstance(item, KnowledgeCheck)
            asked += 1
            slides += question(edition, item, asked)
    return out.DeckSection("practice", edition.words(edition.phrases.deck.practice_section), tuple(slides))


def _practice_opener(edition: Edition, practice: Sequence[Item]) -> out.OpenerSlide:
    """Return the slide that opens the practice part, with its own minutes and how much there is."""
    words = edition.phrases.deck
    cases = [one for one in practice if isinstance(one, Scenario)]
    checks = [one for one in practice if isinstance(one, KnowledgeCheck)]
    spoken = [*(stage.notes for case in cases for stage in case.stages), *(check.notes for check in checks)]
    counted = (cases, words.practice_cases), (checks, words.practice_questions)
    return out.OpenerSlide(
        origin="practice",
        title=edition.fill(words.practice_section),
        notes=plain_notes(edition, (edition.fill(words.practice_notes),)),
        mark=None,
        source=(),
        objective=edition.fill(words.practice_objective),
        minutes=minutes_text(edition, sum((notes.minutes for notes in spoken), Decimal())),
        tallies=tuple(out.Tally(edition.number(Decimal(len(found))), edition.fill(name)) for found, name in counted),
    )


def _competencies(edition: Edition) -> out.ListSlide:
    """List what each person shows before being signed off."""
    words = edition.phrases.deck
    return out.ListSlide(
        origin="competencies",
        title=edition.fill(words.competencies_title),
        notes=plain_notes(edition, (edition.fill(words.competencies_notes),)),
        mark=None,
        source=(),
        items=tuple((one.id, edition.say(one.text)) for one in edition.guide.training.competencies),
        ticked=True,
    )


def _sources(edition: Edition, modules: list[Module], practice: tuple[str, ...]) -> out.SourcesSlide:
    """List in full every reference that a slide cites."""
    words = edition.phrases.deck
    used = set(_cited(edition, modules, practice))
    listed = sorted((edition.guide.sources[name] for name in used), key=lambda one: one.short.casefold())
    and_others = edition.words(edition.phrases.figures.and_others)
    return out.SourcesSlide(
        origin="sources",
        title=edition.fill(words.sources_title),
        notes=plain_notes(edition, (edition.fill(words.sources_notes),)),
        mark=None,
        source=(),
        entries=tuple((one.id, _entry(one, and_others), address(one)) for one in listed),
    )


def _entry(one: Reference, and_others: str) -> RichText:
    """Return a reference in full behind the name by which footers cite it."""
    return (Run(f"{one.short}.", strong=True), Run(" "), *full(one, and_others))


def _cited(edition: Edition, modules: list[Module], practice: tuple[str, ...]) -> Iterator[str]:
    """Yield what the slides cite: their own sources, or those of what they show."""
    for module in modules:
        yield from module.sources
        for slide in module.slides:
            yield from cited_by(edition, slide)
    for item in edition.items(practice):
        yield from item.sources


def _end(edition: Edition) -> out.EndSlide:
    words = edition.phrases.deck
    return out.EndSlide(
        origin="end",
        title=edition.fill(words.end_title),
        notes=plain_notes(edition, (edition.fill(words.end_notes),)),
        mark=None,
        source=(),
        lines=tuple(edition.fill(line) for line in words.end_lines),
    )
