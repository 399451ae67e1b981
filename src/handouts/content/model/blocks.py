"""What goes into a section of a handout, by kind: words, tables and pictures, and what staff write on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import CheckId, DurationId, EffectId, IconId, Id, Node, PeriodId, Prose, StudyId, Whole
from handouts.content.model.marks import Look, To
from handouts.content.model.safety import Blank


class TopicsBlock(Node):
    """Topics as headed text with tables; or side by side, without tables: list cards, framed boxes, or columns."""

    kind: Literal["topics"]
    look: Annotated[Literal["text", "cards", "boxes", "columns"], Look()] = "text"
    items: Annotated[tuple[Annotated[Id, To("topic")], ...], Field(min_length=1)]


class KeyPointsBlock(Node):
    """The few things to know, as cards."""

    kind: Literal["key-points"]
    title: Prose
    items: Annotated[tuple[Annotated[Id, To("key point")], ...], Field(min_length=1)]


class CardsBlock(Node):
    """Cards: `row` for the small ones of the first page, `pair` for two side by side, `wide` for one under another."""

    kind: Literal["cards"]
    items: Annotated[tuple[Annotated[Id, To("card")], ...], Field(min_length=1)]
    look: Annotated[Literal["row", "pair", "wide"], Look()] = "pair"


class ContentsBlock(Node):
    """Where to find what: the other sections with their pages, the page to sign, and what a small raised number is."""

    kind: Literal["contents"]
    title: Prose
    without: tuple[Annotated[Id, To("section")], ...] = ()
    """Sections that are not listed: who finds the one before finds them as well."""


class SignsBlock(Node):
    """The danger signs that hold in a place, all of them, as a card that must not be missed."""

    kind: Literal["signs"]
    where: Literal["clinic", "home"]
    title: Prose
    card: Annotated[Id, To("card")] | None = None
    """The card of the page for home whose words for the adult stand beneath the list."""
    usual: Prose | None = None
    """What introduces the list of what looks like them and is usual; no such list without it."""


class ExclusionsBlock(Node):
    """Who should not be treated, and who needs a decision first: two cards side by side with all exclusions to tick."""

    kind: Literal["exclusions"]
    never: Prose
    """What the list of those who should not be treated begins with."""
    ask_first: Prose
    note: Prose | None = None
    """What a tick means."""


class ThresholdsBlock(Node):
    """What patients should know of the limits of the checks made in these periods."""

    kind: Literal["thresholds"]
    title: Prose
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


ConsentKind = Literal["statements", "signatures", "teach-back", "writing"]


class ConsentBlock(Node):
    """A part of consent.yaml."""

    kind: ConsentKind


class TicksBlock(Node):
    """Questions of consent.yaml that are answered with ticks, together on a card."""

    kind: Literal["ticks"]
    icon: IconId
    items: Annotated[tuple[Annotated[Id, To("ticks")], ...], Field(min_length=1)]


class GlossaryBlock(Node):
    """All words explained that the document uses."""

    kind: Literal["glossary"]
    title: Prose | None = None


class ReferencesBlock(Node):
    """All references that the document rests on."""

    kind: Literal["references"]
    title: Prose | None = None
    deck: Annotated[Id, To("deck")] | None = None
    """With it, for staff: all that this deck cites, on its slides and in their notes, in full."""


class OwnBlock(Node):
    """The clinic's own paragraphs for this slot, marked as the clinic's; nothing where it has none."""

    kind: Literal["own"]
    slot: Id


class NotesBlock(Node):
    """Lines for the reader's own notes."""

    kind: Literal["notes"]
    lines: Annotated[Whole, Field(ge=1, le=12), Look()]


WordsBlock = (
    TopicsBlock
    | KeyPointsBlock
    | CardsBlock
    | SignsBlock
    | ExclusionsBlock
    | ThresholdsBlock
    | TicksBlock
    | GlossaryBlock
    | OwnBlock
    | NotesBlock
    | ConsentBlock
    | ContentsBlock
    | ReferencesBlock
)
"""What is said in words."""


class ChancesBlock(Node):
    """Chance figures: people of 100, marks of 1,000, or squares of 10,000."""

    kind: Literal["chances"]
    items: Annotated[tuple[Annotated[Id, To("chance")], ...], Field(min_length=1)]


class LastingBlock(Node):
    """How long the benefit lasts, as a bar of all who were treated."""

    kind: Literal["lasting"]
    item: Annotated[Id, To("lasting")]


class EffectGroup(Node):
    """Effects under one head: the study that their counts come from, or that nobody has counted them."""

    study: StudyId | None = None
    effects: Annotated[tuple[EffectId, ...], Field(min_length=1)]


class EffectsBlock(Node):
    """Effects in rows: how many, and what is done (`table`), or what is known, and what to call for (`long-term`)."""

    kind: Literal["effects"]
    look: Annotated[Literal["table", "long-term"], Look()] = "table"
    groups: Annotated[tuple[EffectGroup, ...], Field(min_length=1)]

    @property
    def effects(self) -> tuple[str, ...]:
        """The effects of all groups, in their order."""
        return tuple(name for group in self.groups for name in group.effects)


class RareBlock(Node):
    """How many of 1,000 people have a rare effect, each of them a mark: an effect whose figure is a rate."""

    kind: Literal["rare"]
    effect: EffectId


class PictureBlock(Node):
    """A photograph or drawing with its caption and whose it is: as wide as the text, or `half`."""

    kind: Literal["picture"]
    look: Annotated[Literal["full", "half"], Look()] = "full"
    item: Annotated[Id, To("picture")]


class FastingBlock(Node):
    """The bar of the hours before the treatment, with room for the times."""

    kind: Literal["fasting"]
    item: Annotated[Id, To("fasting")]


class CountdownBlock(Node):
    """What to do at which hour before and after an appointment, with room for the times of the clock."""

    kind: Literal["countdown"]
    item: Annotated[Id, To("countdown")]


class TimeLineBlock(Node):
    """The stages of a time line that has no lanes, as long as they take, each with when it ends."""

    kind: Literal["timeline"]
    item: Annotated[Id, To("timeline")]


class MedicinesBlock(Node):
    """What to do about each kind of medicine, with room for one's own plan; `ask` stands behind the title."""

    kind: Literal["medicines"]
    title: Prose
    ask: Blank
    items: Annotated[tuple[Annotated[Id, To("medicine")], ...], Field(min_length=1)]


class VisitBlock(Node):
    """The stages of a visit side by side, and what is written beneath them."""

    kind: Literal["visit"]
    title: Prose
    items: Annotated[tuple[Annotated[Id, To("stage")], ...], Field(min_length=1)]
    blanks: tuple[Blank, ...] = ()


class ChecksBlock(Node):
    """Checks as a table: what is asked or measured, when, why, and whether it hurts."""

    kind: Literal["checks"]
    items: Annotated[tuple[CheckId, ...], Field(min_length=1)]


class OptionsBlock(Node):
    """All ways to go, with the same questions answered for each."""

    kind: Literal["options"]
    items: Annotated[tuple[Annotated[Id, To("option")], ...], Field(min_length=1)]
    foot: Prose | None = None
    """What holds for every row, beneath the table."""


Pictured = (
    ChancesBlock
    | LastingBlock
    | EffectsBlock
    | RareBlock
    | PictureBlock
    | FastingBlock
    | CountdownBlock
    | TimeLineBlock
    | MedicinesBlock
    | VisitBlock
    | ChecksBlock
    | OptionsBlock
)
"""What stands in tables and pictures, made from the facts."""


class FieldsBlock(Node):
    """Fields to write in, side by side."""

    kind: Literal["fields"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1)]


class Stretch(Node):
    """A period of a visit; with `start` and `end` (durations from the start of treatment) its checks have times."""

    period: PeriodId
    name: Prose | None = None
    """What its row is called where it has only one, if not as the period."""
    start: DurationId | None = None
    end: DurationId | None = None

    @model_validator(mode="after")
    def _both(self) -> Stretch:
        if (self.start is None) != (self.end is None):
            raise ValueError("`start` and `end` go together")
        return self


class RecordBlock(Node):
    """The record of a visit: a row for each time of the schedule, a column for each reading of its checks."""

    kind: Literal["record"]
    title: Prose
    stretches: Annotated[tuple[Stretch, ...], Field(min_length=1)]
    clock: Blank
    """The column for the time of day."""
    signed: Blank
    """The column for who measured."""


class CriteriaBlock(Node):
    """What must hold in a period, to tick: the criteria of all checks made then."""

    kind: Literal["criteria"]
    title: Prose
    period: PeriodId


class LimitsBlock(Node):
    """The limits of all checks that have readings in these periods, and what staff do when one is crossed."""

    kind: Literal["limits"]
    title: Prose
    signs: Prose | None = None
    """What heads the danger signs, which stand before the limits; no such row without it."""
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


class LogBlock(Node):
    """A table to write in: a row for each of `names`, or so many empty `lines`."""

    kind: Literal["log"]
    id: Id
    title: Prose
    lead: Prose | None = None
    """What is written in it, and when."""
    columns: Annotated[tuple[Blank, ...], Field(min_length=1)]
    names: tuple[Prose, ...] = ()
    """Who or what each row is for, under the head `named`."""
    named: Prose | None = None
    lines: Annotated[Whole, Field(ge=1, le=20), Look()] = 3

    @model_validator(mode="after")
    def _headed(self) -> LogBlock:
        if bool(self.names) != bool(self.named):
            raise ValueError("`names` and `named` go together")
        return self


class SlidesBlock(Node):
    """The slides of a deck, each beside its notes, for who teaches."""

    kind: Literal["slides"]
    deck: Annotated[Id, To("deck")]


class ActsBlock(Node):
    """What staff see, do, say and record at the effects that no slide of a deck shows so."""

    kind: Literal["acts"]
    deck: Annotated[Id, To("deck")]


class BackgroundBlock(Node):
    """What staff know beyond the words of the handout that a deck cites: by its sections, effects, checks, consent."""

    kind: Literal["background"]
    deck: Annotated[Id, To("deck")]
    of: Literal["sections", "effects", "checks", "consent"]


class QuizBlock(Node):
    """The knowledge checks of a deck as questions to copy, without their answers."""

    kind: Literal["quiz"]
    deck: Annotated[Id, To("deck")]


class CompetenciesBlock(Node):
    """What a learner has shown (training.yaml), to tick; `fields` stand beside each."""

    kind: Literal["competencies"]
    fields: Annotated[tuple[Blank, ...], Field(min_length=1, max_length=3)]


StaffWritten = FieldsBlock | RecordBlock | CriteriaBlock | LimitsBlock
"""What only staff write on."""
Staff = StaffWritten | LogBlock | SlidesBlock | ActsBlock | BackgroundBlock | QuizBlock | CompetenciesBlock
"""What is written on, and what staff teach with."""


Block = Annotated[WordsBlock | Pictured | Staff, Field(discriminator="kind")]
