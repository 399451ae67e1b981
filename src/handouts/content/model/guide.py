"""The Guide: every file of its folder, guide.yaml first, and the index of all that has an id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import Day, Id, Item, Line, Node, Spoken, Text, form
from handouts.content.model.charts import Picture
from handouts.content.model.checks import Check
from handouts.content.model.course import Training
from handouts.content.model.day import Countdown, Fasting, Medicine, Stage, TimeLine
from handouts.content.model.documents import Document, HandoutDocument, Section
from handouts.content.model.effects import Benefit, Card, ChanceFigure, Effect, KeyPoint, Lasting, Option, Term, Topic
from handouts.content.model.facts import Fact
from handouts.content.model.figure import Studied
from handouts.content.model.marks import HELD, Kept, visit_content
from handouts.content.model.references import Reference, References, Study
from handouts.content.model.safety import Action, CallSign, Consent, Exclusion, ExclusionGroup, Saying, Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.facts import Verification


class Period(Node):
    """A stretch of the course in which effects come and checks are made."""

    id: Id
    name: Text
    """As staff read it."""


class Exposure(Node):
    """A kind of exposure that figures come from, as staff read it."""

    id: Id
    name: Spoken


class Role(Node):
    """Someone whose approval a document needs."""

    id: Id
    name: Line


class RuleException(Node):
    """A rule that does not hold somewhere, and why."""

    rule: Annotated[str, form(r"^[A-Z][0-9]{3}$", "the id of a rule, like E213")]
    at: Id
    """The item, fact, source or document in which it finds nothing."""
    why: Annotated[Line, Kept("authors")]


Version = Annotated[str, form(r"^[0-9]+\.[0-9]+(?:\.[0-9]+)?$", "a version like 1.0 or 1.0.2", 20)]
Language = Annotated[str, form(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", "a language like en-US or pt")]


class GuideFile(Node):
    """The file guide.yaml."""

    id: Id
    version: Version
    date: Day
    review_by: Day
    """After this day the documents must not be used."""
    language: Language = "en-US"
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """Who must approve before a document stops being a draft."""
    exposures: tuple[Exposure, ...] = ()
    periods: Annotated[tuple[Period, ...], Field(min_length=1)]
    facts: dict[Id, Fact] = {}
    documents: Annotated[dict[Id, Document], Field(min_length=1)]
    standards: Annotated[tuple[Id, ...] | None, HELD] = None
    """Those of the folder's lists that it is held against, besides its own; left out, all of them."""
    exceptions: Annotated[tuple[RuleException, ...], HELD] = ()
    """From the rules of `handouts check`, each with its reason."""

    def sections(self, document: HandoutDocument) -> tuple[Section, ...]:
        """Return what a handout shows: its own sections, or the one of another that it shows alone, with its back."""
        if document.sections:
            return document.sections
        handouts = [other for other in self.documents.values() if isinstance(other, HandoutDocument)]
        return next((shown for other in handouts if (shown := other.sheet_of(document.alone))), ())

    def given_with(self, document: Document) -> dict[str, HandoutDocument]:
        """Return the handouts that whoever gets a document gets as well, by their names."""
        handouts = {
            name: document for name, document in self.documents.items() if isinstance(document, HandoutDocument)
        }
        return {
            name: handout
            for name, handout in handouts.items()
            if self.documents.get(handout.given_with or "") is document
        }

    @model_validator(mode="after")
    def _given_with_one_that_is_given(self) -> GuideFile:
        for name, document in self.documents.items():
            main = self.documents.get(document.given_with or "") if isinstance(document, HandoutDocument) else None
            if isinstance(main, HandoutDocument) and (main.given_with or main is document):
                raise ValueError(f"`{name}` is given with a handout that is itself given with another, or with itself")
        return self

    @model_validator(mode="after")
    def _reviewed_later(self) -> GuideFile:
        if self.review_by <= self.date:
            raise ValueError("`review_by` must be a later day than `date`")
        return self


class Effects(Node):
    """The file effects.yaml."""

    effects: tuple[Effect, ...]


class Safety(Node):
    """The file safety.yaml."""

    actions: tuple[Action, ...] = ()
    signs: tuple[Sign, ...] = ()
    calls: tuple[CallSign, ...] = ()
    """Signs at home for which the clinic is called."""
    sayings: tuple[Saying, ...] = ()
    groups: tuple[ExclusionGroup, ...] = ()
    """Of exclusions."""
    exclusions: tuple[Exclusion, ...] = ()


class Monitoring(Node):
    """The file monitoring.yaml."""

    checks: tuple[Check, ...]


class Expectations(Node):
    """The file expectations.yaml."""

    key_points: tuple[KeyPoint, ...] = ()
    topics: tuple[Topic, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    chances: tuple[ChanceFigure, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    pictures: tuple[Picture, ...] = ()
    timelines: tuple[TimeLine, ...] = ()
    countdowns: tuple[Countdown, ...] = ()
    fasting: tuple[Fasting, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    stages: tuple[Stage, ...] = ()
    options: tuple[Option, ...] = ()
    cards: tuple[Card, ...] = ()


class Glossary(Node):
    """The file glossary.yaml."""

    terms: tuple[Term, ...] = ()


class Guide(Node):
    """The whole guide, one field a file."""

    guide: GuideFile
    safety: Safety
    effects: Effects
    monitoring: Monitoring
    expectations: Expectations
    consent: Consent
    training: Training
    glossary: Glossary
    references: References

    def nodes(self) -> Iterator[Item]:
        """Yield every item that has an id, nested ones included, in the order of the files."""
        return iter(self.in_order)

    @cached_property
    def in_order(self) -> tuple[Item, ...]:
        """Every item that has an id: rules ask for them again and again."""
        files = (
            self.safety,
            self.effects,
            self.monitoring,
            self.expectations,
            self.consent,
            self.training,
            self.glossary,
        )
        return tuple(at.value for file in files for at in visit_content(file) if isinstance(at.value, Item))

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.nodes()}

    @cached_property
    def studies(self) -> dict[str, Study]:
        """Every study by its id."""
        return {study.id: study for study in self.references.studies}

    @cached_property
    def exposures(self) -> dict[str, Exposure]:
        """Every kind of exposure by its id."""
        return {exposure.id: exposure for exposure in self.guide.exposures}

    @cached_property
    def sources(self) -> dict[str, Reference]:
        """Every reference by its id."""
        return {reference.id: reference for reference in self.references.references}

    @cached_property
    def to_verify(self) -> dict[str, Verification]:
        """How well facts, sources and figures were checked that nobody has verified, by their ids."""
        checked = [(name, fact.status) for name, fact in self.guide.facts.items()]
        checked += [(reference.id, reference.status) for reference in self.references.references]
        for item in self.nodes():
            checked += [(item.id, figure.status) for figure in item.figures if isinstance(figure, Studied)]
        return {name: status for name, status in checked if status != "verified"}
