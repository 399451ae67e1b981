from __future__ import annotations

import pytest

from handouts.cli.main import status


@pytest.fixture
def run(capsys):
    """Run a command; return exit status, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = status([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
