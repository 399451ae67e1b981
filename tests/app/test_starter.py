from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml

from builders import GUIDES, Folder
from handouts.app import pipeline, starter
from handouts.app.request import Request
from handouts.cli.main import COMMANDS, handouts, status
from handouts.errors import AccessError, ContentError, ExitStatus, UsageError

ROOT = Path(__file__).parents[2]
OURS = "praxis"


@pytest.fixture
def kit(tmp_path):
    """The second guide's kit."""
    starter.start(tmp_path / "kit", GUIDES, OURS)
    return tmp_path / "kit"


def text(kit: Path, name: str) -> str:
    return (kit / name).read_text("utf-8")


def test_the_content_is_copied_but_for_other_clinics(tmp_path):
    source = Folder.copied(tmp_path / "source").path
    (source / "clinics" / "example.yaml").write_text("name: Muster\nlogo: anker.png\n")
    (source / "clinics" / "anker.png").write_bytes(b"a logo")
    (source / "clinics" / "example.png").write_bytes(b"nobody's")
    (source / "zahn" / "releases.yaml").write_text("releases: []\n")
    (source / "clinics" / "approvals").mkdir()
    (source / "clinics" / "approvals" / "example.yaml").write_text("approvals: []\n")
    (source / ".hidden").write_text("")
    starter.start(tmp_path / "kit", source, OURS)
    there = {path.name for path in (tmp_path / "kit" / "content" / "clinics").iterdir()}
    assert {"example.yaml", "anker.png", f"{OURS}.yaml"} == there
    assert not (tmp_path / "kit" / "content" / "zahn" / "releases.yaml").exists()
    assert text(tmp_path / "kit", "content/zahn/guide.yaml") == (source / "zahn" / "guide.yaml").read_text("utf-8")
    assert not (tmp_path / "kit" / "content" / ".hidden").exists()


def test_its_provenance_has_the_digest_of_each_file_as_copied(kit):
    lines = text(kit, "PROVENANCE").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines if not line.startswith("#"))}
    assert {f"content/zahn/{name}.yaml" for name in ("guide", "effects", "training")} <= told.keys()
    assert told == {name: hashlib.sha256((kit / name).read_bytes()).hexdigest() for name in told}
    assert re.search(r"handouts \d+\.\d+\.\d+ .* SHA-256 [0-9a-f]{64}$", lines[0])
    assert "zahn 3.2 of 2031-03-12" in lines[1]


def test_a_checkout_on_windows_has_the_same_bytes(kit):
    assert "* text=auto eol=lf\n" in (kit / ".gitattributes").read_text("utf-8")


def test_the_clinics_file_cannot_be_taken_for_filled_in(kit):
    with pytest.raises(ContentError) as caught:
        pipeline.compose(Request(kit / "content", clinic=OURS))
    told = [(Path(one.location.file).name, one.message) for one in caught.value.problems]
    assert {f"{OURS}.yaml"} == {file for file, _ in told}
    assert all(" is empty: " in message for _, message in told)
    assert 5 == len(told)


VALUES = {
    "name": "Praxis", "address": "Weg 1", "hours": "Montag", "clinic": "030 1", "after-hours": "030 2",
    "country": "de", "crisis": '"113"', "email": "wir@praxis.example", "web": "https://praxis.example",
    "clinician": "Dr. Wer", "form_number": "F-1", "barcode": "F-1",
}  # fmt: skip


def test_every_line_counts_once_it_is_uncommented_and_filled_in(kit):
    file = kit / "content" / "clinics" / f"{OURS}.yaml"
    (file.parent / "logo.png").write_bytes((ROOT / "content" / "clinics" / "example.png").read_bytes())
    text = file.read_text("utf-8").partition("\n")[2]
    text = re.sub(r"(?m)^# (?=(  )?[a-z][a-z_-]*:)", "", text)
    text = re.sub(r"(?m)^( *)([a-z_-]+):$", lambda line: f"{line[0]} {VALUES.get(line[2], '')}", text)
    file.write_text(text, "utf-8")
    clinic = pipeline.compose(Request(kit / "content", clinic=OURS))[0].clinic
    guide = pipeline.compose(Request(GUIDES, clinic="hafen"))[0].guide.guide
    assert {name: fact.value for name, fact in guide.facts.items() if fact.local} == clinic.facts
    assert yaml.safe_load((GUIDES / "clinics" / "hafen.yaml").read_text("utf-8"))["own"].keys() <= clinic.own.keys()
    assert ["sample", "guides"] == [name for name, value in clinic if not value]
    assert ["113"] == [way.number for way in clinic.telephones.crisis]
    assert "112" == clinic.telephones.emergency[0].number


def test_no_template_is_left_with_a_gap(kit):
    texts = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    assert [] == [path for path, data in texts.items() if re.search(rb"@[a-z]+@", data)]


def commands(said: str) -> list[list[str]]:
    known = "new|build|check|preview|verify|approve"
    return [line.split() for line in re.findall(rf"\bhandouts ((?:{known})[^`\n]*)", said)]


@pytest.mark.parametrize("name", ["README.md", ".pre-commit-config.yaml", ".github/workflows/handouts.yml"])
def test_commands_that_it_names_exist_with_their_options(kit, name):
    found = commands(text(kit, name))
    assert found
    for command, *arguments in found:
        assert command in COMMANDS
        there = {one for option in handouts.get_command(None, command).params for one in option.opts} | {"--help"}
        assert set() == {one for one in arguments if one.startswith("-")} - there


def test_its_own_clinic_is_meant_where_none_is_named(kit, monkeypatch, capsys):
    monkeypatch.chdir(kit)
    assert ExitStatus.PROBLEMS == status(["build", "--only", "merkblatt"])
    told = capsys.readouterr().err
    assert f"{OURS}.yaml" in told  # it is not filled in yet; the sample is not built in its place
    assert not (kit / "dist").exists()


def test_a_kit_of_a_kit_is_for_the_new_clinic(kit, tmp_path):
    starter.start(tmp_path / "next", kit / "content", "haus")
    assert "clinic: haus\n" in text(tmp_path / "next", "content/handouts.yaml")


def test_its_hooks_are_those_of_the_project(kit):
    project = {one["id"]: one for one in yaml.safe_load(text(ROOT, ".pre-commit-hooks.yaml"))}
    local = {one["id"]: one for one in yaml.safe_load(text(kit, ".pre-commit-config.yaml"))["repos"][0]["hooks"]}
    assert project.keys() == local.keys()
    for name, hook in local.items():
        assert all(project[name][key] == hook[key] for key in ("name", "entry", "files", "pass_filenames"))


def test_its_workflow_runs_both_checks(kit):
    (job,) = yaml.safe_load(text(kit, ".github/workflows/handouts.yml"))["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert ["handouts check --guide all --format github", "handouts build --check --guide all"] == runs[1:]


def test_a_folder_that_is_not_empty_is_left_alone(kit):
    before = set(kit.rglob("*"))
    with pytest.raises(UsageError, match="is not empty"):
        starter.start(kit, GUIDES, "other")
    assert before == set(kit.rglob("*"))


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "kit").mkdir()
    assert starter.start(tmp_path / "kit", GUIDES, OURS)


@pytest.mark.parametrize("name", ["example", "../x", "Our Clinic", "", "a" * 50, "-x"])
def test_a_name_that_is_none_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="cannot be the name"):
        starter.start(tmp_path / "kit", GUIDES, name)
    assert not (tmp_path / "kit").exists()


def test_a_folder_without_a_guide_cannot_be_copied(tmp_path):
    with pytest.raises(UsageError, match="no guide is here"):
        starter.start(tmp_path / "kit", tmp_path, OURS)


def test_where_writing_fails_nothing_is_left(tmp_path, monkeypatch):
    true, calls = Path.write_bytes, []

    def full(path, data):
        calls.append(path)
        if len(calls) == 9:
            raise OSError(28, "No space left on device", str(path))
        return true(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(AccessError, match="No space left on device"):
        starter.start(tmp_path / "kit", GUIDES, OURS)
    assert [] == list((tmp_path / "kit").iterdir())
