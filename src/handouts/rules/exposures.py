"""A rule about figures side by side: whom each comes from is said, where they come from different people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.links import counted
from handouts.content.markup import Run, plain
from handouts.content.model.items import Effect
from handouts.content.model.training import Chart
from handouts.errors import Problem
from handouts.outline.deck import BarChartSlide, LineChartSlide
from handouts.outline.handout import Table
from handouts.outline.leaves import Chance
from handouts.outline.origins import nodes, owned, texts
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.markup import RichText
    from handouts.content.model.references import Study
    from handouts.edition import Edition
    from handouts.outline.deck import BarGroup
    from handouts.outline.handout import RowGroup
    from handouts.rules.subject import Subject


@rule("F407", "exposures-mixed", "error")
def exposures_mixed(subject: Subject) -> Iterator[Problem]:
    """Find figures of several studies in one sentence, group of bars or part of a table that does not tell them apart.

    Why: what people had, who they were and for how long make the figure; side by side, two are read as one comparison.
    Source: the project's rule that figures of two groups of people have two heads; rule RC08 of the project's standard.
    Good: "In a trial of 84 people 57 of 100 felt sick, in one of 346 people 23 were tired." Bad: "57 sick, 23 tired."
    """
    for node in nodes(tuple(subject.outlines.values())):
        match node:
            case Table(kind="effects" | "effect-cards", groups=groups):
                for rows in groups:
                    yield from _rows(subject, rows)
            case BarChartSlide(groups=groups):
                for bars in groups:
                    yield from _bars(subject, bars)
            case LineChartSlide():
                yield from _lines(subject, node)
            case Chance():
                named = {box.origin.partition("/")[0] for box in node.boxes}
                yield from _several(subject, node.origin, _studies(subject.edition, named), "one picture")
            case _:
                pass
    yield from _sentences(subject)


def _studies(edition: Edition, items: Iterable[str]) -> list[Study]:
    """Return the studies of the figures that these items are quoted with, by id."""
    figures = (counted(edition.guide.items.get(name)) for name in items)
    return [edition.guide.studies[name] for name in sorted({one.study for one in figures if one})]


def _several(subject: Subject, origin: str, studies: list[Study], where: str) -> Iterator[Problem]:
    if len(studies) > 1:
        message = f"{where} shows figures of {_named(studies)} together"
        yield Problem(
            subject.place(origin), message, "Show those of each study apart, under words that tell whom it is of."
        )


def _named(studies: Iterable[Study]) -> str:
    return " and ".join(f"`{one.id}`" for one in studies)


def _sentences(subject: Subject) -> Iterator[Problem]:
    """Yield each text that quotes several studies and does not tell whom some of the figures are of.

    A text that another document quotes is told once.
    """
    seen: set[tuple[str, str]] = set()
    for origin, text in owned(tuple(subject.outlines.values())):
        studies = _studies(subject.edition, {run.fact for run in text if run.fact})
        unsaid = [one for one in studies if len(studies) > 1 and not _told(subject.edition, one, studies, text)]
        found = origin.partition("/")[0], _named(unsaid)
        if unsaid and found not in seen:
            seen.add(found)
            message = (
                f"one text has figures of {_named(studies)}, and does not tell whom those of {_named(unsaid)} are of"
            )
            hint = "Name the people of each study, such as {fact} for how many they were, or part the text."
            yield Problem(subject.written(origin, plain(text)), message, hint)


def _told(edition: Edition, study: Study, beside: list[Study], text: RichText) -> bool:
    """Tell whether a text quotes a fact, or says the words, that only this one of its studies has."""
    others = [one for one in beside if one is not study]
    facts = _facts(study) - {fact for one in others for fact in _facts(one)}
    words = _words(edition, study) - {word for one in others for word in _words(edition, one)}
    said = plain(text).casefold()
    return any(run.fact in facts for run in text) or any(word in said for word in words)


def _facts(study: Study) -> set[str]:
    said = (text for one in (study.people, study.span) for text in (one.patient, one.staff))
    return {quote.name for text in said if text for quote in text.quotes()}


def _words(edition: Edition, study: Study) -> set[str]:
    said = (study.people, study.span, edition.guide.exposures[study.exposure].name)
    return {edition.words(text).casefold() for one in said for text in (one.patient, one.staff) if text}


def _rows(subject: Subject, group: RowGroup) -> Iterator[Problem]:
    """Yield each row with a figure whose people neither the row tells nor the head above it."""
    edition = subject.edition
    for row in group.rows:
        item = edition.guide.items.get(row.origin)
        study = getattr(item.likelihoods[0], "study", "") if isinstance(item, Effect) else ""
        if study:
            named = edition.guide.studies[study]
            people = plain(edition.say(named.people.patient))
            told = people and people in "\n".join(texts((group.band, row.cells)))
            cited = {one.cite for one in nodes(row.cells) if isinstance(one, Run)} & set(named.sources)
            if not (told or cited):
                message = (
                    f"the figure of `{row.origin}` stands under a head that is not of `{study}`, and does not tell it"
                )
                yield Problem(
                    subject.place(row.origin), message, "Put it under its own study, or name the study beside it."
                )


def _bars(subject: Subject, group: BarGroup) -> Iterator[Problem]:
    """Yield a group of bars of several studies or exposures, and one that does not say which."""
    edition = subject.edition
    first, *_ = group.categories
    item, _, bar = first.origin.partition("/")
    chart = edition.guide.items[item]
    if isinstance(chart, Chart):
        named = {f"{chart.id}/{one.name.casefold().replace(' ', '-')}": one for one in chart.bars}
        had = {named[one.origin].exposure for one in group.categories}
        if len(had) > 1:
            message = f"one group of bars of `{chart.id}` shows " + " and ".join(
                f"`{one}`" for one in sorted(map(str, had))
            )
            yield Problem(subject.place(chart.id), message, "Group the bars by what the people had.")
        yield from _chart(subject, chart, group.label, named[f"{chart.id}/{bar}"].exposure)
        return
    studies = _studies(edition, {one.origin for one in group.categories})
    if len(studies) == 1:
        (study,) = studies
        yield from _label(subject, item, group.label, study.exposure, edition.words(study.span.staff))
    yield from _several(subject, item, studies, "one group of bars")


def _lines(subject: Subject, slide: LineChartSlide) -> Iterator[Problem]:
    items = (subject.edition.guide.items[name] for name in slide.origins)
    for chart in (one for one in items if isinstance(one, Chart)):
        yield from _chart(subject, chart, slide.about)


def _chart(subject: Subject, chart: Chart, label: RichText, exposure: str | None = None) -> Iterator[Problem]:
    study = subject.edition.guide.studies[chart.study].exposure if chart.study else None
    had = study or exposure or chart.exposure
    if had is None:
        hint = "Give it `study:` or `exposure:`, or each of its bars `exposure:`; guide.yaml lists them."
        yield Problem(subject.place(chart.id), f"`{chart.id}` does not tell what the people measured had", hint)
    else:
        yield from _label(subject, chart.id, label, had)


def _label(subject: Subject, item: str, label: RichText, exposure: str, span: str = "") -> Iterator[Problem]:
    named = subject.edition.words(subject.edition.guide.exposures[exposure].name.staff)
    for missing in (one for one in (named, span) if one.casefold() not in plain(label).casefold()):
        yield Problem(subject.place(item), f"the bars or lines of `{item}` do not say {missing!r}", _OURS)


_OURS = "The program says it from the study; please report this."
