"""Which guide and which clinic a command is about."""

from __future__ import annotations

import shutil

import pytest

from handouts.cli.main import status
from handouts.content import records
from handouts.errors import ExitStatus


@pytest.fixture
def here(folder, monkeypatch):
    """The folder in which the command is given: two guides, two clinics."""
    shutil.copytree(folder.path / "zahn", folder.path / "ohr")
    folder.rewrite("ohr/guide.yaml", "id: zahn", "id: ohr")
    folder.write("clinics/insel.yaml", (folder.path / "clinics/insel.yaml").read_text("utf-8"))
    folder.write("handouts.yaml", "clinic: insel\n")
    monkeypatch.chdir(folder.path.parent)
    return folder


def test_all_guides_are_built_in_one_run_and_stay_current(here, capsys):
    asked = ["build", "--guide", "all", "--only", "merkblatt"]
    assert ExitStatus.FINE == status(asked)
    told = capsys.readouterr().out
    assert ["# ohr", "# zahn"] == [line for line in told.splitlines() if line.startswith("#")]
    there = {path.name for path in (here.path.parent / "dist").glob("*.pdf")}
    assert {"ohr-merkblatt.insel.pdf", "zahn-merkblatt.insel.pdf"} == there
    assert ExitStatus.FINE == status([*asked, "--check"])


def test_a_guide_that_fails_keeps_no_other_from_being_built(here, capsys):
    here.rewrite("ohr/glossary.yaml", "terms: []", "terms: {}")
    assert ExitStatus.PROBLEMS == status(["build", "--guide", "all", "--only", "merkblatt"])
    assert "glossary.yaml" in capsys.readouterr().err
    assert (here.path.parent / "dist" / "zahn-merkblatt.insel.pdf").exists()


@pytest.mark.parametrize("command", ["check", "outline"])
def test_a_guide_is_named_as_an_argument_or_an_option(here, capsys, command):
    assert ExitStatus.FINE == status([command, "ohr", "--only", "merkblatt"])
    by_argument = capsys.readouterr().out
    assert ExitStatus.FINE == status([command, "--guide", "ohr", "--only", "merkblatt"])
    assert by_argument == capsys.readouterr().out
    assert ExitStatus.USAGE == status([command, "ohr", "--guide", "zahn"])


def test_references_go_to_the_guide_that_an_option_names(here, capsys):
    export = here.path.parent / "export.json"
    export.write_text('[{"id": "brot-2020", "type": "book", "title": "Brot", "issued": {"date-parts": [[2020]]}}]')
    assert ExitStatus.FINE == status(["cite", str(export), "--guide", "ohr"])
    assert "brot-2020" in (here.path / "ohr/references.yaml").read_text("utf-8")
    assert "brot-2020" not in (here.path / "zahn/references.yaml").read_text("utf-8")
    assert ExitStatus.USAGE == status(["cite", str(export), "ohr", "--guide", "zahn"])


def test_an_approval_is_of_the_guide_that_an_option_names(here, capsys):
    here.rewrite("clinics/insel.yaml", "sample: true\n", "")
    asked = ["approve", "--name", "Dr. Mohn", "--role", "praxisleitung", "--document", "merkblatt"]
    days = ["--date", "2031-04-02", "--today", "2040-01-01"]
    assert ExitStatus.FINE == status([*asked, *days, "--guide", "ohr"])
    assert "guide: ohr" in records.approvals_file(here.path, "insel").read_text("utf-8")


@pytest.mark.parametrize("asked", [["check", "--format", "json"], ["build", "--watch"], ["trace", "--format", "csv"]])
def test_what_can_be_of_one_guide_only_asks_which(here, capsys, asked):
    assert ExitStatus.USAGE == status([*asked, "--guide", "all"])
    assert "ohr, zahn" in capsys.readouterr().err


def test_the_folder_s_usual_clinic_is_meant_where_none_is_named(here, capsys):
    assert ExitStatus.FINE == status(["outline", "ohr", "--only", "zettel"])
    out, err = capsys.readouterr()
    assert "Inselpraxis Nord" in out
    assert "" == err


def test_the_sample_is_never_taken_without_a_word(here, capsys):
    (here.path / "handouts.yaml").unlink()
    here.write("clinics/example.yaml", (here.path / "clinics/insel.yaml").read_text("utf-8"))
    assert ExitStatus.FINE == status(["outline", "ohr", "--only", "merkblatt"])
    assert "this is the one called example, not hafen, insel" in capsys.readouterr().err
    (here.path / "clinics/insel.yaml").unlink()
    (here.path / "clinics/example.yaml").unlink()
    here.rewrite("clinics/hafen.yaml", "facts:", "guides: {}\nfacts:")
    assert ExitStatus.PROBLEMS == status(["outline", "ohr", "--only", "merkblatt"])
    assert "`bleiben` can be meant for `ohr`, `zahn`" in capsys.readouterr().err
