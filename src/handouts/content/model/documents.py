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
    PeriodId,
    Said,
    Text,
    To,
    form,
)
from handouts.content.model.facts import Fact


class TopicsBlock(Node):
    """Topics as headed text, one after the other."""

    kind: Literal["topics"]
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
    """All checks of these periods, as a table by time."""

    kind: Literal["schedule"]
    title: Text | None = None
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


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


class ReferencesBlock(Node):
    """All references that the document rests on."""

    kind: Literal["references"]


class OwnBlock(Node):
    """The clinic's own paragraphs for this slot, marked as the clinic's; nothing where it has none."""

    kind: Literal["own"]
    slot: Id


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
    | OwnBlock,
    Field(discriminator="kind"),
]


class Section(Node):
    """A part of a handout. `sheet` says on what it stands: the flow of pages, or a leaf of its own."""

    id: Id
    title: Text
    icon: IconId
    sheet: Literal["flow", "front", "tear-off", "leaf"] = "flow"
    """`front`: the first page; `tear-off`: a page to tear off; `leaf`: the sheet that the clinic keeps, front
    and, where a second `leaf` section follows, back."""
    numbered: bool = True
    lead: Text | None = None
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class HandoutDocument(Node):
    """A document for paper."""

    kind: Literal["handout"]
    title: Text
    subtitle: Text
    main_message: Text
    main_icon: IconId
    formats: Text
    """The offer of large print, other languages, an interpreter."""
    covers: dict[CoverId, CoverPath] = {}
    """Elements of standards that the frame of the document covers: fields of its outline, such as `front.clinic`."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]


class DeckDocument(Node):
    """A training deck."""

    kind: Literal["deck"]
    title: Text
    subtitle: Text
    told_in: Annotated[Id, To("handout")]
    """The handout whose section numbers the deck cites."""
    covers: dict[CoverId, CoverPath] = {}
    ring: DurationId | None = None
    """A duration shown as the ring on the title slide."""
    ring_icon: IconId | None = None
    modules: Annotated[tuple[Annotated[Id, To("module")], ...], Field(min_length=1)]
    practice: tuple[Annotated[Id, To("practice")], ...] = ()
    """Scenarios and knowledge checks, in order."""


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

    @model_validator(mode="after")
    def _reviewed_later(self) -> GuideFile:
        if self.review_by <= self.date:
            raise ValueError("`review_by` must be a later day than `date`")
        return self
