"""Words that are looked for in texts: a small language of patterns that anyone can read, and what denies them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from handouts.content.model.base import Line, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_STEPS = 12
GAP = 4
"""So many words at most may stand where a pattern has `...`."""

Alternatives = tuple[str, ...]
"""The words of which one must stand there; `*` at the end of one stands for any ending."""

_ONE = r"[^\W_]+\*?(?:/[^\W_]+\*?)*"
_WAY = r"(?:<[a-z]+>|[^\W_]+\*?)"
_STEP = re.compile(rf"(?P<open>\()?(?P<ways>{_WAY}(?:/{_WAY})*)(?(open)\))")
_GROUP = re.compile(r"<([a-z]+)>")
_PHRASE = re.compile(rf"{_ONE}(?: {_ONE})*")


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a pattern: phrases of which one must stand there, a gap, or the edge of a clause."""

    kind: Literal["words", "gap", "edge"]
    phrases: tuple[tuple[Alternatives, ...], ...] = ()
    optional: bool = False


def read_pattern(pattern: str, groups: Mapping[str, Iterable[str]]) -> tuple[Step, ...]:
    """Return the parts of a pattern.

    Raises ValueError where it cannot be read: a sign that no pattern has, a group that is not defined.
    """
    steps = tuple(_step(part, pattern, groups) for part in pattern.split())
    if len(steps) > MOST_STEPS:
        raise ValueError(f"a pattern has at most {MOST_STEPS} parts: {pattern!r}")
    if not any(step.kind == "words" and not step.optional for step in steps):
        raise ValueError(f"a pattern needs a word: {pattern!r}")
    if "gap" in {steps[0].kind, steps[-1].kind}:
        raise ValueError(f"a pattern neither begins nor ends with `...`: {pattern!r}")
    if steps[0].optional or steps[-1].optional:
        raise ValueError(f"what stands first or last cannot be what may be left out: {pattern!r}")
    return steps


def _step(part: str, pattern: str, groups: Mapping[str, Iterable[str]]) -> Step:
    if part in {"...", "."}:
        return Step("gap" if part == "..." else "edge")
    found = _STEP.fullmatch(part)
    if not found:
        raise ValueError(f"{part!r} cannot be read in the pattern {pattern!r}")
    phrases = list[str]()
    for way in found["ways"].split("/"):
        group = way.strip("<>")
        if way != group and group not in groups:
            raise ValueError(f"no group <{group}> is defined, which the pattern {pattern!r} names")
        phrases += groups[group] if way != group else (way,)
    return Step("words", tuple(map(_phrase, phrases)), optional=bool(found["open"]))


def _phrase(phrase: str) -> tuple[Alternatives, ...]:
    return tuple(tuple(word.casefold().split("/")) for word in phrase.split())


def _phrase_like(phrase: str) -> str:
    if not _PHRASE.fullmatch(phrase):
        raise ValueError(f"{phrase!r} is no words, such as `risk/danger free`")
    return phrase


def _pattern_like(pattern: str) -> str:
    read_pattern(pattern, dict.fromkeys(_GROUP.findall(pattern), ()))
    return pattern


Pattern = Annotated[Line, StringConstraints(max_length=400), AfterValidator(_pattern_like)]
"""Words that must follow one another: `a/b` is either, `a*` any ending, `(a)` may be left out, `...` is up to
four words, `.` the edge of a clause, `<name>` one of a group of phrases, also in `<name>/a`."""
Phrase = Annotated[Line, AfterValidator(_phrase_like)]
GroupName = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)]


class Denial(Node):
    """How a sentence denies what it names."""

    by: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    """What denies that which stands behind it: `not`, `never`, `whether`."""
    after: tuple[Pattern, ...] = ()
    """What denies that which stands before it: `is not shown`."""
    unless: tuple[Pattern, ...] = ()
    """Words that look like a denial and are none: `not only`, `no doubt`."""
    ends: tuple[Line, ...] = ()
    """Words at which a clause ends, so that what is behind them is not denied."""
    joins: tuple[Line, ...] = ()
    """Words that end it too, unless they join another claim to one: `and`."""
    subjects: tuple[Line, ...] = ()
    """Words that after a comma begin a new clause."""


class Wording(Node):
    """The language of a list of claims: how its words are written, grouped, asked and denied."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    """Only texts in this language are judged."""
    short: dict[Line, Line] = {}
    """Short forms, each with what it stands for; one that begins with an apostrophe, or `n't`, is an ending."""
    groups: dict[GroupName, Annotated[tuple[Phrase, ...], Field(min_length=1)]] = {}
    denial: Denial
    questions: tuple[Pattern, ...] = ()
    """How a question begins that asks and does not claim."""
    answers: tuple[Pattern, ...] = ()
    """How an answer begins that makes the question before it a claim: `Risks? None.`"""

    @model_validator(mode="after")
    def _readable(self) -> Wording:
        denial = self.denial
        for phrase in (*denial.by, *denial.after, *denial.unless, *self.questions, *self.answers):
            read_pattern(phrase, self.groups)
        return self
