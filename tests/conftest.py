from __future__ import annotations

import gc
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings

from builders import Folder
from handouts.app import pipeline, released
from inspectors import pictures

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")

os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # a hundred commands are started; each would compile the program anew

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="Rewrite tests/golden/ with what is made now.")


def pytest_collection_finish():
    """Look for garbage less often, and never in what stays: it took a fifth of the time of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def judged_once(tmp_path_factory):
    """Have the rules judge each content once in a run, not again at each build of the same bytes, in any process of it.

    Only what was found right is remembered; what `check` finds is not. The value is what judges at each build.
    """
    own = tmp_path_factory.getbasetemp()
    right = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "right"
    right.mkdir(exist_ok=True)
    refuse_errors = pipeline._check_rules

    def once(edition, request):
        trees = edition.content.trees
        key = (request.clinic, edition.language, *sorted((name, tree.sha256) for name, tree in trees.items()))
        found = right / sha256(repr(key).encode()).hexdigest()
        if not found.exists():
            refuse_errors(edition, request)
            found.touch()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_check_rules", once)
        yield refuse_errors


@pytest.fixture
def unjudged(monkeypatch):
    """Build without asking the rules, where a test is not about them: they take longer than most documents."""
    monkeypatch.setattr(pipeline, "_check_rules", lambda *_: None)


@pytest.fixture
def pageless(monkeypatch):
    """Approve without keeping digests of pages, where a test is not about them: each format is drawn for those."""
    monkeypatch.setattr(released, "kept", lambda *_: {})


@pytest.fixture
def folder(tmp_path):
    """A copy of the second guide, to spoil."""
    return Folder.copied(tmp_path / "content")


@pytest.fixture
def golden(request):
    """Hold a text against the file of that name in tests/golden/, or write it there with --update-golden."""

    def golden(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text.rstrip("\n") + "\n", "utf-8")
        assert path.read_text("utf-8").rstrip("\n") == text.rstrip("\n"), "see the difference, then --update-golden"

    return golden


@pytest.fixture
def golden_picture(request, tmp_path):
    """Hold a picture against the one of that name; where they differ, all three are left beside the test's files."""

    def golden_picture(name: str, picture) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(pictures.small(picture))
        share, shown = pictures.difference(path.read_bytes(), picture)
        if share > pictures.TOLERATED:
            (tmp_path / f"wanted-{name}").write_bytes(path.read_bytes())
            picture.save(tmp_path / f"found-{name}")
            shown.save(tmp_path / f"differs-{name}")
        assert share <= pictures.TOLERATED, f"{share:.2%} of {name} differs; look into {tmp_path}"

    return golden_picture
