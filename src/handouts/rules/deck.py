"""Rules about decks: what a trainer says fits into the minutes that the slide has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.rules.subject import Subject

PACE = 130
"""Words a minute of calm speech."""


@rule("D501", "notes-too-long", "error")
def notes_too_long(subject: Subject) -> Iterator[Problem]:
    """Find notes that cannot be said in the minutes of their slide.

    Why: a course that overruns is cut at its end, which is where leaving and consent are taught.
    Source: the project's rule that the minutes of a course add up; 130 words a minute is calm speech.
    Good: 90 words and a question in one minute. Bad: 200 words in one minute.
    """
    edition = subject.edition
    shown = set().union(*(subject.shown[name] for name in subject.decks))
    for module in edition.guide.training.modules:
        for slide in (module, *module.slides) if module.id in shown else ():
            spoken = (*slide.notes.say, *([slide.notes.ask] if slide.notes.ask else []))
            count = sum(len(plain(edition.say(text)).split()) for text in spoken)
            if count > PACE * slide.notes.minutes:
                message = f"the notes of `{slide.id}` have {count} words for {slide.notes.minutes} min"
                hint = f"At {PACE} words a minute there is time for {PACE * slide.notes.minutes:.0f}."
                yield Problem(subject.place(slide.id, "notes"), message, hint)
