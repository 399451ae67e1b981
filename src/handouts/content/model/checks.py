"""What is measured or asked, when, and what a crossed limit brings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    FactId,
    IconId,
    Id,
    IntervalId,
    Item,
    Line,
    Node,
    PeriodId,
    Prose,
    Text,
    Texts,
)
from handouts.content.model.effects import (
    Benefit,
    Effect,
    Option,
)
from handouts.content.model.facts import FactUnit
from handouts.content.model.marks import STAFF, Editorial, Material, To
from handouts.content.model.safety import ActionId


class Criterion(Node):
    """Something that must hold at a check, for staff to tick; `write` are labels of what is written beside it."""

    text: Text
    write: Texts = ()


class Reading(Node):
    """What a check has staff write down each time: a column of the visit's record."""

    id: Id
    name: Prose
    unit: Annotated[FactUnit | None, Material("threshold")] = None
    """Of its numbers; left out where it is a scale of signs."""
    write: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """Its unit, or the signs of its scale, a line each."""
    limits: Annotated[Texts, Material("threshold")] = ()
    """The thresholds in a few words, for the head of the column."""
    joint: Annotated[Line, Editorial()] = ""
    """The sign between its two numbers, where it has two."""


class Occasion(Node):
    """When a check is made: in a period, once or every so often, until something holds."""

    period: PeriodId
    every: IntervalId | None = None
    """A fact that is a duration or a number of sessions."""
    until: Text | None = None
    criteria: tuple[Criterion, ...] = ()
    """What must hold then."""


class Limit(Node):
    """A number that a reading must not cross: one of `above`, `at_least` and `below` names the fact that says it."""

    reading: Annotated[Id, To("reading")]
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    """When it holds."""
    above: FactId | None = None
    at_least: FactId | None = None
    below: FactId | None = None
    older_from: FactId | None = None
    """The age from which `older` takes the place of `above`."""
    older: FactId | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Limit:
        if sum(bound is not None for bound in (self.above, self.at_least, self.below)) != 1:
            raise ValueError("a limit has one of `above`, `at_least` and `below`")
        if (self.older is None) != (self.older_from is None) or (self.older and not self.above):
            raise ValueError("`older_from` and `older` go together, beside `above`")
        return self

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that say the number."""
        return tuple(bound for bound in (self.above, self.at_least, self.below, self.older) if bound)


class Threshold(Item):
    """What must not be passed over: a number crossed, or a finding; and what staff do then."""

    when: Annotated[Text, Material("threshold")]
    """What crosses it, for staff; the limit quoted as a fact."""
    limits: Annotated[tuple[Limit, ...], Material("threshold")] = ()
    """Its numbers, by which the readings of invented cases are judged."""
    actions: Annotated[tuple[ActionId, ...], Field(min_length=1), Material("threshold")]
    """What is done, in this order, in the words of safety.yaml."""
    then: Annotated[Text | None, Material("threshold")] = None
    """What else belongs to it."""
    patient: Annotated[Text | None, Material("threshold")] = None
    """The same in plain words, where the patient should know it."""
    urgency: Annotated[Literal["routine", "care", "emergency"], Material("threshold")] = "care"


class CheckForPatient(Node):
    """A check in plain words: what is asked or measured, when, why, and whether it hurts."""

    name: Prose
    when: Annotated[Text, Material("schedule")]
    why: Prose
    hurts: Prose


class CheckForStaff(Node):
    """A check in clinical words."""

    name: Prose
    record: Annotated[Text, Material("instruction")]
    """What is written down, with its unit."""
    why: Prose


class Check(Item):
    """Something measured or asked, on a schedule."""

    icon: IconId | None = None
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1), Material("schedule")]
    told_by: Annotated[Annotated[Id, To("told item")] | None, Material("duty")] = None
    """The item that tells patients of it, in place of a row of its own."""
    patient: CheckForPatient | None = None
    """Left out where another item tells of it."""
    staff: Annotated[CheckForStaff, STAFF]
    thresholds: Annotated[tuple[Threshold, ...], STAFF] = ()
    signs: Annotated[tuple[Annotated[Id, To("sign")], ...], Material("duty")] = ()
    """The danger signs that it finds."""
    readings: Annotated[tuple[Reading, ...], Editorial()] = ()

    @model_validator(mode="after")
    def _told_once(self) -> Check:
        if bool(self.told_by) == bool(self.patient):
            raise ValueError("a check has `patient`, or `told_by` with the item that tells patients of it")
        return self

    @property
    def read(self) -> CheckForPatient:
        """What patients read of a check that no other item tells of."""
        assert self.patient is not None, self.id
        return self.patient


SUBSTANCE = (Effect, Check, Benefit, Option)
"""What staff watch, do or reckon with; the other items arrange it, or explain it, for one document."""
