"""Rules about figures: chances side by side are of one denominator, and a word for a chance does not stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.model.facts import Count, Range, Rate
from handouts.content.model.items import Effect
from handouts.errors import Problem
from handouts.outline.handout import Table
from handouts.outline.prose import passages
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.edition import Edition
    from handouts.outline.handout import RowGroup
    from handouts.rules.subject import Subject


@rule("F401", "mixed-denominators", "error")
def mixed_denominators(subject: Subject) -> Iterator[Problem]:
    """Find chances of 100 and chances of 100,000 under one head of a table.

    Why: people compare the numbers and pass over the denominators; a very rare harm then looks like the largest.
    Source: Trevena L, et al. BMC Med Inform Decis Mak 2013;13(S2):S7; rule RC02 of the project's standard.
    Good: very rare effects under a head of their own that says so. Bad: "69 of 100" above "5 of 100,000".
    """
    for outline in subject.handouts.values():
        for section in outline.sections:
            for block in section.blocks:
                for group in block.groups if isinstance(block, Table) else ():
                    kinds = _denominators(subject.edition, group)
                    if len(kinds) > 1:
                        one, *_, other = kinds.values()
                        message = f"`{one}` and `{other}` stand under one head and are counted in different wholes"
                        yield Problem(subject.place(other), message, "Give the very rare ones a head of their own.")


def _denominators(edition: Edition, group: RowGroup) -> dict[str, str]:
    """Return the denominators of a group of rows, each with the first effect counted so."""
    found: dict[str, str] = {}
    for row in group.rows:
        item = edition.guide.items.get(row.origin)
        figure = item.likelihoods[0] if isinstance(item, Effect) else None
        if isinstance(figure, Count | Range | Rate):
            found.setdefault("100,000" if isinstance(figure, Rate) else "100", row.origin)
    return found


@rule("F402", "chance-word-alone", "warning")
def chance_word_alone(subject: Subject) -> Iterator[Problem]:
    """Find a word for a chance in a patient's text that says no number.

    Why: people put "rare" anywhere between 1 and 30 of 100, and doctors elsewhere than patients.
    Source: Zipkin DA, et al. Ann Intern Med 2014;161:270-80; rule RC09 of the project's standard.
    Good: "About 5 of 100,000 visits", or "No one has counted it." Bad: "This is rare."
    """
    if not subject.edition.language.startswith("en"):
        return
    for outline in subject.handouts.values():
        for one in passages(outline):
            found = _CHANCE_WORD.search(one.text)
            asked_or_counted = "?" in one.text or any(sign.isdigit() for sign in one.text)
            if found and not asked_or_counted:
                hint = "Say how many, or that it is not known how many."
                yield Problem(subject.place(one.origin), f"{found[0]!r} stands without a number in {one.text!r}", hint)


_CHANCE_WORD = re.compile(
    r"\b(?:rare(?:ly)?|(?:un)?common(?:ly)?|seldom|(?:un)?likely|(?:in)?frequent(?:ly)?)\b", re.IGNORECASE
)
