"""A watch in a process of its own, while files are saved as editors save them."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading

import pytest

from handouts.cli.main import status
from handouts.errors import ExitStatus

pytestmark = pytest.mark.slow
PATIENCE = 60
"""Seconds after which a line that does not come is a failure; on a busy machine a build takes a few."""
TEXTS = "zahn/expectations.yaml"


class Watch:
    """A running `handouts build --watch`."""

    def __init__(self, arguments: list[str]) -> None:
        code = "from handouts.cli.main import run; run()"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", code, "build", "--watch", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"NO_COLOR": "1"},
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(line)

    def until(self, text: str) -> str:
        """Return what is said up to the line that holds a text."""
        said = ""
        while text not in said:
            said += self.lines.get(timeout=PATIENCE)
        return said


@pytest.fixture
def watch(folder, tmp_path):
    out = str(tmp_path / "dist")
    watch = Watch(["--content", str(folder.path), "--clinic", "hafen", "--only", "merkblatt", "--out", out])
    yield watch
    watch.process.kill()
    watch.process.wait()
    watch.reader.join()


def test_each_save_is_built_and_faults_do_not_stop_it(folder, watch, tmp_path):
    pdf = tmp_path / "dist" / "zahn-merkblatt.hafen.pdf"
    assert "wrote" in watch.until("done in")
    watch.until("Ctrl-C stops it")
    first = pdf.read_bytes()

    text = (folder.path / TEXTS).read_text("utf-8")
    folder.spoil(TEXTS, "Weich und lau.", "@@Nur lau.")
    said = watch.until("done in")
    assert "saved expectations.yaml" in said
    assert "wrote" in said
    second = pdf.read_bytes()
    assert first != second

    (folder.path / TEXTS).write_text(text[: len(text) // 2], "utf-8")
    said = watch.until("nothing was written")
    assert "expectations.yaml:" in said
    assert "\x1b" not in said, "NO_COLOR"
    assert second == pdf.read_bytes()

    beside = folder.path / "zahn" / ".expectations.yaml.swp"
    beside.write_text(text, "utf-8")
    beside.replace(folder.path / TEXTS)
    assert "wrote" in watch.until("done in")
    assert first == pdf.read_bytes()

    (folder.path / TEXTS).unlink()
    watch.until("nothing was written")
    (folder.path / TEXTS).write_text(text, "utf-8")
    assert "kept" in watch.until("current; looked at")


def test_a_folder_put_in_the_place_of_the_watched_one_is_seen(folder, watch):
    watch.until("Ctrl-C stops it")
    copy = folder.path.with_name("copy")
    shutil.copytree(folder.path, copy)
    (copy / TEXTS).write_text((copy / TEXTS).read_text("utf-8").replace("Weich und lau.", "Nur lau."), "utf-8")
    folder.path.rename(folder.path.with_name("old"))
    copy.rename(folder.path)
    assert "wrote" in watch.until("done in")
    folder.spoil(TEXTS, "Nur lau.", "@@Nur weich.")
    assert "wrote" in watch.until("done in"), "the new one is watched"


@pytest.mark.skipif(os.name == "nt", reason="Windows has another Ctrl-C")
def test_ctrl_c_ends_it_well(watch):
    watch.until("Ctrl-C stops it")
    watch.process.send_signal(signal.SIGINT)
    assert ExitStatus.FINE == watch.process.wait(PATIENCE)
    watch.reader.join()
    assert watch.lines.empty(), "and without a word"


@pytest.mark.parametrize("wrong", [["--clinic", "haven"], ["--check"], ["--content", "/nowhere"]])
def test_what_cannot_be_watched_ends_with_two(folder, capsys, wrong):
    asked = ["build", "--watch", "--content", str(folder.path), "--clinic", "hafen", *wrong]
    assert ExitStatus.USAGE == status(asked)
    assert "Traceback" not in capsys.readouterr().err
