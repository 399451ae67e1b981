"""Blocks that show facts in tables and pictures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import CheckId, EffectId, Id, Node, Prose, StudyId
from handouts.content.model.consent import Blank
from handouts.content.model.marks import Look, To


class ChancesBlock(Node):
    """Chance figures: people of 100."""

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


class FastingBlock(Node):
    """The bar of the hours before the treatment, with room for the times."""

    kind: Literal["fasting"]
    item: Annotated[Id, To("fasting")]


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
    | FastingBlock
    | MedicinesBlock
    | VisitBlock
    | ChecksBlock
    | OptionsBlock
)
"""What stands in tables and pictures, made from the facts."""
