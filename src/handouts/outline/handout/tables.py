"""Blocks of tables and pictures: figures, the day, records, slides beside their notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.walk import CELL, FILE, PICTURE, PLACE, PROSE, layout

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.outline.leaves import Bars, Blank
    from handouts.text.markup import RichText


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
class Picture(Block):
    """A photograph or drawing over its caption and whose it is."""

    file: str = field(repr=False, metadata=FILE)
    says: str
    caption: RichText = field(metadata=PROSE)
    credit: RichText
    look: Literal["full", "half"] = field(metadata=layout("a width"))


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

    kind: Literal[
        "effects", "effect-cards", "checks", "options", "medicines", "countdown", "limits", "known", "review", "plain"
    ]
    head: tuple[RichText, ...]
    groups: tuple[RowGroup, ...]

    @property
    def is_prose(self) -> bool:
        """Whether patients read it: three kinds are for staff."""
        return self.kind not in {"limits", "known", "review"}


@dataclass(frozen=True, slots=True)
class FastingStretch:
    """What may be eaten or drunk until so many minutes before the treatment, and what is written at its end."""

    label: RichText
    note: RichText
    look: Literal["open", "busy", "watch", "rest"] = field(metadata=layout("a tint"))
    until: Decimal | None
    """`None` of the last, which ends with the treatment."""
    end: RichText
    end_note: RichText
    """How long before the treatment that is."""
    blank: Blank
    """For the time of day."""


@dataclass(frozen=True, slots=True)
class Fasting(Block):
    """The hours before the treatment as a bar; the last stretch ends with the treatment."""

    icon: str = field(metadata=PICTURE)
    """Of the treatment, at the end of the bar."""
    stretches: tuple[FastingStretch, ...]
    says: str
    """The alternative text, made from the same numbers."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the visit, and how long it takes."""

    origin: str
    title: RichText
    note: RichText
    look: Literal["open", "busy", "watch", "rest"] = field(metadata=layout("a tint"))
    until: RichText = ()
    """When it ends, on a line of time."""
    minutes: Decimal | None = None
    """How long it is on that line."""


@dataclass(frozen=True, slots=True)
class Visit(Block):
    """The stages of a visit in their order, or those of a line of time, each as long as it takes."""

    stages: tuple[Stage, ...]


ColumnWidth = Literal["narrow", "even", "wide", "rest"]


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """The head of a column to write in: what, in which unit or scale, and the limits that hold."""

    origin: str
    title: RichText
    write: tuple[RichText, ...] = ()
    limits: tuple[RichText, ...] = ()
    room: ColumnWidth = field(default="even", metadata=layout("a width"))
    joint: str = ""
    """Printed in the middle of each cell, between two numbers."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row to write in; a cell is `None` where nothing is due. Without a title it is just a line."""

    origin: str
    title: RichText
    cells: tuple[Blank | None, ...]


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Rows of one stretch under a band that says how often."""

    band: RichText
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class Record(Block):
    """A table to write in; `named` heads the titles of the rows, where they have any. Patients write in `tall` ones."""

    named: RichText
    columns: tuple[RecordColumn, ...]
    groups: tuple[RecordGroup, ...]
    not_due: RichText = ()
    """What is read out in a cell where nothing is due."""
    tall: bool = field(default=False, metadata=layout("a height"))


@dataclass(frozen=True, slots=True)
class Criterion:
    """What must hold, with a box to tick and room for what is written beside it."""

    origin: str
    text: RichText
    tick: Blank
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Criteria(Block):
    """What must hold before going on."""

    criteria: tuple[Criterion, ...]


SLIDE, FIRST, LAST = "{slide}", "{first}", "{last}"
"""Stand for the numbers of slides, which are known when the deck is drawn."""


@dataclass(frozen=True, slots=True)
class DeckPart(Block):
    """The head of a part of a deck: `over` its title its place, `hour` when it runs."""

    deck: str = field(metadata=layout("for the numbers of its slides"))
    sign: RichText
    """What stands on its tile: the number of a module."""
    over: RichText
    title: RichText
    hour: RichText
    """From which minute to which; empty of what has no time of its own."""
    hour_note: RichText
    span: str
    """`slides {first} to {last}`, filled in by the renderer."""
    single: str
    """`Slide {slide}`, where it has one slide."""
    ends: tuple[str, str] = field(metadata=PLACE)
    """Its first and its last slide, by their origins."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Words on the picture of a slide: sealed with it, and no content of the page, as the deck says them."""

    origin: str
    text: RichText


@dataclass(frozen=True, slots=True)
class SlideNotes(Block):
    """A slide beside its notes; its picture is drawn from the deck."""

    deck: str = field(metadata=layout("its words are sealed as `seen`"))
    pattern: str
    """`Slide {slide}`, filled in by the renderer."""
    time: RichText
    sources: tuple[RichText, ...]
    """The words that lead to them, and they themselves; empty where there are none."""
    title: RichText
    say: tuple[RichText, ...]
    ask: tuple[RichText, ...]
    """What is asked, and listened for, each behind its label."""
    answer: RichText
    """What comes on the slide by clicks and what is said of it, run on behind its label."""
    besides: tuple[RichText, ...]
    """What is known if somebody asks."""
    seen: tuple[Seen, ...]
    origins: tuple[str, ...]
    """Items that its picture shows, each by its id."""
