"""Values that each clinic's medical lead sets: told as such in the deck, by a word and in the footer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.content.markup import Markup, RichText
    from handouts.edition import Edition

_GAP = Run("\N{EN SPACE}")


def marked(edition: Edition, text: RichText) -> RichText:
    """Return words with the local values in them in bold, and the word for local behind."""
    if not _is_local(text):
        return text
    word = Run(f" {edition.words(edition.phrases.deck.local)}", strong=True, local=True)
    return (*(replace(run, strong=run.strong or run.local) for run in text), word)


def explained(edition: Edition, common: dict[str, Any], shown: Iterable[RichText], note: Markup) -> dict[str, Any]:
    """Return what every slide has, the note in its footer where a value that is shown is local."""
    if not any(map(_is_local, shown)):
        return common
    said = tuple(replace(run, strong=True, local=True) for run in edition.fill(note))
    source, brief = common["source"], common["brief"]
    return common | {
        "source": (*source, _GAP, *said) if source else said,
        "brief": (*brief, _GAP, *said) if brief else (),
    }


def _is_local(text: RichText) -> bool:
    return any(run.local for run in text)
