"""Where a slide stands: what every slide's composer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.dispatch import ByClass

if TYPE_CHECKING:
    from handouts.content.markup import Markup
    from handouts.edition import Edition
    from handouts.outline import deck as out
    from handouts.outline.handout import HandoutOutline

Common = dict[str, Any]
"""What every slide has, by the names of its fields."""

composes_slide: ByClass[out.Slide] = ByClass(__package__)
"""Registers who composes a kind of slide: `(at, slide, common)`, where `slide` is of the content's model."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a slide stands: the edition, the handout it cites, its module's mark."""

    edition: Edition
    handout: HandoutOutline
    mark: out.Mark | None

    def remembered(self, text: Markup | None) -> dict[str, Any]:
        """Return what to remember, and where there is anything, its label."""
        label = self.edition.fill(self.edition.phrases.deck.remember) if text else ()
        return {"remember": self.edition.say(text), "remember_label": label}
