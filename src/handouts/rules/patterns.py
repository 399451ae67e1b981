"""Finds the patterns of a list of claims in texts, and whether a clause denies what it claims."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.content.model.wording import GAP, read_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.content.model.wording import Alternatives, Step, Wording

Trail = tuple[int, ...]
"""Where in a clause the words of a pattern were found; what stands in its gaps is left out."""

_TOKEN = re.compile(r"(?:[^\W_]|[\u00ad\u200b-\u200d\u2060\u0300-\u036f])+(?:['’ʼ‘](?:[^\W_])+)*")
_END = re.compile(r"[!?;:…]|\.(?!\d)")
_PAUSE = re.compile(r"[,(){}\[\]–—―|/•]|(?<=\s)-(?=\s)")
_ALIKE = str.maketrans("аеорсухікјѕһԁԛԝьαορνικεβτγ", "aeopcyxikjshdqwbaopvikebty")
"""Letters of other alphabets that look like Latin ones."""
_LATIN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a text between two marks that end a sentence or open another part of it."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Where in the text each word was written."""
    pauses: frozenset[int]
    """The words before which there is a comma, a dash or a bracket."""
    asks: bool
    """Whether it ends with a question mark."""

    def joined(self, answer: Clause) -> Clause:
        """Return a question and its answer as one clause, a pause between them."""
        size = len(self.words)
        pauses = (*self.pauses, size, *(pause + size for pause in answer.pauses))
        return Clause((*self.words, *answer.words), (*self.places, *answer.places), frozenset(pauses), asks=False)


@dataclass(frozen=True)
class Reader:
    """Reads texts into clauses, their words in one spelling however they are typed."""

    short: Mapping[str, str]
    """Short forms, each with what it stands for; one that begins with an apostrophe, or `n't`, is an ending."""
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def clauses(self, text: str) -> list[Clause]:
        """Return a text's clauses."""
        answers, words, places, pauses, end = [], list[str](), list[tuple[int, int]](), set[int](), 0
        for token in _TOKEN.finditer(text):
            between = text[end : token.start()]
            if words and between != " ":
                if mark := _END.search(between):
                    answers.append(
                        Clause(tuple(words), tuple(places), frozenset(pauses), "?" in between[mark.start() :])
                    )
                    words, places, pauses = [], [], set()
                elif _PAUSE.search(between):
                    pauses.add(len(words))
            spelled = self._spelled(token[0])
            words += spelled
            places += [token.span()] * len(spelled)
            end = token.end()
        if words:
            answers.append(Clause(tuple(words), tuple(places), frozenset(pauses), "?" in text[end:]))
        return answers

    def _spelled(self, typed: str) -> tuple[str, ...]:
        """Return the words that a typed one stands for, in small plain letters."""
        if typed not in self._known:
            self._known[typed] = self._written_out(_normalized(typed))
        return self._known[typed]

    def _written_out(self, word: str) -> tuple[str, ...]:
        if word in self.short:
            return tuple(self.short[word].split())
        for form, meant in self.short.items():
            if form.startswith(("'", "n't")) and word.endswith(form):
                return (word.removesuffix(form), *meant.split())
        return tuple(part for part in word.split("'") if part)


def _normalized(typed: str) -> str:
    """Return a word in small letters without accents, hidden signs, and letters that only look like Latin ones."""
    letters = (
        letter for letter in unicodedata.normalize("NFKD", typed) if unicodedata.category(letter) not in {"Mn", "Cf"}
    )
    word = re.sub("[’ʼ‘]", "'", "".join(letters)).casefold()
    return word.translate(_ALIKE) if not word.isascii() and _LATIN.search(word) else word


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one word: words as they are, and beginnings of words."""

    exact: frozenset[str]
    begins: tuple[str, ...]

    @classmethod
    def of(cls, word: Alternatives) -> Slot:
        """Return the place for one of several words."""
        plain = frozenset(form for form in word if not form.endswith("*"))
        return cls(plain, tuple(form[:-1] for form in word if form.endswith("*")))

    def holds(self, word: str) -> bool:
        """Return whether a word may stand there."""
        return word in self.exact or word.startswith(self.begins)


@dataclass(frozen=True, slots=True, eq=False)
class PatternStep:
    """A step of a pattern, ready to be looked for."""

    kind: str
    phrases: tuple[tuple[Slot, ...], ...]
    optional: bool
    _begun: dict[str, tuple[tuple[Slot, ...], ...]] = field(default_factory=dict)

    def begun(self, word: str) -> tuple[tuple[Slot, ...], ...]:
        """Return the rest of each phrase that a word begins."""
        if word not in self._begun:
            self._begun[word] = tuple(phrase[1:] for phrase in self.phrases if phrase[0].holds(word))
        return self._begun[word]

    @property
    def key(self) -> frozenset[Slot]:
        """The places of which one is filled wherever the pattern is; none where it may be left out."""
        return frozenset() if self.optional else frozenset(phrase[0] for phrase in self.phrases)


@dataclass(frozen=True, slots=True, eq=False)
class Needle:
    """A pattern, ready to be looked for."""

    parts: tuple[PatternStep, ...]

    @classmethod
    def of(cls, steps: tuple[Step, ...]) -> Needle:
        """Return a pattern's needle."""
        return cls(tuple(PatternStep(step.kind, _merged(step.phrases), step.optional) for step in steps))

    def found(self, clause: Clause, *, first: bool = False) -> list[Trail]:
        """Return where a clause has the pattern, the shortest of those that end alike; or only at its beginning."""
        words, size = clause.words, len(clause.words)
        trails: dict[int, Trail] = {0: ()} if first else dict.fromkeys(range(size + 1), ())
        for part in self.parts:
            if part.kind == "edge":
                trails = {end: trail for end, trail in trails.items() if end in {0, size} or end in clause.pauses}
            elif part.kind == "gap":
                trails = _spread(trails, size)
            else:
                trails = _advanced(part, trails, words)
            if not trails:
                return []
        return [trail for trail in trails.values() if trail]


def needles(patterns: Iterable[str], wording: Wording) -> tuple[Needle, ...]:
    """Return the patterns of a wording, ready to be looked for."""
    return tuple(Needle.of(read_pattern(pattern, wording.groups)) for pattern in patterns)


def _merged(phrases: tuple[tuple[Alternatives, ...], ...]) -> tuple[tuple[Slot, ...], ...]:
    """Return the phrases as places for words; those of a single word are one place."""
    single = tuple(word for phrase in phrases if len(phrase) == 1 for word in phrase[0])
    longer = tuple(tuple(map(Slot.of, phrase)) for phrase in phrases if len(phrase) > 1)
    return ((Slot.of(single),), *longer) if single else longer


def _spread(trails: Mapping[int, Trail], size: int) -> dict[int, Trail]:
    """Return where a pattern may go on behind a gap."""
    spread: dict[int, Trail] = {}
    for end, trail in trails.items():
        for further in range(end, min(end + GAP, size) + 1):
            _keep(spread, further, trail)
    return spread


def _advanced(part: PatternStep, trails: Mapping[int, Trail], words: tuple[str, ...]) -> dict[int, Trail]:
    """Return where a pattern may go on behind one of a step's phrases."""
    after: dict[int, Trail] = dict(trails) if part.optional else {}
    for start, trail in trails.items():
        for rest in part.begun(words[start]) if start < len(words) else ():
            end = start + 1 + len(rest)
            if end <= len(words) and all(map(Slot.holds, rest, words[start + 1 : end])):
                _keep(after, end, (*trail, *range(start, end)))
    return after


def _keep(trails: dict[int, Trail], end: int, trail: Trail) -> None:
    """Keep the trail that begins latest."""
    before = trails.get(end)
    if before is None or not before or (trail and trail[0] > before[0]):
        trails[end] = trail


class Sieve:
    """Finds the needles that a clause can have at all: those of which it has a word for each step."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        """Note what each needle needs, and which needs a word can fill."""
        self._needs = {needle: {part.key for part in needle.parts if part.key} for needle in needles}
        self._by_start: dict[str, list[tuple[Slot, frozenset[Slot]]]] = {}
        for key in set().union(*self._needs.values()):
            for slot in key:
                for word in (*slot.exact, *slot.begins):
                    self._by_start.setdefault(word[:1], []).append((slot, key))
        self._filled: dict[str, frozenset[frozenset[Slot]]] = {}

    def left(self, clause: Clause) -> list[Needle]:
        """Return the needles of which a clause has a word for each step."""
        filled = frozenset[frozenset[Slot]]().union(*map(self._fills, clause.words))
        return [needle for needle, needs in self._needs.items() if needs <= filled]

    def _fills(self, word: str) -> frozenset[frozenset[Slot]]:
        if word not in self._filled:
            near = self._by_start.get(word[:1], ())
            self._filled[word] = frozenset(key for slot, key in near if slot.holds(word))
        return self._filled[word]


FAR = 10
"""So many words at most stand between the claim and what denies it."""


@dataclass(frozen=True)
class Denials:
    """The words of a wording that deny, ready to be looked for."""

    by: tuple[Needle, ...]
    after: tuple[Needle, ...]
    unless: tuple[Needle, ...]
    ends: Slot
    joins: Slot
    subjects: Slot

    @classmethod
    def of(cls, wording: Wording) -> Denials:
        """Return the words of a wording that deny."""
        denial = wording.denial
        by, after, unless = (needles(patterns, wording) for patterns in (denial.by, denial.after, denial.unless))
        return cls(by, after, unless, *map(Slot.of, (denial.ends, denial.joins, denial.subjects)))


class Scope:
    """A clause in which claims were found, and what it denies of them."""

    def __init__(self, words: Denials, clause: Clause, named: set[int]) -> None:
        """Look for what denies in a clause; `named` is where in it any claim stands."""
        unless = {position for trail in _found(words.unless, clause) for position in trail}
        self._before = [trail for trail in _found(words.by, clause) if unless.isdisjoint(trail)]
        self._after = list(_found(words.after, clause))
        self._words, self._clause, self._named = words, clause, named

    def denied(self, trail: Trail) -> bool:
        """Return whether the clause denies the claim found there; a claim's own words never deny it."""
        for denial in self._before:
            claimed = next((position for position in trail if position > denial[-1]), None)
            if claimed is not None and set(trail).isdisjoint(denial) and self._reaches(denial[-1] + 1, claimed):
                return True
        return any(after[0] > trail[-1] and self._reaches(trail[-1] + 1, after[0]) for after in self._after)

    def _reaches(self, start: int, end: int) -> bool:
        """Return whether one clause goes on over these words: none ends it, and none opens another after a comma.

        A word that joins another claim to the one before it ends nothing: `not safe and proven`.
        """
        if end - start > FAR:
            return False
        for position in range(start, end + 1):
            word, pause = self._clause.words[position], position in self._clause.pauses
            joins = self._words.joins.holds(word)
            ends = self._words.ends.holds(word) or (joins and position - 1 not in self._named)
            if (ends and position < end) or (pause and (position == start or ends or self._words.subjects.holds(word))):
                return False
        return True


def _found(needles: Iterable[Needle], clause: Clause) -> Iterator[Trail]:
    for needle in needles:
        yield from needle.found(clause)
