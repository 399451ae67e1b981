"""What every slide has: title, notes, its place in the course, and what it cites."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.outline.marks import PLACE, SPOKEN, layout, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.content.model.clock import AskKind


_FRAME = unread("every slide has it")
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


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a slide: the origin of where it leads, and that in words."""

    to: str
    says: str


@dataclass(frozen=True, slots=True)
class BaseSlide:
    """What every slide has."""

    origin: str
    title: RichText = field(metadata=_FRAME)
    notes: Notes = field(metadata=SPOKEN)
    mark: Mark | None = field(metadata=PLACE | _FRAME)
    source: RichText = field(metadata=_FRAME)
    """Short citations for the footer; empty where none are needed."""
    brief: RichText = field(default=(), kw_only=True, metadata=_FRAME)
    """What the footer says where `source` takes more than its line."""
    origins: tuple[str, ...] = field(default=(), kw_only=True)
    """Items that it shows besides, each by its id."""
    back: Back | None = field(default=None, kw_only=True, metadata=layout("a way about in the deck"))
    """Where its place in the course leads when it is chosen; nothing where the deck has no such slide."""
