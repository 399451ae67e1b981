"""Rules about what is typed into texts: numbers that should be quoted, and slips of the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.fields import TextAt, walk
from handouts.content.markup import Quote, Words, plain
from handouts.content.model.training import ChartSlide
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import Markup
    from handouts.content.tree import Path_
    from handouts.edition import Edition
    from handouts.rules.subject import Subject

_QUOTED = "\0"
"""Stands in a typed text where something is quoted."""
_DIGIT = re.compile(r"\d")
_DIGITS = r"\d(?:[\d.,\u00a0]*\d)?"
_NUMBER = rf"{_DIGITS}(?:/{_DIGITS})?"
_WHOLE = re.compile(r"100\D")
"""The whole that people are counted of is no number of the treatment."""
_APART = {("training", "scenarios"), ("training", "knowledge_checks")}
"""Invented cases, which have numbers of their own."""
_MEASURED = ("training", "charts")
"""Measured data have numbers of their own, too, but for the facts that a slide says beside them."""


@rule("T601", "number-typed", "error")
def number_typed(subject: Subject) -> Iterator[Problem]:
    """Find a number with its unit that is typed into a text, not quoted as a fact by its name.

    Why: when the fact changes, the typed number stays, and two pages say two things.
    Source: the project's rule that each number of the treatment stands once, with its unit and its source.
    Good: "Stay {stay}." Bad: "Stay 2 hours."
    """
    found = re.compile("|".join(sorted(_counted(subject.edition), key=len, reverse=True)))
    printed = {name: _printed(subject.edition, name) for name in subject.edition.facts}
    beside = _beside_charts(subject.edition)
    for tree, path, text in _texts(subject):
        if not _DIGIT.search(text) or (tree, path[0]) in _APART:
            continue
        measured = (tree, path[0]) == _MEASURED
        facts = {said: name for name, said in printed.items() if not measured or name in beside[path[1]]}
        for one in found.finditer(text):
            name = facts.get(one[0].replace("\u00a0", " "))
            if not _WHOLE.match(one[0]) and (name or not measured):
                where = subject.edition.content.trees[tree].within(path, one[0])
                hint = f"Quote it as {{{name}}}." if name else "Add it to `facts:` in guide.yaml, and quote it by name."
                yield Problem(where, f"{one[0]!r} is typed: {_shown(text)!r}", hint)


def _counted(edition: Edition) -> Iterator[str]:
    """Yield the patterns of a number with a unit, in every form that phrases.yaml has, and of a count of people."""
    phrases = edition.phrases
    forms = [getattr(unit, name) for unit in phrases.units.values() for name in type(unit).model_fields]
    for form in (*forms, phrases.numbers.of_100, phrases.numbers.pressure):
        pieces = form.pieces if form else ()
        unit = "".join(piece.text for piece in pieces if isinstance(piece, Words))
        if unit.strip() and any(isinstance(piece, Quote) for piece in pieces):
            said = (_NUMBER if isinstance(piece, Quote) else re.escape(piece.text) for piece in pieces
                    if isinstance(piece, Quote | Words))  # fmt: skip
            yield rf"(?<![\w.,/]){''.join(said)}(?!\w)".replace(r"\ ", r"[ \u00a0]")


def _beside_charts(edition: Edition) -> dict[str | int, set[str]]:
    """Return what the slides that show each chart quote, by the chart's position in its file."""
    training = edition.guide.training
    slides = [slide for module in training.modules for slide in module.slides if isinstance(slide, ChartSlide)]
    quoted = [(slide.chart, one.text) for slide in slides for one in walk(slide) if isinstance(one, TextAt)]
    return {
        at: {quote.name for name, text in quoted if name == chart.id for quote in text.quotes()}
        for at, chart in enumerate(training.charts)
    }


def _printed(edition: Edition, name: str) -> str:
    return plain(edition.quote(name)).replace("\u00a0", " ")


@rule("T602", "typing-slip", "warning")
def typing_slip(subject: Subject) -> Iterator[Problem]:
    """Find what a keyboard puts into a text and a printer would not: three full stops, straight quotation marks.

    Why: slips make readers doubt the care that was taken with the numbers beside them.
    Source: Bringhurst R. The Elements of Typographic Style, chapter 5.
    Good: "Don’t drive – rest." Bad: "Don't drive -- rest..", "the the".
    """
    for tree, path, text in _texts(subject):
        for slip, meant in _SLIPS.items():
            if (found := re.search(slip, text)) and (subject.english or slip != _TWICE):
                where = subject.edition.content.trees[tree].within(path, found[0])
                yield Problem(where, f"{found[0]!r} in {_shown(text)!r}", meant)
                break


_TWICE = r"(?i:\b([^\W\d_]+) \1\b)"
_SLIPS = {
    r"\.\.\.": "Write … as one sign.",
    r"--": "Write a dash: –.",
    r"(?<=\w) - (?=\w)": "Write a dash: –.",
    r"(?<=\w)['\"]|['\"](?=\w)": "Write ’ “ ”, or the marks of the language.",
    r"(?<=\w) [,;.!](?!\w)": "No space comes before this sign.",
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_]{2})[.!?](?=[A-ZÀ-Þ][^\W\d_])": "A space is missing after this sign.",
    r"[,;:.]{2,}": "There are two marks where one is meant.",
    r"(?<![\d-])\d+-\d+(?![\d-])": "Write a range with its word or a dash: 5 to 10, 5–10.",
    _TWICE: "A word is repeated.",
}  # fmt: skip


def _texts(subject: Subject) -> Iterator[tuple[str, Path_, str]]:
    """Yield each text of the guide as it was typed, with its file and path; what it quotes is left out of it."""
    for one in walk(subject.edition.guide):
        if isinstance(one, TextAt):
            yield str(one.path[0]), one.path[1:], _typed(one.text)


def _typed(text: Markup) -> str:
    return "".join(_QUOTED if isinstance(one, Quote) else getattr(one, "text", "") or "" for one in text.pieces)


def _shown(text: str) -> str:
    return text.replace(_QUOTED, "{…}")
