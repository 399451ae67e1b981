"""Typesetting: rich text becomes lines of placed glyphs; pure, and remembered from one document to the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from handouts.errors import ContentError
from handouts.render.pdf.engine import shaping
from handouts.render.pdf.engine.fonts import MissingGlyphError, no_glyph
from handouts.text.markup import plain
from handouts.yamlfile.hints import SHAPING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.render.pdf.engine.fonts import Face, Family
    from handouts.render.pdf.engine.shaping import Shaped
    from handouts.render.pdf.engine.text_object import TextStyle
    from handouts.text.markup import RichText

_PAIR = 2
_SLACK = 0.001
"""Points by which a line may be too long: sums of floats."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face on a line. `x` in points from the line's left edge; `link` counts links from 1.

    A `raised` one is the number of a source: smaller, and above the base line.
    """

    shaped: Shaped
    x: float
    link: int = 0
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces in reading order, and how far its ink reaches in points."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Text broken into lines; width and height in points."""

    lines: tuple[Line, ...]
    links: tuple[str, ...]
    """Targets of the links that the pieces count."""
    width: float
    height: float
    too_wide: str = ""
    """A word that no line of the column holds, so that it is parted."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks text of one language direction in one family."""

    family: Family
    rtl: bool = False

    def lay_out(self, text: RichText, style: TextStyle, width: float, origin: str = "") -> Layout:
        """Return the lines of a text in a column so many points wide.

        Raises ContentError, naming the character and the `origin`, where no font can draw a character.
        """
        try:
            return _lay_out(self, text, style, width)
        except MissingGlyphError as missing:
            raise ContentError((no_glyph(str(missing), plain(text), origin),)) from None

    def width(self, text: RichText, style: TextStyle, origin: str = "") -> float:
        """Return how long a text is on one line, in points."""
        return self.lay_out(text, style, float("inf"), origin).width

    def base_line(self, style: TextStyle) -> float:
        """Return how far the first base line lies beneath the top of a text, in points."""
        face = self.family.main(style.weight)
        return (style.leading - (face.ascent + face.descent) * style.size) / 2 + face.ascent * style.size


@dataclass(frozen=True, slots=True)
class _ShapedRun:
    shaped: Shaped
    level: int
    link: int
    raised: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """What stays together on a line; `space` is what follows it, left out at the end of a line."""

    parts: tuple[_ShapedRun, ...]
    space: tuple[_ShapedRun, ...]
    width: float
    space_width: float


@lru_cache(maxsize=8192)
def _lay_out(typesetter: Typesetter, text: RichText, style: TextStyle, column: float) -> Layout:
    words, links = _words(typesetter.family, text, style, rtl=typesetter.rtl)
    lines = _break_lines([part for word in words for part in _divided_to_fit(word, column, style)], column)
    placed = tuple(_place(line, style, column, rtl=typesetter.rtl) for line in lines)
    width = max((line.width for line in placed), default=0.0)
    too_wide = next((found for word in words for found in _too_wide(word, column, style)), "")
    return Layout(placed, links, width, len(placed) * style.leading, too_wide)


def _words(family: Family, text: RichText, style: TextStyle, *, rtl: bool) -> tuple[list[_Word], tuple[str, ...]]:
    chars, weights, link_of, kept, forced, links = _attributes(text, style)
    level_of = shaping.levels(chars, forced, rtl=rtl)
    faces = _faces(family, chars, weights)
    raised = [bool(run.cite) for run in text for _ in run.text]
    keys = list(zip(faces, link_of, level_of, raised, strict=True))
    edges = [0, *shaping.breaks(chars, kept), len(chars)] if chars else []
    words = []
    for start, end in pairwise(edges):
        ink = start + len(chars[start:end].rstrip(" "))
        parts = _parts(chars, keys, start, ink)
        space = _parts(chars, keys, ink, end)
        words.append(_Word(parts, space, _width(parts, style), _width(space, style)))
    return words, links


def _attributes(
    text: RichText, style: TextStyle
) -> tuple[str, list[int], list[int], list[bool], list[tuple[int, int]], tuple[str, ...]]:
    """Return the text, and of each character its weight, its link, and whether it stays with the next."""
    weights: list[int] = []
    link_of: list[int] = []
    kept: list[bool] = []
    forced: list[tuple[int, int]] = []
    links: list[str] = []
    before = ""
    for run in text:
        size = len(run.text)
        if run.kind:
            forced.append((len(weights), len(weights) + size))
        if run.href and run.href != before:
            links.append(run.href)
        before = run.href
        weights += [style.strong_weight if run.strong and not run.cite else style.weight] * size
        link_of += [len(links) if run.href else 0] * size
        together = bool(run.cite or (run.kind and run.kind != "duration"))
        if run.cite and size and kept:
            kept[-1] = True
        kept += [together] * (size - 1) + [False] * (size > 0)
    return "".join(run.text for run in text), weights, link_of, kept, forced, tuple(links)


def _faces(family: Family, chars: str, weights: list[int]) -> list[Face]:
    faces: list[Face] = []
    for char, weight in zip(chars, weights, strict=True):
        if char in SHAPING:  # it is not drawn itself, so that any face does
            faces.append(faces[-1] if faces else family.main(weight))
        elif faces and shaping.is_joined(char) and faces[-1].has(char):
            faces.append(faces[-1])
        else:
            faces.append(family.face(weight, char))
    return faces


def _parts(chars: str, keys: list[tuple[Face, int, int, bool]], start: int, end: int) -> tuple[_ShapedRun, ...]:
    parts = []
    for first, last in shaping.stretches(keys[start:end]):
        face, link, level, raised = keys[start + first]
        shaped = shaping.shape(face, chars[start + first : start + last], rtl=bool(level % 2))
        parts.append(_ShapedRun(shaped, level, link, raised))
    return tuple(parts)


def _width(parts: tuple[_ShapedRun, ...], style: TextStyle) -> float:
    return sum(part.shaped.width * style.size_of(part.raised) for part in parts) / 1000


def _divided_to_fit(word: _Word, room: float, style: TextStyle) -> list[_Word]:
    """Return a word as pieces that fit a line: whole if it fits, else split at spaces of any kind, else anywhere."""
    if word.width <= room + _SLACK:
        return [word]
    single = []
    divided = _spaced if any(_SPACES.intersection(part.shaped.text) for part in word.parts) else _clusters
    for part in word.parts:
        for start, end in divided(part.shaped.text):
            shaped = shaping.shape(part.shaped.face, part.shaped.text[start:end], rtl=bool(part.level % 2))
            piece = (_ShapedRun(shaped, part.level, part.link, part.raised),)
            single.append(_Word(piece, (), _width(piece, style), 0))
    last = single[-1]
    return [*single[:-1], _Word(last.parts, word.space, last.width, word.space_width)]


def _too_wide(word: _Word, room: float, style: TextStyle) -> Iterator[str]:
    """Yield the words of letters in what stays together that no line holds; a part of an address is none."""
    if word.width <= room + _SLACK:
        return
    whole = "".join(part.shaped.text for part in word.parts)
    if not _SPACES.intersection(whole):
        yield from filter(str.isalpha, [whole.strip(_AROUND_WORDS)])
        return
    for part in word.parts:
        for found in filter(str.isalpha, (one.strip(_AROUND_WORDS) for one in part.shaped.text.split())):
            shaped = shaping.shape(part.shaped.face, found, rtl=bool(part.level % 2))
            if shaped.width * style.size_of(part.raised) / 1000 > room + _SLACK:
                yield found


_AROUND_WORDS = ".,;:!?()[]“”„‘’‚«»‹›\"'…*"
_SPACES = {" ", "\N{NO-BREAK SPACE}"}


def _spaced(text: str) -> list[tuple[int, int]]:
    return list(pairwise([0, *(index for index in range(1, len(text)) if text[index - 1] in _SPACES), len(text)]))


def _clusters(text: str) -> list[tuple[int, int]]:
    starts = [index for index in range(len(text)) if not index or not shaping.is_joined(text[index])]
    return list(pairwise([*starts, len(text)]))


def _break_lines(words: list[_Word], room: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    length = 0.0
    for word in words:
        if not lines or length + word.width > room + _SLACK:
            lines.append([])
            length = 0.0
        lines[-1].append(word)
        length += word.width + word.space_width
    return _without_lone_word(lines, room)


def _without_lone_word(lines: list[list[_Word]], room: float) -> list[list[_Word]]:
    """Return lines whose last is not one short word: the word before it moves down too."""
    if len(lines) < _PAIR or len(lines[-1]) > 1 or len(lines[-2]) <= _PAIR:
        return lines
    before, last = lines[-2][-1], lines[-1][0]
    if before.width + before.space_width + last.width > room / 2:
        return lines
    return [*lines[:-2], lines[-2][:-1], [before, last]]


def _place(words: list[_Word], style: TextStyle, column: float, *, rtl: bool) -> Line:
    parts = [part for word in words[:-1] for part in (*word.parts, *word.space)] + [*words[-1].parts]
    width = _width(tuple(parts), style)
    left = _left(style, width, column, rtl=rtl)
    places = [0.0] * len(parts)
    pen = left
    for place in shaping.visual_order([part.level for part in parts]):
        places[place] = pen
        pen += _width((parts[place],), style)
    pieces = [Piece(part.shaped, x, part.link, part.raised) for part, x in zip(parts, places, strict=True)]
    # The space at the end is written too: words of two lines never run together where text is extracted.
    edge = left - words[-1].space_width if rtl else left + width
    pieces += [Piece(space.shaped, edge, space.link) for space in words[-1].space]
    return Line(tuple(pieces), width)


def _left(style: TextStyle, width: float, column: float, *, rtl: bool) -> float:
    if style.align == "centre":
        return (column - width) / 2
    at_right = (style.align == "end") != rtl
    return column - width if at_right else 0.0
