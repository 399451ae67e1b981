"""Which items a composed document shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.fields import Name, walk
from handouts.outline.origins import origins

if TYPE_CHECKING:
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


def reached(edition: Edition, outline: HandoutOutline | DeckOutline) -> set[str]:
    """Return the ids of items shown, those named by a slide included."""
    shown = origins(outline.sections)
    for module in edition.guide.training.modules:
        for slide in module.slides:
            if slide.id in shown:
                shown |= {found.id for found in walk(slide) if isinstance(found, Name)}
    return shown
