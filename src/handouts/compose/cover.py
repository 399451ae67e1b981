"""What only a first page has: whom to call, in small cards, and on which page to find what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.citations import listed_apart
from handouts.compose.passages import telephones
from handouts.content.markup import Run
from handouts.content.model import blocks
from handouts.content.model.items import Card
from handouts.outline import handout as out
from handouts.outline.inner import leading, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.content.model.documents import HandoutDocument, Section
    from handouts.edition import Edition


def calls(edition: Edition, document: HandoutDocument, block: blocks.CardsBlock, section: str) -> out.Cards:
    """Return whom to call: a line each, and for danger signs the page that lists them."""
    cards = [one for one in edition.items(block.items) if isinstance(one, Card)]
    return out.Cards(
        f"{section}/{block.items[0]}/cards", "row", tuple(_call(edition, document, card) for card in cards)
    )


def _call(edition: Edition, document: HandoutDocument, card: Card) -> out.Card:
    title, lead = edition.say(card.title), edition.say(card.short)
    if card.telephone == "clinic" and edition.clinic.telephones.after_hours:
        title = edition.fill(edition.phrases.handout.always, title=title)
    listed = _listing(edition, document, card.signs) if card.signs in {"clinic", "home"} else ""
    if listed:
        lead = (*edition.fill(edition.phrases.handout.signs_page, page=page_of(listed)), Run(" "), *lead)
    return out.Card(card.id, card.tone, card.icon, title, telephones(edition, card), lead)


def _listing(edition: Edition, document: HandoutDocument, place: str) -> str:
    """Return the section that lists the danger signs of a place; nothing where none does."""
    listing = (one.id for one in edition.guide.guide.sections(document) if _lists(edition, one, place))
    return next(listing, "")


def _lists(edition: Edition, section: Section, place: str) -> bool:
    for block in section.blocks:
        match block:
            case blocks.SignsBlock(where=where) if where == place:
                return True
            case blocks.CardsBlock(look=look, items=items) if look != "row":
                if any(isinstance(one, Card) and one.signs == place for one in edition.items(items)):
                    return True
            case _:
                pass
    return False


def contents(edition: Edition, document: HandoutDocument, block: blocks.ContentsBlock, section: str) -> out.Contents:
    """Return on which page the other sections begin; the one that is signed is told apart."""
    words = edition.phrases.handout
    others = [one for one in edition.guide.guide.sections(document) if one.id != section]
    signed = next((one.id for one in others if one.has("signatures")), "")
    places = tuple(
        out.Place(f"{section}/{one.id}", page_of(one.id), leading(edition.say(one.in_map or one.title), one.id))
        for one in others
        if one.id != signed and one.id not in block.without
    )
    return out.Contents(
        f"{section}/contents",
        edition.say(block.title),
        places,
        leading(edition.fill(words.sign_page, page=page_of(signed)), signed) if signed else (),
        _source_marks(edition, document, others),
    )


def _source_marks(edition: Edition, document: HandoutDocument, sections: Sequence[Section]) -> RichText:
    """Return what a raised number is, and where the sources are listed; nothing where no list is."""
    words = edition.phrases.handout
    listed = next((one.id for one in sections if one.has("references")), "")
    if listed:
        return edition.fill(words.source_marks, page=page_of(listed))
    apart = listed_apart(edition, document)
    return edition.fill(words.source_marks_apart, title=edition.say(apart.title)) if apart else ()
