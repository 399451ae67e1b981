"""The treatment day: what is eaten, taken and done before it, its stages, and its time as a line."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import DurationId, IconId, Item, Node, Prose, SourceId, Text
from handouts.content.model.marks import STAFF, Editorial, Look, Material

DayLook = Literal["open", "busy", "watch", "rest"]
"""How a stretch of the day is drawn."""


class FastingStretch(Node):
    """What may still be eaten or drunk, until so long before the treatment: a duration, and none of the last."""

    label: Text
    note: Text
    look: Annotated[DayLook, Look()] = "open"
    until: DurationId | None = None
    end: Text
    """What its end asks for: `Stop all food`."""
    end_note: Text | None = None
    """What stands there in the place of a time, where it has none."""


class Fasting(Item):
    """When to stop eating and drinking, as a bar of the hours before the treatment."""

    title: Prose
    icon: IconId
    """Of the treatment, at the end of the bar."""
    stretches: Annotated[tuple[FastingStretch, ...], Field(min_length=2), Material("instruction")]
    staff: Annotated[Prose | None, STAFF] = None

    @model_validator(mode="after")
    def _times(self) -> Fasting:
        *timed, last = self.stretches
        if last.until or not last.end_note or not all(stretch.until for stretch in timed):
            raise ValueError("each stretch but the last needs `until`; the last ends with the treatment: `end_note`")
        return self


class CountdownStep(Node):
    """What is done so long `before` or `after` the appointment (a duration); at the appointment without either."""

    what: Text
    before: DurationId | None = None
    after: DurationId | None = None
    write: Literal["time", "date"] = "time"
    """What the reader writes beside it."""

    @model_validator(mode="after")
    def _one_side(self) -> CountdownStep:
        if self.before and self.after:
            raise ValueError("a step is `before` the appointment or `after` it, not both")
        return self


class Countdown(Item):
    """What to do at which hour, counted from an appointment: the reader writes in the times of the clock."""

    title: Prose
    appointment: Annotated[Text, Editorial()]
    """What stands before the lines for its date and time."""
    steps: Annotated[tuple[CountdownStep, ...], Field(min_length=2, max_length=12), Material("schedule")]
    """In the order of time, those before it first."""
    staff: Annotated[Prose | None, STAFF] = None

    @model_validator(mode="after")
    def _in_time(self) -> Countdown:
        sides = [0 if step.before else 2 if step.after else 1 for step in self.steps]
        if sides != sorted(sides) or sides.count(1) > 1:
            raise ValueError("`steps` stand in the order of time: those `before`, at most one without, those `after`")
        return self


class Medicine(Item):
    """What to do on the day about one kind of medicine or drug."""

    name: Annotated[Text, Material("instruction")]
    do: Annotated[Text, Material("instruction")]
    staff: Annotated[Prose | None, STAFF] = None


class Stage(Item):
    """A part of the visit; with `start` and `end` (durations from the start) it says how long it takes."""

    title: Annotated[Text, Material("timing")]
    note: Annotated[Text | None, Material("timing")] = None
    """What stands in the place of its time."""
    start: Annotated[DurationId | None, Material("timing")] = None
    end: Annotated[DurationId | None, Material("timing")] = None
    at_least: Annotated[bool, Material("timing")] = False
    """Whether it may take longer."""
    look: Annotated[DayLook, Look()] = "open"
    staff: Annotated[Prose | None, STAFF] = None

    @model_validator(mode="after")
    def _require_times_or_note(self) -> Stage:
        if (self.start is None) != (self.end is None) or (self.start is None) == (self.note is None):
            raise ValueError("a stage has `start` and `end`, or a `note`")
        return self


class TimeBlock(Node):
    """A stretch of the day on the time line; `start` and `end` are facts (durations from the start)."""

    label: Text
    note: Text | None = None
    start: DurationId | None = None
    end: DurationId | None = None
    look: DayLook = "open"


class TimeMark(Node):
    """A lane on the time line: something strongest at one time and gone by another, or easing between two."""

    label: Text
    strongest: Text
    peak: DurationId
    eased: Text | None = None
    eased_from: DurationId | None = None
    eased_to: DurationId | None = None
    gone: Text | None = None
    gone_by: DurationId | None = None
    sources: tuple[SourceId, ...] = ()


class TimeLine(Item):
    """The treatment day as a picture for staff: shapes only, as its caption says; or only its stages, for all."""

    title: Prose
    before: Annotated[TimeBlock | None, Material("timing")] = None
    blocks: Annotated[tuple[TimeBlock, ...], Field(min_length=1), Material("timing")]
    after: Annotated[TimeBlock | None, Material("timing")] = None
    lanes: Annotated[tuple[TimeMark, ...], Material("timing"), STAFF] = ()
    """What is strongest at one time and gone by another; without any, the stages stand alone."""
    checks: Prose | None = None
    """The label of the row of checks, beneath lanes."""
    check_during: Annotated[DurationId | None, Material("timing")] = None
    """How often while busy: a duration."""
    check_after: Annotated[DurationId | None, Material("timing")] = None
    """How often while watching; left out where no block is a watch."""
    checks_note: Prose | None = None
    """What the checks lead to."""
    caption: Prose | None = None
    """Says that the lanes are shapes and not measured values."""

    @model_validator(mode="after")
    def _ends(self) -> TimeLine:
        if not all(block.end for block in (*self.blocks, self.after) if block):
            raise ValueError("each of `blocks`, and `after`, needs an `end`: the picture stands on these times")
        with_lanes = (self.before, self.after, self.checks, self.check_during, self.checks_note, self.caption)
        if self.lanes and not all(with_lanes):
            raise ValueError(
                "beside `lanes` are `before`, `after`, `checks`, `check_during`, `checks_note` and `caption` needed"
            )
        if not self.lanes and any((*with_lanes[2:], self.check_after)):
            raise ValueError("`checks`, `check_during`, `check_after`, `checks_note` and `caption` go with `lanes`")
        return self

    @property
    def stages(self) -> tuple[TimeBlock, ...]:
        """All its stretches, in their order."""
        return tuple(block for block in (self.before, *self.blocks, self.after) if block)
