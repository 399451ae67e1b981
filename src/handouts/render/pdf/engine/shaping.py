"""Shaping and line breaking: characters become placed glyphs in either direction, and where a line may end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining, east_asian_width

import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.render.pdf.engine.fonts import Face

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_RTL_BEGINS = "\N{HEBREW LETTER ALEF}"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_NO_START = frozenset("!%),.:;?]}»’”…、。〉》」』】〕！），．：；？］｝ー々%‰")
_NO_END = frozenset("([{«‘“〈《「『【〔（［｛$£¥#")
_BREAK_AFTER = frozenset("-/–—")
_NUMBER = re.compile(r"[+(]*\d[\d()./:,–-]*\d")
_JOINT = re.compile(r"(?<=\d) [^\W\d_]{1,3} (?=\d)")
"""A short word between two numbers."""
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face and the text that it stands for; lengths in thousandths of the size."""

    id: int
    text: str
    x: float
    """From the left edge of its word."""
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A stretch of text in one face and one direction; glyphs from left to right."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    rtl: bool
    exact: bool
    """Whether every glyph stands for some of the text, so that their texts together are the text."""


@lru_cache(maxsize=32768)
def shape(face: Face, text: str, *, rtl: bool = False) -> Shaped:
    """Return the glyphs of a text that one face draws in one direction."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer, {"kern": True, "liga": True})
    scale = 1000 / face.blob.upem
    glyphs: list[Glyph] = []
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(pairwise([*starts, len(text)]))
    seen: set[int] = set()
    pen = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        cluster = info.cluster
        glyph_text = "" if cluster in seen else text[cluster : ends[cluster]]
        seen.add(cluster)
        glyph_text = glyph_text[::-1] if rtl else glyph_text  # read from right to left, as all of the word
        x = pen + place.x_offset * scale
        glyphs.append(Glyph(info.codepoint, glyph_text, x, place.y_offset * scale))
        pen += place.x_advance * scale
    return Shaped(face, text, tuple(glyphs), pen, rtl, exact=len(seen) == len(glyphs))


def is_joined(char: str) -> bool:
    """Return whether a character belongs to the one before it: a combining mark or a joiner."""
    return bool(combining(char)) or char in _JOINERS or "\ufe00" <= char <= "\ufe0f"


def breaks(text: str, kept: Sequence[bool]) -> list[int]:
    """Return where a line may end; `kept` says of each character whether it stays with the next.

    Two numbers and the short word between them stay together, as in 6 of 100.
    """
    within = {at for joint in _JOINT.finditer(text) for at in (joint.start() + 1, joint.end())}
    return [
        index
        for index in range(1, len(text))
        if not kept[index - 1] and index not in within and _may_break(text, index)
    ]


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == " " or is_joined(after):
        return False
    if before == " ":
        return True
    if before in _NO_END or after in _NO_START or NO_BREAK_SPACE in (before, after):
        return False
    if before in _BREAK_AFTER:
        return at > 1 and text[at - 2].isalnum() and after.isalpha()
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return char > "\u2e7f" and east_asian_width(char) in "WF"


def levels(text: str, forced: Iterable[tuple[int, int]], *, rtl: bool) -> list[int]:
    """Return the embedding level of each character: odd is right to left (UAX 9).

    Stretches in `forced` (start, end) and number-like strings always read left to right: a telephone
    number turned around would be another number.
    """
    if not rtl and (text.isascii() or max(text, default="") < _RTL_BEGINS):
        return [0] * len(text)
    spans_kept = _merged([*forced, *(match.span() for match in _NUMBER.finditer(text))])
    outside, spans = _without(text, spans_kept)
    resolved = iter(_resolved(outside, rtl=rtl))
    result: list[int] = []
    for start, end in spans:
        level = next(resolved)
        result += [(level + 1) & ~1 if (start, end) in spans_kept else level] * (end - start)
    return result


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(text: str, kept: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with each kept stretch replaced by one neutral sign, and what each sign stands for."""
    spans: list[tuple[int, int]] = []
    outside: list[str] = []
    at = 0
    for start, end in kept:
        spans += [(i, i + 1) for i in range(at, start)]
        outside += [text[at:start], _OBJECT]
        spans.append((start, end))
        at = end
    spans += [(i, i + 1) for i in range(at, len(text))]
    return "".join(outside) + text[at:], spans


def _resolved(text: str, *, rtl: bool) -> list[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    plain = "".join("\N{OBJECT REPLACEMENT CHARACTER}" if _is_control(char) else char for char in text)
    algorithm.get_embedding_levels(plain, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [char["level"] for char in storage["chars"]]


def _is_control(char: str) -> bool:
    return bidirectional(char) in {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"}


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Return the places of a line's pieces from left to right (UAX 9, rule L2)."""
    order = list(range(len(line_levels)))
    for level in range(max(line_levels, default=0), 0, -1):
        reordered: list[int] = []
        for is_reversed, stretch in groupby(order, key=lambda place: line_levels[place] >= level):
            places = list(stretch)
            reordered += reversed(places) if is_reversed else places
        order = reordered
    return order


def stretches(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of equal keys."""
    start = 0
    for end in range(1, len(keys) + 1):
        if end == len(keys) or keys[end] != keys[start]:
            yield start, end
            start = end
