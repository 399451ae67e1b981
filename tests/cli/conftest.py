from __future__ import annotations

import pytest

from handouts.cli import build
from handouts.cli.main import status


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
