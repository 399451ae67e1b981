from __future__ import annotations

import datetime as dt

import pytest

from rules.judging import Spoil, added, judged, severity

GUIDE, EFFECTS, TEXTS, CHECKS = "zahn/guide.yaml", "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/monitoring.yaml"
BOOKS, COURSE = "zahn/references.yaml", "zahn/training.yaml"
COUNT = '{kind: count, of_100: "62.5", study: zaehlung}'
UNUSED = "  nie-gesagt:\n    value: '3'\n    unit: day\n    sources: [erfunden-eins]\n"
BOOK = """  - id: nie-gelesen
    type: book
    title: Niemand liest es
    short: Nie 2030
    checked: 2031-01-05
"""
GROUP = """  - id: nie-gefragt
    people: {patient: Niemand, staff: Niemand}
    span: {patient: nie, staff: nie}
    exposure: gezogen
    sources: [erfunden-eins]
"""
LIMITS = """    thresholds:
      - when: Puls über {puls-grenze}
        action: Pause, Arm tief, neu messen
      - when: Druck ab {druck-grenze}
        action: Beenden und Ärztin holen
        urgency: emergency
"""

BAD = [
    Spoil("E201", EFFECTS, "  - id: schmerz\n    sources: [erfunden-zwei]\n", "  - id: schmerz\n", "id: schmerz"),
    Spoil("E201", GUIDE, "    unit: mg\n    sources: [erfunden-eins]\n", "    unit: mg\n", 'value: "1.7"', "`mittel`"),
    Spoil("E202", GUIDE, "    unit: mg\n", "    unit: mg\n    status: memory\n",
          "id: schmerz", "`{mittel}` is memory", EFFECTS),
    Spoil("E202", GUIDE, "eins]\n  pruefen-alle:", "eins]\n    status: memory\n  pruefen-alle:",
          "id: schritte-stuhl", "`{spritze-wirkt}` is memory", TEXTS),
    Spoil("E202", TEXTS, 'of_100: "90", study', 'of_100: "90", status: partly, study', "id: nutzen-zufrieden"),
    Spoil("E202", EFFECTS, COUNT, COUNT[:-1] + ", status: partly}", "id: schmerz", "the figure printed for `schmerz`"),
    Spoil("E203", GUIDE, "    unit: mg\n", "    unit: mg\n    status: partly\n", 'value: "1.7"', "`mittel` (1.7 mg)"),
    Spoil("E203", BOOKS, "Muster 2028\n", "Muster 2028\n    status: partly\n", "id: erfunden-eins"),
    Spoil("E204", GUIDE, "facts:\n", f"facts:\n{UNUSED}", "value: '3'", "the fact `nie-gesagt`"),
    Spoil("E204", BOOKS, "references:\n", f"references:\n{BOOK}", "id: nie-gelesen", "the reference `nie-gelesen`"),
    Spoil("E204", BOOKS, "studies:\n", f"studies:\n{GROUP}", "id: nie-gefragt", "the study `nie-gefragt`"),
    Spoil("E210", GUIDE, "items: [punkt-betaeubt, ", "items: [",
          "id: punkt-betaeubt", "the einwilligung document does not show it", TEXTS),
    Spoil("E211", EFFECTS, "    watched_by: [pruefung-puls]\n", "", "id: taub\n", "no check looks for `taub`"),
    Spoil("E206", BOOKS, "    issued: {date-parts: [[2028]]}\n", "", "id: erfunden-eins", "lacks `issued:`"),
    Spoil("E206", BOOKS, "references:\n", f"references:\n{BOOK}", "id: nie-gelesen", "or `publisher:`, `issued:`"),
    Spoil("E213", EFFECTS, "    watched_by: [pruefung-puls]\n", "", "id: pruefung-puls", "by `pruefung-puls`", CHECKS),
    Spoil("E212", CHECKS, LIMITS, "", "id: pruefung-puls", "nothing follows from `pruefung-puls`"),
]  # fmt: skip
GOOD = [
    Spoil("E201", GUIDE, "      why: Erfunden; die Praxis wählt.\n", "      why: Erfunden; ohne Quelle.\n"),
    Spoil("E201", EFFECTS, "    sources: [erfunden-zwei]\n", "    sources: [erfunden-eins]\n"),
    Spoil("E202", GUIDE, "      why: Erfunden; die Praxis wählt.\n", "      why: Erfunden.\n    status: memory\n"),
    Spoil("E202", GUIDE, "    unit: mmhg\n", "    unit: mmhg\n    status: memory\n"),
    Spoil("E202", EFFECTS, 'of_100: "41", comparison: "3"', 'of_100: "41", status: memory, comparison: "3"'),
    Spoil("E203", BOOKS, "    short: Muster 2028\n", "    short: Muster 2028\n    status: verified\n"),
    Spoil("E204", COURSE, "[Wir reden zuerst über das Warten.]", '["Wir warten {bleiben}."]'),
    Spoil("E210", EFFECTS, "  - id: fieber\n", "  - id: fieber\n    must_tell: false\n"),
    Spoil("E211", EFFECTS, "watched_by: [pruefung-puls]", "watched_by: [pruefung-tupfer]"),
    Spoil("E206", BOOKS, "    page: 3-9\n", "    page: 3-9\n    DOI: 10.1000/x\n"),
    Spoil("E213", EFFECTS, "watched_by: [pruefung-puls]", "watched_by: [pruefung-puls, pruefung-tupfer]"),
    Spoil("E212", CHECKS, "      - when: Puls über {puls-grenze}\n        action: Pause, Arm tief, neu messen\n", ""),
]  # fmt: skip


@pytest.mark.parametrize("spoil", BAD, ids=lambda one: f"{one.rule} {one.says or one.at}")
def test_weak_evidence_is_told_at_its_place(folder, spoil):
    found, places = added(folder, [spoil])
    assert {(spoil.rule, severity(spoil.rule))} == {(problem.id, problem.severity) for problem in found}
    assert 1 == len(found)
    assert spoil.says in found[0].message
    assert places == [str(found[0].location)]


@pytest.mark.parametrize("spoil", GOOD, ids=lambda one: f"{one.rule} {one.new[:40]!r}")
def test_sound_evidence_is_not_told(folder, spoil):
    assert [] == added(folder, [spoil])[0]


@pytest.mark.parametrize(("day", "count"), [(None, 0), ("2033-03-11", 0), ("2033-03-12", 1)])
def test_a_guide_past_its_review_is_told_on_that_day(folder, day, count):
    found = judged(folder, "E205", dt.date.fromisoformat(day) if day else None)
    assert count == len(found)
    assert all("2033-03-11" in problem.message and problem.severity == "error" for problem in found)


def test_a_figure_that_the_clinic_decides_needs_no_verified_source(folder):
    folder.spoil("clinics/hafen.yaml", '  bleiben: "50"\n', "@@  bleiben: '45'\n")
    folder.spoil(GUIDE, "      why: Erfunden; die Praxis wählt.\n", "@@      why: Erfunden.\n    status: memory\n")
    assert () == judged(folder, "E202")
    folder.spoil("clinics/hafen.yaml", "facts:\n  bleiben: '45'\n", "@@")
    assert () == judged(folder, "E202")
