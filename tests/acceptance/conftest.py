from __future__ import annotations

from pathlib import Path

import pytest

from handouts import pipeline
from handouts.pipeline import Request

ROOT = Path(__file__).parents[2]


def built(content: Path, **options) -> dict[str, bytes]:
    """Return the finished files by document name."""
    outputs, _ = pipeline.build(Request(content=content, **options))
    return {output.document: output.data for output in outputs}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def default() -> dict[str, bytes]:
    """The documents that dist/ holds, built anew."""
    return built(ROOT / "content")


@pytest.fixture(scope="session")
def second() -> dict[str, bytes]:
    """The documents of the second guide, at the clinic by the harbour."""
    return built(ROOT / "tests" / "guides", clinic="hafen")
