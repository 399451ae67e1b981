"""Tells whether a clause denies what it claims: by a denying word before it, or by what is said behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.rules.wording import Needle, Slot, needles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.wording import Wording
    from handouts.rules.wording import Clause, Trail

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
        by, after, unless = (needles(one, wording) for one in (denial.by, denial.after, denial.unless))
        return cls(by, after, unless, *map(Slot.of, (denial.ends, denial.joins, denial.subjects)))


class Scope:
    """A clause in which claims were found, and what it denies of them."""

    def __init__(self, words: Denials, clause: Clause, named: set[int]) -> None:
        """Look for what denies in a clause; `named` is where in it any claim stands."""
        unless = {at for one in _found(words.unless, clause) for at in one}
        self._before = [one for one in _found(words.by, clause) if unless.isdisjoint(one)]
        self._after = list(_found(words.after, clause))
        self._words, self._clause, self._named = words, clause, named

    def denied(self, trail: Trail) -> bool:
        """Return whether the clause denies the claim found there; a claim's own words never deny it."""
        for one in self._before:
            claimed = next((at for at in trail if at > one[-1]), None)
            if claimed is not None and set(trail).isdisjoint(one) and self._reaches(one[-1] + 1, claimed):
                return True
        return any(one[0] > trail[-1] and self._reaches(trail[-1] + 1, one[0]) for one in self._after)

    def _reaches(self, start: int, end: int) -> bool:
        """Return whether one clause goes on over these words: none ends it, and none opens another after a comma.

        A word that joins another claim to the one before it ends nothing: `not safe and proven`.
        """
        if end - start > FAR:
            return False
        for at in range(start, end + 1):
            word, pause = self._clause.words[at], at in self._clause.pauses
            joins = self._words.joins.holds(word)
            ends = self._words.ends.holds(word) or (joins and at - 1 not in self._named)
            if (ends and at < end) or (pause and (at == start or ends or self._words.subjects.holds(word))):
                return False
        return True


def _found(needles: Iterable[Needle], clause: Clause) -> Iterator[Trail]:
    for needle in needles:
        yield from needle.found(clause)
