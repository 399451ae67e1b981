"""Faults that no rule finds, since nothing can be read from them, planted in the shipped guide; and its standards.

What the rules find is planted in `tests/rules/examples/`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import ContentError

CONTENT = Path(__file__).parents[2] / "content"


class Plant(NamedTuple):
    """A pattern, what is put in its place where it is found first, and what is then said."""

    file: str
    pattern: str
    new: str
    says: str


PLANTS = {
    "a limit without an action": Plant(
        "ketamine/monitoring.yaml", r"        actions: .*\n", "", "`actions` is missing here"
    ),
    "no number to call": Plant("clinics/example.yaml", r"  clinic: .*\n", "", "`clinic` is missing here"),
    "a picture that nothing describes": Plant(
        "ketamine/training.yaml", r"\n    says: .*\n(?:      .*\n)*", "\n", "`says` is missing here"
    ),
    "markup left open": Plant("ketamine/effects.yaml", "do: Stay in", "do: Stay **in", "never closed"),
}


@pytest.fixture
def folder(tmp_path):
    return Folder.copied(tmp_path / "content", CONTENT)


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS.keys())
def test_a_planted_defect_is_told_where_it_stands(folder, plant):
    path = folder.path / plant.file
    text = path.read_text("utf-8")
    found = re.search(plant.pattern, text)
    assert found, "the shipped text has changed; plant another defect"
    folder.write(plant.file, text[: found.start()] + plant.new + text[found.end() :])
    with pytest.raises(ContentError) as error:
        pipeline.check(Request(folder.path))
    (problem,) = error.value.problems
    assert ("content", "error", str(path)) == (problem.id, problem.severity, problem.location.file)
    assert plant.says in problem.message
    between = text.splitlines()[problem.location.line : text[: found.end()].count("\n")]
    assert not any(line.startswith("  - id: ") for line in between), "it is told at the item that has it"


def test_an_element_of_a_standard_that_lost_its_only_sentence_is_told(folder):
    covers = [one for found in pipeline.coverage(Request(folder.path)).values() for one in found]
    (name, item) = next((one.element.id, one.covers[0].item) for one in covers
                        if len(one.covers) == 1 and one.element.required_in and "-" in one.covers[0].item)  # fmt: skip
    (path,) = (
        path for path in (folder.path / "ketamine").glob("*.yaml") if f"  - id: {item}\n" in path.read_text("utf-8")
    )
    head, opening, rest = path.read_text("utf-8").partition(f"- id: {item}\n")
    path.write_text(head + opening + re.sub(rf"\b{name}: (?:\"[^\"]*\"|[^,}}\n]*)(?:, )?", "", rest, count=1), "utf-8")
    found = pipeline.check(Request(folder.path), select=("S301",))
    assert any(problem.message.startswith(f"{name} (") for problem in found)
