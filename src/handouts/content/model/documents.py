"""guide.yaml: title, version, facts, periods, and each document's sections with what goes into them by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import (
    CoverId,
    CoverPath,
    Day,
    DurationId,
    IconId,
    Id,
    Line,
    Node,
    Number,
    PeriodId,
    Said,
    Text,
    To,
    Whole,
    form,
)
from handouts.content.model.consent import Blank
from handouts.content.model.facts import Fact


class TopicsBlock(Node):
    """Topics as headed text, one after the other, or as cards side by side."""

    kind: Literal["topics"]
    look: Literal["text", "cards"] = "text"
    items: Annotated[tuple[Annotated[Id, To("topic")], ...], Field(min_length=1)]


class KeyPointsBlock(Node):
    """The few things to know, as cards."""

    kind: Literal["key-points"]
    title: Text
    items: Annotated[tuple[Annotated[Id, To("key point")], ...], Field(min_length=1)]


class CardsBlock(Node):
    """Cards: `row` for the small ones of the first page, `pair` for two lists side by side."""

    kind: Literal["cards"]
    items: Annotated[tuple[Annotated[Id, To("card")], ...], Field(min_length=1)]
    look: Literal["row", "pair"] = "pair"


class ChancesBlock(Node):
    """Chance figures: people of 100."""

    kind: Literal["chances"]
    items: Annotated[tuple[Annotated[Id, To("chance")], ...], Field(min_length=1)]


class CourseBlock(Node):
    """How long the benefit holds, as bars in days."""

    kind: Literal["course"]
    title: Text
    items: Annotated[tuple[Annotated[Id, To("course bar")], ...], Field(min_length=1)]


class EffectsBlock(Node):
    """All effects of these periods: a table, or a card each."""

    kind: Literal["effects"]
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    look: Literal["table", "cards"] = "table"


class TimeLineBlock(Node):
    """The time line of the day."""

    kind: Literal["timeline"]
    item: Annotated[Id, To("timeline")]


class StepsBlock(Node):
    """Step groups, numbered through."""

    kind: Literal["steps"]
    items: Annotated[tuple[Annotated[Id, To("step group")], ...], Field(min_length=1)]


class ScheduleBlock(Node):
    """All checks of these periods by time: a table, or with `later` a grid that tells later ones in words."""

    kind: Literal["schedule"]
    title: Text | None = None
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    later: tuple[PeriodId, ...] = ()


class OptionsBlock(Node):
    """Other ways to go, as a table of good and bad sides."""

    kind: Literal["options"]
    items: Annotated[tuple[Annotated[Id, To("option")], ...], Field(min_length=1)]


ConsentKind = Literal["agreement", "statements", "signatures", "teach-back", "writing", "going-home-fields"]


class ConsentBlock(Node):
    """A part of consent.yaml."""

    kind: ConsentKind


class GlossaryBlock(Node):
    """All words explained that the document uses."""

    kind: Literal["glossary"]
    title: Text | None = None


class ReferencesBlock(Node):
    """All references that the document rests on."""

    kind: Literal["references"]
    title: Text | None = None


class OwnBlock(Node):
    """The clinic's own paragraphs for this slot, marked as the clinic's; nothing where it has none."""

    kind: Literal["own"]
    slot: Id


class NotesBlock(Node):
    """Lines for the reader's own notes."""

    kind: Literal["notes"]
    lines: Annotated[Whole, Field(ge=1, le=12)]


class FieldsBlock(Node):
    """Fields to write in, side by side."""

    kind: Literal["fields"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1)]


class Stretch(Node):
    """A period of a visit; with `start` and `end` (durations from the start of treatment) its checks have times."""

    period: PeriodId
    name: Text | None = None
    """What its row is called where it has only one, if not as the period."""
    start: DurationId | None = None
    end: DurationId | None = None

    @model_validator(mode="after")
    def _both(self) -> Stretch:
        if (self.start is None) != (self.end is None):
            raise ValueError("`start` and `end` stand together")
        return self


class RecordBlock(Node):
    """The record of a visit: a row for each time of the schedule, a column for each reading of its checks."""

    kind: Literal["record"]
    title: Text
    stretches: Annotated[tuple[Stretch, ...], Field(min_length=1)]
    clock: Blank
    """The column for the time of day."""
    signed: Blank
    """The column for who measured."""


class CriteriaBlock(Node):
    """What must hold in a period, to tick: the criteria of all checks made then."""

    kind: Literal["criteria"]
    title: Text
    period: PeriodId


class LimitsBlock(Node):
    """The limits of all checks that have readings in these periods, and what staff do when one is crossed."""

    kind: Literal["limits"]
    title: Text
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


class LogBlock(Node):
    """A table to write in: a row for each of `names`, or so many empty `lines`."""

    kind: Literal["log"]
    id: Id
    title: Text
    columns: Annotated[tuple[Blank, ...], Field(min_length=1)]
    names: tuple[Text, ...] = ()
    """Who or what each row is for, under the head `named`."""
    named: Text | None = None
    lines: Annotated[Whole, Field(ge=1, le=20)] = 3

    @model_validator(mode="after")
    def _headed(self) -> LogBlock:
        if bool(self.names) != bool(self.named):
            raise ValueError("`names` and `named` stand together")
        return self


class SlidesBlock(Node):
    """The slides of a deck, each beside its notes, for who teaches."""

    kind: Literal["slides"]
    deck: Annotated[Id, To("deck")]


class QuizBlock(Node):
    """The knowledge checks of a deck as questions to copy, without their answers."""

    kind: Literal["quiz"]
    deck: Annotated[Id, To("deck")]


class CompetenciesBlock(Node):
    """What a learner has shown (training.yaml), to tick; `fields` stand beside each."""

    kind: Literal["competencies"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1, max_length=3)]


Block = Annotated[
    TopicsBlock
    | KeyPointsBlock
    | CardsBlock
    | ChancesBlock
    | CourseBlock
    | EffectsBlock
    | TimeLineBlock
    | StepsBlock
    | ScheduleBlock
    | OptionsBlock
    | ConsentBlock
    | GlossaryBlock
    | ReferencesBlock
    | OwnBlock
    | NotesBlock
    | FieldsBlock
    | RecordBlock
    | CriteriaBlock
    | LimitsBlock
    | LogBlock
    | SlidesBlock
    | QuizBlock
    | CompetenciesBlock,
    Field(discriminator="kind"),
]


Words = TopicsBlock | KeyPointsBlock | CardsBlock | StepsBlock | GlossaryBlock | OwnBlock | NotesBlock
"""What is said in words."""
Pictured = ChancesBlock | CourseBlock | EffectsBlock | TimeLineBlock | ScheduleBlock | OptionsBlock
"""What stands in tables and pictures, made from the facts."""
Written = FieldsBlock | RecordBlock | CriteriaBlock | LimitsBlock | LogBlock
"""What staff write on."""


class Section(Node):
    """A part of a handout. `sheet` says on what it stands: the flow of pages, or a leaf of its own."""

    id: Id
    title: Text
    icon: IconId
    sheet: Literal["flow", "front", "tear-off", "leaf", "record"] = "flow"
    """`front`: the first page; `tear-off`: a page to tear off; `leaf`: the sheet that the clinic keeps, front
    and, where a second `leaf` section follows, back; `record`: a page that staff write on."""
    numbered: bool = True
    lead: Text | None = None
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class HandoutDocument(Node):
    """A document for paper."""

    kind: Literal["handout"]
    title: Text
    subtitle: Text
    on_request: bool = False
    """Whether it is only made when it is asked for."""
    for_staff: bool = False
    """Whether only staff read it, so that no reading grade binds it, and it may mix pages to read and to write on."""
    main_message: Text | None = None
    main_icon: IconId = "info"
    formats: Text | None = None
    """The offer of large print, other languages, an interpreter."""
    covers: dict[CoverId, CoverPath] = {}
    """Elements of standards that the frame of the document covers: fields of its outline, such as `front.clinic`."""
    sections: tuple[Section, ...] = ()
    alone: Annotated[Id, To("section")] | None = None
    """A section of another handout, which is all that this one shows."""

    @property
    def written_on(self) -> bool:
        """Whether staff write on its pages, which are sheets of one print."""
        return any(section.sheet == "record" for section in self.sections)

    @model_validator(mode="after")
    def _shows(self) -> HandoutDocument:
        if bool(self.sections) == bool(self.alone):
            raise ValueError("a handout has either `sections`, or the one of another that it shows `alone`")
        return self

    @model_validator(mode="after")
    def _record_apart(self) -> HandoutDocument:
        mixed = any(section.sheet != "record" for section in self.sections)
        if self.written_on and mixed and not self.for_staff:
            raise ValueError("a section with `sheet: record` stands in a document of such sections only")
        if not self.written_on and any(isinstance(one, Written) for part in self.sections for one in part.blocks):
            kinds = "`fields`, `record`, `criteria`, `limits` and `log`"
            raise ValueError(f"{kinds} stand in a section with `sheet: record` only")
        return self


class DeckDocument(Node):
    """A training deck."""

    kind: Literal["deck"]
    title: Text
    subtitle: Text
    on_request: bool = False
    """Whether it is only made when it is asked for."""
    told_in: Annotated[Id, To("handout")]
    """The handout whose section numbers the deck cites."""
    covers: dict[CoverId, CoverPath] = {}
    ring: DurationId | None = None
    """A duration shown as the ring on the title slide."""
    ring_icon: IconId | None = None
    modules: Annotated[tuple[Annotated[Id, To("module")], ...], Field(min_length=1)]
    practice: tuple[Annotated[Id, To("practice")], ...] = ()
    """Scenarios and knowledge checks, in order."""
    minutes: Annotated[Number | None, Field(ge=1)] = None
    """The time there is for the modules together."""
    practice_minutes: Annotated[Number | None, Field(ge=1)] = None
    """The time there is for the practice."""


Document = Annotated[HandoutDocument | DeckDocument, Field(discriminator="kind")]


class Period(Node):
    """A stretch of the course in which effects come and checks are made."""

    id: Id
    name: Said


class Exposure(Node):
    """A kind of exposure that figures come from, as the patient reads it."""

    id: Id
    name: Said


class Role(Node):
    """Someone whose approval a document needs."""

    id: Id
    name: Line


class RuleException(Node):
    """A rule that does not hold somewhere, and why."""

    rule: Annotated[str, form(r"^[A-Z][0-9]{3}$", "the id of a rule, like E213")]
    at: Id
    """The item, fact, source or document in which it finds nothing."""
    why: Line


Version = Annotated[str, form(r"^[0-9]+\.[0-9]+(?:\.[0-9]+)?$", "a version like 1.0 or 1.0.2", 20)]
Language = Annotated[str, form(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", "a language like en-US or pt")]


class GuideFile(Node):
    """The file guide.yaml."""

    id: Id
    title: Said
    version: Version
    date: Day
    review_by: Day
    """After this day the documents must not be used."""
    language: Language = "en-US"
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """Who must approve before a document stops being a draft."""
    exposures: tuple[Exposure, ...] = ()
    periods: Annotated[tuple[Period, ...], Field(min_length=1)]
    facts: dict[Id, Fact] = {}
    documents: Annotated[dict[Id, Document], Field(min_length=1)]
    exceptions: tuple[RuleException, ...] = ()
    """From the rules of `handouts check`, each with its reason."""

    def sections(self, document: HandoutDocument) -> tuple[Section, ...]:
        """Return what a handout shows: its own sections, or the one of another that it shows alone."""
        return document.sections or tuple(
            section
            for other in self.documents.values()
            if isinstance(other, HandoutDocument)
            for section in other.sections
            if section.id == document.alone
        )

    @model_validator(mode="after")
    def _reviewed_later(self) -> GuideFile:
        if self.review_by <= self.date:
            raise ValueError("`review_by` must be a later day than `date`")
        return self
