"""Where each item stands in the files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from handouts.content.model.facts import Fact
from handouts.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.loader import Content
    from handouts.content.source import Path_
    from handouts.errors import Problem


def places(content: Content) -> dict[str, tuple[str, Path_]]:
    """Return file and path of everything that has an id, by that id."""
    found: dict[str, tuple[str, Path_]] = {}
    for file in type(content.guide).model_fields:
        for path, name in _ids(getattr(content.guide, file), ()):
            found[name] = (file, path)
    return found


def place(content: Content, found: dict[str, tuple[str, Path_]], name: str, *field: str) -> Location:
    """Return the place of an item, or of a field of it; of the content where the item is unknown."""
    if name not in found:
        return Location(str(content.folder))
    file, path = found[name]
    return content.trees[file].place((*path, *field))


def located(content: Content, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems that name the origin of what is drawn as problems at that item's place."""
    found = places(content)
    return tuple(
        replace(one, location=place(content, found, name), message=f"{name}: {one.message}")
        if not one.location.line and (name := one.location.file.split("/", maxsplit=1)[0]) in found
        else one
        for one in problems
    )


def _ids(node: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(node, BaseModel):
        own = getattr(node, "id", None)
        if isinstance(own, str):
            yield path, own
        for name in type(node).model_fields:
            yield from _ids(getattr(node, name), (*path, name))
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from _ids(element, (*path, at))
    elif isinstance(node, dict):
        for key, element in node.items():
            if isinstance(element, Fact):
                yield (*path, key), key
            yield from _ids(element, (*path, key))
