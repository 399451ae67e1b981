"""The kinds of likelihoods: how many people have something, and all that a number of its kind says of itself.

A new kind is a class here and a member of the union at the end; nothing else asks which kind a likelihood is of.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from handouts.content.model.base import Number, Text
from handouts.content.model.facts import Certainty, FactUnit, Value
from handouts.content.model.figure import Figure, Studied, number_text
from handouts.content.model.marks import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.model.figure import Speaker
    from handouts.text.markup import Markup, RichText

_WHOLES = {"per_1000": 1_000, "per_10000": 10_000, "per_100000": 100_000}
"""The wholes of which a rate may be, by the key that says so."""
WHOLES = (100, *_WHOLES.values())
"""All wholes of which people are counted."""
Of100 = Annotated[Number, Field(ge=0, le=100, description="people of 100")]


class Frequency(Studied):
    """So many of a whole, and how many of the same whole in the comparison group where there was one."""

    comparison: Annotated[Number, Field(ge=0)] | None = None
    certainty: Certainty | None = None

    @property
    def denominator(self) -> int:
        """Of 100, where its kind says nothing else."""
        return 100

    @property
    def times(self) -> Decimal:
        """How many of its whole."""
        raise NotImplementedError

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """How many, and how many of the comparison group."""
        return tuple(number for number in (self.times, self.comparison) if number is not None)

    @property
    def pictured(self) -> bool:
        """Whether a picture can show it as people, each or in hundreds."""
        return True

    def counted_in(self, by: Speaker) -> Markup:
        """Return what is counted: people, or visits."""
        return by.phrases.numbers.people

    @property
    def difference(self) -> Decimal:
        """How many more it was with the treatment; less than nothing where it was fewer."""
        return self.times - (self.comparison or Decimal())

    @property
    def sayable(self) -> tuple[Decimal, ...]:
        """Its numbers, how many did not, and the difference."""
        return (*super().sayable, *(self.denominator - number for number in self.numbers), self.difference)

    @classmethod
    def parts(cls, data: Mapping[str, Any]) -> set[str]:
        """Return its parts: a difference only where it is more than in the comparison group."""
        parts = {"", "yes", "no"}
        if "comparison" in data:
            parts |= {"comparison", "comparison-yes", "comparison-no"} | ({"difference"} if _more(data) else set())
        return parts | ({"certainty"} if "certainty" in data else set())

    def part(self, name: str) -> Decimal | None:
        """Return how many, or how many without the treatment; how many did not is said of the same number."""
        return self.comparison if name.startswith("comparison") else self.times

    def quote(self, by: Speaker, name: str) -> RichText:
        """Return so many of the whole, the bare number of those who did or did not, or the difference."""
        if name == "certainty":
            assert self.certainty is not None
            return by.fill(by.phrases.figures.certainty[self.certainty])
        if name == "difference":
            return number_text(by, self.difference)
        count = self.part(name)
        assert count is not None, name
        if name.endswith("no"):
            return number_text(by, self.denominator - count)
        return number_text(by, count) if name.endswith("yes") else by.of_whole(count, self.denominator)

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many of the whole, beside how many without the treatment."""
        words, count = by.phrases.figures, self.quote(by, "")
        if self.comparison is None:
            return by.fill(words.count, count=count, people=people)
        return by.fill(words.compared, count=count, comparison=self.quote(by, "comparison"), people=people)

    def labels(self, by: Speaker) -> tuple[RichText, ...]:
        """Return so many of the whole, and of the comparison group."""
        return tuple(
            by.of_whole(count, self.denominator) for count in (self.times, self.comparison) if count is not None
        )


class Count(Frequency):
    """So many people of 100, and how many of 100 in the comparison group where there was one."""

    kind: Literal["count"]
    of_100: Of100
    comparison: Of100 | None = None

    @property
    def times(self) -> Decimal:
        """How many of 100."""
        return self.of_100

    def labels(self, by: Speaker) -> tuple[RichText, ...]:
        """Return what stands beside its bars."""
        words = by.phrases.figures
        pairs = ((words.with_it, self.of_100), (words.without_it, self.comparison))
        return tuple(by.fill(word, n=by.number(count)) for word, count in pairs if count is not None)


def _more(data: Mapping[str, Any]) -> bool:
    """Return whether more are counted with the treatment; true also where a number cannot be read."""
    counted = next((data[key] for key in ("of_100", *_WHOLES) if key in data), None)
    try:
        return Decimal(str(counted)) > Decimal(str(data.get("comparison")))
    except InvalidOperation:
        return True


class Range(Studied):
    """Between so many and so many people of 100, because studies differ."""

    kind: Literal["range"]
    low: Of100
    high: Of100

    @property
    def denominator(self) -> int:
        """Of 100."""
        return 100

    @model_validator(mode="after")
    def _rises(self) -> Range:
        if self.low >= self.high:
            raise ValueError("`low` must be less than `high`")
        return self

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many to so many of 100."""
        ends = {"low": number_text(by, self.low), "high": by.of_whole(self.high)}
        return by.fill(by.phrases.figures.range, **ends, people=people)


class Rate(Frequency):
    """A rare event: so many of 1,000, 10,000 or 100,000 people or sessions (`of`), and without the treatment."""

    kind: Literal["rate"]
    per_1000: Annotated[Number, Field(ge=0, le=1_000)] | None = None
    per_10000: Annotated[Number, Field(ge=0, le=10_000)] | None = None
    per_100000: Annotated[Number, Field(ge=0, le=100_000)] | None = None
    of: Literal["people", "sessions"]

    @model_validator(mode="after")
    def _one_whole(self) -> Rate:
        if sum(getattr(self, key) is not None for key in _WHOLES) != 1:
            raise ValueError("a rate has one of `per_1000`, `per_10000` and `per_100000`")
        if self.comparison is not None and self.comparison > self.denominator:
            raise ValueError(f"`comparison` is of the same {self.denominator:,}, and cannot be more")
        return self

    @property
    def denominator(self) -> int:
        """Of how many: its key says so."""
        return next(whole for key, whole in _WHOLES.items() if getattr(self, key) is not None)

    @property
    def times(self) -> Decimal:
        """How many of its whole."""
        times: Decimal = next(value for key in _WHOLES if (value := getattr(self, key)) is not None)
        return times

    @property
    def pictured(self) -> bool:
        """Whether it is of people, and of no more than 10,000."""
        return self.of == "people" and self.per_100000 is None

    @property
    def of_1000(self) -> Decimal:
        """The same of 1,000."""
        return self._thousandth(self.times)

    def _thousandth(self, count: Decimal) -> Decimal:
        return Decimal(f"{(count * 1_000 / self.denominator).normalize():f}")

    @property
    def ways(self) -> tuple[tuple[Decimal, ...], ...]:
        """Of its whole, or of 1,000."""
        return (self.numbers, tuple(map(self._thousandth, self.numbers)))

    @classmethod
    def parts(cls, data: Mapping[str, Any]) -> set[str]:
        """Return its parts, and the bare number of 1,000."""
        return super().parts(data) | {"rate", "per-thousand"}

    def quote(self, by: Speaker, name: str) -> RichText:
        """Return so many of its whole, with whom they are (`rate` is without them), or the bare number of 1,000."""
        if name == "per-thousand":
            return number_text(by, self.of_1000)
        if name:
            return super().quote(by, name)
        rate, whole = number_text(by, self.times), by.number(Decimal(self.denominator))
        return by.fill(by.phrases.numbers.rate, n=rate, whole=whole, of=by.fill(self.counted_in(by)))

    def counted_in(self, by: Speaker) -> Markup:
        """Return what it is of."""
        return by.phrases.numbers.people if self.of == "people" else by.phrases.numbers.sessions

    def said(self, by: Speaker, people: RichText) -> RichText:
        """Return so many of its whole, beside how many without the treatment."""
        if self.compares:
            return super().said(by, people)
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


Counted = Annotated[Count | Rate, Field(discriminator="kind")]
Likelihood = Annotated[Count | Range | Rate | Change | Unknown, Field(discriminator="kind")]


def kind_of(data: Mapping[str, Any]) -> type[Figure]:
    """Return the class of a likelihood as it stands in a file; of a kind that there is not, what knows no number."""
    classes: dict[str, type[Figure]] = {get_args(member.model_fields["kind"].annotation)[0]: member
                                        for member in get_args(get_args(Likelihood)[0])}  # fmt: skip
    return classes.get(str(data.get("kind")), Figure)


def figure_of(item: object) -> Figure | None:
    """Return the one figure that `{id}` quotes and every document shows: an effect's first, a benefit's."""
    return next(iter(getattr(item, "figures", ())), None)


def hundred(figure: Figure) -> Count | None:
    """Return a figure that bars show as people of 100; nothing where it is no count of them."""
    return figure if isinstance(figure, Count) else None


def named_figure(item: object, part: str) -> tuple[Figure | None, str]:
    """Return the figure that `{id.part}` quotes, and what of it: one by its name, else the item's first."""
    for figure in getattr(item, "figures", ()):
        if figure.called and f"{part}-".startswith(f"{figure.called}-"):
            return figure, part[len(figure.called) + 1 :]
    return figure_of(item), part


def quotable(item: object) -> tuple[Figure, ...]:
    """Return the figures of an item that texts can quote: the first, and those that have a name."""
    figures: tuple[Figure, ...] = getattr(item, "figures", ())
    return tuple(figure for at, figure in enumerate(figures) if not at or figure.called)


def counted(item: object) -> Frequency | None:
    """Return the figure that `{id}` quotes where it counts so many of a whole."""
    figure = figure_of(item)
    return figure if isinstance(figure, Frequency) else None
