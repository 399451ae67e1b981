"""Tells whether a clause denies what it names: by words bound to it, not by any `not` that stands about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.content.model.wording import read_pattern
from handouts.rules.wording import Needle, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.wording import Wording
    from handouts.rules.wording import Clause, Trail

SPEECH = 5
"""So far behind a denying word may stand what is not said or shown."""
SUBJECT = 7
"""So far behind `nothing` may stand its verb."""
FAR = 12
"""So many words at most stand between the claim and what says that it is not said or shown."""
OPEN = 5
"""So many words at most stand between `whether` and the claim."""


@dataclass(frozen=True)
class Denials:
    """The words of a wording that deny, ready to be looked for."""

    by: tuple[Needle, ...]
    nothing: tuple[Needle, ...]
    verbs: Slot
    between: Slot
    speech: Slot
    ends: Slot
    joins: Slot
    subjects: Slot
    open: Slot
    after: tuple[Needle, ...]
    unless: tuple[Needle, ...]

    @classmethod
    def of(cls, wording: Wording) -> Denials:
        """Return the words of a wording that deny."""
        denial = wording.denial

        def needles(patterns: Iterable[str]) -> tuple[Needle, ...]:
            return tuple(Needle.of(read_pattern(one, wording.groups)) for one in patterns)

        def slot(words: tuple[str, ...]) -> Slot:
            return Slot.of(tuple(part.casefold() for word in words for part in word.split("/")))

        return cls(
            needles(denial.by),
            needles(denial.nothing),
            slot(denial.verbs),
            slot(denial.between),
            slot(denial.speech),
            slot(denial.ends),
            slot(denial.joins),
            slot(denial.subjects),
            slot(denial.open),
            needles(denial.after),
            needles(denial.unless),
        )


@dataclass(frozen=True)
class Scope:
    """A clause in which claims were named, and what it denies of them."""

    words: Denials
    clause: Clause
    named: set[int]
    """Where in the clause any claim stands."""

    def denied(self, trail: Trail) -> bool:
        """Tell whether the clause denies the claim found there."""
        return self._denied_before(trail) or self._left_open(trail) or self._denied_after(trail)

    @cached_property
    def _denying(self) -> list[tuple[Trail, bool]]:
        """What denies in this clause, and whether the clause can be about it."""
        unless = {at for one in _found(self.words.unless, self.clause) for at in one}
        about = {at for one in _found(self.words.nothing, self.clause) for at in one}
        found = (one for one in _found(self.words.by, self.clause) if unless.isdisjoint(one))
        return [(one, not about.isdisjoint(one)) for one in found]

    @cached_property
    def _after(self) -> list[Trail]:
        return list(_found(self.words.after, self.clause))

    def _denied_before(self, trail: Trail) -> bool:
        for found, about in self._denying:
            start = found[-1] + 1
            claimed = next((one for one in trail if one >= start), -1)
            if not 0 <= claimed - start <= FAR + SPEECH or not set(trail).isdisjoint(found):
                continue
            bound, said = self._bound(start, claimed), self._not_said(start, claimed)
            if bound or said or (about and self._about_nothing(start, claimed)):
                return True
        return False

    def _bound(self, start: int, end: int) -> bool:
        """Tell whether only words that bind, or other claims denied with it, stand between."""
        between = range(start, end)
        for at in between:
            joined = at in self.named or (self.words.joins.holds(self._at(at)) and {at - 1, at + 1} & self.named)
            if not (joined or self.words.between.holds(self._at(at))):
                return False
        return self.clause.pauses.isdisjoint(range(start, end + 1)) or not self.named.isdisjoint(between)

    def _not_said(self, start: int, end: int) -> bool:
        """Tell whether what is not said or shown goes on to the claim."""
        for at in range(start, min(start + SPEECH, end)):
            if at in self.clause.pauses or self.words.ends.holds(self._at(at)):
                return False
            if self.words.speech.holds(self._at(at)):
                return self._goes_on(at + 1, end, FAR)
        return False

    def _about_nothing(self, start: int, end: int) -> bool:
        """Tell whether the verb of `nothing` binds it to the claim, or the claim is the verb: `no drug cures`."""
        if (
            end == start + 1
            and {start, end}.isdisjoint(self.clause.pauses)
            and not self.words.ends.holds(self._at(start))
        ):
            return True
        for at in range(start, min(start + SUBJECT, end)):
            if at in self.clause.pauses:
                return False
            if self.words.verbs.holds(self._at(at)) and self._bound(at + 1, end):
                return True
        return False

    def _left_open(self, trail: Trail) -> bool:
        return any(
            self._goes_on(at + 1, trail[0], OPEN)
            for at in range(max(0, trail[0] - OPEN - 1), trail[0])
            if self.words.open.holds(self._at(at))
        )

    def _denied_after(self, trail: Trail) -> bool:
        start = trail[-1] + 1
        return any(start <= one[0] <= start + FAR and self._goes_on(start, one[0], FAR) for one in self._after)

    def _goes_on(self, start: int, end: int, most: int) -> bool:
        """Tell whether one clause goes on over these words: nothing ends it, and no comma opens a new one."""
        if end - start > most:
            return False
        for at in range(start, end + 1):
            word = self._at(at)
            ends = self.words.ends.holds(word) and not (self.words.joins.holds(word) and at - 1 in self.named)
            if at < end and ends:
                return False
            if at in self.clause.pauses and (at == start or self.words.subjects.holds(word) or ends):
                return False
        return True

    def _at(self, at: int) -> str:
        return self.clause.words[at] if at < len(self.clause.words) else ""


def _found(needles: Iterable[Needle], clause: Clause) -> Iterator[Trail]:
    for needle in needles:
        yield from needle.found(clause)
