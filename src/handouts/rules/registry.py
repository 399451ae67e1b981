"""The table of rules: each an id, a name, a severity and one function whose docstring says what, why and from where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from inspect import cleandoc
from typing import TYPE_CHECKING

from handouts.content.typed import nearest_or_all
from handouts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handouts.errors import Problem, Severity
    from handouts.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its name states the fault."""

    id: str
    name: str
    severity: Severity
    judge: Callable[[Subject], Iterator[Problem]]

    @property
    def explanation(self) -> str:
        """What it finds, why that is wrong, the source, a good and a bad example."""
        return f"{self.id} {self.name} ({self.severity})\n\n{cleandoc(self.judge.__doc__ or '')}"

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """Yield what the rule finds, stamped with its id and severity."""
        for problem in self.judge(subject):
            yield replace(problem, id=self.id, severity=self.severity)


RULES: dict[str, Rule] = {}


def rule(
    id_: str, name: str, severity: Severity
) -> Callable[[Callable[..., Iterator[Problem]]], Callable[..., Iterator[Problem]]]:
    """Register a function as a rule."""

    def register(judge: Callable[..., Iterator[Problem]]) -> Callable[..., Iterator[Problem]]:
        assert id_ not in RULES, id_
        RULES[id_] = Rule(id_, name, severity, judge)
        return judge

    return register


def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, in order."""
    from handouts.rules import balance, deck, evidence, exceptions, figures, standards, typed, words  # noqa: F401 (they register themselves)

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
    from handouts.rules.exceptions import excepted

    is_excepted = excepted(subject)
    found = {problem for one in chosen for problem in one.problems(subject) if not is_excepted(problem)}
    return tuple(sorted(found, key=lambda problem: (problem.location, problem.id, problem.message)))
