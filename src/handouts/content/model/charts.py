"""What is drawn: pictures, charts of measured data, comparisons, and decision pathways as graphs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CheckId,
    ExposureId,
    FactId,
    IconId,
    Id,
    Item,
    Line,
    Node,
    Number,
    PictureFile,
    Prose,
    ReadOut,
    StudyId,
    Text,
)
from handouts.content.model.marks import Editorial, Look, Material, To


class Picture(Item):
    """A photograph or drawing: a file in `pictures/` of the guide, how it looks, and what it shows in words.

    Where it comes from is said by its `sources:`, or in words.
    """

    file: Annotated[PictureFile, Material("instruction")]
    says: Annotated[ReadOut, Material("instruction")]
    """The alternative text: what it shows."""
    caption: Prose
    credit: Prose | None = None
    """Whose it is, where no source says it."""

    @model_validator(mode="after")
    def _credited(self) -> Picture:
        if not self.credit and not self.sources:
            raise ValueError("a picture says whose it is: by its `sources:`, or by `credit:` in words")
        return self


class Bar(Node):
    """A value of a bar chart."""

    name: Line
    size: Text
    """How many were measured."""
    when: Text
    """When they were, or over which time."""
    value: Annotated[Number, Field(ge=0)]
    comparison: Annotated[Number | None, Field(ge=0)] = None
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
        names = [*(bar.name.casefold() for bar in self.bars), *(line.name.casefold() for line in self.lines)]
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise ValueError(f"two bars or lines are called `{twice}`; a reader could not tell them apart")
        return self


class Column(Node):
    """A column of a comparison."""

    name: Text
    icon: IconId
    stressed: Annotated[bool, Look()] = False
    unsaid: bool = False
    """What nobody says stands in it, so that staff know it: its answers are quoted, not claimed."""


class ComparisonAnswer(Node):
    """An answer of a comparison; `mark` puts a tick or cross before the words."""

    mark: Annotated[Literal["yes", "no", "none"], Material("duty")] = "none"
    text: Text


class Row(Node):
    """A question put to every column."""

    ask: Text
    answers: tuple[ComparisonAnswer, ...]


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


class Act(Node):
    """What one role does."""

    role: Text
    icon: IconId
    does: Text


FlowPlace = Annotated[Id, To("place of a flow")]
"""A question, a step or an end of the same flow."""
FlowTone = Literal["emergency", "care", "plain"]


class FlowAnswer(Node):
    """What may be answered, in a word or two, and where that leads."""

    says: Text
    to: FlowPlace


class FlowLead(Node):
    """A way on from what is done; `says` when it is taken, which only goes without saying where it is the only one."""

    says: Text | None = None
    to: FlowPlace


class FlowStep(Node):
    """What is done upon an answer, and how it goes on from there."""

    id: Id
    in_turn: bool = True
    """Whether the acts follow each other; else all happen at once."""
    acts: Annotated[tuple[Act, ...], Field(min_length=1, max_length=4)]
    leads: Annotated[tuple[FlowLead, ...], Field(min_length=1, max_length=4)]

    @model_validator(mode="after")
    def _told_apart(self) -> FlowStep:
        if len(self.leads) > 1 and any(lead.says is None for lead in self.leads):
            raise ValueError("where more than one way leads on, each needs `says`")
        return self


class FlowQuestion(Item):
    """A question of a flow, with what is done upon one of its answers."""

    ask: Annotated[Text, Material("instruction")]
    tone: Annotated[FlowTone, Material("instruction")]
    detail: Annotated[Text | None, Material("instruction")] = None
    """What is meant by it: a list of signs, a limit."""
    may_skip: Annotated[bool, Material("instruction")] = False
    """Whether one may go on without this question; the program finds no such way else."""
    only_after: Annotated[Annotated[Id, To("step of a flow")] | None, Material("instruction")] = None
    """The step after which alone it is asked, as a second reading is; without it, it is asked every time."""
    answers: Annotated[tuple[FlowAnswer, ...], Field(min_length=2, max_length=4), Material("instruction")]
    step: Annotated[FlowStep | None, Material("instruction")] = None


class FlowEnd(Node):
    """How it ends: what was planned goes on, or it stops."""

    id: Id
    text: Text
    goes_on: bool
    tone: FlowTone = "plain"


class Flow(Item):
    """A decision pathway: questions from the most dangerous down, what is done upon each answer, and its ends."""

    start: Annotated[Id, To("question of a flow"), Material("instruction")]
    questions: Annotated[tuple[FlowQuestion, ...], Field(min_length=1, max_length=24), Material("instruction")]
    """More than a slide has rows for go on over slides."""
    ends: Annotated[tuple[FlowEnd, ...], Field(min_length=1, max_length=24), Material("instruction")]

    def ways(self) -> dict[str, tuple[str, ...]]:
        """Return where each question and each step leads; ends lead nowhere."""
        steps = [question.step for question in self.questions if question.step]
        return {
            **{question.id: tuple(answer.to for answer in question.answers) for question in self.questions},
            **{step.id: tuple(lead.to for lead in step.leads) for step in steps},
            **{end.id: () for end in self.ends},
        }
