"""The deck's diagrams: pathways, comparisons, who does what, cases and questions."""

from __future__ import annotations

from typing import Literal

from handouts.content.model.base import Node
from handouts.theme.units import Emu, Size, Sizes


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
