"""The words of a handout: topics, cards, words explained, and the clinic's own paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, cast

from handouts.compose import safety, trainer
from handouts.compose.citations import sources_used
from handouts.compose.context import composes
from handouts.compose.safety import written
from handouts.content.model.blocks import (
    CardsBlock,
    GlossaryBlock,
    KeyPointsBlock,
    NotesBlock,
    OwnBlock,
    ReferencesBlock,
    SignsBlock,
    TopicsBlock,
)
from handouts.content.model.effects import Card
from handouts.content.model.telephones import shown_address
from handouts.outline import handout as out
from handouts.outline.walk import page_of
from handouts.text.markup import JOINT, Markup, RichText, Run, plain, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.documents import HandoutDocument, Section
    from handouts.content.model.effects import Topic
    from handouts.content.model.telephones import Way
    from handouts.edition import Edition

_BOXED = frozenset({"care", "emergency", "crisis", "main", "note"})
"""Tones of a topic that stands in a box."""


@composes(TopicsBlock)
def topics(context: SectionContext, block: TopicsBlock) -> Iterator[out.Block]:
    """Yield topics as headed text, or side by side."""
    topics = cast("tuple[Topic, ...]", context.edition.items(block.items))
    if block.look == "text":
        for topic in topics:
            yield from _topic(context.edition, topic)
        return
    made = tuple(_topic_card(context.edition, topic) for topic in topics)
    yield out.Cards(
        f"{context.section}/{block.items[0]}/cards", "halves" if block.look == "cards" else block.look, made
    )


@composes(KeyPointsBlock)
def key_points(context: SectionContext, block: KeyPointsBlock) -> Iterator[out.Block]:
    """Yield the few things to know."""
    edition = context.edition
    cards = tuple(
        out.KeyCard(item.id, item.icon, edition.resolve(item.title), edition.resolve(item.text))  # type: ignore[attr-defined]
        for item in edition.items(block.items)
    )
    yield out.KeyCards(f"{context.section}/key-points", edition.resolve(block.title), cards)


@composes(NotesBlock)
def notes(context: SectionContext, block: NotesBlock) -> Iterator[out.Block]:
    """Yield lines for the reader's own notes."""
    title = context.edition.fill(context.edition.phrases.handout.note_lines)
    blank = out.Blank(f"{context.section}/notes/lines", (), block.lines, tooltip=plain(title))
    yield out.Blanks(f"{context.section}/notes", "lines", title, (blank,))


@composes(GlossaryBlock)
def glossary(context: SectionContext, block: GlossaryBlock) -> Iterator[out.Block]:
    """Yield the words that are explained."""
    edition = context.edition
    entries = tuple(
        out.TermEntry(term.id, edition.resolve(term.term), edition.resolve(term.means))
        for term in edition.guide.glossary.terms
    )
    yield from _titled(edition, block.title, out.Terms(f"{context.section}/terms", entries))


@composes(ReferencesBlock)
def references(context: SectionContext, block: ReferencesBlock) -> Iterator[out.Block]:
    """Yield the references that the document rests on, or for staff all that a deck cites."""
    edition, origin = context.edition, f"{context.section}/sources"
    in_full = trainer.references(edition, block.deck, origin) if block.deck else None
    yield from _titled(edition, block.title, in_full or sources_used(edition, context.document, origin))


def _titled(edition: Edition, title: Markup | None, block: out.Terms | out.Sources) -> Iterator[out.Block]:
    """Yield a list under its title; neither where it is empty."""
    if title and block.entries:
        yield out.Heading(f"{block.origin}-title", edition.resolve(title))
    yield block


def _topic(edition: Edition, topic: Topic) -> Iterator[out.Block]:
    """Yield a topic: a box where its tone asks for one, else its heading, text and list."""
    patient = topic.patient
    if topic.tone in _BOXED:
        title, running = edition.resolve(patient.title), _run_on(edition, patient.text)
        yield out.Callout(
            topic.id, topic.tone, topic.icon or "warning", title, running, edition.resolve_all(patient.points)
        )
        yield from _topic_table(edition, topic)
        return
    if patient.title:
        yield out.Heading(topic.id, edition.resolve(patient.title))
    for number, text in enumerate(patient.text):
        yield out.Paragraph(f"{topic.id}/text-{number + 1}", edition.resolve(text))
    if patient.points:
        yield out.Points(f"{topic.id}/points", edition.resolve_all(patient.points), topic.tone)
    yield from _topic_table(edition, topic)
    if topic.blanks:
        yield out.Blanks(f"{topic.id}/blanks", "line", (), tuple(written(edition, blank) for blank in topic.blanks))


def _topic_table(edition: Edition, topic: Topic) -> Iterator[out.Block]:
    """Yield the table of a topic, if it has one."""
    if not (table := topic.patient.table):
        return
    rows = tuple(
        out.Row(
            f"{topic.id}/row-{number}",
            tuple(out.TextCell((edition.resolve(text),), header=table.named and not at) for at, text in enumerate(row)),
        )
        for number, row in enumerate(table.rows, 1)
    )
    yield out.Table(f"{topic.id}/table", "plain", edition.resolve_all(table.head), (out.RowGroup((), rows),))


def _topic_card(edition: Edition, topic: Topic) -> out.Card:
    """Return a topic as a card: its text over its list."""
    return out.Card(
        topic.id,
        topic.tone,
        topic.icon or "warning",
        edition.resolve(topic.patient.title),
        lead=_run_on(edition, topic.patient.text),
        points=edition.resolve_all(topic.patient.points),
        blanks=tuple(written(edition, blank) for blank in topic.blanks),
    )


def _run_on(edition: Edition, texts: Iterable[Markup]) -> RichText:
    """Return paragraphs as one."""
    return tuple(run for text in texts for run in (*edition.resolve(text), Run(" ")))[:-1]


@composes(OwnBlock)
def own(context: SectionContext, block: OwnBlock) -> Iterator[out.Block]:
    """Yield the clinic's own paragraphs for a slot, marked as the clinic's."""
    edition, slot = context.edition, block.slot
    label = (*edition.fill(edition.phrases.handout.own, clinic=edition.clinic.name), Run(" "))
    for number, text in enumerate(edition.clinic.own.get(slot, ())):
        resolved = edition.resolve(text)
        yield out.Paragraph(f"own/{slot}/text-{number + 1}", resolved if number else (*label, *resolved))


@composes(CardsBlock)
def cards(context: SectionContext, block: CardsBlock) -> Iterator[out.Block]:
    """Yield cards; the small ones of a first page have a line each, for danger signs with the page that lists them."""
    edition = context.edition
    cards = [item for item in edition.items(block.items) if isinstance(item, Card)]
    made = (_call(edition, context.document, card) if block.look == "row" else _card(edition, card) for card in cards)
    yield out.Cards(f"{context.section}/{block.items[0]}/cards", block.look, tuple(made))


def _card(edition: Edition, card: Card) -> out.Card:
    """Return a card with its whole list; where it has one, it tells every way to reach the clinic."""
    listed = safety.listed(edition, card)
    title = edition.resolve(card.kept or card.title)
    points = (*(edition.resolve(sign.patient) for sign in listed), *edition.resolve_all(card.points))
    return out.Card(
        card.id,
        card.tone,
        card.icon,
        _by_night(edition, card, title) if card.signs == "call" else title,
        _telephones(edition, card, most=None if points else 1),
        edition.resolve(card.lead),
        points,
        tuple(sign.id for sign in listed),
        blanks=tuple(written(edition, blank) for blank in card.blanks),
        after=tuple(filter(None, (edition.resolve(card.adult), *edition.resolve_all(card.after)))),
        say=edition.resolve(card.say),
        addresses=_addresses(edition, card) if points else (),
    )


def _telephones(edition: Edition, card: Card, most: int | None = None) -> tuple[out.TelephoneLine, ...]:
    """Return the numbers of a card; those of the clinic with their hours, by day and, where it has one, by night.

    Where there is little room, `most` of each are told.
    """
    numbers = edition.clinic.telephones
    match card.telephone:
        case "":
            return ()
        case "clinic":
            day = _lines(edition, f"{card.id}/clinic", numbers.clinic[:most], edition.quote("clinic", "hours"))
            others = edition.fill(edition.phrases.handout.other_times)
            return day + _lines(edition, f"{card.id}/after-hours", numbers.after_hours[:most], others)
        case "after-hours":
            return _lines(edition, f"{card.id}/after-hours", (numbers.after_hours or numbers.clinic)[:most], ())
        case "crisis" | "emergency":
            return _lines(edition, f"{card.id}/{card.telephone}", getattr(numbers, card.telephone)[:most], ())
    assert_never(card.telephone)


def _lines(edition: Edition, origin: str, ways: tuple[Way, ...], hours: RichText) -> tuple[out.TelephoneLine, ...]:
    """Return ways to reach somebody, each with what stands beside it; the first has the origin, others a number too."""
    return tuple(
        out.TelephoneLine(
            f"{origin}-{at}" if at > 1 else origin,
            way.printed(edition),
            way.href(edition.region),
            way.beside(edition, hours),
        )
        for at, way in enumerate(ways, 1)
    )


def _addresses(edition: Edition, card: Card) -> RichText:
    """Return where else the clinic is reached, beneath its own numbers: by email, and its page."""
    if card.telephone != "clinic":
        return ()
    email, web = edition.clinic.email, edition.clinic.web
    return strung(((Run(email, href=f"mailto:{email}"),) if email else (), shown_address(web) if web else ()), JOINT)


def _call(edition: Edition, document: HandoutDocument, card: Card) -> out.Card:
    title, lead = _by_night(edition, card, edition.resolve(card.title)), edition.resolve(card.short)
    listed = _listing(edition, document, card.signs) if card.signs in {"clinic", "home"} else ""
    if listed:
        lead = (*edition.fill(edition.phrases.handout.signs_page, page=page_of(listed)), Run(" "), *lead)
    return out.Card(card.id, card.tone, card.icon, title, _telephones(edition, card, most=1), lead)


def _by_night(edition: Edition, card: Card, title: RichText) -> RichText:
    """Return the title of a card, with the promise of an answer by night where the clinic has a number for it."""
    if card.telephone != "clinic" or not edition.clinic.telephones.after_hours:
        return title
    return edition.fill(edition.phrases.handout.always, title=title)


def _listing(edition: Edition, document: HandoutDocument, place: str) -> str:
    """Return the section that lists the danger signs of a place; nothing where none does."""
    listing = (section.id for section in edition.guide.guide.sections(document) if _lists(edition, section, place))
    return next(listing, "")


def _lists(edition: Edition, section: Section, place: str) -> bool:
    for block in section.blocks:
        match block:
            case SignsBlock(where=where) if where == place:
                return True
            case CardsBlock(look=look, items=items) if look != "row":
                if any(isinstance(item, Card) and item.signs == place for item in edition.items(items)):
                    return True
            case _:
                pass
    return False
