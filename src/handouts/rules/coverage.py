"""How far the documents cover a standard, element by element."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.content.model.standards import Element, Standard
    from handouts.rules.covers import Cover
    from handouts.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Coverage:
    """An element with everything that covers it, and the documents asked for that need it and are not reached."""

    element: Element
    covers: tuple[Cover, ...]
    missing: tuple[str, ...]
    judged: bool
    """Whether any document that must cover it was asked for, and whole."""


def coverage(subject: Subject, standard: Standard) -> tuple[Coverage, ...]:
    """Return each element of a standard with what covers it."""
    found = []
    for element in standard.elements:
        mine = tuple(cover for cover in subject.covers if cover.element == element.id)
        reached = {name for cover in mine for name in cover.documents}
        required = tuple(name for name in element.required_in if name in subject.whole)
        missing = () if element.left_out else tuple(name for name in required if name not in reached)
        found.append(Coverage(element, mine, missing, judged=bool(required) or not element.required_in))
    return tuple(found)
