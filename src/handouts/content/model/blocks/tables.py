"""Blocks that show facts in tables and pictures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import Id, Node, PeriodId, Text, To


class ChancesBlock(Node):
    """Chance figures: people of 100."""

    kind: Literal["chances"]
    items: Annotated[tuple[Annotated[Id, To("chance")], ...], Field(min_length=1)]


class LastingBlock(Node):
    """How long the benefit lasts, as a bar of all who were treated."""

    kind: Literal["lasting"]
    item: Annotated[Id, To("lasting")]


class EffectsBlock(Node):
    """All effects of these periods: a table, or a card each."""

    kind: Literal["effects"]
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    look: Literal["table", "cards"] = "table"


class TimeLineBlock(Node):
    """The time line of the day."""

    kind: Literal["timeline"]
    item: Annotated[Id, To("timeline")]


class ScheduleBlock(Node):
    """All checks of these periods by time: a table, or with `later` a grid that tells later ones in words."""

    kind: Literal["schedule"]
    title: Text | None = None
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    later: tuple[PeriodId, ...] = ()


class OptionsBlock(Node):
    """Other ways to go, as a table of good and bad sides."""

    kind: Literal["options"]
    items: Annotated[tuple[Annotated[Id, To("option")], ...], Field(min_length=1)]


Pictured = ChancesBlock | LastingBlock | EffectsBlock | TimeLineBlock | ScheduleBlock | OptionsBlock
"""What stands in tables and pictures, made from the facts."""
