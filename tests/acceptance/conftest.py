from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import drawn
from handouts.app import pipeline
from handouts.app.request import Request

if TYPE_CHECKING:
    from handouts.app.publish import Output
    from handouts.errors import Problem

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> tuple[list[Output], dict[str, str]]:
    """The documents that dist/ holds, built anew, and the digests of what they were made from."""
    return pipeline.build(Request(content=ROOT / "content"))


@pytest.fixture(scope="session")
def default(shipped) -> dict[str, bytes]:
    """The files of these documents by name."""
    return {output.document: output.data for output in shipped[0]}


@pytest.fixture(scope="session")
def papers() -> dict[str, bytes]:
    """What patients and staff get on paper, by name, drawn and not judged."""
    return drawn(Request(content=ROOT / "content", documents=("consent", "answers", "aftercare", "record")))


@pytest.fixture(scope="session")
def judged_content() -> tuple[Problem, ...]:
    """What every rule finds in the shipped content."""
    return pipeline.check(Request(content=ROOT / "content"))


@pytest.fixture(scope="session")
def second() -> dict[str, bytes]:
    """The documents of the second guide, at the clinic by the harbour."""
    outputs, _ = pipeline.build(Request(content=ROOT / "tests" / "guides", clinic="hafen"))
    return {output.document: output.data for output in outputs}


@pytest.fixture(scope="session")
def wheel(root, tmp_path_factory) -> Path:
    """The package as it is installed, built offline from a copy of what git tracks."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("src", "content", "assets"):
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source / name)
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", ".", "--no-deps", "--no-index"]
    subprocess.run([*command, "--no-build-isolation", "-q", "-w", str(folder)], cwd=source, check=True)
    (found,) = folder.glob("handouts-*.whl")
    return found
