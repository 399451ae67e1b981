"""How long a deck takes: the seconds of each slide, from what is said on it, what is asked, and who answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeVar

from handouts.content.markup import plain
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.content.markup import RichText
    from handouts.content.model.clock import AskKind, Clock
    from handouts.edition import Edition

MINUTE = 60
_Slide = TypeVar("_Slide", bound=out.Slide)


def timed(edition: Edition, clock: Clock, slide: _Slide) -> _Slide:
    """Return a slide whose notes say how long it takes."""
    steps = getattr(clock, slide.practice) if slide.practice else ()
    return replace(slide, notes=timed_notes(edition, clock, slide.notes, steps))


def timed_notes(edition: Edition, clock: Clock, notes: out.Notes, steps: tuple[AskKind, ...] = ()) -> out.Notes:
    """Return notes with their seconds, and these in words; `steps` is how the slide itself is worked through."""
    words = sum(len(plain(text).split()) for text in (*notes.say, notes.ask, *notes.answer))
    seconds = clock.seconds(words, (*steps, notes.kind) if notes.kind else steps)
    time = edition.fill(edition.phrases.deck.clock, time=face(seconds))
    return replace(notes, time=time, seconds=seconds)


def face(seconds: int) -> str:
    """Return seconds as a clock shows them, in minutes and seconds: `1:05`."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"


def minutes(seconds: int) -> Decimal:
    """Return seconds in whole minutes, a half rounded up; one at the least."""
    return max(nearest(seconds), Decimal(1))


def nearest(seconds: int) -> Decimal:
    """Return the minute that is nearest to so many seconds, a half rounded up."""
    return (Decimal(seconds) / MINUTE).quantize(Decimal(1), ROUND_HALF_UP)


def minutes_text(edition: Edition, seconds: int) -> RichText:
    """Return seconds in whole minutes, as the deck says them."""
    return edition.counted(edition.phrases.deck.minutes, minutes(seconds))


def entries(edition: Edition, parts: Iterable[tuple[RichText, out.DeckSection]]) -> tuple[out.AgendaEntry, ...]:
    """Return named sections as lines of an agenda, each with its minutes and a link to its first slide."""
    return tuple(
        out.AgendaEntry(
            number,
            name,
            minutes(section.seconds),
            minutes_text(edition, section.seconds),
            target=section.slides[0].origin,
            stressed=False,
        )
        for number, (name, section) in enumerate(parts, 1)
    )


def total(sections: Iterable[out.DeckSection]) -> int:
    """Return the seconds that sections take together."""
    return sum(section.seconds for section in sections)
