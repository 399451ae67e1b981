"""Rules about invented cases: readings come as the schedule asks, and a limit that is crossed is answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.limits import Limits
from handouts.content.model.facts import INTERVALS
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.training import Scenario
    from handouts.errors import Location
    from handouts.rules.subject import Subject


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
    for at, case in enumerate(subject.edition.guide.training.scenarios):
        for nth, reading in enumerate(case.readings):
            crossed = limits.crossed(reading, case)
            done = _done(case, reading.stage) if crossed else set()
            missing = [name for name in crossed.actions if name not in done] if crossed else []
            if crossed and missing:
                place = subject.edition.content.trees["training"].place(("scenarios", at, "readings", nth))
                named = ", ".join(f"{{{name}}}" for name in missing)
                answers = f"no answer of stage {reading.stage} says {named}"
                yield place, f"{reading.value} crosses `{crossed.id}`, and {answers}"


def _done(case: Scenario, stage: int) -> set[str]:
    """Return the actions that the answers up to a stage quote: what was done before is done."""
    return {quote.name for one in case.stages[:stage] for part in one.parts for quote in part.answer.quotes()}


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
        for one in case.readings:
            if one.of is not None and one.at is not None:
                taken.setdefault(one.of, set()).add(one.at)
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
    found = re.compile("|".join(_measured(subject)) or r"(?!)")
    for at, case in enumerate(subject.edition.guide.training.scenarios):
        for nth, reading in enumerate(case.readings):
            hit = found.search(reading.shows or "")
            if hit:
                path = ("scenarios", at, "readings", nth, "shows")
                place = subject.edition.content.trees["training"].place(path)
                hint = "Give it as `at:`, `of:` and `value:`."
                yield Problem(place, f"{hit[0]!r} is a reading of a check, and stands here in words", hint)


def _measured(subject: Subject) -> Iterator[str]:
    """Yield the patterns of numbers with the units of what checks read; a pressure needs none."""
    yield r"\d{2,3}\s*/\s*\d{2,3}"
    units = {one.unit for check in subject.edition.guide.monitoring.checks for one in check.readings if one.unit}
    for unit in sorted(units - {"mmhg", "number", *INTERVALS}):
        other = subject.edition.phrases.units[unit].other
        said = "".join(getattr(piece, "text", "") for piece in other.pieces).strip()
        yield rf"\d\s*{re.escape(said)}"
