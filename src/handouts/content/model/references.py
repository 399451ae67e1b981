"""references.yaml, CSL items as Zotero exports them; and standards/NAME.yaml, lists that content is held against."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from handouts.content.model import csl
from handouts.content.model.base import (
    CoverId,
    Day,
    ExposureId,
    FactId,
    Id,
    Line,
    Node,
    SourceId,
    Spoken,
    Url,
    Whole,
    form,
)
from handouts.content.model.facts import Verification
from handouts.content.model.marks import Kept
from handouts.content.model.wording import Pattern, Wording, read_pattern


def _allow(schema: dict[str, Any], *keys: str) -> None:
    schema["properties"] |= {key: {} for key in keys}


def _allow_in_name(schema: dict[str, Any]) -> None:
    """Let the parts of a name stand that the model joins."""
    _allow(schema, *sorted(csl.NAME_PARTS - {"family"}))


def _allow_in_item(schema: dict[str, Any]) -> None:
    """Let stand what the model lets be, or reads in several forms."""
    _allow(schema, "id", "DOI", "issued", *sorted(csl.UNUSED))
    schema["required"] = ["type", "title"]


class Name(Node):
    """A person (`family`, `given`) or a body (`literal`)."""

    model_config = ConfigDict(json_schema_extra=_allow_in_name)

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Name:
        if (self.family is None) == (self.literal is None):
            raise ValueError("an author has a `family` name (a person) or a `literal` one (a body)")
        return self


def _day_parts(parts: tuple[int, ...]) -> tuple[int, ...]:
    try:
        dt.date(*(*parts, 1, 1)[:3])
    except ValueError:
        raise ValueError("there is no such day; write [year, month, day]") from None
    return parts


DayParts = Annotated[tuple[Whole, ...], Field(min_length=1, max_length=3), AfterValidator(_day_parts)]


class CslDate(Node):
    """A date as CSL has it: `date-parts: [[2023, 10, 10]]`."""

    date_parts: Annotated[tuple[DayParts, ...], Field(alias="date-parts", min_length=1, max_length=2)]

    @property
    def year(self) -> int:
        """The year of the (first) date."""
        return self.date_parts[0][0]


Doi = Annotated[str, form(r"^10\.[0-9]{4,9}/[!-~]+$", "a DOI like 10.1056/NEJMoa2302399")]
Pmid = Annotated[str, form(r"^[0-9]+$", "a PubMed number")]
Pmcid = Annotated[str, form(r"^PMC[0-9]+$", "a PubMed Central number like PMC123")]


class Reference(Node):
    """A CSL item as reference managers export it, plus `checked` and `status`; what nothing prints may stand there."""

    model_config = ConfigDict(json_schema_extra=_allow_in_item)

    id: Id
    type: csl.Type
    title: Line
    title_short: Annotated[Line | None, Field(alias="title-short")] = None
    """What a handout's list calls it, where its title is long."""
    author: tuple[Name, ...] = ()
    issued: CslDate | None = None
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    publisher: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    number: Line | None = None
    doi: Annotated[Doi | None, Field(alias="DOI")] = None
    url: Annotated[Url | None, Field(alias="URL")] = None
    pmid: Annotated[Pmid | None, Field(alias="PMID")] = None
    pmcid: Annotated[Pmcid | None, Field(alias="PMCID")] = None
    note: Line | None = None
    short: Line
    """How a slide cites it: `Doe 2022`, `Label of the tablets`."""
    checked: Annotated[Day | None, Kept("reviewers")] = None
    """The day on which somebody last looked at the source; an item without one is `unchecked`."""
    status: Verification = "verified"
    seen: Annotated[Line | None, Kept("reviewers")] = None
    """Where it was seen, when that was not the source itself."""

    @model_validator(mode="before")
    @classmethod
    def _exported(cls, item: Any) -> Any:
        return csl.normalized(item) if isinstance(item, dict) else item

    @model_validator(mode="after")
    def _looked_at(self) -> Reference:
        if (self.checked is None) != (self.status == "unchecked"):
            raise ValueError("`checked` is the day on which somebody looked at the source; `unchecked` is one without")
        return self


class Study(Node):
    """A group of people that figures come from: who, beside what, over which time."""

    id: Id
    people: Spoken
    """Whom the figures come from."""
    within: Spoken | None = None
    """What they are called inside a sentence, in brackets, where `people` begins one."""
    comparator: Spoken | None = None
    """What the comparison group had; left out where there was none."""
    span: Spoken
    """Over which time the figures count."""
    exposure: ExposureId
    """What the people had (guide.yaml, `exposures`); rule F407 finds where figures of two stand together unsaid."""
    size: FactId | None = None
    """How many people they were: all that is said of them where there is little room."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class References(Node):
    """The file references.yaml."""

    references: tuple[Reference, ...]
    studies: tuple[Study, ...] = ()


ElementId = CoverId


class Element(Node):
    """One thing that documents must hold, or that is left out for a reason."""

    id: ElementId
    says: Line
    """What must be there, in our own words."""
    articles: tuple[Line, ...] = ()
    """Which of the sources named in the standard's `basis` say it."""
    contains: tuple[Line, ...] = ()
    """What the covering sentences must hold to count: what, how often or that nobody knows, when, what to do."""
    disputed: Line | None = None
    """Where sources contradict one another: who says what, the one answer given here, and why."""
    required_in: tuple[Id, ...] = ()
    """The documents that it must reach; every one of them."""
    on_slide: bool = False
    """Whether staff act on it: in a deck it must then stand on a slide, and not in its notes alone."""
    left_out: Line | None = None
    """Why it is left out or said otherwise; such an element needs no covering sentence."""
    held_by: Line | None = None
    """What holds it where no single sentence can, or beside one: a rule, a test, the layout, a person."""

    @model_validator(mode="after")
    def _decided(self) -> Element:
        if not self.required_in and not self.left_out and not self.held_by:
            raise ValueError("an element is `required_in` a document, `held_by` something, or `left_out` for a reason")
        return self


class Claim(Node):
    """Something that no document claims, and the words by which a text is found that does."""

    id: ElementId
    says: Line
    """The claim, in our own words."""
    words: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    """Patterns of which each makes the claim."""
    but: tuple[Pattern, ...] = ()
    """Where the words are no claim: `safe to go`."""
    why: Line
    """Why no document says it."""
    source: Line
    """What shows that it is untrue, or not shown."""
    instead: Line
    """What is true and may be said."""
    topics: tuple[ElementId, ...] = ()
    """The elements of other standards that it stands beside."""


class Standard(Node):
    """The file standards/NAME.yaml."""

    title: Line
    basis: Line
    """Where the list comes from."""
    elements: tuple[Element, ...] = ()
    hard_words: dict[Line, Line] = {}
    """Words of the trade that patients should not meet unexplained, each with what to say instead."""
    claims: tuple[Claim, ...] = ()
    """What no document claims."""
    wording: Wording | None = None
    """The language of the claims."""

    @model_validator(mode="after")
    def _of_something(self) -> Standard:
        if not (self.elements or self.claims or self.hard_words):
            raise ValueError("a standard has `elements`, `claims` or `hard_words`")
        if self.claims and not self.wording:
            raise ValueError("claims need a `wording`: the language they are in, and what denies them")
        groups = self.wording.groups if self.wording else {}
        for claim in self.claims:
            for word in (*claim.words, *claim.but):
                read_pattern(word, groups)
        return self
