"""The fonts that documents are set in, and characters that none of them has."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.yamlfile.hints import SHAPING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NEEDED = ("OS/2", "cmap", "glyf", "head", "hmtx", "loca")
"""Tables without which nothing can be set in a font."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file. Heights are shares of the size."""

    name: str
    """PostScript name."""
    blob: hb.Face = field(repr=False)
    font: hb.Font = field(repr=False)
    ascent: float
    descent: float
    """Positive, beneath the base line."""
    cap_height: float
    stem: int
    """How thick a stem is about, in thousandths."""
    box: tuple[int, int, int, int]
    """What holds every glyph, in thousandths."""

    def has(self, char: str) -> bool:
        """Return whether the face draws a character."""
        return bool(self.glyph(char))

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, 0 where it has none."""
        return int(self.font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, glyph: int) -> float:
        """Return how wide a glyph is, in thousandths of the size."""
        return float(self.font.get_glyph_h_advance(glyph)) * 1000 / int(self.blob.upem)


class MissingGlyphError(LookupError):
    """No face draws a character."""


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """The faces of each weight; the first that has a character draws it."""

    weights: tuple[tuple[int, tuple[Face, ...]], ...]

    def faces(self, weight: int) -> tuple[Face, ...]:
        """Return the faces of a weight. Raises KeyError for a weight that the family has not."""
        return dict(self.weights)[weight]

    def face(self, weight: int, char: str) -> Face:
        """Return the face that draws a character. Raises MissingGlyphError where none does."""
        for face in self.faces(weight):
            if face.has(char):
                return face
        raise MissingGlyphError(char)

    def main(self, weight: int) -> Face:
        """Return the face that gives a weight its heights."""
        return self.faces(weight)[0]


@cache
def load_face(path: Path) -> Face:
    """Read a TrueType file, once per process. Raises AccessError where it is missing or damaged."""
    blob = _readable(path)
    font = hb.Font(blob)
    heights = font.get_font_extents("ltr")
    capital = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    scale = 1000 / blob.upem
    return Face(
        name=blob.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem,
        blob=blob,
        font=font,
        ascent=heights.ascender / blob.upem,
        descent=-heights.descender / blob.upem,
        cap_height=capital / blob.upem,
        stem=_stem(blob),
        box=_box(blob, scale),
    )


def _readable(path: Path) -> hb.Face:
    """Return a font whose tables are all there; where a file was cut short, those behind its end are empty."""
    try:
        blob = hb.Face(hb.Blob.from_file_path(path))
    except hb.HarfBuzzError as error:
        raise AccessError(f"{path}: this font is not there; install handouts again") from error
    if not all(len(blob.reference_table(name).data) for name in _NEEDED):
        raise AccessError(f"{path}: this font is damaged; install handouts again")
    return blob


def _box(blob: hb.Face, scale: float) -> tuple[int, int, int, int]:
    """Return xMin, yMin, xMax, yMax of the head table."""
    left, bottom, right, top = struct.unpack_from(">4h", blob.reference_table("head").data, 36)
    return round(left * scale), round(bottom * scale), round(right * scale), round(top * scale)


def _stem(blob: hb.Face) -> int:
    """Return a stem from the weight class of the OS/2 table, as is customary where no one has measured it."""
    weight: int = struct.unpack_from(">H", blob.reference_table("OS/2").data, 4)[0]
    return round(50 + (weight / 65) ** 2)


@cache
def _family(files: tuple[tuple[int, tuple[Path, ...]], ...]) -> Family:
    return Family(tuple((weight, tuple(map(load_face, paths))) for weight, paths in files))


def load_family(files: Mapping[int, Sequence[Path | str]]) -> Family:
    """Return a family from the files of each weight, main face first, then those to fall back on."""
    return _family(tuple(sorted((weight, tuple(map(Path, paths))) for weight, paths in files.items())))


MAX_LISTED = 12
"""How many missing characters are reported one by one."""
_NEAR = 20
"""Characters of context on each side of a missing one."""


def check(drawn: Iterable[tuple[str, str]], family: Family, weight: int, document: str) -> None:
    """Raise ContentError with every character that no font has of a document's texts, each with its origin."""
    seen = set(SHAPING)
    problems = []
    for origin, text in drawn:
        for char in set(text) - seen:
            seen.add(char)
            if not any(face.has(char) for face in family.faces(weight)):
                problems.append(no_glyph(char, text, origin))
    if len(problems) > MAX_LISTED:
        message = f"no font has {len(problems) - MAX_LISTED} more of the characters of this document"
        problems[MAX_LISTED:] = [Problem(Location(document), message, problems[0].hint)]
    if problems:
        raise ContentError(tuple(problems))


def no_glyph(char: str, text: str, origin: str) -> Problem:
    """Return the problem of a character in a text that no font has."""
    name = unicodedata.name(char, "a character without a name")
    at = max(0, text.find(char))
    near = text[max(0, at - _NEAR) : at + _NEAR]
    message = f"no font has {char!r} (U+{ord(char):04X}, {name}), in {near!r}"
    hint = "Write it in another way, or add a font that has it."
    return Problem(Location(origin), message, hint, about=text, near=char)
