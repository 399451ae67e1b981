"""The deck's pictures, with those that hold a course together: lengths are EMU (inches in the file)."""

from __future__ import annotations

from handouts.content.model.base import Node
from handouts.theme.diagrams import (
    ActLook,
    ChartLook,
    ComparisonLook,
    DotsLook,
    Emu,
    FlowLook,
    PeopleLook,
    QuestionLook,
    ScenarioLook,
    Size,
    Sizes,
    TableLook,
    TimeLineLook,
)


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


class ClosingLook(Node):
    """Objectives behind ticks, their words in one of the sizes."""

    row: Emu
    """How high a line is at most; a few stand at the top."""
    tick: Emu
    gap: Emu
    sizes: tuple[Size, ...]


class SignsLook(Node):
    """Danger signs in two columns, `gap` apart: room for the number, the icon, and `space` behind it."""

    row: Emu
    """How high a sign is at most; a few stand at the top."""
    gap: Emu
    number: Emu
    icon: Emu
    space: Emu
    sizes: Sizes


class RecallLook(Node):
    """Questions from memory, each as wide as `ask`, beside their answers; rows grow by `more` where there is room."""

    ask: Emu
    number: Emu
    pad: Emu
    gap: Emu
    more: Emu
    line: float
    sizes: Sizes


class AgendaLook(Node):
    """Minutes as bars: `row` is a row's most height, `label` the room behind a bar, `told` the same with objectives."""

    row: Emu
    bar: Emu
    gap: Emu
    label: Emu
    told: Emu
    size: Size


class TabsLook(Node):
    """Progress down the start edge."""

    width: Emu
    current: Emu
    gap: Emu
    size: Size


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
    closing: ClosingLook
    signs: SignsLook
    recall: RecallLook
    question: QuestionLook


class ShadePair(Node):
    """A text or mark in a shade on its ground, and the least contrast it must have."""

    text: str
    ground: str
    least: float


class DeckLook(Node):
    """What a deck looks like beyond its template."""

    contrast: tuple[ShadePair, ...]

    pictures: PicturesLook
