"""Measures text by the widths of its typeface, so that a slide is known to hold it before it is drawn.

Sizes, widths and heights are points. Lines break at spaces; within a word only after a hyphen, slash or dash, and
only where the word alone is wider than the line, so no program needs more lines than are counted here.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from handouts.files import shipped
from handouts.yamlfile.hints import SHAPING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handouts.text.markup import RichText

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


def widest_face(faces: Sequence[Face]) -> Face:
    """Return the face that holds whatever any of some faces holds."""
    if len(faces) == 1:
        return faces[0]
    return Face(
        regular=_most([candidate.regular for candidate in faces]),
        bold=_most([candidate.bold for candidate in faces]),
        pitch=max(candidate.pitch for candidate in faces),
        unmeasured=tuple(dict.fromkeys(name for candidate in faces for name in candidate.unmeasured)),
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
    """Return a face from a table of widths: code, regular, bold; or `pitch` and a number."""
    regular, bold, pitch = {}, {}, PITCH
    for line in text.splitlines():
        if line.startswith("pitch"):
            pitch = float(line.split()[1])
        elif not line.startswith("#"):
            code, light, heavy = line.split()
            regular[chr(int(code, 16))] = int(light)
            bold[chr(int(code, 16))] = int(heavy)
    return Face(regular, bold, pitch, unmeasured)


USED = 0.98
"""Of a width that text may fill; the rest is for other programs' rounding."""

_UNSEEN = {ord(sign): None for sign in f"\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}{SHAPING}"}
_ALIKE = _UNSEEN | {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NON-BREAKING HYPHEN}"): "-", ord("\N{HYPHEN}"): "-"}
"""Not every font has these of its own; they are as wide as what they are like."""
_PIECES = re.compile(r"[ \t\n\r]+|[^ \t\n\r]+")
_BREAKS = re.compile(r"(?<=[-/\u2010\u2012-\u2014])(?=[^\W\d_])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef])")
"""Places within a word where a line may end: after a hyphen, slash or dash, and after any CJK character."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, its width, and the width of the space before it."""

    text: str
    width: float
    gap: float
    """Of the space before it."""


@lru_cache(maxsize=1 << 16)
def _units(face: Face, text: str, bold: bool) -> int:  # noqa: FBT001 (a cache key)
    """Return the width of a text in 2048ths of its size."""
    table = face.bold if bold else face.regular
    text = text.translate(_ALIKE)
    # a character that a face lacks comes from another font; an em is wide enough for all but ligatures
    return sum(table.get(character, UNITS) for character in text)


def pitch(size: float) -> float:
    """Return the height of a line of type of this size, in any program that a deck is opened with."""
    return size * PITCH


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line."""
    return _units(current(), text, bold) * size / UNITS


def rich_width(text: RichText, size: float, *, bold: bool = False) -> float:
    """Return the width of rich text on one line."""
    return sum(width(run.text, size, bold=bold or run.strong) for run in text)


def wrap(text: RichText, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text in a box `room` points wide; an empty text still takes one line."""
    usable = room * USED
    lines: list[str] = []
    line, used = "", 0.0
    for word in _words(text, size, bold=bold):
        parts = [word] if word.width <= usable else _split(word, size, bold=bold)
        for part in parts:
            if line and used + part.gap + part.width > usable:
                lines.append(line)
                line, used = "", 0.0
            gap = part.gap if line else 0
            line += (" " if gap else "") + part.text
            used += gap + part.width
    return (*lines, line)


def widest(text: RichText, size: float, *, bold: bool = False) -> tuple[float, str]:
    """Return the width of the widest piece that no line may end in, and the piece."""
    parts = (part for word in _words(text, size, bold=bold) for part in _split(word, size, bold=bold))
    return max(((part.width, part.text) for part in parts), default=(0, ""))


def too_wide(text: RichText, size: float, room: float, *, bold: bool = False) -> str:
    """Return a word that no line of a box can hold, or `""`."""
    needed, word = widest(text, size, bold=bold)
    return word if needed > room * USED else ""


def cut(text: RichText, start: int, end: int | None) -> RichText:
    """Return the characters of rich text from `start` to `end`."""
    found = []
    passed = 0
    for run in text:
        piece = run.text[max(start - passed, 0) : None if end is None else max(end - passed, 0)]
        passed += len(run.text)
        if piece:
            found.append(replace(run, text=piece))
    return tuple(found)


def _words(text: RichText, size: float, *, bold: bool) -> Iterator[_Word]:
    """Yield the words; one that is partly bold is one word."""
    word, word_width, gap = "", 0.0, 0.0
    for run in text:
        heavy = bold or run.strong
        for piece in _PIECES.findall(run.text):
            if piece.isspace():
                if word:
                    yield _Word(word, word_width, gap)
                    word, word_width, gap = "", 0.0, 0.0
                gap += width(" ", size, bold=heavy)
            else:
                word += piece
                word_width += width(piece, size, bold=heavy)
    if word:
        yield _Word(word, word_width, gap)


def _split(word: _Word, size: float, *, bold: bool) -> list[_Word]:
    """Cut a word where a line may end; widths are scaled, as the word may be partly bold."""
    texts = [piece for piece in _BREAKS.split(word.text) if piece]
    share = word.width / max(width(word.text, size, bold=bold), 1)
    return [
        _Word(piece, width(piece, size, bold=bold) * share, 0 if number else word.gap)
        for number, piece in enumerate(texts)
    ]


def shares(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return `room` shared in proportion to `wanted`, none getting less than its least; all in one unit."""
    short: set[int] = set()
    while True:
        free = room - sum(least[at] for at in short)
        total = sum(size for index, size in enumerate(wanted) if index not in short) or 1
        sizes = [least[index] if index in short else size * free / total for index, size in enumerate(wanted)]
        more = {index for index, size in enumerate(sizes) if index not in short and size < least[index]}
        if not more:
            return sizes
        short |= more
