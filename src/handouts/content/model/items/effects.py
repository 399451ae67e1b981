"""Effects of the treatment: for the reader, and for staff."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.base import CheckId, IconId, Id, Item, Node, PeriodId, Said, Text, Texts, To
from handouts.content.model.facts import Likelihood


class EffectForPatient(Node):
    """An effect in the reader's own words."""

    notice: Text
    """What the reader would say: `I feel sick`."""
    about: Text | None = None
    """One or two sentences more: what is known of a long-term effect, or of one that nobody has counted."""
    do: Text
    we_do: Text | None = None


class EffectForStaff(Node):
    """What staff see, do, say and record, and why."""

    name: Text
    see: Texts
    do: Texts
    say: Texts = ()
    record: Texts = ()
    call: Text | None = None
    """When to call the prescriber, or emergency help."""
    why: Text


class Effect(Item):
    """An effect of the treatment, wanted or not."""

    icon: IconId
    period: PeriodId
    """When it comes: one of the guide's periods."""
    likelihoods: Annotated[tuple[Likelihood, ...], Field(min_length=1)]
    """The first is the effect's figure, the one that every document prints."""
    onset: Said | None = None
    lasts: Said
    told_by: Annotated[Id, To("told item")] | None = None
    """The item that tells patients of it, with its figure, in place of a row of its own."""
    patient: EffectForPatient
    staff: EffectForStaff
    watched_by: tuple[CheckId, ...] = ()
    """The checks that look for it."""

    @property
    def figure(self) -> Likelihood:
        """The one figure that handout and deck, sentence, picture and quote show."""
        return self.likelihoods[0]
