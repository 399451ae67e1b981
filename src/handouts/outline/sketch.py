"""A slide as it looks: outlines, and lines of words; what one renderer has drawn, for another to draw it small.

Lengths are points of the slide, `x` from its left edge and `y` from its top, down; colours are RRGGBB, or `""`.
"""

from __future__ import annotations

from dataclasses import dataclass

Command = tuple[str, tuple[float, ...]]
"""M, L (to a point), C (two points of control, and the end) or Z, as in SVG."""


@dataclass(frozen=True, slots=True)
class Path:
    """An outline, filled by the even-odd rule, drawn along, or both; `stroke` is the width of its line."""

    commands: tuple[Command, ...]
    fill: str = ""
    line: str = ""
    stroke: float = 0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, from `x` on and no wider than `width`, above the base line `y`."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A slide: its number, its size, its ground, and what stands on it, from back to front."""

    number: int
    width: float
    height: float
    ground: str
    parts: tuple[Path | Words, ...]
