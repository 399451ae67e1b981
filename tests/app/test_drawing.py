"""Drawing side by side: what ends with the build, and what is said where a process is ended, or an input changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from handouts.app import drawing
from handouts.errors import AccessError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is drawn side by side")

SLOW = """
import os, sys, time
from handouts.app import drawing
def draw(*_):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: two processes write
    time.sleep(60)
drawing._draw = draw
drawing.drawn(None, {"a": None, "b": None}, None, 2)
"""


def is_there(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:  # noqa: PTH123
            return file.read().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_build_leaves_no_process(how):
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, text=True) as build:
        drawing_processes = [int(build.stdout.readline()) for _ in "ab"]
        assert all(map(is_there, drawing_processes))
        build.send_signal(how)
        build.wait()
        until = time.monotonic() + 10
        while any(map(is_there, drawing_processes)) and time.monotonic() < until:
            time.sleep(0.02)
    assert not any(map(is_there, drawing_processes))


def end_itself(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_drawing_process_that_is_ended_from_outside_is_told_for_what_it_is(monkeypatch):
    monkeypatch.setattr(drawing, "_draw", end_itself)
    made = drawing.drawn(None, {"a": None, "b": None}, None, 2)
    with pytest.raises(AccessError, match="a process that drew was ended from outside"):
        made["a"]()
