"""The day in a handout: when to stop eating, what to do about medicines, how the visit goes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import ContentError
from handouts.outline.handout import BlankCell, Blanks, Fasting, Table, Visit
from handouts.outline.walk import of_kind
from handouts.text.markup import plain
from specimens import fuller


def found(folder, kind, document="einwilligung"):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(document,)))[1][document].outline
    return list(of_kind(outline, kind))


def said(text):
    return plain(text).replace("\u00a0", " ")


def test_each_stretch_ends_so_long_before_as_its_fact_says(folder):
    (bar,) = found(folder, Fasting)
    assert [Decimal(480), Decimal(240), Decimal(60), None] == [one.until for one in bar.stretches]
    assert ["8 Stunden vorher", "4 Stunden vorher", "1 Stunde vorher", "nach dem Wiegen"] == [
        said(one.end_note) for one in bar.stretches
    ]


def test_a_clinics_own_hours_move_the_bar_and_what_is_read_out(folder):
    folder.rewrite("clinics/hafen.yaml", 'bleiben: "50"', 'bleiben: "50"\n  essen-bis: "12"')
    (bar,) = found(folder, Fasting)
    assert Decimal(720) == bar.stretches[0].until
    assert "Essen, alles: bis 12 Stunden vorher;" in said_aloud(bar)


def said_aloud(bar):
    return bar.says.replace("\u00a0", " ")


def test_the_bar_is_read_out_stretch_by_stretch(folder):
    (bar,) = found(folder, Fasting)
    assert (
        "Essen, alles: bis 8 Stunden vorher; Leichtes, Brot: bis 4 Stunden vorher; Wasser, Tee: bis 1 Stunde vorher; "
        "Nichts, gar nichts: die letzten 1 Stunde" == said_aloud(bar)
    )


def test_stretches_that_end_together_are_one_and_no_end_is_lost(folder):
    (bar,) = found(fuller.fill(folder), Fasting, "mappe")
    assert ["Essen", "Nichts"] == [said(one.label) for one in bar.stretches]
    assert "Nichts Fettes; Nichts mehr" == said(bar.stretches[0].end)


def test_food_that_may_be_eaten_longer_than_light_food_is_an_error(folder):
    folder.rewrite("clinics/hafen.yaml", 'bleiben: "50"', 'bleiben: "50"\n  essen-bis: "4"')
    found(folder, Fasting)
    folder.rewrite("zahn/guide.yaml", 'leichtes-bis:\n    value: "4"', 'leichtes-bis:\n    value: "5"')
    with pytest.raises(ContentError) as told:
        found(folder, Fasting)
    assert "must be at least as long as `leichtes-bis` (5 hour)" in str(told.value.problems[0].message)


def test_each_kind_of_medicine_has_a_line_for_ones_own_plan(folder):
    (table,) = (one for one in found(folder, Table) if one.kind == "medicines")
    blanks = [row.cells[-1].blank for group in table.groups for row in group.rows]
    assert all(isinstance(row.cells[-1], BlankCell) for group in table.groups for row in group.rows)
    assert ["Mein Plan für Blutverdünner", "Mein Plan für Alles andere"] == [one.tooltip for one in blanks]


def test_the_days_to_ask_before_stand_behind_the_title(folder):
    first, *_ = (one for one in found(folder, Blanks) if one.origin.endswith("/medicines/title"))
    assert ("Meine Tabletten?", "Fragen Sie", "Tage vorher.") == (
        said(first.title), said(first.blanks[0].label), said(first.blanks[0].after),
    )  # fmt: skip


def test_a_stage_takes_from_its_start_to_its_end_or_says_something_else(folder):
    (visit,) = (one for one in found(folder, Visit) if one.origin.endswith("/visit"))
    assert ["Faden heraus an Tag 8", "25 Minuten", "mindestens 25 Minuten"] == [said(one.note) for one in visit.stages]
