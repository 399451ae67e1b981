"""Approvals, releases and judgements, which the program writes; and what an older content lacks, filled from the newer.

Only for comparing. What was taken, and what is known no more, is told: of that, nothing can be compared.
"""

from __future__ import annotations

import hashlib
import json
import re
from copy import deepcopy
from datetime import date
from textwrap import indent, wrap
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from handouts.content.model.history import Approvals, Judgements, Releases
from handouts.content.model.phrases import Phrases
from handouts.content.validation import resolve, typed
from handouts.errors import ContentError, Problem
from handouts.yamlfile.hints import rows
from handouts.yamlfile.source import Tree, parse_tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from handouts.content.model.base import Node
    from handouts.content.model.history import Approval, Judgement, Release, Sealed
    from handouts.yamlfile.source import KeyPath

RecordFile = type[Approvals | Judgements | Releases]

RELEASES = "releases.yaml"
JUDGEMENTS = "judgements.yaml"
"""Both in a guide's folder."""
WORDS = "releases"
"""Beside them: a folder with a file of texts for each release."""
MAX_BYTES = 20_000_000
"""Records grow for years; what people write does not."""
_PLAIN = re.compile(r"[a-z][a-z-]*[0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FILE_HEADERS: dict[RecordFile, str] = {
    Approvals: "# yaml-language-server: $schema=../../schema/approvals.json\n"
    "# Who approved which words; added to by `handouts approve`. Entries stay as they are; remarks are free.\n"
    "approvals:\n",
    Judgements: "# yaml-language-server: $schema=../schema/judgements.json\n"
    "# Who judged what the documents tell; written anew by `handouts trace --judge`, not by hand.\n"
    "judgements:\n",
    Releases: "# yaml-language-server: $schema=../schema/releases.json\n"
    "# What was released, and a digest of what each item said; added to by `handouts approve`, not by hand.\n"
    "releases:\n",
}


def approvals_file(folder: Path, clinic: str) -> Path:
    """Return where a clinic's approvals stand in a content folder."""
    return folder / "clinics" / "approvals" / f"{clinic}.yaml"


def words_file(home: Path, code: str) -> Path:
    """Return where the texts of a released document stand in a guide's folder, by its code."""
    return home / WORDS / f"{code}.txt"


def released_words(home: Path, release: Release) -> str:
    """Return the texts of a release; nothing where they were not kept, or are not those that were released."""
    try:
        with words_file(home, release.code).open("rb") as file:
            raw = file.read(MAX_BYTES)
    except OSError:
        return ""
    return raw.decode() if hashlib.sha256(raw).hexdigest() == release.words else ""


def is_present(path: Path) -> bool:
    """Return whether there is a file of records; a link that leads nowhere is one that cannot be read."""
    return path.exists() or path.is_symlink()


def approvals(folder: Path, clinic: str) -> tuple[Approval, ...]:
    """Return a clinic's approvals, the oldest first."""
    return _entries(approvals_file(folder, clinic), Approvals)


def releases(home: Path) -> tuple[Release, ...]:
    """Return the releases of the guide in a folder, the oldest first."""
    return _entries(home / RELEASES, Releases)


def _entries(path: Path, model: RecordFile) -> tuple[Any, ...]:
    return _checked_entries(read_tree(path, most=MAX_BYTES), model) if is_present(path) else ()


def _checked_entries(tree: Tree, model: RecordFile) -> tuple[Any, ...]:
    found = typed(model, tree)
    if tree.problems or found is None:
        raise ContentError(tuple(tree.problems))
    entries: tuple[Any, ...] = getattr(found, _key(model))
    return entries


def _key(model: RecordFile) -> str:
    return next(iter(model.model_fields))


def added(raw: bytes, name: str, model: RecordFile, entries: Sequence[Sealed]) -> bytes:
    """Return a file of records with entries added at its end, save those that stand in it already.

    Raises ContentError where the file is faulty, or does not end with a list that can be added to.
    """
    old: tuple[Any, ...] = ()
    indentation, before = "  ", raw or _FILE_HEADERS[model].encode()
    if raw:
        tree = parse_tree(raw, Tree(name))
        old = _checked_entries(tree, model)
        indentation = _indentation(tree, _key(model))
    standing = {entry.key for entry in old}
    fresh = [entry for entry in entries if entry.key not in standing]
    if not fresh:
        return raw
    block = "".join(indent(_entry_yaml(entry), indentation) for entry in fresh)
    end = "\r\n" if b"\r\n" in raw else "\n"
    gap = "" if before.endswith((b"\n", b"\r")) else end
    new = before + (gap + block.replace("\n", end)).encode()
    tree = parse_tree(new, Tree(name))
    found = typed(model, tree)
    if found is None or getattr(found, _key(model)) != (*old, *fresh):
        hint = f"Let it end with the entries of `{_key(model)}:`, each beginning with `- ` on a line of its own."
        raise ContentError((Problem(tree.place((_key(model),)), "nothing can be added at the end of this file", hint),))
    return new


def judged(raw: bytes, name: str, fresh: Sequence[Judgement]) -> bytes:
    """Return a file of judgements in which those of the same elements have given way to fresh ones of a country.

    Raises ContentError where the file is faulty.
    """
    old: tuple[Judgement, ...] = _checked_entries(parse_tree(raw, Tree(name)), Judgements) if raw else ()
    standing = {(judgement.element, judgement.country or ""): judgement for judgement in (*old, *fresh)}
    block = "".join(indent(_entry_yaml(standing[key]), "  ") for key in sorted(standing))
    return (_FILE_HEADERS[Judgements] + block).encode()


def _indentation(tree: Tree, key: str) -> str:
    """Return the indentation of the entries already in the file."""
    first = rows(tree.text)[tree.place((key, 0)).line - 1]
    return first[: len(first) - len(first.lstrip(" "))]


def _entry_yaml(entry: Node) -> str:
    """Return an entry of a list in YAML; what is empty is left out."""
    values = {name: value for name in type(entry).model_fields if (value := getattr(entry, name))}
    lines = [
        f"{name}: {_lines_yaml(value) if name in _BY_LINE else _value_yaml(value)}" for name, value in values.items()
    ]
    return f"- {indent(chr(10).join(lines), '  ').lstrip()}\n"


_BY_LINE = {"names", "pages", "around"}
"""Fields of which each value stands on a line of its own."""


def _lines_yaml(value: dict[str, str | tuple[str, ...]] | tuple[str, ...]) -> str:
    if isinstance(value, dict):
        value = tuple(f"{name} {one if isinstance(one, str) else ' '.join(one)}" for name, one in value.items())
    return "|-\n" + indent("\n".join(value), "  ")


def _value_yaml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value_yaml, value))}]"
    if isinstance(value, dict):
        lines = wrap(" ".join(f"{name} {digest}" for name, digest in value.items()), 110, break_on_hyphens=False)
        return ">-\n" + indent("\n".join(lines), "  ")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


_ROUNDS = 5
"""What is taken over may lack something itself, where it was written for an older guide."""


def fill_from_newer(model: type[BaseModel], data: Any, newer: Any) -> tuple[str, ...]:
    """Change a file's plain data so that the model reads it, where today's data helps; return the ways to what changed.

    What neither lacks something nor has something too much stays as it is, for the model to refuse. The words that the
    program itself prints are taken from today's wherever they do not fit: they were made for another program.
    """
    changed: dict[str, None] = {}
    for _ in range(_ROUNDS):
        try:
            model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            break
        ways = _mend_lists_without_ids(details, data, newer)
        ways = ways or [way for detail in details if (way := _mend(detail, data, newer, anything=model is Phrases))]
        if not ways:
            break
        changed |= dict.fromkeys(".".join(map(str, way)) for way in ways)
    return tuple(changed)


def _mend_lists_without_ids(details: list[ErrorDetails], data: Any, newer: Any) -> list[KeyPath]:
    """Return the paths of lists replaced by today's: their entries had no `id`, so they cannot be matched."""
    found = (
        resolve(data, detail["loc"]) for detail in details if detail["type"] == "missing" and detail["loc"][-1] == "id"
    )
    ways = dict.fromkeys(path[:-1] for path, _ in found if path and isinstance(path[-1], int))
    taken = {way: now for way in ways if isinstance(now := _counterpart(data, newer, way), list)}
    for way, now in taken.items():
        _part_at(data, way[:-1])[way[-1]] = deepcopy(now)
    return list(taken)


def _mend(detail: ErrorDetails, data: Any, newer: Any, *, anything: bool) -> KeyPath:
    """Return the path of a fault that was mended; an empty path where it could not be."""
    path, rest = resolve(data, detail["loc"])
    if detail["type"] == "extra_forbidden":
        del _part_at(data, path[:-1])[path[-1]]
        return path
    if detail["type"] == "missing" and rest and isinstance(rest[-1], str):
        path = (*path, rest[-1])
    elif not anything:
        return ()
    for end in range(len(path), 0 if anything else len(path) - 1, -1):
        way, key = path[:end], path[end - 1]
        found = _counterpart(data, newer, way)
        if found is not None and isinstance(key, str):  # one entry of a list alone helps nobody
            _part_at(data, way[:-1])[key] = deepcopy(found)
            return way
    return ()


def _part_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _counterpart(data: Any, newer: Any, path: KeyPath) -> Any:
    """Return the part of today's data at the same path; entries of a list are matched by their ids."""
    for step in path:
        if isinstance(step, int):
            data = data[step]
            name = data.get("id") if isinstance(data, dict) else None
            listed = newer if isinstance(newer, list) and name else []
            newer = next((entry for entry in listed if isinstance(entry, dict) and entry.get("id") == name), None)
        else:
            data = data.get(step) if isinstance(data, dict) else None
            newer = newer.get(step) if isinstance(newer, dict) else None
    return newer
