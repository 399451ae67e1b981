"""The shipped content, spoilt as a clinic might spoil it: every fault told, nothing written, no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builders import Folder
from handouts.cli.main import status

COMMAND = [sys.executable, "-c", "from handouts.cli.main import run; run()"]
PLACE = re.compile(r"^(?P<file>\S+\.yaml):(?P<line>\d+):(?P<column>\d+): error: \S", re.MULTILINE)


@pytest.fixture
def clinic(root, tmp_path):
    """A folder as a clinic has it: content/ and dist/ with what was built before."""
    folder = Folder.copied(tmp_path / "content", root / "content")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "ketamine-consent.pdf").write_bytes(b"the old one")
    return folder


@pytest.fixture
def build(clinic, monkeypatch, capfd):
    """Build as a person does, in the folder; return exit status and what was said."""
    monkeypatch.chdir(clinic.path.parent)

    def build(*options, run=status):
        code = run(["build", *options])
        said = capfd.readouterr().err
        assert "Traceback" not in said
        dist = [(path.name, path.read_bytes()) for path in Path("dist").iterdir()]
        assert dist == [("ketamine-consent.pdf", b"the old one")], "dist/ is untouched"
        return code, said

    return build


def in_a_process(arguments):
    return subprocess.run([*COMMAND, *arguments], check=False).returncode


def test_ten_faults_in_ten_files_are_told_in_one_run(clinic, build):
    guide = "ketamine"
    places = [
        clinic.spoil("clinics/example.yaml", "telephones:", "facts: {observation: @@one hour}\ntelephones:"),
        clinic.spoil("phrases.yaml", '"Form {code}"', "@@Form"),
        clinic.spoil(f"{guide}/consent.yaml", "closing:", "@@closng:"),
        clinic.spoil(f"{guide}/effects.yaml", "icon: ", "icon: @@no-such-"),
        clinic.spoil(f"{guide}/expectations.yaml", "\n  - id: ", "\n  - id: @@dose\n  - id: "),
        clinic.spoil(f"{guide}/glossary.yaml", "means: ", "means: @@**"),
        clinic.spoil(f"{guide}/guide.yaml", "review_by: 2027", "review_by: @@2027-02-30 #"),
        clinic.spoil(f"{guide}/monitoring.yaml", "period: baseline", "period: @@baselin"),
        clinic.spoil(f"{guide}/references.yaml", "\n    short: ", "\n    status: @@sure\n    short: "),
        clinic.spoil(f"{guide}/training.yaml", "kind: voice", "kind: @@choir"),
    ]
    code, said = build(run=in_a_process)
    assert code == 1
    told = {(found["file"], int(found["line"]), int(found["column"])) for found in PLACE.finditer(said)}
    home = f"{clinic.path.parent}/"
    wanted = {(place.file.removeprefix(home), place.line, place.column) for place in places}
    assert wanted <= told, said
    assert len({file for file, _, _ in told}) == 10
    assert "nothing was written" in said


UNREADABLE = {
    "a file of 50 MB": lambda path: os.truncate(path, 50_000_000),
    "an empty file": lambda path: path.write_bytes(b""),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "Latin-1": lambda path: path.write_bytes(b"effects:\n  - id: caf\xe9\n"),
    "UTF-16": lambda path: path.write_bytes("effects: []\n".encode("utf-16")),
    "a zip bomb of aliases": lambda path: path.write_text("a: &a [x]\nb: [*a, *a]\n"),
    "a Python object": lambda path: path.write_text("effects: !!python/object/apply:os.system ['echo']\n"),
    "very deep nesting": lambda path: path.write_text("effects: " + "[" * 100_000),
    "a list": lambda path: path.write_text("- effects\n"),
    "a letter": lambda path: path.write_text("Dear colleague,\n\nplease find below\n"),
    "two documents": lambda path: path.write_text("effects: []\n---\neffects: []\n"),
    "control characters": lambda path: path.write_text("effects: []\n# \x1b[2J\u202e\n"),
    "no file": lambda path: path.unlink(),
}


@pytest.mark.parametrize("spoil", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_is_something_else_is_refused(clinic, build, spoil):
    spoil(clinic.path / "ketamine" / "effects.yaml")
    code, said = build()
    assert code == 1
    assert re.search(r"^content/ketamine/effects\.yaml(:\d+:\d+)?: error: ", said, re.MULTILINE), said
    assert "unknown" not in said, "no name is unknown because its file cannot be read"


def test_what_cannot_be_reached_ends_with_three(clinic, build):
    path = clinic.path / "ketamine" / "effects.yaml"
    path.unlink()
    path.symlink_to(path)
    code, said = build()
    assert code == 3
    assert said.startswith("handouts: content/ketamine/effects.yaml: cannot be read")
    assert build("--content", "dist/ketamine-consent.pdf")[0] == 2


def test_names_that_are_paths_end_with_two(build):
    for options in (["--clinic", "../clinics/example"], ["../content/ketamine"], ["--only", "../consent"]):
        code, said = build(*options)
        assert code == 2
        assert said.startswith("handouts: ")
