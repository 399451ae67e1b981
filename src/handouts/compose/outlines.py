"""The documents of a guide as outlines, each composed once: a deck cites a handout, a trainer's papers show a deck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose import deck, handout
from handouts.content.model.blocks import BackgroundBlock, SlidesBlock
from handouts.content.model.documents import DeckDocument, HandoutDocument

if TYPE_CHECKING:
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


def outline(edition: Edition, name: str, modules: tuple[str, ...] = ()) -> HandoutOutline | DeckOutline:
    """Return the outline of the document of that name in guide.yaml.

    Args:
        edition: The guide, as a clinic gives it in a language.
        name: The document.
        modules: Of a deck, only these modules and units of practice: a short session.
    """
    document = edition.guide.guide.documents[name]
    return _deck(edition, name, modules) if isinstance(document, DeckDocument) else _handout(edition, name)


def shown(edition: Edition, name: str) -> dict[str, DeckOutline]:
    """Return the decks whose slides a document shows, by their names."""
    document = edition.guide.guide.documents[name]
    sections = document.sections if isinstance(document, HandoutDocument) else ()
    blocks = [block for section in sections for block in section.blocks]
    return {block.deck: _deck(edition, block.deck) for block in blocks if isinstance(block, SlidesBlock)}


def _deck(edition: Edition, name: str, modules: tuple[str, ...] = ()) -> DeckOutline:
    document = edition.guide.guide.documents[name]
    assert isinstance(document, DeckDocument), name
    told = _read(edition, document.told_in)
    return edition.once((name, *modules), lambda: deck.compose(edition, name, told, modules))


def _handout(edition: Edition, name: str) -> HandoutOutline:
    document = edition.guide.guide.documents[name]
    assert isinstance(document, HandoutDocument), name
    blocks = [block for section in document.sections for block in section.blocks]
    behind = {block.deck for block in blocks if isinstance(block, BackgroundBlock)}
    cited = {deck: _read(edition, _told_in(edition, deck)) for deck in behind}
    main = _handout(edition, document.given_with) if document.given_with else None
    return edition.once((name,), lambda: handout.compose(edition, name, shown(edition, name), cited, main))


def _read(edition: Edition, name: str) -> HandoutOutline:
    """Return all that the readers of a handout get as one: its own sections, and those of what is given with it."""
    guide = edition.guide.guide
    whole, others = _handout(edition, name), guide.given_with(guide.documents[name])
    return replace(whole, sections=sum((_handout(edition, one).sections for one in others), whole.sections))


def _told_in(edition: Edition, deck: str) -> str:
    document = edition.guide.guide.documents[deck]
    assert isinstance(document, DeckDocument), deck
    return document.told_in
