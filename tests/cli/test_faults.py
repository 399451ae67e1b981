"""What goes wrong around a build: disks, fonts, pictures, clocks, another build. What stood before still stands."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from handouts.app.publish import MANIFEST, sha256
from handouts.errors import ExitStatus

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

RUN = "from handouts.cli.main import run; run()"
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); " + RUN
"""A disk that takes no more than the first 4 KiB of a file; of a module compiled on it, half would be kept."""
ONE = ("--only", "merkblatt")


@pytest.fixture
def asked(folder):
    return ["--content", str(folder.path), "--clinic", "hafen"]


def start(*arguments: str, code: str = RUN, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], text=True, env=os.environ | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def run(*arguments: str, code: str = RUN, **environment: str) -> tuple[int, str]:
    """Return exit status and standard error."""
    with start(*arguments, code=code, **environment) as process:
        _, said = process.communicate()
    assert "Traceback" not in said
    return process.returncode, said


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def is_whole(folder: Path) -> bool:
    """Return whether every file is what the manifest says, and nothing else is there."""
    records = json.loads((folder / MANIFEST).read_text("utf-8"))["outputs"]
    found = files(folder)
    return {*records, MANIFEST} == found.keys() and all(
        sha256(found[name]) == it["sha256"] for name, it in records.items()
    )


def test_two_builds_at_once_both_end_well_and_leave_whole_files(asked, tmp_path):
    out = tmp_path / "dist"
    two = [
        start("build", *asked, "--only", "einwilligung", "--out", str(out), "--paper", paper)
        for paper in ("letter", "a4")
    ]
    told = [(process.communicate()[1], process.returncode) for process in two]
    assert [("", ExitStatus.FINE)] * 2 == told
    assert is_whole(out)
    assert {"zahn-einwilligung.hafen.pdf", "zahn-einwilligung.hafen.a4.pdf"} <= files(out).keys()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_a_full_disk_leaves_what_stood(folder, asked, dist):
    before = files(dist)
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@Nur lau.")
    code, said = run("build", *asked, *ONE, "--out", str(dist), code=FULL, PYTHONDONTWRITEBYTECODE="1")
    assert ExitStatus.IO == code
    assert f"handouts: {dist / 'zahn-merkblatt.hafen.pdf'}: cannot be written: File too large\n" == said
    assert before == files(dist)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows can always be written to")
def test_a_read_only_folder_leaves_what_stood_and_can_be_found_current(folder, asked, tmp_path):
    out = tmp_path / "dist"
    build = ["build", *asked, *ONE, "--out", str(out)]
    run(*build)
    before = files(out)
    out.chmod(0o555)
    try:
        if os.access(out, os.W_OK):
            pytest.skip("this user may write everywhere")
        assert (ExitStatus.FINE, "") == run(*build)
        folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@Nur lau.")
        code, said = run(*build)
    finally:
        out.chmod(0o755)
    assert ExitStatus.IO == code
    assert "cannot be written: Permission denied" in said
    assert before == files(out)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="only Linux has a folder that nobody can write to")
def test_a_read_only_disk_is_told_to_whoever_may_write_everywhere(asked):
    code, said = run("build", *asked, *ONE, "--out", "/sys/kernel/handouts")
    assert ExitStatus.IO == code
    assert said.startswith("handouts: /sys/kernel/handouts: cannot be written: ")


@pytest.fixture
def install(tmp_path):
    """A copy of the program, to damage; it runs with the environment that is returned."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    return tmp_path / "assets", {"PYTHONPATH": str(tmp_path / "src")}


FONT = "fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"
DAMAGE = {
    "no font": (FONT, None, "this font is not there"),
    "an empty font": (FONT, lambda data: b"", "this font is damaged"),
    "a font that is a text": (FONT, lambda data: b"not a font", "this font is damaged"),
    "half a font": (FONT, lambda data: data[: len(data) // 2], "this font is damaged"),
    "no theme": ("theme.yaml", None, "the theme is not there"),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_installation_names_the_file(install, asked, tmp_path, case):
    (assets, environment), (name, damage, told) = install, DAMAGE[case]
    if damage:
        (assets / name).write_bytes(damage((assets / name).read_bytes()))
    else:
        (assets / name).unlink()
    out = tmp_path / "dist"
    code, said = run("build", *asked, *ONE, "--out", str(out), **environment)
    assert (ExitStatus.IO, f"handouts: {assets / name}: {told}; install handouts again\n") == (code, said)
    assert not out.exists()


def bomb(good: bytes, samples: int = 20_000) -> bytes:
    """The same picture, which says that it is so many samples wide and high (PNG, 11.2.2)."""
    head = b"IHDR" + struct.pack(">II", samples, samples) + good[24:29]
    return good[:12] + head + struct.pack(">I", zlib.crc32(head)) + good[33:]


PICTURES = {
    "a picture of too many samples": bomb,
    "a picture of many samples": lambda good: bomb(good, 2_001),
    "garbage": lambda good: b"no picture",
    "nothing": lambda good: b"",
    "half a picture": lambda good: good[: len(good) // 2],
    "a picture in which a byte is another": lambda good: good[:60] + bytes([good[60] ^ 1]) + good[61:],
    "an SVG under another name": lambda good: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize(
    ("spoil", "document"),
    [*((spoil, "merkblatt") for spoil in PICTURES.values()), (PICTURES["garbage"], "einweisung")],
    ids=[*PICTURES, "garbage in a deck"],
)
def test_a_logo_that_cannot_be_read_is_told_where_the_clinic_names_it(run, folder, asked, spoil, document):
    logo = folder.path / "clinics" / "bild.png"
    logo.write_bytes(spoil((ROOT / "content" / "clinics" / "example.png").read_bytes()))
    place = folder.spoil("clinics/hafen.yaml", "form_number:", "logo: @@bild.png\nform_number:")
    out = folder.path.parent / "dist"
    code, _, said = run("build", *asked, "--only", document, "--out", str(out))
    assert ExitStatus.PROBLEMS == code
    assert said.startswith(f"{place}: error: the picture bild.png ")
    assert "Save it again as PNG or JPEG, at most 2,000 pixels wide and high." in said
    assert not out.exists()


CLOCK = """
import datetime, time
shift = 86_400.0 - time.time()
def late(true):
    return lambda at=None: true(true_time() + shift if at is None else at)
true_time, true_date = time.time, datetime.datetime
time.time, time.gmtime, time.localtime = lambda: true_time() + shift, late(time.gmtime), late(time.localtime)
class Datetime(true_date):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    utcnow = now
datetime.datetime = Datetime
assert time.localtime().tm_year == 1970 == datetime.datetime.now().year
"""


def test_a_clock_before_1980_and_files_of_that_time_change_no_byte(folder, asked, made, tmp_path):
    for path in folder.path.rglob("*"):
        os.utime(path, (86_400, 86_400))
    assert (ExitStatus.FINE, "") == run("build", *asked, "--out", str(tmp_path / "then"), code=CLOCK + RUN)
    assert files(made) == files(tmp_path / "then")
