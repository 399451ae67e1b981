"""The pictures of a handout: their measures in points."""

from __future__ import annotations

from handouts.content.model.base import Node


class ArrayPart(Node):
    """100 people in rows of ten, and the facts beside them; `extra` parts the fives."""

    pitch: float
    extra: float
    person: float
    stroke: float
    text_gap: float
    key_person: float
    key_gap: float
    fact_gap: float


class CertaintyPart(Node):
    """A card with marks in a well, and beside it why; `mark` is a radius."""

    well: float
    pad: float
    mark: float
    pitch: float
    """From the middle of one mark to the next."""
    stroke: float


class LastingPart(Node):
    """A bar of all who were treated, filled as far as they still have the benefit; at least so high."""

    height: float
    pad: float
    stroke: float
    tick: float


class BarsPart(Node):
    """Two bars on lines of 100 people, as long as `track`, with a tick at the end; `stroke` draws a hollow one."""

    track: float
    height: float
    gap: float
    pitch: float
    tick: float
    stroke: float


class RarePart(Node):
    """1,000 marks in a row of ten blocks; `pitch` is the most that marks stand apart, `mark` the width of one."""

    pitch: float
    gap: float
    mark: float
    stroke: float


class FastingPart(Node):
    """The bar of the hours before the treatment; `first` and `last` are the widths of what has no hours.

    `words` is the most that stands under an end in width. Upright, `column` is the width of the bar, and `hour` the
    height of an hour.
    """

    height: float
    pad: float
    first: float
    last: float
    icon: float
    stem: float
    box: tuple[float, float]
    gap: float
    words: float
    column: float
    hour: float


class VisitPart(Node):
    """The stages of a visit."""

    height: float
    gap: float
    pad: float


class FigureParts(Node):
    """The pictures of a print, by the names of their measures in theme.yaml."""

    array: ArrayPart
    certainty: CertaintyPart
    lasting: LastingPart
    bars: BarsPart
    rare: RarePart
    fasting: FastingPart
    visit: VisitPart
