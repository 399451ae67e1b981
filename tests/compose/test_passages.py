"""What a handout says in words."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts import pipeline
from handouts.content.markup import plain
from handouts.outline.handout import Card, Heading, Steps
from handouts.outline.origins import nodes
from handouts.request import Request
from specimens import fuller


def found(folder, kind, document="mappe"):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(document,)))[1][document].outline
    return [node for node in nodes(outline) if isinstance(node, kind)]


def test_steps_are_numbered_through(folder):
    (steps,) = found(fuller.fill(folder), Steps)
    assert [1, 1 + len(steps.groups[0].steps)] == [group.first for group in steps.groups]


def test_where_to_call_at_night_stands_on_the_page_for_the_fridge_only(folder):
    notes = [plain(card.telephone_note) for card in found(fuller.fill(folder), Card) if card.origin == "karte-mehr"]
    assert ["", "Nachts und sonntags: 030\N{NO-BREAK SPACE}23125\N{NO-BREAK SPACE}042"] == notes


@pytest.mark.parametrize(("terms", "expected"), [(True, True), (False, False)])
def test_a_list_without_entries_has_no_title(folder, terms, expected):
    fuller.fill(folder)
    if not terms:
        folder.write("zahn/glossary.yaml", "terms: []\n")
    assert expected is ("Wörter" in [plain(head.text) for head in found(folder, Heading)])
