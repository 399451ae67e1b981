"""A print of the handout, with all its parts, and the parts of the forms it can take."""

from __future__ import annotations

from handouts.content.model.base import Node
from handouts.theme.figures import (
    ArrayPart,
    BarsPart,
    CertaintyPart,
    FastingPart,
    LastingPart,
    RarePart,
    VisitPart,
)
from handouts.theme.forms import (
    BarcodePart,
    ChoicePart,
    QuestionPart,
    RecordPart,
    SignaturePart,
    StatementPart,
    TickPart,
    TicksPart,
    WritingPart,
)
from handouts.theme.parts import (
    CalloutPart,
    CardPart,
    ContentsPart,
    FrontPart,
    KeepPart,
    KeyCardPart,
    KnownPart,
    PartHead,
    PointsPart,
    QuietCardPart,
    RowCardPart,
    SlidesPart,
    SourcesPart,
    TablePart,
    TermsPart,
)
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


class Print(Node):
    """One print size of the handout, with all its parts."""

    page: Page
    type: TypeScale
    space: Space
    line: Line
    radius: Radius
    front: FrontPart
    key_card: KeyCardPart
    contents: ContentsPart
    part: PartHead
    keep: KeepPart
    card: CardPart
    keep_card: CardPart
    callout: CalloutPart
    quiet_card: QuietCardPart
    points: PointsPart
    array: ArrayPart
    certainty: CertaintyPart
    lasting: LastingPart
    bars: BarsPart
    rare: RarePart
    table: TablePart
    fasting: FastingPart
    visit: VisitPart
    statement: StatementPart
    signature: SignaturePart
    choice: ChoicePart
    tick: TickPart
    writing: WritingPart
    question: QuestionPart
    ticks: TicksPart
    terms: TermsPart
    slides: SlidesPart
    known: KnownPart
    sources: SourcesPart
    barcode: BarcodePart
    record: RecordPart | None = None
    dense: DenseParts | None = None
    """What records are set in: only standard print has it."""
    tight: TightParts | None = None
    closer: CloserParts
    stacked: StackedParts | None = None
    """What a print in one column has; others have none."""
