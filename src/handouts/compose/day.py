"""The treatment day as a picture: spans, lanes, ticks and checks, all placed by facts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose.figures import joined
from handouts.content.markup import RichText, Run
from handouts.outline.leaves import CheckDots, Lane, Span, TimeLine

if TYPE_CHECKING:
    from handouts.content.model.items import TimeBlock, TimeMark
    from handouts.content.model.items import TimeLine as TimeLineItem
    from handouts.edition import Edition


def timeline(edition: Edition, item: TimeLineItem) -> TimeLine:
    """Return the day as a picture for staff."""
    *spans, after = (_span(edition, block) for block in (*item.blocks, item.after))
    checks = _dots(edition, item)
    caption = edition.say(item.caption)
    lanes = tuple(_lane(edition, lane) for lane in item.lanes)
    words = edition.phrases.deck
    told = tuple(edition.fill(words.timeline_lane, what=one.label, strongest=one.strongest) for one in lanes)
    says = edition.words(
        words.timeline_says,
        title=edition.say(item.title), lanes=joined(edition, told), checks=checks.note, caption=caption,
    )  # fmt: skip
    return TimeLine(
        item.id,
        _span(edition, item.before),
        tuple(spans),
        after,
        _minute_ticks(edition, item, checks, after),
        lanes,
        checks,
        caption,
        says,
    )


def _minutes(edition: Edition, fact: str | None) -> Decimal | None:
    return edition.facts[fact].minutes if fact else None


def _span(edition: Edition, block: TimeBlock) -> Span:
    start, end = _minutes(edition, block.start), _minutes(edition, block.end)
    return Span(edition.say(block.label), edition.say(block.note), block.look, start, end)


def _lane(edition: Edition, mark: TimeMark) -> Lane:
    return Lane(
        edition.say(mark.label),
        edition.say(mark.strongest),
        edition.facts[mark.peak].minutes,
        edition.say(mark.eased),
        _minutes(edition, mark.eased_from),
        _minutes(edition, mark.eased_to),
        edition.say(mark.gone),
        _minutes(edition, mark.gone_by),
    )


def _minute_ticks(
    edition: Edition, item: TimeLineItem, checks: CheckDots, after: Span
) -> tuple[tuple[Decimal, RichText], ...]:
    """Count in bare minutes while somebody watches: the fixed checks and where lanes ease; then the end, in words."""
    last = _last(edition, item, "watch") or _last(edition, item, "busy")
    marked = {
        *checks.fixed,
        Decimal(last),
        *(edition.facts[lane.eased_from].minutes for lane in item.lanes if lane.eased_from),
    }
    ticks = [(at, (Run(edition.number(at), kind="number"),)) for at in sorted(marked) if at <= last]
    ends = [
        block.end for block in (*item.blocks, item.after) if block.end and edition.facts[block.end].minutes == after.end
    ]
    return (*ticks, *((edition.facts[name].minutes, edition.quote(name)) for name in ends[:1]))


def _dots(edition: Edition, item: TimeLineItem) -> CheckDots:
    """Place the checks: each interval of the schedule over the blocks of its look, busy first; that ends with one."""
    turn, last = _last(edition, item, "busy"), _last(edition, item, "watch")
    label, note = edition.say(item.checks), edition.say(item.checks_note)
    busy = _interval(edition, item.check_during)
    fixed = tuple(Decimal(at) for at in sorted({*range(0, turn, busy), turn}))
    if item.check_after is None:
        return CheckDots(label, note, fixed, (), _every(edition, item.check_during), ())
    watch = _interval(edition, item.check_after)
    repeated = tuple(Decimal(at) for at in range(turn + watch, last + 1, watch))
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
