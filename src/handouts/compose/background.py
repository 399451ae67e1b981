"""What staff know beyond the words of a handout, and how how_often each check comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handouts.compose import safety
from handouts.compose.context import composes
from handouts.compose.figures import figure_text
from handouts.compose.safety import sentence
from handouts.content.cross_references import display_name
from handouts.content.model.blocks import BackgroundBlock
from handouts.content.model.day import Countdown, Fasting, Medicine, Stage
from handouts.content.model.effects import Benefit, Card, ChanceFigure, Effect, KeyPoint, Lasting, Option, Topic
from handouts.outline import handout as out
from handouts.outline.walk import items_in
from handouts.text.markup import JOINT, Run, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model import charts, checks
    from handouts.content.model.base import Item
    from handouts.content.model.figure import Figure
    from handouts.edition import Edition
    from handouts.text.markup import RichText

_OF = Run(": ")


def how_often(edition: Edition, occasion: checks.Occasion) -> RichText:
    """Return how how_often a check comes, and until when."""
    words = edition.phrases.deck
    if occasion.every is None:
        return edition.fill(words.once)
    every = edition.interval(occasion.every)
    if occasion.until:
        return edition.fill(words.until, every=every, until=edition.plain_text(occasion.until))
    return edition.fill(words.every, every=every)


def schedule(edition: Edition, check: checks.Check) -> RichText:
    """Return in which periods a check comes, and how how_often in each."""
    periods = [
        (*edition.resolve(edition.period(occasion.period)), _OF, *how_often(edition, occasion))
        for occasion in check.occasions
    ]
    return strung(periods, "; ")


@composes(BackgroundBlock)
def blocks(context: SectionContext, block: BackgroundBlock) -> Iterator[out.Block]:
    """Yield what staff know of one kind of thing: tables whose rows are the items."""
    edition, section = context.edition, context.section
    match block.of:
        case "sections":
            groups = (_group(edition, part) for part in context.cited[block.deck].sections)
            yield out.Table(f"{section}/sections", "known", (), tuple(group for group in groups if group.rows))
        case "effects":
            guide = edition.guide
            studies: set[str] = set()
            good = [_benefit(edition, benefit, studies) for benefit in guide.expectations.benefits]
            effects = [_effect(edition, effect, studies) for effect in guide.effects.effects]
            rows = (*good, *effects, *(_chart(edition, chart) for chart in guide.training.charts if chart.study))
            yield _table(f"{section}/effects", rows)
        case "checks":
            checks = edition.guide.monitoring.checks
            yield _table(f"{section}/checks", (_check(edition, check) for check in checks))
        case "consent":
            yield _table(f"{section}/consent", _consent(edition))
        case _:
            assert_never(block.of)


def _group(edition: Edition, part: out.Section) -> out.RowGroup:
    """Return what staff know beyond a section of the handout."""
    shown = (edition.guide.items.get(name) for name in items_in(part))
    return out.RowGroup(part.title, tuple(row for item in shown if item for row in _staff_rows(edition, item)))


def _table(origin: str, rows: Iterable[out.Row]) -> out.Table:
    group = tuple(rows)
    return out.Table(origin, "known", (), (out.RowGroup((), group),) if group else ())


def _row(origin: str, name: RichText, texts: Iterable[RichText], icon: str = "") -> out.Row:
    return out.Row(origin, (out.TextCell((name,), icon=icon, header=True), out.TextCell(tuple(filter(None, texts)))))


def _staff_rows(edition: Edition, item: Item) -> Iterator[out.Row]:
    """Yield the row of an item that has something to say to staff alone."""
    match item:
        case Topic(staff=staff):
            name = edition.resolve(staff.title or display_name(item))
            rows = (staff.table.head, *staff.table.rows) if staff.table else ()
            texts = (
                *edition.resolve_all(staff.text),
                *edition.resolve_all(staff.points),
                *(strung(edition.resolve_all(row), JOINT) for row in rows),
            )
        case (
            KeyPoint() | Card() | Stage() | Fasting() | Countdown() | Medicine() | Option() | ChanceFigure() | Lasting()
        ):
            name, texts = edition.resolve(display_name(item)), (edition.resolve(item.staff),)
        case _:
            return
    if any(texts):
        yield _row(item.id, name, texts)


def _benefit(edition: Edition, benefit: Benefit, studies: set[str]) -> out.Row:
    """Return the figure of a benefit."""
    name = edition.resolve(benefit.measure or display_name(benefit))
    return _row(benefit.id, name, (_figure_with_study(edition, benefit.likelihood, studies),))


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
    figures = (
        run
        for likelihood in effect.likelihoods
        for run in (*_figure_with_study(edition, likelihood, studies), Run(" "))
    )
    how_many, how_long, why = words.background_effect
    texts = (
        period,
        edition.fill(how_many, told=tuple(figures)[:-1]),
        edition.fill(how_long, told=edition.resolve(effect.lasts.staff)),
        edition.fill(why, told=edition.resolve(effect.staff.why)),
    )
    return _row(effect.id, edition.resolve(effect.staff.name), texts, effect.icon)


def _figure_with_study(edition: Edition, figure: Figure, studies: set[str]) -> RichText:
    """Return a figure with its people; where its study is not told yet, over which time, and what the others had."""
    text = figure_text(edition, figure, "staff")
    name = figure.taken_from
    if name is None or name in studies:
        return text
    studies.add(name)
    study, words = edition.guide.studies[name], edition.phrases.deck
    text = (*text, Run(" "), *_span(edition, name))
    if study.comparator and figure.compares:
        comparator = edition.fill(words.background_beside, comparator=edition.resolve(study.comparator.staff))
        return (*text, Run(" "), *comparator)
    return text


def _span(edition: Edition, name: str) -> RichText:
    """Return over which time a study counted, and what its people had."""
    study = edition.guide.studies[name]
    exposure = edition.resolve(edition.guide.exposures[study.exposure].name.staff)
    return edition.fill(edition.phrases.deck.background_span, span=edition.resolve(study.span.staff), exposure=exposure)


def _check(edition: Edition, check: checks.Check) -> out.Row:
    """Return when a check comes, what is written down and why, and what follows at each of its limits."""
    when, record, why = edition.phrases.deck.background_check
    limit = edition.phrases.handout.limit
    texts = (
        edition.fill(when, told=schedule(edition, check)),
        edition.fill(record, told=edition.resolve(check.staff.record)),
        edition.fill(why, told=edition.resolve(check.staff.why)),
    )
    limits = tuple(
        edition.fill(limit, when=edition.resolve(threshold.when), action=safety.response(edition, threshold))
        for threshold in check.thresholds
    )
    origins = (*[""] * len(texts), *(threshold.id for threshold in check.thresholds))
    name = out.TextCell((edition.resolve(check.staff.name),), icon=check.icon or "", header=True)
    return out.Row(check.id, (name, out.TextCell((*texts, *limits), origins=origins)))


def _consent(edition: Edition) -> Iterator[out.Row]:
    """Yield what the clinician makes sure of at each statement, and what a good answer to each question holds."""
    consent = edition.guide.consent
    for statement in consent.statements:
        yield _row(statement.id, sentence(edition, statement), (edition.resolve(statement.staff),))
    for teach_back in consent.teach_back:
        yield _row(teach_back.id, edition.resolve(teach_back.question), (edition.resolve(teach_back.answer),))
