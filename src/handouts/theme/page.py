"""A print of the handout: paper, page, type, space and lines in points, and the forms that its parts can take."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from handouts.content.model.base import Node
from handouts.theme.forms import (
    BarcodePart,
    ChoicePart,
    FormParts,
    QuestionPart,
    RecordPart,
    SignaturePart,
    StatementPart,
)
from handouts.theme.parts import (
    CalloutPart,
    CardPart,
    FigureParts,
    PartHead,
    PointsPart,
    ReadParts,
    RowCardPart,
    TablePart,
)

Colour = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{6}$")]
ColourName = str


class Paper(Node):
    """A sheet, upright."""

    width: float
    height: float


class Type(Node):
    """A use of type; `weight` is 400, 600 or 800."""

    size: float
    leading: float
    weight: int
    colour: ColourName


class TypeScale(Node):
    """Every use of type in a handout."""

    clinic: Type
    contact: Type
    title: Type
    subtitle: Type
    part_number: Type
    part_title: Type
    keep_title: Type
    keep_note: Type
    formats: Type
    main_message: Type
    freedom: Type
    heading: Type
    lead: Type
    body: Type
    key_title: Type
    key_text: Type
    contents_page: Type
    contents_sign: Type
    card_heading: Type
    card_text: Type
    telephone: Type
    keep_heading: Type
    keep_lead: Type
    keep_text: Type
    keep_telephone: Type
    keep_number: Type
    keep_after: Type
    keep_hours: Type
    table: Type
    table_head: Type
    row_head: Type
    caption: Type
    note: Type
    fact_caption: Type
    count: Type
    count_of: Type
    step_number: Type
    step_title: Type
    lane: Type
    statement: Type
    """A sentence to initial."""
    question: Type
    """A question to answer in writing."""
    small: Type
    slide_title: Type
    slide_again: Type
    """The title of a slide that goes on, at the start of the next page."""
    slide_say: Type
    """What is said with a slide, and asked."""
    slide_answer: Type
    slide_number: Type
    known: Type
    """What staff know besides, to look up."""
    hint: Type
    """What is asked for, where it stands in the box to fill."""
    small_strong: Type
    joint: Type
    """A sign printed between two numbers that a hand writes."""
    reference: Type
    mark: Type
    """The small raised number of a source."""


class Page(Node):
    """The page: `top` and `bottom` bound the body; `head` and `footer` are baselines from their edges."""

    margin: float
    gutter: float
    first_top: float
    top: float
    bottom: float
    head: float
    clear: float
    """What printers leave blank at each edge."""
    footer_rule: float
    footer: float
    footer_second: float
    reading_width: float
    note_lines: int
    """Ruled lines on a page for notes."""


class Space(Node):
    """The few distances that stand between things; `mark` raises the number of a source."""

    hair: float
    tight: float
    snug: float
    small: float
    medium: float
    block: float
    large: float
    mark: float


class Line(Node):
    """Widths of lines."""

    hair: float
    thin: float
    card: float
    head: float
    clinic: float


class Radius(Node):
    """Radii of corners."""

    card: float
    field: float
    label: float


class PicturePart(Node):
    """A photograph or drawing: the share of the text width that a `half` one has, how high one is at most, the gap."""

    half: float
    most: float
    gap: float


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
    picture: PicturePart
    dense: DenseParts | None = None
    """What records are set in: only standard print has it."""
    tight: TightParts | None = None
    closer: CloserParts
    stacked: StackedParts | None = None
    """What a print in one column has; others have none."""
