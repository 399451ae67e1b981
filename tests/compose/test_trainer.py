"""A trainer's papers: what a slide's table shows must still be told apart where it stands in one line."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts import pipeline
from handouts.content.markup import plain
from handouts.outline.handout import Row
from handouts.outline.origins import nodes
from handouts.request import Request


def told(folder, slide):
    """Return what the booklet says of a slide beneath its title."""
    asked = Request(folder.path, clinic=CLINIC, documents=("begleitheft",))
    outline = pipeline.compose(asked)[1]["begleitheft"].outline
    row = next(one for one in nodes(outline) if isinstance(one, Row) and one.origin == slide)
    return [plain(text).replace("\u00a0", " ") for text in row.cells[0].paragraphs[1:]]


def test_what_looks_like_a_danger_sign_is_not_told_as_one(folder):
    assert ["Luftnot", "Blutung, die nicht steht", "Nicht ansprechbar"] == told(folder, "folie-zeichen")
    assert [
        "Schneller Atem vor Angst: Luftnot",
        "Rosa Speichel am ersten Tag: Blutung, die nicht steht",
    ] == told(folder, "folie-aehnlich")


@pytest.mark.parametrize(
    ("severity", "said"),
    [("never", "Körper: Nie: Frischer Herzinfarkt; Gerinnungshemmer"),
     ("ask-first", "Körper: Nie: Frischer Herzinfarkt · Erst fragen: Gerinnungshemmer")],
)  # fmt: skip
def test_whom_nobody_treats_is_told_apart_from_whom_to_ask_about(folder, severity, said):
    folder.rewrite("zahn/safety.yaml", "severity: ask-first", f"severity: {severity}")
    assert [said] == told(folder, "folie-nie")


def test_a_table_of_two_columns_needs_no_heads(folder):
    assert "Druck ab 170/100 mm Hg: Beenden. Ärztin holen." in told(folder, "folie-grenzen")
