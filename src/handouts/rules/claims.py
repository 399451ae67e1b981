"""The rule about what no document claims, in whatever words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from handouts.errors import Problem
from handouts.rules.denials import Denials, Scope
from handouts.rules.registry import rule
from handouts.rules.said import claimed
from handouts.rules.wording import Reader, Sieve, needles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.content.model.standards import Claim, Standard
    from handouts.content.model.wording import Wording
    from handouts.rules.subject import Subject
    from handouts.rules.wording import Clause, Needle, Trail

UNLESS = "If the words claim nothing here, reword them, or name them narrowly under `but:` of {} in standards/{}.yaml."
"""What helps where no exception can: a clinic's own text has no id."""


@rule("S305", "claim-never-made", "error")
def claim_never_made(subject: Subject) -> Iterator[Problem]:
    """Find a text that claims what no document may claim: that it is safe, helps at once, saves lives.

    Why: words of advertising make people weigh a risk that they do not see; once printed, they are a promise.
    Source: the claims in content/standards/, each with what shows that it is untrue or not shown.
    Good: "It is not shown to prevent suicide." Bad: "Our care keeps you safe, helps at once, and saves lives."
    """
    language = subject.edition.language.split("-")[0]
    trees = subject.edition.content.trees
    for name, standard in subject.edition.content.standards.items():
        if not standard.wording or standard.wording.language != language:
            continue
        texts = tuple(claimed(subject.edition))
        for at, claim, words in Finder(standard).found([text for _, _, text in texts]):
            file, path, text = texts[at]
            message = f"{words!r} is what no document claims: {claim.id}, {claim.says}. It stands in {text!r}"
            hint = f"{claim.why} ({claim.source}) Say instead: {claim.instead} {UNLESS.format(claim.id, name)}"
            yield Problem(trees[file].within(path, words), message, hint)


@dataclass(frozen=True)
class Finder:
    """The claims of a standard, ready to be looked for."""

    standard: Standard

    def found(self, texts: Sequence[str]) -> Iterator[tuple[int, Claim, str]]:
        """Yield each claim that a text makes: the text's position, the claim, the words that make it."""
        read, sieve = Reader(self._wording.short), Sieve(self._needles)
        for at, text in enumerate(texts):
            told = set[str]()
            for clause in self._answered(read.clauses(text)):
                for claim, trail in self._in_clause(clause, sieve.left(clause)):
                    if claim.id not in told:
                        told.add(claim.id)
                        yield at, claim, text[clause.places[trail[0]][0] : clause.places[trail[-1]][1]]

    def _answered(self, each: list[Clause]) -> Iterator[Clause]:
        """Yield the clauses of a text without the questions that it leaves open; one that it answers is a claim."""
        questions, answers = self._asked
        for clause, then in zip(each, (*each[1:], None), strict=False):
            if then and clause.asks and any(one.found(then, first=True) for one in answers):
                yield clause.joined(then)
            elif not clause.asks or not any(one.found(clause, first=True) for one in questions):
                yield clause

    def _in_clause(self, clause: Clause, looked_for: Iterable[Needle]) -> Iterator[tuple[Claim, Trail]]:
        """Yield the claims that a clause makes and does not deny, and where."""
        found = {needle: trails for needle in looked_for if (trails := needle.found(clause))}
        if not found:
            return
        scope = Scope(self._denials, clause, {at for trails in found.values() for trail in trails for at in trail})
        for needle, trails in found.items():
            claim = self._needles[needle]
            apart = {at for one in self._but[claim.id] for trail in one.found(clause) for at in trail}
            made = (trail for trail in trails if apart.isdisjoint(trail) and not scope.denied(trail))
            yield from ((claim, trail) for trail in islice(made, 1))

    @property
    def _wording(self) -> Wording:
        assert self.standard.wording is not None
        return self.standard.wording

    @cached_property
    def _needles(self) -> dict[Needle, Claim]:
        """Every pattern, with the claim that it makes."""
        return {one: claim for claim in self.standard.claims for one in needles(claim.words, self._wording)}

    @cached_property
    def _but(self) -> dict[str, tuple[Needle, ...]]:
        """Where the words of a claim, by its id, are none."""
        return {claim.id: needles(claim.but, self._wording) for claim in self.standard.claims}

    @cached_property
    def _asked(self) -> tuple[tuple[Needle, ...], tuple[Needle, ...]]:
        """How questions begin that leave the answer open, and how answers begin that do not."""
        return needles(self._wording.questions, self._wording), needles(self._wording.answers, self._wording)

    @cached_property
    def _denials(self) -> Denials:
        return Denials.of(self._wording)
