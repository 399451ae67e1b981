"""Slides that show numbers: key figures, arrays, charts, the day, tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import Slide, rail
from handouts.outline.walk import FILE, PICTURE, layout, unread
from handouts.text.markup import stressed

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.outline.deck.slide import Texts
    from handouts.outline.leaves import Chance, Span, TimeLine
    from handouts.text.markup import RichText


@dataclass(frozen=True, slots=True)
class Hundred:
    """So many of a hundred, drawn as dots beside a number and a sentence."""

    origin: str
    number: RichText
    sentence: RichText
    of_100: int
    says: str


@dataclass(frozen=True, slots=True)
class FigureSlide(Slide):
    """One large number, one sentence, and people of 100 where counted; or two hundreds side by side."""

    number: RichText
    sentence: RichText
    stress: RichText
    of_100: int | None
    says: str
    about: RichText = ()
    """Whom the hundred comes from: what they had, how many they were, beside what, over which time."""
    beside: Hundred | None = None

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("Wide",) if self.beside else ("Key Figure", "Key Figure Middle", "Key Figure Dense")

    @property
    def illustrated(self) -> bool:
        return self.of_100 is not None

    def body(self) -> Texts:
        if self.beside:
            return {}
        return {"Figure": (self.number,), "Sentence": (self.sentence, stressed(self.stress))}

    @property
    def hundreds(self) -> tuple[Hundred, ...]:
        """All that is drawn as dots."""
        own = () if self.of_100 is None else (self.of_100,)
        first = tuple(Hundred(self.origin, self.number, self.sentence, count, self.says) for count in own)
        return (*first, self.beside) if self.beside else first


@dataclass(frozen=True, slots=True)
class ChanceSlide(Slide):
    """Icon arrays with both frames."""

    chance: Chance
    remember: RichText
    remember_label: RichText
    about: RichText = ()
    """Whom the people come from: what they had, how many they were, beside what, over which time."""
    layouts = ("Picture and Rail Large", "Picture and Rail")

    def body(self) -> Texts:
        return rail(self.remember_label, self.remember)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a bar chart; `detail` stands beneath its name."""

    origin: str
    name: str
    detail: RichText
    value: Decimal
    comparison: Decimal | None
    label: str
    comparison_label: str
    outline: bool = False
    says: str = ""
    """Its name and numbers, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars whose people had the same, of one study: what they had, how many they were, beside what, over which time."""

    label: RichText
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class BarChartSlide(Slide):
    """Native bars, labelled directly. Series names are given when two series are compared."""

    label: RichText
    groups: tuple[BarGroup, ...]
    series: tuple[str, str]
    """Names of the solid and the outlined bars; `""` where there is none."""
    remember: RichText
    remember_label: RichText
    icon: str = field(metadata=PICTURE)
    says: str
    layouts = ("Chart and Rail Large", "Chart and Rail")

    def body(self) -> Texts:
        return {"Caption": (self.label,), **rail(self.remember_label, self.remember)}

    @property
    def categories(self) -> tuple[Category, ...]:
        """The bars of all groups."""
        return tuple(category for group in self.groups for category in group.categories)


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a line chart."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]
    comparison: bool


@dataclass(frozen=True, slots=True)
class LineChartSlide(Slide):
    """Native lines through measured values."""

    label: RichText
    about: RichText
    """Whom the lines come from: what they had, how many they were, beside what."""
    x_label: RichText
    lines: tuple[Line, ...]
    remember: RichText
    remember_label: RichText
    icon: str = field(metadata=PICTURE)
    says: str
    layouts = ("Chart and Rail Large", "Chart and Rail")

    def body(self) -> Texts:
        return {"Caption": (self.label,), **rail(self.remember_label, self.remember)}


@dataclass(frozen=True, slots=True)
class PictureSlide(Slide):
    """A photograph or drawing under its caption."""

    file: str = field(repr=False, metadata=FILE)
    says: str
    caption: RichText
    remember: RichText
    remember_label: RichText
    layouts = ("Picture and Rail Large", "Picture and Rail")

    def body(self) -> Texts:
        return rail(self.remember_label, self.remember)


@dataclass(frozen=True, slots=True)
class TimeLineSlide(Slide):
    """The treatment day as lanes."""

    timeline: TimeLine
    minutes_label: RichText
    layouts = ("Wide",)
    scanned = True


@dataclass(frozen=True, slots=True)
class StagesSlide(Slide):
    """Stages along a line of time, each as long as it takes, with when it ends."""

    stages: tuple[Span, ...]
    lengths: tuple[Decimal, ...]
    """Of each, in minutes."""
    says: str
    layouts = ("Wide",)
    scanned = True


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; the first cell is its head. A stressed row stands on a tint."""

    origin: str
    cells: tuple[RichText, ...]
    stressed: bool = field(default=False, metadata=layout("a tint"))
    origins: tuple[str, ...] = ()
    """Items that it shows besides, each by its id."""


@dataclass(frozen=True, slots=True)
class TableSlide(Slide):
    """A native table, continued on further slides where it is long."""

    head: tuple[RichText, ...] = field(metadata=unread("it heads the columns"))
    weights: tuple[int, ...] = field(metadata=layout("widths"))
    """Relative, of the columns."""
    rows: tuple[TableRow, ...]
    says: str
    size: float = field(default=0, metadata=layout("the fit stage sets it"))
    """Of the type, in points."""
    layouts = ("Table",)
    scanned = True
