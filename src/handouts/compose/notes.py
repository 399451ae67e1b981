"""Speaker notes: what to say, what to ask, how long, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.citations import short
from handouts.outline.deck import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.content.model.training import Notes as NotesItem
    from handouts.edition import Edition


def notes(edition: Edition, item: NotesItem, sources: Iterable[str]) -> Notes:
    """Return the notes of a slide."""
    return plain_notes(edition, edition.said(item.say), edition.say(item.ask), item.minutes, sources)


def plain_notes(
    edition: Edition,
    say: tuple[RichText, ...],
    ask: RichText = (),
    minutes: Decimal | None = None,
    sources: Iterable[str] = (),
) -> Notes:
    """Return notes made of given parts."""
    words = edition.phrases.deck
    time = minutes_text(edition, minutes) if minutes is not None else ()
    cited = tuple(short(edition, (name,)) for name in sources)
    labels = (words.say, words.ask, words.time, words.sources)
    say_label, ask_label, time_label, sources_label = (edition.words(word) for word in labels)
    return Notes(say, ask, time, cited, (say_label, ask_label, time_label, sources_label))


def minutes_text(edition: Edition, minutes: Decimal) -> RichText:
    """Return so many minutes, as the deck says them."""
    return edition.counted(edition.phrases.deck.minutes, minutes)
