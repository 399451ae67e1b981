from __future__ import annotations

import pytest
import yaml

from builders import Folder
from handouts.content.loader import FILES, load
from handouts.errors import AccessError, UsageError
from handouts.yamlfile import source

EVERY_FILE = [*(f"zahn/{name}.yaml" for name in FILES), "clinics/hafen.yaml", "phrases.yaml"]


def test_all_problems_of_all_files_are_told_at_once_and_in_order(folder):
    places = [
        folder.spoil("clinics/hafen.yaml", 'bleiben: "50"', 'bleiben: @@"29"'),
        folder.spoil("phrases.yaml", '"Blatt {code}"', "@@Blatt"),
        folder.spoil("zahn/consent.yaml", "lines: 3", "lines: @@300"),
        folder.spoil("zahn/effects.yaml", "icon: numb", "icon: @@nump"),
        folder.spoil("zahn/effects.yaml", "icon: pain", "@@ikon: pain"),
        folder.spoil("zahn/expectations.yaml", "title: Das weiß niemand", "title: Das **@@{weiss} niemand**"),
        folder.spoil("zahn/guide.yaml", "date: 2031-03-12", "date: @@2031-02-30"),
        folder.spoil("zahn/monitoring.yaml", "Werte mit Uhrzeit", "Werte @@**mit Uhrzeit"),
        folder.spoil("zahn/references.yaml", "checked: 2031-01-05", "checked: @@gestern"),
        folder.spoil("zahn/training.yaml", "value: 30,", "value: @@.inf,"),
    ]
    folder.write("zahn/glossary.yaml", "terms: [")
    found = [problem.location for problem in folder.problems()]
    assert set(places) <= set(found)
    assert found == sorted(found)
    assert any(place.file.endswith("glossary.yaml") for place in found)


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_missing_file_is_told(folder, file):
    (folder.path / file).unlink()
    if file in {"zahn/guide.yaml", "clinics/hafen.yaml"}:
        with pytest.raises(UsageError):
            folder.load()
    else:
        assert [problem.message for problem in folder.problems()] == ["the file is missing"]


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_folder_in_the_place_of_a_file_is_told(folder, file):
    (folder.path / file).unlink()
    (folder.path / file).mkdir()
    assert [problem.message for problem in folder.problems()] == ["this is not a file"]


@pytest.mark.parametrize(
    "name", ["zahn/glossary.yaml", "clinics/hafen.yaml", "phrases.yaml", "zahn", "clinics/bild.png"]
)
def test_a_link_that_leads_out_of_the_folder_is_refused_before_it_is_followed(folder, name, tmp_path):
    path, elsewhere = folder.path / name, tmp_path / "elsewhere"
    if path.exists():
        path.rename(elsewhere)
    else:
        elsewhere.write_bytes(b"a picture")
    path.symlink_to(elsewhere)
    told = "this is a link that leads out of the content folder, to "
    assert [(str(path), f"{told}{elsewhere}")] == [(one.location.file, one.message) for one in folder.problems()]


def test_a_link_within_the_folder_is_followed(folder):
    path = folder.path / "zahn" / "glossary.yaml"
    path.rename(folder.path / "words.txt")
    path.symlink_to("../words.txt")
    assert () == folder.problems()


def test_what_a_tool_of_yaml_1_1_saved_anew_says_the_same(folder):
    before = folder.load().guide
    for path in folder.path.rglob("*.yaml"):
        saved = yaml.dump(yaml.load(path.read_bytes(), yaml.CSafeLoader), allow_unicode=True, sort_keys=False)
        path.write_text(saved, "utf-8")
    assert "true:" in (folder.path / "zahn" / "expectations.yaml").read_text("utf-8")
    assert folder.load().guide == before


def test_a_file_that_links_to_itself_cannot_be_read(folder):
    path = folder.path / "zahn" / "effects.yaml"
    path.unlink()
    path.symlink_to(path)
    with pytest.raises(AccessError, match=r"effects\.yaml: cannot be read"):
        folder.load()


@pytest.mark.parametrize(
    "name", ["../clinics/hafen", "/etc/passwd", "", ".", "..", "hafen.yaml", "x" * 5000, "ha\nfen"]
)
def test_the_name_of_a_clinic_is_no_path(folder, name):
    with pytest.raises(UsageError, match="no clinic"):
        folder.load(name)


@pytest.mark.parametrize("name", ["../content/zahn", "zahn/", "./zahn", "/", "clinics", "x" * 5000])
def test_the_name_of_a_guide_is_no_path(folder, name):
    with pytest.raises(UsageError, match="no guide"):
        load(folder.path, guide=name, clinic="hafen")


def test_the_nearest_clinic_is_named(folder):
    with pytest.raises(UsageError, match="Did you mean `hafen`"):
        folder.load("haven")


def test_a_folder_without_a_guide_says_what_a_guide_is(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match=r"a guide is a folder with a guide\.yaml"):
            load(path)


def test_with_two_guides_one_must_be_named(folder):
    (folder.path / "ohr").mkdir()
    folder.write("ohr/guide.yaml", "")
    with pytest.raises(UsageError, match="ohr, zahn"):
        folder.load()


def test_a_clinic_without_local_values_takes_those_of_the_guide(folder):
    assert folder.load("insel").clinic.facts == {}


def test_a_file_is_parsed_once_for_however_many_clinics_and_copies_and_anew_when_it_changes(
    folder, tmp_path, monkeypatch
):
    parsed = []
    parse = source.parse_tree

    def counted(raw, tree):
        parsed.append(raw)
        return parse(raw, tree)

    monkeypatch.setattr(source, "parse_tree", counted)
    source._parsed.cache_clear()
    copy = Folder.copied(tmp_path / "copy", folder.path)
    for one, clinic in ((folder, "hafen"), (folder, "insel"), (copy, "hafen")):
        one.load(clinic)
    assert sorted(parsed) == sorted(set(parsed))
    before = len(parsed)
    folder.rewrite("zahn/effects.yaml", "icon: numb", "icon: nump")
    first, again = folder.problems(), folder.problems()
    assert first == again
    assert [str(folder.path / "zahn" / "effects.yaml")] == [one.location.file for one in first]
    assert before + 1 == len(parsed)


def test_a_fault_is_told_in_each_copy_of_a_file(folder, tmp_path):
    folder.rewrite("zahn/effects.yaml", "sources: [erfunden-eins]", "sources: ~")
    copy = Folder.copied(tmp_path / "copy", folder.path)
    for one in (folder, copy, folder):
        assert {str(one.path / "zahn" / "effects.yaml")} == {problem.location.file for problem in one.problems()}


@pytest.mark.parametrize(
    ("stray", "hint"),
    [("efects.yaml", "Did you mean `effects.yaml`?"), ("Effects.yml", "Did you mean `effects.yaml`?"),
     ("2031.yaml", "Nothing reads it"), ("effects copy.yaml", "Did you mean `effects.yaml`?")],
)  # fmt: skip
def test_a_file_of_a_guide_that_nobody_reads_is_told(folder, stray, hint):
    folder.write(f"zahn/{stray}", "effects: []\n")
    (problem,) = folder.problems()
    assert str(folder.path / "zahn" / stray) == str(problem.location)
    assert f"unknown file `{stray}`" == problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("stray", ["README.md", ".effects.yaml", "effects.yaml~", "releases.yaml.bak"])
def test_a_file_that_does_not_look_like_content_is_left_alone(folder, stray):
    folder.write(f"zahn/{stray}", "effects: []\n")
    assert () == folder.problems()


@pytest.mark.parametrize("name", ["effects.yml", "Effects.yaml", "effects.yaml.txt"])
def test_a_missing_file_that_has_another_name_is_named(folder, name):
    (folder.path / "zahn" / "effects.yaml").rename(folder.path / "zahn" / name)
    missing = [problem for problem in folder.problems() if problem.message == "the file is missing"]
    assert [f"There is `{name}`; rename it."] == [problem.hint for problem in missing]


def test_a_guide_or_clinic_that_ends_in_yml_is_named(folder):
    (folder.path / "clinics" / "hafen.yaml").rename(folder.path / "clinics" / "hafen.yml")
    with pytest.raises(UsageError, match=r"clinics/hafen\.yml; its name must end with \.yaml"):
        folder.load()
    (folder.path / "zahn" / "guide.yaml").rename(folder.path / "zahn" / "guide.yml")
    with pytest.raises(UsageError, match=r"zahn/guide\.yml; its name must end with \.yaml"):
        folder.load()


def test_of_very_many_problems_of_a_file_the_first_are_told(folder):
    folder.write("zahn/effects.yaml", "effects:\n" + "  - {}\n" * 1000)
    problems = [problem for problem in folder.problems() if problem.location.file.endswith("effects.yaml")]
    assert any("more problems are in this file" in problem.message for problem in problems)
    assert len(problems) < 150
