"""What every likelihood is asked, and who puts it into words; its kinds stand in `likelihoods`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from handouts.content.model.base import Id, Node, Spoken, StudyId
from handouts.content.model.facts import Amount, FactUnit, Verification
from handouts.content.model.marks import Kept, Material
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.model.phrases import Phrases
    from handouts.text.markup import Markup, RichText

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

    def of_whole(self, count: Decimal, whole: int = 100) -> RichText:
        """Return `45 of 100`."""

    def amount(self, value: Amount, unit: FactUnit) -> Run:
        """Return a number with its unit."""


class Figure(Node):
    """What every kind of likelihood is asked, and what follows from its fields; one without a study has no number."""

    @property
    def denominator(self) -> int | None:
        """Of how many it is counted; nothing where it counts no people."""
        return None

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
    def called(self) -> str | None:
        """The name by which texts quote it where it is not the first of its item."""
        return getattr(self, "name", None)

    @property
    def counts(self) -> Spoken | None:
        """Whom of the study's people it counts, where not all of them."""
        return getattr(self, "among", None)

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

    def labels(self, by: Speaker) -> tuple[RichText, ...]:
        """Return the words of it that every document prints, whatever stands around them; by these it is covered."""
        return ()


class Studied(Figure):
    """A figure that a study gives."""

    study: StudyId
    """The study in references.yaml: whom the number comes from, beside what, and over which time."""
    among: Annotated[Spoken | None, Material("population")] = None
    """Whom of the study's people it counts, where not all of them: so one study may give two figures of a kind."""
    name: Annotated[Id | None, Kept("texts that quote it")] = None
    """By which texts quote it where it is not the first: `{effect.name}`, `{effect.name-comparison}`."""
    status: Annotated[Verification, Kept("reviewers")] = "verified"


def number_text(by: Speaker, value: Decimal) -> RichText:
    """Return a number as the language writes it, its digits kept together."""
    return (Run(by.number(value), kind="number"),)
