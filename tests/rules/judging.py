"""The second guide judged by one rule, and what a spoiling of it adds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING

from builders import CLINIC, HERE, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.rules.registry import RULES, Subject

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from handouts.errors import Problem


@dataclass(frozen=True)
class Spoil:
    """One text put in the place of another, and where it must be told: at `at`, in `where` or the same file."""

    rule: str
    file: str
    old: str
    new: str
    at: str = ""
    says: str = ""
    where: str = ""


def request(folder: Folder) -> Request:
    return Request(content=folder.path, clinic=CLINIC)


def subject(folder: Folder, today: dt.date | None = None, *, everything: bool = False) -> Subject:
    edition, composed = pipeline.compose(replace(request(folder), everything=everything))
    return Subject(edition, {name: one.outline for name, one in composed.items()}, today)


def judged(folder: Folder, rule: str, today: dt.date | None = None) -> tuple[Problem, ...]:
    return pipeline.check(replace(request(folder), today=today), select=(rule,))


def added(folder: Folder, spoils: Iterable[Spoil]) -> tuple[list[Problem], list[str]]:
    """Return what the rule finds after the spoiling and did not find before, and the places where it should."""
    spoils = list(spoils)
    before = Counter(problem.message for problem in judged(folder, spoils[0].rule))
    for spoil in spoils:
        folder.spoil(spoil.file, spoil.old, HERE + spoil.new)
    found = [
        problem
        for problem in judged(folder, spoils[0].rule)
        if not before[problem.message] or before.subtract([problem.message])
    ]
    return found, [place(folder, spoil) for spoil in spoils]


def place(folder: Folder, spoil: Spoil) -> str:
    """Return file, line and column of the text at which a problem must be told."""
    path = folder.path / (spoil.where or spoil.file)
    text = path.read_text("utf-8")
    assert spoil.at in text
    before = text.partition(spoil.at)[0] if spoil.at else ""
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def changed(node, change):
    """Return an outline with a change made to each of its nodes."""
    if isinstance(node, tuple):
        return tuple(changed(element, change) for element in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    return change(replace(node, **{one.name: changed(getattr(node, one.name), change) for one in fields(node)}))


def severity(rule: str) -> str:
    return RULES[rule].severity
