"""The slides that hold a deck together."""

from __future__ import annotations

import re

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain

NEW = """  - id: erfunden-neu
    type: book
    title: Noch ein Handbuch
    short: Anders 2030
    checked: 2031-01-05
studies:
"""


def slides(folder):
    asked = Request(content=folder.path, clinic=CLINIC, documents=("einweisung",))
    outline = pipeline.compose(asked)[1]["einweisung"].outline
    return {slide.origin: slide for section in outline.sections for slide in section.slides}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    notes: {say: [Hände heben lassen.]}\n    sources: [erfunden-eins]",
         "    notes: {say: [Hände heben lassen.]}\n    sources: [erfunden-neu]"),
    ],
    ids=["a question"],
)  # fmt: skip
def test_a_deck_lists_the_sources_of_each_part(folder, old, new):
    folder.rewrite("zahn/references.yaml", "studies:\n", NEW)
    folder.rewrite("zahn/training.yaml", old, new)
    assert "erfunden-neu" in {origin for origin, _ in slides(folder)["sources"].entries}


def test_the_longest_module_is_stressed_and_named(folder):
    agenda = slides(folder)["agenda"]
    assert ["teil-dabei"] == [entry.target for entry in agenda.entries if entry.stressed]
    assert plain(agenda.title).endswith("Dabei und danach")


def test_the_agenda_tells_what_each_module_is_for(folder):
    told = [[plain(text) for _, text in entry.objectives] for entry in slides(folder)["agenda"].entries]
    assert [
        ["Nennen, wann der Eingriff nicht beginnt."],
        ["Zeigen, was bei 120\xa0Schläge\xa0je\xa0Minute° zu tun ist."],
    ] == told


def test_a_course_without_objectives_has_an_agenda_of_names(folder):
    text = (folder.path / "zahn/training.yaml").read_text("utf-8")
    folder.write("zahn/training.yaml", re.sub(r"(?s)^objectives:.*?(?=\nmodules:)", "objectives: []", text))
    assert all(not entry.objectives for entry in slides(folder)["agenda"].entries)
