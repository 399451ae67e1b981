"""A whole handout: the head of its first page, and its sections of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.handout.words import Paragraph
from handouts.outline.marks import FILE, HEAD, PICTURE, layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.handout.blanks import Blanks
    from handouts.outline.leaves import Block, Identity


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
