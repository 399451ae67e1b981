"""The recipes of content/README.md, each put into the sample guide as it is written, which then keeps the rules."""

from __future__ import annotations

import json
import re
import shutil
from copy import deepcopy
from pathlib import Path

import pytest

from handouts.app import pipeline, scaffold
from handouts.app.request import Request
from handouts.yamlfile.source import Tree, parse_tree, read_tree

CONTENT = Path(__file__).parents[2] / "content"
TEXT = (CONTENT / "README.md").read_text("utf-8").split("## Recipes\n")[1].split("\n## ")[0]
RECIPES = {
    part.partition("\n")[0]: re.findall(r"```(?:yaml|xml)\n# (\S+?)(?:, ([^\n]+))?\n(.*?)```", part, re.DOTALL)
    for part in TEXT.split("\n### ")[1:]
}
GUIDE = "own"


@pytest.fixture
def content(tmp_path):
    for name in ("clinics", "countries", "standards"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    shutil.copy(CONTENT / "phrases.yaml", tmp_path)
    clinic = tmp_path / "clinics" / "example.yaml"
    clinic.write_text(clinic.read_text("utf-8").partition("facts:")[0], "utf-8")
    scaffold.start(tmp_path, GUIDE)
    return tmp_path


def put(content, file, keys, added):
    """Add to the list or the mapping that stands under these keys, by key or id; or a whole file."""
    path = (content if file == "phrases.yaml" else content / GUIDE) / file
    if not keys:
        path.write_text(added, "utf-8")
        return
    data = there = deepcopy(read_tree(path).data)
    for key in keys.split(", "):
        there = there[key] if isinstance(there, dict) else next(one for one in there if one["id"] == key)
    tree = parse_tree(added.encode(), Tree(file))
    assert [] == tree.problems
    there.extend(tree.data) if isinstance(there, list) else there.update(tree.data)
    path.write_text(json.dumps(data), "utf-8")  # JSON is YAML


@pytest.mark.parametrize("name", [name for name, blocks in RECIPES.items() if blocks])
def test_a_recipe_gives_what_it_says(content, name):
    before = pipeline.check(Request(content, GUIDE))
    for file, keys, added in RECIPES[name]:
        put(content, file, keys, added)
    found = pipeline.check(Request(content, GUIDE))
    assert [] == [str(problem) for problem in found if problem.severity == "error"]
    assert () == before


def test_every_kind_of_addition_has_a_recipe():
    assert [
        "Add an effect",
        "Add a rate of 1,000 or 10,000",
        "Add a schedule by the clock",
        "Add a time line",
        "Add a check",
        "Add a slide",
        "Add a case and a question",
        "Add a picture",
        "Add a table",
        "Add a question to tick",
        "Add a section",
        "Add a unit",
        "Add an icon",
    ] == [name for name, blocks in RECIPES.items() if blocks]
    assert TEXT.count("```yaml") + TEXT.count("```xml") == sum(map(len, RECIPES.values()))
