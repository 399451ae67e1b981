"""Effects of the treatment: for the reader, and for staff."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import CheckId, IconId, Id, Item, Node, PeriodId, Text, Texts, To
from handouts.content.model.facts import Likelihood


class EffectForPatient(Node):
    """An effect in the reader's own words."""

    notice: Text
    """What the reader would say: `I feel sick`."""
    means: Text | None = None
    """What that means for the reader, in one sentence."""
    about: Text | None = None
    """What is known of a long-term effect and what is not, its figure among it; two or three sentences."""
    do: Text | None = None
    we_do: Text | None = None
    call: tuple[Annotated[Id, To("call sign")], ...] = ()
    """The signs of it for which the clinic is called."""


class HowLong(Node):
    """How long an effect lasts, as staff know it; patients read one sentence for all of them."""

    staff: Text


class EffectForStaff(Node):
    """What staff see, do, say and record, and why."""

    name: Text
    see: Texts
    do: Texts
    say: Texts = ()
    record: Texts = ()
    calls: tuple[Annotated[Id, To("trigger")], ...] = ()
    """The danger signs and limits at which somebody is called."""
    call: Text | None = None
    """When somebody is called besides."""
    why: Text


class Effect(Item):
    """An effect of the treatment, wanted or not."""

    icon: IconId
    period: PeriodId
    """When it comes: one of the guide's periods."""
    likelihoods: Annotated[tuple[Likelihood, ...], Field(min_length=1)]
    """The first is the effect's figure, the one that every document prints; the trainer's guide lists all."""
    risk: Text | None = None
    """What it is called among the risks that a patient signs for: `{effect.risk}` quotes it in a statement."""
    lasts: HowLong
    told_by: Annotated[Id, To("told item")] | None = None
    """The item that tells patients of it, with its figure, in place of a row of its own."""
    patient: EffectForPatient | None = None
    """Left out where another item tells of it."""
    staff: EffectForStaff
    watched_by: tuple[CheckId, ...] = ()
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
    def figure(self) -> Likelihood:
        """The one figure that handout and deck, sentence, picture and quote show."""
        return self.likelihoods[0]
