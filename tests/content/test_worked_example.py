"""The arithmetic of the dose as it is taught: weight times dose, divided by the strength of the vial."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.content.loader import load
from handouts.edition import select
from handouts.text.markup import plain

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def edition():
    return select(load(CONTENT, guide="ketamine"))


def kilograms(text):
    return int(re.search(r"(\d+) k", text)[1])


@pytest.mark.parametrize("name", ["example", "task"])
def test_dose_and_volume_follow_from_the_weight(edition, name):
    slides = {slide.id: slide for module in edition.guide.training.modules for slide in module.slides}
    slide = slides["slide-dose"]
    row = edition.guide.items[slide.comparison].rows[0]
    said = {"example": row.answers[0].text, "task": slide.notes.ask.text}[name]
    value = {fact: one.value.first for fact, one in edition.facts.items()}
    dose = kilograms(plain(edition.resolve(said))) * value["dose"]
    assert dose == value[f"{name}-dose"]
    assert dose / value["vial-middle"] == value[f"{name}-volume"]


def test_the_pump_empties_the_bag_in_the_time_of_the_drip(edition):
    value = {fact: one.value.first for fact, one in edition.facts.items()}
    assert value["bag-volume"] * 60 / value["drip-length"] == value["pump-rate"]
