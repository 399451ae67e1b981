"""Exceptions from rules, each written in guide.yaml with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.typed import nearest_or_all
from handouts.errors import Problem
from handouts.rules.registry import RULES, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.errors import Location
    from handouts.rules.subject import Subject


def excepted(subject: Subject) -> Callable[[Problem], bool]:
    """Return what tells whether the guide says why a rule does not hold where it found a problem."""
    found = [(one.rule, subject.extent(one.at)) for one in subject.edition.guide.guide.exceptions]
    return lambda problem: any(rule == problem.id and _inside(problem, extent) for rule, extent in found)


def _inside(problem: Problem, extent: tuple[Location, Location] | None) -> bool:
    place = problem.location
    return extent is not None and place.file == extent[0].file and extent[0] <= place < extent[1]


@rule("X701", "exception-of-nothing", "warning")
def exception_of_nothing(subject: Subject) -> Iterator[Problem]:
    """Find an exception that names no rule, nothing of the guide, or what the rule finds no fault with.

    Why: an exception that outlives its reason hides the next fault.
    Source: the project's rule that an exception is written with its reason.
    Good: an exception taken out with the fault. Bad: one that stays for ever.
    """
    for at, one in enumerate(subject.edition.guide.guide.exceptions):
        place = subject.edition.content.trees["guide"].place(("exceptions", at))
        extent = subject.extent(one.at)
        if one.rule not in RULES:
            yield Problem(place, f"no rule `{one.rule}`", nearest_or_all(one.rule, RULES))
        elif extent is None:
            yield Problem(place, f"nothing has the id `{one.at}`", nearest_or_all(one.at, subject.known))
        elif subject.complete and not any(_inside(problem, extent) for problem in RULES[one.rule].judge(subject)):
            yield Problem(place, f"{one.rule} finds nothing in `{one.at}`", "Take the exception out.")
