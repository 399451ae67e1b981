"""What staff know beyond the words of a handout, and how often each check comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handouts.compose import safety
from handouts.compose.context import composes
from handouts.compose.figures import figure_text
from handouts.compose.safety import sentence
from handouts.content.cross_references import display_name
from handouts.content.model.blocks import BackgroundBlock
from handouts.content.model.checks import Check, Fasting, Medicine, Stage
from handouts.content.model.effects import Benefit, Card, ChanceFigure, Effect, KeyPoint, Lasting, Option, Topic
from handouts.outline import handout as out
from handouts.outline.walk import items_in
from handouts.text.markup import Run, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model import charts, checks
    from handouts.content.model.base import Item
    from handouts.content.model.likelihoods import Figure
    from handouts.edition import Edition
    from handouts.text.markup import RichText

_OF = Run(": ")


def often(edition: Edition, one: checks.Occasion) -> RichText:
    """Return how often a check comes, and until when."""
    words = edition.phrases.deck
    if one.every is None:
        return edition.fill(words.once)
    every = edition.interval(one.every)
    if one.until:
        return edition.fill(words.until, every=every, until=edition.plain_text(one.until))
    return edition.fill(words.every, every=every)


def times(edition: Edition, check: checks.Check) -> RichText:
    """Return in which periods a check comes, and how often in each."""
    said = [(*edition.resolve(edition.period(one.period)), _OF, *often(edition, one)) for one in check.occasions]
    return strung(said, "; ")


@composes(BackgroundBlock)
def blocks(context: SectionContext, block: BackgroundBlock) -> Iterator[out.Block]:
    """Yield what staff know of one kind of thing: tables whose rows are the items."""
    edition, section = context.edition, context.section
    match block.of:
        case "sections":
            groups = (_group(edition, part) for part in context.cited[block.deck].sections)
            yield out.Table(f"{section}/sections", "known", (), tuple(one for one in groups if one.rows))
        case "effects":
            guide = edition.guide
            told: set[str] = set()
            good = [_benefit(edition, one, told) for one in guide.expectations.benefits]
            effects = [_effect(edition, one, told) for one in guide.effects.effects]
            rows = (*good, *effects, *(_chart(edition, one) for one in guide.training.charts if one.study))
            yield _table(f"{section}/effects", rows)
        case "checks":
            checks = edition.guide.monitoring.checks
            yield _table(f"{section}/checks", (_check(edition, one) for one in checks))
        case "consent":
            yield _table(f"{section}/consent", _consent(edition))
        case _:
            assert_never(block.of)


def _group(edition: Edition, part: out.Section) -> out.RowGroup:
    """Return what staff know beyond a section of the handout."""
    shown = (edition.guide.items.get(name) for name in items_in(part))
    return out.RowGroup(part.title, tuple(row for item in shown if item for row in _told(edition, item)))


def _table(origin: str, rows: Iterable[out.Row]) -> out.Table:
    group = tuple(rows)
    return out.Table(origin, "known", (), (out.RowGroup((), group),) if group else ())


def _row(origin: str, name: RichText, told: Iterable[RichText], icon: str = "") -> out.Row:
    return out.Row(origin, (out.TextCell((name,), icon=icon, header=True), out.TextCell(tuple(filter(None, told)))))


def _told(edition: Edition, item: Item) -> Iterator[out.Row]:
    """Yield the row of an item that has something to say to staff alone."""
    match item:
        case Topic(staff=staff):
            name = edition.resolve(staff.title or display_name(item))
            told = (*edition.resolve_all(staff.text), *edition.resolve_all(staff.points))
        case KeyPoint() | Card() | Stage() | Fasting() | Medicine() | Option() | ChanceFigure() | Lasting():
            name, told = edition.resolve(display_name(item)), (edition.resolve(item.staff),)
        case _:
            return
    if any(told):
        yield _row(item.id, name, told)


def _benefit(edition: Edition, benefit: Benefit, told: set[str]) -> out.Row:
    """Return the figure of a benefit."""
    name = edition.resolve(benefit.measure or display_name(benefit))
    return _row(benefit.id, name, (_counted(edition, benefit.likelihood, told),))


def _chart(edition: Edition, chart: charts.Chart) -> out.Row:
    """Return whom a chart of measured data comes from."""
    assert chart.study is not None
    study = edition.guide.studies[chart.study]
    people = (*edition.resolve(study.people.staff), Run(". "), *_span(edition, chart.study))
    return _row(chart.id, edition.resolve(chart.label), (people,))


def _effect(edition: Edition, effect: Effect, studies: set[str]) -> out.Row:
    """Return all figures of an effect, how long it lasts, and why staff do what they do."""
    words = edition.phrases.deck
    period = edition.resolve(edition.period(effect.period))
    figures = (run for one in effect.likelihoods for run in (*_counted(edition, one, studies), Run(" ")))
    how_many, how_long, why = words.background_effect
    told = (
        period,
        edition.fill(how_many, told=tuple(figures)[:-1]),
        edition.fill(how_long, told=edition.resolve(effect.lasts.staff)),
        edition.fill(why, told=edition.resolve(effect.staff.why)),
    )
    return _row(effect.id, edition.resolve(effect.staff.name), told, effect.icon)


def _counted(edition: Edition, figure: Figure, told: set[str]) -> RichText:
    """Return a figure with its people; where its study is not told yet, over which time, and what the others had."""
    said = figure_text(edition, figure, "staff")
    name = figure.taken_from
    if name is None or name in told:
        return said
    told.add(name)
    study, words = edition.guide.studies[name], edition.phrases.deck
    said = (*said, Run(" "), *_span(edition, name))
    if study.comparator and figure.compares:
        beside = edition.fill(words.background_beside, comparator=edition.resolve(study.comparator.staff))
        return (*said, Run(" "), *beside)
    return said


def _span(edition: Edition, name: str) -> RichText:
    """Return over which time a study counted, and what its people had."""
    study = edition.guide.studies[name]
    exposure = edition.resolve(edition.guide.exposures[study.exposure].name.staff)
    return edition.fill(edition.phrases.deck.background_span, span=edition.resolve(study.span.staff), exposure=exposure)


def _check(edition: Edition, check: Check) -> out.Row:
    """Return when a check comes, what is written down and why, and what follows at each of its limits."""
    when, record, why = edition.phrases.deck.background_check
    limit = edition.phrases.handout.limit
    told = (
        edition.fill(when, told=times(edition, check)),
        edition.fill(record, told=edition.resolve(check.staff.record)),
        edition.fill(why, told=edition.resolve(check.staff.why)),
    )
    limits = tuple(
        edition.fill(limit, when=edition.resolve(one.when), action=safety.response(edition, one))
        for one in check.thresholds
    )
    origins = (*[""] * len(told), *(one.id for one in check.thresholds))
    name = out.TextCell((edition.resolve(check.staff.name),), icon=check.icon or "", header=True)
    return out.Row(check.id, (name, out.TextCell((*told, *limits), origins=origins)))


def _consent(edition: Edition) -> Iterator[out.Row]:
    """Yield what the clinician makes sure of at each statement, and what a good answer to each question holds."""
    consent = edition.guide.consent
    for one in consent.statements:
        yield _row(one.id, sentence(edition, one), (edition.resolve(one.staff),))
    for asked in consent.teach_back:
        yield _row(asked.id, edition.resolve(asked.question), (edition.resolve(asked.answer),))
