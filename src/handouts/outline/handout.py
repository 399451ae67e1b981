"""What a handout can contain: plain frozen data in reading order, without any layout.

Every node carries the `origin`, the id of the content that it shows; two nodes of one item have `id/part`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 (canonical form reads the hints)
from typing import Literal

from handouts.content.markup import RichText  # noqa: TC001
from handouts.outline.leaves import Bars, Chance, Identity, TimeLine, Tone


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section (level 3; the section's own is level 2)."""

    origin: str
    text: RichText


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `lead` opens a section, `quiet` is a source or caption."""

    origin: str
    text: RichText
    look: Literal["body", "lead", "quiet"] = "body"


@dataclass(frozen=True, slots=True)
class Points:
    """A list; the tone gives the mark: dot, tick, cross, question mark."""

    origin: str
    items: tuple[RichText, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that must not be missed."""

    origin: str
    tone: Tone
    icon: str
    text: RichText
    points: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyCard:
    """One of the few things to know."""

    origin: str
    icon: str
    title: RichText
    text: RichText


@dataclass(frozen=True, slots=True)
class KeyCards:
    """The few things to know, under their heading."""

    origin: str
    title: RichText
    cards: tuple[KeyCard, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A list card. `telephone` is printed large; `lead` stands above the points."""

    origin: str
    tone: Tone
    icon: str
    title: RichText
    telephone: RichText = ()
    telephone_href: str = ""
    telephone_note: RichText = ()
    lead: RichText = ()
    points: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in a `row` (small, first page), in `pair`s (tear-off) or in `halves` of a page's width."""

    origin: str
    look: Literal["row", "pair", "halves"]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CourseBar:
    """How long the benefit holds, in days; solid to `holds`, outlined to `fades`, a dot at `strongest`."""

    origin: str
    label: RichText
    holds: Decimal
    fades: Decimal | None
    strongest: Decimal | None
    says: str


@dataclass(frozen=True, slots=True)
class CourseBars:
    """How long the benefit holds: bars on one axis of days."""

    origin: str
    title: RichText
    bars: tuple[CourseBar, ...]
    axis: RichText
    """What the axis counts: `Day`."""
    key: tuple[RichText, RichText, RichText] = ((), (), ())
    """What a solid bar, an outlined bar and a dot say; empty where no bar has one."""


@dataclass(frozen=True, slots=True)
class TextCell:
    """Paragraphs of a table cell; a header cell names its row."""

    paragraphs: tuple[RichText, ...]
    icon: str = ""
    header: bool = False
    points: bool = False
    """Whether the paragraphs are the items of a list."""
    origins: tuple[str, ...] = ()
    """The origin of each paragraph, where they show different items."""
    after: RichText = ()
    """What stands beneath a list."""


@dataclass(frozen=True, slots=True)
class BarsCell:
    """Two bars on a track of 100 people, number and word beside each."""

    bars: Bars
    note: RichText = ()


Cell = TextCell | BarsCell


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
class Table:
    """A data table; `kind` lets the renderer choose column widths from the theme."""

    origin: str
    kind: Literal["effects", "effect-cards", "schedule", "options", "limits", "slides"]
    head: tuple[RichText, ...]
    groups: tuple[RowGroup, ...]
    key: tuple[RichText, RichText] | None = None
    """What the dark and the pale bars mean."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """What is done, with why; at which times, in the order of the grid; and all its times in words."""

    origin: str
    name: RichText
    marks: tuple[bool, ...]
    later: RichText
    says: RichText


@dataclass(frozen=True, slots=True)
class Grid:
    """What is done at which times; `later` heads what is told in words, and is empty where nothing is."""

    origin: str
    head: RichText
    times: tuple[RichText, ...]
    later: RichText
    mark: RichText
    """What a mark says when it is read out."""
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class StepGroup:
    """A part of the day; `first` is the number of its first step."""

    origin: str
    icon: str
    title: RichText
    when: RichText
    first: int
    steps: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The day in numbered steps."""

    origin: str
    groups: tuple[StepGroup, ...]


BlankKind = Literal["text", "date", "time", "initials", "signature", "tick"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line or box to write in; becomes a form field in a fillable document."""

    origin: str
    label: RichText
    lines: int = 1
    kind: BlankKind = "text"
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Room to write: the patient `label` box; fields at the `side` of a title or in a `row`; ruled `lines`."""

    origin: str
    look: Literal["label", "side", "lines", "row"]
    title: RichText
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to initial."""

    origin: str
    text: RichText
    blank: Blank


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Statements under one heading; never parted over a page."""

    origin: str
    title: RichText
    hint: RichText
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One person's signature: who, then signature, printed name, date, time."""

    origin: str
    who: RichText
    role: RichText
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature table; never parted over a page."""

    origin: str
    head: tuple[RichText, ...]
    rows: tuple[SignatureRow, ...]
    closing: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to answer in one's own words, with lines."""

    origin: str
    number: int
    text: RichText
    blank: Blank


@dataclass(frozen=True, slots=True)
class Questions:
    """Teach-back questions."""

    origin: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A word and what it means."""

    origin: str
    term: RichText
    means: RichText


@dataclass(frozen=True, slots=True)
class Terms:
    """Words explained."""

    origin: str
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
class Sources:
    """Where the facts come from."""

    origin: str
    entries: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Barcode:
    """The clinic's own barcode (Code 128) with its text."""

    origin: str
    value: str
    says: str


Room = Literal["narrow", "even", "wide", "rest"]


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """The head of a column to write in: what, in which unit or scale, and the limits that hold."""

    origin: str
    title: RichText
    write: tuple[RichText, ...] = ()
    limits: tuple[RichText, ...] = ()
    room: Room = "even"
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
class Record:
    """A table to write in; `named` heads the titles of the rows, where they have any."""

    origin: str
    named: RichText
    columns: tuple[RecordColumn, ...]
    groups: tuple[RecordGroup, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """What must hold, with a box to tick and room for what is written beside it."""

    origin: str
    text: RichText
    tick: Blank
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Criteria:
    """What must hold before going on."""

    origin: str
    criteria: tuple[Criterion, ...]


Block = (
    Heading
    | Paragraph
    | Points
    | Callout
    | KeyCards
    | Cards
    | Chance
    | CourseBars
    | Table
    | Grid
    | TimeLine
    | Steps
    | Blanks
    | StatementGroup
    | Signatures
    | Questions
    | Terms
    | Sources
    | Barcode
    | Record
    | Criteria
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the handout. `part` is `Part 3` where sections are numbered."""

    origin: str
    sheet: Literal["flow", "front", "tear-off", "leaf", "record", "alone"]
    icon: str
    part: RichText
    title: RichText
    blocks: tuple[Block, ...]
    label: Blanks | None = None
    """The patient label box at its head, end side."""
    side: Blanks | None = None
    """Fields beside its title."""
    tear_line: RichText = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The head of the first page: clinic band, title, main message, and the offer of other formats at its foot."""

    clinic: RichText
    contact: RichText
    subtitle: RichText
    main_message: RichText
    main_icon: str
    formats: RichText
    logo: str = ""
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class HandoutOutline:
    """A whole handout."""

    identity: Identity
    front: Front
    sections: tuple[Section, ...]
    page_pattern: str
    """`Page {page} of {pages}`, filled in by the renderer."""
    continued: RichText
    """`continued`, after the heading of a table or list carried over."""
    notes: RichText = ()
    """`My notes`, at the head of a back that is ruled for notes."""

    @property
    def written_on(self) -> bool:
        """Whether staff write on its pages, which are sheets of one print."""
        return any(section.sheet == "record" for section in self.sections)
