"""Faults of every kind, planted one at a time in a copy of the shipped guide: a check tells each at its line."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from builders import Folder
from handouts import pipeline
from handouts.errors import ContentError
from handouts.request import Request

CONTENT = Path(__file__).parents[2] / "content"
GUIDE, CLINIC = "ketamine/guide.yaml", "clinics/example.yaml"
EFFECTS, TEXTS, CHECKS = "ketamine/effects.yaml", "ketamine/expectations.yaml", "ketamine/monitoring.yaml"
COURSE, BOOKS = "ketamine/training.yaml", "ketamine/references.yaml"


class Plant(NamedTuple):
    """A pattern, what is put in its place where it is found first, the rule that tells it, and in which file."""

    rule: str
    file: str
    pattern: str
    new: str
    told_in: str = ""


DO = r"do: Stay in the chair, and walk only with help\."
LONG = " ".join(["institutional communication necessitates considerable individual responsibility"] * 4)
UNREAD = """references:
  - id: nobody-2020
    type: book
    title: Nobody
    author: [{literal: Nobody}]
    issued: {date-parts: [[2020]]}
    short: Nobody 2020
    checked: 2026-11-21
"""
TITLES = r"(?s)(\n        title: )([^\n>]+)(\n.*?\n        title: )([^\n>]+)\n"
PLANTS = {
    "a sentence too hard to read": Plant("W103", EFFECTS, DO, f"do: {LONG}."),
    "a handout too hard to read": Plant("W101", TEXTS, r"(?m)^      - Rest for the day\.$", f"      - {LONG}.", GUIDE),
    "jargon that nothing explains": Plant("W104", EFFECTS, DO, "do: Tell us of hypotension."),
    "an instruction in the passive": Plant("W105", EFFECTS, DO, "do: The chair is not left."),
    "a word for a chance without a number": Plant("F402", EFFECTS, "notice: I feel dizzy", "notice: It is common"),
    "one in so many": Plant("W110", EFFECTS, DO, "do: Sit. One in five falls."),
    "a bare percentage": Plant("W110", EFFECTS, DO, "do: Sit. 20% fall."),
    "a claim without a source": Plant("E201", EFFECTS, r"    sources: \[su-2023\]\n", ""),
    "a reference that nothing uses": Plant("E204", BOOKS, "references:\n", UNREAD),
    "a reference that cannot be found": Plant("E206", BOOKS, r"    URL: .*\n", ""),
    "a number typed, not quoted": Plant("T601", EFFECTS, r"gone in \{effects-mostly-gone\}", "gone in 2 hours"),
    "a number that contradicts the fact": Plant("T601", EFFECTS, r"gone in \{effects-mostly-gone\}", "gone in 9 hours"),
    "two figures from one study": Plant("F406", EFFECTS, "study: spray-trials}", "study: drip-trial}"),
    "an effect that no check looks for": Plant("E211", EFFECTS, r"    watched_by: .*\n", ""),
    "a check that looks for nothing": Plant("E213", GUIDE, r"  - rule: E213\n    at: check-ride\n.*\n", "", CHECKS),
    "a check without limits": Plant("E212", CHECKS, r"(?s)    thresholds:\n.*?(?=\n  - id:)", ""),
    "a limit without an action": Plant("content", CHECKS, r"        action: .*\n", ""),
    "no number to call": Plant("content", CLINIC, r"  emergency: .*\n", ""),
    "a must-tell item left out": Plant("E210", GUIDE, r"(?<=items: \[)card-do, ", "", TEXTS),
    "a deck longer than its hour": Plant("D502", COURSE, r"minutes: 0\.5", "minutes: 9", GUIDE),
    "notes longer than their minutes": Plant(
        "D501", COURSE, "Every patient will ask", f"{'so ' * 99}Every patient will ask"
    ),
    "a slide too full": Plant("D503", COURSE, r"(?s)(kind: bullets.*?\n          - )", rf"\1{'so many words ' * 20}"),
    "two slides of one title": Plant("D504", COURSE, TITLES, r"\1\2\3\2" + "\n"),
    "a picture that nothing describes": Plant("content", COURSE, r"\n    says: .*\n(?:      .*\n)*", "\n"),
    "markup left open": Plant("content", EFFECTS, DO, "do: Stay **in the chair."),
    "a slip of the keyboard": Plant("T602", EFFECTS, DO, "do: Stay in the chair.."),
    "an exception of nothing": Plant("X701", GUIDE, "rule: E213\n    at: check-ride", "rule: E211\n    at: check-ride"),
}


def found(folder: Folder, today: dt.date | None = None) -> set[tuple[str, str, str]]:
    """Return rule, file and message of each problem."""
    try:
        problems = pipeline.check(Request(folder.path), today=today)
    except ContentError as error:
        problems = error.problems
    assert all(problem.location.line for problem in problems)
    return {(one.id, Path(one.location.file).relative_to(folder.path).as_posix(), one.message) for one in problems}


@pytest.fixture(scope="module")
def known():
    return {message for _, _, message in found(Folder(CONTENT))}


@pytest.fixture
def folder(tmp_path):
    return Folder.copied(tmp_path / "content", CONTENT)


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS.keys())
def test_a_planted_defect_is_told_where_it_stands(folder, known, plant):
    text = (folder.path / plant.file).read_text("utf-8")
    spoilt, count = re.subn(plant.pattern, plant.new, text, count=1)
    assert count == 1, "the shipped text has changed; plant another defect"
    folder.write(plant.file, spoilt)
    new = {(rule, file) for rule, file, message in found(folder) if message not in known}
    assert (plant.rule, plant.told_in or plant.file) in new


def test_a_day_of_review_that_passed_is_told(folder):
    assert "E205" not in {rule for rule, _, _ in found(folder, dt.date(2026, 11, 22))}
    assert ("E205", GUIDE) in {(rule, file) for rule, file, _ in found(folder, dt.date(2050, 1, 1))}


def test_an_element_of_a_standard_that_lost_its_only_sentence_is_told(folder, known):
    covers = [one for found in pipeline.coverage(Request(folder.path)).values() for one in found]
    (name, item) = next((one.element.id, one.covers[0].item) for one in covers
                        if len(one.covers) == 1 and one.element.required_in and "-" in one.covers[0].item)  # fmt: skip
    (path,) = (path for path in (folder.path / "ketamine").iterdir() if f"  - id: {item}\n" in path.read_text("utf-8"))
    head, opening, rest = path.read_text("utf-8").partition(f"- id: {item}\n")
    path.write_text(head + opening + re.sub(rf"\b{name}: (?:\"[^\"]*\"|[^,}}\n]*)(?:, )?", "", rest, count=1), "utf-8")
    new = [(rule, message) for rule, _, message in found(folder) if message not in known]
    assert any(rule == "S301" and message.startswith(f"{name} (") for rule, message in new)
