from __future__ import annotations

import pytest

from rules.judging import judged
from rules.standard import FULL, LIP, WAY, covered, marked, met, with_standard


def test_a_standard_that_is_met_is_not_told(folder):
    marked(met(folder))
    assert {"S307"} == {problem.id for problem in judged(folder, "S")}, "the small standard holds two sentences"


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
    covered(folder, WAY, "Z02: harms")
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
    (problem,) = judged(folder, "S301")
    message = "Z02 (Man darf warten) is covered by nothing that einwilligung prints"
    assert ("S301", message) == (problem.id, problem.message)
    unlisted(folder, "sections")
    assert ["S301"] == [problem.id for problem in judged(folder, "S301")], "now nobody reads it"
    assert ["S302"] == [problem.id for problem in judged(folder, "S302")]


def test_an_element_held_by_a_test_still_needs_the_sentence_that_it_asks_for(folder):
    met(folder)
    folder.spoil(
        "standards/blatt.yaml", "    held_by: Die Gestaltung\n", "@@    held_by: A\n    required_in: [merkblatt]\n"
    )
    assert ["S301"] == [problem.id for problem in judged(folder, "S301")]


@pytest.mark.parametrize(
    ("covers", "message"),
    [
        ("Z01: patient.dose", "`patient.dose` of `taub` holds no text"),
        ("Z01: staff.see.7", "`staff.see.7` of `taub` holds no text"),
        ("Z01: id", "`id` of `taub` holds no text"),
        ("Z01: watched_by", "`watched_by` of `taub` holds no text"),
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


def test_what_nobody_judged_is_told_at_the_element_with_what_to_do(folder):
    met(folder)
    found = judged(folder, "S304")
    assert {("S304", "warning")} == {(problem.id, problem.severity) for problem in found}
    assert ["Z01", "Z02", "Z03", "Z04"] == [problem.message.split()[0] for problem in found]
    assert "Z01 (Die Lippe wird taub) is judged by nobody" == found[0].message
    assert "Read it and judge: `handouts trace --standard blatt --judge`." == found[0].hint


def test_a_judgement_over_other_words_is_told_where_these_stand_now(folder):
    marked(met(folder))
    place = folder.spoil("zahn/effects.yaml", "  - id: taub\n", "  - @@id: taub\n")
    folder.rewrite("zahn/effects.yaml", "Meine Lippe ist taub", "Unsinn steht hier")
    (problem,) = judged(folder, "S304")
    told = "to judge again: `taub` said something else when it was judged by Ada Lind on 2031-04-02"
    assert f"Z01 (Die Lippe wird taub) is {told}" == problem.message
    assert (place.file, place.line) == (problem.location.file, problem.location.line)


def test_a_list_that_asks_for_less_is_told_at_the_element(folder):
    marked(met(folder))
    folder.rewrite("standards/blatt.yaml", "says: Man darf warten", "says: Warten")
    (problem,) = judged(folder, "S304")
    assert "Z02 (Warten) is to judge again: it asked for something else" in problem.message
    assert "standards/blatt.yaml:7:" in str(problem.location)


@pytest.mark.parametrize(
    ("reason", "told"), [("Z01 sagt es", []), ("Z03 sagt es", ["S306"]), ("Z99 sagt es", ["S306"])]
)
def test_a_reason_holds_while_the_element_that_it_names_is_told(folder, reason, told):
    met(folder)
    folder.rewrite("standards/blatt.yaml", "Das sagt die Praxis selbst.", f"{reason}.")
    assert told == [problem.id for problem in judged(folder, "S306")]
    folder.rewrite("zahn/effects.yaml", "    covers: {Z01: patient.notice}\n", "")
    assert ["S306"] == [problem.id for problem in judged(folder, "S306")]


def test_a_sentence_for_patients_that_no_element_holds_is_told_where_it_stands(folder):
    met(folder)
    before = {problem.message for problem in judged(folder, "S307")}
    assert "no element of a standard holds 'Meine Lippe ist taub'" not in before
    assert "no element of a standard holds 'Ein Nerv liegt nah am Zahn.'" in before
    covered(folder, ("zahn/effects.yaml", "  - id: taub-auf-dauer\n"), "Z02: patient")
    now = {problem.message for problem in judged(folder, "S307")}
    assert {"no element of a standard holds 'Ein Nerv liegt nah am Zahn.'"} < before - now


def test_without_a_standard_nothing_is_asked_of_a_sentence(folder):
    assert () == judged(folder, "S307")
