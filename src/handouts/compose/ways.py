"""The ways back: from each slide of a module to the agenda, from each slide of practice to the menu of its units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.markup import Markup
    from handouts.content.model.phrases import DeckWords
    from handouts.edition import Edition


def led_back(edition: Edition, sections: Iterable[out.DeckSection]) -> Iterator[out.DeckSection]:
    """Yield the sections, each slide with its way back where the deck has a slide that it can lead to."""
    sections = tuple(sections)
    there = {slide.origin for section in sections for slide in section.slides}
    for section in sections:
        slides = (replace(slide, back=_back(edition, slide, there)) for slide in section.slides)
        yield replace(section, slides=tuple(slides))


def _back(edition: Edition, slide: out.Slide, there: set[str]) -> out.Back | None:
    words = edition.phrases.deck
    ways = ((to, says) for to, says in _ways(words, slide) if to in there)
    return next((out.Back(to, edition.words(says)) for to, says in ways), None)


def _ways(words: DeckWords, slide: out.Slide) -> Iterator[tuple[str, Markup]]:
    """Yield where a slide may lead and how that is said, the best first."""
    if slide.practice:
        yield out.MENU, words.to_menu
        yield out.AGENDA, words.to_agenda
    elif slide.mark:
        yield out.AGENDA, words.to_agenda
