"""What the treatment does, what it may bring and for how long, the other ways to go, and what is told in words."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from handouts.content.model.base import (
    CheckId,
    DurationId,
    FactId,
    IconId,
    Id,
    Item,
    Node,
    PeriodId,
    Prose,
    Spoken,
    Text,
    Texts,
)
from handouts.content.model.likelihoods import Counted, Likelihood
from handouts.content.model.marks import STAFF, STAFF_BUT_FIRST, Editorial, Kept, Look, Material, To, Toned
from handouts.content.model.safety import Blank


class EffectForPatient(Node):
    """An effect in the reader's own words."""

    notice: Prose
    """What the reader would say: `I feel sick`."""
    means: Prose | None = None
    """What that means for the reader, in one sentence."""
    about: Prose | None = None
    """What is known of a long-term effect and what is not, its figure among it; two or three sentences."""
    do: Annotated[Text | None, Material("instruction")] = None
    we_do: Annotated[Text | None, Material("instruction")] = None
    call: Annotated[tuple[Annotated[Id, To("call sign")], ...], Editorial()] = ()
    """The signs of it for which the clinic is called."""


class HowLong(Node):
    """How long an effect lasts, as staff know it; patients read one sentence for all of them."""

    staff: Annotated[Text, STAFF]


class EffectForStaff(Node):
    """What staff see, do, say and record, and why."""

    name: Prose
    see: tuple[Prose, ...]
    do: Annotated[Texts, Material("instruction")]
    say: tuple[Prose, ...] = ()
    record: Annotated[Texts, Material("instruction")] = ()
    calls: Annotated[tuple[Annotated[Id, To("trigger")], ...], Material("instruction")] = ()
    """The danger signs and limits at which somebody is called."""
    call: Annotated[Text | None, Material("instruction")] = None
    """When somebody is called besides."""
    why: Prose


class Effect(Item):
    """An effect of the treatment, wanted or not."""

    icon: IconId
    period: Annotated[PeriodId, Material("timing")]
    """When it comes: one of the guide's periods."""
    likelihoods: Annotated[tuple[Likelihood, ...], Field(min_length=1), Material("likelihood"), STAFF_BUT_FIRST]
    """The first is the effect's figure, the one that every document prints; the trainer's guide lists all."""
    risk: Prose | None = None
    """What it is called among the risks that a patient signs for: `{effect.risk}` quotes it in a statement."""
    lasts: Annotated[HowLong, Material("timing")]
    told_by: Annotated[Annotated[Id, To("told item")] | None, Material("duty")] = None
    """The item that tells patients of it, with its figure, in place of a row of its own."""
    patient: EffectForPatient | None = None
    """Left out where another item tells of it."""
    staff: Annotated[EffectForStaff, STAFF]
    watched_by: Annotated[tuple[CheckId, ...], Material("duty")] = ()
    """The checks that look for it."""

    @model_validator(mode="after")
    def _told_once(self) -> Effect:
        if self.told_by and self.patient:
            raise ValueError("another item tells of it (`told_by`), so `patient` goes unread")
        if not self.told_by and not self.patient:
            raise ValueError("`patient` is needed, or `told_by` with the item that tells patients of it")
        return self

    @property
    def read(self) -> EffectForPatient:
        """What patients read of an effect that no other item tells of."""
        assert self.patient is not None, self.id
        return self.patient

    @property
    def figures(self) -> tuple[Likelihood, ...]:
        """Its likelihoods."""
        return self.likelihoods

    @property
    def figure(self) -> Likelihood:
        """The one figure that handout and deck, sentence, picture and quote show."""
        return self.likelihoods[0]


class Benefit(Item):
    """One way in which the treatment may help, with its figures in both frames."""

    likelihood: Annotated[Counted, Material("likelihood")]
    """Of 100, or a rate of 1,000 or 10,000 people where few have it."""
    measure: Prose | None = None
    """What was counted, for staff; where no chance figure shows it."""
    caption: Annotated[Spoken, Editorial()] | None = None
    """With `yes` and `no`, for those that a chance figure shows."""
    yes: Annotated[Spoken, Editorial()] | None = None
    """What happened to those counted."""
    no: Annotated[Spoken, Editorial()] | None = None
    """What is said of the others."""

    @property
    def figures(self) -> tuple[Likelihood, ...]:
        """Its likelihood."""
        return (self.likelihood,)


class ChanceFigure(Item):
    """Benefits shown side by side as people of 100, 1,000 or 10,000, with the comparison group where there is one."""

    title: Annotated[Spoken, Editorial()]
    note: Annotated[Spoken, Editorial()] | None = None
    benefits: Annotated[tuple[Annotated[Id, To("benefit")], ...], Field(min_length=1, max_length=2), Material("duty")]
    meaning: tuple[Prose, ...] = ()
    """What patients read beneath the people: the difference, and what was counted."""
    doubts: Annotated[Id | None, To("topic"), Editorial()] = None
    """The topic that says why to trust the figures or not; it stands beside their certainty."""
    staff: Annotated[Prose | None, STAFF] = None
    """What the trainer knows of it."""


class LastingEnd(Node):
    """One end of the time over which a benefit is followed: when it is, and how many then had it."""

    label: Text
    text: Text


class Lasting(Item):
    """How long the benefit lasts: of all `treated` it `helped` some, and after `half_left` half of these still had it.

    `{id.left}` quotes how many these are: `8 or 9`.
    """

    title: Prose
    text: tuple[Prose, ...] = ()
    """What is said before the picture."""
    treated: Annotated[FactId, Material("likelihood")]
    helped: Annotated[FactId, Material("likelihood")]
    half_left: Annotated[DurationId, Material("timing")]
    still: Prose
    """What those have who are counted."""
    no_longer: Prose
    """What the others have."""
    start: Annotated[LastingEnd, Editorial()]
    end: Annotated[LastingEnd, Editorial()]
    notes: tuple[Prose, ...] = ()
    """What is said beneath the picture: whom it comes from, and what it cannot show."""
    staff: Annotated[Prose, STAFF]


def _answer(value: Any) -> Any:
    return None if value == "unknown" else value


Answer = Annotated[
    Text | None,
    BeforeValidator(_answer),
    WithJsonSchema({"type": "string", "description": "text, or `unknown` where no source tells: the page says so"}),
]
"""What is known, as a text; `unknown` where no source tells, and the documents say so in words."""
ApprovalStatus = Literal["yes", "no", "device", "none"]
"""Whether it is approved for what the guide treats; `device` is one that may be used, `none` where nothing is."""


class Option(Item):
    """A way to go, the treatment itself and no treatment among them: the same questions are answered for each."""

    patient_name: Prose
    about: Prose
    """What it is, in a few words."""
    approved: Annotated[ApprovalStatus, Editorial()]
    got_well: Annotated[Answer, Editorial()]
    """Of how many people, beside what, after how long: of each option the same outcome."""
    how_fast: Annotated[Answer, Editorial()]
    how_long: Annotated[Answer, Editorial()]
    harms: Annotated[Answer, Editorial()]
    visits: Annotated[Answer, Editorial()]
    cost: Annotated[Answer, Editorial()]
    price: Annotated[Blank | None, Editorial()] = None
    """Where the reader writes what it costs."""
    staff: Annotated[Prose, STAFF]


Tone = Literal["plain", "main", "do", "do-not", "care", "crisis", "emergency", "unknown", "note"]
"""What a card or list is for; every document draws the same tone the same way."""


class TopicTable(Node):
    """A plain table: a head over each column, and rows with a text in each."""

    head: Annotated[Texts, Field(min_length=2, max_length=5)]
    rows: Annotated[tuple[Texts, ...], Field(min_length=1, max_length=30), Material("point")]
    named: Annotated[bool, Look()] = True
    """Whether the first text of each row is what the row is called."""

    @model_validator(mode="after")
    def _square(self) -> TopicTable:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.head):
                raise ValueError(f"row {number} has {len(row)} texts, and there are {len(self.head)} heads over them")
        return self


class TopicText(Node):
    """Running text for one audience: a lead, paragraphs, points, and a table."""

    title: Text | None = None
    text: Texts = ()
    points: Annotated[Texts, Material("point")] = ()
    table: TopicTable | None = None


class Topic(Item):
    """Something to know that is neither an effect nor a check."""

    icon: IconId | None = None
    tone: Annotated[Tone, Look()] = "plain"
    risk: Prose | None = None
    """What it is called among the risks that a patient signs for: `{effect.risk}` quotes it in a statement."""
    patient: Annotated[TopicText, Toned()]
    blanks: Annotated[tuple[Blank, ...], Editorial()] = ()
    """Room to write beneath what patients read, where the topic stands in a box or a column."""
    staff: Annotated[TopicText, Toned(), STAFF] = TopicText()


class Card(Item):
    """A list that always looks the same: do, do not, call us, call the crisis line, call for an ambulance."""

    tone: Annotated[Tone, Material("instruction")]
    icon: IconId
    title: Annotated[Text | None, Material("instruction")] = None
    """Without one it has no head: a card to fill in."""
    kept: Annotated[Text | None, Material("instruction")] = None
    """Its title on a sheet to keep, where it says more there; all that the card has to say, if nothing follows."""
    say: Annotated[Text | None, Material("instruction")] = None
    """What is said on the telephone; at the end of its head."""
    telephone: Annotated[Literal["", "clinic", "after-hours", "crisis", "emergency"], Material("telephone")] = ""
    lead: Annotated[Text | None, Material("instruction")] = None
    points: Annotated[Texts, Material("instruction")] = ()
    signs: Annotated[Literal["clinic", "home", "call"] | None, Material("instruction")] = None
    """The signs that its list has before its points: danger signs that hold in a place, or those to call us for."""
    adult: Annotated[Text | None, Material("instruction")] = None
    """What the adult at the reader's side does; beneath the list."""
    blanks: Annotated[tuple[Blank, ...], Editorial()] = ()
    """Lines to write on, beneath the lists."""
    after: Annotated[Texts, Material("instruction")] = ()
    """Paragraphs beneath all others."""
    short: Annotated[Text | None, Material("instruction")] = None
    """The line for the small card on the first page."""
    staff: Annotated[Prose | None, STAFF] = None
    """What staff say when they hand it over."""


class KeyPoint(Item):
    """One of the few things to know, on the first page."""

    icon: IconId
    title: Annotated[Text, Material("instruction")]
    text: Annotated[Text, Material("instruction")]
    staff: Annotated[Prose | None, STAFF] = None


class Term(Item):
    """A hard word, explained; `also` lists other spellings that a text may use."""

    term: Prose
    means: Prose
    also: Annotated[tuple[Prose, ...], Kept("the rules that look for hard words")] = ()
