"""All rules, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.validation import nearest_or_all
from handouts.errors import UsageError
from handouts.rules import (  # noqa: F401 (they register themselves)
    comparisons,
    deck,
    evidence,
    figures,
    pathways,
    plain_words,
    registry,
    safety,
    standards,
    texts,
)
from handouts.rules.registry import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.errors import Problem
    from handouts.rules.registry import Subject


def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, in order."""
    return dict(sorted(RULES.items()))


def check_ids(ids: Iterable[str]) -> None:
    """Refuse what is no rule's id, nor what one begins with."""
    rules = all_rules()
    for one in ids:
        if not any(name.startswith(one) for name in rules):
            raise UsageError(f"no rule `{one}`. {nearest_or_all(one, rules)} `handouts explain` lists them all.")


def judge(subject: Subject, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return every problem that the rules find, sorted by place.

    `select` and `ignore` hold ids, or the letters they begin with.
    """
    chosen = [
        one
        for one in all_rules().values()
        if (not select or one.id.startswith(tuple(select))) and not one.id.startswith(tuple(ignore))
    ]
    is_excepted = registry.excepted(subject)
    found = {problem for one in chosen for problem in one.problems(subject) if not is_excepted(problem)}
    return tuple(sorted(found, key=lambda problem: (problem.location, problem.id, problem.message)))
