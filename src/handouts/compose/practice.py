"""The practice part: scenarios that unfold, and questions with their answers; each answer comes by a click."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose.citations import leading, shorter
from handouts.compose.notes import notes
from handouts.content.limits import Limits
from handouts.content.markup import Run
from handouts.content.model.facts import Amount
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.content.model.training import KnowledgeCheck, Reading, Scenario
    from handouts.edition import Edition

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def scenario(edition: Edition, item: Scenario) -> Iterator[out.ScenarioSlide]:
    """Yield a slide a stage: what the room is asked, and each role's answer."""
    words = edition.phrases.deck
    stages = tuple(edition.say(stage.label) for stage in item.stages)
    detail = edition.say(item.detail)
    if item.age is not None:
        detail = edition.fill(words.aged, age=edition.number(Decimal(item.age)), detail=detail)
    for at, stage in enumerate(item.stages):
        readings = tuple(_reading(edition, item, one, stage=at + 1) for one in item.readings)
        parts = tuple(out.Act(edition.say(one.role), one.icon, edition.say(one.answer)) for one in stage.parts)
        told = [(one.at, one.value) for one in readings if one.new] + [(part.role, part.does) for part in parts]
        answer = tuple(edition.fill(words.answer_part, of=of, answer=answer) for of, answer in told)
        yield out.ScenarioSlide(
            origin=f"{item.id}/{at + 1}",
            title=edition.fill(words.scenario_title, title=edition.say(item.title), stage=stages[at]),
            notes=notes(edition, stage.notes, item.sources, (*answer, *edition.said(stage.notes.after))),
            mark=None,
            source=edition.fill(words.invented),
            detail=detail,
            readings=readings,
            stages=stages,
            current=at,
            ask=edition.say(stage.ask),
            parts=parts,
            still=edition.fill(words.answer_still),
            quote=edition.say(item.quote),
        )


def _reading(edition: Edition, case: Scenario, one: Reading, *, stage: int) -> out.ScenarioReading:
    """Return a reading with its unit, named where the case has several kinds, stressed where it crosses a limit."""
    known, new = one.stage <= stage, one.stage == stage > 1
    if one.at is None or one.of is None:
        shows = one.shows or ""
        height = Decimal(found[0]) if (found := _NUMBER.search(shows)) else Decimal(0)
        return out.ScenarioReading(_plain(one.when or ""), _plain(shows), one.stressed, known, new, height)
    limits = Limits(edition.guide, edition.facts)
    check = limits.taken_by(one.of)
    read = next(reading for reading in check.readings if reading.id == one.of) if check else None
    assert read is not None, one.of
    at = (edition.amount(Amount(first=Decimal(one.at)), "minute", "short"),)
    if one.value is None:
        return out.ScenarioReading(at, edition.fill(edition.phrases.deck.missed), stressed=True, known=known, new=new)
    value: RichText = (edition.amount(one.value, read.unit or "number"),)
    if len({other.of for other in case.readings if other.of}) > 1:
        value = edition.fill(edition.phrases.deck.reading, name=edition.say(read.name), value=value)
    stressed = limits.crossed(one, case) is not None
    return out.ScenarioReading(at, value, stressed, known, new, one.value.first)


def question(edition: Edition, item: KnowledgeCheck, number: int) -> out.QuestionSlide:
    """Return the slide of a question, with its answer."""
    words = edition.phrases.deck
    right = next(at for at, choice in enumerate(item.choices) if choice.right)
    letters = tuple(edition.words(letter) for letter in words.letters)
    choices = tuple(edition.say(choice.text) for choice in item.choices)
    asked, reason = edition.say(item.question), edition.say(item.reason)
    answer = edition.fill(words.answer_choice, letter=letters[right], text=choices[right])
    return out.QuestionSlide(
        origin=item.id,
        title=edition.fill(words.question_title, number=str(number), question=asked),
        notes=notes(edition, item.notes, item.sources, (answer, reason, *edition.said(item.notes.after))),
        mark=None,
        source=leading(edition, item.sources),
        brief=shorter(edition, item.sources),
        figure=edition.say(item.figure),
        context=edition.say(item.context),
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
