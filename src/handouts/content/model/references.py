"""references.yaml: CSL items as Zotero exports them, and the studies that figures come from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import ExposureId, Id, Line, Node, Said, SourceId
from handouts.content.model.facts import Status


class Name(Node):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None


class CslDate(Node):
    """A date as CSL has it: `date-parts: [[2023, 10, 10]]`."""

    date_parts: Annotated[
        tuple[tuple[Annotated[int, Field(ge=1, le=2100)], ...], ...],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]

    @property
    def year(self) -> int:
        """The year of the (first) date."""
        return self.date_parts[0][0]


class Reference(Node):
    """A CSL-JSON item (as YAML), plus `checked` and `status`."""

    id: Id
    type: Literal[
        "article-journal",
        "report",
        "webpage",
        "book",
        "chapter",
        "legislation",
        "document",
        "article",
        "dataset",
    ]
    title: Line
    author: tuple[Name, ...] = ()
    issued: CslDate | None = None
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    publisher: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    number: Line | None = None
    doi: Annotated[str | None, Field(alias="DOI", pattern=r"^10\.\d{4,9}/\S+$")] = None
    url: Annotated[str | None, Field(alias="URL", pattern=r"^https?://\S+$")] = None
    pmid: Annotated[str | None, Field(alias="PMID", pattern=r"^\d+$")] = None
    pmcid: Annotated[str | None, Field(alias="PMCID", pattern=r"^PMC\d+$")] = None
    note: Line | None = None
    short: Line
    """How a slide cites it: `Doe 2022`, `Label of the tablets`."""
    checked: date
    """The day on which somebody last looked at the source."""
    status: Status = "verified"
    seen: Line | None = None
    """Where it was seen, when that was not the source itself."""


class Study(Node):
    """A group of people that figures come from: who, beside what, over which time."""

    id: Id
    people: Said
    """Whom the figures come from."""
    comparator: Said | None = None
    """What the comparison group had; left out where there was none."""
    span: Said
    """Over which time the figures count."""
    exposure: ExposureId
    """The kind of exposure (guide.yaml, `exposures`), so that no document mixes two without saying so."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class References(Node):
    """The file references.yaml."""

    references: tuple[Reference, ...]
    studies: tuple[Study, ...] = ()
