from __future__ import annotations

import pytest

from handouts.app import pipeline
from handouts.rules.coverage import count_verdicts
from rules.judging import judged, request, subject
from rules.standard import LIP, WAY, covered, marked, met, with_standard

NOTICE = "notice: Meine Lippe ist taub"


def verdicts(folder):
    return {one.element.id: one.verdict for one in pipeline.coverage(request(folder))["blatt"]}


def changed(folder):
    return {one.element.id: one.changed for one in pipeline.coverage(request(folder))["blatt"] if one.changed}


def test_coverage_tells_what_is_missing_and_what_is_decided_otherwise(folder):
    with_standard(folder)
    covered(folder, WAY, "Z02: harms")
    found = {one.element.id: one for one in subject(folder).coverage["blatt"]}
    assert ("einwilligung", "einweisung") == found["Z01"].missing
    assert ["weg-warten"] == [cover.item for cover in found["Z02"].covers]
    assert all(() == found[name].missing for name in ("Z02", "Z03", "Z04"))
    assert {"Z01": "not told", "Z02": "to judge", "Z03": "to judge", "Z04": "to judge"} == verdicts(folder)


def test_what_a_person_judged_is_told_left_out_or_held(folder):
    marked(met(folder))
    assert {"Z01": "told", "Z02": "told", "Z03": "left out", "Z04": "held"} == verdicts(folder)
    assert {"told": 2, "held": 1, "left out": 1} == count_verdicts(pipeline.coverage(request(folder))["blatt"])


@pytest.mark.parametrize(
    ("change", "element", "what"),
    [
        (("zahn/effects.yaml", NOTICE, "notice: Ein Zahn ist weiß"), "Z01", "taub"),
        (("zahn/effects.yaml", NOTICE, "notice: Meine Lippe ist nicht taub"), "Z01", "taub"),
        (("standards/blatt.yaml", "says: Die Lippe wird taub", "says: Die Lippe"), "Z01", "Z01"),
        (("standards/blatt.yaml", "darf warten", "darf warten\n    contains: [Wie lange]"), "Z02", "Z02"),
        (("standards/blatt.yaml", "Das sagt die Praxis selbst.", "Das weiß jeder."), "Z03", "Z03"),
        (("standards/blatt.yaml", "held_by: Die Gestaltung", "held_by: Der Drucker"), "Z04", "Z04"),
    ],
)
def test_what_was_judged_is_to_be_judged_again_when_it_changes(folder, change, element, what):
    marked(met(folder))
    folder.rewrite(*change)
    assert "to judge again" == verdicts(folder)[element]
    assert {element: (what,)} == changed(folder)


def test_what_a_country_says_otherwise_is_judged_for_it_and_leaves_the_judgement_of_the_first_alone(folder):
    met(folder)
    folder.rewrite("zahn/effects.yaml", NOTICE, "notice: Meine Lippe ist {country.wort}")
    folder.write("countries/us.yaml", (folder.path / "countries/de.yaml").read_text("utf-8"))
    (folder.path / "zahn/countries").mkdir()
    for country, word in (("us", "taub"), ("de", "dick")):
        folder.write(f"zahn/countries/{country}.yaml", f"words: {{wort: {{text: {word}}}}}\n")
    marked(folder)
    assert "told" == verdicts(folder)["Z01"]
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "sample: true\ncountry: de\n")
    assert {"Z01": ("taub",)} == changed(folder)
    assert "told" == verdicts(folder)["Z02"]
    marked(folder)
    assert {} == changed(folder)
    folder.rewrite("clinics/hafen.yaml", "country: de\n", "country: us\n")
    assert {} == changed(folder)


def test_another_sentence_in_its_place_and_one_that_is_gone_are_changes(folder):
    marked(met(folder))
    folder.rewrite("zahn/effects.yaml", "Z01: patient.notice", "Z01: patient.do")
    folder.rewrite("zahn/expectations.yaml", "    covers: {Z02: harms}\n", "")
    covered(folder, ("zahn/expectations.yaml", "  - id: punkt-wange\n"), "Z02: title")
    assert {"Z01": ("taub",), "Z02": ("punkt-wange", "weg-warten")} == changed(folder)


def test_a_figure_that_changes_is_a_change_and_a_remark_is_none(folder):
    with_standard(folder)
    covered(folder, LIP, 'Z01: "patient.notice, lasts.staff"')
    covered(folder, WAY, "Z02: harms")
    marked(folder)
    folder.rewrite("zahn/effects.yaml", f"      {NOTICE}\n", f"      # die Unterlippe\n      {NOTICE}\n")
    assert {} == changed(folder)
    folder.rewrite("zahn/guide.yaml", "  taub-bis:\n    value: 2 to 3\n", "  taub-bis:\n    value: 2 to 5\n")
    assert {"Z01": ("taub",)} == changed(folder)


def test_a_clinic_s_own_name_and_values_change_no_judgement(folder):
    with_standard(folder)
    folder.rewrite("zahn/guide.yaml", "  einwilligung:\n", "  einwilligung:\n    covers: {Z02: front.clinic}\n")
    covered(folder, LIP, "Z01: patient.notice")
    marked(folder)
    clinic = (folder.path / "clinics/hafen.yaml").read_text("utf-8")
    name = clinic.split("name: ", 1)[1].split("\n", 1)[0]
    folder.write("clinics/hafen.yaml", clinic.replace(name, "Zahnhaus am Deich", 1))
    assert {} == changed(folder)
    assert "told" == verdicts(folder)["Z02"]


def test_several_ways_to_tell_an_element_are_judged_as_one(folder):
    with_standard(folder)
    covered(folder, LIP, 'Z01: "patient.notice; staff.why"')
    covered(folder, WAY, "Z02: harms")
    marked(folder)
    folder.rewrite("zahn/effects.yaml", "why: Gewollt und kurz.", "why: Gewollt.")
    assert {"Z01": ("taub",)} == changed(folder)


def test_another_right_answer_is_a_change_though_every_word_stays(folder):
    with_standard(folder)
    question = "  - id: quiz-spuelen\n"
    folder.rewrite("zahn/training.yaml", question, f"{question}    covers: {{Z01: choices}}\n")
    marked(folder)
    folder.rewrite("zahn/training.yaml", "{text: Erst morgen, right: true}", "{text: Erst morgen}")
    folder.rewrite("zahn/training.yaml", "{text: Sofort}", "{text: Sofort, right: true}")
    assert {"Z01": ("quiz-spuelen",)} == changed(folder)


def test_another_reading_in_a_case_and_another_way_out_of_a_flow_are_changes(folder):
    with_standard(folder)
    case, flow = "  - id: fall-blutung\n", "  - id: fluss-blutung\n"
    folder.rewrite("zahn/training.yaml", case, f'{case}    covers: {{Z01: "readings, stages"}}\n')
    folder.rewrite("zahn/training.yaml", flow, f'{flow}    covers: {{Z02: "questions, ends"}}\n')
    marked(folder)
    folder.rewrite("zahn/training.yaml", "shows: nass, stressed: true", "shows: nass")
    folder.rewrite("zahn/training.yaml", "{says: Ja, to: neu-beissen}", "{says: Ja, to: nach-hause}")
    assert {"Z01": ("fall-blutung",), "Z02": ("fluss-blutung",)} == changed(folder)


def test_what_staff_act_on_must_stand_on_a_slide(folder):
    met(folder)
    asked = "required_in: [einwilligung, einweisung]"
    folder.rewrite("standards/blatt.yaml", asked, "required_in: [einweisung]\n    on_slide: true")
    assert "to judge" == verdicts(folder)["Z01"]
    folder.rewrite("zahn/effects.yaml", "    covers: {Z01: patient.notice}\n", "")
    slide = "      - id: folie-vergleich\n"
    folder.rewrite("zahn/training.yaml", slide, f"{slide}        covers: {{Z01: notes.say.0}}\n")
    (one,) = [one for one in pipeline.coverage(request(folder))["blatt"] if one.unseen]
    assert ("Z01", "not told", ("einweisung",)) == (one.element.id, one.verdict, one.unseen)
    assert ["S303"] == [problem.id for problem in judged(folder, "S303")]
