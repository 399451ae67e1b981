"""The slides of a course, by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CheckId,
    EffectId,
    FactId,
    IconId,
    Id,
    Item,
    Node,
    PeriodId,
    Prose,
    StudyId,
    Text,
    Texts,
)
from handouts.content.model.documents import AskKind
from handouts.content.model.marks import STAFF, Editorial, Material, To
from handouts.content.model.safety import Place


class Ask(Node):
    """What those who take part are asked, or do; how long that takes follows from its kind, by the deck's `clock:`."""

    kind: AskKind
    text: Text
    listen_for: Text | None = None
    """By what the trainer knows that it was understood, or was not."""


class Notes(Node):
    """What a stand-in trainer reads out; the time that it takes is counted from it."""

    say: Annotated[Texts, Field(min_length=1)]
    ask: Ask | None = None
    after: Texts = ()
    """What is said once the answer stands on the slide; only in the practice part."""
    if_asked: Texts = ()
    """What the trainer knows besides, and says only where somebody asks; no time is counted for it."""


class BaseSlide(Item):
    """What every slide has."""

    title: Prose
    """An assertion: the sentence that the picture shows."""
    handout: Annotated[tuple[Annotated[Id, To("handout item")], ...], Editorial()] = ()
    """What of the handout, which staff hold, the slide speaks of in words of its own; the notes name its sections."""
    notes: Annotated[Notes, Editorial()]


class BulletsSlide(BaseSlide):
    """A few points beside a large icon, and what to remember."""

    kind: Literal["bullets"]
    icon: IconId
    points: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=6)]
    remember: Prose | None = None


class FigureBeside(Node):
    """A second hundred beside that of a key figure: the same, counted otherwise."""

    number: Text
    sentence: Text
    effect: Annotated[Id, To("effect of 100")]
    """Whose count is drawn; it is of the slide's own study."""


class FigureSlide(BaseSlide):
    """One large number and one sentence, with people of 100 when `of_100` names a fact; or two such side by side."""

    kind: Literal["key-figure"]
    number: Annotated[Text, Material("likelihood")]
    sentence: Prose
    stress: Prose | None = None
    of_100: Annotated[FactId | None, Material("likelihood")] = None
    study: Annotated[StudyId | None, Material("population")] = None
    """The study that the hundred comes from: the slide says what the people had, who they were, beside what."""
    beside: Annotated[FigureBeside | None, Material("likelihood")] = None


class ChanceSlide(BaseSlide):
    """A chance figure (expectations.yaml) as people of 100, marks of 1,000 or squares of 10,000."""

    kind: Literal["chance"]
    figure: Annotated[Id, To("chance"), Editorial()]
    remember: Prose


class LikelihoodsSlide(BaseSlide):
    """How many of 100, or all of one other whole, with and without the treatment, as a native chart of effects."""

    kind: Literal["likelihoods"]
    effects: Annotated[tuple[Annotated[Id, To("counted effect")], ...], Field(min_length=2, max_length=8), Editorial()]
    remember: Prose


class ChartSlide(BaseSlide):
    """A chart of measured data, and what to remember."""

    kind: Literal["chart"]
    chart: Annotated[Id, To("chart"), Editorial()]
    remember: Prose
    icon: IconId | None = None


class PictureSlide(BaseSlide):
    """A photograph or drawing (expectations.yaml), and what to remember."""

    kind: Literal["picture"]
    picture: Annotated[Id, To("picture"), Editorial()]
    remember: Prose


class TimeLineSlide(BaseSlide):
    """A time line: in lanes, or only its stages."""

    kind: Literal["timeline"]
    timeline: Annotated[Id, To("timeline"), Editorial()]


class CountdownSlide(BaseSlide):
    """What patients do so long before and after their appointment, as a table."""

    kind: Literal["countdown"]
    countdown: Annotated[Id, To("countdown"), Editorial()]


class ScheduleSlide(BaseSlide):
    """The schedule of checks as a table, for the periods named."""

    kind: Literal["schedule"]
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1), Editorial()]


class ThresholdsSlide(BaseSlide):
    """The limits of the checks named, and what happens when one is crossed."""

    kind: Literal["thresholds"]
    checks: Annotated[tuple[CheckId, ...], Field(min_length=1), Editorial()]


class SignsSlide(BaseSlide):
    """All danger signs, each with its number and icon, in two columns."""

    kind: Literal["signs"]


class LookAlikeSlide(BaseSlide):
    """What looks like a danger sign and is usual, each beside that sign."""

    kind: Literal["look-alike"]


class ExclusionsSlide(BaseSlide):
    """All exclusions: who should not be treated, and who needs a decision first."""

    kind: Literal["exclusions"]
    never: Prose
    ask_first: Prose


class FlowSlide(BaseSlide):
    """A decision pathway as a flow chart."""

    kind: Literal["flow"]
    flow: Annotated[Id, To("flow"), Editorial()]


class ComparisonSlide(BaseSlide):
    """Columns compared by the same questions."""

    kind: Literal["comparison"]
    comparison: Annotated[Id, To("comparison"), Editorial()]


class ActSlide(BaseSlide):
    """See, do, say, record for an effect."""

    kind: Literal["act"]
    effect: Annotated[EffectId, Editorial()]


class ToldSlide(BaseSlide):
    """What the patient was told, whole and in the handout's own words, beside what staff keep in mind."""

    kind: Literal["told"]
    item: Annotated[Id, To("told item"), Editorial()]
    staff: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=3), STAFF]


class ClosingSlide(BaseSlide):
    """The end of the course, before the practice: its objectives, ticked, and what each does tomorrow."""

    kind: Literal["closing"]
    tomorrow: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=3)]


class RecallQuestion(Node):
    """A question that is answered from memory, and the items that hold its answer: no word of it is typed again."""

    module: Annotated[Id, To("module")]
    """The module that taught it; a short session without that asks nothing of it."""
    ask: Text
    signs: Place | None = None
    """The danger signs that hold there."""
    items: tuple[Annotated[Id, To("recalled")], ...] = ()
    """A reading with its limits, an effect with what is done first, a pathway with its questions."""

    @model_validator(mode="after")
    def _answered(self) -> RecallQuestion:
        if (self.signs is None) == (not self.items):
            raise ValueError("what is recalled is either `signs` or `items`")
        return self


class RecallSlide(BaseSlide):
    """What was taught, asked once more before the course closes; each answer comes by a click."""

    kind: Literal["recall"]
    questions: Annotated[tuple[RecallQuestion, ...], Field(min_length=1, max_length=6), Editorial()]


class OptionsSlide(BaseSlide):
    """The other ways to go, with their good and bad sides."""

    kind: Literal["options"]
    options: Annotated[tuple[Annotated[Id, To("option")], ...], Field(min_length=2), Editorial()]


Slide = Annotated[
    BulletsSlide
    | FigureSlide
    | ChanceSlide
    | LikelihoodsSlide
    | ChartSlide
    | PictureSlide
    | TimeLineSlide
    | CountdownSlide
    | ScheduleSlide
    | ThresholdsSlide
    | SignsSlide
    | LookAlikeSlide
    | ExclusionsSlide
    | FlowSlide
    | ComparisonSlide
    | ActSlide
    | ToldSlide
    | OptionsSlide,
    Field(discriminator="kind"),
]
