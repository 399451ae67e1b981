"""Where a text was written, of which only the drawn form is known: the sentence of the content that gives it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from handouts.content.markup import Cite, Link, MarkupError, Quote, Words, parse
from handouts.content.model.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.tree import Path_, Tree
    from handouts.errors import Location

_ISOLATES = {ord(sign): None for sign in "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"}
_ENOUGH = 0.5
"""Of a drawn text, what a sentence must give to be the one that it was made from."""


def found(
    trees: Iterable[Tree], about: str, near: str = "", within: tuple[Tree, Path_] | None = None
) -> Location | None:
    """Return the place of the text that gives most of a drawn one, and holds the word that is wrong.

    Args:
        trees: The files that it may stand in.
        about: The text as it was drawn.
        near: The word or character in it that is wrong.
        within: The part of a file where it is looked for first.
    """
    about, near = _plain(about), _plain(near)
    if within:
        tree, inside = within
        place = _best((one for one in _texts(tree) if one[1][: len(inside)] == inside), about, near)
        if place:
            return place
    return _best((text for tree in trees for text in _texts(tree)), about, near)


def _texts(tree: Tree) -> Iterator[tuple[Tree, Path_, str]]:
    return ((tree, at.path, at.value) for at in visit(tree.data) if isinstance(at.value, str))


def _best(texts: Iterable[tuple[Tree, Path_, str]], about: str, near: str) -> Location | None:
    best, place = 0, None
    for tree, path, text in texts:
        given = _given(text, about) if near in _plain(text) else 0
        if given > best and (near or given >= _ENOUGH * len(about)):
            best, place = given, tree.within(path, near)
    return place


def _given(text: str, about: str) -> int:
    """Return how many characters of a drawn text come from a text of the content, 0 where it is not in it."""
    at, words = 0, _between_quotes(text)
    for one in words:
        at = about.find(one, at) + len(one)
        if at < len(one):
            return 0
    return sum(map(len, words))


@lru_cache(maxsize=8192)
def _between_quotes(text: str) -> tuple[str, ...]:
    """Return the words of a text, cut where it quotes a value: each text is asked about for every drawn one."""
    try:
        pieces = parse(text).pieces
    except MarkupError:  # a name, an address: text without markup
        pieces = (Words(text),)
    said = [[""]]
    for piece in pieces:
        if isinstance(piece, Quote | Cite):
            said.append([""])
        else:
            said[-1].append(piece.label if isinstance(piece, Link) else piece.text)
    return tuple(map(_plain, map("".join, said)))


def _plain(text: str) -> str:
    """Return a text as a reader sees it: one kind of space, nothing unseen."""
    return re.sub(r"\s+", " ", text.translate(_ISOLATES))
