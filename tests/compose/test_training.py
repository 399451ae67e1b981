"""A deck's slides, as composed from the second guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain

if TYPE_CHECKING:
    from pathlib import Path

MORE_COMPETENCIES = """
competencies:
  - {id: kann-messen, text: Misst den Puls vor allen Augen., taught_in: [teil-vorher, teil-dabei]}
  - {id: kann-rufen, text: Ruft laut um Hilfe., taught_in: [einheit-blutung]}
"""
SAME_FACT = '  auch-alle:\n    value: "5"\n    unit: minute\n    sources: [erfunden-eins]\n'
SECOND_CHECK = "  - id: pruefung-tupfer\n    occasions:\n"


def composed(content: Path, modules: tuple[str, ...] = ()):
    request = Request(content=content, clinic=CLINIC, documents=("einweisung",), modules=modules)
    return pipeline.compose(request)[1]["einweisung"].outline


def slides(content: Path):
    return {slide.origin: slide for section in composed(content).sections for slide in section.slides}


def cells(table) -> list[list[str]]:
    rows = (table.head, *(row.cells for row in table.rows))
    return [[plain(cell).replace("\u00a0", " ") for cell in row] for row in rows]


def test_checks_that_come_alike_are_one_row_whatever_sets_their_interval(folder):
    folder.rewrite("zahn/guide.yaml", "  nachsehen-alle:", SAME_FACT + "  nachsehen-alle:")
    folder.rewrite(
        "zahn/monitoring.yaml", SECOND_CHECK, f"{SECOND_CHECK}      - {{period: im-stuhl, every: auch-alle}}\n"
    )
    rows = slides(folder.path)["folie-plan"].rows
    assert len({tuple(map(plain, row.cells[:2])) for row in rows}) == len(rows)
    assert ("pruefung-puls", "pruefung-tupfer") in [row.origins for row in rows]


def test_checks_that_come_once_need_no_column_for_how_often(folder):
    folder.rewrite("zahn/training.yaml", "periods: [im-stuhl, ruheraum, erste-woche]", "periods: [erste-woche]")
    assert cells(slides(folder.path)["folie-plan"])[0] == ["Wann", "Worauf"]


def test_the_shortest_interval_is_stressed_unless_all_are_as_short(folder):
    def stressed():
        return [row.origin.partition("/")[2] for row in slides(folder.path)["folie-plan"].rows if row.stressed]

    assert ["im-stuhl-pruefen-alle"] == stressed()
    folder.rewrite("zahn/guide.yaml", 'nachsehen-alle:\n    value: "10"', 'nachsehen-alle:\n    value: "3"')
    assert ["ruheraum-nachsehen-alle"] == stressed()
    folder.rewrite("zahn/training.yaml", "periods: [im-stuhl, ruheraum, erste-woche]", "periods: [im-stuhl]")
    assert [] == stressed()


def test_the_limit_of_an_emergency_is_stressed(folder):
    assert [False, True] == [row.stressed for row in slides(folder.path)["folie-grenzen"].rows]


def test_the_limits_of_one_check_stand_under_its_name(folder):
    table = cells(slides(folder.path)["folie-grenzen"])
    assert (table[0], len(table[1])) == (["Puls und Blutdruck", "Was dann"], 2)


def test_the_limits_of_several_checks_stand_behind_their_names(folder):
    folder.rewrite("zahn/training.yaml", "checks: [pruefung-puls]", "checks: [pruefung-puls, pruefung-tupfer]")
    table = cells(slides(folder.path)["folie-grenzen"])
    assert (["Prüfung", "Grenze", "Was dann"], "Puls und Blutdruck") == (table[0], table[1][0])


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ((), ["kann-messen", "kann-rufen"]),
        (("teil-vorher",), ["kann-messen"]),
        (("einheit-blutung",), ["kann-rufen"]),
        (("teil-dabei", "einheit-blutung"), ["kann-messen", "kann-rufen"]),
        (("einheit-spuelen",), None),
    ],
)
def test_a_session_ends_with_what_it_prepares_to_be_signed_off(folder, modules, expected):
    folder.rewrite("zahn/training.yaml", "objectives:", f"{MORE_COMPETENCIES}\nobjectives:")
    shown = [slide for section in composed(folder.path, modules).sections for slide in section.slides]
    found = [slide for slide in shown if slide.origin == "competencies"]
    assert ([expected] if expected else []) == [[name for name, _ in one.items] for one in found]


def test_a_reference_begins_with_the_name_that_footers_cite_it_by(folder):
    shown = slides(folder.path)
    cited = plain(shown["folie-vergleich"].source)
    entries = [plain(text) for _, text in shown["sources"].entries]
    assert [entry for entry in entries if entry.startswith(f"{cited}. ")]


def test_what_is_watched_ends_with_a_check_however_often_it_is_checked(folder):
    folder.rewrite("zahn/guide.yaml", 'pruefen-alle:\n    value: "5"', 'pruefen-alle:\n    value: "10"')
    assert [0, 10, 20, 25] == list(slides(folder.path)["folie-ablauf"].timeline.checks.fixed)
