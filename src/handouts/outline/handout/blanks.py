"""What patients and staff fill in and sign: blanks, statements, signatures, questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.marks import LAYOUT, PICTURE

if TYPE_CHECKING:
    from handouts.content.markup import RichText

BlankKind = Literal["text", "date", "time", "initials", "signature", "tick"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line or box to write in; becomes a form field in a fillable document."""

    origin: str
    label: RichText
    lines: int = 1
    kind: BlankKind = "text"
    tooltip: str = ""
    given: RichText = ()
    """What stands here printed, so that nobody writes it."""
    after: RichText = ()
    """What stands behind the line: `hours`."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Room to write: the patient `label` box; fields at the `side` of a title or in a `row`; ruled `lines`.

    In a `line` each stands behind its label on one line, the first behind the title where there is one.
    """

    origin: str
    look: Literal["label", "side", "lines", "row", "line"] = field(metadata=LAYOUT)
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
class TickQuestion:
    """A question, and the choices to tick; `hint` says how many."""

    origin: str
    text: RichText
    hint: RichText
    choices: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Questions to answer with ticks, together on a card."""

    origin: str
    icon: str = field(metadata=PICTURE)
    questions: tuple[TickQuestion, ...]


@dataclass(frozen=True, slots=True)
class Barcode:
    """The clinic's own barcode (Code 128) with its text."""

    origin: str
    value: str
    says: str
