"""Rules about figures beside one another: benefit and harm in one form, and one study with one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.likelihoods import Likelihood
    from handouts.rules.subject import Subject


@rule("F405", "benefit-and-harm-unbalanced", "error")
def unbalanced(subject: Subject) -> Iterator[Problem]:
    """Find a handout that counts benefits and no harm, or harms and no benefit, or compares only one of them.

    Why: what is counted weighs more than what is told in words, and what is compared more than what is not.
    Source: International Patient Decision Aid Standards, on balance: both in the same form and in equal detail.
    Good: "45 of 100 felt better, 20 without it; 30 of 100 felt sick, 8 without it." Bad: only the first half.
    """
    guide = subject.edition.guide
    for name in subject.handouts:
        shown = subject.shown[name]
        good: list[Likelihood] = [one.likelihood for one in guide.expectations.benefits if one.id in shown]
        bad = [one.figure for one in guide.effects.effects if one.id in shown]
        for what, other, mine, theirs in (("benefits", "harm", good, bad), ("harms", "benefit", bad, good)):
            counted_here = [one for one in mine if one.numbers]
            hint = "Give both in numbers of the same form, or neither."
            if counted_here and not any(one.numbers for one in theirs):
                yield Problem(subject.place(name), f"the {name} handout counts {what} and no {other}", hint)
            elif any(one.compares for one in mine) and not any(one.compares for one in theirs):
                message = f"the {name} handout compares {what} with no treatment and no {other}"
                yield Problem(subject.place(name), message, hint)


@rule("F406", "figures-contradict", "error")
def figures_contradict(subject: Subject) -> Iterator[Problem]:
    """Find two figures of one effect that come from one study, are of one kind, and differ.

    Why: one of the two is wrong, and nobody who reads only one of them can know.
    Source: the project's rule that every number stands once.
    Good: two figures from two studies, each named. Bad: 12 of 100 and 15 of 100 from the same study.
    """
    for item in subject.edition.guide.effects.effects:
        seen: dict[tuple[str, str | None], Likelihood] = {}
        for figure in item.likelihoods:
            study = figure.taken_from
            if figure.numbers and seen.setdefault((figure.kind, study), figure) != figure:
                message = f"`{item.id}` has two figures of the kind `{figure.kind}` from the study `{study}`"
                yield Problem(subject.place(item.id), message, "Keep one, or name the study that the other is from.")
