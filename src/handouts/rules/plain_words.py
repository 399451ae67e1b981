"""Rules about plain words: what a patient reads must be read with ease, by a grade and by lists of words.

Kincaid JP, et al. Derivation of new readability formulas for Navy enlisted personnel. 1975.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handouts.content.model.day import Medicine
from handouts.content.model.effects import Card, Effect
from handouts.errors import Problem
from handouts.rules.registry import rule
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.base import Item
    from handouts.outline.prose import Passage
    from handouts.rules.registry import Subject
    from handouts.text.markup import Markup

_PUNCTUATION = re.compile(r"[^\w\s']")
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_ENDS = (".", "!", "?", ":")
SHORT = 2
"""Sentences of so many words or fewer are not counted as sentences."""


def grade(texts: list[str]) -> float:
    """Return the school grade (United States) of texts read one after the other."""
    prose = " ".join(closed(text) for text in texts)
    counted = words(prose)
    if not counted:
        return 0.0
    syllables = sum(syllable_count(word) for word in counted)
    return 0.39 * len(counted) / sentence_count(prose) + 11.8 * syllables / len(counted) - 15.59


def closed(text: str) -> str:
    """Return a text that ends as a sentence does: a list item closes one."""
    text = text.strip().replace("\u00a0", " ").replace("’", "'")
    return text if text.endswith(_ENDS[:3]) else f"{text.rstrip(':;,')}."


def words(text: str) -> list[str]:
    """Return the words of a text, without punctuation."""
    return _PUNCTUATION.sub("", text).split()


def sentence_count(text: str) -> int:
    """Return the number of sentences, at least one; very short ones are left out."""
    return max(1, sum(len(words(sentence)) > SHORT for sentence in _SENTENCE.findall(text)))


@cache
def syllable_count(word: str) -> int:
    """Return the syllables of a word: one more than the places where it may be parted."""
    return len(_dictionary().positions(word.lower())) + 1  # type: ignore[attr-defined]


@cache
def _dictionary() -> object:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


WHOLE, SECTION, BLOCK = 6.0, 8.0, 10.0
"""The highest school grades allowed: over a handout, a section, a block."""
BLOCK_WORDS = 20
WORST = 3


@rule("W100", "language-not-measured", "note")
def language_not_measured(subject: Subject) -> Iterator[Problem]:
    """Find a guide in a language whose words the rules do not know: then nothing measures how hard it reads.

    Why: no complaint about hard words must not be taken for easy words.
    Source: the formula of W101 was fitted to English; its numbers mean nothing in another language.
    Good: a text read aloud with patients before approval. Bad: a German text with an English grade.
    """
    if not subject.english:
        place = subject.edition.content.trees["guide"].place(("language",))
        message = f"the rules know English words only; how hard `{subject.edition.language}` reads is not measured"
        yield Problem(place, message, "Have people read it who speak the language, before it is approved.")


@rule("W101", "handout-too-hard", "error")
def handout_too_hard(subject: Subject) -> Iterator[Problem]:
    """Find a handout whose running text reads above grade 6.

    Why: half of adults read at grade 8 or below, and people who are ill or afraid read worse.
    Source: AHRQ and the CDC Clear Communication Index advise grade 6; PubMed 26678039 found grade 15 in real forms.
    Good: "Do not drive until the next day."
    Bad: "Operation of motor vehicles is contraindicated for the remainder of the treatment day."
    """
    if not subject.english:
        return
    for name, passages in subject.prose.items():
        prose = [passage for passage in passages if not passage.cell]
        level = grade([passage.text for passage in prose])
        if level > WHOLE:
            message = f"the {name} handout reads at grade {level:.1f}; at most {WHOLE:g} is allowed"
            yield Problem(subject.place(name), message, _worst(prose))


@rule("W102", "section-too-hard", "error")
def section_too_hard(subject: Subject) -> Iterator[Problem]:
    """Find a section whose running text, or whose table cells together, read above grade 8.

    Why: one hard section hides behind an easy average.
    Source: as W101; the cells of tables are measured apart because they are read one by one.
    Good: a section of short sentences. Bad: one section copied from a label.
    """
    if not subject.english:
        return
    for passages in subject.prose.values():
        for section in dict.fromkeys(passage.section for passage in passages):
            for cells in (False, True):
                here = [passage for passage in passages if passage.section == section and passage.cell is cells]
                level = grade([passage.text for passage in here])
                if level > SECTION:
                    scope = "the tables of section" if cells else "section"
                    message = f"{scope} `{section}` reads at grade {level:.1f}; at most {SECTION:g} is allowed"
                    yield Problem(subject.place(here[0].origin), message, _worst(here))


@rule("W103", "block-too-hard", "error")
def block_too_hard(subject: Subject) -> Iterator[Problem]:
    """Find a paragraph or list item of 20 words or more that reads above grade 10.

    Why: the sentence that matters most is often the one that lawyers lengthened.
    Source: as W101; short blocks are left out because the formula is unstable on them.
    Good: two sentences of ten words. Bad: one of thirty with three clauses.
    """
    if not subject.english:
        return
    for passages in subject.prose.values():
        for passage in passages:
            level = grade([passage.text])
            if len(words(passage.text)) >= BLOCK_WORDS and level > BLOCK:
                message = f"this reads at grade {level:.1f}; at most {BLOCK:g} is allowed: {passage.text!r}"
                hint = "Make two sentences of it, or use shorter words."
                yield Problem(subject.written(passage.origin, passage.text), message, hint)


@rule("W104", "hard-word-unexplained", "error")
def hard_word_unexplained(subject: Subject) -> Iterator[Problem]:
    """Find a word of the trade in a patient's text that the glossary printed there does not explain.

    Why: one word that is not understood can turn an instruction into its opposite.
    Source: the words under `hard_words:` in content/standards/; CDC Everyday Words for Public Health Communication.
    Good: "We measure your blood pressure." Bad: "We monitor for hypertension."
    """
    hard = {word.casefold(): say for standard in subject.edition.content.standards.values()
            for word, say in standard.hard_words.items()}  # fmt: skip
    if not hard:
        return
    words_found = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(hard, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )
    for name, passages in subject.prose.items():
        explained = set(_explained(subject, name))
        for passage in passages:
            for word in dict.fromkeys(words_found.findall(passage.text)):
                if word.casefold() not in explained:
                    hint = f"Say {hard[word.casefold()]}, or explain it in glossary.yaml."
                    place = subject.written(passage.origin, passage.text, word)
                    yield Problem(place, f"{word!r} is not explained: {passage.text!r}", hint)


def _explained(subject: Subject, document: str) -> Iterator[str]:
    """Yield the words, in small letters, that the glossary of a handout explains."""
    for term in subject.edition.guide.glossary.terms:
        if term.id in subject.shown[document]:
            yield from (plain(subject.edition.resolve(text)).casefold() for text in (term.term, *term.also))


@rule("W105", "passive-instruction", "warning")
def passive_instruction(subject: Subject) -> Iterator[Problem]:
    """Find an instruction to the reader that does not say who does it.

    Why: "The treatment is stopped" leaves open whether the reader must do it.
    Source: CDC Clear Communication Index, item on the active voice; AHRQ PEMAT-P, item 5.
    Good: "Tell us." "We stop it." Bad: "The nurse should be told."
    """
    shown = set().union(*(subject.shown[name] for name in subject.handouts))
    for item in subject.edition.guide.nodes() if subject.english else ():
        for text in _instructions(item) if item.id in shown else ():
            spoken = plain(subject.edition.resolve(text))
            if found := _PASSIVE.search(spoken):
                hint = "Begin with the verb, or say who does it: we, you, the nurse."
                place = subject.written(item.id, spoken, found[0])
                yield Problem(place, f"{found[0]!r} does not say who does it: {spoken!r}", hint)


def _instructions(item: Item) -> Iterator[Markup]:
    """Yield what an item tells the reader to do."""
    match item:
        case Effect(patient=patient) if patient:
            yield from (text for text in (patient.do, patient.we_do) if text)
        case Medicine(do=do):
            yield do
        case Card(points=points):
            yield from points


_IRREGULAR = (
    "begun|bought|broken|brought|caught|chosen|cut|done|drawn|driven|drunk|eaten|felt|found|given|heard|held|hidden|kept|known"
    "|laid|led|left|lost|made|met|paid|put|read|rung|said|seen|sent|set|shown|shut|spoken|stood|taken|taught|thrown|told"
    "|understood|woken|worn|written"
)
_PASSIVE = re.compile(
    r"(?<!\byou )(?<!\bi )(?<!\bwe )\b(?:is|are|be|been|being)\s+(?:not\s+|never\s+|always\s+|\w+ly\s+)?"
    rf"(?:\w{{2,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)
"""English participles after a form of `be`; `you are scared` is how the reader feels, not an instruction."""


@rule("W110", "one-in-x", "error")
def one_in_x(subject: Subject) -> Iterator[Problem]:
    """Find a chance said as "1 in X", or as a bare percentage, in a patient's text.

    Why: people misjudge "1 in X" when X differs between chances, and percentages are read without their whole.
    Source: Zipkin DA, et al. Evidence-based risk communication. Ann Intern Med 2014;161:270-80; rule RC03 of the
        project's standard for showing chances.
    Good: "20 of 100 people". Bad: "1 in 5 people", "20%".
    """
    for passages in subject.prose.values():
        for passage in passages:
            found = _PERCENT_SIGN.search(passage.text)
            if not found and subject.english:
                found = _ONE_IN_X.search(passage.text) or _PERCENT.search(passage.text)
            if found:
                hint = "Say how many of 100 people, by quoting the figure."
                place = subject.written(passage.origin, passage.text, found[0])
                yield Problem(place, f"{found[0]!r} stands in {passage.text!r}", hint)


_ONE_IN_X = re.compile(r"\b(?:1|one) in (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_PERCENT_SIGN = re.compile(r"\d[\d.,]*\s*%")
_PERCENT = re.compile(r"\d[\d.,]*\s*per ?cent\b", re.IGNORECASE)


def _worst(prose: list[Passage]) -> str:
    """Name the hardest sentences."""
    ranked = sorted(
        (passage for passage in prose if len(words(passage.text)) > WORST),
        key=lambda passage: grade([passage.text]),
        reverse=True,
    )
    listed = [
        f"grade {grade([passage.text]):.0f} ({passage.origin}): {closed(passage.text)}" for passage in ranked[:WORST]
    ]
    return "Hardest: " + " / ".join(listed)
