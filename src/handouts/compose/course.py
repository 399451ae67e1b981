"""How long a benefit holds, in days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.model.facts import MINUTES
from handouts.outline import handout as out

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.model import blocks
    from handouts.content.model.items import CourseBar
    from handouts.edition import Edition

DAY = MINUTES["day"]


def course(edition: Edition, block: blocks.CourseBlock, section: str) -> out.CourseBars:
    """Return how long the benefit holds: bars on one axis of days."""
    bars = tuple(course_bar(edition, item) for item in edition.items(block.items))  # type: ignore[arg-type]
    words = edition.phrases.handout
    holds, fades, strongest = (edition.fill(word) for word in words.course_key)
    key = (
        holds,
        fades if any(bar.fades is not None for bar in bars) else (),
        strongest if any(bar.strongest is not None for bar in bars) else (),
    )
    return out.CourseBars(f"{section}/course", edition.say(block.title), bars, edition.fill(words.day), key)


def course_bar(edition: Edition, item: CourseBar) -> out.CourseBar:
    """Return one bar; each length is a fact."""
    label = edition.say(item.label.patient)
    words = edition.phrases.handout
    parts = {"label": label, "holds": edition.quote(item.holds)}
    says = edition.words(words.course_says, **parts)
    if item.fades:
        says = edition.words(words.course_says_fades, **parts, fades=edition.quote(item.fades))
    return out.CourseBar(
        item.id,
        label,
        days(edition, item.holds),
        days(edition, item.fades) if item.fades else None,
        days(edition, item.strongest) if item.strongest else None,
        says,
    )


def days(edition: Edition, fact: str) -> Decimal:
    """Return a duration fact in days; the longer end of a range."""
    found = edition.facts[fact]
    number = found.value.second if found.value.second is not None else found.value.first
    return number * MINUTES[found.unit] / DAY
