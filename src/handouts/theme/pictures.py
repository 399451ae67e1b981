"""The design tokens of the deck's pictures, typed: lengths are EMU here (inches in the file), sizes of type points."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from handouts.content.model.base import Node

EMU_PER_INCH = 914_400
Emu = Annotated[int, BeforeValidator(lambda inches: round(float(inches) * EMU_PER_INCH))]
Sizes = Annotated[tuple[Annotated[float, Field(ge=18)], ...], Field(min_length=1)]
"""Sizes of type to try, falling; nothing on a slide is smaller than 18 points."""
Size = Annotated[float, Field(ge=18)]
ChartSize = Annotated[float, Field(ge=14)]


class ShadeToken(Node):
    """A theme colour slot, and percentages of luminance kept, luminance added and saturation."""

    slot: str
    mod: float = 100
    off: float = 0
    sat: float = 100


class RingLook(Node):
    """Sixty minutes on the title slide; `inner` is a share of the outer radius, `step` minutes from dot to dot."""

    whole: int
    step: int
    inner: float
    dot: Emu
    dot_size: Size
    end: Emu
    end_size: Size
    icon: Emu
    rise: Emu
    label: Emu
    label_width: Emu
    label_height: Emu
    label_size: Size


class PlaceRingLook(Node):
    """The modules as a ring; the current one is pulled out. `gap` is in turns of the ring."""

    outer: Emu
    inner: Emu
    current_outer: Emu
    current_inner: Emu
    gap: float
    number: Emu
    current_number: Emu
    size: Size
    current_size: Size
    place_size: Size


class AgendaLook(Node):
    """Minutes as bars: `label` is the room for the words behind the longest bar."""

    bar: Emu
    gap: Emu
    label: Emu
    size: Size


class TabsLook(Node):
    """Progress down the start edge."""

    width: Emu
    current: Emu
    gap: Emu
    size: Size


class PeopleLook(Node):
    """A hundred people: `extra` parts the fives, `person` is a share of the pitch, lines in points."""

    extra: float
    person: float
    line: float
    gap: Emu
    space: Emu
    most: Emu
    beside: Emu
    key: Emu
    caption: Size
    count: Size
    words: Size


class DotsLook(Node):
    """A hundred dots beside a key figure; shares of their pitch, and which one stands for a single person."""

    dot: float
    counted: float
    alone: float
    alone_at: int
    line: float


class ChartLook(Node):
    """Bar and line charts: room for names, for values and for the legend."""

    names: Emu
    names_most: Emu
    names_gap: Emu
    legend: Emu
    pad: Emu
    gap_width: int
    pair_gap_width: int
    line: float
    axis_line: float
    name_size: Size
    value_sizes: tuple[ChartSize, ...]
    small: ChartSize
    legend_size: ChartSize
    axis: Emu
    foot: Emu
    head: Emu
    curve: float
    marker: int
    series_size: ChartSize


class TimeLineLook(Node):
    """The treatment day in lanes."""

    label: Emu
    label_gap: Emu
    tail: Emu
    cut: Emu
    over: Emu
    ticks: Emu
    ribbon: Emu
    lane: Emu
    block: Emu
    block_least: Emu
    block_height: Emu
    thread: Emu
    column: Emu
    dot: Emu
    dot_share: float
    """Of the way to the next dot, where that is short."""
    peak_dot: Emu
    pad: Emu
    line: float
    size: Size
    peak_size: Size


class TableLook(Node):
    """A native table: margins of cells, least heights of rows, and sizes of type, the largest that one slide holds."""

    across: Emu
    down: Emu
    head: Emu
    row: Emu
    sizes: Sizes


class FlowLook(Node):
    """A decision pathway: questions at the start, acts at the end, a lane back beyond them.

    `dash` is the preset of frames around what a clinic sets.
    """

    dash: str
    diamond: Emu
    acts: Emu
    lane: Emu
    step: Emu
    arrow: Emu
    end: Emu
    pad: Emu
    icon: Emu
    icon_gap: Emu
    detail_gap: Emu
    down: Emu
    tallest: Emu
    knot: Emu
    line: float
    thin: float
    gap: float
    pitch: float
    ask_sizes: Sizes
    size: Size
    act_sizes: Sizes


class ComparisonLook(Node):
    """Columns compared."""

    first: Emu
    head: Emu
    icon: Emu
    mark: Emu
    pad: Emu
    gap: Emu
    row: Emu
    size: Size
    head_size: Size


class ActLook(Node):
    """See, do, say, record: the icons of the four parts, and of when to call."""

    icons: tuple[str, str, str, str]
    call: str


class ScenarioLook(Node):
    """Tiles that rise with the readings; stages as chips; roles with room to answer."""

    tile: Emu
    tile_width: Emu
    inset: Emu
    gap: Emu
    foot: Emu
    stem: Emu
    value_sizes: Sizes
    at_size: Size
    line: float
    chip_gap: Emu
    chip_size: Size
    icon: Emu
    icon_gap: Emu
    role_sizes: Sizes
    answer_sizes: Sizes


class TallyLook(Node):
    """What the practice part has: discs with icons, large numbers beside them, and their names."""

    icons: tuple[str, str]
    """Of cases and of questions."""
    disc: Emu
    icon: Emu
    gap: Emu
    row: Emu
    number: Size
    name: Size


class QuestionLook(Node):
    """Choices in the same places on both slides."""

    option: Emu
    pitch: Emu
    pad: Emu
    letter: Emu
    tick: Emu
    line: float
    sizes: Sizes
    icon: str
    answer_icon: str


class LogoLook(Node):
    """The clinic's logo on a white tile, which suits any logo; the margin around it."""

    pad: Emu


class PicturesLook(Node):
    """Everything about the deck's pictures."""

    shades: dict[str, ShadeToken]
    tick: str
    cross: str
    person: str
    badge: float
    tile: float
    """Share of a tile that its icon takes."""
    end: str
    """The icon of the last slide, where the version is told."""
    logo: LogoLook
    ring: RingLook
    place: PlaceRingLook
    agenda: AgendaLook
    tabs: TabsLook
    people: PeopleLook
    dots: DotsLook
    chart: ChartLook
    timeline: TimeLineLook
    table: TableLook
    flow: FlowLook
    comparison: ComparisonLook
    act: ActLook
    scenario: ScenarioLook
    tally: TallyLook
    question: QuestionLook


class DeckLook(Node):
    """What a deck looks like beyond its template."""

    pictures: PicturesLook
