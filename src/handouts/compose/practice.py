"""The practice part: a menu of its units, cases that unfold, and questions; each answer comes by a click."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose.citations import leading, shorter
from handouts.compose.notes import entries, notes, plain_notes, timed
from handouts.content.limits import Limits
from handouts.content.model.course import KnowledgeCheck, Scenario, Unit
from handouts.content.model.facts import Amount
from handouts.outline import deck as out
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.content.model.course import ScenarioReading
    from handouts.content.model.documents import DeckDocument
    from handouts.edition import Edition
    from handouts.text.markup import RichText

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def scenario(edition: Edition, item: Scenario) -> Iterator[out.ScenarioSlide]:
    """Yield a slide a stage: what the room is asked, and each role's answer."""
    words = edition.phrases.deck
    stages = tuple(edition.resolve(stage.label) for stage in item.stages)
    detail = edition.resolve(item.detail)
    if item.age is not None:
        detail = edition.fill(words.aged, age=edition.number(Decimal(item.age)), detail=detail)
    for at, stage in enumerate(item.stages):
        readings = tuple(_reading(edition, item, one, stage=at + 1) for one in item.readings)
        parts = tuple(out.Act(edition.resolve(one.role), one.icon, edition.resolve(one.answer)) for one in stage.parts)
        told = [(one.at, one.value) for one in readings if one.new] + [(part.role, part.does) for part in parts]
        answer = tuple(edition.fill(words.answer_part, of=of, answer=answer) for of, answer in told)
        yield out.ScenarioSlide(
            origin=f"{item.id}/{at + 1}",
            title=edition.fill(words.scenario_title, title=edition.resolve(item.title), stage=stages[at]),
            notes=notes(edition, stage.notes, item.sources, (*answer, *edition.resolve_all(stage.notes.after))),
            mark=None,
            source=edition.fill(words.invented),
            detail=detail,
            readings=readings,
            stages=stages,
            current=at,
            ask=edition.resolve(stage.ask),
            parts=parts,
            still=edition.fill(words.answer_still),
            quote=edition.resolve(item.quote),
        )


def _reading(edition: Edition, case: Scenario, one: ScenarioReading, *, stage: int) -> out.ScenarioReading:
    """Return a reading with its unit, named where the case has several kinds, stressed where it crosses a limit."""
    known, new = one.stage <= stage, one.stage == stage > 1
    if one.at is None or one.of is None:
        shows = one.shows or ""
        height = Decimal(found[0]) if (found := _NUMBER.search(shows)) else Decimal(0)
        return out.ScenarioReading(_plain(one.when or ""), _plain(shows), one.stressed, known, new, height)
    limits = Limits(edition.guide, edition.facts)
    check = limits.check_of(one.of)
    read = next(reading for reading in check.readings if reading.id == one.of) if check else None
    assert read is not None, one.of
    at = (edition.amount(Amount(first=Decimal(one.at)), "minute", "short"),)
    if one.value is None:
        return out.ScenarioReading(at, edition.fill(edition.phrases.deck.missed), stressed=True, known=known, new=new)
    value: RichText = (edition.amount(one.value, read.unit or "number"),)
    if len({other.of for other in case.readings if other.of}) > 1:
        value = edition.fill(edition.phrases.deck.reading, name=edition.resolve(read.name), value=value)
    stressed = limits.crossed(one, case) is not None
    return out.ScenarioReading(at, value, stressed, known, new, one.value.first)


def question(edition: Edition, item: KnowledgeCheck, number: int) -> out.QuestionSlide:
    """Return the slide of a question, with its answer."""
    words = edition.phrases.deck
    right = next(at for at, choice in enumerate(item.choices) if choice.right)
    letters = tuple(edition.plain_text(letter) for letter in words.letters)
    choices = tuple(edition.resolve(choice.text) for choice in item.choices)
    asked, reason = edition.resolve(item.question), edition.resolve(item.reason)
    answer = edition.fill(words.answer_choice, letter=letters[right], text=choices[right])
    return out.QuestionSlide(
        origin=item.id,
        title=edition.fill(words.question_title, number=str(number), question=asked),
        notes=notes(edition, item.notes, item.sources, (answer, reason, *edition.resolve_all(item.notes.after))),
        mark=None,
        source=leading(edition, item.sources),
        brief=shorter(edition, item.sources),
        figure=edition.resolve(item.figure),
        context=edition.resolve(item.context),
        choices=choices,
        letters=letters[: len(choices)],
        hint=edition.fill(words.question_hint),
        right=right,
        reason=edition.fill(words.answer_reason, letter=letters[right], reason=reason),
        still=edition.fill(words.answer_still),
        icon=item.icon or "",
    )


def _plain(text: str) -> RichText:
    return (Run(text),)


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
        parts = [(edition.resolve(unit.title), section) for unit, section in zip(units, made, strict=True)]
        menu = timed(edition, document.clock, _menu(edition, parts))
        yield out.DeckSection(out.MENU, edition.plain_text(edition.phrases.deck.practice_section), (menu,))
    yield from made


def _section(edition: Edition, document: DeckDocument, unit: Unit, numbers: dict[str, int]) -> out.DeckSection:
    slides: list[out.ScenarioSlide | out.QuestionSlide] = []
    for item in edition.items(unit.items):
        if isinstance(item, Scenario):
            slides += scenario(edition, item)
        else:
            assert isinstance(item, KnowledgeCheck)
            slides.append(question(edition, item, numbers[item.id]))
    name = edition.resolve(unit.title)
    shown = tuple(timed(edition, document.clock, replace(slide, unit=name)) for slide in slides)
    return out.DeckSection(f"{unit.id}{out.SECTION}", edition.plain_text(unit.title), shown)


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
