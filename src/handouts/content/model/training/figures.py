"""What slides draw: charts of measured data, comparisons."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CheckId,
    ExposureId,
    FactId,
    IconId,
    Item,
    Line,
    Node,
    Number,
    Prose,
    StudyId,
    Text,
)
from handouts.content.model.marks import Editorial, Look, Material


class Bar(Node):
    """A value of a bar chart."""

    name: Line
    size: Text
    """How many were measured."""
    when: Text
    """When they were, or over which time."""
    value: Number
    comparison: Number | None = None
    """The same measure in the group without the treatment, drawn as an outline beside the bar."""
    rise: bool = False
    """Whether the value is a rise, so that it is printed with its sign."""
    open: bool = False
    """Drawn as an outline: another kind than the solid bars."""
    exposure: ExposureId | None = None
    """What those counted had, where the bars of a chart differ in it: they are grouped by it."""


class Point(Node):
    """A value of a line, at `x` in the chart's unit."""

    x: Number
    y: Number


class Series(Node):
    """A line of a line chart."""

    name: Line
    points: Annotated[tuple[Point, ...], Field(min_length=2)]
    comparison: bool = False


class Chart(Item):
    """Measured data as bars or as lines; never an invented curve."""

    label: Prose
    """What is shown, in which unit."""
    study: Annotated[StudyId | None, Material("population")] = None
    """The study that all of it comes from: the slide says what the people had, who they were, beside what."""
    exposure: Annotated[ExposureId | None, Material("population")] = None
    """What all those measured had, where they are of several studies."""
    solid: Prose | None = None
    """What solid bars are."""
    outline: Prose | None = None
    """What outlined bars are."""
    bars: Annotated[tuple[Bar, ...], Material("likelihood")] = ()
    lines: Annotated[tuple[Series, ...], Material("likelihood")] = ()
    x_label: Prose | None = None
    says: Prose
    """What the chart shows, for those who cannot see it."""

    @model_validator(mode="after")
    def _one_kind(self) -> Chart:
        if bool(self.bars) == bool(self.lines):
            raise ValueError("a chart has either `bars` or `lines`")
        if len({bar.comparison is None for bar in self.bars}) > 1:
            raise ValueError("either every bar has a `comparison` or none has")
        return self


class Column(Node):
    """A column of a comparison."""

    name: Text
    icon: IconId
    stressed: Annotated[bool, Look()] = False
    unsaid: bool = False
    """What nobody says stands in it, so that staff know it: its answers are quoted, not claimed."""


class Answer(Node):
    """An answer of a comparison; `mark` puts a tick or cross before the words."""

    mark: Annotated[Literal["yes", "no", "none"], Material("duty")] = "none"
    text: Text


class Row(Node):
    """A question put to every column."""

    ask: Text
    answers: tuple[Answer, ...]


class Alike(Node):
    """Values that look alike where they are read, such as strengths of a vial: each beside the same icon."""

    text: Text
    icon: IconId
    each: Annotated[tuple[FactId, ...], Field(min_length=2, max_length=4)]


class Comparison(Item):
    """Columns compared by the same questions."""

    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=4), Editorial()]
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=7), Editorial()]
    checks: Annotated[tuple[CheckId, ...], Editorial()] = ()
    """Checks that it sums up; they count as shown."""
    alike: Annotated[Alike | None, Editorial()] = None
    """A strip beneath the columns."""

    @model_validator(mode="after")
    def _rectangular(self) -> Comparison:
        if any(len(row.answers) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row needs {len(self.columns)} answers, one a column")
        return self
