"""JSON Schemas of the content files, made from the model that judges them, with what its fields' docstrings say."""

from __future__ import annotations

import ast
import sys
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from handouts.content.fields import models_in
from handouts.content.model.clinic import Clinic
from handouts.content.model.guide import Guide
from handouts.content.model.history import Approvals, Judgements, Releases
from handouts.content.model.phrases import Phrases
from handouts.content.model.standards import Standard

if TYPE_CHECKING:
    from pydantic import BaseModel

    from handouts.content.model.base import Node


def schemas() -> dict[str, dict[str, Any]]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, by the file's stem."""
    models: dict[str, type[Node]] = {
        "approvals": Approvals,
        "clinic": Clinic,
        "judgements": Judgements,
        "phrases": Phrases,
        "releases": Releases,
        "standard": Standard,
    }
    for name, field in Guide.model_fields.items():
        assert isinstance(field.annotation, type)
        models[name] = field.annotation
    return {name: _schema(model) for name, model in sorted(models.items())}


def _schema(model: type[Node]) -> dict[str, Any]:
    made = model.model_json_schema()
    models = {one.__name__: one for one in models_in(model)}
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        described = _docstrings(models[name]) if name in models else {}
        for field, told in described.items():
            info = models[name].model_fields[field]
            if not info.description:
                key = info.alias or field
                part["properties"][key] = dict(sorted({**part["properties"][key], "description": told}.items()))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_as_typed(made)}


@cache
def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return what stands beneath each field; pydantic would read it at each start, and only an editor asks."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if one.__module__.startswith(__package__):
            for field, told in pairwise(_classes(one.__module__)[one.__name__].body):
                match field, told:
                    case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))) if (
                        name in model.model_fields
                    ):
                        found[name] = cleandoc(text)
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """Return the classes of a module as they are written."""
    tree = ast.parse(getsource(sys.modules[module]))
    return {one.name: one for one in tree.body if isinstance(one, ast.ClassDef)}


def _as_typed(schema: Any) -> Any:
    """Let a number stand for a text: an editor takes `volume: 12` for a number, this program for what it says."""
    if isinstance(schema, list):
        whole = {"type": "integer"} in schema  # then a text of digits stands for the number, not the other way round
        return [one if whole else _as_typed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: _as_typed(one) for key, one in schema.items()}
    fixed = {"const", "enum", "format"} & told.keys()
    return told | {"type": ["string", "number"]} if told.get("type") == "string" and not fixed else told
