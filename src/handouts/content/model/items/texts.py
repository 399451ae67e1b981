"""What is told in words: topics, cards, key points, words explained."""

from __future__ import annotations

from typing import Annotated, Literal

from handouts.content.model.base import IconId, Item, Kept, Node, Text, Texts
from handouts.content.model.consent import Blank

Tone = Literal["plain", "main", "do", "do-not", "care", "crisis", "emergency", "unknown", "note"]
"""What a card or list is for; every document draws the same tone the same way."""


class TopicText(Node):
    """Running text for one audience: a lead, paragraphs, and points."""

    title: Text | None = None
    text: Texts = ()
    points: Texts = ()


class Topic(Item):
    """Something to know that is neither an effect nor a check."""

    icon: IconId | None = None
    tone: Tone = "plain"
    risk: Text | None = None
    """What it is called among the risks that a patient signs for: `{effect.risk}` quotes it in a statement."""
    patient: TopicText
    blanks: tuple[Blank, ...] = ()
    """Room to write beneath what patients read, where the topic stands in a box or a column."""
    staff: TopicText = TopicText()


class Card(Item):
    """A list that always looks the same: do, do not, call us, call the crisis line, call for an ambulance."""

    tone: Tone
    icon: IconId
    title: Text | None = None
    """Without one it has no head: a card to fill in."""
    kept: Text | None = None
    """Its title on a sheet to keep, where it says more there; all that the card has to say, if nothing follows."""
    say: Text | None = None
    """What is said on the telephone; at the end of its head."""
    telephone: Literal["", "clinic", "after-hours", "crisis", "emergency"] = ""
    lead: Text | None = None
    points: Texts = ()
    signs: Literal["clinic", "home", "call"] | None = None
    """The signs that its list has before its points: danger signs that hold in a place, or those to call us for."""
    adult: Text | None = None
    """What the adult at the reader's side does; beneath the list."""
    blanks: tuple[Blank, ...] = ()
    """Lines to write on, beneath the lists."""
    after: Texts = ()
    """Paragraphs beneath all others."""
    short: Text | None = None
    """The line for the small card on the first page."""
    staff: Text | None = None
    """What staff say when they hand it over."""


class KeyPoint(Item):
    """One of the few things to know, on the first page."""

    icon: IconId
    title: Text
    text: Text
    staff: Text | None = None


class Term(Item):
    """A hard word, explained; `also` lists other spellings that a text may use."""

    term: Text
    means: Text
    also: Annotated[Texts, Kept("the rules that look for hard words")] = ()
