"""How problems look on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="Windows has no such terminals")


def on_a_terminal(**environment: str) -> bytes:
    """Return what a command says on a terminal when it fails."""
    ours, theirs = pty.openpty()
    code = "from handouts.cli.main import run; run()"
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-c", code, "explain", "E0"], stderr=theirs, env=clean | environment, check=False
    )  # fmt: skip
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    return said


def test_problems_are_red_unless_no_color_is_set():
    assert on_a_terminal().startswith(b"\x1b[31mhandouts: no rule `E0`")
    assert on_a_terminal(NO_COLOR="1").startswith(b"handouts: no rule `E0`")
    assert on_a_terminal(NO_COLOR="").startswith(b"\x1b[31m"), "an empty one counts for nothing"
