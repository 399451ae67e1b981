"""What is told in words: topics, cards, key points, words explained."""

from __future__ import annotations

from typing import Annotated, Literal

from handouts.content.model.base import IconId, Item, Node, Prose, Text, Texts
from handouts.content.model.consent import Blank
from handouts.content.model.marks import STAFF, Editorial, Kept, Look, Material, Toned

Tone = Literal["plain", "main", "do", "do-not", "care", "crisis", "emergency", "unknown", "note"]
"""What a card or list is for; every document draws the same tone the same way."""


class TopicText(Node):
    """Running text for one audience: a lead, paragraphs, and points."""

    title: Text | None = None
    text: Texts = ()
    points: Annotated[Texts, Material("point")] = ()


class Topic(Item):
    """Something to know that is neither an effect nor a check."""

    icon: IconId | None = None
    tone: Annotated[Tone, Look()] = "plain"
    risk: Prose | None = None
    """What it is called among the risks that a patient signs for: `{effect.risk}` quotes it in a statement."""
    patient: Annotated[TopicText, Toned()]
    blanks: Annotated[tuple[Blank, ...], Editorial()] = ()
    """Room to write beneath what patients read, where the topic stands in a box or a column."""
    staff: Annotated[TopicText, Toned(), STAFF] = TopicText()


class Card(Item):
    """A list that always looks the same: do, do not, call us, call the crisis line, call for an ambulance."""

    tone: Annotated[Tone, Material("instruction")]
    icon: IconId
    title: Annotated[Text | None, Material("instruction")] = None
    """Without one it has no head: a card to fill in."""
    kept: Annotated[Text | None, Material("instruction")] = None
    """Its title on a sheet to keep, where it says more there; all that the card has to say, if nothing follows."""
    say: Annotated[Text | None, Material("instruction")] = None
    """What is said on the telephone; at the end of its head."""
    telephone: Annotated[Literal["", "clinic", "after-hours", "crisis", "emergency"], Material("telephone")] = ""
    lead: Annotated[Text | None, Material("instruction")] = None
    points: Annotated[Texts, Material("instruction")] = ()
    signs: Annotated[Literal["clinic", "home", "call"] | None, Material("instruction")] = None
    """The signs that its list has before its points: danger signs that hold in a place, or those to call us for."""
    adult: Annotated[Text | None, Material("instruction")] = None
    """What the adult at the reader's side does; beneath the list."""
    blanks: Annotated[tuple[Blank, ...], Editorial()] = ()
    """Lines to write on, beneath the lists."""
    after: Annotated[Texts, Material("instruction")] = ()
    """Paragraphs beneath all others."""
    short: Annotated[Text | None, Material("instruction")] = None
    """The line for the small card on the first page."""
    staff: Annotated[Prose | None, STAFF] = None
    """What staff say when they hand it over."""


class KeyPoint(Item):
    """One of the few things to know, on the first page."""

    icon: IconId
    title: Annotated[Text, Material("instruction")]
    text: Annotated[Text, Material("instruction")]
    staff: Annotated[Prose | None, STAFF] = None


class Term(Item):
    """A hard word, explained; `also` lists other spellings that a text may use."""

    term: Prose
    means: Prose
    also: Annotated[tuple[Prose, ...], Kept("the rules that look for hard words")] = ()
