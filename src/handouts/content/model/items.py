"""What the patient is told and staff are taught: effects, checks, topics, benefits, options, cards, the day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CheckId,
    DurationId,
    IconId,
    Id,
    IntervalId,
    Item,
    Line,
    Node,
    PeriodId,
    Said,
    SourceId,
    Text,
    Texts,
    To,
)
from handouts.content.model.facts import Count, Likelihood

Tone = Literal["plain", "main", "do", "do-not", "care", "crisis", "emergency", "unknown"]
"""What a card or list is for; every document draws the same tone the same way."""


class EffectForPatient(Node):
    """An effect in the reader's own words."""

    notice: Text
    """What the reader would say: `I feel sick`."""
    about: Text | None = None
    """One or two sentences more: what is known of a long-term effect, or of one that nobody has counted."""
    do: Text
    we_do: Text | None = None


class EffectForStaff(Node):
    """What staff see, do, say and record, and why."""

    name: Text
    see: Texts
    do: Texts
    say: Texts = ()
    record: Texts = ()
    call: Text | None = None
    """When to call the prescriber, or emergency help."""
    why: Text


class Effect(Item):
    """An effect of the treatment, wanted or not."""

    icon: IconId
    period: PeriodId
    """When it comes: one of the guide's periods."""
    likelihoods: Annotated[tuple[Likelihood, ...], Field(min_length=1)]
    """The first is the one printed for patients; all are shown to staff."""
    onset: Said | None = None
    lasts: Said
    told_by: Annotated[Id, To("told item")] | None = None
    """The item that tells patients of it, with its figure, in place of a row of its own."""
    patient: EffectForPatient
    staff: EffectForStaff
    watched_by: tuple[CheckId, ...] = ()
    """The checks that look for it."""


class Criterion(Node):
    """Something that must hold at a check, for staff to tick; `write` are labels of what is written beside it."""

    text: Text
    write: Texts = ()


class Reading(Node):
    """What a check has staff write down each time: a column of the visit's record."""

    id: Id
    name: Text
    write: Annotated[Texts, Field(min_length=1)]
    """Its unit, or the signs of its scale, a line each."""
    limits: Texts = ()
    """The thresholds in a few words, for the head of the column."""
    joint: Line = ""
    """The sign between its two numbers, where it has two."""


class Occasion(Node):
    """When a check is made: in a period, once or every so often, until something holds."""

    period: PeriodId
    every: IntervalId | None = None
    """A fact that is a duration or a number of sessions."""
    until: Said | None = None
    criteria: tuple[Criterion, ...] = ()
    """What must hold then."""


class Threshold(Node):
    """A limit, and what happens when it is crossed."""

    when: Text
    """What crosses it, for staff; the limit quoted as a fact."""
    action: Text
    patient: Text | None = None
    """The same in plain words, where the patient should know it."""
    urgency: Literal["routine", "care", "emergency"] = "care"
    sources: tuple[SourceId, ...] = ()


class CheckForPatient(Node):
    """A check in plain words."""

    name: Text
    why: Text


class CheckForStaff(Node):
    """A check in clinical words."""

    name: Text
    record: Text
    """What is written down, with its unit."""
    why: Text


class Check(Item):
    """Something measured or asked, on a schedule."""

    icon: IconId | None = None
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1)]
    patient: CheckForPatient
    staff: CheckForStaff
    thresholds: tuple[Threshold, ...] = ()
    readings: tuple[Reading, ...] = ()


class TopicText(Node):
    """Running text for one audience: a lead, paragraphs, and points."""

    title: Text | None = None
    text: Texts = ()
    points: Texts = ()


class Topic(Item):
    """Something to know that is neither an effect nor a check."""

    icon: IconId | None = None
    tone: Tone = "plain"
    patient: TopicText
    staff: TopicText


class Benefit(Item):
    """One way in which the treatment may help, with its figures in both frames."""

    caption: Said
    likelihood: Count
    yes: Said
    """What happened to those counted."""
    no: Said
    """What is said of the others."""


class ChanceFigure(Item):
    """Benefits shown side by side as people of 100, with the comparison group where there is one."""

    title: Said
    note: Said | None = None
    benefits: Annotated[tuple[Annotated[Id, To("benefit")], ...], Field(min_length=1, max_length=2)]
    staff: Text
    """What the trainer says of it."""


class CourseBar(Item):
    """How long the benefit of one dose or one course holds: facts in days."""

    label: Said
    strongest: DurationId | None = None
    holds: DurationId
    fades: DurationId | None = None


class Option(Item):
    """Another way to go, no treatment included."""

    icon: IconId | None = None
    patient_name: Text
    good: Text
    bad: Text
    staff: Text


class Card(Item):
    """A list that always looks the same: do, do not, call us, call the crisis line, call for an ambulance."""

    tone: Tone
    icon: IconId
    title: Text
    telephone: Literal["", "clinic", "after-hours", "crisis", "emergency"] = ""
    lead: Text | None = None
    points: Texts = ()
    short: Text | None = None
    """The line for the small card on the first page."""
    staff: Text
    """What staff say when they hand it over."""


class StepGroup(Item):
    """A part of the treatment day: steps for the reader, and what staff do meanwhile."""

    icon: IconId
    title: Text
    when: Text
    steps: Annotated[Texts, Field(min_length=1)]
    staff: Text


class TimeBlock(Node):
    """A stretch of the day on the time line; `start` and `end` are facts (durations from the start)."""

    label: Said
    note: Said | None = None
    start: DurationId | None = None
    end: DurationId | None = None
    look: Literal["open", "busy", "watch", "rest"] = "open"


class TimeMark(Node):
    """A lane on the time line: something strongest at one time and gone by another, or easing between two."""

    label: Said
    strongest: Said
    peak: DurationId
    eased: Said | None = None
    eased_from: DurationId | None = None
    eased_to: DurationId | None = None
    gone: Said | None = None
    gone_by: DurationId | None = None
    sources: tuple[SourceId, ...] = ()


class TimeLine(Item):
    """The treatment day as a picture. A curve is only ever a shape, and its caption says so."""

    title: Said
    before: TimeBlock
    blocks: Annotated[tuple[TimeBlock, ...], Field(min_length=1)]
    after: TimeBlock
    curve: TimeMark
    """What the handout draws as a shape."""
    lanes: tuple[TimeMark, ...] = ()
    """What the deck shows as lanes."""
    checks: Said
    """The label of the row of checks."""
    checks_note: Said
    """What is checked."""
    check_during: DurationId
    """How often while busy: a duration."""
    check_after: DurationId | None = None
    """How often while watching; left out where no block is a watch."""
    caption: Said
    """Says that the curve is a shape and not measured values."""
    staff: Text

    @model_validator(mode="after")
    def _ends(self) -> TimeLine:
        if not all(block.end for block in (*self.blocks, self.after)):
            raise ValueError("each of `blocks`, and `after`, needs an `end`: the picture stands on these times")
        return self


class KeyPoint(Item):
    """One of the few things to know, on the first page."""

    icon: IconId
    title: Text
    text: Text
    staff: Text


class Term(Item):
    """A hard word, explained; `also` lists other spellings that a text may use."""

    term: Text
    means: Text
    also: Texts = ()


SUBSTANCE = (Effect, Check, Topic, Benefit, Option)
"""What states something about the treatment; the other items arrange it for one document."""
