"""What the model's annotations say: which keys can stand where, which ids name something else, where text is."""

from __future__ import annotations

import re
import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from handouts.content.markup import Markup, MarkupError, parse
from handouts.content.model.base import To

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


@dataclass(frozen=True, slots=True)
class Shape:
    """What an annotation allows: a name, a text, models, a list of something, keys with something."""

    to: str = ""
    text: bool = False
    models: tuple[type[BaseModel], ...] = ()
    items: Shape | None = None
    entries: Shape | None = None


def walk(node: Any, path: Path_ = (), to: str = "") -> Iterator[Name | TextAt]:
    """Yield every name and every text inside a node of the model, with its path in the file."""
    if isinstance(node, BaseModel):
        for field, (alias, shape) in _fields(type(node)).items():
            yield from walk(getattr(node, field), (*path, alias), _names(shape))
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from walk(element, (*path, at), to)
    elif isinstance(node, dict):
        for key, element in node.items():
            yield from walk(element, (*path, key), to)
    elif isinstance(node, Markup):
        yield TextAt(path, node)
        yield from (Name(path, "source", name, cited=True) for name in node.cites())
    elif to and isinstance(node, str):
        yield Name(path, to, node)


def read(model: type[BaseModel], data: Any) -> Iterator[Name | TextAt | Named]:
    """Yield every name, text and named part of a file's plain data, its faulty parts left out.

    So what names what is judged even where the model refuses another part of the same file.
    """
    return _read(Shape(models=(model,)), data, ())


def _read(shape: Shape, data: Any, path: Path_) -> Iterator[Name | TextAt | Named]:
    if isinstance(data, str):
        if shape.text:
            try:
                text = parse(data)
            except MarkupError:
                return
            yield TextAt(path, text)
            yield from (Name(path, "source", name, cited=True) for name in text.cites())
        elif shape.to and _ID.fullmatch(data):
            yield Name(path, shape.to, data)
    elif isinstance(data, list) and shape.items:
        for at, element in enumerate(data):
            yield from _read(shape.items, element, (*path, at))
    elif isinstance(data, dict):
        yield from _read_mapping(shape, data, path)


def _read_mapping(shape: Shape, data: dict[str, Any], path: Path_) -> Iterator[Name | TextAt | Named]:
    entries, model = shape.entries, _pick(shape.models, data)
    if entries:
        for key, element in data.items():
            kind = _pick(entries.models, element) if isinstance(element, dict) and _ID.fullmatch(key) else None
            if kind:
                yield Named((*path, key), kind, key, element)
            yield from _read(entries, element, (*path, key))
    elif model:
        own = data.get("id")
        if path and "id" in model.model_fields and isinstance(own, str) and _ID.fullmatch(own):
            yield Named((*path, "id"), model, own, data)
        for alias, below in _fields(model).values():
            if alias in data:
                yield from _read(below, data[alias], (*path, alias))


def keys_at(model: type[BaseModel], data: Any, path: Path_) -> set[str]:
    """Return the keys that can stand in the mapping at a path of the data."""
    shape: Shape | None = Shape(models=(model,))
    for step in path:
        kind = _pick(shape.models, data) if shape and isinstance(data, dict) else None
        below = dict(_fields(kind).values()) if kind else {}
        shape = shape and (shape.items if isinstance(step, int) else below.get(step, shape.entries))
        data = data[step]
    kind = _pick(shape.models, data) if shape and isinstance(data, dict) else None
    return {alias for alias, _ in _fields(kind).values()} if kind else set()


def models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return every model that a file of this model can hold."""
    found: set[type[BaseModel]] = set()
    waiting = [Shape(models=(model,))]
    while waiting:
        shape = waiting.pop()
        waiting += [one for one in (shape.items, shape.entries) if one]
        for one in set(shape.models) - found:
            found.add(one)
            waiting += [below for _, below in _fields(one).values()]
    return found


def _pick(models: tuple[type[BaseModel], ...], data: Any) -> type[BaseModel] | None:
    """Return the model that data is of: the only one there is, or that of its `kind`."""
    if len(models) == 1:
        return models[0]
    kind = data.get("kind") if isinstance(data, dict) else None
    return next((one for one in models if kind in typing.get_args(one.model_fields["kind"].annotation)), None)


def _names(shape: Shape | None) -> str:
    """Return what the ids in a shape name, however deep they stand in lists."""
    return (shape.to or _names(shape.items) or _names(shape.entries)) if shape else ""


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[str, Shape]]:
    """Return each field's key in YAML and what can stand there."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: (info.alias or name, _shape(hints[name])) for name, info in model.model_fields.items()}


def _shape(annotation: Any) -> Shape:
    """Read an annotation such as `Annotated[tuple[Annotated[str, To("fact")], ...], ...]`."""
    parts = typing.get_args(annotation)
    if annotation is Markup:
        return Shape(text=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(models=(annotation,))
    match typing.get_origin(annotation):
        case typing.Annotated:
            to = next((part.kind for part in parts[1:] if isinstance(part, To)), "")
            return Shape(to=to) if to else _shape(parts[0])
        case origin if origin is tuple:
            return Shape(items=_merged(part for part in parts if part is not Ellipsis))
        case origin if origin is dict:
            return Shape(entries=_shape(parts[1]))
    return _merged(parts)


def _merged(annotations: typing.Iterable[Any]) -> Shape:
    """Return what any of several annotations allows."""
    shapes = [_shape(one) for one in annotations]
    return Shape(
        to=next((one.to for one in shapes if one.to), ""),
        text=any(one.text for one in shapes),
        models=tuple(dict.fromkeys(model for one in shapes for model in one.models)),
        items=next((one.items for one in shapes if one.items), None),
        entries=next((one.entries for one in shapes if one.entries), None),
    )
