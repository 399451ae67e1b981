"""Whom figures come from, for staff: what they had, how many they were, beside what, over which time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.figures import begun, joined
from handouts.content.markup import Run, stressed

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.content.model.training import Chart
    from handouts.edition import Edition


def of_study(edition: Edition, name: str, *, timed: bool = True) -> RichText:
    """Return what a chart says of the study that its figures come from; of the time only where no axis does."""
    words, study = edition.phrases.deck, edition.guide.studies[name]
    people = edition.quote(study.size) if study.size else edition.say(study.people.staff)
    beside = edition.fill(words.alone)
    if study.comparator:
        beside = edition.fill(words.beside, comparator=edition.say(study.comparator.staff))
    span = edition.say(study.span.staff) if timed else ()
    return (*_had(edition, study.exposure), Run(": "), *joined(edition, (people, beside, span)))


def of_chart(edition: Edition, chart: Chart, exposure: str | None = None) -> RichText:
    """Return what a chart says of its study, or of what its people had; an exposure is that of a group of its bars."""
    if chart.study:
        return of_study(edition, chart.study, timed=not chart.lines)
    had = exposure or chart.exposure
    if not had:
        return ()
    alone = all(bar.comparison is None for bar in chart.bars)
    return (*_had(edition, had), *((Run(": "), *edition.fill(edition.phrases.deck.alone)) if alone else ()))


def _had(edition: Edition, name: str) -> RichText:
    """Return an exposure's name in bold, as it begins a sentence."""
    return stressed(begun(edition.say(edition.guide.exposures[name].name.staff)))
