"""Finds the patterns of a list of claims in texts: by word, in time that grows with the text and no faster."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handouts.content.model.wording import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.wording import Step, Word

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


def clauses(text: str, short: Mapping[str, str]) -> list[Clause]:
    """Return a text's clauses, its words in one spelling however they are typed."""
    found, words, places, pauses, end = [], list[str](), list[tuple[int, int]](), set[int](), 0
    for token in _TOKEN.finditer(text):
        between = text[end : token.start()]
        if words and (mark := _END.search(between)):
            found.append(Clause(tuple(words), tuple(places), frozenset(pauses), "?" in between[mark.start() :]))
            words, places, pauses = [], [], set()
        elif _PAUSE.search(between):
            pauses.add(len(words))
        for word in _spelled(token[0], tuple(short.items())):
            words.append(word)
            places.append(token.span())
        end = token.end()
    if words:
        found.append(Clause(tuple(words), tuple(places), frozenset(pauses), "?" in text[end:]))
    return found


@lru_cache(maxsize=20_000)
def _spelled(typed: str, short: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the words that a typed one stands for, in small plain letters."""
    letters = (one for one in unicodedata.normalize("NFKD", typed) if unicodedata.category(one) not in {"Mn", "Cf"})
    word = re.sub("[’ʼ‘]", "'", "".join(letters)).casefold()
    if not word.isascii() and _LATIN.search(word):
        word = word.translate(_ALIKE)
    for form, meant in short:
        if word == form:
            return tuple(meant.split())
        if form.startswith(("'", "n't")) and word.endswith(form):
            return (word.removesuffix(form), *meant.split())
    return tuple(word.split("'"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one word: words as they are, and beginnings of words."""

    exact: frozenset[str]
    begins: tuple[str, ...]

    @classmethod
    def of(cls, word: Word) -> Slot:
        """Return the place for one of several words."""
        plain = frozenset(one for one in word if not one.endswith("*"))
        return cls(plain, tuple(one[:-1] for one in word if one.endswith("*")))

    def holds(self, word: str) -> bool:
        """Tell whether a word may stand there."""
        return word in self.exact or word.startswith(self.begins)


@dataclass(frozen=True, slots=True)
class Part:
    """A step of a pattern, ready to be looked for."""

    kind: str
    phrases: tuple[tuple[Slot, ...], ...]
    optional: bool

    @property
    def key(self) -> frozenset[Slot]:
        """The places of which one is filled wherever the pattern is; none where it may be left out."""
        return frozenset() if self.optional else frozenset(phrase[0] for phrase in self.phrases)


@dataclass(frozen=True, slots=True, eq=False)
class Needle:
    """A pattern, ready to be looked for."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, steps: tuple[Step, ...]) -> Needle:
        """Return a pattern's needle."""
        return cls(
            tuple(
                Part(step.kind, tuple(tuple(Slot.of(word) for word in one) for one in step.phrases), step.optional)
                for step in steps
            )
        )

    def found(self, clause: Clause, *, first: bool = False) -> list[Trail]:
        """Return where a clause has the pattern, the shortest of those that end alike; or only at its beginning."""
        words, size = clause.words, len(clause.words)
        trails: dict[int, Trail] = {0: ()} if first else dict.fromkeys(range(size + 1), ())
        for part in self.parts:
            if part.kind == "edge":
                trails = {at: trail for at, trail in trails.items() if at in {0, size} or at in clause.pauses}
            elif part.kind == "gap":
                trails = _spread(trails, size)
            else:
                trails = _advanced(part, trails, words)
            if not trails:
                return []
        return [trail for trail in trails.values() if trail]


def _spread(trails: Mapping[int, Trail], size: int) -> dict[int, Trail]:
    """Return where a pattern may go on behind a gap."""
    spread: dict[int, Trail] = {}
    for at, trail in trails.items():
        for further in range(at, min(at + GAP, size) + 1):
            _keep(spread, further, trail)
    return spread


def _advanced(part: Part, trails: Mapping[int, Trail], words: tuple[str, ...]) -> dict[int, Trail]:
    """Return where a pattern may go on behind one of a step's phrases."""
    after: dict[int, Trail] = dict(trails) if part.optional else {}
    for phrase in part.phrases:
        long = len(phrase)
        for at, trail in trails.items():
            if at + long <= len(words) and all(slot.holds(words[at + i]) for i, slot in enumerate(phrase)):
                _keep(after, at + long, (*trail, *range(at, at + long)))
    return after


def _keep(trails: dict[int, Trail], at: int, trail: Trail) -> None:
    """Keep the trail that begins latest."""
    before = trails.get(at)
    if before is None or not before or (trail and trail[0] > before[0]):
        trails[at] = trail


def keyed(needles: Mapping[Needle, object], words: Mapping[str, int]) -> Iterator[tuple[str, Needle]]:
    """Yield, for each needle, the words of which one stands wherever it is: those of its rarest step."""
    holders: dict[Slot, list[str]] = {}
    slots = {slot for needle in needles for part in needle.parts for slot in part.key}
    by_beginning: dict[str, list[str]] = {}
    for word in words:
        for size in range(1, len(word) + 1):
            by_beginning.setdefault(word[:size], []).append(word)
    for slot in slots:
        held = {word for one in slot.begins for word in by_beginning.get(one, ())}
        holders[slot] = [*held, *(word for word in slot.exact if word in words and word not in held)]
    for needle in needles:
        steps = [{word for slot in part.key for word in holders[slot]} for part in needle.parts if part.key]
        rarest = min(steps, key=lambda step: sum(words[word] for word in step))
        yield from ((word, needle) for word in rarest)
