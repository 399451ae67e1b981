"""A rule about figures side by side: whom each comes from is said, where they come from different people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.content.model.likelihoods import counted, figure_of
from handouts.content.model.training import Chart
from handouts.errors import Problem
from handouts.outline.deck import BarChartSlide, FigureSlide, Hundred
from handouts.outline.handout import Table
from handouts.outline.leaves import Chance
from handouts.outline.visit import nodes, owned, runs, texts
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
            case FigureSlide(beside=Hundred(origin=beside)):
                yield from _several(subject, node.origin, _beside(subject.edition, node.origin, beside), "one slide")
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


def _beside(edition: Edition, slide: str, effect: str) -> list[Study]:
    """Return the studies of two hundreds that stand side by side."""
    own = getattr(edition.guide.items[slide], "study", None)
    return list(dict.fromkeys(([edition.guide.studies[own]] if own else []) + _studies(edition, (effect,))))


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
    """Return whether a text quotes a fact, or says the words, that only this one of its studies has."""
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
        figure = figure_of(edition.guide.items.get(row.origin))
        study = figure.taken_from if figure else None
        if study:
            named = edition.guide.studies[study]
            people = plain(edition.say(named.people.patient))
            told = people and people in "\n".join(texts((group.band, row.cells)))
            cited = {run.cite for run in runs(row.cells)} & set(named.sources)
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
    item, *_ = first.origin.partition("/")
    chart = edition.guide.items[item]
    if isinstance(chart, Chart):
        named = {f"{chart.id}/{one.name.casefold().replace(' ', '-')}": one for one in chart.bars}
        had = {named[one.origin].exposure for one in group.categories}
        if len(had) > 1:
            message = f"one group of bars of `{chart.id}` shows " + " and ".join(
                f"`{one}`" for one in sorted(map(str, had))
            )
            yield Problem(subject.place(chart.id), message, "Group the bars by what the people had.")
        return
    yield from _several(subject, item, _studies(edition, {one.origin for one in group.categories}), "one group of bars")
