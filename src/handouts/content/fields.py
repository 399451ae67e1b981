"""Which ids in the content name something else, where text is, which keys can stand where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Markup, MarkupError, parse
from handouts.content.model.visit import Shape, fields, picked, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

    from handouts.content.model.visit import At
    from handouts.content.tree import Path_

_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """An id that names something of a kind, and where it stands; a `cited` one stands within a text: `[^id]`."""

    path: Path_
    to: str
    id: str
    cited: bool = False


@dataclass(frozen=True, slots=True)
class TextAt:
    """A text and where it stands."""

    path: Path_
    text: Markup


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a file that has a name of its own: by an `id:`, or by the key it stands under (`path` ends there)."""

    path: Path_
    model: type[BaseModel]
    id: str
    data: Mapping[str, Any]


def walk(node: Any, path: Path_ = (), *, leave: Callable[[At], bool] | None = None) -> Iterator[Name | TextAt]:
    """Yield every name and every text inside a node of the model, but for what is left out."""
    for at in visit(node, path, leave=leave):
        if isinstance(at.value, Markup):
            yield from _of_text(at.path, at.value)
        elif isinstance(at.value, str) and at.shape and at.shape.to:
            yield Name(at.path, at.shape.to, at.value)


def read(model: type[BaseModel], data: Any) -> Iterator[Name | TextAt | Named]:
    """Yield every name, text and named part of a file's plain data, its faulty parts left out.

    So what names what is judged even where the model refuses another part of the same file.
    """
    for at in visit(data, shape=Shape(models=(model,))):
        assert at.shape
        if isinstance(at.value, dict):
            yield from _named(at, at.shape)
        elif isinstance(at.value, str) and at.shape.text:
            try:
                yield from _of_text(at.path, parse(at.value))
            except MarkupError:
                continue
        elif isinstance(at.value, str) and at.shape.to and _ID.fullmatch(at.value):
            yield Name(at.path, at.shape.to, at.value)


def _of_text(path: Path_, text: Markup) -> Iterator[Name | TextAt]:
    yield TextAt(path, text)
    yield from (Name(path, "source", name, cited=True) for name in text.cites())


def _named(at: At, shape: Shape) -> Iterator[Named]:
    """Yield a mapping by the name that it has: the key that it stands under, and its `id:`."""
    model = picked(shape.models, at.value) if at.path else None
    if model is None:
        return
    key, own = str(at.path[-1]), at.value.get("id")
    if at.above and at.above.shape and at.above.shape.entries and _ID.fullmatch(key):
        yield Named(at.path, model, key, at.value)
    if "id" in model.model_fields and not shape.entries and isinstance(own, str) and _ID.fullmatch(own):
        yield Named((*at.path, "id"), model, own, at.value)


def keys_at(model: type[BaseModel], data: Any, path: Path_) -> set[str]:
    """Return the keys that can stand in the mapping at a path of the data."""
    at = next((one for one in visit(data, shape=Shape(models=(model,))) if one.path == path), None)
    kind = picked(at.shape.models, at.value) if at and at.shape and isinstance(at.value, dict) else None
    return {one.key for one in fields(kind)} if kind else set()


def models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return every model that a file of this model can hold."""
    found: set[type[BaseModel]] = set()
    waiting = [Shape(models=(model,))]
    while waiting:
        shape = waiting.pop()
        waiting += [one for one in (shape.items, shape.entries) if one]
        for one in set(shape.models) - found:
            found.add(one)
            waiting += [below.shape for below in fields(one)]
    return found
