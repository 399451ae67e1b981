"""The slides of a deck in a trainer's guide: the heads of its parts, and each slide beside what is said with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.leaves import Block
from handouts.outline.marks import PLACE, layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText

SLIDE, FIRST, LAST = "{slide}", "{first}", "{last}"
"""Stand for the numbers of slides, which are known when the deck is drawn."""


@dataclass(frozen=True, slots=True)
class DeckPart(Block):
    """The head of a part of a deck: `over` its title its place, `hour` when it runs."""

    deck: str = field(metadata=layout("for the numbers of its slides"))
    sign: RichText
    """What stands on its tile: the number of a module."""
    over: RichText
    title: RichText
    hour: RichText
    """From which minute to which; empty of what has no time of its own."""
    hour_note: RichText
    span: str
    """`slides {first} to {last}`, filled in by the renderer."""
    single: str
    """`Slide {slide}`, where it has one slide."""
    ends: tuple[str, str] = field(metadata=PLACE)
    """Its first and its last slide, by their origins."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Words on the picture of a slide: sealed with it, and no content of the page, as the deck says them."""

    origin: str
    text: RichText


@dataclass(frozen=True, slots=True)
class SlideNotes(Block):
    """A slide beside its notes; its picture is drawn from the deck."""

    deck: str = field(metadata=layout("its words are sealed as `seen`"))
    pattern: str
    """`Slide {slide}`, filled in by the renderer."""
    time: RichText
    sources: tuple[RichText, ...]
    """The words that lead to them, and they themselves; empty where there are none."""
    title: RichText
    say: tuple[RichText, ...]
    ask: tuple[RichText, ...]
    """What is asked, and listened for, each behind its label."""
    answer: RichText
    """What comes on the slide by clicks and what is said of it, run on behind its label."""
    besides: tuple[RichText, ...]
    """What is known if somebody asks."""
    seen: tuple[Seen, ...]
    origins: tuple[str, ...]
    """Items that its picture shows, each by its id."""
