"""All rules, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.validation import nearest_or_all
from handouts.errors import UsageError
from handouts.rules import (  # noqa: F401 (they register themselves)
    approval,
    comparisons,
    countries,
    deck,
    evidence,
    figures,
    pasted,
    pathways,
    plain_words,
    registry,
    safety,
    spelled,
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
    for prefix in ids:
        if not any(name.startswith(prefix) for name in rules):
            raise UsageError(f"no rule `{prefix}`. {nearest_or_all(prefix, rules)} `handouts explain` lists them all.")


def judge(subject: Subject, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return every problem that the rules find, sorted by place.

    `select` and `ignore` hold ids, or the letters they begin with.
    """
    chosen = [
        rule
        for rule in all_rules().values()
        if (not select or rule.id.startswith(tuple(select))) and not rule.id.startswith(tuple(ignore))
    ]
    is_excepted = registry.excepted(subject)
    problems = {problem for rule in chosen for problem in rule.problems(subject) if not is_excepted(problem)}
    return tuple(sorted(problems, key=lambda problem: (problem.location, problem.id, problem.message)))
