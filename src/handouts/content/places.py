"""Where each item stands in the files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content import finding
from handouts.content.model.facts import Fact
from handouts.content.model.visit import visit
from handouts.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.content.loaded import Content
    from handouts.content.tree import Path_
    from handouts.errors import Problem

Known = dict[str, tuple[str, "Path_"]]
"""File and path of everything that has an id, by that id."""
UNDRAWN = ("standards/", "approvals")
"""Files whose words stand in no document."""


def places(content: Content) -> Known:
    """Return file and path of everything that has an id, by that id."""
    found: Known = {}
    for at in visit(content.guide):
        name = at.path[-1] if isinstance(at.value, Fact) else getattr(at.value, "id", None)
        if isinstance(name, str):
            found[name] = (str(at.path[0]), at.path[1:])
    return found


def place(content: Content, found: Known, name: str, *field: str) -> Location:
    """Return the place of an item, or of a field of it; of the content where the item is unknown."""
    if name not in found:
        return Location(str(content.folder))
    file, path = found[name]
    return content.trees[file].place((*path, *field))


def located(content: Content, problems: Iterable[Problem], document: str = "") -> tuple[Problem, ...]:
    """Return problems of what is drawn as problems of the text that it was made from.

    Where no text gives it, the item whose origin the problem names is the place, and else the document.
    """
    known = places(content)
    return tuple(
        one if one.location.line or one.id == "template" else _located(content, known, one, document)
        for one in problems
    )


def written(content: Content, known: Known, name: str, about: str, near: str = "") -> Location | None:
    """Return the place of the text that a drawn one was made from, looked for first in the item of that name."""
    trees = content.trees
    drawn = [tree for file, tree in trees.items() if not file.startswith(UNDRAWN)]
    within = (trees[known[name][0]], known[name][1]) if name in known else None
    return finding.found(drawn, about, near, within)


def _located(content: Content, known: Known, one: Problem, document: str) -> Problem:
    name, trees = one.location.file.split("/", maxsplit=1)[0], content.trees
    place = written(content, known, name, one.about, one.near) if one.about else None
    if place is None and one.near and name not in known:  # a date or a number, as the language writes them
        place = trees["guide"].key_place(("language",))
    file, path = known.get(name, ("guide", ("documents", document)))
    message = f"{name}: {one.message}" if name in known else one.message
    return replace(one, location=place or trees[file].place(path), message=message)
