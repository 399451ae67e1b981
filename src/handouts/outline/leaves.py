"""What both outlines are made of: rich text, figures, tables, blanks, and slides as they look.

Lengths are points of the slide, `x` from its left edge and `y` from its top, down; colours are RRGGBB, or `""`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.walk import COUNT, PROSE, layout, unread

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.text.markup import RichText

Tone = Literal["plain", "main", "do", "do-not", "care", "crisis", "emergency", "unknown", "note"]
BlankKind = Literal["text", "date", "time", "initials", "signature", "tick"]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in a section of a handout: each kind is a class of its own, drawn by one function (`draws`)."""

    origin: str

    @property
    def is_prose(self) -> bool:
        """Whether what is marked as running text in it is read as that."""
        return True


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document of which edition this is: what every page and both ends of a deck repeat."""

    guide: str
    document: str
    title: str
    clinic: str
    clinic_file: str
    """The clinic's name as commands use it: `example`."""
    language: str
    version: str
    version_line: str
    """`Version 0.1, 2 June 2026`."""
    use_by_line: str
    """`Do not use after 2 June 2027`."""
    date: str
    """The content's date, ISO 8601; the only date that metadata may carry."""
    form_number: str = ""
    barcode: str = ""
    rtl: bool = False
    locale: str = field(
        default="", metadata=layout("by which voice the same words are read out, and spelling is checked")
    )
    """The language as the clinic's country has it: `en-GB`, where that is not the guide's own."""

    @property
    def spoken(self) -> str:
        """The language that a file says it is in."""
        return self.locale or self.language


@dataclass(frozen=True, slots=True)
class Seal:
    """The digest of a composed document, the code printed from it, and whether it is approved."""

    digest: str
    """SHA-256 of the canonical form, hexadecimal."""
    code: str
    """`7K4M-2QXR`."""
    form_line: str
    """`Form 7K4M-2QXR`."""
    status_line: str
    """`Draft, not approved for use`."""
    foot_line: str
    """Both in one short line, for the foot of each slide; who approved stands on the first and the last."""
    approved: bool = False


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
    same_as: str = field(default="", metadata=layout("the same is asked; what is typed in one place stands in both"))
    """The origin of the blank that asks for the same; they are one field."""


@dataclass(frozen=True, slots=True)
class People:
    """So many of 100 people, drawn as a 10 x 10 array; `of_100` is whole, and the words beside it are not rounded."""

    of_100: int
    comparison: bool = False
    """Whether they are the comparison group."""

    @property
    def count(self) -> int:
        """How many of them."""
        return self.of_100

    @property
    def whole(self) -> int:
        """Of how many."""
        return 100


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many of 1,000 or 10,000 people: each a mark in blocks of 100, or a square for every 100 of them."""

    count: int
    whole: int
    comparison: bool = False
    """Whether they are the comparison group."""

    @property
    def each(self) -> int:
        """Of how many people a mark is."""
        return 1 if self.whole <= _MARKED else _BLOCK


_MARKED = 1_000
"""The most people of whom each is a mark of its own."""
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class ChanceBox:
    """One picture of people with both frames: how many did, how many did not."""

    origin: str
    caption: RichText
    people: People | Crowd
    yes_count: RichText = field(metadata=COUNT)
    """`45 of 100`."""
    yes: RichText
    no_count: RichText = field(metadata=COUNT)
    """`55 of 100`, or only `55`."""
    no: RichText
    says: str
    """The alternative text, made from the same numbers."""


_AROUND = unread("it stands around the pictures")


@dataclass(frozen=True, slots=True)
class Chance(Block):
    """One or two pictures of people under one title, with whom the numbers come from beneath."""

    title: RichText = field(metadata=_AROUND)
    note: RichText = field(metadata=_AROUND | PROSE)
    boxes: tuple[ChanceBox, ...]
    source: RichText = field(metadata=_AROUND)


@dataclass(frozen=True, slots=True)
class RareScale(Block):
    """How many of 1,000 people have a rare effect: ten blocks of 100 marks, so many of them filled."""

    title: RichText
    marked: int
    says: str
    """The alternative text, made from the same numbers."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How many of 100 with the treatment, and without it where that is known."""

    treated: Decimal
    treated_label: RichText
    comparison: Decimal | None
    comparison_label: RichText
    says: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the time line, in minutes from the start; `None` where it is open."""

    label: RichText
    note: RichText
    look: Literal["open", "busy", "watch", "rest"] = field(metadata=layout("a tint"))
    start: Decimal | None = None
    end: Decimal | None = None
    until: RichText = ()
    """When it ends, in words, where it stands on a line of stages alone."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Something that is strongest at one time (minutes), eases over a stretch, and is gone by another."""

    label: RichText
    strongest: RichText
    peak: Decimal
    eased: RichText = ()
    eased_from: Decimal | None = None
    eased_to: Decimal | None = None
    gone: RichText = ()
    gone_by: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CheckDots:
    """Checks on the time line: minutes from the start; `until` marks those repeated only until stable."""

    label: RichText
    note: RichText
    fixed: tuple[Decimal, ...]
    repeated: tuple[Decimal, ...]
    every_fixed: RichText
    """`every 10 minutes`."""
    every_repeated: RichText
    """`every 15 minutes, until two readings are stable`."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The treatment day. Its lanes are shapes only; `caption` and `says` both say so."""

    origin: str
    before: Span
    spans: tuple[Span, ...]
    after: Span
    ticks: tuple[tuple[Decimal, RichText], ...]
    """Minutes and their labels; the last stands after the break mark."""
    lanes: tuple[Lane, ...]
    checks: CheckDots
    caption: RichText
    says: str


Command = tuple[str, tuple[float, ...]]
"""M, L (to a point), C (two points of control, and the end) or Z, as in SVG."""


@dataclass(frozen=True, slots=True)
class Path:
    """An outline, filled by the even-odd rule, drawn along, or both; `stroke` is the width of its line."""

    commands: tuple[Command, ...]
    fill: str = ""
    line: str = ""
    stroke: float = 0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, from `x` on and no wider than `width`, above the base line `y`."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A slide: its number, its size, its ground, and what stands on it, from back to front."""

    number: int
    width: float
    height: float
    ground: str
    parts: tuple[Path | Words, ...]
