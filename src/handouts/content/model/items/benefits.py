"""What the treatment may bring and for how long, and the other ways to go."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from handouts.content.model.base import DurationId, FactId, Id, Item, Node, Prose, Spoken, Text
from handouts.content.model.consent import Blank
from handouts.content.model.likelihoods import Count, Likelihood
from handouts.content.model.marks import STAFF, Editorial, Material, To


class Benefit(Item):
    """One way in which the treatment may help, with its figures in both frames."""

    likelihood: Annotated[Count, Material("likelihood")]
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
    """Benefits shown side by side as people of 100, with the comparison group where there is one."""

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
Approval = Literal["yes", "no", "device", "none"]
"""Whether it is approved for what the guide treats; `device` is one that may be used, `none` where nothing is."""


class Option(Item):
    """A way to go, the treatment itself and no treatment among them: the same questions are answered for each."""

    patient_name: Prose
    about: Prose
    """What it is, in a few words."""
    approved: Annotated[Approval, Editorial()]
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
