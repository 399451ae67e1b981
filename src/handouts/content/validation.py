"""From a YAML tree to a typed model: every fault of a file at once, each at its place and in plain words."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from handouts.content.fields import keys_at
from handouts.content.model.base import FORMS, MARKUP
from handouts.errors import Location, Problem
from handouts.yamlfile.source import MOST_TOLD, more_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from handouts.yamlfile.source import KeyPath, Tree

M = TypeVar("M", bound=BaseModel)

_SHOWN = 60
_FEW = 8


def typed(model: type[M], tree: Tree) -> M | None:
    """Return the tree as `model`, or None with the problems added to the tree; what is right is typed once."""
    if tree.data is None:
        return None
    try:
        if model not in tree.models:
            tree.models[model] = model.model_validate(tree.data)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_consequence(detail)]
        tree.problems.extend(_problem(detail, tree, model) for detail in details[:MOST_TOLD])
        if len(details) > MOST_TOLD:
            more = more_problems(len(details) - MOST_TOLD)
            tree.problems.append(Problem(Location(tree.name), more, "Mend these first."))
        return None
    made: M = tree.models[model]
    return made


def first_of_each_file(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the first problems of each file, and how many more there are."""
    files: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        files.setdefault(problem.location.file, []).append(problem)
    told: list[Problem] = []
    for file, found in files.items():
        found.sort(key=lambda problem: problem.location)
        told += found[: MOST_TOLD + 2]  # the two say how many more the reader and the model found
        if len(found) > MOST_TOLD + 2:
            told.append(Problem(Location(file), more_problems(len(found) - MOST_TOLD - 2), "Mend these first."))
    return tuple(told)


def _is_consequence(detail: ErrorDetails) -> bool:
    """Return whether the error only follows from others: a list too short because its entries are refused."""
    entries = detail["input"]
    return detail["type"] == "too_short" and isinstance(entries, list) and len(entries) >= detail["ctx"]["min_length"]


def nearest_name(found: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known name that is most like what was found, or an empty string where none is alike enough."""
    return next(iter(difflib.get_close_matches(found[:_SHOWN], sorted(known), n=1, cutoff=cutoff)), "")


def nearest(found: str, known: Iterable[str]) -> str:
    """Return a hint that names what is known and most like what was found, or an empty string."""
    name = nearest_name(found, known)
    return f"Did you mean `{name}`?" if name else ""


def nearest_or_all(found: str, known: Iterable[str]) -> str:
    """Return a hint that names what is most like what was found, or else the first of what there is."""
    names = sorted(known)
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return nearest(found, names) or (f"There is {', '.join(names[:_FEW])}{more}." if names else "")


def shown(text: str) -> str:
    """Return a text as a message quotes it: the beginning of a long one."""
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "...")


def _unquoted(tree: Tree, path: KeyPath) -> str:
    """Return a hint where a key in braces is the rest of a text with a comma: `{text: Drowsy, may forget}`."""
    around: Any = tree.data
    for step in path[:-1]:
        around = around[step]
    if not isinstance(around, dict) or path[-1] not in around:
        return ""
    pairs = list(around.items())
    at = list(around).index(path[-1])
    first = next((one for one in range(at, -1, -1) if pairs[one][1] != ""), at)
    if path[:-1] not in tree.braces or first == at or not isinstance(pairs[first][1], str):
        return ""
    key, text = pairs[first]
    whole = ", ".join([text, *(rest for rest, _ in pairs[first + 1 : at + 1])])
    return f'Put a text with a comma in quotes: `{key}: "{whole}"`.'


def _problem(detail: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Problem:
    kind = detail["type"]
    path, rest = resolve(tree.data, detail["loc"])
    if kind == "extra_forbidden":
        name = str(path[-1])
        hint = _unquoted(tree, path) or nearest_or_all(name.strip(), keys_at(model, tree.data, path[:-1]))
        return Problem(tree.key_place(path), f"unknown key `{name[:_SHOWN]}`", hint)
    if kind == "missing":
        missing = rest[-1] if rest else "?"
        if isinstance(missing, int):
            return Problem(tree.place(path), f"the list is too short: entry {missing + 1} is missing")
        hint = f"Add a line `{missing}: ...`."
        return Problem(tree.key_place(path), f"`{missing}` is missing here", hint)
    if rest and rest[-1] == "[key]":
        return Problem(tree.key_place(path), f"`{path[-1]}`: {_expected(detail)}", _nearest_choice(detail))
    if kind == "union_tag_invalid":
        path = (*path, "kind")
    if kind == MARKUP:
        hint = "Close it, or put a \\ before a sign that is meant as typed."
        return Problem(tree.within(path, detail["ctx"]["near"]), detail["msg"], hint)
    if kind == "value_error" and path not in tree.spans:
        return Problem(tree.key_place(path), _expected(detail))
    hint = ""
    if path in tree.braces and kind in _TEXT_NEEDED:
        hint = "A text that begins with { must be in quotes."
    found = _found_value(detail, str(path[-1]) if path and isinstance(path[-1], str) else "")
    return Problem(tree.place(path), found + _expected(detail), hint or _nearest_choice(detail))


def resolve(data: Any, loc: tuple[int | str, ...]) -> tuple[KeyPath, tuple[int | str, ...]]:
    """Return the part of pydantic's path that exists in the data, and the rest; tags of unions are left out."""
    path: list[int | str] = []
    entered = True
    for at, step in enumerate(loc):
        if isinstance(data, dict) and entered and data.get("kind") == step:
            entered = False
            continue
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and _has_index(step, data)
        if inside:
            data = data[step]
            path.append(step)
            entered = True
        elif step == "[key]" or at == len(loc) - 1:
            return tuple(path), loc[at:]
    return tuple(path), ()


def _has_index(step: int | str, data: list[Any]) -> bool:
    return isinstance(step, int) and step < len(data)


def _found_value(detail: ErrorDetails, key: str) -> str:
    if detail["type"] in {"union_tag_invalid", "union_tag_not_found"}:
        return ""
    value = detail.get("input")
    if isinstance(value, str):
        return f"{shown(value)}: " if value.strip() else f"{f'`{key}`' if key else 'this'} is empty: "
    if isinstance(value, dict):
        return "keys and values are given here: "
    return "a list is given here: " if isinstance(value, list) and "short" not in detail["type"] else ""


_TEXT_NEEDED = {"string_type", "value_error"}
_WORDS = {
    "string_type": "a text is needed",
    "model_type": "keys and values are needed, indented under this key",
    "model_attributes_type": "keys and values are needed, indented under this key",
    "dict_type": "keys and values are needed, indented under this key",
    "tuple_type": "a list is needed, each entry on a line that begins with `- `",
    "too_short": "at least {min_length} needed here",
    "too_long": "at most {max_length} allowed here",
    "string_too_long": "longer than {max_length} characters",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "literal_error": "can only be {expected}",
    "union_tag_invalid": "`kind` is {tag!r}; it can only be {expected_tags}",
    "union_tag_not_found": "`kind` is missing here",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}


def _expected(detail: ErrorDetails) -> str:
    """Return what would be right."""
    ctx = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        return f"this is not {FORMS.get(ctx['pattern'], ctx['pattern'])}"
    pattern = _WORDS.get(detail["type"])
    return pattern.format(**ctx) if pattern else detail["msg"].removeprefix("Value error, ")


def _nearest_choice(detail: ErrorDetails) -> str:
    """Return a hint: the allowed word nearest to what was written, or how to write it."""
    ctx = detail.get("ctx", {})
    value = detail.get("input")
    allowed = str(ctx.get("expected") or ctx.get("expected_tags") or "")
    if allowed:
        words = re.findall(r"'([^']*)'", allowed)
        found = value.get("kind", "") if isinstance(value, dict) else value
        return nearest(found.strip(_QUOTATION_MARKS), words) if isinstance(found, str) else ""
    if detail["type"] == "string_pattern_mismatch" and isinstance(value, str):
        name = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        fits = name and name != value and re.fullmatch(ctx["pattern"], name)
        return f"Did you mean `{name}`?" if fits else ""
    if isinstance(value, str) and detail["type"] in {"model_type", "dict_type"} and re.match(r"[\w-]+:\S", value):
        return "After the colon of a key comes a space."
    return ""


_QUOTATION_MARKS = " \u00a0'\"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
