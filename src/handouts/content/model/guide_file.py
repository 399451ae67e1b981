"""guide.yaml: title, version, facts, periods, documents, and exceptions from the rules."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import Day, Id, Line, Node, Spoken, Text, form
from handouts.content.model.documents import Document, HandoutDocument, Section
from handouts.content.model.facts import Fact
from handouts.content.model.marks import HELD, Kept


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
        handouts = {name: one for name, one in self.documents.items() if isinstance(one, HandoutDocument)}
        return {name: one for name, one in handouts.items() if self.documents.get(one.given_with or "") is document}

    @model_validator(mode="after")
    def _given_with_one_that_is_given(self) -> GuideFile:
        for name, one in self.documents.items():
            main = self.documents.get(one.given_with or "") if isinstance(one, HandoutDocument) else None
            if isinstance(main, HandoutDocument) and (main.given_with or main is one):
                raise ValueError(f"`{name}` is given with a handout that is itself given with another, or with itself")
        return self

    @model_validator(mode="after")
    def _reviewed_later(self) -> GuideFile:
        if self.review_by <= self.date:
            raise ValueError("`review_by` must be a later day than `date`")
        return self
