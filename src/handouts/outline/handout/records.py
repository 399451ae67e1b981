"""What staff record: tables to write in, and what must hold before going on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.marks import layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.leaves import Blank

Room = Literal["narrow", "even", "wide", "rest"]


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """The head of a column to write in: what, in which unit or scale, and the limits that hold."""

    origin: str
    title: RichText
    write: tuple[RichText, ...] = ()
    limits: tuple[RichText, ...] = ()
    room: Room = field(default="even", metadata=layout("a width"))
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
