"""JSON Schemas of the content files, made from the model that judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.content.model.clinic import Clinic
from handouts.content.model.guide import Guide
from handouts.content.model.history import Approvals, Judgements, Releases
from handouts.content.model.phrases import Phrases
from handouts.content.model.standards import Standard

if TYPE_CHECKING:
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
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_as_typed(model.model_json_schema())}


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
