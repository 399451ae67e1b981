from __future__ import annotations

import pytest
from hypothesis import settings

from builders import Folder

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


@pytest.fixture
def folder(tmp_path):
    """A copy of the second guide, to spoil."""
    return Folder.copied(tmp_path / "content")
