"""Approvals, releases and judgements: files that the program writes; what stands in the first two stays as it was."""

from __future__ import annotations

import json
import re
from datetime import date
from textwrap import indent, wrap
from typing import TYPE_CHECKING, Any

from handouts.content.characters import rows
from handouts.content.model.history import Approvals, Judgements, Releases
from handouts.content.source import parse_tree, read_tree
from handouts.content.tree import Tree
from handouts.content.typed import typed
from handouts.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handouts.content.model.base import Node
    from handouts.content.model.history import Approval, Judgement, Release, Sealed

Kind = type[Approvals | Judgements | Releases]

RELEASES = "releases.yaml"
JUDGEMENTS = "judgements.yaml"
"""Both in a guide's folder."""
MAX_BYTES = 20_000_000
"""Records grow for years; what people write does not."""
_PLAIN = re.compile(r"[a-z][a-z-]*[0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HEADS: dict[Kind, str] = {
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


def stands(path: Path) -> bool:
    """Return whether there is a file of records; a link that leads nowhere is one that cannot be read."""
    return path.exists() or path.is_symlink()


def approvals(folder: Path, clinic: str) -> tuple[Approval, ...]:
    """Return a clinic's approvals, the oldest first."""
    return _entries(approvals_file(folder, clinic), Approvals)


def releases(home: Path) -> tuple[Release, ...]:
    """Return the releases of the guide in a folder, the oldest first."""
    return _entries(home / RELEASES, Releases)


def _entries(path: Path, model: Kind) -> tuple[Any, ...]:
    return _told(read_tree(path, most=MAX_BYTES), model) if stands(path) else ()


def _told(tree: Tree, model: Kind) -> tuple[Any, ...]:
    found = typed(model, tree)
    if tree.problems or found is None:
        raise ContentError(tuple(tree.problems))
    entries: tuple[Any, ...] = getattr(found, _key(model))
    return entries


def _key(model: Kind) -> str:
    return next(iter(model.model_fields))


def added(raw: bytes, name: str, model: Kind, entries: Sequence[Sealed]) -> bytes:
    """Return a file of records with entries added at its end, save those that stand in it already.

    Raises ContentError where the file is faulty, or does not end with a list that can be added to.
    """
    old: tuple[Any, ...] = ()
    indentation, before = "  ", raw or _HEADS[model].encode()
    if raw:
        tree = parse_tree(raw, Tree(name))
        old = _told(tree, model)
        indentation = _indentation(tree, _key(model))
    standing = {one.key for one in old}
    fresh = [one for one in entries if one.key not in standing]
    if not fresh:
        return raw
    block = "".join(indent(_written(entry), indentation) for entry in fresh)
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
    """Return a file of judgements in which those of the same elements have given way to fresh ones, by element.

    Raises ContentError where the file is faulty.
    """
    old: tuple[Judgement, ...] = _told(parse_tree(raw, Tree(name)), Judgements) if raw else ()
    standing = {one.element: one for one in (*old, *fresh)}
    block = "".join(indent(_written(standing[name]), "  ") for name in sorted(standing))
    return (_HEADS[Judgements] + block).encode()


def _indentation(tree: Tree, key: str) -> str:
    """Return how far the entries that stand are indented."""
    first = rows(tree.text)[tree.place((key, 0)).line - 1]
    return first[: len(first) - len(first.lstrip(" "))]


def _written(entry: Node) -> str:
    """Return an entry of a list in YAML; what is empty is left out."""
    said = {name: value for name in type(entry).model_fields if (value := getattr(entry, name))}
    told = [f"{name}: {_lines(value) if name == 'names' else _value(value)}" for name, value in said.items()]
    return f"- {indent(chr(10).join(told), '  ').lstrip()}\n"


def _lines(names: dict[str, str]) -> str:
    return "|-\n" + indent("\n".join(f"{name} {words}" for name, words in names.items()), "  ")


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        lines = wrap(" ".join(f"{name} {digest}" for name, digest in value.items()), 110, break_on_hyphens=False)
        return ">-\n" + indent("\n".join(lines), "  ")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
