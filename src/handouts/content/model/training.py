"""training.yaml: objectives, modules with their slides, charts, flows, comparisons, scenarios, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CheckId,
    EffectId,
    FactId,
    IconId,
    Id,
    Item,
    Line,
    Node,
    Number,
    PeriodId,
    Text,
    Texts,
    To,
    Whole,
)

if TYPE_CHECKING:
    from decimal import Decimal

Minutes = Annotated[Number, Field(ge=0, le=120, description="minutes")]


class Notes(Node):
    """What a stand-in trainer reads out."""

    say: Annotated[Texts, Field(min_length=1)]
    ask: Text | None = None
    after: Texts = ()
    """What is said once the answer stands on the slide; only in the practice part."""
    minutes: Minutes


class BaseSlide(Item):
    """What every slide has."""

    title: Text
    """An assertion: the sentence that the picture shows."""
    notes: Notes


class BulletsSlide(BaseSlide):
    """A few points beside a large icon, and what to remember."""

    kind: Literal["bullets"]
    icon: IconId
    points: Annotated[Texts, Field(min_length=1, max_length=6)]
    remember: Text | None = None


class FigureSlide(BaseSlide):
    """One large number and one sentence, with people of 100 when `of_100` names a fact."""

    kind: Literal["key-figure"]
    number: Text
    sentence: Text
    stress: Text | None = None
    of_100: FactId | None = None


class ChanceSlide(BaseSlide):
    """A chance figure (expectations.yaml) as people of 100."""

    kind: Literal["chance"]
    figure: Annotated[Id, To("chance")]
    remember: Text


class LikelihoodsSlide(BaseSlide):
    """How many of 100, with and without the treatment, as a native bar chart of the effects named."""

    kind: Literal["likelihoods"]
    effects: Annotated[tuple[Annotated[Id, To("counted effect")], ...], Field(min_length=2, max_length=8)]
    remember: Text


class ChartSlide(BaseSlide):
    """A chart of measured data, and what to remember."""

    kind: Literal["chart"]
    chart: Annotated[Id, To("chart")]
    remember: Text
    icon: IconId | None = None


class TimeLineSlide(BaseSlide):
    """The time line of the day."""

    kind: Literal["timeline"]
    timeline: Annotated[Id, To("timeline")]


class ScheduleSlide(BaseSlide):
    """The schedule of checks as a table, for the periods named."""

    kind: Literal["schedule"]
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


class ThresholdsSlide(BaseSlide):
    """The limits of the checks named, and what happens when one is crossed."""

    kind: Literal["thresholds"]
    checks: Annotated[tuple[CheckId, ...], Field(min_length=1)]


class FlowSlide(BaseSlide):
    """A decision pathway as a flow chart."""

    kind: Literal["flow"]
    flow: Annotated[Id, To("flow")]


class ComparisonSlide(BaseSlide):
    """Columns compared by the same questions."""

    kind: Literal["comparison"]
    comparison: Annotated[Id, To("comparison")]


class ActSlide(BaseSlide):
    """See, do, say, record for an effect."""

    kind: Literal["act"]
    effect: EffectId


class ToldSlide(BaseSlide):
    """What the patient was told, in the handout's own words, beside what staff keep in mind."""

    kind: Literal["told"]
    item: Annotated[Id, To("told item")]
    staff: Annotated[Texts, Field(min_length=1, max_length=3)]


class OptionsSlide(BaseSlide):
    """The other ways to go, with their good and bad sides."""

    kind: Literal["options"]
    options: Annotated[tuple[Annotated[Id, To("option")], ...], Field(min_length=2)]


Slide = Annotated[
    BulletsSlide
    | FigureSlide
    | ChanceSlide
    | LikelihoodsSlide
    | ChartSlide
    | TimeLineSlide
    | ScheduleSlide
    | ThresholdsSlide
    | FlowSlide
    | ComparisonSlide
    | ActSlide
    | ToldSlide
    | OptionsSlide,
    Field(discriminator="kind"),
]


class Objective(Item):
    """What a learner can do afterwards, in words that can be tested."""

    text: Text
    module: Annotated[Id, To("module")]


class Module(Item):
    """A part of the course; its minutes are those of its slides."""

    title: Text
    objective: Text
    notes: Notes
    slides: Annotated[tuple[Slide, ...], Field(min_length=1)]

    @property
    def minutes(self) -> Decimal:
        """Minutes of the opener and all slides together."""
        return sum((slide.notes.minutes for slide in self.slides), self.notes.minutes)


class Bar(Node):
    """A value of a bar chart."""

    name: Line
    detail: Line
    value: Number
    comparison: Number | None = None
    """The same measure in the group without the treatment, drawn as an outline beside the bar."""
    rise: bool = False
    """Whether the value is a rise, so that it is printed with its sign."""
    open: bool = False
    """Drawn as an outline: another kind than the solid bars."""


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

    label: Text
    """What is shown, in which unit."""
    solid: Text | None = None
    """What solid bars are."""
    outline: Text | None = None
    """What outlined bars are."""
    bars: tuple[Bar, ...] = ()
    lines: tuple[Series, ...] = ()
    x_label: Text | None = None
    says: Text
    """What the chart shows, for those who cannot see it."""

    @model_validator(mode="after")
    def _one_kind(self) -> Chart:
        if bool(self.bars) == bool(self.lines):
            raise ValueError("a chart has either `bars` or `lines`")
        if len({bar.comparison is None for bar in self.bars}) > 1:
            raise ValueError("either every bar has a `comparison` or none has")
        return self


class Act(Node):
    """What one role does."""

    role: Text
    icon: IconId
    does: Text


class Branch(Node):
    """A question of a flow; yes leads to the acts, no to the next question."""

    ask: Text
    tone: Literal["emergency", "care", "plain"]
    acts: Annotated[tuple[Act, ...], Field(min_length=1, max_length=4)]
    in_turn: bool = True
    """Whether the acts follow each other; else all happen at once."""
    detail: Text | None = None
    returns: Text | None = None
    """What is said on the way back to the end, when the branch returns there."""


class Flow(Item):
    """A decision pathway: questions from the most dangerous down, then the end."""

    branches: Annotated[tuple[Branch, ...], Field(min_length=1, max_length=3)]
    end: Text
    says: Text


class Column(Node):
    """A column of a comparison."""

    name: Text
    icon: IconId
    stressed: bool = False


class Answer(Node):
    """An answer of a comparison; `mark` puts a tick or cross before the words."""

    mark: Literal["yes", "no", "none"] = "none"
    text: Text


class Row(Node):
    """A question put to every column."""

    ask: Text
    answers: tuple[Answer, ...]


class Comparison(Item):
    """Columns compared by the same questions."""

    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=4)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def _rectangular(self) -> Comparison:
        if any(len(row.answers) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row needs {len(self.columns)} answers, one a column")
        return self


class Reading(Node):
    """A reading in a scenario."""

    at: Line
    value: Line
    stressed: bool = False
    stage: Annotated[Whole, Field(ge=1, le=4)] = 1
    """The stage from which on it is known."""


class Part(Node):
    """What one role answers in a scenario's step."""

    role: Text
    icon: IconId
    answer: Text


class Stage(Node):
    """A step of a scenario: a question to the room, and each role's answer."""

    label: Text
    ask: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=4)]
    notes: Notes


class Scenario(Item):
    """An invented case that unfolds over slides."""

    title: Text
    detail: Text
    readings: Annotated[tuple[Reading, ...], Field(max_length=4)] = ()
    stages: Annotated[tuple[Stage, ...], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _known(self) -> Scenario:
        if any(reading.stage > len(self.stages) for reading in self.readings):
            raise ValueError(f"a reading is known at a `stage` from 1 to {len(self.stages)}")
        return self


class Choice(Node):
    """An answer offered."""

    text: Text
    right: bool = False


class KnowledgeCheck(Item):
    """A question with four answers, one of them right, and why."""

    icon: IconId | None = None
    """What it is about, as a picture."""
    figure: Text | None = None
    context: Text
    question: Text
    choices: Annotated[tuple[Choice, ...], Field(min_length=3, max_length=4)]
    reason: Text
    notes: Notes

    @model_validator(mode="after")
    def _one_right(self) -> KnowledgeCheck:
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("exactly one choice is right")
        return self


class Competency(Item):
    """A line of the attendance and competency sheet."""

    text: Text


class Training(Node):
    """The file training.yaml."""

    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    charts: tuple[Chart, ...] = ()
    flows: tuple[Flow, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    knowledge_checks: tuple[KnowledgeCheck, ...] = ()
    competencies: tuple[Competency, ...] = ()
