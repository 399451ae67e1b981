"""What patients and staff fill in and sign: blanks, statements, signatures, questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.marks import PICTURE, PROSE, layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout.words import Callout
    from handouts.outline.leaves import Blank


@dataclass(frozen=True, slots=True)
class Blanks(Block):
    """Room to write: the `label` box, fields at the `side` of a title, in a `row` or a `pair`, `lines`, or `cards`.

    In a `line` each stands behind its label on one line, the first behind the title where there is one.
    """

    look: Literal["label", "side", "lines", "row", "line", "pair", "cards"] = field(
        metadata=layout("how the same blanks stand")
    )
    title: RichText
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to initial; where it `asks` for something, that is its beginning."""

    origin: str
    text: RichText = field(metadata=PROSE)
    blank: Blank
    asks: Blank | None = None


@dataclass(frozen=True, slots=True)
class Statements(Block):
    """The sentences to initial; never parted over a page."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A person who signs: `first` is what stands on the upper line, `second` on the lower."""

    origin: str
    who: RichText
    role: RichText
    first: tuple[Blank, ...]
    second: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the patient decides: boxes to tick side by side, and what to do with each."""

    origin: str
    title: RichText
    options: tuple[Blank, ...]
    text: tuple[RichText, ...] = field(metadata=PROSE)


@dataclass(frozen=True, slots=True)
class Signatures(Block):
    """What is signed, after the rule that it is signed by; never parted over a page."""

    rule: Callout
    rows: tuple[SignatureRow, ...]
    choice: Choice | None
    closing: tuple[RichText, ...] = field(metadata=PROSE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to answer in one's own words, with lines, and a box to tick where it was explained `again`."""

    origin: str
    number: int
    text: RichText = field(metadata=PROSE)
    blank: Blank
    again: Blank


@dataclass(frozen=True, slots=True)
class Questions(Block):
    """Teach-back questions."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class TickQuestion:
    """A question, and the choices to tick; `hint` says how many."""

    origin: str
    text: RichText = field(metadata=PROSE)
    hint: RichText
    choices: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Ticks(Block):
    """Questions to answer with ticks, together on a card."""

    icon: str = field(metadata=PICTURE)
    questions: tuple[TickQuestion, ...]


@dataclass(frozen=True, slots=True)
class Barcode(Block):
    """The clinic's own barcode (Code 128) with its text."""

    value: str
    says: str
