"""The treatment day: every block, tick and check stands where a fact puts it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.day import lengths, stages, timeline
from handouts.outline.handout import BlankCell, Blanks, Table, TextCell
from handouts.outline.walk import of_kind
from handouts.text.markup import plain

WATCH = """        look: busy
      - label: Aufsicht
        end: bleiben
        look: watch
    after:
      label: Ruhe
      end: stunde-eins
"""
QUIET = """        look: busy
    after:
      label: Ruhe
      end: stunde-eins
"""


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",)))[0]


def day(folder):
    made = edition(folder)
    return timeline(made, made.guide.items["ablauf-bild"])


@pytest.fixture
def watched(folder):
    """A day with a stretch of watching, checked every ten minutes."""
    folder.rewrite("zahn/expectations.yaml", QUIET, WATCH)
    folder.rewrite(
        "zahn/expectations.yaml",
        "check_during: pruefen-alle",
        "check_during: pruefen-alle\n    check_after: nachsehen-alle",
    )
    return folder


def ticks(made):
    return [(int(at), plain(label).replace("\u00a0", " ")) for at, label in made.ticks]


def test_a_duration_counts_in_minutes_and_of_a_range_the_longer_end(folder):
    made = edition(folder)
    assert Decimal(180) == made.facts["taub-bis"].minutes


def test_a_clinics_own_duration_moves_the_picture(folder):
    assert Decimal(50) == edition(folder).facts["bleiben"].minutes
    folder.rewrite("clinics/hafen.yaml", 'bleiben: "50"', 'bleiben: "40"')
    assert Decimal(40) == edition(folder).facts["bleiben"].minutes


def test_checks_are_placed_while_busy_and_the_stretch_ends_with_one(folder):
    assert [0, 5, 10, 15, 20, 25] == [int(at) for at in day(folder).checks.fixed]
    folder.rewrite("zahn/guide.yaml", 'pruefen-alle:\n    value: "5"', 'pruefen-alle:\n    value: "10"')
    assert [0, 10, 20, 25] == [int(at) for at in day(folder).checks.fixed]


def test_checks_go_on_at_their_own_pace_while_watching(watched):
    checks = day(watched).checks
    assert [35, 45] == [int(at) for at in checks.repeated]
    assert "alle 10 Minuten" == plain(checks.every_repeated).replace("\u00a0", " ")
    watched.rewrite("clinics/hafen.yaml", 'bleiben: "50"', 'bleiben: "45"')
    assert [35, 45] == [int(at) for at in day(watched).checks.repeated], "where it ends with one"


def test_without_a_stretch_to_watch_no_check_is_repeated(folder):
    checks = day(folder).checks
    assert ((), ()) == (checks.repeated, checks.every_repeated)


def test_the_visit_is_counted_in_minutes_and_then_in_words(watched):
    made = day(watched)
    assert ["Eingriff", "Aufsicht"] == [plain(span.label) for span in made.spans]
    assert "Ruhe" == plain(made.after.label)
    assert [(0, "0"), (5, "5"), (10, "10"), (15, "15"), (20, "20"), (25, "25"), (50, "50"), (60, "1 Stunde")] == ticks(
        made
    )


def test_the_alternative_text_says_when_each_lane_is_strongest(folder):
    assert "Betäubung voll nach 25 Minuten" in day(folder).says.replace("\u00a0", " ")


def test_a_schedule_counts_from_an_appointment_and_has_a_line_for_each_hour(folder):
    request = Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",))
    made = pipeline.compose(request)[1]["einwilligung"].outline
    (appointment,) = (one for one in of_kind(made, Blanks) if one.origin == "spuelplan/appointment")
    (table,) = (one for one in of_kind(made, Table) if one.kind == "countdown")
    assert ["date", "time"] == [blank.kind for blank in appointment.blanks]
    rows = table.groups[0].rows
    said = [plain(text).replace("\u00a0", " ") for row in rows for text in next(of_kind(row, TextCell)).paragraphs]
    assert ["Am Tag davor", "5 Stunden vorher", "Beim Termin", "1 Stunde danach"] == said
    blanks = [cell.blank for cell in of_kind(table, BlankCell)]
    assert ["date", "time", "time", "time"] == [blank.kind for blank in blanks]
    assert "Uhrzeit, Spülen, nur mit Wasser" == blanks[1].tooltip
    assert len(rows) == len({blank.origin for blank in blanks})


def test_stages_alone_end_where_facts_say_and_are_as_long_as_what_lies_between(folder):
    made = edition(folder)
    spans = stages(made, made.guide.items["heilung"])
    assert ["endet: 1 Stunde", "endet: 1 Tag", "endet: 7 bis 10 Tage"] == [
        plain(span.until).replace("\u00a0", " ") for span in spans
    ]
    assert [60, 23 * 60, 9 * 24 * 60] == list(map(int, lengths(spans)))
