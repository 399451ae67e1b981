"""What the model's annotations say: which keys can stand where, which ids name something else, where text is."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from handouts.content.markup import Markup
from handouts.content.model.base import To

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.source import Path_


@dataclass(frozen=True, slots=True)
class Name:
    """An id that names something of a kind, and where it stands."""

    path: Path_
    to: str
    id: str


@dataclass(frozen=True, slots=True)
class TextAt:
    """A text and where it stands."""

    path: Path_
    text: Markup


def walk(node: Any, path: Path_ = (), to: str = "") -> Iterator[Name | TextAt]:
    """Yield every name and every text inside a node, with its path in the file."""
    if isinstance(node, BaseModel):
        for field, (alias, target) in _fields(type(node)).items():
            yield from walk(getattr(node, field), (*path, alias), target)
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from walk(element, (*path, at), to)
    elif isinstance(node, dict):
        for key, element in node.items():
            yield from walk(element, (*path, key), to)
    elif isinstance(node, Markup):
        yield TextAt(path, node)
    elif to and isinstance(node, str):
        yield Name(path, to, node)


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[str, str]]:
    """Return each field's key in YAML and what its ids name, if anything."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: (info.alias or name, _target(hints[name])) for name, info in model.model_fields.items()}


def _target(annotation: Any) -> str:
    """Find the `To` in an annotation such as `Annotated[tuple[Annotated[str, To("fact")], ...], ...]`."""
    for part in typing.get_args(annotation):
        if isinstance(part, To):
            return part.kind
        found = _target(part)
        if found:
            return found
    return ""


def keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """Return the keys of the models that can stand at pydantic's path."""
    here: set[type[BaseModel]] = {model}
    for step in loc:
        if isinstance(step, int):
            continue
        below = {child for one in here for child in _children(one, step)}
        tagged = {one for one in here if step in _kinds(one)}
        here = below or tagged or here
    return {alias for one in here for alias, _ in _fields(one).values()}


def _children(model: type[BaseModel], key: str) -> set[type[BaseModel]]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name, (alias, _) in _fields(model).items():
        if alias == key:
            return set(_models(hints[name]))
    return set()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models(part)


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    field = model.model_fields.get("kind")
    return typing.get_args(field.annotation) if field else ()
