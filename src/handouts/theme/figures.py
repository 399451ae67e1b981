"""The pictures of a handout: their measures in points."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.base import Node


class ArrayPart(Node):
    """100 people in rows of ten, and the facts beside them; `extra` parts the fives."""

    pitch: float
    extra: float
    person: float
    stroke: float
    text_gap: float
    key_person: float
    key_gap: float
    fact_gap: float


class CertaintyPart(Node):
    """A card with marks in a well, and beside it why; `mark` is a radius."""

    well: float
    pad: float
    mark: float
    pitch: float
    """From the middle of one mark to the next."""
    stroke: float


class LastingPart(Node):
    """A bar of all who were treated, filled as far as they still have the benefit; at least so high."""

    height: float
    pad: float
    stroke: float
    tick: float


class BarsPart(Node):
    """Two bars on lines of 100 people, as long as `track`, with a tick at the end; `stroke` draws a hollow one."""

    track: float
    height: float
    gap: float
    pitch: float
    tick: float
    stroke: float


class RarePart(Node):
    """1,000 marks in blocks of 100, so many blocks `across`; `mark` is the width of one."""

    across: int
    pitch: float
    gap: float
    mark: float
    stroke: float


class GridPart(Node):
    """Checks and times; `time` and `later` are the widths of a time's column and of the last, `mark` a radius."""

    time: float
    later: float
    mark: float
    pad: float


class TimeLinePart(Node):
    """The picture of the day."""

    lane: float
    last: float
    break_: Annotated[float, Field(alias="break")]
    block: float
    block_pad: float
    block_gap: float
    tick_row: float
    curve: float
    curve_gap: float
    curve_line: float
    ring: float
    edge: float
    dot: float
    row: float
    break_line: float


class UprightPart(Node):
    """The picture of the day turned upright: time goes down; columns from the start.

    `minute` is the least height of a minute; `label` is how far words stand from the curve.
    """

    blocks: float
    ticks: float
    dots: float
    swing: float
    """How far the curve swings out."""
    minute: float
    gap: float
    label: float
