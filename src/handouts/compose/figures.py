"""Likelihoods, people of 100 and the time line: the same numbers as words, bars and pictures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, assert_never

from handouts.content.markup import RichText, Run, plain
from handouts.content.model.facts import MINUTES, Change, Count, Range, Rate, Unknown
from handouts.outline.leaves import Bars, Chance, ChanceBox, CheckDots, Lane, People, Span, TimeLine

if TYPE_CHECKING:
    from handouts.content.model.facts import Likelihood
    from handouts.content.model.items import Benefit, ChanceFigure, TimeBlock, TimeMark
    from handouts.content.model.items import TimeLine as TimeLineItem
    from handouts.content.model.references import Study
    from handouts.edition import Edition

Audience = Literal["patient", "staff"]

HUNDRED = 100


def figure_text(edition: Edition, figure: Likelihood, audience: Audience) -> RichText:
    """Return a likelihood as a sentence, with whom it comes from."""
    words = edition.phrases.figures
    if isinstance(figure, Unknown):
        return edition.say(figure.why) if figure.why and audience == "staff" else edition.fill(words.unknown)
    people = _people(edition, edition.guide.studies[figure.study], audience)
    match figure:
        case Count(of_100=count, comparison=None):
            return edition.fill(words.count, count=edition.of_100(count), people=people)
        case Count(of_100=count, comparison=comparison):
            assert comparison is not None
            pair = {"count": edition.of_100(count), "comparison": edition.of_100(comparison)}
            return edition.fill(words.compared, **pair, people=people)
        case Range(low=low, high=high):
            return edition.fill(words.range, low=edition.number(low), high=edition.of_100(high), people=people)
        case Rate(per_100000=rate, of=of):
            return edition.fill(words.rate, rate=_rate(edition, rate, of), people=people)
        case Change(by=by, unit=unit, comparison=None):
            return edition.fill(words.change, change=(edition.amount(by, unit),), people=people)
        case Change(by=by, unit=unit, comparison=comparison):
            assert comparison is not None
            pair = {"change": (edition.amount(by, unit),), "comparison": (edition.amount(comparison, unit),)}
            return edition.fill(words.change_compared, **pair, people=people)
        case _:
            assert_never(figure)


def _rate(edition: Edition, rate: Decimal, of: Literal["people", "sessions"]) -> RichText:
    numbers = edition.phrases.numbers
    noun = edition.words(numbers.people if of == "people" else numbers.sessions)
    return edition.fill(numbers.per_100000, n=edition.number(rate), of=noun)


def _people(edition: Edition, study: Study, audience: Audience) -> RichText:
    return edition.say(getattr(study.people, audience))


def bars(edition: Edition, figure: Count, audience: Audience) -> Bars:
    """Return a count and its comparison as two bars on a track of 100 people."""
    words = edition.phrases.figures
    people = _people(edition, edition.guide.studies[figure.study], audience)
    treated = edition.of_100(figure.of_100)
    if figure.comparison is None:
        says = edition.words(words.bars_says_alone, count=treated, people=people)
        return Bars(figure.of_100, edition.fill(words.with_it, n=edition.number(figure.of_100)), None, (), says)
    pair = {"count": treated, "comparison": edition.of_100(figure.comparison)}
    return Bars(
        figure.of_100,
        edition.fill(words.with_it, n=edition.number(figure.of_100)),
        figure.comparison,
        edition.fill(words.without_it, n=edition.number(figure.comparison)),
        edition.words(words.bars_says, **pair, people=people),
    )


def chance(edition: Edition, figure: ChanceFigure, audience: Audience) -> Chance:
    """Return icon arrays: two benefits side by side, or one benefit beside its comparison group."""
    benefits = [edition.guide.items[name] for name in figure.benefits]
    boxes = [_box(edition, benefit, audience) for benefit in benefits]  # type: ignore[arg-type]
    first: Benefit = benefits[0]  # type: ignore[assignment]
    study = edition.guide.studies[first.likelihood.study]
    if len(boxes) == 1 and first.likelihood.comparison is not None:
        boxes.append(_box(edition, first, audience, comparison=True))
    words = edition.phrases.figures
    people = _people(edition, study, audience)
    if study.comparator:
        source = edition.fill(words.source, people=people, span=edition.say(getattr(study.span, audience)))
    else:
        source = edition.fill(words.no_comparison, people=people)
    return Chance(
        figure.id,
        edition.say(getattr(figure.title, audience)),
        edition.say(getattr(figure.note, audience)) if figure.note else (),
        tuple(boxes),
        source,
    )


def _box(edition: Edition, benefit: Benefit, audience: Audience, *, comparison: bool = False) -> ChanceBox:
    figure = benefit.likelihood
    study = edition.guide.studies[figure.study]
    caption = edition.say(getattr(benefit.caption, audience))
    count = figure.of_100
    if comparison:
        assert figure.comparison is not None
        assert study.comparator is not None
        count = figure.comparison
        caption = edition.say(getattr(study.comparator, audience))
    yes, no = edition.say(getattr(benefit.yes, audience)), edition.say(getattr(benefit.no, audience))
    yes_count, no_count = edition.of_100(count), edition.of_100(HUNDRED - count)
    says = edition.words(
        edition.phrases.figures.chance_says,
        caption=caption,
        yes=yes_count,
        done=yes,
        no=no_count,
        otherwise=no,
    )
    origin = f"{benefit.id}/comparison" if comparison else benefit.id
    return ChanceBox(origin, caption, People(whole(count), comparison), yes_count, yes, no_count, no, says)


def whole(count: Decimal) -> int:
    """Return a count rounded to whole people, halves up."""
    return int(count.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def timeline(edition: Edition, item: TimeLineItem, audience: Audience) -> TimeLine:
    """Return the day as a picture."""
    spans = tuple(_span(edition, block, audience) for block in item.blocks)
    checks = _dots(edition, item, audience)
    title, caption = edition.say(getattr(item.title, audience)), edition.say(getattr(item.caption, audience))
    curve = _lane(edition, item.curve, audience)
    says = edition.words(
        edition.phrases.handout.timeline_says,
        title=title, caption=caption, strongest=curve.strongest, gone=curve.gone, checks=checks.note,
    )  # fmt: skip
    return TimeLine(
        item.id,
        _span(edition, item.before, audience),
        spans,
        _span(edition, item.after, audience),
        _ticks(edition, item),
        curve,
        tuple(_lane(edition, lane, audience) for lane in item.lanes),
        checks,
        caption,
        says,
    )


def minutes(edition: Edition, fact: str | None) -> Decimal | None:
    """Return a duration fact in minutes; the longer end of a range."""
    if fact is None:
        return None
    value = edition.facts[fact].value
    number = value.second if value.second is not None else value.first
    return number * MINUTES[edition.facts[fact].unit]


def longest(edition: Edition, fact: str) -> Decimal:
    """Return a duration fact that there is, in minutes; the longer end of a range."""
    value = minutes(edition, fact)
    assert value is not None
    return value


def _span(edition: Edition, block: TimeBlock, audience: Audience) -> Span:
    note = edition.say(getattr(block.note, audience)) if block.note else ()
    start, end = minutes(edition, block.start), minutes(edition, block.end)
    return Span(edition.say(getattr(block.label, audience)), note, block.look, start, end)


def _lane(edition: Edition, mark: TimeMark, audience: Audience) -> Lane:
    return Lane(
        edition.say(getattr(mark.label, audience)),
        edition.say(getattr(mark.strongest, audience)),
        longest(edition, mark.peak),
        edition.say(getattr(mark.eased, audience)) if mark.eased else (),
        minutes(edition, mark.eased_from),
        minutes(edition, mark.eased_to),
        edition.say(getattr(mark.gone, audience)) if mark.gone else (),
        minutes(edition, mark.gone_by),
    )


def _ticks(edition: Edition, item: TimeLineItem) -> tuple[tuple[Decimal, RichText], ...]:
    """Label every end of a block that is a fact, in short form."""
    names = {block.end: longest(edition, block.end) for block in (*item.blocks, item.after) if block.end}
    return tuple((at, edition.quote(name, "short")) for name, at in sorted(names.items(), key=lambda pair: pair[1]))


def _dots(edition: Edition, item: TimeLineItem, audience: Audience) -> CheckDots:
    """Place the checks: each interval of the schedule over the blocks of its look, busy first."""
    turn, last = _last(edition, item, "busy"), _last(edition, item, "watch")
    label = edition.say(getattr(item.checks, audience))
    note = edition.say(getattr(item.checks_note, audience))
    busy = _interval(edition, item.check_during)
    fixed = tuple(Decimal(at) for at in range(0, turn + 1, busy))
    if item.check_after is None:
        return CheckDots(label, note, fixed, (), _every(edition, item.check_during), ())
    watch = _interval(edition, item.check_after)
    repeated = tuple(Decimal(at) for at in range(turn + watch, last + 1, watch))
    every = _every(edition, item.check_after) if repeated else ()
    return CheckDots(label, note, fixed, repeated, _every(edition, item.check_during), every)


def _last(edition: Edition, item: TimeLineItem, look: str) -> int:
    """Return the whole minute at which the last block of a look ends; 0 where there is none."""
    ends = [longest(edition, block.end) for block in item.blocks if block.look == look and block.end]
    return int(max(ends, default=Decimal()))


def _interval(edition: Edition, fact: str) -> int:
    return max(1, int(longest(edition, fact)))


def _every(edition: Edition, fact: str) -> RichText:
    return edition.fill(edition.phrases.deck.every, every=edition.quote(fact))


def joined(edition: Edition, texts: tuple[RichText, ...]) -> RichText:
    """Return texts in a row, joined as the language joins a list."""
    joint = plain(edition.fill(edition.phrases.numbers.list_joint)) + " "
    runs: list[Run] = []
    for text in texts:
        runs += [Run(joint)] if runs else []
        runs += text
    return tuple(runs)
