"""Which part of a decision pathway stands in which row of its slide; or why it cannot be drawn so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.outline.deck import FlowEnd, FlowQuestion, FlowSlide, FlowStep, Way

MOST = 6
"""Questions that a slide has rows for."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A question, what is done beside it, and the ways from both."""

    question: FlowQuestion
    down: Way
    """The answer that leads on, to the row `below`."""
    below: int
    across: Way
    step: FlowStep | None
    stop: tuple[Way, FlowEnd] | None
    """How it ends at the end of the row: by the step's lead, or by the answer where there is no step."""
    lead: Way | None
    """The way from the step to another row, `leads_to`; the row after the last one is the end that goes on."""
    leads_to: int


def rows(slide: FlowSlide) -> tuple[Row, ...]:
    """Return the rows of a pathway; raise ContentError that names whatever has no place in them."""
    problems = list(_problems(slide))
    if problems:
        raise ContentError(tuple(problems))
    places = _places(slide)
    stops = {one.id: one for one in slide.ends if not one.goes_on}
    made = []
    for question in slide.questions:
        down, across = sorted(question.answers, key=lambda way: way.to not in places)
        step = question.step
        leads = step.leads if step else ()
        ended = [(way, stops[way.to]) for way in (leads or (across,)) if way.to in stops]
        on = next((lead for lead in leads if lead.to in places), None)
        made.append(
            Row(
                question,
                down,
                places[down.to],
                across,
                step,
                ended[0] if ended else None,
                on,
                places[on.to] if on else 0,
            )
        )
    return tuple(made)


def _places(slide: FlowSlide) -> dict[str, int]:
    """Return the row of each question, and of the end that goes on."""
    names = [*(one.origin for one in slide.questions), *(one.id for one in slide.ends if one.goes_on)]
    return {name: number for number, name in enumerate(names)}


def _problems(slide: FlowSlide) -> Iterator[Problem]:
    if len(slide.questions) > MOST:
        message = f"a pathway of {len(slide.questions)} questions; a slide has room for {MOST}"
        yield Problem(Location(slide.origin), message, "Part it in two, or ask two things in one question.")
    if sum(one.goes_on for one in slide.ends) != 1:
        message = "a pathway can be drawn with one end that goes on"
        yield Problem(Location(slide.questions[0].origin), message, "Let the others lead to that one.")
        return
    places, stops = _places(slide), {one.id for one in slide.ends if not one.goes_on}
    for number, question in enumerate(slide.questions):
        own = {question.step.id} if question.step else stops
        answers = [way.to for way in question.answers]
        later = [to for to in answers if places.get(to, 0) > number]
        if len(answers) != _TWO or len(later) != 1 or not own & {*answers}:
            message = f"“{plain(question.ask)}” cannot be drawn: of two answers one leads to a later question, or on"
            yield Problem(Location(question.origin), message, "Let the other lead to its `step`, or to a stop.")
        for lead in question.step.leads if question.step else ():
            if lead.to not in stops and places.get(lead.to, MOST + 1) > number + 1:
                message = f"the way from `{question.origin}` to `{lead.to}` cannot be drawn"
                hint = "A step leads to the next question, back to a question, or to a stop."
                yield Problem(Location(question.origin), message, hint)
        leads = question.step.leads if question.step else ()
        kinds = [lead.to in stops for lead in leads]
        if max(kinds.count(True), kinds.count(False)) > 1:
            message = f"the step of `{question.origin}` has more ways on than can be drawn"
            yield Problem(Location(question.origin), message, "Let it have one to a stop, and one to a question.")
