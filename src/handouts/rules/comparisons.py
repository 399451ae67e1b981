"""A rule about figures that are seen first: none stands without its comparison group."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.content.model.likelihoods import counted
from handouts.errors import Problem
from handouts.outline.deck import FigureSlide
from handouts.outline.leaves import Chance
from handouts.outline.visit import of_kind, owned
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline, Section
    from handouts.rules.subject import Subject


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
        yield from _first_page(subject, outline)
        for section in outline.sections:
            yield from _in_order(subject, section)
    documents = tuple(subject.outlines.values())
    for chance in of_kind(documents, Chance):
        yield from _picture(subject, chance)
    for slide in of_kind(documents, FigureSlide):
        beside = (*slide.beside.number, *slide.beside.sentence) if slide.beside else ()
        yield from _text(subject, slide.origin, (*slide.number, *slide.sentence, *slide.stress, *beside))


def _first_page(subject: Subject, outline: HandoutOutline) -> Iterator[Problem]:
    fronts = [section for section in outline.sections if section.sheet == "front"]
    for origin, text in owned((outline.front.main_message, tuple(fronts)), outline.identity.document):
        yield from _text(subject, origin, text, compared_only=True)
    for chance in of_kind(tuple(fronts), Chance):
        if not _compared(subject.edition, chance):
            yield Problem(subject.place(chance.origin), f"`{chance.origin}` has no comparison and stands first", _FIRST)


def _text(subject: Subject, origin: str, text: RichText, *, compared_only: bool = False) -> Iterator[Problem]:
    """Yield the figures that a text quotes without what the comparison group had."""
    said: dict[str, set[str]] = {}
    for run in text:
        if run.fact in subject.edition.guide.items:
            said.setdefault(run.fact, set()).update(re.findall(r"[\d.,]+", run.text))
    for name, numbers in said.items():
        figure = counted(subject.edition.guide.items[name])
        if figure is None:  # a sentence that has one wording
            continue
        beside = figure.comparison
        place = subject.written(origin, plain(text))
        if beside is None and compared_only:
            yield Problem(place, f"`{name}`, on a first page, has no comparison", _FIRST)
        elif beside is not None and not {subject.edition.number(one) for one in (beside, 100 - beside)} & numbers:
            hint = f"Say {{{name}.comparison}} in the same text, or {{{name}.comparison-yes}}."
            yield Problem(place, f"`{name}` is told here without its comparison", hint)


def _picture(subject: Subject, chance: Chance) -> Iterator[Problem]:
    """Yield a benefit drawn without its comparison group, and one that has none and does not say so."""
    edition, drawn = subject.edition, {box.origin for box in chance.boxes}
    pattern = plain(edition.fill(edition.phrases.figures.no_comparison, people="")).strip(" .")
    for name in sorted(one for one in drawn if "/" not in one):
        figure = counted(edition.guide.items[name])
        if figure and figure.comparison is not None and f"{name}/comparison" not in drawn:
            message = f"`{chance.origin}` draws `{name}` without its comparison"
            yield Problem(
                subject.place(chance.origin), message, "Show one benefit in a picture, beside its comparison."
            )
        elif figure and figure.comparison is None and pattern not in plain(chance.source):
            message = f"`{chance.origin}` draws `{name}`, which has no comparison, and does not say so"
            hint = f"Give `{name}` the comparison of `{figure.study}`, or the figure a study without `comparator:`."
            yield Problem(subject.place(chance.origin), message, hint)


def _in_order(subject: Subject, section: Section) -> Iterator[Problem]:
    for one, after in pairwise(of_kind(section, Chance)):
        if _compared(subject.edition, after) and not _compared(subject.edition, one):
            message = f"`{one.origin}` has no comparison and stands before `{after.origin}`, which has one"
            yield Problem(subject.place(one.origin), message, "Let what was compared come first.")


def _compared(edition: Edition, chance: Chance) -> bool:
    figures = (counted(edition.guide.items[box.origin.partition("/")[0]]) for box in chance.boxes)
    return all(one is not None and one.comparison is not None for one in figures)


_FIRST = "Quote a figure with a comparison, and the comparison in the same text."
