from __future__ import annotations

import pytest

from rules.judging import judged
from rules.standard import FULL, LIP, WAY, covered, met, with_standard


def test_a_standard_that_is_met_is_not_told(folder):
    assert () == judged(met(folder), "S")


def test_no_standard_asks_for_nothing(folder):
    assert () == judged(folder, "S")


def test_an_element_that_nothing_covers_is_told_in_the_standard(folder):
    met(folder)
    text = (folder.path / "standards/blatt.yaml").read_text("utf-8")
    folder.write("standards/blatt.yaml", text + "  - id: Z05\n    says: Es blutet\n    required_in: [einwilligung]\n")
    (problem,) = judged(folder, "S301")
    assert ("S301", "error") == (problem.id, problem.severity)
    assert f"{folder.path}/standards/blatt.yaml:{text.count(chr(10)) + 1}:5" == str(problem.location)
    assert "Z05 (Es blutet) is covered by nothing that einwilligung prints" == problem.message


def test_an_element_must_reach_each_document_that_it_is_required_in(folder):
    with_standard(folder)
    covered(folder, WAY, "Z02: bad")
    covered(folder, ("zahn/expectations.yaml", "  - id: punkt-wange\n"), "Z01: title")  # only patients read it
    (problem,) = judged(folder, "S301")
    assert "Z01 (Die Lippe wird taub) is covered by nothing that einweisung prints" == problem.message


def unlisted(folder, of):
    """Take out of the trainer's guide what staff know of this beyond the handout."""
    folder.rewrite("zahn/guide.yaml", f"          - {{kind: background, deck: einweisung, of: {of}}}\n", "")


def test_what_only_staff_text_says_does_not_reach_the_patient(folder):
    with_standard(folder)
    covered(folder, LIP, "Z01: patient.notice")
    covered(folder, WAY, "Z02: staff")
    (problem,) = judged(folder, "S")
    message = "Z02 (Man darf warten) is covered by nothing that einwilligung prints"
    assert ("S301", message) == (problem.id, problem.message)
    unlisted(folder, "sections")
    assert ["S301", "S302"] == sorted(problem.id for problem in judged(folder, "S")), "now nobody reads it"


def test_an_element_held_by_a_test_still_needs_the_sentence_that_it_asks_for(folder):
    met(folder)
    folder.spoil(
        "standards/blatt.yaml", "    held_by: Die Gestaltung\n", "@@    held_by: A\n    required_in: [merkblatt]\n"
    )
    assert ["S301"] == [problem.id for problem in judged(folder, "S")]


@pytest.mark.parametrize(
    ("covers", "message"),
    [
        ("Z01: patient.dose", "`patient.dose` of `taub` holds no text"),
        ("Z01: patient", "`patient` of `taub` holds no text"),
        ("Z01: staff.see.7", "`staff.see.7` of `taub` holds no text"),
        ("Z01: id", "`id` of `taub` holds no text"),
        ("Z01: likelihoods", "`likelihoods` of `taub` holds no text"),
        ('Z01: "patient.notice, patient.dose"', "`patient.notice, patient.dose` of `taub` holds no text"),
        ("Z09: patient.notice", "no standard has an element `Z09`"),
    ],
)
def test_a_cover_that_leads_nowhere_is_told_at_the_cover(folder, covers, message):
    with_standard(folder)
    place = covered(folder, LIP, covers)
    (problem,) = judged(folder, "S302")
    assert ("S302", "error", message) == (problem.id, problem.severity, problem.message)
    assert place.line == problem.location.line
    assert place.file == problem.location.file


def test_a_cover_by_a_text_that_no_document_prints_is_told_at_the_cover(folder):
    with_standard(folder)
    place = covered(folder, LIP, "Z01: staff.why")
    assert () == judged(folder, "S302"), "the trainer's guide prints it"
    unlisted(folder, "effects")
    (problem,) = judged(folder, "S302")
    assert ("error", "no document prints `staff.why` of `taub`") == (problem.severity, problem.message)
    assert (place.file, place.line) == (problem.location.file, problem.location.line)


def test_a_near_name_is_proposed(folder):
    with_standard(folder)
    covered(folder, LIP, "Z11: patient.notice")
    (problem,) = judged(folder, "S302")
    assert "Z01" in problem.hint


def test_covers_are_not_judged_where_no_standard_is(folder):
    covered(folder, LIP, "Z01: patient.dose")
    assert () == judged(folder, "S302")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("held_by: Die Gestaltung", "required_in: []", "an element is `required_in` a document, `held_by` something"),
        ("required_in: [einwilligung, einweisung]", "required: [einwilligung]", "unknown key `required`"),
        ("id: Z01", "id: Zett", "the name of a standard's element, like C12"),
    ],
)
def test_a_standard_that_is_no_standard_is_told(folder, old, new, message):
    with_standard(folder, FULL.replace(old, new))
    assert any(message in str(problem) for problem in folder.problems())
