"""From a YAML tree to a typed model: every fault of a file at once, each at its place and in plain words."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from handouts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from handouts.content.source import Path_, Tree

M = TypeVar("M", bound=BaseModel)

_SHOWN = 60


def typed(model: type[M], tree: Tree) -> M | None:
    """Return the tree as `model`, or None with the problems added to the tree."""
    if tree.data is None:
        return None
    try:
        return model.model_validate(tree.data)
    except ValidationError as error:
        tree.problems.extend(_problem(detail, tree, model) for detail in error.errors(include_url=False))
        return None


def nearest(found: str, known: Iterable[str]) -> str:
    """Return a hint that names what is known and most like what was found, or nothing."""
    close = difflib.get_close_matches(found, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


def _problem(detail: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Problem:
    kind = detail["type"]
    path, rest = _resolve(tree.data, detail["loc"])
    if kind == "extra_forbidden":
        name = str(path[-1])
        hint = nearest(name, _siblings(model, detail["loc"])) or "Delete it, or see the schema for what can stand here."
        return Problem(tree.key_place(path), f"unknown key `{name}`", hint)
    if kind == "missing":
        missing = rest[-1] if rest else "?"
        return Problem(tree.place(path), f"`{missing}` is missing here", f"Add a line `{missing}: ...`.")
    if rest and rest[-1] == "[key]":
        return Problem(tree.key_place(path), f"`{path[-1]}`: {_words(detail)}")
    location = tree.place(path)
    hint = ""
    if path in tree.braces:
        hint = "A text that begins with { must stand in quotes."
    return Problem(location, _found(detail) + _words(detail), hint or _hint(detail))


def _resolve(data: Any, loc: tuple[int | str, ...]) -> tuple[Path_, tuple[int | str, ...]]:
    """Return the part of pydantic's path that exists in the data, and the rest; tags of unions are left out."""
    path: list[int | str] = []
    entered = True
    for at, step in enumerate(loc):
        if isinstance(data, dict) and entered and data.get("kind") == step:
            entered = False
            continue
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)
        if inside:
            data = data[step]
            path.append(step)
            entered = True
        elif step == "[key]" or at == len(loc) - 1:
            return tuple(path), loc[at:]
    return tuple(path), ()


def _siblings(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """Return the keys that can stand where an unknown one was found."""
    from handouts.content.fields import keys_at

    return keys_at(model, loc[:-1])


def _found(detail: ErrorDetails) -> str:
    value = detail.get("input")
    if isinstance(value, str):
        shown = value if len(value) <= _SHOWN else value[: _SHOWN - 3] + "..."
        return f"{shown!r}: "
    if isinstance(value, dict):
        return "a mapping: "
    return "a list: " if isinstance(value, list) else ""


_WORDS = {
    "string_type": "a text is needed here",
    "model_type": "keys and values are needed here, indented under this key",
    "model_attributes_type": "keys and values are needed here, indented under this key",
    "dict_type": "keys and values are needed here",
    "tuple_type": "a list is needed here, each entry on a line that begins with `- `",
    "too_short": "at least {min_length} is needed",
    "too_long": "at most {max_length} can stand here",
    "string_too_long": "longer than {max_length} characters",
    "bool_parsing": "write true or false",
    "int_parsing": "a whole number is needed",
    "decimal_parsing": "a number is needed",
    "date_from_datetime_parsing": "a date is needed, like 2026-06-02",
    "date_parsing": "a date is needed, like 2026-06-02",
    "literal_error": "can only be {expected}",
    "union_tag_invalid": "`kind` can only be {expected_tags}",
    "union_tag_not_found": "`kind` is missing here",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}


def _words(detail: ErrorDetails) -> str:
    """Say what would be right."""
    pattern = _WORDS.get(detail["type"])
    if pattern:
        return pattern.format(**detail.get("ctx", {}))
    if detail["type"] == "string_pattern_mismatch":
        return f"does not have the form {detail['ctx']['pattern']}"
    return detail["msg"].removeprefix("Value error, ")


def _hint(detail: ErrorDetails) -> str:
    """Name the nearest of the words that could stand here."""
    ctx = detail.get("ctx", {})
    allowed = str(ctx.get("expected") or ctx.get("expected_tags") or "")
    words = [word.strip("' ") for word in allowed.replace(" or ", ", ").split(",")]
    value = detail.get("input")
    found = value.get("kind", "") if isinstance(value, dict) else value
    return nearest(found, words) if allowed and isinstance(found, str) else ""
