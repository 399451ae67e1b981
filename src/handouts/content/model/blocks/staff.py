"""Blocks of documents for staff: what they write on, and what they teach with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import DurationId, Id, Node, PeriodId, Prose, Whole
from handouts.content.model.consent import Blank
from handouts.content.model.marks import Look, To


class FieldsBlock(Node):
    """Fields to write in, side by side."""

    kind: Literal["fields"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1)]


class Stretch(Node):
    """A period of a visit; with `start` and `end` (durations from the start of treatment) its checks have times."""

    period: PeriodId
    name: Prose | None = None
    """What its row is called where it has only one, if not as the period."""
    start: DurationId | None = None
    end: DurationId | None = None

    @model_validator(mode="after")
    def _both(self) -> Stretch:
        if (self.start is None) != (self.end is None):
            raise ValueError("`start` and `end` go together")
        return self


class RecordBlock(Node):
    """The record of a visit: a row for each time of the schedule, a column for each reading of its checks."""

    kind: Literal["record"]
    title: Prose
    stretches: Annotated[tuple[Stretch, ...], Field(min_length=1)]
    clock: Blank
    """The column for the time of day."""
    signed: Blank
    """The column for who measured."""


class CriteriaBlock(Node):
    """What must hold in a period, to tick: the criteria of all checks made then."""

    kind: Literal["criteria"]
    title: Prose
    period: PeriodId


class LimitsBlock(Node):
    """The limits of all checks that have readings in these periods, and what staff do when one is crossed."""

    kind: Literal["limits"]
    title: Prose
    signs: Prose | None = None
    """What heads the danger signs, which stand before the limits; no such row without it."""
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


class LogBlock(Node):
    """A table to write in: a row for each of `names`, or so many empty `lines`."""

    kind: Literal["log"]
    id: Id
    title: Prose
    lead: Prose | None = None
    """What is written in it, and when."""
    columns: Annotated[tuple[Blank, ...], Field(min_length=1)]
    names: tuple[Prose, ...] = ()
    """Who or what each row is for, under the head `named`."""
    named: Prose | None = None
    lines: Annotated[Whole, Field(ge=1, le=20), Look()] = 3

    @model_validator(mode="after")
    def _headed(self) -> LogBlock:
        if bool(self.names) != bool(self.named):
            raise ValueError("`names` and `named` go together")
        return self


class SlidesBlock(Node):
    """The slides of a deck, each beside its notes, for who teaches."""

    kind: Literal["slides"]
    deck: Annotated[Id, To("deck")]


class ActsBlock(Node):
    """What staff see, do, say and record at the effects that no slide of a deck shows so."""

    kind: Literal["acts"]
    deck: Annotated[Id, To("deck")]


class BackgroundBlock(Node):
    """What staff know beyond the words of the handout that a deck cites: by its sections, effects, checks, consent."""

    kind: Literal["background"]
    deck: Annotated[Id, To("deck")]
    of: Literal["sections", "effects", "checks", "consent"]


class QuizBlock(Node):
    """The knowledge checks of a deck as questions to copy, without their answers."""

    kind: Literal["quiz"]
    deck: Annotated[Id, To("deck")]


class CompetenciesBlock(Node):
    """What a learner has shown (training.yaml), to tick; `fields` stand beside each."""

    kind: Literal["competencies"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1, max_length=3)]


StaffWritten = FieldsBlock | RecordBlock | CriteriaBlock | LimitsBlock
"""What only staff write on."""
Staff = StaffWritten | LogBlock | SlidesBlock | ActsBlock | BackgroundBlock | QuizBlock | CompetenciesBlock
"""What is written on, and what staff teach with."""
