"""What every slide has and says of itself, and a whole deck with its sections.

The fit stage measures by it, the renderer fills placeholders by it, so neither forgets what the other does. Names are
those of the template's layouts and placeholders.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from handouts.outline.walk import FRAME, HEAD, PLACE, SPOKEN, layout, unread
from handouts.text.markup import Run, stressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.content.model.documents import AskKind
    from handouts.outline.leaves import Identity, Seal
    from handouts.text.markup import RichText

Texts = dict[str, tuple["RichText", ...]]
"""The paragraphs of placeholders, by their names."""
SMALL = ("Source", "Module", "Seal", "Number")
"""Placeholders that nobody reads from the last row, so that they may be small; they are read last."""


STILL = unread("it is for those who see the slide at rest")
"""Of the words that say where the answers are."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What a stand-in trainer reads out; each part already has its label, such as `Say`."""

    say: tuple[RichText, ...]
    ask: RichText
    time: RichText
    """How long all of it takes, in words."""
    sources: tuple[RichText, ...]
    labels: tuple[str, str, str, str, str, str, str]
    """The heads of the parts: say, ask, listen for, answer, time, if asked, sources."""
    listen_for: RichText = ()
    answer: tuple[RichText, ...] = ()
    """What comes on the slide by clicks, and what is said of it."""
    if_asked: tuple[RichText, ...] = ()
    kind: AskKind | None = field(default=None, metadata=layout("its label says it in words"))
    """Who answers what is asked."""
    unread: RichText = ()
    """Instead of all words: that nothing of the slide is read out."""
    seconds: int = field(default=0, metadata=layout("`time` says it in words"))
    """How long it takes; none for what is only looked up."""

    @property
    def words(self) -> tuple[RichText, ...]:
        """All that the trainer reads, apart from how long it takes and where it comes from."""
        return (*self.say, self.ask, self.listen_for, *self.answer, *self.if_asked)

    def wordless(self) -> Notes:
        """Return the notes without these words."""
        return replace(self, say=(), ask=(), listen_for=(), answer=(), if_asked=())

    def parts(self) -> Iterator[tuple[str, tuple[RichText, ...]]]:
        """Yield each part that says something, with its label."""
        texts = (self.say, (self.ask,), (self.listen_for,), self.answer, (self.time,), self.if_asked, self.sources)
        for label, part in zip(self.labels, texts, strict=True):
            if filled := tuple(filter(None, part)):
                yield label, filled


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a slide in the course: module number, count of modules, name, and `5 of 8`."""

    number: int
    count: int
    name: RichText
    place: RichText

    @property
    def label(self) -> RichText:
        """The module's name in bold, and the slide's place."""
        return (*stressed(self.name), Run("\u2002"), *self.place)


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a slide: the origin of where it leads, and that in words."""

    to: str
    says: str


@dataclass(frozen=True, slots=True)
class SealLines:
    """What a deck says of its version: in full on the first and the last slide, and at the foot of each other one."""

    full: tuple[RichText, ...] = ()
    """The form comes first."""
    foot: RichText = ()

    @classmethod
    def of(cls, identity: Identity, seal: Seal) -> SealLines:
        """Return what the slides of a sealed deck say."""
        full = (seal.form_line, seal.status_line, identity.version_line, identity.use_by_line)
        return cls(tuple((Run(line),) for line in full if line), (Run(seal.foot_line),))


NO_SEAL_LINES = SealLines()


@dataclass(frozen=True, slots=True)
class Parts:
    """The paragraphs of a placeholder, each of which stays whole where their slide continues."""

    place: str
    layout: str
    """In which they are measured."""
    take: Callable[[slice], Slide]
    """Makes the slide with some of them."""


@dataclass(frozen=True, slots=True)
class Slide(ABC):
    """What every slide has; each kind says where it is another."""

    origin: str
    title: RichText = field(metadata=FRAME)
    notes: Notes = field(metadata=SPOKEN)
    mark: Mark | None = field(metadata=PLACE | FRAME)
    source: RichText = field(metadata=FRAME)
    """Short citations for the footer; empty where none are needed."""
    brief: RichText = field(default=(), kw_only=True, metadata=FRAME)
    """What the footer says where `source` takes more than its line."""
    origins: tuple[str, ...] = field(default=(), kw_only=True)
    """Items that it shows besides, each by its id."""
    back: Back | None = field(default=None, kw_only=True, metadata=layout("a way about in the deck"))
    """Where its place in the course leads when it is chosen; nothing where the deck has no such slide."""

    @property
    @abstractmethod
    def layouts(self) -> tuple[str, ...]:
        """The layouts that it can have, the largest type first."""

    @property
    def illustrated(self) -> bool:
        """Whether it carries a picture, chart, diagram or table; signs beside words are none of these."""
        return True

    @property
    def scanned(self) -> bool:
        """Whether its words are a list, a table or a pathway, which the room takes in line by line."""
        return False

    @property
    def looked_up(self) -> bool:
        """Whether nobody presents it: it is read from one's own screen, or from paper."""
        return False

    @property
    def practice(self) -> Literal["case", "question"] | None:
        """As what it is worked through, apart from what its notes ask."""
        return None

    @property
    def tabbed(self) -> bool:
        """Whether its foot, and tabs at its side, say where in the course it stands, if it has a place there."""
        return True

    @property
    def cited(self) -> RichText:
        """What its footer says."""
        return self.source

    @property
    def standing(self) -> tuple[RichText, ...]:
        """What its foot says of its place in the course, or in the practice."""
        return (self.mark.label,) if self.mark and self.tabbed else ()

    def body(self) -> Texts:
        """Return the paragraphs of the placeholders that only its kind has; what is empty may be among them."""
        return {}

    def sealed(self, lines: SealLines) -> Texts:
        """Return where it says which version it belongs to."""
        return {"Seal": (lines.foot,)}

    def texts(self, lines: SealLines = NO_SEAL_LINES) -> Texts:
        """Return the paragraphs of each placeholder; empty paragraphs and placeholders are left out."""
        foot: Texts = {"Source": (self.cited,), "Module": self.standing}
        placed = {"Title": (self.title,), **self.body(), **foot, **self.sealed(lines)}
        filled = {name: tuple(filter(None, paragraphs)) for name, paragraphs in placed.items()}
        return {name: paragraphs for name, paragraphs in filled.items() if paragraphs}

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """The origins of the paragraphs of a placeholder, where each has its own."""
        return {}

    def parted(self) -> Parts | None:
        """Return what may stand on further slides; nothing where all of it stays together."""
        return None


def rail(label: RichText, text: RichText) -> Texts:
    """Return what to remember, in the rail, under its label."""
    return {"Rail Label": (label,) if text else (), "Rail": (text,)}


SECTION = "/section"
"""Ends the origin of a section that is a module or a unit of practice; before it stands the id of that."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A section in PowerPoint's sense."""

    origin: str
    name: str
    slides: tuple[Slide, ...]
    core: bool = field(default=False, metadata=layout("what follows from it is said: minutes, hours"))
    """Whether it is part of the course itself: opening, modules, closing."""

    @property
    def seconds(self) -> int:
        """How long its slides take together."""
        return sum(slide.notes.seconds for slide in self.slides)


@dataclass(frozen=True, slots=True)
class DeckOutline:
    """A whole deck."""

    identity: Identity = field(metadata=HEAD)
    sections: tuple[DeckSection, ...]
    continued_pattern: str
    """Added to the title of a slide that continues; filled in by the fit stage."""
    unread: RichText
    """What the notes of such a slide say: that it is not read out."""
