"""What a handout says in tables, grids and bars."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.marks import CELL, PICTURE, PROSE

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Bars, Blank


@dataclass(frozen=True, slots=True)
class Certainty(Block):
    """How far figures can be trusted: `level` of `levels` marks with what they mean, beside why."""

    level: int
    levels: int
    title: RichText
    key: RichText = field(metadata=PROSE)
    says: str
    """What the marks say when they are read out."""
    text: tuple[RichText, ...] = field(metadata=PROSE)


@dataclass(frozen=True, slots=True)
class LastingEnd:
    """An end of a lasting bar: when it is, how many people that are, and the share of all that is filled there."""

    label: RichText
    text: RichText = field(metadata=PROSE)
    share: Decimal


@dataclass(frozen=True, slots=True)
class LastingBar(Block):
    """All who were treated; those who have the benefit are filled, along a straight line from end to end."""

    title: RichText
    text: tuple[RichText, ...] = field(metadata=PROSE)
    still: RichText
    no_longer: RichText
    start: LastingEnd
    end: LastingEnd
    notes: tuple[RichText, ...] = field(metadata=PROSE)
    says: str


@dataclass(frozen=True, slots=True)
class TextCell:
    """Paragraphs of a table cell; a header cell names its row."""

    paragraphs: tuple[RichText, ...] = field(metadata=CELL)
    icon: str = field(default="", metadata=PICTURE)
    header: bool = False
    points: bool = False
    """Whether the paragraphs are the items of a list."""
    origins: tuple[str, ...] = ()
    """The origin of each paragraph, where they show different items."""
    marks: tuple[str, ...] = field(default=(), metadata=PICTURE)
    """The icon before each paragraph, `` where it has none; the paragraphs then stand close."""
    blank: Blank | None = None
    """A line to write on, beneath."""


@dataclass(frozen=True, slots=True)
class BarsCell:
    """Two bars on a line of 100 people, number and word beside each."""

    bars: Bars
    note: RichText = ()


@dataclass(frozen=True, slots=True)
class BlankCell:
    """A line to write on."""

    blank: Blank


Cell = TextCell | BarsCell | BlankCell


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; its first cell is a row header."""

    origin: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a band that says what they have in common, such as the trial the numbers come from."""

    band: RichText
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A data table; `kind` lets the renderer choose column widths from the theme; what is `known` has no head."""

    kind: Literal["effects", "effect-cards", "checks", "options", "medicines", "limits", "known"]
    head: tuple[RichText, ...]
    groups: tuple[RowGroup, ...]

    @property
    def is_prose(self) -> bool:
        """Whether patients read it: two kinds are for staff."""
        return self.kind not in {"limits", "known"}
