"""What keeps people safe, each written once, and consent.yaml: statements, signatures, questions to say back.

Limits and what follows them stand with their checks (`Threshold`), and name the same actions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import FactId, IconId, Id, Item, Line, Node, Prose, Spoken, Text, Whole
from handouts.content.model.marks import STAFF, Editorial, Kept, Look, Material, To

ActionId = Annotated[Id, To("action")]
Place = Literal["clinic", "home", "both"]
"""Where a danger sign holds: while staff watch, once the patient is home, or in both."""


class Action(Item):
    """One thing that staff do when something is wrong, in the words that every document uses for it."""

    staff: Annotated[Text, Material("instruction"), STAFF]
    """A short command without a full stop: `Stop the pump`."""
    calls: Annotated[Literal["nobody", "prescriber", "emergency"], Material("instruction")] = "nobody"
    """Whom it calls."""


class Sign(Item):
    """A danger sign; any one of them counts, whatever the numbers say."""

    icon: IconId
    patient: Annotated[Text, Material("instruction")]
    """As a line of a list: `chest pain`."""
    staff: Annotated[Text, Material("instruction"), STAFF]
    where: Annotated[Place, Material("duty")] = "both"
    actions: Annotated[tuple[ActionId, ...], Field(min_length=1), Material("instruction")]
    """What is done at once."""
    also: Annotated[tuple[ActionId, ...], Material("instruction")] = ()
    """What belongs to this sign besides."""
    unlike: Annotated[Spoken | None, Material("instruction")] = None
    """What looks like it and is usual, so that nobody takes the one for the other."""
    words: Annotated[tuple[Line, ...], Field(min_length=1), Kept("the rules that look for it")]
    """Words by which a text is known to speak of it; no document prints them."""


class CallSign(Item):
    """A sign at home for which the clinic is called, by night too where it has a number for it."""

    patient: Annotated[Text, Material("instruction")]
    """As a line of a list: `a rash`."""


class Saying(Item):
    """A sentence that has one wording, wherever it stands: what the adult does, the crisis line."""

    patient: Annotated[Text, Material("instruction")]


class ExclusionGroup(Node):
    """What some exclusions have in common, for staff who look for one."""

    id: Id
    name: Prose


class Exclusion(Item):
    """A reason not to treat, or to ask the prescriber before anybody treats."""

    severity: Annotated[Literal["never", "ask-first"], Material("instruction")]
    group: Annotated[Id, To("exclusion group"), Editorial()]
    patient: Annotated[Text, Material("instruction")]
    """As the end of a sentence that the list begins: `are pregnant`."""
    staff: Annotated[Text, Material("instruction"), STAFF]
    words: Annotated[tuple[Line, ...], Field(min_length=1), Kept("the rules that look for it")]
    """Words by which a text is known to speak of it; no document prints them."""


class Blank(Item):
    """A line or box to write in."""

    label: Prose
    after: Prose | None = None
    """What stands behind the line: `hours`."""
    lines: Annotated[Whole, Field(ge=1, le=12), Look()] = 1
    clinic: Annotated[Literal["clinician"] | None, Editorial()] = None
    """What the clinic's file may give, so that it stands here printed."""
    fact: Annotated[FactId | None, Editorial()] = None
    """A fact that stands here printed, as a number, where the clinic sets it."""
    kind: Annotated[Literal["text", "date", "time", "initials", "signature", "tick"], Editorial()] = "text"
    same_as: Annotated[Annotated[Id, To("blank")] | None, Editorial()] = None
    """The blank that asks for the same. On a screen what is written in one stands in both, so that two places never
    name two people."""


class Statement(Item):
    """A sentence that the patient initials."""

    blank: Annotated[Blank | None, Editorial()] = None
    """What it begins with: its label, what the clinic sets or a hand writes, and what stands `after` that."""
    text: Annotated[Text, Material("instruction")]
    staff: Annotated[Prose, STAFF]
    """What the clinician makes sure of."""


class Signature(Item):
    """A person who signs: signature, date and time on one line, the printed name and what is asked beside it below."""

    who: Prose
    role: Prose | None = None
    """What signing means."""
    beside: Prose
    """What else this person writes: `Relation, if not the patient`."""


class Choice(Item):
    """What the patient decides: boxes to tick, and what to do with each."""

    title: Prose
    options: Annotated[tuple[Blank, ...], Field(min_length=2), Editorial()]
    text: tuple[Prose, ...] = ()


class Ticks(Item):
    """A question that is answered with ticks: all that hold, or `one`, such as yes or no."""

    question: Prose
    hint: Prose | None = None
    """How many to tick."""
    one: Annotated[bool, Material("instruction")] = False
    """Whether only one of them can hold: on a screen a tick takes away the one before."""
    choices: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=12)]


class TeachBack(Item):
    """A question that the patient answers in their own words, and what a good answer holds."""

    question: Prose
    lines: Annotated[Whole, Field(ge=0, le=6), Look()] = 2
    answer: Prose
    """For staff: what to listen for."""


class Consent(Node):
    """The file consent.yaml."""

    label: tuple[Blank, ...] = ()
    """The fields of the patient label box."""
    opening: tuple[Blank, ...] = ()
    """Fields on the first page beside the label."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    signatures: tuple[Signature, ...]
    choice: Choice | None = None
    closing: tuple[Text, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
    ticks: tuple[Ticks, ...] = ()
    """What the reader weighs, and leans to."""
    writing: tuple[Blank, ...] = ()
    """Room to write: cards of several lines, such as goals and questions, then single lines."""
