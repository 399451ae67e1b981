from __future__ import annotations

from rules.judging import judged

GUIDE = "zahn/guide.yaml"


def test_without_a_day_no_review_is_overdue(folder):
    folder.rewrite(GUIDE, "review_by: 2033-03-11", "review_by: 2031-03-13")
    assert () == judged(folder, "E205")


def test_a_figure_that_the_clinic_decides_needs_no_verified_source(folder):
    folder.spoil("clinics/hafen.yaml", '  bleiben: "50"\n', "@@  bleiben: '45'\n")
    folder.spoil(GUIDE, "      why: Erfunden; die Praxis wählt.\n", "@@      why: Erfunden.\n    status: memory\n")
    assert () == judged(folder, "E202")
    folder.spoil("clinics/hafen.yaml", "facts:\n  bleiben: '45'\n", "@@")
    assert () == judged(folder, "E202")
