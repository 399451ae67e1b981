"""How many the treatment helps, how sure that is, and how long it lasts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from handouts.compose.blocks import composes
from handouts.compose.figures import chance, rare
from handouts.content.markup import Run
from handouts.content.model.blocks import ChancesBlock, LastingBlock, RareBlock
from handouts.content.model.facts import Certainty
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.items import Benefit, ChanceFigure, Lasting, LastingEnd, Topic
    from handouts.edition import Edition

_LEVELS: tuple[Certainty, ...] = get_args(Certainty)


@composes(ChancesBlock)
def chances_block(context: SectionContext, block: ChancesBlock) -> Iterator[out.Block]:
    """Yield chance figures, one after the other."""
    for figure in context.edition.items(block.items):
        yield from chances(context.edition, figure)  # type: ignore[arg-type]


@composes(LastingBlock)
def lasting_block(context: SectionContext, block: LastingBlock) -> Iterator[out.Block]:
    """Yield how long the benefit lasts."""
    yield lasting(context.edition, context.edition.guide.items[block.item])  # type: ignore[arg-type]


@composes(RareBlock)
def rare_block(context: SectionContext, block: RareBlock) -> Iterator[out.Block]:
    """Yield how many of 1,000 people have a rare effect."""
    yield rare(context.edition, context.edition.guide.items[block.effect])  # type: ignore[arg-type]


def chances(edition: Edition, figure: ChanceFigure) -> Iterator[out.Block]:
    """Yield people of 100, what their difference means, and how sure it is: there the people are named."""
    drawn = chance(edition, figure, "patient")
    sure = _certainty(edition, figure, drawn.source)
    yield replace(drawn, source=()) if sure else drawn
    for at, text in enumerate(figure.meaning, 1):
        yield out.Paragraph(f"{figure.id}/meaning-{at}", edition.say(text))
    if sure:
        yield sure


def _certainty(edition: Edition, figure: ChanceFigure, source: RichText) -> out.Certainty | None:
    """Return how far the figures can be trusted, and why; none where nobody has rated it."""
    benefit: Benefit = edition.guide.items[figure.benefits[0]]  # type: ignore[assignment]
    level = benefit.likelihood.certainty
    if level is None or figure.doubts is None:
        return None
    topic: Topic = edition.guide.items[figure.doubts]  # type: ignore[assignment]
    words = edition.phrases.handout
    first, *others = edition.said(topic.patient.text)
    marks = _LEVELS.index(level) + 1
    return out.Certainty(
        topic.id,
        marks,
        len(_LEVELS),
        edition.fill(words.certainty[level].title),
        edition.fill(words.certainty[level].key),
        edition.words(words.certainty_says, n=str(marks), of=str(len(_LEVELS))),
        ((*source, Run(" "), *first), *others),
    )


def lasting(edition: Edition, item: Lasting) -> out.LastingBar:
    """Return how long the benefit lasts: those helped, and half of them when half had lost it."""
    treated, helped = (edition.facts[name].value.first for name in (item.treated, item.helped))
    start = _end(edition, item.start, helped / treated)
    end = _end(edition, item.end, edition.left(item) / treated)
    parts = {"start": start.label, "counted": start.text, "end": end.label, "left": end.text}
    return out.LastingBar(
        item.id,
        edition.say(item.title),
        edition.said(item.text),
        edition.say(item.still),
        edition.say(item.no_longer),
        start,
        end,
        edition.said(item.notes),
        edition.words(edition.phrases.handout.lasting_says, **parts),
    )


def _end(edition: Edition, end: LastingEnd, share: Decimal) -> out.LastingEnd:
    return out.LastingEnd(edition.say(end.label), edition.say(end.text), share)
