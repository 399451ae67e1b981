"""What every document of the second guide says, held against tests/golden/*.outline, which a person reads."""

from __future__ import annotations

import pytest

from builders import CLINIC, GUIDES
from handouts import pipeline
from handouts.outline.text import lines
from handouts.request import Request

DOCUMENTS = ("einwilligung", "merkblatt", "zettel", "protokoll", "einweisung")


@pytest.fixture(scope="module")
def composed():
    return pipeline.compose(Request(GUIDES, clinic=CLINIC, everything=True))[1]


def test_no_document_is_left_out(composed):
    assert set(DOCUMENTS) == composed.keys()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_outline_is_the_golden_one(golden, composed, document):
    golden(f"{document}.outline", "\n".join(lines(composed[document].outline)))
