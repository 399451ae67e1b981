from __future__ import annotations

import shutil

import pytest

from builders import CLINIC, GUIDES
from handouts.cli import build
from handouts.cli.main import status


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The folder of the second guide's documents, built once."""
    out = tmp_path_factory.mktemp("made") / "dist"
    assert 0 == status(["build", "--quiet", "--content", str(GUIDES), "--clinic", CLINIC, "--out", str(out)])
    return out


@pytest.fixture
def dist(made, tmp_path):
    """A copy of it, for a test to look at and to spoil."""
    return shutil.copytree(made, tmp_path / "dist")


@pytest.fixture(autouse=True)
def drawn_here(monkeypatch):
    """Draw in this process: what it knows of fonts serves the next test; commands run for themselves still fork."""
    monkeypatch.setattr(build, "_workers", lambda: 1)


@pytest.fixture
def run(capsys):
    """Run a command; return exit status, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = status([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
