"""Slides that say who does what: pathways, comparisons, see, do, say, record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.content.markup import plain
from handouts.outline.deck.slide import Slide
from handouts.outline.marks import PICTURE, layout, unread

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck.slide import Texts

Tone = Literal["emergency", "care", "plain"]


@dataclass(frozen=True, slots=True)
class Act:
    """What one role does."""

    role: RichText
    icon: str = field(metadata=PICTURE)
    does: RichText


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a part of a flow to another, which is named by its id; without words where it is the only one."""

    says: RichText = field(metadata=unread("it stands at an arrow"))
    to: str


@dataclass(frozen=True, slots=True)
class FlowStep:
    """What is done upon an answer, and where that leads."""

    origin: str
    """The question's id and the step's own: `danger/call`."""
    acts: tuple[Act, ...]
    in_turn: bool
    leads: tuple[Way, ...]

    @property
    def id(self) -> str:
        """Its own name."""
        return self.origin.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FlowQuestion:
    """A question, the answers that there are, and what is done upon one of them."""

    origin: str
    ask: RichText
    tone: Tone
    detail: RichText
    answers: tuple[Way, ...]
    step: FlowStep | None


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """How it ends: what was planned goes on, or it stops."""

    origin: str
    """The flow's id and the end's own."""
    text: RichText
    goes_on: bool
    tone: Tone

    @property
    def id(self) -> str:
        """Its own name."""
        return self.origin.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FlowSlide(Slide):
    """A decision pathway: a graph of questions, steps and ends; the first question is where it starts."""

    questions: tuple[FlowQuestion, ...]
    ends: tuple[FlowEnd, ...]
    told: tuple[RichText, ...] = field(metadata=unread("it is for who does not see the picture"))
    """The whole graph in words, a paragraph a question."""
    layouts = ("Wide",)
    scanned = True

    @property
    def says(self) -> str:
        """The graph for those who cannot see it."""
        return " ".join(plain(paragraph) for paragraph in self.told)


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """A column head."""

    name: RichText
    icon: str = field(metadata=PICTURE)
    stressed: bool = field(metadata=layout("a colour"))


@dataclass(frozen=True, slots=True)
class Alike:
    """What looks alike: that it does, and each value beside the same icon."""

    text: RichText
    icon: str = field(metadata=PICTURE)
    each: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class ComparisonSlide(Slide):
    """Columns compared by the same questions; each answer is a mark and words."""

    columns: tuple[ComparisonColumn, ...] = field(metadata=unread("they head the answers"))
    rows: tuple[tuple[RichText, tuple[tuple[Literal["yes", "no", "none"], RichText], ...]], ...]
    says: str
    alike: Alike | None = None
    """A strip beneath the columns."""
    layouts = ("Wide",)
    scanned = True


@dataclass(frozen=True, slots=True)
class ActSlide(Slide):
    """See, do, say, record; when to call beneath."""

    heads: tuple[RichText, RichText, RichText, RichText] = field(metadata=unread("they head the columns"))
    see: tuple[RichText, ...]
    do: tuple[RichText, ...]
    say: tuple[RichText, ...]
    record: tuple[RichText, ...]
    call: RichText = field(metadata=unread("it is quoted whole"))
    emergency: bool = field(default=False, metadata=layout("a colour; `call` says who is called"))
    """Whether emergency help is called; its icon then says so, in the colour of it."""
    layouts = ("See Do Say Record", "See Do Say Record Dense", "See Do Say Record Full")
    illustrated = False

    def body(self) -> Texts:
        columns = {"See": self.see, "Do": self.do, "Say": self.say, "Record": self.record}
        heads = {f"{name} Head": (head,) for name, head in zip(columns, self.heads, strict=True)}
        return {**heads, **columns, "Call": (self.call,)}
