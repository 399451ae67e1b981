"""What a handout says of the day: when to stop eating, what to do about medicines, and how the visit goes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handouts.compose.blocks import composes
from handouts.compose.consent import written
from handouts.compose.figures import joined
from handouts.content.model.blocks import FastingBlock, MedicinesBlock, VisitBlock
from handouts.content.model.facts import Amount
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.items import Fasting, FastingStretch, Medicine, Stage
    from handouts.edition import Edition


@composes(VisitBlock)
def visit(context: SectionContext, block: VisitBlock) -> Iterator[out.Block]:
    """Yield the stages of a visit, and what is written beneath them."""
    edition, section = context.edition, context.section
    stages = tuple(_stage(edition, one) for one in edition.items(block.items))  # type: ignore[arg-type]
    yield out.Heading(f"{section}/visit/title", edition.say(block.title))
    yield out.Visit(f"{section}/visit", stages)
    if block.blanks:
        blanks = tuple(written(edition, blank) for blank in block.blanks)
        yield out.Blanks(f"{section}/visit/blanks", "line", (), blanks)


@composes(FastingBlock)
def fasting(context: SectionContext, block: FastingBlock) -> Iterator[out.Block]:
    """Yield the bar of the hours under its title; stretches that end together are one, as a clinic may set them."""
    edition = context.edition
    item: Fasting = edition.guide.items[block.item]  # type: ignore[assignment]
    yield out.Heading(f"{item.id}/title", edition.say(item.title))
    grouped = groupby(item.stretches, lambda one: edition.facts[one.until].minutes if one.until else None)
    stretches = tuple(_stretch(edition, item.id, until, tuple(some)) for until, some in grouped)
    yield out.Fasting(item.id, item.icon, stretches, " ".join(_said(edition, item)))


def _stretch(
    edition: Edition, item: str, until: Decimal | None, some: tuple[FastingStretch, ...]
) -> out.FastingStretch:
    """Return a stretch; of several that end together the first is drawn, and all their ends are told."""
    first, last = some[0], some[-1]
    words = edition.phrases.handout
    end = joined(edition, tuple(edition.say(one.end) for one in some))
    before = edition.fill(words.fasting_before, time=edition.quote(last.until)) if last.until else ()
    tooltip = edition.words(words.fasting_field, what=end)
    blank = out.Blank(f"{item}/{last.until or 'start'}", (), kind="time", tooltip=tooltip)
    return out.FastingStretch(
        edition.say(first.label),
        edition.say(first.note),
        first.look,
        until,
        end,
        before or edition.say(last.end_note),
        blank,
    )


def _said(edition: Edition, item: Fasting) -> Iterator[str]:
    """Yield the bar in sentences: each stretch, and until how long before the treatment it runs."""
    words = edition.phrases.handout
    since = ""
    for one in item.stretches:
        since = one.until or since
        pattern = words.fasting_says if one.until else words.fasting_says_last
        parts = {"what": edition.say(one.label), "note": edition.say(one.note), "time": edition.quote(since)}
        yield edition.words(pattern, **parts)


@composes(MedicinesBlock)
def medicines(context: SectionContext, block: MedicinesBlock) -> Iterator[out.Block]:
    """Yield the table of medicines under its title, behind which one writes when to ask."""
    edition, section = context.edition, context.section
    words, title = edition.phrases.handout, edition.say(block.title)
    yield out.Blanks(f"{section}/medicines/title", "line", title, (written(edition, block.ask),))
    rows = tuple(_medicine(edition, one) for one in edition.items(block.items))  # type: ignore[arg-type]
    head = tuple(edition.fill(word) for word in words.medicines_head)
    yield out.Table(f"{section}/medicines", "medicines", head, (out.RowGroup((), rows),))


def _medicine(edition: Edition, item: Medicine) -> out.Row:
    name = edition.say(item.name)
    tooltip = edition.words(edition.phrases.handout.medicine_field, what=name)
    plan = out.Blank(f"{item.id}/plan", (), tooltip=tooltip)
    return out.Row(
        item.id, (out.TextCell((name,), header=True), out.TextCell((edition.say(item.do),)), out.BlankCell(plan))
    )


def _stage(edition: Edition, item: Stage) -> out.Stage:
    """Return a part of the visit, its time worked out from when it begins and ends."""
    note: RichText = edition.say(item.note)
    if item.start and item.end:
        takes = edition.facts[item.end].minutes - edition.facts[item.start].minutes
        note = (edition.amount(Amount(first=takes), "minute"),)
        note = edition.fill(edition.phrases.handout.at_least, time=note) if item.at_least else note
    return out.Stage(item.id, edition.say(item.title), note, item.look)
