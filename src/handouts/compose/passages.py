"""The words of a handout: topics, words explained, references, and the clinic's own paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from handouts.compose import trainer
from handouts.compose.blocks import composes
from handouts.compose.citations import sources_used
from handouts.compose.consent import written
from handouts.content.markup import Markup, RichText, Run, plain
from handouts.content.model.blocks import (
    GlossaryBlock,
    KeyPointsBlock,
    NotesBlock,
    OwnBlock,
    ReferencesBlock,
    TopicsBlock,
)
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.blocks import SectionContext
    from handouts.content.model.items import Topic
    from handouts.edition import Edition

_BOXED = frozenset({"care", "emergency", "crisis", "main", "note"})
"""Tones of a topic that stands in a box."""


@composes(TopicsBlock)
def topics(context: SectionContext, block: TopicsBlock) -> Iterator[out.Block]:
    """Yield topics as headed text, or side by side."""
    shown = cast("tuple[Topic, ...]", context.edition.items(block.items))
    if block.look == "text":
        for topic in shown:
            yield from _topic(context.edition, topic)
        return
    made = tuple(_topic_card(context.edition, topic) for topic in shown)
    yield out.Cards(
        f"{context.section}/{block.items[0]}/cards", "halves" if block.look == "cards" else block.look, made
    )


@composes(KeyPointsBlock)
def key_points(context: SectionContext, block: KeyPointsBlock) -> Iterator[out.Block]:
    """Yield the few things to know."""
    edition = context.edition
    cards = tuple(
        out.KeyCard(item.id, item.icon, edition.say(item.title), edition.say(item.text))  # type: ignore[attr-defined]
        for item in edition.items(block.items)
    )
    yield out.KeyCards(f"{context.section}/key-points", edition.say(block.title), cards)


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
        out.TermEntry(term.id, edition.say(term.term), edition.say(term.means)) for term in edition.guide.glossary.terms
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


def _topic_card(edition: Edition, topic: Topic) -> out.Card:
    """Return a topic as a card: its text over its list."""
    return out.Card(
        topic.id,
        topic.tone,
        topic.icon or "warning",
        edition.say(topic.patient.title),
        lead=_run_on(edition, topic.patient.text),
        points=edition.said(topic.patient.points),
        blanks=tuple(written(edition, blank) for blank in topic.blanks),
    )


def _run_on(edition: Edition, texts: Iterable[Markup]) -> RichText:
    """Return paragraphs as one."""
    return tuple(run for one in texts for run in (*edition.say(one), Run(" ")))[:-1]


@composes(OwnBlock)
def own(context: SectionContext, block: OwnBlock) -> Iterator[out.Block]:
    """Yield the clinic's own paragraphs for a slot, marked as the clinic's."""
    edition, slot = context.edition, block.slot
    label = (*edition.fill(edition.phrases.handout.own, clinic=edition.clinic.name), Run(" "))
    for at, text in enumerate(edition.clinic.own.get(slot, ())):
        said = edition.say(text)
        yield out.Paragraph(f"own/{slot}/text-{at + 1}", said if at else (*label, *said))
