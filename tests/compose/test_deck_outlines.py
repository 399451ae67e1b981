"""What every document of the second guide says, held against tests/golden/*.outline, which a person reads."""

from __future__ import annotations

import pytest

from builders import CLINIC, GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.prose import lines
from specimens import fuller

DOCUMENTS = ("einwilligung", "merkblatt", "zettel", "protokoll", "einweisung", "begleitheft")
MORE = ("mappe", "heft", "kurs")


@pytest.fixture(scope="module")
def composed():
    return pipeline.compose(Request(GUIDES, clinic=CLINIC, everything=True))[1]


@pytest.fixture(scope="module")
def fuller_ones(tmp_path_factory):
    """Documents of the second guide with all that it does without, so that this is held as words too."""
    folder = fuller.fill(Folder.copied(tmp_path_factory.mktemp("fuller") / "content"))
    return pipeline.compose(Request(folder.path, clinic=CLINIC, documents=MORE))[1]


def test_no_document_is_left_out(composed):
    assert set(DOCUMENTS) == composed.keys()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_outline_is_the_golden_one(golden, composed, document):
    golden(f"{document}.outline", "\n".join(lines(composed[document].outline)))


@pytest.mark.parametrize("document", MORE)
def test_the_outline_of_what_the_guide_does_without_is_the_golden_one(golden, fuller_ones, document):
    golden(f"{document}.outline", "\n".join(lines(fuller_ones[document].outline)))
