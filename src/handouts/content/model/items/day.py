"""The treatment day: when to stop eating, what to do about medicines, its stages, and its picture for staff."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import DurationId, IconId, Item, Node, Prose, SourceId, Text
from handouts.content.model.marks import STAFF, Look, Material

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
        if last.until or not last.end_note or not all(one.until for one in timed):
            raise ValueError("each stretch but the last needs `until`; the last ends with the treatment: `end_note`")
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
    def _told(self) -> Stage:
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
    """The treatment day as a picture for staff: shapes only, as its caption says."""

    title: Prose
    before: Annotated[TimeBlock, Material("timing")]
    blocks: Annotated[tuple[TimeBlock, ...], Field(min_length=1), Material("timing")]
    after: Annotated[TimeBlock, Material("timing")]
    lanes: Annotated[tuple[TimeMark, ...], Field(min_length=1), Material("timing"), STAFF]
    checks: Prose
    """The label of the row of checks."""
    check_during: Annotated[DurationId, Material("timing")]
    """How often while busy: a duration."""
    check_after: Annotated[DurationId | None, Material("timing")] = None
    """How often while watching; left out where no block is a watch."""
    checks_note: Prose
    """What the checks lead to."""
    caption: Prose
    """Says that the lanes are shapes and not measured values."""

    @model_validator(mode="after")
    def _ends(self) -> TimeLine:
        if not all(block.end for block in (*self.blocks, self.after)):
            raise ValueError("each of `blocks`, and `after`, needs an `end`: the picture stands on these times")
        return self
