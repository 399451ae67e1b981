"""Where a slide stands: what every slide's composer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.edition import Edition
    from handouts.outline import deck as out
    from handouts.outline.handout import HandoutOutline


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a slide stands: the edition, the handout it cites, its module's mark."""

    edition: Edition
    handout: HandoutOutline
    mark: out.Mark | None
