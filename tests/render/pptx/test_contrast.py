from __future__ import annotations

import pytest

from inspectors.contrast import contrast_faults, ratio, repainted
from inspectors.pptx import Deck
from render.pptx import sample_outline as sample


@pytest.fixture(scope="module")
def data():
    return sample.written()


def test_ratios_are_those_of_wcag():
    assert (21.0, 1.0) == (pytest.approx(ratio((0, 0, 0), (1, 1, 1))), pytest.approx(ratio((1, 0, 0), (1, 0, 0))))
    # 767676 is the palest grey that passes on white
    assert ratio((0x76 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


def test_every_text_of_every_kind_of_slide_stands_out_from_its_ground(data):
    assert [] == list(contrast_faults(Deck(data)))


@pytest.mark.parametrize(
    ("words", "defect"),
    [
        ("BakerClose door", {"ink": "accent5"}),
        ("240", {"fill": "lt1"}),
        ("4 hours", {"ink": "accent3"}),
        ("When", {"ink": "dk1"}),
        ("Yes, an hour", {"ink": "accent4"}),
    ],
)
def test_pale_text_is_found(data, words, defect):
    deck = Deck(data)
    repainted(deck, words, **defect)
    assert list(contrast_faults(deck))
