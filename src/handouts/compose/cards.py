"""Cards: lists of what to do and whom to call, and the small ones of a first page with whom to call there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import safety
from handouts.compose.blocks import composes
from handouts.compose.consent import written
from handouts.content.markup import Run, plain
from handouts.content.model.blocks import CardsBlock, SignsBlock
from handouts.content.model.items import Card
from handouts.outline import handout as out
from handouts.outline.inner import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.documents import HandoutDocument, Section
    from handouts.edition import Edition


@composes(CardsBlock)
def cards(context: SectionContext, block: CardsBlock) -> Iterator[out.Block]:
    """Yield cards; the small ones of a first page have a line each, for danger signs with the page that lists them."""
    edition = context.edition
    shown = [one for one in edition.items(block.items) if isinstance(one, Card)]
    made = (_call(edition, context.document, one) if block.look == "row" else _card(edition, one) for one in shown)
    yield out.Cards(f"{context.section}/{block.items[0]}/cards", block.look, tuple(made))


def _card(edition: Edition, card: Card) -> out.Card:
    """Return a card with its whole list."""
    listed = safety.listed(edition, card)
    points = (*(edition.say(one.patient) for one in listed), *edition.said(card.points))
    return out.Card(
        card.id,
        card.tone,
        card.icon,
        edition.say(card.kept or card.title),
        _telephones(edition, card),
        edition.say(card.lead),
        points,
        tuple(one.id for one in listed),
        blanks=tuple(written(edition, blank) for blank in card.blanks),
        after=tuple(filter(None, (edition.say(card.adult), *edition.said(card.after)))),
        say=edition.say(card.say),
    )


def _telephones(edition: Edition, card: Card) -> tuple[out.TelephoneLine, ...]:
    """Return the numbers of a card; those of the clinic with their hours, by day and, where it has one, by night."""
    match card.telephone:
        case "":
            return ()
        case "clinic":
            named = [("clinic", "telephone", edition.quote("clinic", "hours"))]
            if edition.clinic.telephones.after_hours:
                named.append(("after-hours", "after-hours", edition.fill(edition.phrases.handout.other_times)))
        case other:
            named = [(other, other, ())]
    numbers = [(name, edition.quote("clinic", part), hours) for name, part, hours in named]
    return tuple(
        out.TelephoneLine(f"{card.id}/{name}", number, _dialled(number), hours) for name, number, hours in numbers
    )


def _dialled(number: RichText) -> str:
    return "tel:" + "".join(char for char in plain(number) if char.isdigit() or char == "+")


def _call(edition: Edition, document: HandoutDocument, card: Card) -> out.Card:
    title, lead = edition.say(card.title), edition.say(card.short)
    if card.telephone == "clinic" and edition.clinic.telephones.after_hours:
        title = edition.fill(edition.phrases.handout.always, title=title)
    listed = _listing(edition, document, card.signs) if card.signs in {"clinic", "home"} else ""
    if listed:
        lead = (*edition.fill(edition.phrases.handout.signs_page, page=page_of(listed)), Run(" "), *lead)
    return out.Card(card.id, card.tone, card.icon, title, _telephones(edition, card), lead)


def _listing(edition: Edition, document: HandoutDocument, place: str) -> str:
    """Return the section that lists the danger signs of a place; nothing where none does."""
    listing = (one.id for one in edition.guide.guide.sections(document) if _lists(edition, one, place))
    return next(listing, "")


def _lists(edition: Edition, section: Section, place: str) -> bool:
    for block in section.blocks:
        match block:
            case SignsBlock(where=where) if where == place:
                return True
            case CardsBlock(look=look, items=items) if look != "row":
                if any(isinstance(one, Card) and one.signs == place for one in edition.items(items)):
                    return True
            case _:
                pass
    return False
