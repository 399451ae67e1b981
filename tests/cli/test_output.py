"""While documents are laid out, a terminal says which; it is told nothing else, and nobody else is told."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="this system has no such terminals")
RUN = "from handouts.cli.main import run; run()"
LINES = [f"laying out {name}, {at} of 2 ..." for at, name in enumerate(("merkblatt", "einweisung"), 1)]


@pytest.fixture
def shown(folder, tmp_path):
    """Run a build with a terminal for its standard error; return its exit status, its output, and what stands there."""

    def shown(*more: str, **environment: str) -> tuple[int, str, str]:
        ours, theirs = pty.openpty()
        asked = ["build", "--content", str(folder.path), "--clinic", "hafen", "--only", "merkblatt,einweisung"]
        command = [sys.executable, "-c", RUN, *asked, "--out", str(tmp_path / "dist"), *more]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=theirs, text=True, env=os.environ | {"COLUMNS": "80"} | environment
        ) as process:
            os.close(theirs)
            out = process.stdout.read()
        told = b""
        try:
            while found := os.read(ours, 65536):
                told += found
        except OSError:  # all of it was read
            pass
        os.close(ours)
        return process.returncode, out, told.decode()

    return shown


def test_a_terminal_is_told_which_document_is_laid_out_and_then_the_line_is_gone(shown):
    code, out, told = shown()
    assert 0 == code
    assert LINES == [text.rstrip() for text in told.split("\r") if text.strip()]
    assert told.endswith(f"\r{' ' * len(LINES[-1])}\r")
    assert "laying out" not in out


def test_what_stands_is_not_said_to_be_laid_out(shown):
    shown()
    assert (0, "") == shown()[::2]
    assert LINES == [text.rstrip() for text in shown("--check")[2].split("\r") if text.strip()]


def test_a_terminal_needs_to_know_no_signs(shown):
    assert "\x1b" not in shown(NO_COLOR="1", TERM="dumb")[2]


def test_a_narrow_terminal_keeps_it_on_one_line(shown):
    lines = shown(COLUMNS="30")[2].split("\r")
    assert LINES[0][:29] in lines
    assert 29 == max(map(len, lines))


def test_who_wants_quiet_has_it(shown):
    assert (0, "", "") == shown("--quiet")
