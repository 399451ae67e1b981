"""Which characters of a document no font can draw: all of them told at once, before anything is drawn."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handouts.content.characters import SHAPING
from handouts.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.render.pdf.fonts import Family

MOST = 12
"""Of the characters that no font has, so many are told one by one."""
_NEAR = 20
"""Characters before and after one that is told."""


def check(drawn: Iterable[tuple[str, str]], family: Family, weight: int, document: str) -> None:
    """Raise ContentError with every character that no font has of a document's texts, each with its origin."""
    told = set(SHAPING)
    problems = []
    for origin, text in drawn:
        for char in set(text) - told:
            told.add(char)
            if not any(face.has(char) for face in family.faces(weight)):
                problems.append(no_glyph(char, text, origin))
    if len(problems) > MOST:
        message = f"no font has {len(problems) - MOST} more of the characters of this document"
        problems[MOST:] = [Problem(Location(document), message, problems[0].hint)]
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
