"""Several guides in one folder: each has its own lists, words and clinic's values; what is shared stands once."""

from __future__ import annotations

import shutil

import pytest

from builders import CLINIC
from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.content.loader import load
from handouts.errors import ContentError

LIST = "title: Liste\nbasis: Erfunden\nelements:\n  - id: Z01\n    says: Es blutet\n    required_in: [einwilligung]\n"


@pytest.fixture
def two(folder):
    """A folder with a second guide, the same under another name."""
    shutil.copytree(folder.path / "zahn", folder.path / "ohr")
    folder.rewrite("ohr/guide.yaml", "id: zahn", "id: ohr")
    folder.rewrite("ohr/guide.yaml", "  bleiben:\n", "  liegen:\n")
    for path in (folder.path / "ohr").glob("*.yaml"):
        text = path.read_text("utf-8").replace("{bleiben}", "{liegen}").replace(": bleiben}", ": liegen}")
        path.write_text(text.replace("end: bleiben", "end: liegen").replace("slot: haus", "slot: ort"), "utf-8")
    return folder


def read(folder, guide):
    return load(folder.path, guide=guide, clinic=CLINIC)


def problems(folder, guide):
    with pytest.raises(ContentError) as caught:
        read(folder, guide)
    return [(problem.location, problem.message, problem.hint) for problem in caught.value.problems]


def test_what_stands_at_the_top_counts_for_the_guide_that_can_use_it(two):
    tooth, ear = read(two, "zahn").clinic, read(two, "ohr").clinic
    assert ({"bleiben"}, {"haus"}) == (set(tooth.facts), set(tooth.own))
    assert ({}, {}) == (ear.facts, ear.own)


def test_what_stands_under_a_guide_counts_for_that_guide_and_before_the_rest(two):
    said = "guides:\n  ohr: {facts: {liegen: '60'}, own: {ort: [Oben.]}}\n  zahn: {facts: {bleiben: '70'}}\n"
    two.write("clinics/hafen.yaml", (two.path / "clinics/hafen.yaml").read_text("utf-8") + said)
    tooth, ear = read(two, "zahn"), read(two, "ohr")
    assert {"bleiben": "70"} == {name: str(value) for name, value in tooth.clinic.facts.items()}
    assert {"haus"} == set(tooth.clinic.own)
    assert {"liegen": "60"} == {name: str(value) for name, value in ear.clinic.facts.items()}
    assert {"ort"} == set(ear.clinic.own)
    assert "60" == str(ear.facts["liegen"].value)


def test_a_value_under_a_guide_is_judged_at_its_place(two):
    path = two.path / "clinics/hafen.yaml"
    lines = ["guides:", "  ohr:", "    facts:", "      liegen: '5'", "    own:", "      ort: ['**Oben']", ""]
    path.write_text(path.read_text("utf-8") + "\n".join(lines), "utf-8")
    at = path.read_text("utf-8").count("\n") - 2  # the line of `liegen`
    assert at + 2 in {place.line for place, *_ in problems(two, "ohr")}
    two.rewrite("clinics/hafen.yaml", "**Oben", "Oben {bleiben}")
    found = problems(two, "ohr")
    assert [(at, "`liegen` is 5, outside its bounds"), (at + 2, "unknown fact `{bleiben}`")] == [
        (place.line, message) for place, message, _ in found
    ]
    read(two, "zahn")  # the other guide is not concerned


def test_a_fact_that_two_guides_have_is_not_guessed(two):
    two.rewrite("ohr/guide.yaml", "  liegen:\n", "  bleiben:\n    value: '45'\n    unit: minute\n    local: "
                "{at_least: '30', at_most: '90', why: Erfunden.}\n  liegen:\n")  # fmt: skip
    ((_, message, hint),) = problems(two, "zahn")
    assert "`bleiben` can be meant for `ohr`, `zahn`" == message
    assert "`guides:`" in hint


def test_a_fact_that_no_guide_has_is_told_in_each(two):
    two.rewrite("clinics/hafen.yaml", "  bleiben:", "  blieben:")
    for guide in ("zahn", "ohr"):
        assert ["unknown fact `blieben`"] == [message for _, message, _ in problems(two, guide)]


def test_a_guide_that_is_not_there_is_told(two):
    path = two.path / "clinics/hafen.yaml"
    path.write_text(path.read_text("utf-8") + "guides:\n  ohrr: {}\n", "utf-8")
    (found,) = problems(two, "zahn")
    assert ("unknown guide `ohrr`", "Did you mean `ohr`?") == found[1:]


def test_a_key_that_a_guide_s_part_does_not_know_is_told_once(two):
    path = two.path / "clinics/hafen.yaml"
    path.write_text(path.read_text("utf-8") + "guides:\n  ohr: {fact: {}}\n", "utf-8")
    (found,) = problems(two, "zahn")
    assert ("unknown key `fact`", "Did you mean `facts`?") == found[1:]


def test_a_list_of_a_guide_is_held_against_it_alone(two):
    (two.path / "ohr/standards").mkdir()
    two.write("ohr/standards/liste.yaml", LIST)
    assert {"liste"} == set(read(two, "ohr").standards)
    assert {} == read(two, "zahn").standards


def test_of_the_shared_lists_a_guide_names_those_that_it_is_held_against(two):
    (two.path / "standards").mkdir()
    two.write("standards/liste.yaml", LIST)
    two.write("standards/andere.yaml", LIST.replace("Z01", "Z02"))
    assert {"liste", "andere"} == set(read(two, "ohr").standards)
    two.rewrite("ohr/guide.yaml", "language: de-DE\n", "language: de-DE\nstandards: [andere]\n")
    assert {"andere"} == set(read(two, "ohr").standards)
    two.rewrite("ohr/guide.yaml", "[andere]", "[]")
    assert {} == read(two, "ohr").standards
    two.rewrite("ohr/guide.yaml", "[]", "[ander]")
    (found,) = problems(two, "ohr")
    assert ("unknown standard `ander`", "Did you mean `andere`?") == found[1:]


def test_a_guide_s_phrases_count_before_the_shared_ones_and_need_not_be_all(two):
    shared = read(two, "zahn").phrases
    two.write("ohr/phrases.yaml", "units:\n  minute: {one: '{n} Min.', other: '{n} Min.'}\n")
    own = read(two, "ohr").phrases
    assert own.units["minute"] != shared.units["minute"]
    assert " Min." in str(own.units["minute"].other)
    assert shared.units["hour"] == own.units["hour"]
    assert shared == read(two, "zahn").phrases


def test_a_fault_in_a_guide_s_phrases_is_told_in_its_own_file(two):
    two.write("ohr/phrases.yaml", "status:\n  form: Blatt\nunit: {}\n")
    places = {(place.file.rpartition("content/")[2], place.line) for place, *_ in problems(two, "ohr")}
    assert {("ohr/phrases.yaml", 2), ("ohr/phrases.yaml", 3)} == places


def test_a_document_depends_on_both_files_of_phrases(two):
    two.write("ohr/phrases.yaml", "units:\n  minute: {other: '{n} Min.'}\n")
    inputs = drawing.inputs(read(two, "ohr"))
    assert {"phrases.yaml", "ohr/phrases.yaml"} <= inputs.keys()
    assert "zahn/guide.yaml" not in inputs


def test_both_guides_build_from_one_folder(two):
    for guide in ("zahn", "ohr"):
        edition, composed = pipeline.compose(Request(two.path, guide, CLINIC, documents=("merkblatt",)))
        assert ["merkblatt"] == list(composed)
        assert guide == edition.guide.guide.id
