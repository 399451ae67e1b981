"""The table of rules: each an id, a name, a severity and one function whose docstring says what, why and from where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from inspect import cleandoc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
