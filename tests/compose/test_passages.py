"""What a handout says in words."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.handout import Blanks, Card, Heading
from handouts.outline.walk import of_kind
from handouts.text.markup import plain
from specimens import fuller


def found(folder, kind, document="mappe"):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(document,)))[1][document].outline
    return list(of_kind(outline, kind))


def test_a_card_has_the_numbers_of_the_clinic_with_their_hours_the_same_on_each_page(folder):
    cards = [card for card in found(fuller.fill(folder), Card) if card.origin == "karte-mehr"]
    said = [
        [(plain(line.number).replace("\N{NO-BREAK SPACE}", " "), plain(line.hours)) for line in card.telephones]
        for card in cards
    ]
    both = [("030 23125 014", "Montag bis Donnerstag, 8 bis 16 Uhr"), ("030 23125 042", "Sonst immer")]
    assert [both, both] == said


def test_a_clinic_without_a_number_for_the_night_has_one(folder):
    fuller.fill(folder)
    folder.rewrite(f"clinics/{CLINIC}.yaml", "  after-hours: 030 23125 042\n", "")
    cards = [card for card in found(folder, Card) if card.origin == "karte-mehr"]
    assert [["karte-mehr/clinic"]] * 2 == [[line.origin for line in card.telephones] for card in cards]


@pytest.mark.parametrize(("terms", "expected"), [(True, True), (False, False)])
def test_a_list_without_entries_has_no_title(folder, terms, expected):
    fuller.fill(folder)
    if not terms:
        folder.write("zahn/glossary.yaml", "terms: []\n")
    assert expected is ("Wörter" in [plain(head.text) for head in found(folder, Heading)])


def test_a_topic_in_running_text_prints_its_blanks_as_well(folder):
    fuller.fill(folder)
    blanks = "    blanks: [{id: bis-wann, label: Bis}]\n"
    folder.rewrite("zahn/expectations.yaml", "  - id: essen\n", f"  - id: essen\n{blanks}")
    (shown,) = [block for block in found(folder, Blanks, "merkblatt") if block.origin == "essen/blanks"]
    assert [("bis-wann", "Bis")] == [(one.origin, plain(one.label)) for one in shown.blanks]
