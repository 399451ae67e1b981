"""The parts of a handout that are written on: their measures in points."""

from __future__ import annotations

from handouts.content.model.base import Node


class StatementPart(Node):
    """A sentence with its box to initial."""

    box_width: float
    box_height: float
    row: float
    gap: float
    pad: float


class SignaturePart(Node):
    """What one person signs: two lines, each `row` high; the others are widths.

    `name` is that of the signature too; where it is left out, both take what the line has left.
    """

    name: float = 0
    date: float
    time: float
    beside: float
    """What is asked beside the printed name."""
    gap: float
    row: float
    pad: float


class ChoicePart(Node):
    """The card with the patient's choice; `between` two boxes to tick, `gap` to what stands beside it."""

    pad: float
    between: float
    gap: float


class TickPart(Node):
    """A box to tick, and the gap to its words."""

    size: float
    gap: float


class WritingPart(Node):
    """Room to write: a ruled line, also in a card.

    `short` is a line for a number; no other is less than twice as long.
    """

    row: float
    short: float
    card_row: float
    card_pad: float


class TicksPart(Node):
    """Questions to tick on a card: an icon in a well, then boxes `step` apart in rows."""

    well: float
    icon: float
    gap: float
    pad: float
    between: float
    """Between two questions."""
    box: float
    box_gap: float
    step: float
    row: float
    """How high a row of boxes is."""


class QuestionPart(Node):
    """A question with its hanging number, and lines for the answer."""

    number: float
    row: float


class BarcodePart(Node):
    """A barcode; `quiet` is its quiet zone in modules, `least` how narrow a bar may be to be scanned from a copy."""

    width: float
    height: float
    quiet: int
    least: float


class RecordPart(Node):
    """What staff write on; `row`, `field` and `criterion` are heights, the others widths; in points."""

    row: float
    tall: float
    """The height of a row that a patient writes in."""
    field: float
    """The room to write in a field, beneath its label."""
    criterion: float
    tick: float
    gap: float
    write: float
    """The least line to write on, its gaps included."""
    pad: float
    when: float
    """The share of the column that names the rows."""
    rooms: dict[str, float]
    """The share of each kind of column."""
    dash: float
    """In a cell where nothing is due."""
    dash_stroke: float


class FormParts(Node):
    """The parts of a print that are written on."""

    statement: StatementPart
    signature: SignaturePart
    choice: ChoicePart
    tick: TickPart
    writing: WritingPart
    question: QuestionPart
    ticks: TicksPart
    barcode: BarcodePart
    record: RecordPart | None = None
