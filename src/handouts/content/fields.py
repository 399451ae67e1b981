"""What the model's annotations say: which keys can stand where, which ids name something else, where text is."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from handouts.content.model.clinic import Clinic
from handouts.content.model.country import Country, GuideCountry
from handouts.content.model.guide import Guide
from handouts.content.model.history import Approvals, Judgements, Releases
from handouts.content.model.marks import Shape, fields, picked, visit_content
from handouts.content.model.phrases import Phrases
from handouts.content.model.references import Standard
from handouts.content.model.settings import Settings
from handouts.text.markup import Markup, MarkupError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

    from handouts.content.model.base import Node
    from handouts.content.model.marks import At
    from handouts.yamlfile.source import KeyPath

_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class IdReference:
    """An id that names something of a kind, and where it stands; a `cited` one stands within a text: `[^id]`."""

    path: KeyPath
    to: str
    id: str
    cited: bool = False


@dataclass(frozen=True, slots=True)
class TextAt:
    """A text and where it stands."""

    path: KeyPath
    text: Markup


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a file that has a name of its own: by an `id:`, or by the key it stands under (`path` ends there)."""

    path: KeyPath
    model: type[BaseModel]
    id: str
    data: Mapping[str, Any]


def walk(node: Any, path: KeyPath = (), *, leave: Callable[[At], bool] | None = None) -> Iterator[IdReference | TextAt]:
    """Yield every name and every text inside a node of the model, but for what is left out."""
    for at in visit_content(node, path, leave=leave):
        if isinstance(at.value, Markup):
            yield from _of_text(at.path, at.value)
        elif isinstance(at.value, str) and at.shape and at.shape.to:
            yield IdReference(at.path, at.shape.to, at.value)


def read(model: type[BaseModel], data: Any) -> Iterator[IdReference | TextAt | Named]:
    """Yield every name, text and named part of a file's plain data, its faulty parts left out.

    So what names what is judged even where the model refuses another part of the same file.
    """
    for at in visit_content(data, shape=Shape(models=(model,))):
        assert at.shape
        if isinstance(at.value, dict):
            yield from _named(at, at.shape)
        elif isinstance(at.value, str) and at.shape.text:
            try:
                yield from _of_text(at.path, parse(at.value))
            except MarkupError:
                continue
        elif isinstance(at.value, str) and at.shape.to and _ID.fullmatch(at.value):
            yield IdReference(at.path, at.shape.to, at.value)


def _of_text(path: KeyPath, text: Markup) -> Iterator[IdReference | TextAt]:
    yield TextAt(path, text)
    yield from (IdReference(path, "source", name, cited=True) for name in text.cites())


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


def keys_at(model: type[BaseModel], data: Any, path: KeyPath) -> set[str]:
    """Return the keys that can stand in the mapping at a path of the data."""
    at = next((visited for visited in visit_content(data, shape=Shape(models=(model,))) if visited.path == path), None)
    kind = picked(at.shape.models, at.value) if at and at.shape and isinstance(at.value, dict) else None
    return {field.key for field in fields(kind)} if kind else set()


def models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return every model that a file of this model can hold."""
    found: set[type[BaseModel]] = set()
    waiting = [Shape(models=(model,))]
    while waiting:
        shape = waiting.pop()
        waiting += [part for part in (shape.items, shape.entries) if part]
        for part_model in set(shape.models) - found:
            found.add(part_model)
            waiting += [below.shape for below in fields(part_model)]
    return found


def schemas() -> dict[str, dict[str, Any]]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, by the file's stem."""
    models: dict[str, type[Node]] = {
        "approvals": Approvals,
        "clinic": Clinic,
        "country": Country,
        "guide-country": GuideCountry,
        "handouts": Settings,
        "judgements": Judgements,
        "phrases": Phrases,
        "releases": Releases,
        "standard": Standard,
    }
    for name, field in Guide.model_fields.items():
        assert isinstance(field.annotation, type)
        models[name] = field.annotation
    made = {name: _schema(model) for name, model in models.items()}
    made["guide-phrases"] = _in_parts(made["phrases"])
    return dict(sorted(made.items()))


def _in_parts(schema: Any) -> Any:
    """Return a schema of which a file may say any part and leave out the rest."""
    if isinstance(schema, list):
        return [_in_parts(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _in_parts(part) for key, part in schema.items() if key != "required" or not isinstance(part, list)}


def _schema(model: type[Node]) -> dict[str, Any]:
    made = model.model_json_schema()
    models = {held.__name__: held for held in models_in(model)}
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        described = _docstrings(models[name]) if name in models else {}
        for field, description in described.items():
            info = models[name].model_fields[field]
            if not info.description:
                key = info.alias or field
                part["properties"][key] = dict(sorted({**part["properties"][key], "description": description}.items()))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_as_typed(made)}


@cache
def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring of each field; pydantic would parse them at every start, and only schemas need them."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith(__package__):
            for field, docstring in pairwise(_classes(base.__module__)[base.__name__].body):
                match field, docstring:
                    case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))) if (
                        name in model.model_fields
                    ):
                        found[name] = cleandoc(text)
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """Return the classes of a module as they are written."""
    tree = ast.parse(getsource(sys.modules[module]))
    return {statement.name: statement for statement in tree.body if isinstance(statement, ast.ClassDef)}


def _as_typed(schema: Any) -> Any:
    """Return the schema with numbers allowed where text is: an editor reads `volume: 12` as a number."""
    if isinstance(schema, list):
        whole = {"type": "integer"} in schema  # then a text of digits stands for the number, not the other way round
        return [part if whole else _as_typed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    typed = {key: _as_typed(part) for key, part in schema.items()}
    fixed = {"const", "enum", "format"} & typed.keys()
    return typed | {"type": ["string", "number"]} if typed.get("type") == "string" and not fixed else typed
