"""What an author can use, by kind, as the model says it: blocks, slides and figures, and what each takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from handouts.content.model.course import Module
from handouts.content.model.documents import Section
from handouts.content.model.effects import Effect
from handouts.content.model.marks import Shape, fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from handouts.content.model.marks import Field


class Takes(NamedTuple):
    """A key of a kind: what stands behind it, and whether it must."""

    key: str
    what: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: what it is, in a sentence, and its keys."""

    name: str
    says: str
    takes: tuple[Takes, ...]


class Family(NamedTuple):
    """Kinds that stand in one place of the content."""

    name: str
    place: str
    kinds: tuple[Kind, ...]


def families() -> tuple[Family, ...]:
    """Return every kind that the model knows, by the place where it can stand."""
    return (
        _family("Blocks of a handout", "guide.yaml, `blocks:` of a section", Section, "blocks"),
        _family("Slides of a deck", "training.yaml, `slides:` of a module", Module, "slides"),
        _family(
            "Figures",
            "effects.yaml, `likelihoods:`; of a benefit, `likelihood:` is a count or a rate",
            Effect,
            "likelihoods",
        ),
    )


def _family(name: str, place: str, model: type[BaseModel], field: str) -> Family:
    shape = next(part.shape for part in fields(model) if part.name == field)
    models = (shape.items or shape).models
    found = [_kind(kind, member) for member in models for kind in _names(member)]
    return Family(name, place, tuple(sorted(found, key=lambda kind: kind.name)))


def _names(model: type[BaseModel]) -> list[str]:
    kind = model.model_json_schema()["properties"]["kind"]
    return kind.get("enum") or [kind["const"]]


def _kind(name: str, model: type[BaseModel]) -> Kind:
    schema = model.model_json_schema()
    needed, defs = set(schema.get("required", ())), schema.get("$defs", {})
    takes = [
        Takes(
            part.key, _what(schema["properties"][part.key], part.shape, defs) + _range(model, part), part.key in needed
        )
        for part in fields(model)
        if part.name != "kind"
    ]
    return Kind(name, " ".join(schema.get("description", "").split()), tuple(takes))


def _what(schema: Mapping[str, Any], shape: Shape | None, defs: Mapping[str, Any]) -> str:
    """Return in words what can stand somewhere, with its bounds."""
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if choices:
        return _what(
            {**choices[0], **{key: schema[key] for key in ("minItems", "maxItems") if key in schema}}, shape, defs
        )
    if "$ref" in schema:
        return _what(defs[schema["$ref"].rpartition("/")[2]], shape, defs)
    if schema.get("type") == "array":
        inner = _what(schema.get("items", {}), shape.items if shape else None, defs)
        return f"{_bounds(schema.get('minItems'), schema.get('maxItems')) or 'any number'} of: {inner}"
    if shape and shape.to:
        return f"the id of {'an' if shape.to[0] in 'aeiou' else 'a'} {shape.to}"
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "object":
        return f"keys: {', '.join(schema['properties'])}" if "properties" in schema else "keys and values"
    if schema.get("type") == "boolean":
        return "true | false"
    longest = f", at most {schema['maxLength']} characters" if "maxLength" in schema else ""
    return "a number" if schema.get("type") == "integer" else f"text{longest}"


def _range(model: type[BaseModel], part: Field) -> str:
    """Return the bounds of a number; a schema leaves them out where digits may stand in quotes."""
    marks = model.model_fields[part.name].metadata
    least, most = (next((getattr(mark, side) for mark in marks if hasattr(mark, side)), None) for side in ("ge", "le"))
    bounds = _bounds(least, most)
    return f", {bounds}" if bounds else ""


def _bounds(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{least} to {most}" if least != most else str(least)
    if least is not None:
        return f"{least} or more"
    return f"at most {most}" if most is not None else ""
