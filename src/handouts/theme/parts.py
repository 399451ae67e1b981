"""The parts of a handout that are read, and its pictures: their measures in points."""

from __future__ import annotations

from handouts.content.model.base import Node


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
    call_row: tuple[float, ...]
    call_gap: float


class KeyCardPart(Node):
    """A thing to know: an icon in a well, and two lines."""

    height: float
    gap: float
    well: float
    icon: float
    pad: float


class ContentsPart(Node):
    """The list of sections with their pages: columns, each a number and a title."""

    columns: int
    number: float
    gap: float
    icon: float
    icon_gap: float


class PartHead(Node):
    """The head of a part: a tile with an icon."""

    tile: float
    icon: float
    gap: float
    after: float


class KeepPart(Node):
    """A sheet that the patient keeps: its head, and the lines to write on."""

    tile: float
    icon: float
    gap: float
    row: float
    """The height of a row of lines behind their labels."""
    between: float
    """Between two cards."""
    lines: dict[str, float]
    """The least line behind a label, by what is written on it."""


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


class QuietCardPart(Node):
    """A card without a band for a head: an icon, `gap` before its title; `lines` as those of the sheet to keep."""

    icon: float
    gap: float
    pad: float
    lines: dict[str, float]


class CalloutPart(Node):
    """A box that must not be missed: an icon in a well, `gap` before the words, `pad` above and behind them."""

    well: float
    icon: float
    gap: float
    pad: float


class PointsPart(Node):
    """A list in running text."""

    mark: float
    mark_gap: float
    item_gap: float
    dot: float


class TablePart(Node):
    """Data tables; `columns` gives the widths for a text width of their sum, `pads` what differs from `pad`."""

    icon: float
    icon_gap: float
    mark: float
    """An icon before a line of a cell."""
    mark_gap: float
    pad: float
    gap: float
    band_pad: float
    columns: dict[str, tuple[float, ...]]
    pads: dict[str, float] = {}


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


class SlidesPart(Node):
    """A slide beside its notes: `gap` behind its picture, `between` its words, `pad` in the box, `after` round it."""

    picture: float
    least: float
    """How wide a picture is at least that shrinks to the height of its words."""
    gap: float
    between: float
    pad: float
    after: float
    icon: float
    icon_gap: float
    hour: float
    """How wide the minutes stand beside the name of a part."""
    tab: float
    """How wide the number of a part stands on the edge of its pages."""
    tab_height: float
    tab_step: float
    """From the top of one number to that of the next."""


class KnownPart(Node):
    """What staff know besides, in columns; `gap` between entries."""

    columns: int
    gap: float


class RowCardPart(Node):
    """A row of a table as a card; one higher than `most` is parted over pages, and has no frame.

    A column's head stands in a column of its own, so wide as `label`, or where that saves room runs in before its cell,
    if it is no wider than `run_in`; short cells then share a line, `run_gap` between them. A longer head is said once.
    `line` is the width of a line to write on, which stands beside the words of its row.
    """

    pad: float
    label: float
    label_gap: float
    run_in: float
    run_gap: float
    gap: float
    between: float
    most: float
    line: float


class ReadParts(Node):
    """The parts of a print that are read."""

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
    table: TablePart
    terms: TermsPart
    slides: SlidesPart
    known: KnownPart
    sources: SourcesPart


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
    """1,000 marks in blocks; `pitch` is the most that marks of a row of ten blocks stand apart.

    `mark` is the width of one that is counted, `dot` that of any other. In two rows of five they stand `most` apart at
    most. Squares of 10,000, with lines of `stroke`, stand `between` apart.
    """

    pitch: float
    gap: float
    mark: float
    dot: float
    most: float
    between: float
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
