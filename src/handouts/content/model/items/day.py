"""The treatment day: its steps, and its picture."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import DurationId, IconId, Item, Node, Said, Shown, SourceId, Spoken, Text, Texts


class StepGroup(Item):
    """A part of the treatment day: steps for the reader, and what staff do meanwhile."""

    icon: IconId
    title: Text
    when: Text
    steps: Annotated[Texts, Field(min_length=1)]
    staff: Text | None = None


class TimeBlock(Node):
    """A stretch of the day on the time line; `start` and `end` are facts (durations from the start)."""

    label: Shown
    note: Shown | None = None
    start: DurationId | None = None
    end: DurationId | None = None
    look: Literal["open", "busy", "watch", "rest"] = "open"


class TimeMark(Node):
    """A lane on the time line: something strongest at one time and gone by another, or easing between two."""

    label: Spoken
    strongest: Spoken
    peak: DurationId
    eased: Spoken | None = None
    eased_from: DurationId | None = None
    eased_to: DurationId | None = None
    gone: Spoken | None = None
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
    staff: Text | None = None

    @model_validator(mode="after")
    def _ends(self) -> TimeLine:
        if not all(block.end for block in (*self.blocks, self.after)):
            raise ValueError("each of `blocks`, and `after`, needs an `end`: the picture stands on these times")
        curve = (self.curve.label, self.curve.strongest, *([self.curve.gone] if self.curve.gone else ()))
        if not all(one.patient for one in curve):
            raise ValueError("the `curve` is what patients see: each of its words needs `patient`")
        return self
