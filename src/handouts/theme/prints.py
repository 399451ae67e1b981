"""A print of the handout, with all its parts, and the parts of the forms it can take."""

from __future__ import annotations

from handouts.content.model.base import Node
from handouts.theme.figures import FigureParts
from handouts.theme.forms import (
    BarcodePart,
    ChoicePart,
    FormParts,
    QuestionPart,
    RecordPart,
    SignaturePart,
    StatementPart,
)
from handouts.theme.parts import CalloutPart, CardPart, PartHead, PointsPart, ReadParts, RowCardPart, TablePart
from handouts.theme.scale import Line, Page, Radius, Space, Type, TypeScale


class StackedParts(Node):
    """Parts of a print that has one column: nothing stands side by side, and tables are cards."""

    row_card: RowCardPart


class DenseParts(Node):
    """Parts for a page that staff write on; `type` names the uses of type that differ."""

    page: Page
    type: dict[str, Type]
    course: dict[str, Type]
    """Those that differ in a document that shows slides, on pages as wide as these."""
    space: Space
    part: PartHead
    points: PointsPart
    table: TablePart


class TightParts(Node):
    """Parts that save room, for a sheet that would not hold its page otherwise."""

    keep_card: CardPart
    statement: StatementPart
    signature: SignaturePart
    question: QuestionPart
    callout: CalloutPart | None = None
    choice: ChoicePart | None = None
    barcode: BarcodePart | None = None
    record: RecordPart | None = None
    type: dict[str, Type] = {}
    """The uses of type that differ where the other parts do not save enough."""
    written: dict[str, Type] = {}
    """Those of what staff write on."""


class CloserParts(Node):
    """Less room around words and between lines, for what else goes on to a next page by little; no word is smaller."""

    leading: float
    """From line to line at most, as a share of the size of type."""
    less: dict[str, dict[str, float]]
    """The measures of parts that differ."""


class Print(ReadParts, FormParts, FigureParts):
    """One print size of the handout, with all its parts."""

    page: Page
    type: TypeScale
    space: Space
    line: Line
    radius: Radius
    dense: DenseParts | None = None
    """What records are set in: only standard print has it."""
    tight: TightParts | None = None
    closer: CloserParts
    stacked: StackedParts | None = None
    """What a print in one column has; others have none."""
