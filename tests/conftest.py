from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from builders import Folder
from inspectors import pictures

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="Rewrite tests/golden/ with what is made now.")


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
