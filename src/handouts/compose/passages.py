"""The words of a handout: topics, cards, words explained, and the clinic's own paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never, cast

from handouts.compose import consent, safety
from handouts.compose.consent import written
from handouts.content.markup import Markup, RichText, Run, plain
from handouts.content.model.blocks import words
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.items import Card, Topic
    from handouts.edition import Edition

_BOXED = frozenset({"care", "emergency", "crisis", "main", "note"})
"""Tones of a topic that stands in a box."""


def blocks(edition: Edition, block: words.Words, section: str) -> Iterator[out.Block]:
    """Yield a block of a section as it is said in words."""
    items = edition.items
    match block:
        case words.TopicsBlock(look="text"):
            for topic in items(block.items):
                yield from _topic(edition, topic)  # type: ignore[arg-type]
        case words.TopicsBlock():
            yield _topic_cards(edition, block, section)
        case words.KeyPointsBlock():
            yield _key_points(edition, block, section)
        case words.CardsBlock():
            cards = tuple(_card(edition, one) for one in items(block.items))  # type: ignore[arg-type]
            yield out.Cards(f"{section}/{block.items[0]}/cards", block.look, cards)
        case words.SignsBlock():
            yield from safety.signs_block(edition, block, section)
        case words.ExclusionsBlock():
            yield from safety.exclusions_block(edition, block, section)
        case words.ThresholdsBlock():
            yield from safety.thresholds_block(edition, block, section)
        case words.TicksBlock():
            yield consent.ticks(edition, block.icon, items(block.items), section)  # type: ignore[arg-type]
        case words.GlossaryBlock():
            yield from titled(edition, block.title, _glossary(edition, section))
        case words.OwnBlock():
            yield from _own(edition, block.slot)
        case words.NotesBlock():
            title = edition.fill(edition.phrases.handout.note_lines)
            blank = out.Blank(f"{section}/notes/lines", (), block.lines, tooltip=plain(title))
            yield out.Blanks(f"{section}/notes", "lines", title, (blank,))
        case _:
            assert_never(block)


def titled(edition: Edition, title: Markup | None, block: out.Terms | out.Sources) -> Iterator[out.Block]:
    """Yield a list under its title; neither where it is empty."""
    if title and block.entries:
        yield out.Heading(f"{block.origin}-title", edition.say(title))
    yield block


def _topic(edition: Edition, topic: Topic) -> Iterator[out.Block]:
    """Yield a topic: a box where its tone asks for one, else its heading, text and list."""
    patient = topic.patient
    if topic.tone in _BOXED:
        title, told = edition.say(patient.title), _run_on(edition, patient.text)
        yield out.Callout(topic.id, topic.tone, topic.icon or "warning", title, told, edition.said(patient.points))
        return
    if patient.title:
        yield out.Heading(topic.id, edition.say(patient.title))
    for at, text in enumerate(patient.text):
        yield out.Paragraph(f"{topic.id}/text-{at + 1}", edition.say(text))
    if patient.points:
        yield out.Points(f"{topic.id}/points", edition.said(patient.points), topic.tone)
    if topic.blanks:
        yield out.Blanks(f"{topic.id}/blanks", "line", (), tuple(written(edition, one) for one in topic.blanks))


def _topic_cards(edition: Edition, block: words.TopicsBlock, section: str) -> out.Cards:
    """Return topics side by side: their text over their list."""
    made = tuple(
        out.Card(
            topic.id,
            topic.tone,
            topic.icon or "warning",
            edition.say(topic.patient.title),
            lead=_run_on(edition, topic.patient.text),
            points=edition.said(topic.patient.points),
            blanks=tuple(written(edition, blank) for blank in topic.blanks),
        )
        for topic in cast("tuple[Topic, ...]", edition.items(block.items))
    )
    look: Literal["halves", "boxes", "columns"] = block.look if block.look in ("boxes", "columns") else "halves"
    return out.Cards(f"{section}/{block.items[0]}/cards", look, made)


def _run_on(edition: Edition, texts: Iterable[Markup]) -> RichText:
    """Return paragraphs as one."""
    return tuple(run for one in texts for run in (*edition.say(one), Run(" ")))[:-1]


def _key_points(edition: Edition, block: words.KeyPointsBlock, section: str) -> out.KeyCards:
    """Return the few things to know."""
    cards = tuple(
        out.KeyCard(item.id, item.icon, edition.say(item.title), edition.say(item.text))  # type: ignore[attr-defined]
        for item in edition.items(block.items)
    )
    return out.KeyCards(f"{section}/key-points", edition.say(block.title), cards)


def _card(edition: Edition, card: Card) -> out.Card:
    """Return a card with its whole list."""
    listed = safety.listed(edition, card)
    points = (*(edition.say(one.patient) for one in listed), *edition.said(card.points))
    return out.Card(
        card.id,
        card.tone,
        card.icon,
        edition.say(card.kept or card.title),
        telephones(edition, card),
        edition.say(card.lead),
        points,
        tuple(one.id for one in listed),
        blanks=tuple(written(edition, blank) for blank in card.blanks),
        after=tuple(filter(None, (edition.say(card.adult), *edition.said(card.after)))),
        say=edition.say(card.say),
    )


def telephones(edition: Edition, card: Card) -> tuple[out.TelephoneLine, ...]:
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


def _glossary(edition: Edition, section: str) -> out.Terms:
    """Return the words that are explained."""
    terms = edition.guide.glossary.terms
    entries = tuple(out.TermEntry(term.id, edition.say(term.term), edition.say(term.means)) for term in terms)
    return out.Terms(f"{section}/terms", entries)


def _own(edition: Edition, slot: str) -> Iterator[out.Block]:
    """Yield the clinic's own paragraphs for a slot, marked as the clinic's."""
    label = (*edition.fill(edition.phrases.handout.own, clinic=edition.clinic.name), Run(" "))
    for at, text in enumerate(edition.clinic.own.get(slot, ())):
        said = edition.say(text)
        yield out.Paragraph(f"own/{slot}/text-{at + 1}", said if at else (*label, *said))
