"""How long a course takes: the pace at which is spoken, what each kind of asking takes, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import Node, Number, Whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

AskKind = Literal["voice", "room", "pairs", "round"]
"""Who answers: one person, all at once, two and two, or each in turn."""
Seconds = Annotated[Whole, Field(ge=0, le=600, description="seconds")]
_MINUTE = 60


class AskSeconds(Node):
    """Seconds that asking takes, from the end of the question until the next sentence, by who answers."""

    voice: Seconds
    room: Seconds
    pairs: Seconds
    round: Seconds


class Clock(Node):
    """The pace of a course; by it the program counts the seconds of every slide, and nobody types them."""

    words_a_minute: Annotated[Whole, Field(ge=60, le=240)]
    """How many words are spoken in a minute; of questions and answers too."""
    looking: Seconds
    """Seconds to look at each slide."""
    asks: AskSeconds
    case: tuple[AskKind, ...] = ()
    """How each step of a case is worked through."""
    question: tuple[AskKind, ...] = ()
    """How a question of the practice is worked through."""

    def seconds(self, words: int, asked: Iterable[AskKind] = ()) -> int:
        """Return the seconds of a slide on which so many words are said, and so much is asked."""
        spoken = -(-words * _MINUTE // self.words_a_minute)
        takes: dict[AskKind, int] = self.asks.model_dump()  # type: ignore[assignment]
        return self.looking + spoken + sum(takes[kind] for kind in asked)


class Promise(Node):
    """The minutes that a course takes at least and at most."""

    at_least: Annotated[Number, Field(ge=0, description="minutes")]
    at_most: Annotated[Number, Field(ge=1, description="minutes")]

    @model_validator(mode="after")
    def _in_order(self) -> Promise:
        if self.at_least > self.at_most:
            raise ValueError("`at_least` is more than `at_most`")
        return self

    def kept(self, minutes: Decimal) -> bool:
        """Return whether so many minutes are within it."""
        return self.at_least <= minutes <= self.at_most
