"""What is no word of an outline, marked where its field is defined: `icon: str = field(metadata=PICTURE)`.

A field without a mark is said: it is part of the digest that people approve. So a new field counts until someone marks
it, and no list of names elsewhere can leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from dataclasses import Field

LAYOUT = {"layout": True}
"""How the words are shown, such as a stressed row or the width of a column: not sealed, though `diff` tells it."""
PICTURE = {"picture": True}
"""Which picture stands beside the words, an icon or a logo: neither sealed, nor what a document says of an item."""
PLACE = {"place": True}
"""Where an item stands among others: sealed, and no part of what the item says; a part before it may move it."""


def is_marked(field: Field[Any], *marks: Mapping[str, bool]) -> bool:
    """Tell whether a field has one of these marks."""
    return any(mark.items() <= field.metadata.items() for mark in marks)
