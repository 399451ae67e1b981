"""A whole handout: its front, its sections, and the blocks that are written on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.handout.words import Paragraph
from handouts.outline.leaves import Block
from handouts.outline.walk import FILE, HEAD, PICTURE, PROSE, layout

if TYPE_CHECKING:
    from handouts.outline.handout.words import Callout
    from handouts.outline.leaves import Blank, Identity
    from handouts.text.markup import RichText


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the handout. `part` is `Part 3` where sections are numbered."""

    origin: str
    sheet: Literal["flow", "front", "keep", "leaf", "record"] = field(metadata=layout("a sheet of paper"))
    icon: str = field(metadata=PICTURE)
    part: RichText
    title: RichText
    blocks: tuple[Block, ...]
    over: RichText = ()
    """What stands over the title where there is no number."""
    label: Blanks | None = None
    """The patient label box at its head, end side."""
    side: Blanks | None = None
    """Fields beside its title."""
    new_page: bool = field(default=False, metadata=layout("a break between the same words"))
    """Whether it begins a page of its own in standard print."""

    @property
    def lead(self) -> Paragraph | None:
        """The paragraph that opens it, where it has one."""
        first = self.blocks[0] if self.blocks else None
        return first if isinstance(first, Paragraph) and first.look == "lead" else None


@dataclass(frozen=True, slots=True)
class Front:
    """The head of the first page: clinic, title, the offer of other formats, main message, freedom to say no."""

    clinic: RichText
    contact: RichText
    subtitle: RichText
    main_message: RichText
    freedom: RichText
    main_icon: str = field(metadata=PICTURE)
    formats: RichText
    logo: str = field(default="", repr=False, metadata=FILE)
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class HandoutOutline:
    """A whole handout."""

    identity: Identity = field(metadata=HEAD)
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
    counts: Literal["", "one"] = ""
    """How many can be ticked: any number, or one."""


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
