"""A rule about charts and pictures of people: each says in its own text whom it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.content.model.likelihoods import counted
from handouts.content.model.training import Chart, FigureSlide
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.visit import nodes
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.markup import RichText
    from handouts.edition import Edition
    from handouts.rules.subject import Subject


@rule("F410", "chart-unframed", "error")
def chart_unframed(subject: Subject) -> Iterator[Problem]:
    """Find a chart of a deck that does not say drug and route, how many people, when, and beside what.

    A picture of people whose certainty is known says that as well. Groups of bars each say their own.

    Why: a chart is photographed and shown alone; "69 of 100" without them is read as the promise of another drug.
    Source: International Patient Decision Aid Standards, probabilities domain; rule RC08 of the project's standard.
    Good: "Drug A by mouth: 84 people, beside placebo, after one dose" beside its bars. Bad: two bars and a title.
    """
    for node in nodes(tuple(subject.decks.values())):
        match node:
            case out.BarChartSlide():
                yield from _bars(subject, node)
            case out.LineChartSlide():
                charts = (subject.edition.guide.items[name] for name in node.origins)
                for chart in (one for one in charts if isinstance(one, Chart)):
                    yield from _chart(subject, chart, node.about)
            case out.ChanceSlide():
                yield from _chance(subject, node)
            case out.FigureSlide() if node.hundreds:
                yield from _hundreds(subject, node)
            case _:
                pass


def _bars(subject: Subject, slide: out.BarChartSlide) -> Iterator[Problem]:
    edition = subject.edition
    for group in slide.groups:
        item, _, bar = group.categories[0].origin.partition("/")
        chart = edition.guide.items[item]
        if isinstance(chart, Chart):
            named = {one.name.casefold().replace(" ", "-"): one for one in chart.bars}
            yield from _chart(subject, chart, group.label, named[bar].exposure)
        elif figure := counted(chart):
            yield from _unsaid(subject, item, group.label, _framed(edition, figure.study))


def _chart(subject: Subject, chart: Chart, label: RichText, exposure: str | None = None) -> Iterator[Problem]:
    had = exposure or chart.exposure
    if chart.study:
        framed = _framed(subject.edition, chart.study, timed=not chart.lines)
        yield from _unsaid(subject, chart.id, label, framed)
    elif had is None:
        hint = "Give it `study:` or `exposure:`, or each of its bars `exposure:`; guide.yaml lists them."
        yield Problem(subject.place(chart.id), f"`{chart.id}` does not tell what the people measured had", hint)
    elif not chart.bars or chart.bars[0].comparison is not None:
        hint = "Give it `study:`, which knows the people and what those had who are beside them."
        yield Problem(subject.place(chart.id), f"`{chart.id}` does not tell whom it compares", hint)
    else:
        named = subject.edition.guide.exposures[had].name.staff
        alone = subject.edition.phrases.deck.alone
        yield from _unsaid(subject, chart.id, label, map(subject.edition.words, (named, alone)))


def _chance(subject: Subject, slide: out.ChanceSlide) -> Iterator[Problem]:
    edition = subject.edition
    for name in {box.origin.partition("/")[0] for box in slide.chance.boxes}:
        if figure := counted(edition.guide.items[name]):
            certain = edition.phrases.figures.certainty[figure.certainty] if figure.certainty else None
            framed = (*_framed(edition, figure.study), *([edition.words(certain)] if certain else []))
            yield from _unsaid(subject, slide.chance.origin, (*slide.about, *slide.chance.note), framed)


def _hundreds(subject: Subject, slide: out.FigureSlide) -> Iterator[Problem]:
    item = subject.edition.guide.items[slide.origin]
    assert isinstance(item, FigureSlide)
    if item.study:
        yield from _unsaid(subject, slide.origin, slide.about, _framed(subject.edition, item.study))
    else:
        message = f"`{slide.origin}` does not tell whom its hundred comes from"
        yield Problem(subject.place(slide.origin), message, "Give it `study:`; references.yaml lists them.")


def _framed(edition: Edition, name: str, *, timed: bool = True) -> tuple[str, ...]:
    """Return what must be said of a study; of the time only where no axis tells it."""
    study = edition.guide.studies[name]
    people = plain(edition.quote(study.size)) if study.size else edition.words(study.people.staff)
    beside = study.comparator.staff if study.comparator else edition.phrases.deck.alone
    span = (study.span.staff,) if timed else ()
    return (people, *map(edition.words, (edition.guide.exposures[study.exposure].name.staff, beside, *span)))


def _unsaid(subject: Subject, item: str, said: RichText, framed: Iterable[str]) -> Iterator[Problem]:
    words = plain(said).casefold()
    for missing in (one for one in framed if one.casefold() not in words):
        yield Problem(subject.place(item), f"the chart of `{item}` does not say {missing!r}", _OURS)


_OURS = "The program says it from the study; please report this."
