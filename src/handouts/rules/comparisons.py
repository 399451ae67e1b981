"""Rules about figures side by side: one form, one study, whom each comes from, and its comparison group."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handouts.content.model.charts import Chart
from handouts.content.model.likelihoods import counted, figure_of
from handouts.errors import Problem
from handouts.outline.deck import BarChartSlide, FigureSlide, Hundred
from handouts.outline.handout import Table
from handouts.outline.leaves import Chance
from handouts.outline.walk import nodes, of_kind, owned, runs, texts
from handouts.rules.registry import rule
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.likelihoods import Likelihood
    from handouts.content.model.references import Study
    from handouts.edition import Edition
    from handouts.outline.deck import BarGroup
    from handouts.outline.handout import HandoutOutline, RowGroup, Section
    from handouts.rules.registry import Subject
    from handouts.text.markup import RichText


@rule("F408", "figure-without-comparison", "error")
def figure_without_comparison(subject: Subject) -> Iterator[Problem]:
    """Find a figure on a first page, in a picture of chances or as a slide's key figure without its comparison group.

    There a picture without one says so, and in its section of a handout stands behind those that have one; a first page
    quotes only figures that have one.

    Why: what is seen first is kept; "45 of 100 got better" is read as the work of the drug, whatever comes later.
    Source: International Patient Decision Aid Standards, probabilities domain; rule RC05 of the project's standard.
    Good: "47 of 100 felt better, and 33 with a calming drug." Bad: "45 of 100 felt better", from a study without one.
    """
    for outline in subject.handouts.values():
        yield from _check_first_page(subject, outline)
        for section in outline.sections:
            yield from _check_order(subject, section)
    documents = tuple(subject.outlines.values())
    for chance in of_kind(documents, Chance):
        yield from _check_picture(subject, chance)
    for slide in of_kind(documents, FigureSlide):
        comparison = (*slide.beside.number, *slide.beside.sentence) if slide.beside else ()
        yield from _check_text(subject, slide.origin, (*slide.number, *slide.sentence, *slide.stress, *comparison))


def _check_first_page(subject: Subject, outline: HandoutOutline) -> Iterator[Problem]:
    fronts = [section for section in outline.sections if section.sheet == "front"]
    for origin, text in owned((outline.front.main_message, tuple(fronts)), outline.identity.document):
        yield from _check_text(subject, origin, text, compared_only=True)
    for chance in of_kind(tuple(fronts), Chance):
        if not _compared(subject.edition, chance):
            yield Problem(subject.place(chance.origin), f"`{chance.origin}` has no comparison and stands first", _FIRST)


def _check_text(subject: Subject, origin: str, text: RichText, *, compared_only: bool = False) -> Iterator[Problem]:
    """Yield the figures that a text quotes without what the comparison group had."""
    quoted: dict[str, set[str]] = {}
    for run in text:
        if run.fact in subject.edition.guide.items:
            quoted.setdefault(run.fact, set()).update(re.findall(r"[\d.,]+", run.text))
    for name, numbers in quoted.items():
        figure = counted(subject.edition.guide.items[name])
        if figure is None:  # a sentence that has one wording
            continue
        comparison = figure.comparison
        place = subject.written(origin, plain(text))
        if comparison is None and compared_only:
            yield Problem(place, f"`{name}`, on a first page, has no comparison", _FIRST)
        elif (
            comparison is not None
            and not {subject.edition.number(number) for number in (comparison, figure.denominator - comparison)}
            & numbers
        ):
            hint = f"Say {{{name}.comparison}} in the same text, or {{{name}.comparison-yes}}."
            yield Problem(place, f"`{name}` is told here without its comparison", hint)


def _check_picture(subject: Subject, chance: Chance) -> Iterator[Problem]:
    """Yield a benefit drawn without its comparison group, and one that has none and does not say so."""
    edition, origins = subject.edition, {box.origin for box in chance.boxes}
    pattern = plain(edition.fill(edition.phrases.figures.no_comparison, people="")).strip(" .")
    for name in sorted(origin for origin in origins if "/" not in origin):
        figure = counted(edition.guide.items[name])
        if figure and figure.compares and f"{name}/comparison" not in origins:
            message = f"`{chance.origin}` draws `{name}` without its comparison"
            yield Problem(
                subject.place(chance.origin), message, "Show one benefit in a picture, beside its comparison."
            )
        elif figure and not figure.compares and pattern not in plain(chance.source):
            message = f"`{chance.origin}` draws `{name}`, which has no comparison, and does not say so"
            hint = f"Give `{name}` the comparison of `{figure.study}`, or the figure a study without `comparator:`."
            yield Problem(subject.place(chance.origin), message, hint)


def _check_order(subject: Subject, section: Section) -> Iterator[Problem]:
    for before, after in pairwise(of_kind(section, Chance)):
        if _compared(subject.edition, after) and not _compared(subject.edition, before):
            message = f"`{before.origin}` has no comparison and stands before `{after.origin}`, which has one"
            yield Problem(subject.place(before.origin), message, "Let what was compared come first.")


def _compared(edition: Edition, chance: Chance) -> bool:
    figures = (counted(edition.guide.items[box.origin.partition("/")[0]]) for box in chance.boxes)
    return all(figure is not None and figure.compares for figure in figures)


_FIRST = "Quote a figure with a comparison, and the comparison in the same text."


@rule("F405", "benefit-and-harm-unbalanced", "error")
def unbalanced(subject: Subject) -> Iterator[Problem]:
    """Find a handout that counts benefits and no harm, or harms and no benefit, or compares only one of them.

    Why: what is counted weighs more than what is told in words, and what is compared more than what is not.
    Source: International Patient Decision Aid Standards, on balance: both in the same form and in equal detail.
    Good: "45 of 100 felt better, 20 without it; 30 of 100 felt sick, 8 without it." Bad: only the first half.
    """
    guide = subject.edition.guide
    for name in subject.handouts:
        shown = subject.shown[name]
        good: list[Likelihood] = [benefit.likelihood for benefit in guide.expectations.benefits if benefit.id in shown]
        bad = [effect.figure for effect in guide.effects.effects if effect.id in shown]
        for own, opposite, own_figures, opposite_figures in (
            ("benefits", "harm", good, bad),
            ("harms", "benefit", bad, good),
        ):
            counted_here = [figure for figure in own_figures if figure.numbers]
            hint = "Give both in numbers of the same form, or neither."
            if counted_here and not any(figure.numbers for figure in opposite_figures):
                yield Problem(subject.place(name), f"the {name} handout counts {own} and no {opposite}", hint)
            elif any(figure.compares for figure in own_figures) and not any(
                figure.compares for figure in opposite_figures
            ):
                message = f"the {name} handout compares {own} with no treatment and no {opposite}"
                yield Problem(subject.place(name), message, hint)


@rule("F406", "figures-contradict", "error")
def figures_contradict(subject: Subject) -> Iterator[Problem]:
    """Find two figures of one effect that come from one study, are of one kind, count the same people, and differ.

    Why: one of the two is wrong, and nobody who reads only one of them can know.
    Source: the project's rule that every number stands once.
    Good: two figures from two studies, each named, or of one, each saying `among:` whom it counts.
    Bad: 12 of 100 and 15 of 100 from the same study.
    """
    for item in subject.edition.guide.effects.effects:
        seen: dict[tuple[str, str | None, str], Likelihood] = {}
        for figure in item.likelihoods:
            study = figure.taken_from
            whom = str(figure.counts.staff) if figure.counts else ""
            if figure.numbers and seen.setdefault((figure.kind, study, whom), figure) != figure:
                message = f"`{item.id}` has two figures of the kind `{figure.kind}` from the study `{study}`"
                yield Problem(subject.place(item.id), message, _WHOM)


_WHOM = "Keep one, name the study that the other is from, or say under `among:` whom of its people each counts."


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
                    yield from _check_rows(subject, rows)
            case BarChartSlide(groups=groups):
                for bars in groups:
                    yield from _check_bars(subject, bars)
            case FigureSlide(beside=Hundred(origin=effect)):
                yield from _check_studies(
                    subject, node.origin, _studies_side_by_side(subject.edition, node.origin, effect), "one slide"
                )
            case Chance():
                named = {box.origin.partition("/")[0] for box in node.boxes}
                yield from _check_studies(subject, node.origin, _studies(subject.edition, named), "one picture")
            case _:
                pass
    yield from _check_sentences(subject)


def _studies(edition: Edition, items: Iterable[str]) -> list[Study]:
    """Return the studies of the figures that these items are quoted with, by id."""
    figures = (counted(edition.guide.items.get(name)) for name in items)
    return [edition.guide.studies[name] for name in sorted({figure.study for figure in figures if figure})]


def _studies_side_by_side(edition: Edition, slide: str, effect: str) -> list[Study]:
    """Return the studies of two hundreds that stand side by side."""
    own = getattr(edition.guide.items[slide], "study", None)
    return list(dict.fromkeys(([edition.guide.studies[own]] if own else []) + _studies(edition, (effect,))))


def _check_studies(subject: Subject, origin: str, studies: list[Study], where: str) -> Iterator[Problem]:
    if len(studies) > 1:
        message = f"{where} shows figures of {_named(studies)} together"
        yield Problem(
            subject.place(origin), message, "Show those of each study apart, under words that tell whom it is of."
        )


def _named(studies: Iterable[Study]) -> str:
    return " and ".join(f"`{study.id}`" for study in studies)


def _check_sentences(subject: Subject) -> Iterator[Problem]:
    """Yield each text that quotes several studies and does not tell whom some of the figures are of.

    A text that another document quotes is told once.
    """
    seen: set[tuple[str, str]] = set()
    for origin, text in owned(tuple(subject.outlines.values())):
        for studies in _alike(subject.edition, {run.fact for run in text if run.fact}):
            unsaid = _named(study for study in studies if not _identifies(subject.edition, study, studies, text))
            key = origin.partition("/")[0], unsaid
            if unsaid and key not in seen:
                seen.add(key)
                message = f"one text has figures of {_named(studies)}, and does not tell whom those of {unsaid} are of"
                hint = "Name the people of each study, such as {fact} for how many they were, or part the text."
                yield Problem(subject.written(origin, plain(text)), message, hint)


def _alike(edition: Edition, items: Iterable[str]) -> Iterator[list[Study]]:
    """Yield the studies whose figures are read as one comparison: several, of one whole of people or visits."""
    wholes: dict[object, set[str]] = {}
    for name, figure in ((name, counted(edition.guide.items.get(name))) for name in items):
        if figure:
            wholes.setdefault((figure.denominator, figure.counted_in(edition)), set()).add(name)
    return (studies for names in wholes.values() if len(studies := _studies(edition, names)) > 1)


def _identifies(edition: Edition, study: Study, studies: list[Study], text: RichText) -> bool:
    """Return whether a text quotes a fact, or says the words, that only this one of its studies has."""
    others = [each_study for each_study in studies if each_study is not study]
    facts = _facts(study) - {fact for other in others for fact in _facts(other)}
    words = _distinct_words(edition, study) - {word for other in others for word in _distinct_words(edition, other)}
    spoken = plain(text).casefold()
    return any(run.fact in facts for run in text) or any(word in spoken for word in words)


def _facts(study: Study) -> set[str]:
    texts = (text for texts_for in (study.people, study.span) for text in (texts_for.patient, texts_for.staff))
    return {quote.name for text in texts if text for quote in text.quotes()}


def _distinct_words(edition: Edition, study: Study) -> set[str]:
    pairs = (study.people, study.span, edition.guide.exposures[study.exposure].name)
    return {edition.plain_text(text).casefold() for pair in pairs for text in (pair.patient, pair.staff) if text}


def _check_rows(subject: Subject, group: RowGroup) -> Iterator[Problem]:
    """Yield each row with a figure whose people neither the row tells nor the head above it."""
    edition = subject.edition
    for row in group.rows:
        figure = figure_of(edition.guide.items.get(row.origin))
        study = figure.taken_from if figure else None
        if study:
            named = edition.guide.studies[study]
            people = plain(edition.resolve(named.people.patient))
            named_there = people and people in "\n".join(texts((group.band, row.cells)))
            cited = {run.cite for run in runs(row.cells)} & set(named.sources)
            if not (named_there or cited):
                message = (
                    f"the figure of `{row.origin}` stands under a head that is not of `{study}`, and does not tell it"
                )
                yield Problem(
                    subject.place(row.origin), message, "Put it under its own study, or name the study beside it."
                )


def _check_bars(subject: Subject, group: BarGroup) -> Iterator[Problem]:
    """Yield a group of bars of several studies or exposures, and one that does not say which."""
    edition = subject.edition
    first, *_ = group.categories
    item, *_ = first.origin.partition("/")
    chart = edition.guide.items[item]
    if isinstance(chart, Chart):
        named = {f"{chart.id}/{bar.name.casefold().replace(' ', '-')}": bar for bar in chart.bars}
        exposures = {named[category.origin].exposure for category in group.categories}
        if len(exposures) > 1:
            message = f"one group of bars of `{chart.id}` shows " + " and ".join(
                f"`{exposure}`" for exposure in sorted(map(str, exposures))
            )
            yield Problem(subject.place(chart.id), message, "Group the bars by what the people had.")
        return
    yield from _check_studies(
        subject, item, _studies(edition, {category.origin for category in group.categories}), "one group of bars"
    )
