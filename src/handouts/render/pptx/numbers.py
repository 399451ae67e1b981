"""Keeps numbers in one piece: `47 of 100`, `30 to 40` and `0.5 mg` are not parted at the end of a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.content.markup import RichText

_STAYS = "\N{NO-BREAK SPACE}"
_COUNT = re.compile(r"(?<=\d) [^\W\d_]{1,3} (?=\d)")
"""A short word between two numbers, in any language: of, von, to, bis."""
_UNIT = re.compile(r"(?<=\d) (?=(?:mg|ml|kg|mmHg|min|cm|mm)\b)")
"""Before a unit that is written as a sign."""


def steady(text: RichText) -> RichText:
    """Return words with the spaces within numbers such that no line ends there.

    They are as long as before; a number may begin in one run and end in another.
    """
    words = "".join(run.text for run in text)
    for pattern in (_COUNT, _UNIT):
        words = pattern.sub(lambda found: found[0].replace(" ", _STAYS), words)
    made, at = [], 0
    for run in text:
        made.append(replace(run, text=words[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(made)
