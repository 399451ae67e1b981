"""What keeps people safe, each written once: what is done, danger signs, and who should not be treated.

Limits and what follows them stand with their checks (`Threshold`), and name the same actions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import IconId, Id, Item, Line, Node, Prose, Spoken, Text
from handouts.content.model.marks import STAFF, Editorial, Kept, Material, To

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
    """A sign at home for which the clinic is called, by day or night."""

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
