"""An older content, read as far as it goes: what a file must have now and had not then is taken from today's.

Only for comparing. What was taken, and what is known no more, is told: of that, nothing can be compared.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from handouts.content.model.phrases import Phrases
from handouts.content.typed import resolve

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from handouts.content.tree import Path_

_ROUNDS = 5
"""What is taken over may lack something itself, where it was written for an older guide."""


def mend(model: type[BaseModel], data: Any, newer: Any) -> tuple[str, ...]:
    """Change a file's plain data so that the model reads it, where today's data helps; return the ways to what changed.

    What neither lacks something nor has something too much stays as it is, for the model to refuse. The words that the
    program itself prints are taken from today's wherever they do not fit: they were made for another program.
    """
    told: dict[str, None] = {}
    for _ in range(_ROUNDS):
        try:
            model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            break
        ways = _renamed(details, data, newer)
        ways = ways or [way for one in details if (way := _mended(one, data, newer, anything=model is Phrases))]
        if not ways:
            break
        told |= dict.fromkeys(".".join(map(str, way)) for way in ways)
    return tuple(told)


def _renamed(details: list[ErrorDetails], data: Any, newer: Any) -> list[Path_]:
    """Take today's whole lists for those whose entries had no `id` then: nobody can tell which entry is which."""
    found = (resolve(data, one["loc"]) for one in details if one["type"] == "missing" and one["loc"][-1] == "id")
    ways = dict.fromkeys(path[:-1] for path, _ in found if path and isinstance(path[-1], int))
    taken = {way: now for way in ways if isinstance(now := _same(data, newer, way), list)}
    for way, now in taken.items():
        _at(data, way[:-1])[way[-1]] = deepcopy(now)
    return list(taken)


def _mended(detail: ErrorDetails, data: Any, newer: Any, *, anything: bool) -> Path_:
    """Mend one fault; return the way to it, or nothing where it stays."""
    path, rest = resolve(data, detail["loc"])
    if detail["type"] == "extra_forbidden":
        del _at(data, path[:-1])[path[-1]]
        return path
    if detail["type"] == "missing" and rest and isinstance(rest[-1], str):
        path = (*path, rest[-1])
    elif not anything:
        return ()
    for end in range(len(path), 0 if anything else len(path) - 1, -1):
        way, key = path[:end], path[end - 1]
        found = _same(data, newer, way)
        if found is not None and isinstance(key, str):  # one entry of a list alone helps nobody
            _at(data, way[:-1])[key] = deepcopy(found)
            return way
    return ()


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _same(data: Any, newer: Any, path: Path_) -> Any:
    """Return what stands at the same place in today's data: entries of a list are the same by their id."""
    for step in path:
        if isinstance(step, int):
            data = data[step]
            name = data.get("id") if isinstance(data, dict) else None
            listed = newer if isinstance(newer, list) and name else []
            newer = next((one for one in listed if isinstance(one, dict) and one.get("id") == name), None)
        else:
            data = data.get(step) if isinstance(data, dict) else None
            newer = newer.get(step) if isinstance(newer, dict) else None
    return newer
