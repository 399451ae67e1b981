"""Breaks a title where its sense breaks: in two lines of sense rather than in one long line or where a line is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.fit.measure import cut, pitch, rich_width, wrap

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.fit.rooms import Room

_SENSE = (":;.?!", ",")
"""Signs after which a title breaks, the stronger first."""
_QUOTES = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'"
"""May stand behind such a sign."""
_SHORTEST = 0.3
"""Of the longer line: a shorter rest is not worth breaking for."""
_LONG = 0.55
"""Of the room: a line at least so long is parted where its sense is ..."""
_WIDE = 24
"""... in a room so many times as wide as the type is high; in a narrow one a line is short to read."""
_OVERHANG = 1.6
_HANGING = 2
"""Letters of a word that no line should end with."""


def title_lines(title: RichText, room: Room) -> tuple[RichText, ...]:
    """Return the one or two lines of a title; a longer one is left to flow."""
    count = len(wrap(title, room.size, room.width, bold=room.bold))
    if count > 2 or (count == 1 and not _may_part(title, room)):  # noqa: PLR2004 (two lines are the case)
        return (title,)
    text = plain(title)
    spaces = [at for at, character in enumerate(text) if character == " "]
    cuts = [cut for at in spaces if (cut := _Cut(title, at, room)).fits]
    for signs in _SENSE:
        sensible = [cut for cut in cuts if cut.ends_with(signs) and cut.shorter >= _SHORTEST]
        if sensible:
            return min(sensible, key=lambda cut: cut.uneven).lines
    return min(cuts, key=lambda cut: (cut.hangs, cut.uneven)).lines if cuts and count > 1 else (title,)


def _may_part(title: RichText, room: Room) -> bool:
    """Return whether a title of one line is long enough for two, and the room high enough."""
    long = rich_width(title, room.size, bold=room.bold) >= _LONG * room.width
    return long and room.width >= _WIDE * room.size and room.height >= 2 * pitch(room.size) * room.pitch


class _Cut:
    """A title cut at a space, which stays at the end of the first line."""

    def __init__(self, title: RichText, at: int, room: Room) -> None:
        self.at = at
        self.lines = cut(title, 0, at + 1), cut(title, at + 1, None)
        self.fits = all(len(wrap(line, room.size, room.width, bold=room.bold)) == 1 for line in self.lines)
        first, second = (rich_width(line, room.size, bold=room.bold) for line in self.lines)
        self.shorter = min(first, second) / max(first, second)
        words = plain(self.lines[0]).split()
        self.hangs = len(words[-1]) <= _HANGING if words else True
        # a longer first line hangs better from the left than a shorter one
        self.uneven = first - second if first > second else (second - first) * _OVERHANG

    def ends_with(self, signs: str) -> bool:
        """Return whether the first line ends with one of these signs, or with a quotation that does."""
        return plain(self.lines[0]).rstrip().rstrip(_QUOTES).endswith(tuple(signs))
