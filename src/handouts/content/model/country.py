"""countries/NAME.yaml: what holds in one country, for every guide; and what one guide says of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import Day, Id, Line, Node, SourceId, Text, Url, form
from handouts.content.model.facts import Fact, Verification
from handouts.content.model.references import Reference
from handouts.content.model.telephones import Way

CountryId = Annotated[str, form(r"^[A-Za-z]{2}$", "a country in two letters, like us or uk")]


class CountrySource(Node):
    """Where a fact of a country was looked up."""

    id: Id
    title: Line
    url: Url
    checked: Day
    """The day on which somebody last looked at it."""
    status: Verification = "verified"
    seen: Line | None = None
    """Where it was seen, when that was not the source itself."""


class Sourced(Node):
    """Something that sources of the same file say."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class CountryWay(Way, Sourced):
    """Whom to call or text, anywhere in the country."""


class CountryWord(Sourced):
    """A word that texts quote as `{country.word}`."""

    text: Line


class Regulator(CountryWord):
    """Who licenses medicines there; its full name in a sentence is quoted as `{country.the-regulator}`: `the FDA`."""

    full: Line
    report_to: Line | None = None
    """Who is told of suspected harm, where that is somebody else."""
    names: tuple[Line, ...] = ()
    """Its other names, by which a text is found that names it in every country."""


class Country(Node):
    """The file countries/NAME.yaml: facts of a country, each with its sources."""

    name: Line
    region: Annotated[str, form(r"^[A-Z]{2}$", "a country as ISO 3166 has it, like GB")]
    """By which the country's numbers are dialled."""
    locale: Annotated[str, form(r"^[a-z]{2,3}-[A-Z]{2}$", "a language and country like en-GB")]
    """By which dates and numbers are written, where the guide is in that language."""
    paper: Literal["letter", "a4"]
    currency: Line
    """The sign of its money."""
    emergency: Annotated[tuple[CountryWay, ...], Field(min_length=1)]
    """The first is the one that documents name."""
    crisis: Annotated[tuple[CountryWay, ...], Field(min_length=1)]
    crisis_staff: Line | None = None
    """What staff should know of the crisis lines."""
    regulator: Regulator
    words: dict[Id, CountryWord] = {}
    """Others that texts of any guide can quote, such as the sign of its money."""
    own_words: tuple[Line, ...] = ()
    """Words of this country alone, by which a text is found that is for every country and holds here only."""
    spelling: dict[Line, Line] = {}
    """How the country spells what the guides spell otherwise: `liter: litre`."""
    sources: Annotated[tuple[CountrySource, ...], Field(min_length=1)]

    @property
    def ways(self) -> tuple[CountryWay, ...]:
        """Whom to call or text, anywhere in the country."""
        return (*self.emergency, *self.crisis)

    @property
    def found_by(self) -> tuple[str, ...]:
        """Words and numbers that are this country's own."""
        regulator = (self.regulator.text, *self.regulator.names)
        return (*regulator, *self.own_words, *(way.number for way in self.ways if way.number))

    @property
    def quoted(self) -> dict[str, str]:
        """What `{country.word}` stands for, by the word."""
        words = {
            "name": self.name,
            "regulator": self.regulator.text,
            "the-regulator": self.regulator.full,
            "report-to": self.regulator.report_to or self.regulator.text,
            "currency": self.currency,
            "crisis-staff": self.crisis_staff or "",
        }
        return words | {name: word.text for name, word in self.words.items()}


class GuideWord(Node):
    """A sentence, or part of one, that a guide says in one country, quoted as `{country.word}`."""

    text: Text | None = None
    """May be left out of a word that stands for sources only."""
    sources: tuple[SourceId, ...] = ()
    """Ids from references.yaml; `{country.word}` in a list of sources stands for them."""


class GuideCountry(Node):
    """The file countries/NAME.yaml in a guide's folder: what it says in that country only."""

    words: dict[Id, GuideWord] = {}
    facts: dict[Id, Fact] = {}
    """Those that are quoted in this country only; they stand beside those of guide.yaml."""
    references: tuple[Reference, ...] = ()
    """Those that are cited in this country only; they stand beside those of references.yaml."""
