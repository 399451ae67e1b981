"""Likelihoods: how many people have something, and all that a number of its kind says of itself.

A new kind is a class here and a member of the union at the end; nothing else asks which kind a likelihood is of.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Protocol, get_args

from pydantic import Field, model_validator

from handouts.content.model.base import Node, Number, StudyId, Text, number
from handouts.content.model.facts import Amount, Certainty, FactUnit, Value, Verification
from handouts.content.model.marks import STAFF, Kept
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.model.phrases import Phrases
    from handouts.text.markup import Markup, RichText

Of100 = Annotated[Number, Field(ge=0, le=100, description="people of 100")]
HUNDRED = Decimal(100)


class Speaker(Protocol):
    """What puts a likelihood into words: the phrases of a language, and how it writes numbers."""

    @property
    def phrases(self) -> Phrases:
        """The patterns."""

    def fill(self, pattern: Markup, **parts: RichText | str) -> RichText:
        """Return a pattern with its blanks filled."""

    def plain_text(self, pattern: Markup, **parts: RichText | str) -> str:
        """Return a filled pattern as a plain string."""

    def number(self, value: Decimal) -> str:
        """Return a number as the language writes it."""

    def of_100(self, count: Decimal) -> RichText:
        """Return `45 of 100`."""

    def amount(self, value: Amount, unit: FactUnit) -> Run:
        """Return a number with its unit."""


class Figure(Node):
    """What every kind of likelihood is asked, and what follows from its fields; one without a study has no number."""

    denominator: ClassVar[int | None] = None
    """Of how many it is counted; nothing where it counts no people."""

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Its numbers, and those of its comparison group; none where nobody has counted."""
        held = [getattr(self, name) for name in type(self).model_fields]
        amounts = (
            value.numbers if isinstance(value, Amount) else (value,)
            for value in held
            if isinstance(value, Amount | Decimal)
        )
        return tuple(number for numbers in amounts for number in numbers)

    @property
    def ways(self) -> tuple[tuple[Decimal, ...], ...]:
        """The ways to say it: the numbers that a text must have, for each of them."""
        return (self.numbers,)

    @property
    def sayable(self) -> tuple[Decimal, ...]:
        """The numbers that a quote of it may print."""
        return (*(number for way in self.ways for number in way), HUNDRED, Decimal(self.denominator or HUNDRED))

    @property
    def taken_from(self) -> str | None:
        """The study that it comes from."""
        return getattr(self, "study", None)

    @property
    def instead(self) -> Markup | None:
        """What staff are told in the place of a number."""
        return getattr(self, "why", None)

    @property
    def compares(self) -> bool:
        """Whether it has the number of a comparison group."""
        return getattr(self, "comparison", None) is not None

    @property
    def units(self) -> tuple[FactUnit, ...]:
        """The units that it needs words for."""
        return (self.unit,) if hasattr(self, "unit") else ()

    @property
    def count(self) -> Count | None:
        """The same as people of 100, which bars and pictures show; nothing where it is no whole of 100 people."""
        return None

    @property
    def of_1000(self) -> Decimal | None:
        """How many it is of 1,000; nothing where nobody shows it so."""
        return None

    @classmethod
    def parts(cls, data: Mapping[str, Any]) -> set[str]:
        """Return what `{id.part}` may ask of it, of its data in the file; an empty part is `{id}` itself."""
        return set()

    def part(self, name: str) -> Decimal | None:
        """Return the number of its own that a part says, or is worked out from."""
        return None

    def quote(self, by: Speaker, name: str) -> RichText:
        """Return what `{id.part}` stands for."""
        raise KeyError(name)

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return it as a sentence, with whom it comes from."""
        raise NotImplementedError


class Studied(Figure):
    """A figure that a study gives."""

    study: StudyId
    """The study in references.yaml: whom the number comes from, beside what, and over which time."""
    status: Annotated[Verification, Kept("reviewers")] = "verified"


class Count(Studied):
    """So many people of 100, and how many of 100 in the comparison group where there was one."""

    kind: Literal["count"]
    of_100: Of100
    comparison: Of100 | None = None
    certainty: Certainty | None = None

    denominator: ClassVar[int | None] = 100

    @property
    def difference(self) -> Decimal:
        """How many more of 100 it was with the treatment; less than nothing where it was fewer."""
        return self.of_100 - (self.comparison or Decimal())

    @property
    def sayable(self) -> tuple[Decimal, ...]:
        """Its numbers, how many did not, and the difference."""
        return (*super().sayable, *(HUNDRED - number for number in self.numbers), self.difference)

    @property
    def count(self) -> Count:
        """Itself."""
        return self

    @classmethod
    def parts(cls, data: Mapping[str, Any]) -> set[str]:
        """Return its parts: a difference only where it is more than in the comparison group."""
        parts = {"", "yes", "no"}
        if "comparison" in data:
            parts |= {"comparison", "comparison-yes", "comparison-no"} | ({"difference"} if _more(data) else set())
        return parts | ({"certainty"} if "certainty" in data else set())

    def part(self, name: str) -> Decimal | None:
        """Return how many, or how many without the treatment; how many did not is said of the same number."""
        return self.comparison if name.startswith("comparison") else self.of_100

    def quote(self, by: Speaker, name: str) -> RichText:
        """Return so many of 100, the bare number of those who did or did not, the difference, or how sure it is."""
        if name == "certainty":
            assert self.certainty is not None
            return by.fill(by.phrases.figures.certainty[self.certainty])
        if name == "difference":
            return number_text(by, self.difference)
        count = self.part(name)
        assert count is not None, name
        if name.endswith("no"):
            return number_text(by, 100 - count)
        return number_text(by, count) if name.endswith("yes") else by.of_100(count)

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many of 100, beside how many without the treatment."""
        words, count = by.phrases.figures, by.of_100(self.of_100)
        if self.comparison is None:
            return by.fill(words.count, count=count, people=people)
        return by.fill(words.compared, count=count, comparison=by.of_100(self.comparison), people=people)


def _more(data: Mapping[str, Any]) -> bool:
    """Return whether more are counted with the treatment; true also where a number cannot be read."""
    try:
        return Decimal(str(data.get("of_100"))) > Decimal(str(data.get("comparison")))
    except InvalidOperation:
        return True


class Range(Studied):
    """Between so many and so many people of 100, because studies differ."""

    kind: Literal["range"]
    low: Of100
    high: Of100

    denominator: ClassVar[int | None] = 100

    @model_validator(mode="after")
    def _rises(self) -> Range:
        if self.low >= self.high:
            raise ValueError("`low` must be less than `high`")
        return self

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many to so many of 100."""
        ends = {"low": number_text(by, self.low), "high": by.of_100(self.high)}
        return by.fill(by.phrases.figures.range, **ends, people=people)


class Rate(Studied):
    """A very rare event: so many of 100,000 (people or sessions: `of`)."""

    kind: Literal["rate"]
    per_100000: Annotated[Number, Field(ge=0, le=100_000)]
    of: Literal["people", "sessions"]

    denominator: ClassVar[int | None] = 100_000

    @property
    def of_1000(self) -> Decimal:
        """The same of 1,000."""
        return number(str(self.per_100000 / 100))

    @property
    def ways(self) -> tuple[tuple[Decimal, ...], ...]:
        """Of 100,000, or of 1,000."""
        return (self.numbers, (self.of_1000,))

    @classmethod
    def parts(cls, data: Mapping[str, Any]) -> set[str]:
        """Return itself, and the bare number of 1,000."""
        return {"", "per-thousand"}

    def part(self, name: str) -> Decimal:
        """Return how many of 100,000."""
        return self.per_100000

    def quote(self, by: Speaker, name: str) -> RichText:
        """Return so many of 100,000, or the bare number of 1,000."""
        if name == "per-thousand":
            return number_text(by, self.of_1000)
        numbers = by.phrases.numbers
        of = by.plain_text(numbers.people if self.of == "people" else numbers.sessions)
        return by.fill(numbers.per_100000, n=number_text(by, self.per_100000), of=of)

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many of 100,000."""
        return by.fill(by.phrases.figures.rate, rate=self.quote(by, ""), people=people)


class Change(Studied):
    """A measured change, such as a rise in blood pressure; `comparison` is the change without the treatment."""

    kind: Literal["change"]
    by: Value
    comparison: Value | None = None
    unit: FactUnit

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return by how much, beside the change without the treatment."""
        words, change = by.phrases.figures, (by.amount(self.by, self.unit),)
        if self.comparison is None:
            return by.fill(words.change, change=change, people=people)
        comparison = (by.amount(self.comparison, self.unit),)
        return by.fill(words.change_compared, change=change, comparison=comparison, people=people)


class Unknown(Figure):
    """No figure exists; the documents say so in words."""

    kind: Literal["unknown"]
    why: Annotated[Text | None, STAFF] = None
    """What is known instead, for staff."""

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return that nobody knows."""
        return by.fill(by.phrases.figures.unknown)


def number_text(by: Speaker, value: Decimal) -> RichText:
    """Return a number as the language writes it, its digits kept together."""
    return (Run(by.number(value), kind="number"),)


Likelihood = Annotated[Count | Range | Rate | Change | Unknown, Field(discriminator="kind")]


def kind_of(data: Mapping[str, Any]) -> type[Figure]:
    """Return the class of a likelihood as it stands in a file; of a kind that there is not, what knows no number."""
    classes: dict[str, type[Figure]] = {get_args(member.model_fields["kind"].annotation)[0]: member
                                        for member in get_args(get_args(Likelihood)[0])}  # fmt: skip
    return classes.get(str(data.get("kind")), Figure)


def figure_of(item: object) -> Figure | None:
    """Return the one figure that `{id}` quotes and every document shows: an effect's first, a benefit's."""
    return next(iter(getattr(item, "figures", ())), None)


def counted(item: object) -> Count | None:
    """Return the count that `{id}` quotes: a benefit's, or an effect's where its figure is one."""
    figure = figure_of(item)
    return figure.count if figure else None
