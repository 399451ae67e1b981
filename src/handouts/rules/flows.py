"""Rules about decision pathways: no way on passes a question by, each question can stop, and every way ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from handouts.rules.subject import Subject

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
        ways, on = flow.ways(), {one.id for one in flow.ends if one.goes_on}
        for one in (one for one in flow.questions if not one.may_skip):
            origin = one.only_after or flow.start
            found = _path(ways, origin, on, {one.id})
            if found:
                hint = "Lead it to that question first, or let the question say `may_skip: true` if nobody needs it."
                yield Problem(subject.place(one.id), f"{_drawn(found)} passes `{one.id}` by", hint)
            elif one.only_after and (found := _path(ways, flow.start, {one.id}, {one.only_after})):
                message = f"{_drawn(found)} leads to `{one.id}`, which is asked only after `{one.only_after}`"
                hint = "Take `only_after` out: then it is asked every time."
                yield Problem(subject.place(one.id, "only_after"), message, hint)


@rule("P804", "flow-question-never-stops", "error")
def flow_question_never_stops(subject: Subject) -> Iterator[Problem]:
    """Find a question that may not be skipped, and from none of whose answers it can stop before the next such one.

    Why: a question whose every answer goes on is asked for form's sake, and staff learn that it does not matter.
    Source: the project's rule; the surgical safety checklist works where a team may halt at each item.
    Good: "No adult to take them home" may lead to "Not today". Bad: it leads to the next question, whatever is found.
    """
    for flow in subject.edition.guide.training.flows:
        ways, stops = flow.ways(), {one.id for one in flow.ends if not one.goes_on}
        asked = {one.id for one in flow.questions if not one.may_skip}
        for one in (one for one in flow.questions if not one.may_skip):
            if not any(_path(ways, to, stops, asked) for to in ways[one.id]):
                message = f"no answer to `{one.id}` leads to an end that stops before the next question"
                yield Problem(
                    subject.place(one.id, "answers"),
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
        ways, ends = flow.ways(), {one.id for one in flow.ends}
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
        for one in ways[path[-1]]:
            if one not in seen:
                seen.add(one)
                waiting.append([*path, one])
    return []


def _drawn(path: list[str]) -> str:
    return " -> ".join(path)


def _named(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)
