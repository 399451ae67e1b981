"""How often a check comes, and until when, in words for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run, strung

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.content.model import items
    from handouts.edition import Edition

_OF = Run(": ")


def often(edition: Edition, one: items.Occasion) -> RichText:
    """Return how often a check comes, and until when."""
    words = edition.phrases.deck
    if one.every is None:
        return edition.fill(words.once)
    every = edition.interval(one.every)
    if one.until:
        return edition.fill(words.until, every=every, until=edition.words(one.until))
    return edition.fill(words.every, every=every)


def times(edition: Edition, check: items.Check) -> RichText:
    """Return in which periods a check comes, and how often in each."""
    said = [(*edition.say(edition.period(one.period)), _OF, *often(edition, one)) for one in check.occasions]
    return strung(said, "; ")
