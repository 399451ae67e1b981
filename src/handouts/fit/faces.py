"""Typefaces by the widths of their characters: those listed in assets/metrics, and a wide one for any other."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from handouts.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

UNITS = 2048
"""Of the size, in which widths are told."""
DEFAULT = "Arial"
PITCH = 1.2
"""Of the size: from line to line, in any program that a deck is opened with."""
_WIDE = "wide"
_LIGHT = re.compile(r" (?:semi)?light$")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface, or several of which the widest character counts.

    Widths are 2048ths of the size; `pitch` times the size is from line to line where lines are set as the font asks.
    """

    regular: Mapping[str, int]
    bold: Mapping[str, int]
    pitch: float = PITCH
    unmeasured: tuple[str, ...] = ()
    """The names of those whose widths are not known, for which a wide one stands in."""

    @property
    def leading(self) -> float:
        """The share of its own pitch that a tall typeface is set with, so that its lines stand as those of others."""
        return PITCH / max(self.pitch, PITCH)


@cache
def face(name: str) -> Face:
    """Return a typeface by its name in a theme; one that is not listed is measured as a wide one.

    The light letters of a family are no wider than its regular ones.
    """
    family = _LIGHT.sub("", name.casefold())
    found = shipped("assets") / "metrics" / f"{family.replace(' ', '-')}.txt"
    known = name.casefold() != _WIDE and found.is_file()
    return _read((found if known else found.with_name(f"{_WIDE}.txt")).read_text("ascii"), () if known else (name,))


def widest(faces: Sequence[Face]) -> Face:
    """Return the face that holds whatever any of some faces holds."""
    if len(faces) == 1:
        return faces[0]
    return Face(
        regular=_most([one.regular for one in faces]),
        bold=_most([one.bold for one in faces]),
        pitch=max(one.pitch for one in faces),
        unmeasured=tuple(dict.fromkeys(name for one in faces for name in one.unmeasured)),
    )


def current() -> Face:
    """Return the face that text is measured in."""
    return _CURRENT.get() or face(DEFAULT)


@contextmanager
def set_in(chosen: Face) -> Iterator[None]:
    """Measure text in a face, within the `with`."""
    before = _CURRENT.set(chosen)
    try:
        yield
    finally:
        _CURRENT.reset(before)


_CURRENT: ContextVar[Face | None] = ContextVar("face", default=None)


def _most(tables: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """Return the widest of each character; one that a table lacks comes from another font, and takes an em."""
    characters = {character for table in tables for character in table}
    return {character: max(table.get(character, UNITS) for table in tables) for character in characters}


def _read(text: str, unmeasured: tuple[str, ...]) -> Face:
    regular, bold, pitch = {}, {}, PITCH
    for line in text.splitlines():
        if line.startswith("pitch"):
            pitch = float(line.split()[1])
        elif not line.startswith("#"):
            code, light, heavy = line.split()
            regular[chr(int(code, 16))] = int(light)
            bold[chr(int(code, 16))] = int(heavy)
    return Face(regular, bold, pitch, unmeasured)
