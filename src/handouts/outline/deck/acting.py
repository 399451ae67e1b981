"""Slides that say who does what, and slides to practise with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from handouts.outline.deck.slide import STILL, Slide
from handouts.outline.walk import PICTURE, PLACE, layout, unread
from handouts.text.markup import stressed

if TYPE_CHECKING:
    from handouts.outline.deck.slide import Texts
    from handouts.text.markup import RichText

FlowTone = Literal["emergency", "care", "plain"]
MOST_QUESTIONS = 6
"""Of a pathway: those that a slide has rows for."""


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
    tone: FlowTone
    detail: RichText
    answers: tuple[Way, ...]
    step: FlowStep | None

    @property
    def leads_to(self) -> frozenset[str]:
        """Where its answers lead, and what is done upon them."""
        return frozenset(way.to for way in (*self.answers, *(self.step.leads if self.step else ())))


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """How it ends: what was planned goes on, or it stops."""

    origin: str
    """The flow's id and the end's own."""
    text: RichText
    goes_on: bool
    tone: FlowTone

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
    """The whole graph in words, a paragraph a question: each describes its shape."""
    says: str
    """Of the graph as a whole."""
    onward: tuple[RichText, ...] = ()
    """How each question is named where a slide ends before it; only of a pathway that goes on over slides."""
    layouts = ("Wide",)
    scanned = True

    def units(self) -> tuple[slice, ...]:
        """Return the questions that stay together: no way leads from one such part into another but to its first."""
        names = [question.origin for question in self.questions]
        last = {end.id for end in self.ends if end.goes_on}
        starts = [0]
        for at in range(1, len(names)):
            across = {to for question in self.questions[:at] for to in question.leads_to} & {*names[at + 1 :], *last}
            back = {to for question in self.questions[at:] for to in question.leads_to} & {*names[:at]}
            if not across | back:
                starts.append(at)
        return tuple(slice(*ends) for ends in pairwise([*starts, len(names)]))

    def part(self, cut: slice) -> FlowSlide:
        """Return the slide with some of the questions; before another one it ends with the name of that."""
        questions = self.questions[cut]
        used = {to for question in questions for to in question.leads_to}
        ends = tuple(end for end in self.ends if end.id in used)
        if cut.stop < len(self.questions):
            following = self.questions[cut.stop].origin
            flow = self.ends[0].origin.rpartition("/")[0]
            ends = (*ends, FlowEnd(f"{flow}/{following}", self.onward[cut.stop], goes_on=True, tone="plain"))
        return replace(self, questions=questions, ends=ends, told=self.told[cut])


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


@dataclass(frozen=True, slots=True)
class ScenarioReading:
    """A reading on the way; tiles rise in proportion."""

    at: RichText
    value: RichText
    stressed: bool = field(metadata=layout("the colour of a tile"))
    known: bool = True
    """Whether the room knows it at the end of the stage; else only its place is kept."""
    new: bool = False
    """Whether the room comes to know it at this stage, by the first click."""
    height: Decimal = field(default=Decimal(0), metadata=layout("by the number that is read"))
    """By which its tile rises."""


@dataclass(frozen=True, slots=True)
class ScenarioSlide(Slide):
    """One stage of an invented case: what is asked, and each role's answer, which comes by a click."""

    detail: RichText
    readings: tuple[ScenarioReading, ...]
    stages: tuple[RichText, ...]
    current: int
    ask: RichText
    parts: tuple[Act, ...] = field(metadata=unread("it comes by a click"))
    still: RichText = field(metadata=STILL)
    """Where the answers are."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    quote: RichText = field(default=(), metadata=unread("it is quoted whole"))
    """What somebody says, in the place of readings."""
    layouts = ("Scenario",)
    practice = "case"

    @property
    def illustrated(self) -> bool:
        return bool(self.readings)

    @property
    def standing(self) -> tuple[RichText, ...]:
        return (self.still, stressed(self.unit))

    def body(self) -> Texts:
        return {"Detail": (self.detail,), "Ask": (self.ask,)}


@dataclass(frozen=True, slots=True)
class QuestionSlide(Slide):
    """A question with its choices; by a click it shows the right one and why."""

    figure: RichText
    context: RichText
    choices: tuple[RichText, ...]
    letters: tuple[str, ...]
    """By which the choices are called."""
    hint: RichText = field(metadata=unread("it is for who clicks"))
    right: int
    reason: RichText = field(metadata=unread("it comes by a click"))
    """Begins with the letter of the right choice."""
    still: RichText = field(metadata=STILL)
    """Where the answer is."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    icon: str = field(default="", metadata=PICTURE)
    """What the question is about."""
    practice = "question"

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("Question",) if self.figure else ("Question Words",)

    @property
    def illustrated(self) -> bool:
        return bool(self.icon)

    @property
    def standing(self) -> tuple[RichText, ...]:
        return (self.still, stressed(self.unit))

    def body(self) -> Texts:
        texts = {"Figure": self.figure, "Context": self.context, "Hint": self.hint, "Reason": self.reason}
        return {name: (text,) for name, text in texts.items()}
