"""Where a slide stands: what every slide's composer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handouts.content.markup import Markup
    from handouts.edition import Edition
    from handouts.outline import deck as out
    from handouts.outline.handout import HandoutOutline

Common = dict[str, Any]
"""What every slide has, by the names of its fields."""


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
