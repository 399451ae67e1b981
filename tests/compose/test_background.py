from __future__ import annotations

import re

import pytest

from builders import CLINIC, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.handout import Row
from handouts.outline.walk import nodes
from handouts.text.markup import plain


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = Folder.copied(tmp_path_factory.mktemp("background") / "content")
    _, made = pipeline.compose(Request(folder.path, clinic=CLINIC, documents=("begleitheft",)))
    section = made["begleitheft"].outline.sections[1]
    said = [
        (one.origin, [plain(text) for text in one.cells[1].paragraphs])
        for one in nodes(section)
        if isinstance(one, Row)
    ]
    return dict(said)


def test_what_staff_know_of_an_item_stands_once_under_its_section(rows):
    assert ["Spritze erklären."] == rows["punkt-betaeubt"]
    assert ["Termin in sechs Monaten."] == rows["weg-warten"]


def test_each_figure_of_an_effect_is_told_with_its_people(rows):
    how_many = rows["schwellung"][1]
    for said in ("30", "55", "41", "Erfundene Reihe"):
        assert said in how_many


def test_time_and_exposure_of_a_study_are_told_where_it_comes_first(rows):
    told = [span for texts in rows.values() for text in texts for span in re.findall(r"Gezählt [^.]*\.", text)]
    assert 1 == told.count("Gezählt ein Jahr, Zahnentfernung in örtlicher Betäubung.")


def test_why_and_how_long_are_told_of_each_effect(rows):
    assert "Wie lange: Bis Tag drei." in rows["schmerz"]
    assert "Warum: Zunahme spricht für eine leere Wunde." in rows["schmerz"]


def test_a_check_says_when_it_comes_what_is_written_why_and_what_follows(rows):
    when, written, why, *limits = rows["pruefung-puls"]
    assert when.startswith("Wann: Während des Eingriffs: alle 5")
    assert "bis zwei Werte gleich sind" in when
    assert ("Aufschreiben: Werte mit Uhrzeit", "Warum: Angst und Schmerz treiben beide.") == (written, why)
    assert 2 == len(limits)
    assert limits[1].endswith("Beenden. Ärztin holen.")


def test_a_good_answer_stands_beside_its_question_and_what_is_made_sure_of_beside_its_statement(rows):
    assert ["Spülen, rauchen, Sport."] == rows["zurueck-spuelen"]
    assert ["Beide Wege genannt."] == rows["satz-warten"]
