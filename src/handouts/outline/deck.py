"""What a training deck can contain: slides in order, plain frozen data, each with its notes.

`origin` is the id of the content that a slide shows; it goes into the shape names, so a file can be traced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Chance, Identity, TimeLine

SECTION = "/section"
"""Ends the origin of a section that is a module; before it stands the module's id."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What a stand-in trainer reads out; each part already has its label, such as `Say`."""

    say: tuple[RichText, ...]
    ask: RichText
    minutes: RichText
    sources: tuple[RichText, ...]
    labels: tuple[str, str, str, str]
    """The heads of the four parts: say, ask, minutes, sources."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a slide in the course: module number, count of modules, name, and `5 of 8`."""

    number: int
    count: int
    name: RichText
    place: RichText


@dataclass(frozen=True, slots=True)
class _Slide:
    origin: str
    title: RichText
    notes: Notes
    mark: Mark | None
    source: RichText
    """Short citations for the footer; empty where none are needed."""
    brief: RichText = field(default=(), kw_only=True)
    """What the footer says where `source` takes more than its line."""
    origins: tuple[str, ...] = field(default=(), kw_only=True)
    """Items that it shows besides, each by its id."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring on the title slide: so many of 60 minutes."""

    minutes: Decimal
    icon: str
    label: RichText


@dataclass(frozen=True, slots=True)
class TitleSlide(_Slide):
    """The first slide; the seal's lines are added by the renderer."""

    subtitle: RichText
    clinic: RichText
    ring: Ring | None
    logo: str = ""
    """The file of the clinic's logo; `""` where there is none."""
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A module: its number, name, minutes, and the origin of the slide it links to."""

    number: int
    name: RichText
    minutes: Decimal
    minutes_label: RichText
    target: str
    stressed: bool


@dataclass(frozen=True, slots=True)
class AgendaSlide(_Slide):
    """Modules with links and minutes as bars."""

    entries: tuple[AgendaEntry, ...]
    hint: RichText


@dataclass(frozen=True, slots=True)
class ListSlide(_Slide):
    """A numbered list, such as the objectives."""

    items: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    start: int = 1
    """The number of the first item; set by the fit stage where the list continues."""
    ticked: bool = False
    """Whether boxes to tick stand before the items, instead of numbers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something a part has."""

    number: str
    name: RichText


@dataclass(frozen=True, slots=True)
class OpenerSlide(_Slide):
    """Opens a module: its objective, minutes and place in the ring; or the practice part, with what it has."""

    objective: RichText
    minutes: RichText
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletsSlide(_Slide):
    """A few points beside a large icon; what to remember in the rail."""

    icon: str
    points: tuple[RichText, ...]
    remember: RichText
    remember_label: RichText


@dataclass(frozen=True, slots=True)
class FigureSlide(_Slide):
    """One large number, one sentence, and people of 100 where counted."""

    number: RichText
    sentence: RichText
    stress: RichText
    of_100: int | None
    says: str


@dataclass(frozen=True, slots=True)
class ChanceSlide(_Slide):
    """Icon arrays with both frames."""

    chance: Chance
    remember: RichText
    remember_label: RichText


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a bar chart; `detail` stands beneath its name."""

    origin: str
    name: str
    detail: str
    value: Decimal
    comparison: Decimal | None
    label: str
    comparison_label: str
    outline: bool = False


@dataclass(frozen=True, slots=True)
class BarChartSlide(_Slide):
    """Native bars, labelled directly. Series names are given when two series are compared."""

    label: RichText
    categories: tuple[Category, ...]
    series: tuple[str, str]
    """Names of the solid and the outlined bars; `""` where there is none."""
    remember: RichText
    remember_label: RichText
    icon: str
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a line chart."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]
    comparison: bool


@dataclass(frozen=True, slots=True)
class LineChartSlide(_Slide):
    """Native lines through measured values."""

    label: RichText
    x_label: RichText
    lines: tuple[Line, ...]
    remember: RichText
    remember_label: RichText
    icon: str
    says: str


@dataclass(frozen=True, slots=True)
class TimeLineSlide(_Slide):
    """The treatment day as lanes."""

    timeline: TimeLine
    minutes_label: RichText


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; the first cell is its head. A stressed row stands on a tint."""

    origin: str
    cells: tuple[RichText, ...]
    stressed: bool = False
    origins: tuple[str, ...] = ()
    """Items that it shows besides, each by its id."""


@dataclass(frozen=True, slots=True)
class TableSlide(_Slide):
    """A native table, continued on further slides where it is long."""

    head: tuple[RichText, ...]
    weights: tuple[int, ...]
    """Relative column widths."""
    rows: tuple[TableRow, ...]
    says: str
    dense: bool = False
    """To look things up in, not to be presented: as many rows on a slide as it holds."""
    size: float = 0
    """Of the type, in points; set by the fit stage."""
    icon: str = ""
    """Of the part of the handout that the table quotes."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one role does."""

    role: RichText
    icon: str
    does: RichText


@dataclass(frozen=True, slots=True)
class Branch:
    """A question; yes leads across to the acts, no down to the next."""

    ask: RichText
    tone: Literal["emergency", "care", "plain"]
    acts: tuple[Act, ...]
    in_turn: bool
    detail: RichText
    returns: RichText


@dataclass(frozen=True, slots=True)
class FlowSlide(_Slide):
    """A decision pathway with glued connectors."""

    branches: tuple[Branch, ...]
    end: RichText
    yes: RichText
    no: RichText
    says: str


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """A column head."""

    name: RichText
    icon: str
    stressed: bool


@dataclass(frozen=True, slots=True)
class ComparisonSlide(_Slide):
    """Columns compared by the same questions; each answer is a mark and words."""

    columns: tuple[ComparisonColumn, ...]
    rows: tuple[tuple[RichText, tuple[tuple[Literal["yes", "no", "none"], RichText], ...]], ...]
    says: str


@dataclass(frozen=True, slots=True)
class ActSlide(_Slide):
    """See, do, say, record; when to call beneath."""

    heads: tuple[RichText, RichText, RichText, RichText]
    see: tuple[RichText, ...]
    do: tuple[RichText, ...]
    say: tuple[RichText, ...]
    record: tuple[RichText, ...]
    call: RichText


@dataclass(frozen=True, slots=True)
class ToldSlide(_Slide):
    """What the patient was told, with the handout's section, beside what staff keep in mind."""

    section: RichText
    section_title: RichText
    quote: tuple[RichText, ...]
    staff_label: RichText
    staff: tuple[RichText, ...]
    icon: str = ""
    """Of the section, as on the handout."""


@dataclass(frozen=True, slots=True)
class ScenarioReading:
    """A reading on the way; tiles rise in proportion."""

    at: RichText
    value: RichText
    stressed: bool
    known: bool = True
    """Whether the room knows it yet; else only its place is kept."""


@dataclass(frozen=True, slots=True)
class ScenarioSlide(_Slide):
    """One stage of an invented case: asked (`answered` false) or answered."""

    detail: RichText
    readings: tuple[ScenarioReading, ...]
    stages: tuple[RichText, ...]
    current: int
    ask: RichText
    parts: tuple[Act, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class QuestionSlide(_Slide):
    """A question with its choices; `answered` shows the right one and why."""

    figure: RichText
    context: RichText
    question: RichText
    choices: tuple[RichText, ...]
    letters: tuple[str, ...]
    """By which the choices are called."""
    hint: RichText
    right: int
    reason: RichText
    answered: bool
    icon: str = ""
    """What the question is about."""


@dataclass(frozen=True, slots=True)
class SourcesSlide(_Slide):
    """Full references, continued on further slides."""

    entries: tuple[tuple[str, RichText, str], ...]
    """Origin, text and address of each."""


@dataclass(frozen=True, slots=True)
class EndSlide(_Slide):
    """The last slide: which version this was, and how to know it again."""

    lines: tuple[RichText, ...]


Slide = (
    TitleSlide
    | AgendaSlide
    | ListSlide
    | OpenerSlide
    | BulletsSlide
    | FigureSlide
    | ChanceSlide
    | BarChartSlide
    | LineChartSlide
    | TimeLineSlide
    | TableSlide
    | FlowSlide
    | ComparisonSlide
    | ActSlide
    | ToldSlide
    | ScenarioSlide
    | QuestionSlide
    | SourcesSlide
    | EndSlide
)


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A section in PowerPoint's sense."""

    origin: str
    name: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class DeckOutline:
    """A whole deck."""

    identity: Identity
    sections: tuple[DeckSection, ...]
    continued_pattern: str
    """Added to the title of a slide that continues; filled in by the fit stage."""


def illustrated(slide: Slide) -> bool:
    """Tell whether a slide carries a picture, chart, diagram or table; signs beside words are none of these."""
    match slide:
        case FigureSlide():
            return slide.of_100 is not None
        case QuestionSlide():
            return bool(slide.icon) and not slide.answered
        case ScenarioSlide():
            return bool(slide.readings)
        case TitleSlide():
            return slide.ring is not None
        case OpenerSlide():
            return slide.mark is not None or bool(slide.tallies)
        case ListSlide() | ActSlide() | ToldSlide() | SourcesSlide() | EndSlide():
            return False
        case _:
            return True
