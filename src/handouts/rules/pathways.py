"""Rules about decision pathways and invented cases: no way passes a question by, each crossed limit is answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.limits import Limits
from handouts.content.model.facts import INTERVALS
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from handouts.content.model.course import Scenario
    from handouts.errors import Location
    from handouts.rules.registry import Subject

_NO_STOP = "Give the flow an end with `goes_on: false`, and lead one of them there."


@rule("P803", "flow-passes-a-question", "error")
def flow_passes_a_question(subject: Subject) -> Iterator[Problem]:
    """Find a way through a flow to an end that goes on, which passes a question by that may not be skipped.

    A question stands on every way from the start to such an end. One that is asked `only_after` a step, such as a
    second reading, stands on every way from that step to it, and no way leads to the question but by the step.

    Why: what settles one question, such as a pressure that fell, says nothing of the others, and nobody asks them then.
    Source: the project's rule; two charts of its first course let a patient start, or go home, around a question.
    Good: "Settled" leads to the next question. Bad: "Settled" leads to the start of the treatment.
    """
    for flow in subject.edition.guide.training.flows:
        ways, on = flow.ways(), {end.id for end in flow.ends if end.goes_on}
        for question in (question for question in flow.questions if not question.may_skip):
            origin = question.only_after or flow.start
            path = _path(ways, origin, on, {question.id})
            if path:
                hint = "Lead it to that question first, or let the question say `may_skip: true` if nobody needs it."
                yield Problem(subject.place(question.id), f"{_drawn(path)} passes `{question.id}` by", hint)
            elif question.only_after and (path := _path(ways, flow.start, {question.id}, {question.only_after})):
                message = f"{_drawn(path)} leads to `{question.id}`, which is asked only after `{question.only_after}`"
                hint = "Take `only_after` out: then it is asked every time."
                yield Problem(subject.place(question.id, "only_after"), message, hint)


@rule("P804", "flow-question-never-stops", "error")
def flow_question_never_stops(subject: Subject) -> Iterator[Problem]:
    """Find a question that may not be skipped, and from none of whose answers it can stop before the next such one.

    Why: a question whose every answer goes on is asked for form's sake, and staff learn that it does not matter.
    Source: the project's rule; the surgical safety checklist works where a team may halt at each item.
    Good: "No adult to take them home" may lead to "Not today". Bad: it leads to the next question, whatever is found.
    """
    for flow in subject.edition.guide.training.flows:
        ways, stops = flow.ways(), {end.id for end in flow.ends if not end.goes_on}
        asked_ids = {question.id for question in flow.questions if not question.may_skip}
        for question in (question for question in flow.questions if not question.may_skip):
            if not any(_path(ways, to, stops, asked_ids) for to in ways[question.id]):
                message = f"no answer to `{question.id}` leads to an end that stops before the next question"
                yield Problem(
                    subject.place(question.id, "answers"),
                    message,
                    f"Lead one of them to {_named(sorted(stops))}." if stops else _NO_STOP,
                )


@rule("P805", "flow-dead-end", "error")
def flow_dead_end(subject: Subject) -> Iterator[Problem]:
    """Find a question or a step from which no end is ever reached, and a part of a flow to which nothing leads.

    Why: staff who come to the one go round in a circle; nobody ever comes to the other.
    Source: the project's rule that a flow is a graph, and that a graph is checked.
    Good: "Waited" leads back to the first question, which can stop. Bad: two questions that only lead to each other.
    """
    for flow in subject.edition.guide.training.flows:
        ways, ends = flow.ways(), {end.id for end in flow.ends}
        for name in ways:
            if name != flow.start and not _path(ways, flow.start, {name}):
                message = f"nothing leads to `{name}` from the start of `{flow.id}`"
                yield Problem(subject.place(name), message, "Let an answer or a step lead to it, or delete it.")
            elif not _path(ways, name, ends):
                message = f"no end is reached from `{name}`"
                yield Problem(subject.place(name), message, f"Lead it to {_named(sorted(ends))}.")


def _path(
    ways: Mapping[str, Iterable[str]], start: str, goals: Collection[str], without: Collection[str] = ()
) -> list[str]:
    """Return the shortest way from a part of a flow to one of others that passes none of `without`; `[]` if none."""
    seen = {start, *without}
    waiting = [] if start in without else [[start]]
    for path in waiting:
        if path[-1] in goals:
            return path
        for step in ways[path[-1]]:
            if step not in seen:
                seen.add(step)
                waiting.append([*path, step])
    return []


def _drawn(path: list[str]) -> str:
    return " -> ".join(path)


def _named(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


@rule("P806", "limit-not-answered", "error")
def limit_not_answered(subject: Subject) -> Iterator[Problem]:
    """Find a reading of a case that crosses a limit while the answers of its stage do not do what the limit asks.

    Why: what a team rehearses is what it does; a case that asks questions where staff must stop teaches waiting.
    Source: the project's rule that what decides about safety stands once.
    Good: at the stop limit the first answer quotes the action. Bad: the stop comes a slide later.
    """
    guide = subject.edition.guide
    for place, message in _unanswered(subject, Limits(guide, guide.guide.facts)):
        yield Problem(place, message, "Let the answers of that stage quote what the limit asks for.")


@rule("P809", "case-unlike-clinic", "warning")
def case_unlike_clinic(subject: Subject) -> Iterator[Problem]:
    """Find a reading of a case that crosses a limit only at the clinic's own values, and is not answered there.

    Why: a team that reads its own limit on the record and another lesson on the slide follows neither.
    Source: as P806; the cases are the guide's, the limits a clinic's.
    Good: limits within which the cases stay true. Bad: a lower limit, and a case that goes on above it.
    """
    guide, facts = subject.edition.guide, subject.edition.facts
    anyway = {place for place, _ in _unanswered(subject, Limits(guide, guide.guide.facts))}
    for place, message in _unanswered(subject, Limits(guide, facts)):
        if place not in anyway:
            hint = "Say so when the case is taught, or leave it out."
            yield Problem(place, f"at this clinic’s values {message}", hint)


def _unanswered(subject: Subject, limits: Limits) -> Iterator[tuple[Location, str]]:
    """Yield each reading that crosses a limit which the answers do not follow, with its place."""
    for index, case in enumerate(subject.edition.guide.training.scenarios):
        for nth, reading in enumerate(case.readings):
            crossed = limits.crossed(reading, case)
            done = _done(case, reading.stage) if crossed else set()
            missing = [name for name in crossed.actions if name not in done] if crossed else []
            if crossed and missing:
                place = subject.edition.content.trees["training"].place(("scenarios", index, "readings", nth))
                named = ", ".join(f"{{{name}}}" for name in missing)
                answers = f"no answer of stage {reading.stage} says {named}"
                yield place, f"{reading.value} crosses `{crossed.id}`, and {answers}"


def _done(case: Scenario, stage: int) -> set[str]:
    """Return the actions that the answers up to a stage quote: what was done before is done."""
    return {
        quote.name for past_stage in case.stages[:stage] for part in past_stage.parts for quote in part.answer.quotes()
    }


@rule("P807", "reading-left-out", "error")
def reading_left_out(subject: Subject) -> Iterator[Problem]:
    """Find a case without a reading that the schedule asks for.

    Why: a case that shows every second reading teaches that every second one will do.
    Source: the guide's own schedule of checks.
    Good: a reading every 10 minutes, or one without a value that the room is asked about. Bad: 0, 20 and 30 minutes.
    """
    guide = subject.edition.guide
    limits = Limits(guide, guide.guide.facts)  # the cases are the guide's own; a clinic may measure more often
    for case in subject.edition.guide.training.scenarios:
        taken: dict[str, set[int]] = {}
        for reading in case.readings:
            if reading.of is not None and reading.at is not None:
                taken.setdefault(reading.of, set()).add(reading.at)
        first = next(iter(taken), "")  # others are shown where they matter
        for minute in limits.due(first, max(taken[first])) if first else ():
            if minute not in taken[first]:
                message = f"`{case.id}` has no `{first}` at {minute} min, and the schedule asks for one"
                hint = "Add it; without a `value:` it is shown as missed."
                yield Problem(subject.place(case.id, "readings"), message, hint)


@rule("P808", "reading-in-words", "error")
def reading_in_words(subject: Subject) -> Iterator[Problem]:
    """Find a reading of a check that a case gives in words, so that no limit can be held against it.

    Why: a number in words crosses no limit, however high it is.
    Source: the project's rule that readings of cases are numbers with units.
    Good: `of: read-pressure` and `value: 158/96`. Bad: `shows: 158/96`.
    """
    pattern = re.compile("|".join(_measured(subject)) or r"(?!)")
    for index, case in enumerate(subject.edition.guide.training.scenarios):
        for nth, reading in enumerate(case.readings):
            hit = pattern.search(reading.shows or "")
            if hit:
                path = ("scenarios", index, "readings", nth, "shows")
                place = subject.edition.content.trees["training"].place(path)
                hint = "Give it as `at:`, `of:` and `value:`."
                yield Problem(place, f"{hit[0]!r} is a reading of a check, and stands here in words", hint)


def _measured(subject: Subject) -> Iterator[str]:
    """Yield the patterns of numbers with the units of what checks read; a pressure needs none."""
    yield r"\d{2,3}\s*/\s*\d{2,3}"
    units = {
        reading.unit for check in subject.edition.guide.monitoring.checks for reading in check.readings if reading.unit
    }
    for unit in sorted(units - {"mmhg", "number", *INTERVALS}):
        form = subject.edition.phrases.units[unit].other
        sign = "".join(getattr(piece, "text", "") for piece in form.pieces).strip()
        yield rf"\d\s*{re.escape(sign)}"
