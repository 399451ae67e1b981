"""Named facts: each number of the guide stands here once, with its unit, and is quoted everywhere else."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from handouts.content.model.base import Line, Node, SourceId, Text, form, number
from handouts.content.model.marks import Kept

FactUnit = Annotated[
    str, form(r"^[a-z](?:[a-z0-9-]*)$", "the name of a unit, like those under `units:` in phrases.yaml", 40)
]
"""A unit for which phrases.yaml has words."""
MINUTES: dict[str, int] = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
"""The units that are durations of one fixed length, in minutes."""
INTERVALS = (*MINUTES, "month", "year", "session")
"""The units in which something comes again."""
Certainty = Literal["very-low", "low", "moderate", "high"]
"""How far a count can be trusted, as those who rated it say (GRADE); from the least to the most."""

Verification = Literal["verified", "secondary", "partly", "memory", "unchecked"]
"""How well a figure was checked against its source; all but `verified` need a clinician's eye."""


_VALUE = "a value is a number, a range like `1 to 2`, or a pressure like `140/90`"


def _amounts(value: Any) -> Any:
    """Read `2`, `1 to 2` or `140/90` into its numbers and how they are joined."""
    if not isinstance(value, str):
        raise ValueError(_VALUE)  # noqa: TRY004 (pydantic wants ValueError)
    for joint in ("/", " to "):
        if joint in value:
            first, second = value.split(joint, 1)
            return {"first": number(first), "second": number(second), "joint": joint.strip()}
    return {"first": number(value)}


class Amount(Node):
    """One number, a range of two (`1 to 2`), or a pressure (`140/90`, upper and lower)."""

    first: Decimal
    second: Decimal | None = None
    joint: Literal["", "to", "/"] = ""

    @model_validator(mode="after")
    def _rises(self) -> Amount:
        if self.joint == "to" and self.second is not None and self.first >= self.second:
            raise ValueError("a range runs from the smaller to the larger number")
        return self

    @property
    def last(self) -> Decimal:
        """The longer end of a range, the lower number of a pressure; else the one number there is."""
        return self.first if self.second is None else self.second

    def __str__(self) -> str:
        if self.second is None:
            return str(self.first)
        return f"{self.first}{'/' if self.joint == '/' else ' to '}{self.second}"

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Its one number, or both."""
        return (self.first,) if self.second is None else (self.first, self.second)

    def within(self, least: Amount, most: Amount) -> bool:
        """Return whether each number lies between its bounds; a pressure lies between pressures only."""
        if len({value.joint == "/" for value in (self, least, most)}) > 1:
            return False
        return least.first <= self.first <= most.first and least.last <= self.last <= most.last


Value = Annotated[
    Amount,
    BeforeValidator(_amounts),
    WithJsonSchema({"type": ["string", "number"], "description": "2, `1 to 2` or `140/90`"}),
]


class Local(Node):
    """What a clinic may set a fact to, and what it should think of."""

    at_least: Value
    at_most: Value
    why: Annotated[Text, Kept("the clinic, where its value lies outside")]
    """Why sources differ, so that the medical lead sets the value knowingly."""

    @model_validator(mode="after")
    def _rises(self) -> Local:
        if not self.at_least.within(self.at_least, self.at_most):
            raise ValueError("`at_least` must not be more than `at_most`")
        return self


class Fact(Node):
    """A figure of the guide."""

    value: Value
    unit: FactUnit
    local: Local | None = None
    sources: tuple[SourceId, ...] = ()
    status: Annotated[Verification, Kept("reviewers")] = "verified"
    note: Annotated[Line | None, Kept("reviewers")] = None
    """What a reviewer should know; not printed."""

    @model_validator(mode="after")
    def _default_in_bounds(self) -> Fact:
        if self.local and not self.value.within(self.local.at_least, self.local.at_most):
            raise ValueError(f"the value {self.value} lies outside its own bounds")
        return self

    @property
    def minutes(self) -> Decimal:
        """A duration in minutes; the longer end of a range."""
        return self.value.last * MINUTES[self.unit]
