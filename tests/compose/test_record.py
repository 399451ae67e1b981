"""The record of a visit: its times come from the schedule, its limits and criteria from the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import CLINIC, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.handout import Criteria, Record, Table
from handouts.text.markup import plain

if TYPE_CHECKING:
    from pathlib import Path


def composed(content: Path, document: str, clinic: str = CLINIC):
    return pipeline.compose(Request(content=content, clinic=clinic, documents=(document,)))[1][document].outline


def blocks(outline, kind):
    return [block for section in outline.sections for block in section.blocks if isinstance(block, kind)]


def times(outline) -> list[str]:
    """Return what stands at the start of each row."""
    return [said(row.title) for group in blocks(outline, Record)[0].groups for row in group.rows]


def said(text) -> str:
    return plain(text).replace("\u00a0", " ")


def test_rows_are_the_times_of_the_schedule_and_a_stretch_ends_with_a_reading(folder):
    wanted = ["5 Min.", "10 Min.", "15 Min.", "20 Min.", "25 Min. (Schluss)", "35 Min.", "45 Min.", "50 Min.", "Anruf"]
    assert wanted == times(composed(folder.path, "protokoll"))


def test_a_changed_interval_changes_the_rows(folder):
    folder.spoil("zahn/guide.yaml", 'pruefen-alle:\n    value: "5"', 'pruefen-alle:\n    value: @@"10"')
    assert ["10 Min.", "20 Min.", "25 Min. (Schluss)", "35 Min."] == times(composed(folder.path, "protokoll"))[:4]


def test_a_longer_treatment_has_more_rows(folder):
    folder.spoil("zahn/guide.yaml", 'eingriff:\n    value: "25"', 'eingriff:\n    value: @@"30"')
    assert ["25 Min.", "30 Min. (Schluss)", "40 Min."] == times(composed(folder.path, "protokoll"))[4:7]


def test_the_interval_is_said_above_its_rows(folder):
    bands = [said(group.band) for group in blocks(composed(folder.path, "protokoll"), Record)[0].groups]
    assert bands == [
        "Während des Eingriffs, alle 5 Minuten",
        "In der Nachsorge, alle 10 Minuten, bis zwei Werte gleich sind",
        "",
    ]


def test_what_is_not_due_is_left_out(folder):
    record = blocks(composed(folder.path, "protokoll"), Record)[0]
    titles = [said(column.title) for column in record.columns]
    rows = {said(row.title): row for group in record.groups for row in group.rows}
    due = {time: [title for title, cell in zip(titles, row.cells, strict=True) if cell] for time, row in rows.items()}
    assert ["Uhr", "Druck", "Puls", "Kürzel"] == due["10 Min."]
    assert ["Uhr", "Tupfer", "Kürzel"] == due["Anruf"]


def test_every_cell_has_a_name_of_its_own(folder):
    cells = [cell for record in blocks(composed(folder.path, "protokoll"), Record)
             for group in record.groups for row in group.rows for cell in row.cells if cell]  # fmt: skip
    assert len(cells) == len({cell.origin for cell in cells})
    assert len(cells) == len({cell.tooltip for cell in cells})


def test_a_changed_limit_is_printed_at_the_column_and_below(folder):
    folder.spoil("zahn/guide.yaml", "druck-grenze:\n    value: 170/100", "druck-grenze:\n    value: @@165/95")
    outline = composed(folder.path, "protokoll")
    heads = [said(text) for column in blocks(outline, Record)[0].columns for text in column.limits]
    below = [said(text) for group in blocks(outline, Table)[0].groups for row in group.rows
             for text in row.cells[1].paragraphs]  # fmt: skip
    assert "Schluss ab 165/95 mm Hg" in heads
    assert "Druck ab 165/95 mm Hg: Beenden. Ärztin holen." in below


def test_criteria_have_a_box_and_what_is_written_beside_it(folder):
    (found,) = blocks(composed(folder.path, "protokoll"), Criteria)
    assert [("Tupfer trocken", "tick", ["Uhrzeit"]), ("Begleitung ist da", "tick", [])] == [
        (said(one.text), one.tick.kind, [said(blank.label) for blank in one.blanks]) for one in found.criteria
    ]


def test_a_section_alone_is_the_same_as_in_its_handout(folder):
    (alone,) = composed(folder.path, "zettel").sections
    (there,) = [one for one in composed(folder.path, "einwilligung").sections if one.origin == alone.origin]
    assert (there.title, there.blocks, there.side) == (alone.title, alone.blocks, alone.side)
    assert "keep" == alone.sheet


def test_what_comes_on_request_is_not_made_by_default(folder):
    def names(**options):
        return list(pipeline.compose(Request(content=folder.path, clinic=CLINIC, **options))[1])

    assert ["einwilligung", "merkblatt", "einweisung"] == names()
    assert {"zettel", "protokoll", "begleitheft"} == set(names(everything=True)) - set(names())
    assert ["protokoll"] == names(documents=("protokoll",))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    alone: daheim", "    alone: @@daheimm", "unknown section `daheimm`"),
        ("    alone: daheim", "    @@main_message: Ja.", "either `sections`"),
        ("start: eingriff-beginn, end: eingriff}", "start: eingriff-beginn@@}", "`start` and `end` go together"),
        ("            named: Wer\n", "@@", "`names` and `named` go together"),
        ("        icon: monitor\n        sheet: record\n", "        icon: monitor\n@@", "sheet: record"),
    ],
)
def test_a_fault_in_a_record_is_told(folder: Folder, old, new, told):
    folder.spoil("zahn/guide.yaml", old, new)
    assert any(told in problem.message for problem in folder.problems()), folder.problems()
