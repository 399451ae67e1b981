"""From an edition to a deck's outline: an opening, modules, news, practice, what was told, a closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import frame, identity, local
from handouts.compose.citations import uncited
from handouts.compose.news import news_slide
from handouts.compose.notes import minutes_text, notes
from handouts.compose.practice import question, scenario
from handouts.compose.setting import Setting
from handouts.compose.slides import compose_slide
from handouts.compose.told import told_tables, untold
from handouts.content.markup import plain
from handouts.content.model.documents import DeckDocument
from handouts.content.model.training import KnowledgeCheck, Module, Scenario
from handouts.errors import ContentError
from handouts.outline import deck as out
from handouts.outline.inner import elsewhere
from handouts.outline.origins import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.history import News
    from handouts.edition import Edition
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
    opening = (
        frame.title(edition, document),
        frame.agenda(edition, chosen),
        *_filled(frame.objectives(edition, chosen)),
    )
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
    signed = () if modules else tuple(_filled(frame.competencies(edition)))
    closing = (*signed, *_filled(frame.sources(edition, chosen, practice)), frame.end(edition))
    sections.append(out.DeckSection("closing", edition.words(words.closing_section), closing))
    whole = out.DeckOutline(
        identity.identity(edition, name, document.title),
        tuple(sections),
        edition.words(words.continued, part="{part}", parts="{parts}"),
    )
    titles = {section.origin: plain(section.title) for section in handout.sections}
    return local.in_deck(edition, mapped(uncited(whole), lambda text: elsewhere(text, titles)))


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
    slides: list[out.Slide] = [frame.practice_opener(edition, found)]
    asked = 0
    for item in found:
        if isinstance(item, Scenario):
            slides += scenario(edition, item)
        else:
            assert isinstance(item, KnowledgeCheck)
            asked += 1
            slides += question(edition, item, asked)
    return out.DeckSection("practice", edition.words(edition.phrases.deck.practice_section), tuple(slides))
