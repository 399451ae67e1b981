"""The deck's charts and diagrams: lengths are EMU (inches in the file), sizes of type points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from handouts.content.model.base import Node

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
Emu = Annotated[int, BeforeValidator(lambda inches: round(float(inches) * EMU_PER_INCH))]
Sizes = Annotated[tuple[Annotated[float, Field(ge=18)], ...], Field(min_length=1)]
"""Sizes of type to try, falling; nothing on a slide is smaller than 18 points."""
Size = Annotated[float, Field(ge=18)]
ChartSize = Annotated[float, Field(ge=14)]


class FlowLook(Node):
    """A decision pathway: questions at the start, acts beside them, stops at the end, lanes back beyond them.

    `step` is the least room from diamond to diamond, `low_step` where rows are low; ways come in `head` above a diamond
    and run in a `corridor` beneath acts. `dash` is the preset of frames around what a clinic sets. Where a typeface is
    too wide for diamonds, the questions stand in hexagons, and where that is not enough, the acts without an `icon`.
    """

    dash: str
    form: Literal["diamond", "hexagon"] = "diamond"
    diamond: Emu
    acts: Emu
    stop: Emu
    lane: Emu
    step: Emu
    low_step: Emu
    low_clear: Emu
    low: Emu
    low_most: Emu
    least: Emu
    low_tallest: Emu
    head: Emu
    corridor: Emu
    arrow: Emu
    end: Emu
    pad: Emu
    icon: Emu
    icon_gap: Emu
    detail_gap: Emu
    down: Emu
    tallest: Emu
    knot: Emu
    lift: Emu
    line: float
    thin: float
    gap: float
    pitch: float
    ask_sizes: Sizes
    size: Size
    act_sizes: Sizes


class ComparisonLook(Node):
    """Columns compared, and a strip beneath them of what looks alike."""

    first: Emu
    head: Emu
    icon: Emu
    mark: Emu
    pad: Emu
    gap: Emu
    row: Emu
    sizes: tuple[Size, ...]
    """Of the answers; the largest in which all rows stand."""
    head_size: Size
    strip: Emu


class ActLook(Node):
    """See, do, say, record: the icons of the four parts, and of when to call whom."""

    icons: tuple[str, str, str, str]
    call: str
    emergency: str


class ScenarioLook(Node):
    """Tiles that rise with the readings, or a quote on a card; stages as chips; roles with room for their answers."""

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
    sizes: Sizes
    quote_sizes: Sizes
    quote_pad: Emu
    quote_bar: Emu


class QuestionLook(Node):
    """Choices, and the one of them that a click fills and ticks."""

    option: Emu
    pitch: Emu
    pad: Emu
    letter: Emu
    tick: Emu
    line: float
    sizes: Sizes
    icon: str


class PeopleLook(Node):
    """A hundred people: `extra` parts the fives, `person` is a share of the pitch, lines in points.

    Of 1,000 and 10,000, `mark` and `square` are shares of their pitch; `block_gap`, in pitches, parts hundreds.
    """

    extra: float
    person: float
    line: float
    mark: float
    block_gap: float
    square: float
    mark_line: float
    gap: Emu
    space: Emu
    most: Emu
    beside: Emu
    key: Emu
    caption: Size
    count: Size
    words: Size


class DotsLook(Node):
    """A hundred dots beside a key figure; shares of their pitch, and which one stands for a single person.

    Of two hundreds, `gap` parts them, and `words` is the room beside each; `space` parts dots from what is beneath.
    """

    dot: float
    counted: float
    alone: float
    alone_at: int
    line: float
    thin: float
    """The line of dots where two hundreds stand side by side, points."""
    gap: Emu
    words: Emu
    space: Emu
    number_sizes: Sizes
    sentence_sizes: Sizes
    stress_sizes: Sizes
    about_size: Size


class ChartLook(Node):
    """Bar and line charts: room for whom a group of bars comes from, for names, for values and for the legend."""

    names: Emu
    names_most: Emu
    names_gap: Emu
    groups: tuple[Emu, ...]
    groups_most: Emu
    group_gap: Emu
    bracket: Emu
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
    about_size: ChartSize
    group_sizes: tuple[ChartSize, ...]
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
