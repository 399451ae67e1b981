"""The design tokens of assets/theme.yaml, typed; lengths in points unless a docstring says otherwise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from handouts.content.model.base import Node
from handouts.theme.pictures import DeckLook

Colour = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{6}$")]
ColourName = str
Mark = Literal["dot", "tick", "cross", "question-mark"]


class Pair(Node):
    """A text or mark on its ground, and the least contrast it must have."""

    text: ColourName
    ground: ColourName
    least: float


class ToneLook(Node):
    """Colours and list mark of a card, callout or list of one tone."""

    text: ColourName
    ground: ColourName
    line: ColourName
    icon: ColourName
    head_text: ColourName
    head: ColourName
    mark: Mark
    mark_colour: ColourName


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
    tear_title: Type
    main_message: Type
    heading: Type
    lead: Type
    body: Type
    key_title: Type
    key_text: Type
    card_heading: Type
    card_lead: Type
    card_text: Type
    telephone: Type
    tear_heading: Type
    tear_lead: Type
    tear_text: Type
    tear_telephone: Type
    tear_line: Type
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
    field: Type
    small: Type
    hint: Type
    """What is asked for, where it stands in the box to fill."""
    small_strong: Type
    joint: Type
    """A sign printed between two numbers that a hand writes."""
    reference: Type


class Page(Node):
    """The page: `top` and `bottom` bound the body; `head` and `footer` are baselines from their edges."""

    margin: float
    gutter: float
    columns: int
    first_top: float
    top: float
    bottom: float
    head: float
    footer_rule: float
    footer: float
    footer_second: float
    reading_width: float
    note_lines: int
    """Ruled lines on a page for notes."""


class Space(Node):
    """The few distances that stand between things; `row` pads a table row."""

    hair: float
    tight: float
    snug: float
    small: float
    medium: float
    block: float
    large: float
    row: float


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


class FrontPart(Node):
    """The first page."""

    logo: float
    logo_most: float
    """How wide a logo may be."""
    logo_gap: float
    band: float
    label_width: float
    label_height: float
    field_row: float
    message_height: float
    message_icon: float
    message_pad: float
    message_text: float
    formats_icon: float
    formats_gap: float
    call_row: tuple[float, ...]


class KeyCardPart(Node):
    """A thing to know: an icon in a well, and two lines."""

    height: float
    gap: float
    well: float
    icon: float
    pad: float


class PartHead(Node):
    """The head of a part: a tile with an icon."""

    tile: float
    icon: float
    gap: float
    after: float


class TearPart(Node):
    """The head of the tear-off page."""

    tile: float
    icon: float
    gap: float
    line_at: float
    drop: float
    """Between the line to tear along and the title: no room is left on a page that nothing is torn from."""
    dash: tuple[float, float]
    text_gap: float
    field_label: float
    field_gap: float
    field_row: float


class CardPart(Node):
    """A list card."""

    head: float
    icon: float
    gap: float
    pad: float
    icon_at: float
    mark: float
    mark_gap: float
    item_gap: float
    dot: float


class CalloutPart(Node):
    """A box that must not be missed."""

    icon: float
    icon_at: float
    text_at: float
    pad: float
    mark: float
    mark_gap: float


class PointsPart(Node):
    """A list in running text."""

    mark: float
    mark_gap: float
    item_gap: float
    dot: float


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


class CoursePart(Node):
    """Bars in days; `day` is the width of one day, `ticks` the days from tick to tick."""

    height: float
    day: float
    dot: float
    stroke: float
    tick: float
    ticks: int
    gap: float


class BarsPart(Node):
    """Two bars on a track of 100 people."""

    track: float
    height: float
    gap: float
    pitch: float


class TablePart(Node):
    """Data tables; `columns` gives the widths for a text width of their sum."""

    icon: float
    icon_gap: float
    pad: float
    gap: float
    band_pad: float
    key_box: tuple[float, float]
    columns: dict[str, tuple[float, ...]]
    even: float


class GridPart(Node):
    """Checks and times; `time` and `later` are the widths of a time's column and of the last, `mark` a radius."""

    time: float
    later: float
    mark: float
    pad: float


class TimeLinePart(Node):
    """The picture of the day."""

    lane: float
    last: float
    break_: Annotated[float, Field(alias="break")]
    block: float
    block_pad: float
    block_gap: float
    tick_row: float
    curve: float
    curve_gap: float
    curve_line: float
    ring: float
    edge: float
    dot: float
    row: float
    break_line: float


class StepsPart(Node):
    """Step groups: a rail with tile and name, then numbered steps."""

    tile: float
    icon: float
    rail: float
    gap: float
    text_gap: float
    number: float
    pad: float
    item_gap: float


class StatementPart(Node):
    """A sentence with its box to initial."""

    box_width: float
    box_height: float
    row: float
    gap: float
    pad: float


class SignaturePart(Node):
    """The signature table."""

    columns: tuple[float, ...]
    row: float
    pad: float


class WritingPart(Node):
    """Room to write."""

    row: float
    label_gap: float
    label_row: float


class QuestionPart(Node):
    """A question with its hanging number."""

    number: float


class SourcesPart(Node):
    """References with hanging numbers, in columns."""

    columns: int
    number: float
    gap: float


class TermsPart(Node):
    """Words explained, in columns; `pad` is the room between two of them."""

    columns: int
    term: float
    gap: float
    pad: float


class BarcodePart(Node):
    """A barcode; `quiet` is its quiet zone in modules."""

    width: float
    height: float
    quiet: int
    dash: tuple[float, float]


class UprightPart(Node):
    """The picture of the day turned upright: time goes down; columns from the start.

    `minute` is the least height of a minute; `label` is how far words stand from the curve.
    """

    blocks: float
    ticks: float
    dots: float
    swing: float
    """How far the curve swings out."""
    minute: float
    gap: float
    label: float


class RowCardPart(Node):
    """A row of a table as a card; one higher than `most` is parted over pages, and has no frame."""

    pad: float
    label: float
    label_gap: float
    gap: float
    between: float
    most: float


class StackedSignaturePart(Node):
    """The fields of one person: a label at the start of each line, the last two on one line."""

    label: float
    gap: float
    between: float


class StackedParts(Node):
    """Parts of a print that has one column: nothing stands side by side, and tables are cards."""

    upright: UprightPart
    row_card: RowCardPart
    signature: StackedSignaturePart


class RecordPart(Node):
    """What staff write on; `row`, `field` and `criterion` are heights, the others widths."""

    row: float
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


class DenseParts(Node):
    """Parts for a page that staff write on; `type` names the uses of type that differ."""

    page: Page
    type: dict[str, Type]
    space: Space
    part: PartHead
    points: PointsPart
    table: TablePart


class TightParts(Node):
    """Parts that save room, for a sheet that would not hold its page otherwise."""

    tear_card: CardPart
    statement: StatementPart
    signature: SignaturePart
    record: RecordPart | None = None
    type: dict[str, Type] = {}
    """The uses of type that differ where the other parts do not save enough."""


class Print(Node):
    """One print size of the handout, with all its parts."""

    page: Page
    type: TypeScale
    space: Space
    line: Line
    radius: Radius
    front: FrontPart
    key_card: KeyCardPart
    part: PartHead
    tear: TearPart
    card: CardPart
    tear_card: CardPart
    callout: CalloutPart
    points: PointsPart
    array: ArrayPart
    course: CoursePart
    bars: BarsPart
    table: TablePart
    grid: GridPart | None = None
    """Only a print that is not in one column has it."""
    timeline: TimeLinePart
    steps: StepsPart
    statement: StatementPart
    signature: SignaturePart
    writing: WritingPart
    question: QuestionPart
    terms: TermsPart
    sources: SourcesPart
    barcode: BarcodePart
    record: RecordPart | None = None
    dense: DenseParts | None = None
    """What records are set in: only standard print has it."""
    tight: TightParts | None = None
    stacked: StackedParts | None = None
    """What a print in one column has; others have none."""


class HandoutLook(Node):
    """What a handout looks like, by print size."""

    papers: dict[str, Paper]
    prints: dict[str, Print]


class Theme(Node):
    """The whole look."""

    colours: dict[ColourName, Colour]
    accent_shares: dict[ColourName, float]
    contrast: tuple[Pair, ...]
    tones: dict[str, ToneLook]
    handout: HandoutLook
    deck: DeckLook
