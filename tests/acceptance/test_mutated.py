"""Content in which something is another thing, up to the drawn document: it is drawn, or told what is wrong with it.

A few mutations run with the other tests; `make fuzz` runs thousands, `make fuzz SEED=7 COUNT=50000` others and more.
"""

from __future__ import annotations

import os
import random
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from builders import CLINIC, GUIDES, Folder
from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.content.loader import FILES
from handouts.errors import ContentError, HandoutsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.errors import Problem

SEED, COUNT = int(os.environ.get("SEED", "20")), int(os.environ.get("COUNT", "20"))
NAMES = [*(f"zahn/{name}.yaml" for name in FILES), f"clinics/{CLINIC}.yaml", "phrases.yaml"]
TREES = {name: yaml.load((GUIDES / name).read_text("utf-8"), yaml.CBaseLoader) for name in NAMES}  # as typed: strings
ODD = [
    "", " ", "0", "-1", "1", "7", "99999999999", "0.5", "-0.5", "1e9", ".inf", "2031-02-30", "0001-01-01", "9999-12-31",
    "true", "[]", "x", "X" * 60, "Wort " * 400, "Donaudampfschifffahrt" * 30, "a\nb", "{", "**", "{bleiben}",
    "{nichts}", "[x](https://example.org)", "[^erfunden-eins]", "<b>", "שלום", "Nguyễn", "\U0001f600", "=1+1", "../x",
    "x" * 5000,
]  # fmt: skip
Path = tuple[str | int, ...]


def places(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of everything in a tree, but the tree itself."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from places(value, (*path, key))


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def mutated(chance: random.Random, data: Any) -> tuple[Any, str]:
    """Return a tree with one thing in it changed, and what was done."""
    data = deepcopy(data)
    every = list(places(data))
    path, other = chance.choice(every), chance.choice(every)
    around, key = at(data, path[:-1]), path[-1]
    how = chance.choice(
        ["odd", "odd", "odd", "lose", "other", "like", "like", "twice", "many", "first", "wrap", "name"]
    )
    if how == "lose":
        del around[key]
    elif how == "odd":
        around[key] = chance.choice(ODD)
    elif how in {"other", "like"}:  # something else of the file, or what stands under the same key elsewhere
        alike = [one for one in every if one[-1] == key and one != path] if how == "like" else []
        around[key] = deepcopy(at(data, chance.choice(alike or [other])))
    elif how == "wrap":
        around[key] = [around[key]] if chance.random() < 0.5 else {str(other[-1]): around[key]}
    elif isinstance(around, list):
        one = around[int(key)]
        times = {"twice": 2, "many": 40, "first": 1, "name": 3}[how]
        around[:] = [one, *around] if how == "first" else [*around, *([deepcopy(one)] * times)]
    else:
        around[str(other[-1])] = around.pop(key)
    return data, f"{how} at {'/'.join(map(str, path))}, {'/'.join(map(str, other))}"


def told(problems: Sequence[Problem]) -> str:
    """Return how many problems there are: each has a place, and none is said to be ours."""
    assert problems
    assert all(one.location.file and "please report" not in f"{one} {one.hint}".lower() for one in problems), problems
    return f"{len(problems)} problems"


def outcome(folder: Folder, document: str) -> str:
    """Return what became of a folder: a document of so many bytes, or how many problems; raises for a fault of ours."""
    request = Request(folder.path, clinic=CLINIC)
    try:
        if errors := [one for one in pipeline.check(request) if one.severity == "error"]:
            return told(errors)
        edition, composed = pipeline.compose(replace(request, everything=True))
        name = document if document in composed else next(iter(composed))
        with pipeline._at_content_places(edition, name):
            return f"{len(drawing.draw(request, edition, composed[name]))} bytes"
    except ContentError as error:
        return told(error.problems)
    except HandoutsError as error:
        return str(error)


def spoil(folder: Folder, chance: random.Random) -> str:
    """Change one thing, rarely two, in a file of a folder; return what was done."""
    name = chance.choice(NAMES)
    data, how = mutated(chance, TREES[name])
    if chance.random() < 0.2 and list(places(data)):
        data, more = mutated(chance, data)
        how += f"; {more}"
    folder.write(name, yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CDumper, default_style='"'))
    return f"{name}: {how}"


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    return Folder.copied(tmp_path_factory.mktemp("mutated") / "content")


def test_whatever_is_changed_in_the_content_a_document_is_drawn_or_problems_are_told(spoilt):
    documents = [*TREES["zahn/guide.yaml"]["documents"]]
    for number in range(COUNT):
        chance = random.Random(f"{SEED}/{number}")
        how = spoil(spoilt, chance)
        try:
            outcome(spoilt, chance.choice(documents))
        except Exception as error:
            raise AssertionError(f"SEED={SEED}, number {number}: {how}: {type(error).__name__}: {error}") from error
        finally:
            for name in NAMES:
                spoilt.write(name, (GUIDES / name).read_bytes())
