"""The practice part: scenarios that unfold, questions and their answers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose.citations import short, shorter
from handouts.compose.notes import notes, plain_notes
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
    """Yield two slides a stage: what the room is asked, then each role's answer."""
    words = edition.phrases.deck
    stages = tuple(edition.say(stage.label) for stage in item.stages)
    detail = edition.say(item.detail)
    if item.age is not None:
        detail = edition.fill(words.aged, age=edition.number(Decimal(item.age)), detail=detail)
    for at, stage in enumerate(item.stages):
        readings = tuple(_reading(edition, item, one, known=one.stage <= at + 1) for one in item.readings)
        parts = tuple(out.Act(edition.say(one.role), one.icon, edition.say(one.answer)) for one in stage.parts)
        asked = tuple(replace(part, does=()) for part in parts)
        for answered in (False, True):
            pattern = words.scenario_answer_title if answered else words.scenario_title
            answer = tuple((*part.role, *_plain(": "), *part.does) for part in parts)
            yield out.ScenarioSlide(
                origin=f"{item.id}/{at + 1}{'-answer' if answered else ''}",
                title=edition.fill(pattern, title=edition.say(item.title), stage=stages[at]),
                notes=plain_notes(edition, (*answer, *edition.said(stage.notes.after)), sources=item.sources)
                if answered
                else notes(edition, stage.notes, item.sources),
                mark=None,
                source=edition.fill(words.invented),
                detail=detail,
                readings=readings,
                stages=stages,
                current=at,
                ask=edition.say(stage.ask),
                parts=parts if answered else asked,
                answered=answered,
            )


def _reading(edition: Edition, case: Scenario, one: Reading, *, known: bool) -> out.ScenarioReading:
    """Return a reading with its unit, named where it is not of the first kind, stressed where it crosses a limit."""
    if one.at is None or one.of is None:
        shows = one.shows or ""
        height = Decimal(found[0]) if (found := _NUMBER.search(shows)) else Decimal(0)
        return out.ScenarioReading(_plain(one.when or ""), _plain(shows), one.stressed, known, height)
    limits = Limits(edition.guide, edition.facts)
    check = limits.taken_by(one.of)
    read = next(reading for reading in check.readings if reading.id == one.of) if check else None
    assert read is not None, one.of
    at = (edition.amount(Amount(first=Decimal(one.at)), "minute", "short"),)
    if one.value is None:
        return out.ScenarioReading(at, edition.fill(edition.phrases.deck.missed), stressed=True, known=known)
    value: RichText = (edition.amount(one.value, read.unit or "number"),)
    if one.of != next(other.of for other in case.readings if other.of):
        value = edition.fill(edition.phrases.deck.reading, name=edition.say(read.name), value=value)
    stressed = limits.crossed(one, case) is not None
    return out.ScenarioReading(at, value, stressed, known, one.value.first)


def question(edition: Edition, item: KnowledgeCheck, number: int) -> Iterator[out.QuestionSlide]:
    """Yield the question slide and the answer slide."""
    words = edition.phrases.deck
    right = next(at for at, choice in enumerate(item.choices) if choice.right)
    letters = tuple(edition.words(letter) for letter in words.letters)
    asked = edition.fill(words.question_title, number=str(number), question=edition.say(item.question))
    answer = edition.fill(
        words.answer_title,
        number=str(number),
        letter=letters[right],
        text=edition.say(item.choices[right].text),
    )
    reason = edition.say(item.reason)
    for answered in (False, True):
        told = plain_notes(edition, (answer, reason, *edition.said(item.notes.after)), sources=item.sources)
        yield out.QuestionSlide(
            origin=f"{item.id}/answer" if answered else item.id,
            title=answer if answered else asked,
            notes=told if answered else notes(edition, item.notes, item.sources),
            mark=None,
            source=short(edition, item.sources) if answered else (),
            brief=shorter(edition, item.sources) if answered else (),
            figure=edition.say(item.figure),
            context=edition.say(item.context),
            question=edition.say(item.question),
            choices=tuple(edition.say(choice.text) for choice in item.choices),
            letters=letters[: len(item.choices)],
            hint=edition.fill(words.question_hint),
            right=right,
            # what is only asked shows no reason: a sign in it would be explained where nobody sees it
            reason=reason if answered else (),
            answered=answered,
            icon=item.icon or "",
        )


def _plain(text: str) -> RichText:
    return (Run(text),)
