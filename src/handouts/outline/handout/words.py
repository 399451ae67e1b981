"""Blocks of words, and the blanks that they may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.walk import PICTURE, PROSE, layout

if TYPE_CHECKING:
    from handouts.outline.leaves import Blank, Tone
    from handouts.text.markup import RichText


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading inside a section (level 3; the section's own is level 2)."""

    text: RichText


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of running text; `lead` opens a section, `quiet` is a source or caption."""

    text: RichText = field(metadata=PROSE)
    look: Literal["body", "lead", "quiet"] = field(default="body", metadata=layout("the size of the type"))

    @property
    def is_prose(self) -> bool:
        """Whether it is read: a source or caption is looked up."""
        return self.look != "quiet"


@dataclass(frozen=True, slots=True)
class Points(Block):
    """A list; the tone gives the mark: dot, tick, cross, question mark."""

    items: tuple[RichText, ...] = field(metadata=PROSE)
    tone: Tone = "plain"
    origins: tuple[str, ...] = ()
    """The origin of each item, where they show different ones."""


@dataclass(frozen=True, slots=True)
class Callout(Block):
    """A box that must not be missed."""

    tone: Tone
    icon: str = field(metadata=PICTURE)
    title: RichText = field(metadata=PROSE)
    text: RichText = field(metadata=PROSE)
    points: tuple[RichText, ...] = field(default=(), metadata=PROSE)
    origins: tuple[str, ...] = ()
    """The origin of each point, where they show different items."""


@dataclass(frozen=True, slots=True)
class KeyCard:
    """One of the few things to know."""

    origin: str
    icon: str = field(metadata=PICTURE)
    title: RichText = field(metadata=PROSE)
    text: RichText = field(metadata=PROSE)


@dataclass(frozen=True, slots=True)
class KeyCards(Block):
    """The few things to know, under their heading."""

    title: RichText
    cards: tuple[KeyCard, ...]


@dataclass(frozen=True, slots=True)
class TelephoneLine:
    """A number to call, printed large, and when it is answered."""

    origin: str
    number: RichText
    href: str
    hours: RichText = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A list card. Its `telephones` are printed large, one under another; `lead` stands above the points.

    Without a title it has no head; with nothing else it is a bar.
    """

    origin: str
    tone: Tone
    icon: str = field(metadata=PICTURE)
    title: RichText
    telephones: tuple[TelephoneLine, ...] = ()
    lead: RichText = field(default=(), metadata=PROSE)
    points: tuple[RichText, ...] = field(default=(), metadata=PROSE)
    origins: tuple[str, ...] = ()
    """The origin of each point, where they show different items."""
    ticks: tuple[Blank, ...] = ()
    """A box to tick before each point."""
    blanks: tuple[Blank, ...] = ()
    """Room to write, beneath the points."""
    after: tuple[RichText, ...] = field(default=(), metadata=PROSE)
    """What stands beneath points and blanks."""
    say: RichText = ()
    """What is said on the telephone: at the end of its head, or beneath all else."""
    addresses: RichText = ()
    """Where else one can write; it stands beneath the numbers."""


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Cards in a `row` (small, first page), in `pair`s or `wide` (a sheet to keep) or in `halves` of a page's width.

    Quieter ones have no head of their own: framed `boxes` in halves, and `columns` under a rule, three abreast.
    """

    look: Literal["row", "pair", "wide", "halves", "boxes", "columns"] = field(
        metadata=layout("how the same cards stand")
    )
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A section among those that are listed: the page where it begins, and its title; both lead there."""

    origin: str
    page: RichText
    title: RichText


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """Where to find what, by page; `sign` says which page is signed, `note` what else helps to find one's way."""

    title: RichText
    places: tuple[Place, ...]
    sign: RichText = ()
    note: RichText = field(default=(), metadata=PROSE)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A word and what it means."""

    origin: str
    term: RichText
    means: RichText = field(metadata=PROSE)


@dataclass(frozen=True, slots=True)
class Terms(Block):
    """Words explained."""

    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A reference as it is printed; `href` is its DOI or address."""

    origin: str
    number: int
    text: RichText
    href: str
    notice: RichText = ()
    """Said beside it when it is not fully verified."""


@dataclass(frozen=True, slots=True)
class Sources(Block):
    """Where the facts come from."""

    entries: tuple[Source, ...]
