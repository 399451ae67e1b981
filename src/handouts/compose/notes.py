"""Speaker notes: what to say, ask, listen for and answer, what is known besides, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose.citations import short
from handouts.outline.deck import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.content.markup import RichText
    from handouts.content.model.training import Ask
    from handouts.content.model.training import Notes as NotesItem
    from handouts.edition import Edition


def notes(edition: Edition, item: NotesItem, sources: Iterable[str], answer: tuple[RichText, ...] = ()) -> Notes:
    """Return the notes of a slide; `answer` is what comes on it by clicks."""
    plainly = plain_notes(edition, edition.said(item.say), item.ask, edition.said(item.if_asked), sources)
    return replace(plainly, answer=answer)


def plain_notes(
    edition: Edition,
    say: tuple[RichText, ...],
    ask: Ask | None = None,
    if_asked: tuple[RichText, ...] = (),
    sources: Iterable[str] = (),
) -> Notes:
    """Return notes made of given parts; how long they take is told where they are timed."""
    words = edition.phrases.deck
    kind = ask.kind if ask else None
    asked = getattr(words.asks, kind) if kind else words.asks.room
    labels = (words.say, asked, words.listen_for, words.answer, words.time, words.if_asked, words.sources)
    first, asks, listens, answers, times, besides, last = map(edition.words, labels)
    return Notes(
        say=say,
        ask=edition.say(ask.text) if ask else (),
        time=(),
        sources=tuple(short(edition, (name,)) for name in sources),
        labels=(first, asks, listens, answers, times, besides, last),
        listen_for=edition.say(ask.listen_for) if ask else (),
        if_asked=if_asked,
        kind=kind,
    )
