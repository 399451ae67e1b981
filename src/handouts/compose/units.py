"""The practice part: a menu of its units, and a section for each, with its cases and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose.clock import entries, timed
from handouts.compose.notes import plain_notes
from handouts.compose.practice import question, scenario
from handouts.content.model.training import KnowledgeCheck, Scenario, Unit
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.content.markup import RichText
    from handouts.content.model.documents import DeckDocument
    from handouts.edition import Edition


def practised(edition: Edition, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the cases and questions of units, in order."""
    return tuple(name for unit in edition.items(names) if isinstance(unit, Unit) for name in unit.items)


def sections(edition: Edition, document: DeckDocument, names: tuple[str, ...]) -> Iterator[out.DeckSection]:
    """Yield the units of these names, a menu before several; questions keep the numbers that all together have."""
    checks = [one for one in edition.items(practised(edition, document.practice)) if isinstance(one, KnowledgeCheck)]
    numbers = {one.id: at for at, one in enumerate(checks, 1)}
    units = [unit for unit in edition.items(names) if isinstance(unit, Unit)]
    made = [_section(edition, document, unit, numbers) for unit in units]
    if len(made) > 1:
        parts = [(edition.say(unit.title), section) for unit, section in zip(units, made, strict=True)]
        menu = timed(edition, document.clock, _menu(edition, parts))
        yield out.DeckSection(out.MENU, edition.words(edition.phrases.deck.practice_section), (menu,))
    yield from made


def _section(edition: Edition, document: DeckDocument, unit: Unit, numbers: dict[str, int]) -> out.DeckSection:
    slides: list[out.ScenarioSlide | out.QuestionSlide] = []
    for item in edition.items(unit.items):
        if isinstance(item, Scenario):
            slides += scenario(edition, item)
        else:
            assert isinstance(item, KnowledgeCheck)
            slides.append(question(edition, item, numbers[item.id]))
    name = edition.say(unit.title)
    shown = tuple(timed(edition, document.clock, replace(slide, unit=name)) for slide in slides)
    return out.DeckSection(f"{unit.id}{out.SECTION}", edition.words(unit.title), shown)


def _menu(edition: Edition, parts: Sequence[tuple[RichText, out.DeckSection]]) -> out.AgendaSlide:
    """Return the slide from which the units are chosen: their minutes, and links to their first slides."""
    words = edition.phrases.deck
    return out.AgendaSlide(
        origin=out.MENU,
        title=edition.fill(words.menu, n=edition.spelled(len(parts))),
        notes=plain_notes(edition, (edition.fill(words.practice_notes),)),
        mark=None,
        source=(),
        entries=entries(edition, parts),
        hint=edition.fill(words.menu_hint),
    )
