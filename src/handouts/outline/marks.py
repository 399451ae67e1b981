"""What a field of an outline is besides words, marked where it is defined: `icon: str = field(metadata=PICTURE)`.

A field without a mark is said: it is part of the digest that people approve. So a new field counts until someone marks
it, and no list of names elsewhere can leave it out. A field may have several marks, as in `PLACE | UNREAD`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import Field

Mark = dict[str, str]
"""A name, and why the field has it."""


def layout(why: str) -> Mark:
    """Return the mark of how words are shown: not sealed, though `diff` tells it; `why` that may be changed unasked."""
    return {_LAYOUT: why}


_LAYOUT = "layout"
PICTURE: Mark = {"picture": "words beside it say the same"}
"""Which icon stands beside the words: neither sealed, nor what a document says of an item."""
FILE: Mark = {"file": "it lies elsewhere on each machine; what is drawn from it counts in the recipe"}
"""The place of a file: neither sealed, nor said, nor shown by `handouts outline`."""
PLACE: Mark = {"place": "a part before it may move it"}
"""Where an item stands among others: sealed, and no part of what the item says."""
HEAD: Mark = {"head": "it stands over the text of an outline, in one line"}
"""Which document it is."""
SPOKEN: Mark = {"spoken": "it stands in the notes"}
"""What is said with a slide and not shown on it."""
FRAME: Mark = {"frame": "every slide has it"}
"""What stands around the slide's own words."""
COUNT: Mark = {"count": "the next field says what was counted"}
"""How many; one text with the next field."""
PROSE: Mark = {"prose": "it is read sentence by sentence"}
"""Running text of a handout: what the reading grade is measured over."""
CELL: Mark = {**PROSE, "cell": "it is read by itself"}
"""Running text in a cell of a table."""


def unread(why: str) -> Mark:
    """Return the mark of what nobody reads on a slide while somebody speaks."""
    return {_UNREAD: why}


_UNREAD = "unread"
UNSEALED = frozenset({_LAYOUT, *PICTURE, *FILE})
"""What people do not approve."""
UNSAID = frozenset({*PICTURE, *FILE})
"""What no document says of an item."""
AROUND = frozenset({*SPOKEN, *FRAME})
"""What is no word of the slide's own."""
BESIDES = AROUND | {_UNREAD}
"""What is not read on a slide while somebody speaks."""


def fields_of(node: Any, without: frozenset[str] = frozenset()) -> tuple[Field[Any], ...]:
    """Return the fields of a node that have none of these marks; none of what is no node."""
    kind: type = type(node)
    return _fields(kind, without)


@cache
def _fields(kind: type, without: frozenset[str]) -> tuple[Field[Any], ...]:
    found = fields(kind) if is_dataclass(kind) else ()
    return tuple(one for one in found if without.isdisjoint(one.metadata))
