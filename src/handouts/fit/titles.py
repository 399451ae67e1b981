"""Breaks a title that takes two lines where the sense breaks, not where the line happens to be full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.fit.measure import cut, rich_width, wrap

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.fit.rooms import Room

_SENSE = (":;.?!", ",")
"""Signs after which a title breaks, the stronger first."""
_SHORTEST = 0.3
"""Of the longer line: a shorter rest is not worth breaking for."""
_OVERHANG = 1.6


def title_lines(title: RichText, room: Room) -> tuple[RichText, ...]:
    """Return the one or two lines of a title; a longer one is left to flow."""
    if len(wrap(title, room.size, room.width, bold=room.bold)) != 2:  # noqa: PLR2004 (two lines are the case)
        return (title,)
    text = plain(title)
    spaces = [at for at, character in enumerate(text) if character == " "]
    cuts = [cut for at in spaces if (cut := _Cut(title, at, room)).fits]
    for signs in _SENSE:
        sensible = [cut for cut in cuts if text[cut.at - 1] in signs and cut.shorter >= _SHORTEST]
        if sensible:
            return min(sensible, key=lambda cut: cut.uneven).lines
    return min(cuts, key=lambda cut: cut.uneven).lines if cuts else (title,)


class _Cut:
    """A title cut at a space, which stays at the end of the first line."""

    def __init__(self, title: RichText, at: int, room: Room) -> None:
        self.at = at
        self.lines = cut(title, 0, at + 1), cut(title, at + 1, None)
        self.fits = all(len(wrap(line, room.size, room.width, bold=room.bold)) == 1 for line in self.lines)
        first, second = (rich_width(line, room.size, bold=room.bold) for line in self.lines)
        self.shorter = min(first, second) / max(first, second)
        # a longer first line hangs better from the left than a shorter one
        self.uneven = first - second if first > second else (second - first) * _OVERHANG
