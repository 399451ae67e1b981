"""The documents of a guide: a handout with its sections, a deck with its modules and the time that they may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import CoverId, CoverPath, DurationId, IconId, Id, Node, Number, Prose, Whole
from handouts.content.model.blocks import Block, StaffWritten
from handouts.content.model.marks import HELD, MADE_FOR, Kept, Look, To

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

AskKind = Literal["voice", "room", "pairs", "round"]
"""Who answers: one person, all at once, two and two, or each in turn."""
Seconds = Annotated[Whole, Field(ge=0, le=600, description="seconds")]
_MINUTE = 60


class AskSeconds(Node):
    """Seconds that asking takes, from the end of the question until the next sentence, by who answers."""

    voice: Seconds
    room: Seconds
    pairs: Seconds
    round: Seconds


class Clock(Node):
    """The pace of a course; by it the program counts the seconds of every slide, and nobody types them."""

    words_a_minute: Annotated[Whole, Field(ge=60, le=240)]
    """How many words are spoken in a minute; of questions and answers too."""
    looking: Seconds
    """Seconds to look at each slide."""
    asks: AskSeconds
    case: tuple[AskKind, ...] = ()
    """How each step of a case is worked through."""
    question: tuple[AskKind, ...] = ()
    """How a question of the practice is worked through."""

    def seconds(self, words: int, asked: Iterable[AskKind] = ()) -> int:
        """Return the seconds of a slide on which so many words are said, and so much is asked."""
        spoken = -(-words * _MINUTE // self.words_a_minute)
        takes: dict[AskKind, int] = self.asks.model_dump()  # type: ignore[assignment]
        return self.looking + spoken + sum(takes[kind] for kind in asked)


class Promise(Node):
    """The minutes that a course takes at least and at most."""

    at_least: Annotated[Number, Field(ge=0, description="minutes")]
    at_most: Annotated[Number, Field(ge=1, description="minutes")]

    @model_validator(mode="after")
    def _in_order(self) -> Promise:
        if self.at_least > self.at_most:
            raise ValueError("`at_least` is more than `at_most`")
        return self

    def kept(self, minutes: Decimal) -> bool:
        """Return whether so many minutes are within it."""
        return self.at_least <= minutes <= self.at_most


_SIDES = 2
"""Of a sheet."""


class Section(Node):
    """A part of a handout. `sheet` says on what it stands: the flow of pages, or a leaf of its own."""

    id: Id
    title: Prose
    icon: IconId
    sheet: Annotated[Literal["flow", "front", "keep", "leaf", "record"], Look()] = "flow"
    """`front`: the first page; `keep`: the sheet that the patient keeps; `leaf`: the one that the clinic keeps; each
    of them front and, where a second such section follows, back; `record`: a page that staff write on."""
    new_page: Annotated[bool, Look()] = False
    """Whether it begins a page of its own in standard print."""
    numbered: Annotated[bool, Look()] = True
    over: Prose | None = None
    """What stands over its title where it has no number: `Before you sign`."""
    in_map: Prose | None = None
    """What it is called where the parts are listed with their pages, if not by its title."""
    lead: Prose | None = None
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]
    foot: Prose | None = None
    """What stands beneath all of it."""

    def has(self, kind: str) -> bool:
        """Return whether it has a block of this kind."""
        return any(block.kind == kind for block in self.blocks)


class HandoutDocument(Node):
    """A document for paper."""

    kind: Literal["handout"]
    title: Prose
    subtitle: Prose
    on_request: Annotated[bool, MADE_FOR] = False
    """Whether it is only made when it is asked for."""
    given_with: Annotated[Id | None, To("handout")] = None
    """The handout that whoever gets this one gets as well: what one of them tells, no reader of the other misses. It
    lists the sources of both."""
    for_staff: Annotated[bool, MADE_FOR] = False
    """Whether only staff read it, so that no reading grade binds it, and it may mix pages to read and to write on."""
    read_at: Annotated[Literal["clinic", "home", "both"] | None, MADE_FOR] = None
    """Where it is read, by which danger signs it tells; else a page that shows one section alone is read at home, what
    staff write on in the clinic, and all others in both."""
    main_message: Prose | None = None
    freedom: Prose | None = None
    """What stands beneath the main message, in smaller type: that the reader is free to say no."""
    main_icon: IconId = "info"
    formats: Prose | None = None
    """The offer of large print, other languages, an interpreter."""
    covers: Annotated[dict[CoverId, CoverPath], Kept("reviewers")] = {}
    """Elements of standards that the frame of the document covers: fields of its outline, such as `front.clinic`."""
    sections: tuple[Section, ...] = ()
    alone: Annotated[Id, To("section")] | None = None
    """A section of another handout, which is all that this one shows; with its back, where it has one."""

    @property
    def written_on(self) -> bool:
        """Whether staff write on its pages, which are sheets of one print."""
        return any(section.sheet == "record" for section in self.sections)

    @property
    def read_by_staff(self) -> bool:
        """Whether no patient reads it: it says so, or it is a record to write on."""
        return self.for_staff or self.written_on

    def sheet_of(self, name: str | None) -> tuple[Section, ...]:
        """Return the section of that name, and behind a sheet to keep its back; nothing where it is not there."""
        at = next((at for at, section in enumerate(self.sections) if section.id == name), len(self.sections))
        shown = self.sections[at : at + _SIDES]
        return shown if all(shown_section.sheet == "keep" for shown_section in shown) else shown[:1]

    @model_validator(mode="after")
    def _shows(self) -> HandoutDocument:
        if bool(self.sections) == bool(self.alone):
            raise ValueError("a handout has either `sections`, or the one of another that it shows `alone`")
        return self

    @model_validator(mode="after")
    def _record_apart(self) -> HandoutDocument:
        mixed = any(section.sheet != "record" for section in self.sections)
        if self.written_on and mixed and not self.for_staff:
            raise ValueError("a section with `sheet: record` stands in a document of such sections only")
        if not self.written_on and any(
            isinstance(block, StaffWritten) for part in self.sections for block in part.blocks
        ):
            kinds = "`fields`, `record`, `criteria` and `limits`"
            raise ValueError(f"{kinds} stand in a section with `sheet: record` only")
        return self


class DeckDocument(Node):
    """A training deck."""

    kind: Literal["deck"]
    title: Prose
    subtitle: Prose
    on_request: Annotated[bool, MADE_FOR] = False
    """Whether it is only made when it is asked for."""
    told_in: Annotated[Id, To("handout")]
    """The handout whose section numbers the deck cites."""
    covers: Annotated[dict[CoverId, CoverPath], Kept("reviewers")] = {}
    ring: DurationId | None = None
    """A duration shown as the ring on the title slide."""
    ring_icon: IconId | None = None
    modules: Annotated[tuple[Annotated[Id, To("module")], ...], Field(min_length=1)]
    practice: tuple[Annotated[Id, To("unit")], ...] = ()
    """Units of practice, in order; each can be chosen or left out."""
    clock: Annotated[Clock, Look("the time of each slide is counted differently")]
    """By which the time of each slide is counted."""
    minutes: Annotated[Promise | None, HELD] = None
    """What was promised for opening, modules and closing together."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of what a short session can be made of: modules, then units of practice."""
        return (*self.modules, *self.practice)


Document = Annotated[HandoutDocument | DeckDocument, Field(discriminator="kind")]
