"""What an item is called when people are told of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.content.model.base import Item


def kind(item: Item) -> str:
    """Return what an item is called: `KeyPoint` is a `key-point`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(item).__name__).lower()
