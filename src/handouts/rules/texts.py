"""Rules about what is written: numbers are quoted and not typed, every text is printed, local values are marked."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from handouts.content.fields import TextAt, walk
from handouts.content.model import charts, checks, course, effects, safety
from handouts.content.model.guide import Exposure, Period
from handouts.content.model.likelihoods import WHOLES
from handouts.content.model.references import Study
from handouts.content.model.slides import ChartSlide
from handouts.errors import Problem
from handouts.outline.handout import Terms
from handouts.outline.walk import owned, runs, texts
from handouts.rules.registry import rule
from handouts.text.markup import Markup, Quote, Run, Words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.marks import At
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.probe import ProbedPart
    from handouts.rules.registry import Subject
    from handouts.text.markup import RichText
    from handouts.yamlfile.source import KeyPath

_QUOTED = "\0"
"""Stands in a typed text where something is quoted."""
_DIGIT = re.compile(r"\d")
_DIGITS = r"\d(?:[\d.,\u00a0]*\d)?"
_NUMBER = rf"{_DIGITS}(?:/{_DIGITS})?"
_WHOLE = re.compile(r"100\D")
"""The whole that people are counted of is no number of the treatment."""
APART = {("training", "scenarios"), ("training", "knowledge_checks")}
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
    typed = re.compile("|".join(sorted(_counted(subject.edition), key=len, reverse=True)))
    printed = {name: _printed(subject.edition, name) for name in subject.edition.facts}
    quoted = _beside_charts(subject.edition)
    for tree, path, text in typed_texts(subject):
        if not _DIGIT.search(text) or (tree, path[0]) in APART:
            continue
        measured = (tree, path[0]) == _MEASURED
        facts = {name: words for name, words in printed.items() if not measured or name in quoted[path[1]]}
        for match in typed.finditer(text):
            names = [name for name, words in facts.items() if words == match[0].replace("\u00a0", " ")]
            if not _WHOLE.match(match[0]) and (names or not measured):
                where = subject.edition.content.trees[tree].within(path, match[0])
                quotes = " or ".join(f"{{{name}}}" for name in names)
                hint = f"Quote it as {quotes}." if names else _AS_FACT
                hint = _AS_RATE if _QUOTED in match[0] else hint
                yield Problem(where, f"{quoted_text(match[0])!r} is typed: {quoted_text(text)!r}", hint)


_AS_FACT = "Add it to `facts:` in guide.yaml, and quote it by name."
_AS_RATE = "Give it as a rate (`per_1000`, `per_10000` ...) of an effect or a benefit, and quote that by its id."


def _counted(edition: Edition) -> Iterator[str]:
    """Yield the patterns of a number with a unit, in every form that phrases.yaml has, and of a count of people."""
    phrases = edition.phrases
    forms = [getattr(unit, name) for unit in phrases.units.values() for name in type(unit).model_fields]
    wholes = "|".join(re.escape(edition.number(Decimal(whole))) for whole in WHOLES)
    blanks = {"n": _NUMBER, "whole": f"(?:{wholes}|{_QUOTED})"}
    for form in (*forms, phrases.numbers.of_whole, phrases.numbers.pressure):
        pieces = form.pieces if form else ()
        unit = "".join(piece.text for piece in pieces if isinstance(piece, Words))
        if unit.strip() and any(isinstance(piece, Quote) for piece in pieces):
            patterns = (blanks[piece.name] if isinstance(piece, Quote) else re.escape(piece.text) for piece in pieces
                    if isinstance(piece, Quote | Words))  # fmt: skip
            yield rf"(?<![\w.,/]){''.join(patterns)}(?!\w)".replace(r"\ ", r"[ \u00a0]")


def _beside_charts(edition: Edition) -> dict[str | int, set[str]]:
    """Return what the slides that show each chart quote, by the chart's position in its file."""
    training = edition.guide.training
    slides = [slide for module in training.modules for slide in module.slides if isinstance(slide, ChartSlide)]
    quoted = [(slide.chart, found.text) for slide in slides for found in walk(slide) if isinstance(found, TextAt)]
    return {
        index: {quote.name for name, text in quoted if name == chart.id for quote in text.quotes()}
        for index, chart in enumerate(training.charts)
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
    for tree, path, text in typed_texts(subject):
        for slip, meant in _SLIPS.items():
            if (slip_found := re.search(slip, text)) and (subject.english or slip != _TWICE):
                where = subject.edition.content.trees[tree].within(path, slip_found[0])
                yield Problem(where, f"{slip_found[0]!r} in {quoted_text(text)!r}", meant)
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


def typed_texts(subject: Subject) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield each text of the guide as it was typed, with its file and path; what it quotes is left out of it."""
    for found in walk(subject.edition.guide):
        if isinstance(found, TextAt):
            yield str(found.path[0]), found.path[1:], _typed(found.text)


def _typed(text: Markup) -> str:
    return "".join(_QUOTED if isinstance(piece, Quote) else getattr(piece, "text", "") or "" for piece in text.pieces)


def quoted_text(text: str) -> str:
    """Return a typed text as a message shows it, with a gap for what is quoted."""
    return text.replace(_QUOTED, "{…}")


_BEGINNING = 60
_PRINT = "Print it or delete it."
_NAME = "Name it in a section or on a slide, or delete it."
_SLIDE = "Show it on a slide, or delete it."
_PRACTICE = "Name it under `items:` of a unit that a deck practises, or delete it."
_WAYS: dict[type, str] = {
    course.Scenario: _PRACTICE,
    course.KnowledgeCheck: _PRACTICE,
    course.Unit: "Name it under `practice:` of a deck, or delete it.",
    course.Module: "Name it under `modules:` of a deck, or delete it.",
    charts.Chart: _SLIDE,
    charts.Flow: _SLIDE,
    charts.Comparison: _SLIDE,
    course.Objective: "Name a module under `module:` that a deck teaches, or delete it.",
    course.Competency: "Give a document a block of the kind `competencies`, or delete it.",
    effects.Effect: "Name its period in a block of the kind `effects`, show it on a slide, or delete it.",
    checks.Check: "Name it in a block of the kind `checks`, show it on a slide, or delete it.",
    effects.Benefit: "Name it in a figure under `chances:`, quote it on a slide, or delete it.",
    effects.Term: "Give a document a block of the kind `glossary`, or delete it.",
    safety.Statement: "Give a document a block of the kind `statements`, or delete it.",
    safety.Signature: "Give a document a block of the kind `signatures`, or delete it.",
    safety.TeachBack: "Give a document a block of the kind `teach-back`, or delete it.",
    Exposure: _PRINT,
    Period: "Name it in a block or on a slide, or delete it.",
    Study: "Take a printed figure from it, or delete it.",
}
"""How what has an id comes into a document; for what is not here, `_NAME` says it."""


@rule("E215", "printed-nowhere", "error")
def printed_nowhere(subject: Subject) -> Iterator[Problem]:
    """Find a text, a figure or a fact that no document prints, on request or not, and a word explained but not used.

    Why: what nobody reads is edited, reviewed and approved all the same, and whoever wrote it believes that it is said.
    Source: the project's rule that both audiences read what is written for them; a mark in every text tells which do.
    Good: a scenario that stands in a unit. Bad: advice for staff in a field that no page or slide shows.
    """
    if not subject.complete:
        return
    trees, reach = subject.edition.content.trees, subject.reach
    printed = {at for part in reach.printed for at in part.within}
    absent_items: dict[At, None] = {}
    alone: dict[tuple[str, KeyPath], list[ProbedPart]] = defaultdict(list)
    for part in reach.unprinted:
        absent = next((outer for outer in part.within if outer not in printed), None)
        if absent:
            absent_items[absent] = None
        else:
            alone[part.file, part.path if isinstance(part.value, Markup) else part.path[:-1]].append(part)
    for at in absent_items:
        message = f"`{at.value.id}` stands in no document"
        yield Problem(subject.edition.content.place(at.path), message, _WAYS.get(type(at.value), _NAME))
    for (file, path), parts in alone.items():
        yield Problem(trees[file].place(path), f"no document prints {_beginning(parts)}", _PRINT)
    for name in reach.facts:
        hint = "Quote it in a text that is printed, or delete it."
        yield Problem(subject.place(name), f"no document prints the fact `{name}`", hint)
    for term in _unused_terms(subject):
        message = f"`{term.id}` explains a word that no handout with the glossary uses"
        yield Problem(
            subject.place(term.id), message, "Use the word, add under `also:` how it is written, or delete it."
        )


def _beginning(parts: list[ProbedPart]) -> str:
    """Return the beginning of a text, or the numbers of a figure, as they are written."""
    if isinstance(parts[0].value, Markup):
        return f"this text: {shorten(str(parts[0].value), _BEGINNING, placeholder='…')!r}"
    return ", ".join(f"`{part.path[-1]}: {part.value}`" for part in parts)


def _unused_terms(subject: Subject) -> Iterator[effects.Term]:
    """Yield the words explained which no handout that explains them uses; an ending may follow them there."""
    used = {name: _running_text(handout).casefold() for name, handout in subject.handouts.items()}
    say = subject.edition.resolve
    for term in subject.edition.guide.glossary.terms:
        words = [re.escape(plain(say(text)).casefold()) for text in (term.term, *term.also)]
        written = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
        read = [text for name, text in used.items() if term.id in subject.shown[name]]
        if read and not any(map(written.search, read)):
            yield term


def _running_text(handout: HandoutOutline) -> str:
    """Return all that a handout says outside its glossary."""
    blocks = (block for section in handout.sections for block in section.blocks if not isinstance(block, Terms))
    return "\n".join((*texts(handout.front), *(text for block in blocks for text in texts(block))))


@rule("F409", "local-unmarked", "error")
def local_unmarked(subject: Subject) -> Iterator[Problem]:
    """Find a value that the clinic sets, in what staff read, without its sign or without what explains it.

    Why: a limit above the name of a source is read as that source's limit, and nobody asks the medical lead.
    Source: the project's rule that a local value is told as one wherever staff read it.
    Good: "Above 140/90†", and in the footer "† set by our medical lead". Bad: "Below 94%" above the name of a label.
    """
    for name, outline in subject.decks.items():
        for section in outline.sections:
            for slide in section.slides:
                visible = replace(slide, source=(), brief=(), notes=slide.notes.wordless())
                yield from _check_part(
                    subject, name, slide.origin, visible, (slide.source, slide.brief or slide.source)
                )
                notes = slide.notes
                yield from _check_part(subject, name, slide.origin, notes.words, (notes.sources,))
    for name in subject.outlines.keys() - subject.decks.keys() - subject.handouts.keys():
        handout: HandoutOutline = subject.outlines[name]  # type: ignore[assignment]
        for part in handout.sections:
            yield from _check_part(subject, name, part.origin, part, (part,))


def _check_part(
    subject: Subject, name: str, origin: str, visible: Any, explained: tuple[Any, ...]
) -> Iterator[Problem]:
    """Yield what lacks in a part of a document, each place in `explained` of which must explain its local values."""
    edition = subject.edition
    sign = plain(edition.fill(edition.phrases.deck.local))
    values = [run for run in runs(visible) if run.local and run.fact]
    for owner, text in owned(visible, origin):
        for run in _unmarked(text, sign):
            message = f"the {name} document quotes `{run.fact}`, which the clinic sets, without its sign {sign!r}"
            yield Problem(subject.place(owner), message, _OURS)
    unsourced = sorted({run.fact for run in values if not edition.sourced(run.fact)})
    plainly = plain(edition.fill(edition.phrases.deck.local_note))
    for place in explained if values else ():
        notes = ["".join(run.text for run in text if run.local and not run.fact) for _, text in owned(place)]
        explanations = [note for note in notes if len(note) > len(sign) and note.startswith(sign)]
        if not explanations:
            message = f"the {name} document does not say at `{origin}` who sets `{values[0].fact}`"
            yield Problem(subject.place(origin), message, _OURS)
        elif (
            unsourced and explanations == [plainly] and name in subject.decks
        ):  # a handout for staff cites nothing beside
            message = f"the {name} document does not say at `{origin}` that no source gives `{unsourced[0]}`"
            yield Problem(subject.place(origin), message, _OURS)


def _unmarked(text: RichText, sign: str) -> Iterator[Run]:
    """Yield the local values in a text that have no sign behind them."""
    for run, after in zip(text, (*text[1:], Run("")), strict=True):
        if run.local and run.fact and not (after.local and not after.fact and after.text == sign):
            yield run


_OURS = "The program marks what is local; please report this."
