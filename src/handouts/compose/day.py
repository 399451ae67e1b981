"""The treatment day: as a picture placed by facts, and in words, from the last meal to the way home."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from handouts.compose.context import composes
from handouts.compose.figures import capitalized, joined
from handouts.compose.safety import written
from handouts.content.model.blocks import CountdownBlock, FastingBlock, MedicinesBlock, TimeLineBlock, VisitBlock
from handouts.content.model.facts import Amount
from handouts.outline import handout as out
from handouts.outline.leaves import CheckDots, Lane, Span, TimeLine
from handouts.text.markup import RichText, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.day import (
        Countdown,
        CountdownStep,
        Fasting,
        FastingStretch,
        Medicine,
        Stage,
        TimeBlock,
        TimeMark,
    )
    from handouts.content.model.day import (
        TimeLine as TimeLineItem,
    )
    from handouts.edition import Edition


def stages(edition: Edition, item: TimeLineItem) -> tuple[Span, ...]:
    """Return the stretches of a time line that has no lanes, each with when it ends, in words."""
    words = edition.phrases.handout
    return tuple(
        replace(span, until=edition.fill(words.stage_until, time=edition.quote(block.end)) if block.end else ())
        for block, span in ((block, _span(edition, block)) for block in item.stages)
    )


def lengths(spans: Iterable[Span]) -> tuple[Decimal, ...]:
    """Return how many minutes each stretch takes, from its start or from the end of the one before."""
    found, last = [], Decimal()
    for span in spans:
        start, last = span.start or last, span.end or last
        found.append(max(last - start, Decimal()))
    return tuple(found)


@composes(TimeLineBlock)
def timeline_block(context: SectionContext, block: TimeLineBlock) -> Iterator[out.Block]:
    """Yield the stages of a time line under its title."""
    edition = context.edition
    item: TimeLineItem = edition.guide.items[block.item]  # type: ignore[assignment]
    yield out.Heading(f"{item.id}/title", edition.resolve(item.title))
    spans = stages(edition, item)
    yield out.Visit(
        item.id,
        tuple(
            out.Stage(f"{item.id}/stage-{number}", span.label, span.note, span.look, span.until, minutes)
            for number, (span, minutes) in enumerate(zip(spans, lengths(spans), strict=True), 1)
        ),
    )


def timeline(edition: Edition, item: TimeLineItem) -> TimeLine:
    """Return the day as a picture for staff."""
    assert item.before
    assert item.after
    *spans, after = (_span(edition, block) for block in (*item.blocks, item.after))
    checks = _dots(edition, item)
    caption = edition.resolve(item.caption)
    lanes = tuple(_lane(edition, lane) for lane in item.lanes)
    words = edition.phrases.deck
    lane_texts = tuple(edition.fill(words.timeline_lane, what=lane.label, strongest=lane.strongest) for lane in lanes)
    says = edition.plain_text(
        words.timeline_says,
        title=edition.resolve(item.title), lanes=joined(edition, lane_texts), checks=checks.note, caption=caption,
    )  # fmt: skip
    return TimeLine(
        item.id,
        _span(edition, item.before),
        tuple(spans),
        after,
        _minute_ticks(edition, item, checks, item.after, after),
        lanes,
        checks,
        caption,
        says,
    )


def _minutes(edition: Edition, fact: str | None) -> Decimal | None:
    return edition.facts[fact].minutes if fact else None


def _span(edition: Edition, block: TimeBlock) -> Span:
    start, end = _minutes(edition, block.start), _minutes(edition, block.end)
    return Span(edition.resolve(block.label), edition.resolve(block.note), block.look, start, end)


def _lane(edition: Edition, mark: TimeMark) -> Lane:
    return Lane(
        edition.resolve(mark.label),
        edition.resolve(mark.strongest),
        edition.facts[mark.peak].minutes,
        edition.resolve(mark.eased),
        _minutes(edition, mark.eased_from),
        _minutes(edition, mark.eased_to),
        edition.resolve(mark.gone),
        _minutes(edition, mark.gone_by),
    )


def _minute_ticks(
    edition: Edition, item: TimeLineItem, checks: CheckDots, last_block: TimeBlock, after: Span
) -> tuple[tuple[Decimal, RichText], ...]:
    """Count in bare minutes while somebody watches: the fixed checks and where lanes ease; then the end, in words."""
    last = _last(edition, item, "watch") or _last(edition, item, "busy")
    marked = {
        *checks.fixed,
        Decimal(last),
        *(edition.facts[lane.eased_from].minutes for lane in item.lanes if lane.eased_from),
    }
    ticks = [(minute, (Run(edition.number(minute), kind="number"),)) for minute in sorted(marked) if minute <= last]
    ends = [
        block.end for block in (*item.blocks, last_block) if block.end and edition.facts[block.end].minutes == after.end
    ]
    return (*ticks, *((edition.facts[name].minutes, edition.quote(name)) for name in ends[:1]))


def _dots(edition: Edition, item: TimeLineItem) -> CheckDots:
    """Place the checks: each interval of the schedule over the blocks of its look, busy first; that ends with one."""
    turn, last = _last(edition, item, "busy"), _last(edition, item, "watch")
    assert item.check_during
    label, note = edition.resolve(item.checks), edition.resolve(item.checks_note)
    busy = _interval(edition, item.check_during)
    fixed = tuple(Decimal(minute) for minute in sorted({*range(0, turn, busy), turn}))
    if item.check_after is None:
        return CheckDots(label, note, fixed, (), _every(edition, item.check_during), ())
    watch = _interval(edition, item.check_after)
    repeated = tuple(Decimal(minute) for minute in range(turn + watch, last + 1, watch))
    every = _every(edition, item.check_after) if repeated else ()
    return CheckDots(label, note, fixed, repeated, _every(edition, item.check_during), every)


def _last(edition: Edition, item: TimeLineItem, look: str) -> int:
    """Return the whole minute at which the last block of a look ends; 0 where there is none."""
    ends = [edition.facts[block.end].minutes for block in item.blocks if block.look == look and block.end]
    return int(max(ends, default=Decimal()))


def _interval(edition: Edition, fact: str) -> int:
    return max(1, int(edition.facts[fact].minutes))


def _every(edition: Edition, fact: str) -> RichText:
    return edition.fill(edition.phrases.deck.every, every=edition.interval(fact))


@composes(VisitBlock)
def visit(context: SectionContext, block: VisitBlock) -> Iterator[out.Block]:
    """Yield the stages of a visit, and what is written beneath them."""
    edition, section = context.edition, context.section
    stages = tuple(_stage(edition, stage) for stage in edition.items(block.items))  # type: ignore[arg-type]
    yield out.Heading(f"{section}/visit/title", edition.resolve(block.title))
    yield out.Visit(f"{section}/visit", stages)
    if block.blanks:
        blanks = tuple(written(edition, blank) for blank in block.blanks)
        yield out.Blanks(f"{section}/visit/blanks", "line", (), blanks)


@composes(FastingBlock)
def fasting(context: SectionContext, block: FastingBlock) -> Iterator[out.Block]:
    """Yield the bar of the hours under its title; stretches that end together are one, as a clinic may set them."""
    edition = context.edition
    item: Fasting = edition.guide.items[block.item]  # type: ignore[assignment]
    yield out.Heading(f"{item.id}/title", edition.resolve(item.title))
    grouped = groupby(item.stretches, lambda stretch: edition.facts[stretch.until].minutes if stretch.until else None)
    stretches = tuple(_stretch(edition, item.id, until, tuple(some)) for until, some in grouped)
    yield out.Fasting(item.id, item.icon, stretches, " ".join(_sentences(edition, item)))


def _stretch(
    edition: Edition, item: str, until: Decimal | None, some: tuple[FastingStretch, ...]
) -> out.FastingStretch:
    """Return a stretch; of several that end together the first is drawn, and all their ends are told."""
    first, last = some[0], some[-1]
    words = edition.phrases.handout
    end = joined(edition, tuple(edition.resolve(stretch.end) for stretch in some))
    before = edition.fill(words.fasting_before, time=edition.quote(last.until)) if last.until else ()
    tooltip = edition.plain_text(words.fasting_field, what=end)
    blank = out.Blank(f"{item}/{last.until or 'start'}", (), kind="time", tooltip=tooltip)
    return out.FastingStretch(
        edition.resolve(first.label),
        edition.resolve(first.note),
        first.look,
        until,
        end,
        before or edition.resolve(last.end_note),
        blank,
    )


def _sentences(edition: Edition, item: Fasting) -> Iterator[str]:
    """Yield the bar in sentences: each stretch, and until how long before the treatment it runs."""
    words = edition.phrases.handout
    since = ""
    for stretch in item.stretches:
        since = stretch.until or since
        pattern = words.fasting_says if stretch.until else words.fasting_says_last
        parts = {
            "what": edition.resolve(stretch.label),
            "note": edition.resolve(stretch.note),
            "time": edition.quote(since),
        }
        yield edition.plain_text(pattern, **parts)


@composes(CountdownBlock)
def countdown(context: SectionContext, block: CountdownBlock) -> Iterator[out.Block]:
    """Yield what is done when, counted from an appointment, with lines for its date, its time and each hour."""
    edition, words = context.edition, context.edition.phrases.handout.countdown
    item: Countdown = edition.guide.items[block.item]  # type: ignore[assignment]
    yield out.Heading(f"{item.id}/title", edition.resolve(item.title))
    appointment = edition.resolve(item.appointment)
    own = tuple(_clock(edition, f"{item.id}/{kind}", kind, appointment) for kind in ("date", "time"))
    labelled = tuple(replace(blank, label=edition.fill(getattr(words, blank.kind))) for blank in own)
    yield out.Blanks(f"{item.id}/appointment", "line", appointment, labelled)
    rows = tuple(_step(edition, f"{item.id}/step-{number}", step) for number, step in enumerate(item.steps, 1))
    yield out.Table(item.id, "countdown", edition.resolve_all(words.head), (out.RowGroup((), rows),))


def _step(edition: Edition, origin: str, step: CountdownStep) -> out.Row:
    what = edition.resolve(step.what)
    when = out.TextCell((offset(edition, step),), header=True)
    return out.Row(origin, (when, out.TextCell((what,)), out.BlankCell(_clock(edition, origin, step.write, what))))


def offset(edition: Edition, step: CountdownStep) -> RichText:
    """Return when a step is done, counted from the appointment, as it begins a line."""
    words = edition.phrases.handout.countdown
    if step.before:
        return capitalized(edition.away(step.before, words.before, words.day_before))
    if step.after:
        return capitalized(edition.away(step.after, words.after, words.day_after))
    return capitalized(edition.fill(words.at))


def _clock(edition: Edition, origin: str, kind: Literal["date", "time"], what: RichText) -> out.Blank:
    """Return a line for a date or a time of the clock; its field says of what."""
    words = edition.phrases.handout.countdown
    tooltip = edition.plain_text(words.field, label=edition.fill(getattr(words, kind)), what=what)
    return out.Blank(origin, (), kind=kind, tooltip=tooltip)


@composes(MedicinesBlock)
def medicines(context: SectionContext, block: MedicinesBlock) -> Iterator[out.Block]:
    """Yield the table of medicines under its title, behind which one writes when to ask."""
    edition, section = context.edition, context.section
    words, title = edition.phrases.handout, edition.resolve(block.title)
    yield out.Blanks(f"{section}/medicines/title", "line", title, (written(edition, block.ask),))
    rows = tuple(_medicine(edition, medicine) for medicine in edition.items(block.items))  # type: ignore[arg-type]
    head = tuple(edition.fill(word) for word in words.medicines_head)
    yield out.Table(f"{section}/medicines", "medicines", head, (out.RowGroup((), rows),))


def _medicine(edition: Edition, item: Medicine) -> out.Row:
    name = edition.resolve(item.name)
    tooltip = edition.plain_text(edition.phrases.handout.medicine_field, what=name)
    plan = out.Blank(f"{item.id}/plan", (), tooltip=tooltip)
    return out.Row(
        item.id, (out.TextCell((name,), header=True), out.TextCell((edition.resolve(item.do),)), out.BlankCell(plan))
    )


def _stage(edition: Edition, item: Stage) -> out.Stage:
    """Return a part of the visit, its time worked out from when it begins and ends."""
    note: RichText = edition.resolve(item.note)
    if item.start and item.end:
        takes = edition.facts[item.end].minutes - edition.facts[item.start].minutes
        note = (edition.amount(Amount(first=takes), "minute"),)
        note = edition.fill(edition.phrases.handout.at_least, time=note) if item.at_least else note
    return out.Stage(item.id, edition.resolve(item.title), note, item.look)
