"""A clinic begins: from an installed package, in an empty folder, to a draft of its own that CI keeps true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile

import pytest

from inspectors.words import texts

pytestmark = pytest.mark.slow


@pytest.fixture
def run(wheel, tmp_path):
    """Run the installed `handouts` in an empty folder, or in the kit that it made there."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "empty").mkdir()

    def run(*arguments: str, within: str = "empty/kit") -> subprocess.CompletedProcess[str]:
        code = "from handouts.cli.main import run; run()"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=tmp_path / within, capture_output=True, text=True,
            env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")}, check=False,
        )  # fmt: skip

    return run


def test_a_clinic_comes_from_nothing_to_a_draft_of_its_own(run, tmp_path):
    made = run("new", "kit", within="empty")
    assert (0, "") == (made.returncode, made.stderr)
    kit = tmp_path / "empty" / "kit"
    pins = (kit / "requirements.txt").read_text("utf-8").splitlines()[1:]
    needed = {"reportlab", "python-pptx", "lxml", "uharfbuzz", "deflate", "pillow", "watchfiles", "pypdfium2"}
    assert needed <= {line.partition("==")[0] for line in pins}

    blank = run("build", "--clinic", "our-clinic")
    assert (1, 5) == (blank.returncode, blank.stderr.count(" is empty: "))
    assert not (kit / "dist").exists()

    file = kit / "content" / "clinics" / "our-clinic.yaml"
    filled = file.read_text("utf-8")
    for key, value in (
        ("name", "Clinic by the River"), ("address", "2 Water Lane"), ("  clinic", "202-555-0150"),
        ("country", "us"), ("hours", "Monday to Friday, 9 to 4"),
    ):  # fmt: skip
        filled, count = re.subn(rf"(?m)^{key}:", f"{key}: {value}", filled)
        assert 1 == count, key
    file.write_text(filled, "utf-8")

    one = ("--clinic", "our-clinic", "--only", "consent")
    built = run("build", *one)
    assert 0 == built.returncode, built.stderr
    shown = "\n".join(texts((kit / "dist" / "ketamine-consent.our-clinic.pdf").read_bytes()))
    assert "Clinic by the River" in shown
    assert "Draft, not approved for use" in shown.replace("\u00a0", " ")

    assert 0 == run("check", "--clinic", "our-clinic", "--format", "github").returncode
    assert 0 == run("build", "--check", *one).returncode
    assert 2 == run("new", ".").returncode, "it is not empty any more"
