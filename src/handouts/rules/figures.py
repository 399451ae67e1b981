"""Rules about figures: chances side by side are of one denominator, and a word for a chance does not stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.model.effects import Lasting
from handouts.content.model.figure import HUNDRED
from handouts.content.model.likelihoods import counted, figure_of, quotable
from handouts.content.model.safety import Action, Exclusion, Sign
from handouts.errors import Problem
from handouts.outline.deck import BarChartSlide
from handouts.outline.handout import BarsCell, RowGroup, Table
from handouts.outline.leaves import Chance
from handouts.outline.prose import drawn, quoted_numbers, whole
from handouts.outline.walk import nodes, of_kind
from handouts.rules.registry import rule
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from handouts.content.model.figure import Figure
    from handouts.edition import Edition
    from handouts.outline.prose import Drawn, Passage
    from handouts.rules.registry import Subject
    from handouts.text.markup import Run


@rule("F401", "mixed-denominators", "error")
def mixed_denominators(subject: Subject) -> Iterator[Problem]:
    """Find chances of 100 and chances of 100,000 under one head of a table, in one picture or as bars of one chart.

    Why: people compare the numbers and pass over the denominators; a very rare harm then looks like the largest.
    Source: Trevena L, et al. BMC Med Inform Decis Mak 2013;13(S2):S7; rule RC02 of the project's standard.
    Good: very rare effects under a head of their own that says so. Bad: "69 of 100" above "5 of 100,000".
    """
    for name, outline in subject.outlines.items():
        for node in nodes(outline):
            for where, origins in _side_by_side(node, for_patients=name in subject.handouts):
                kinds = _denominators(subject.edition, origins)
                if len(kinds) > 1:
                    first, *_, last = kinds.values()
                    message = f"`{first}` and `{last}` stand {where} and are counted in different wholes"
                    yield Problem(
                        subject.place(last), message, "Give the very rare ones a head or a picture of their own."
                    )


def _side_by_side(node: object, *, for_patients: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield where figures are compared by eye, with the items that they are of; tables for staff say each in full."""
    match node:
        case Table(groups=groups) if for_patients:
            yield from (("under one head", [row.origin for row in group.rows]) for group in groups)
        case Chance(boxes=boxes):
            yield "in one picture", [box.origin.partition("/")[0] for box in boxes]
        case BarChartSlide():
            yield "in one chart", [category.origin for category in node.categories]


def _denominators(edition: Edition, items: Iterable[str]) -> dict[int, str]:
    """Return the denominators of the figures of items, each with the first that is counted so."""
    found: dict[int, str] = {}
    for name in items:
        figure = figure_of(edition.guide.items.get(name))
        if figure and figure.denominator:
            found.setdefault(figure.denominator, name)
    return found


@rule("F402", "chance-word-alone", "warning")
def chance_word_alone(subject: Subject) -> Iterator[Problem]:
    """Find a word for a chance in a patient's text that says no number.

    Why: people put "rare" anywhere between 1 and 30 of 100, and doctors elsewhere than patients.
    Source: Zipkin DA, et al. Ann Intern Med 2014;161:270-80; rule RC09 of the project's standard.
    Good: "About 5 of 100,000 visits", or "No one has counted it." Bad: "This is rare."
    """
    if not subject.english:
        return
    for passages in subject.prose.values():
        for passage in passages:
            found = _CHANCE_WORD.search(passage.text)
            asked_or_counted = "?" in passage.text or any(sign.isdigit() for sign in passage.text)
            if found and not asked_or_counted:
                hint = "Say how many, or that it is not known how many."
                yield Problem(
                    subject.place(passage.origin), f"{found[0]!r} stands without a number in {passage.text!r}", hint
                )


_CHANCE_WORD = re.compile(
    r"\b(?:rare(?:ly)?|(?:un)?common(?:ly)?|seldom|(?:un)?likely|(?:in)?frequent(?:ly)?)\b", re.IGNORECASE
)


@rule("F403", "numbers-differ", "error")
def numbers_differ(subject: Subject) -> Iterator[Problem]:
    """Find a number, printed in words or drawn, that is not its fact's or its item's one figure.

    What is compared: every quote of a fact, range, rate or count in any text, and every bar and picture of people with
    the words beside it. An effect's figure is its first likelihood. A picture of people shows whole people, halves
    rounded up; the words beside it say the number as it is.
    Why: a patient who reads one number and hears another trusts neither, and one of the two is wrong.
    Source: the project's rule that the same numbers make the sentence, the picture, the table and the chart.
    Good: "69 of 100" in the handout's table, and a bar of 69 on the slide. Bad: a bar that kept the old number.
    """
    edition = subject.edition
    seen: dict[tuple[str, bool], tuple[str, Decimal]] = {}
    for name, outline in subject.outlines.items():
        for run in quoted_numbers(outline):
            if not _digits(run.text) <= _allowed(edition, run):
                message = f"the {name} document quotes `{run.fact}` as {_quoted(run.text)}, which is not its number"
                yield Problem(subject.place(run.fact), message, _OURS)
        for figure in drawn(outline):
            place, draws = subject.place(figure.item), f"the {name} document draws {figure.value} for `{figure.item}`"
            if not _label_agrees(edition, figure):
                yield Problem(place, f"{draws} and writes {_quoted(figure.label)} beside it", _OURS)
                continue
            count = _expected_count(edition, figure)
            other_document, value = seen.setdefault((figure.item, figure.comparison), (name, figure.value))
            if value != figure.value:
                yield Problem(
                    place, f"{draws}, the {other_document} document {value}", "Let both show the same figure."
                )
            elif count is not None and figure.value != (whole(count) if figure.people else count):
                yield Problem(place, f"{draws}, whose figure is {count}", "Let it show the figure.")


def _label_agrees(edition: Edition, figure: Drawn) -> bool:
    """Return whether the words beside a picture say what is drawn."""
    count = _expected_count(edition, figure)
    same = figure.people and count is not None and figure.value == whole(count)
    return edition.number(count if same and count is not None else figure.value) in _digits(figure.label)


def _expected_count(edition: Edition, drawing: Drawn) -> Decimal | None:
    """Return the count that a picture of an item must show; none where the item has no count."""
    count = counted(edition.guide.items.get(drawing.item))
    return None if count is None else count.comparison if drawing.comparison else count.times


def _quoted(text: str) -> str:
    """Return a printed text as a message quotes it, its fixed spaces as spaces."""
    return repr(text.replace("\N{NO-BREAK SPACE}", " "))


@rule("F404", "figure-untold", "error")
def figure_untold(subject: Subject) -> Iterator[Problem]:
    """Find an effect of which a handout tells neither its figure nor that there is none.

    Why: where a number is missing people put one of their own, and a harm without a number looks smaller.
    Source: International Patient Decision Aid Standards, probabilities domain; rule RC10 of the project's standard.
    Good: "For a rash no good number exists." Bad: "You may get a rash."
    """
    edition = subject.edition
    words = edition.phrases.figures.unknown, edition.phrases.handout.band_unknown
    none = {plain(edition.fill(word)).strip(". ") for word in words}
    for name, outline in subject.handouts.items():
        groups = tuple(of_kind(outline, RowGroup))
        for effect in edition.guide.effects.effects:
            text = _text_about(subject.prose[name], groups, effect.told_by or effect.id)
            if effect.figure.numbers:
                in_words = _says(edition, effect.figure, _digits(text))
            else:
                in_words = any(word.casefold() in text.casefold() for word in none)
            if text and not in_words:
                message = f"the {name} document tells of `{effect.id}` neither its figure nor that there is none"
                hint = f"Let it say {' or '.join(sorted(repr(word) for word in none))}, or quote the figure."
                yield Problem(subject.place(effect.told_by or effect.id), message, hint)


def _says(edition: Edition, figure: Figure, digits: set[str]) -> bool:
    """Return whether a text with these numbers says a figure."""
    return any({edition.number(number) for number in numbers} <= digits for numbers in figure.ways)


def _text_about(passages: Iterable[Passage], groups: Iterable[RowGroup], item: str) -> str:
    """Return all that a handout says of an item: its rows under their bands, and its sentences."""
    texts = [passage.text for passage in passages if passage.origin.partition("/")[0] == item]
    for group in groups:
        for row in group.rows:
            if row.origin == item:
                bars = [cell.bars for cell in row.cells if isinstance(cell, BarsCell)]
                labels = [label for bar in bars for label in (bar.treated_label, bar.comparison_label)]
                texts += [plain(text) for text in (group.band, *labels)]
    return "\n".join(texts)


_OURS = "The program makes both from one number; please report this."
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f\u2019]\d+)*")


def _digits(text: str) -> set[str]:
    return set(_DIGITS.findall(text))


def _allowed(edition: Edition, run: Run) -> set[str]:
    """Return the numbers that a quote may print: those of its fact or of its figure, of a count in both frames."""
    if run.fact.partition(".")[0] == "clinic":
        return _digits(run.text)
    if run.fact in edition.facts:
        return {edition.number(number) for number in edition.facts[run.fact].value.numbers}
    item = edition.guide.items[run.fact]
    if isinstance(item, Action | Sign | Exclusion):
        return _digits(run.text)  # its own words; a fact in them is a run of its own
    if isinstance(item, Lasting):
        return _digits(edition.either(edition.left(item)))
    figures = quotable(item)
    sayable = {number for figure in figures for number in figure.sayable}
    return {edition.number(number) for number in sayable or (HUNDRED,)}
