"""Effects of the treatment: for the reader, and for staff."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import CheckId, IconId, Id, Item, Node, PeriodId, Prose, Text, Texts
from handouts.content.model.likelihoods import Likelihood
from handouts.content.model.marks import STAFF, STAFF_BUT_FIRST, Editorial, Material, To


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
