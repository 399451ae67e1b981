"""Keeps numbers in one piece: `47 of 100`, `30 to 40` and `0.5 mg` are not parted at the end of a line."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from handouts.content.markup import Run

_STAYS = "\N{NO-BREAK SPACE}"
_COUNT = re.compile(r"(?<=\d) [^\W\d_]{1,3} (?=\d)")
"""A short word between two numbers, in any language: of, von, to, bis."""
_UNIT = re.compile(r"(?<=\d) (?=(?:mg|ml|kg|mmHg|min|cm|mm)\b)")
"""Before a unit that is written as a sign."""


def steady(said: Any) -> Any:
    """Return words or an outline with the spaces within numbers such that no line ends there."""
    if isinstance(said, tuple) and said and all(isinstance(one, Run) for one in said):
        return _joined(said)
    if isinstance(said, tuple):
        return tuple(map(steady, said))
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **{field.name: steady(getattr(said, field.name)) for field in fields(said)})
    return said


def _joined(text: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return rich text of the same length; a number may begin in one run and end in another."""
    words = "".join(run.text for run in text)
    for pattern in (_COUNT, _UNIT):
        words = pattern.sub(lambda found: found[0].replace(" ", _STAYS), words)
    made, at = [], 0
    for run in text:
        made.append(replace(run, text=words[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(made)
