from __future__ import annotations

import shutil

import pytest

from handouts.content.loader import load
from handouts.edition import select
from handouts.errors import ContentError
from handouts.text.markup import plain

GUIDE, EFFECTS, CLINIC = "zahn/guide.yaml", "zahn/effects.yaml", "clinics/hafen.yaml"
TEXTS = "zahn/expectations.yaml"

SPOILT = {
    "below its bounds": (
        CLINIC,
        'bleiben: "50"',
        'bleiben: @@"29"',
        "`bleiben` is 29, outside",
        "allows 30 to 90 (unit: minute). Erfunden",
    ),
    "above its bounds": (CLINIC, 'bleiben: "50"', "bleiben: @@50 to 91", "`bleiben` is 50 to 91, outside", "30 to 90"),
    "a pressure for a time": (CLINIC, 'bleiben: "50"', "bleiben: @@50/40", "`bleiben` is 50/40, outside", "30 to 90"),
    "not local": (
        CLINIC,
        "bleiben:",
        "@@eingriff:",
        "`eingriff` is not a fact that a clinic may set",
        "There is bleiben, essen-bis, puls-grenze",
    ),
    "a record that is shown alone": (
        GUIDE,
        "alone: daheim",
        "alone: @@protokoll-werte",
        "`protokoll-werte` is part of a record, which is never shown alone",
        "Name a section that patients read",
    ),
    "a deck that teaches of its own trainer's guide": (
        GUIDE,
        "told_in: einwilligung",
        "told_in: @@begleitheft",
        "`einweisung` teaches of a handout that itself shows `einweisung`",
        "Name the handout that patients read.",
    ),
    "a date where a name is written": (
        GUIDE,
        "{id: tag-heute, label: Tag, kind: date}",
        "{id: tag-heute, label: Tag, kind: date, same_as: @@feld-name}",
        "`tag-heute` and `feld-name` cannot be one field",
        "Both have one `kind:`",
    ),
    "a blank that nobody knows": (
        GUIDE,
        "{id: tag-heute, label: Tag, kind: date}",
        "{id: tag-heute, label: Tag, kind: date, same_as: @@feld-geborn}",
        "unknown blank `feld-geborn`",
        "Did you mean `feld-geboren`",
    ),
    "no logo": (
        CLINIC,
        "form_number:",
        "logo: @@bild.png\nform_number:",
        "there is no file `bild.png`",
        "Put the picture",
    ),
    "no such language": (GUIDE, "de-DE", "@@xq-DE", "unknown language `xq-DE`", "en-US"),
    "a unit without words": (
        "phrases.yaml",
        "units:\n  minute:",
        "@@units:\n  year:",
        "no words for the unit `minute`",
        "Used first at",
    ),
    "a comparison with nobody": (
        EFFECTS,
        'of_100: "62.5", study: zaehlung',
        'of_100: "62.5", comparison: @@"3", study: umfrage',
        "`umfrage` does not say with whom it compares",
        "comparator",
    ),
    "a change compared with nobody": (
        EFFECTS,
        'comparison: "2", unit: mmhg, study: zaehlung',
        'comparison: @@"2", unit: mmhg, study: umfrage',
        "`umfrage` does not say with whom it compares",
        "comparator",
    ),
    "a day of three": (
        "zahn/expectations.yaml",
        "      end: stunde-eins",
        "      end: @@wunde-zu",
        "`wunde-zu` is too long or too short for a time line",
        "48 hours",
    ),
    "checks without a pause": (
        GUIDE,
        'pruefen-alle:\n    value: "5"',
        'pruefen-alle:\n    value: "0.5"',
        "`pruefen-alle` is too long or too short for a time line",
        "at least a minute apart",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_what_does_not_fit_together_is_told_at_its_place(folder, spoilt):
    file, old, new, message, hint = spoilt
    place = folder.spoil(file, old, new if "@@" in new else f"@@{new}")
    (problem,) = folder.problems()
    assert message in problem.message
    assert hint in problem.hint
    if "@@" in new:
        assert problem.location == place


def test_a_local_value_at_its_very_bounds_is_right(folder):
    folder.spoil(CLINIC, 'bleiben: "50"', "bleiben: @@30 to 90")
    assert folder.problems() == ()


def test_the_id_of_a_guide_is_the_name_of_its_folder(folder):
    place = folder.spoil(GUIDE, "id: zahn\n", "id: @@zahne\n")
    (problem,) = folder.problems()
    assert (problem.location, problem.message) == (place, "the id `zahne` is not the name of the folder, `zahn`")
    assert "Write `id: zahn`" in problem.hint


def test_two_guides_with_one_id_are_told_in_each(folder):
    shutil.copytree(folder.path / "zahn", folder.path / "backe")
    told = {}
    for name in ("zahn", "backe"):
        with pytest.raises(ContentError) as caught:
            load(folder.path, guide=name, clinic="insel")
        told[name] = [(one.location.file, one.location.line, one.message) for one in caught.value.problems]
    here, there = (str(folder.path / name / "guide.yaml") for name in ("zahn", "backe"))
    assert [(here, 2, f"the id `zahn` is that of another guide too, {there}")] == told["zahn"]
    assert (there, 2, f"the id `zahn` is that of another guide too, {here}") in told["backe"]
    folder.rewrite("backe/guide.yaml", "id: zahn\n", "id: backe\n")
    load(folder.path, guide="backe", clinic="insel")
    folder.write("backe/guide.yaml", "id: [zahn\n")
    load(folder.path, guide="zahn", clinic="insel")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (TEXTS, "Weich und lau.", "'Im Notfall @@{clinic.crisis}.'"),
        (TEXTS, "Weich und lau.", "'Im Notfall @@{clinic.crisis-name}.'"),
        (CLINIC, "Der Aufzug ist", "Notruf @@{clinic.crisis}. Der Aufzug ist"),
    ],
)
def test_a_crisis_line_that_is_named_must_be_the_clinics(folder, file, old, new):
    folder.rewrite(CLINIC, "  crisis: 030 23125 099\n", "")
    assert () == folder.problems()
    folder.spoil(file, old, new)
    (problem,) = folder.problems()
    assert "`crisis` is missing here" == problem.message
    assert problem.location.file.endswith(CLINIC)
    assert file in problem.hint


def test_a_card_for_a_crisis_line_needs_its_number(folder):
    folder.spoil(CLINIC, "  crisis: 030 23125 099\n", "@@")
    place = folder.spoil(TEXTS, "telephone: clinic", "telephone: @@crisis")
    (problem,) = folder.problems()
    assert "`crisis` is missing here" == problem.message
    assert f"a card of the guide names it at {place}" in problem.hint


OTHER_FLOW = """flows:
  - id: fluss-zwei
    start: frage-zwei
    questions:
      - id: frage-zwei
        ask: Kalt?
        tone: plain
        answers: [{says: Ja, to: ende-zwei}, {says: Nein, to: ende-zwei}]
    ends: [{id: ende-zwei, text: Ende, goes_on: true}]
"""


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("to: frage-luft", "to: @@frage-zwei", "`frage-luft`"),
        ("start: frage-luft", "start: @@frage-zwei", "`frage-luft`"),
        ("tone: care", "only_after: @@ende-drei\n        tone: care", None),
    ],
)
def test_no_flow_leads_into_another(folder, old, new, hint):
    folder.rewrite("zahn/training.yaml", "flows:\n", OTHER_FLOW)
    place = folder.spoil("zahn/training.yaml", old, new)
    (problem,) = folder.problems()
    assert place == problem.location
    if hint:
        assert "stands in `fluss-zwei`, and nothing leads from one flow to another" in problem.message
        assert hint in problem.hint


@pytest.mark.parametrize(
    ("file", "patient", "row", "name"),
    [
        (
            EFFECTS,
            "patient:\n      notice: Mein Herz klopft\n      do: Heben Sie die Hand.",
            "schmerz, @@blutdruck-hoch]",
            "blutdruck-hoch",
        ),
        (
            "zahn/monitoring.yaml",
            (
                "patient:\n      name: Tupfer und Wunde\n      when: Danach, und in der ersten Woche\n"
                "      hurts: Nein.\n      why: Damit es nicht weiter blutet."
            ),
            "items: [pruefung-puls, @@pruefung-tupfer]",
            "pruefung-tupfer",
        ),
    ],
    ids=["an effect", "a check"],
)
def test_what_another_item_tells_of_has_no_row(folder, file, patient, row, name):
    folder.rewrite(file, patient, "told_by: essen")
    place = folder.spoil(GUIDE, row.replace("@@", ""), row)
    (problem,) = folder.problems()
    assert (place, f"`{name}` has no row: `essen` tells patients of it") == (problem.location, problem.message)
    assert "Take it out here" in problem.hint


def test_a_unit_is_data_with_its_plural_forms(folder):
    folder.write("zahn/phrases.yaml", "units:\n  tablette: {one: '{n} Tablette', other: '{n} Tabletten'}\n")
    folder.rewrite("zahn/guide.yaml", '    value: "1.7"\n    unit: mg\n', '    value: "2"\n    unit: tablette\n')
    edition = select(folder.load())
    assert "2\N{NO-BREAK SPACE}Tabletten" == plain(edition.quote("mittel", ""))
    folder.rewrite("zahn/guide.yaml", '    value: "2"\n    unit: tablette\n', '    value: "1"\n    unit: tablette\n')
    assert "1\N{NO-BREAK SPACE}Tablette" == plain(select(folder.load()).quote("mittel", ""))


def test_a_clinic_s_value_says_in_which_unit_it_is_counted(folder):
    place = folder.spoil("clinics/hafen.yaml", 'bleiben: "50"', "bleiben: @@50 min")
    (found,) = folder.problems()
    assert (place, "Write the number alone; the unit of `bleiben` is minute.") == (found.location, found.hint)
    folder.rewrite("clinics/hafen.yaml", "50 min", "'200'")
    (found,) = folder.problems()
    assert found.hint.startswith("The guide allows 30 to 90 (unit: minute).")


def test_lanes_are_for_slides_and_a_handout_that_shows_them_is_told(folder):
    place = folder.spoil(GUIDE, "item: heilung", "item: @@ablauf-bild")
    (problem,) = (found for found in folder.problems() if "lanes" in found.message)
    assert (place, "`ablauf-bild` has lanes, which are shapes for staff") == (problem.location, problem.message)


@pytest.mark.parametrize("look", ["cards", "boxes", "columns"])
def test_a_table_of_a_topic_is_not_lost_where_topics_stand_side_by_side(folder, look):
    place = folder.spoil(GUIDE, "items: [tablettenplan]", f"look: {look}\n            items: [@@tablettenplan]")
    (problem,) = (found for found in folder.problems() if "table" in found.message)
    assert (place, f"`tablettenplan` has a table, which `look: {look}` has no room for") == (
        problem.location,
        problem.message,
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    caption: Umriss, keine Messwerte.\n", "", "beside `lanes` are `before`"),
        ("    title: Wie heilt die Wunde?\n", "    title: Wie heilt die Wunde?\n    checks: Puls\n", "go with `lanes`"),
    ],
    ids=["lanes alone", "checks alone"],
)
def test_lanes_and_what_stands_beside_them_go_together(folder, old, new, told):
    folder.rewrite("zahn/expectations.yaml", old, new)
    assert any(told in problem.message for problem in folder.problems())


def test_what_a_picture_says_of_its_people_is_missing_where_it_is(folder):
    folder.rewrite("zahn/expectations.yaml", "    yes: {patient: mit Fistel, staff: mit Fistel}\n", "")
    (problem,) = folder.problems()
    assert "`yes` is missing here: a picture says it" == problem.message
