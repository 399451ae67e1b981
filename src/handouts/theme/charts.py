"""The deck's numbers as pictures: people of 100, charts, the day, tables."""

from __future__ import annotations

from handouts.content.model.base import Node
from handouts.theme.units import ChartSize, Emu, Size, Sizes


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
