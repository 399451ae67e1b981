"""What stands once for several guides in a folder, and what each guide, or a clinic in each guide, says otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.content.model.clinic import Clinic
from handouts.content.model.marks import visit_content
from handouts.content.validation import nearest_or_all, typed
from handouts.errors import Problem
from handouts.yamlfile.source import is_for_reading, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handouts.yamlfile.source import KeyPath, Tree

PHRASES = "phrases.yaml"
_PARTS = ("facts", "own")
"""What a clinic says of a guide."""


def phrases_tree(folder: Path, home: Path) -> Tree:
    """Return the words that the program prints: the folder's, and over them those of the guide, where it has any."""
    common, own = folder / PHRASES, home / PHRASES
    if not own.exists():
        return read_tree(common)
    tree = read_tree(own)
    return tree.over(read_tree(common)) if common.exists() else tree


def standards(folder: Path, home: Path, guide: Tree) -> dict[str, Path]:
    """Return the lists that a guide is held against, by name: its own, and of the folder's those that it names.

    A guide that names none is held against all; an unknown name is added to the problems of its file.
    """
    common, own = (
        {path.stem: path for path in (at / "standards").glob("*.yaml") if is_for_reading(path)} for at in (folder, home)
    )
    asked = guide.data.get("standards") if isinstance(guide.data, dict) else None
    if isinstance(asked, list):
        for index, name in enumerate(asked):
            if isinstance(name, str) and name not in common.keys() | own.keys():
                hint = nearest_or_all(name, common) or "There is none."
                guide.problems.append(Problem(guide.place(("standards", index)), f"unknown standard `{name}`", hint))
        common = {name: path for name, path in common.items() if name in asked}
    return dict(sorted({**common, **own}.items()))


def clinic_tree(clinic: Tree, guide: Tree, name: str, others: Mapping[str, Path], *, leniently: bool = False) -> Tree:
    """Return a clinic's file as it is read for one guide: what `guides:` says of it counts before all else.

    What stands above `guides:` counts for the one guide that can use it; who it is meant for is said, where two can.

    Args:
        clinic: The file.
        guide: The guide's own guide.yaml.
        name: The guide's name.
        others: guide.yaml of each other guide in the folder, by its name.
        leniently: Whether it is an older content's, of which what fits is read.
    """
    parts = clinic.data.get("guides") if isinstance(clinic.data, dict) else None
    if not others and parts is None:
        return clinic
    if not isinstance(clinic.data, dict):
        return clinic
    usable = {other: _usable(read_tree(path)) for other, path in others.items()}
    if not leniently:
        typed(Clinic, clinic)  # all of it, for the problems; below, what is of other guides is left out
        clinic.problems += _unknown_guides(clinic, parts, {name, *others})
        clinic.problems += _ambiguous(clinic, name, _usable(guide), usable)
    theirs = set().union(*usable.values()) - _usable(guide)
    top = {part: _without(clinic.data.get(part), part, theirs) for part in _PARTS if part in clinic.data}
    rest = {key: value for key, value in clinic.data.items() if key != "guides"}
    own = _lifted(clinic, ("guides", name))
    return replace(own.over(replace(clinic, data={**rest, **top})), problems=clinic.problems, below=None)


def _usable(guide: Tree) -> set[tuple[str, str]]:
    """Return what a clinic can set and say in a guide: its local facts and its slots."""
    data = guide.data if isinstance(guide.data, dict) else {}
    facts = data.get("facts")
    local = facts.items() if isinstance(facts, dict) else ()
    blocks = (at.value for at in visit_content(data) if isinstance(at.value, dict) and at.value.get("kind") == "own")
    return {("facts", name) for name, fact in local if isinstance(fact, dict) and "local" in fact} | {
        ("own", block["slot"]) for block in blocks if isinstance(block.get("slot"), str)
    }


def _without(part: Any, kind: str, left_out: set[tuple[str, str]]) -> Any:
    return (
        {key: value for key, value in part.items() if (kind, key) not in left_out} if isinstance(part, dict) else part
    )


def _unknown_guides(clinic: Tree, parts: Any, known: set[str]) -> Iterator[Problem]:
    for name in parts if isinstance(parts, dict) else ():
        if name not in known:
            yield Problem(clinic.key_place(("guides", name)), f"unknown guide `{name}`", nearest_or_all(name, known))


def _ambiguous(
    clinic: Tree, name: str, usable: set[tuple[str, str]], others: Mapping[str, set[tuple[str, str]]]
) -> Iterator[Problem]:
    """Yield what stands above `guides:` and can be meant for this guide or for another one."""
    for part in _PARTS:
        said = clinic.data.get(part)
        for key in said if isinstance(said, dict) else ():
            also = [other for other, theirs in others.items() if (part, key) in theirs]
            if also and (part, key) in usable:
                named = ", ".join(f"`{one}`" for one in sorted((name, *also)))
                hint = f"Write it under `guides:`, then the guide's name, then `{part}:`."
                yield Problem(clinic.key_place((part, key)), f"`{key}` can be meant for {named}", hint)


def _lifted(tree: Tree, path: KeyPath) -> Tree:
    """Return what a file says of a guide as if it stood at its top, each value still in its place."""
    data: Any = tree.data
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    parts = {part: data[part] for part in _PARTS if part in data} if isinstance(data, dict) else {}
    deep = len(path)

    def at_top(places: Mapping[KeyPath, Any]) -> dict[KeyPath, Any]:
        return {at[deep:]: place for at, place in places.items() if at[:deep] == path and at[deep : deep + 1] != ()}

    return replace(
        tree, data=parts, values=at_top(tree.values), keys=at_top(tree.keys), spans=at_top(tree.spans), braces=set()
    )
