"""Slides that say who does what: pathways, comparisons, see, do, say, record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.deck.slide import BaseSlide
from handouts.outline.marks import LAYOUT, PICTURE

if TYPE_CHECKING:
    from handouts.content.markup import RichText


@dataclass(frozen=True, slots=True)
class Act:
    """What one role does."""

    role: RichText
    icon: str = field(metadata=PICTURE)
    does: RichText


@dataclass(frozen=True, slots=True)
class Branch:
    """A question; yes leads across to the acts, no down to the next."""

    ask: RichText
    tone: Literal["emergency", "care", "plain"]
    acts: tuple[Act, ...]
    in_turn: bool
    detail: RichText
    returns: RichText


@dataclass(frozen=True, slots=True)
class FlowSlide(BaseSlide):
    """A decision pathway with glued connectors."""

    branches: tuple[Branch, ...]
    end: RichText
    yes: RichText
    no: RichText
    says: str


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """A column head."""

    name: RichText
    icon: str = field(metadata=PICTURE)
    stressed: bool = field(metadata=LAYOUT)


@dataclass(frozen=True, slots=True)
class ComparisonSlide(BaseSlide):
    """Columns compared by the same questions; each answer is a mark and words."""

    columns: tuple[ComparisonColumn, ...]
    rows: tuple[tuple[RichText, tuple[tuple[Literal["yes", "no", "none"], RichText], ...]], ...]
    says: str


@dataclass(frozen=True, slots=True)
class ActSlide(BaseSlide):
    """See, do, say, record; when to call beneath."""

    heads: tuple[RichText, RichText, RichText, RichText]
    see: tuple[RichText, ...]
    do: tuple[RichText, ...]
    say: tuple[RichText, ...]
    record: tuple[RichText, ...]
    call: RichText
