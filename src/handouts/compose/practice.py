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
    for index, stage in enumerate(item.stages):
        readings = tuple(_reading(edition, item, reading, stage=index + 1) for reading in item.readings)
        parts = tuple(
            out.Act(edition.resolve(part.role), part.icon, edition.resolve(part.answer)) for part in stage.parts
        )
        values = [(reading.at, reading.value) for reading in readings if reading.new] + [
            (part.role, part.does) for part in parts
        ]
        answer = tuple(edition.fill(words.answer_part, of=of, answer=answer) for of, answer in values)
        yield out.ScenarioSlide(
            origin=f"{item.id}/{index + 1}",
            title=edition.fill(words.scenario_title, title=edition.resolve(item.title), stage=stages[index]),
            notes=notes(edition, stage.notes, item.sources, (*answer, *edition.resolve_all(stage.notes.after))),
            mark=None,
            source=edition.fill(words.invented),
            detail=detail,
            readings=readings,
            stages=stages,
            current=index,
            ask=edition.resolve(stage.ask),
            parts=parts,
            still=edition.fill(words.answer_still),
            quote=edition.resolve(item.quote),
        )


def _reading(edition: Edition, case: Scenario, reading: ScenarioReading, *, stage: int) -> out.ScenarioReading:
    """Return a reading with its unit, named where the case has several kinds, stressed where it crosses a limit."""
    known, new = reading.stage <= stage, reading.stage == stage > 1
    if reading.at is None or reading.of is None:
        shows = reading.shows or ""
        height = Decimal(number[0]) if (number := _NUMBER.search(shows)) else Decimal(0)
        return out.ScenarioReading(
            _words_only(reading.when or ""), _words_only(shows), reading.stressed, known, new, height
        )
    limits = Limits(edition.guide, edition.facts)
    check = limits.check_of(reading.of)
    kind = next(kind for kind in check.readings if kind.id == reading.of) if check else None
    assert kind is not None, reading.of
    minute = (edition.amount(Amount(first=Decimal(reading.at)), "minute", "short"),)
    if reading.value is None:
        return out.ScenarioReading(
            minute, edition.fill(edition.phrases.deck.missed), stressed=True, known=known, new=new
        )
    value: RichText = (edition.amount(reading.value, kind.unit or "number"),)
    if len({taken.of for taken in case.readings if taken.of}) > 1:
        value = edition.fill(edition.phrases.deck.reading, name=edition.resolve(kind.name), value=value)
    stressed = limits.crossed(reading, case) is not None
    return out.ScenarioReading(minute, value, stressed, known, new, reading.value.first)


def question(edition: Edition, item: KnowledgeCheck, number: int) -> out.QuestionSlide:
    """Return the slide of a question, with its answer."""
    words = edition.phrases.deck
    right = next(index for index, choice in enumerate(item.choices) if choice.right)
    letters = tuple(edition.plain_text(letter) for letter in words.letters)
    choices = tuple(edition.resolve(choice.text) for choice in item.choices)
    question, reason = edition.resolve(item.question), edition.resolve(item.reason)
    answer = edition.fill(words.answer_choice, letter=letters[right], text=choices[right])
    return out.QuestionSlide(
        origin=item.id,
        title=edition.fill(words.question_title, number=str(number), question=question),
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


def _words_only(text: str) -> RichText:
    return (Run(text),)


def practised(edition: Edition, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the cases and questions of units, in order."""
    return tuple(name for unit in edition.items(names) if isinstance(unit, Unit) for name in unit.items)


def sections(edition: Edition, document: DeckDocument, names: tuple[str, ...]) -> Iterator[out.DeckSection]:
    """Yield the units of these names, a menu before several; questions keep the numbers that all together have."""
    checks = [item for item in edition.items(practised(edition, document.practice)) if isinstance(item, KnowledgeCheck)]
    numbers = {check.id: number for number, check in enumerate(checks, 1)}
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
    timed_slides = tuple(timed(edition, document.clock, replace(slide, unit=name)) for slide in slides)
    return out.DeckSection(f"{unit.id}{out.SECTION}", edition.plain_text(unit.title), timed_slides)


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
