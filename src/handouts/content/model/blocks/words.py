"""Blocks that say something in words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import IconId, Id, Node, PeriodId, Prose, Whole
from handouts.content.model.marks import Look, To


class TopicsBlock(Node):
    """Topics as headed text, one after the other, or side by side: list cards, framed boxes, or columns."""

    kind: Literal["topics"]
    look: Annotated[Literal["text", "cards", "boxes", "columns"], Look()] = "text"
    items: Annotated[tuple[Annotated[Id, To("topic")], ...], Field(min_length=1)]


class KeyPointsBlock(Node):
    """The few things to know, as cards."""

    kind: Literal["key-points"]
    title: Prose
    items: Annotated[tuple[Annotated[Id, To("key point")], ...], Field(min_length=1)]


class CardsBlock(Node):
    """Cards: `row` for the small ones of the first page, `pair` for two side by side, `wide` for one under another."""

    kind: Literal["cards"]
    items: Annotated[tuple[Annotated[Id, To("card")], ...], Field(min_length=1)]
    look: Annotated[Literal["row", "pair", "wide"], Look()] = "pair"


class ContentsBlock(Node):
    """Where to find what: the other sections with their pages, the page to sign, and what a small raised number is."""

    kind: Literal["contents"]
    title: Prose
    without: tuple[Annotated[Id, To("section")], ...] = ()
    """Sections that are not listed: who finds the one before finds them as well."""


class SignsBlock(Node):
    """The danger signs that hold in a place, all of them, as a card that must not be missed."""

    kind: Literal["signs"]
    where: Literal["clinic", "home"]
    title: Prose
    card: Annotated[Id, To("card")] | None = None
    """The card of the page for home whose words for the adult stand beneath the list."""
    usual: Prose | None = None
    """What introduces the list of what looks like them and is usual; no such list without it."""


class ExclusionsBlock(Node):
    """Who should not be treated, and who needs a decision first: two cards side by side with all exclusions to tick."""

    kind: Literal["exclusions"]
    never: Prose
    """What the list of those who should not be treated begins with."""
    ask_first: Prose
    note: Prose | None = None
    """What a tick means."""


class ThresholdsBlock(Node):
    """What patients should know of the limits of the checks made in these periods."""

    kind: Literal["thresholds"]
    title: Prose
    periods: Annotated[tuple[PeriodId, ...], Field(min_length=1)]


ConsentKind = Literal["statements", "signatures", "teach-back", "writing"]


class ConsentBlock(Node):
    """A part of consent.yaml."""

    kind: ConsentKind


class TicksBlock(Node):
    """Questions of consent.yaml that are answered with ticks, together on a card."""

    kind: Literal["ticks"]
    icon: IconId
    items: Annotated[tuple[Annotated[Id, To("ticks")], ...], Field(min_length=1)]


class GlossaryBlock(Node):
    """All words explained that the document uses."""

    kind: Literal["glossary"]
    title: Prose | None = None


class ReferencesBlock(Node):
    """All references that the document rests on."""

    kind: Literal["references"]
    title: Prose | None = None
    deck: Annotated[Id, To("deck")] | None = None
    """With it, for staff: all that this deck cites, on its slides and in their notes, in full."""


class OwnBlock(Node):
    """The clinic's own paragraphs for this slot, marked as the clinic's; nothing where it has none."""

    kind: Literal["own"]
    slot: Id


class NotesBlock(Node):
    """Lines for the reader's own notes."""

    kind: Literal["notes"]
    lines: Annotated[Whole, Field(ge=1, le=12), Look()]


Words = (
    TopicsBlock
    | KeyPointsBlock
    | CardsBlock
    | SignsBlock
    | ExclusionsBlock
    | ThresholdsBlock
    | TicksBlock
    | GlossaryBlock
    | OwnBlock
    | NotesBlock
    | ConsentBlock
    | ContentsBlock
    | ReferencesBlock
)
"""What is said in words."""
