from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.outline.walk import to_slide
from handouts.render.pptx import presentation
from handouts.render.pptx.template import contrast
from handouts.theme.look import load_theme
from inspectors.contrast import contrast_faults, ratio, repainted
from inspectors.pptx import Deck
from render.pptx import sample_outline as sample


@pytest.fixture(scope="module")
def data():
    return sample.written()


def test_ratios_are_those_of_wcag():
    assert pytest.approx((21.0, 1.0)) == (ratio((0, 0, 0), (1, 1, 1)), ratio((1, 0, 0), (1, 0, 0)))
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


def cited_on_a_panel():
    """Return a deck in which the foot of a question, on a panel of the accent, leads to a source."""
    outline = sample.outline()
    asked = replace(sample.question_slide(), source=to_slide(sample.t("Baker 2001"), "source-1"))
    return replace(outline, sections=(replace(outline.sections[0], slides=(asked,)), *outline.sections[1:]))


def test_a_link_on_a_panel_is_read_where_its_text_s_colour_is_ignored_as_before_2019():
    deck = Deck(presentation.render(cited_on_a_panel(), sample.SEAL, load_theme()))
    assert [] == list(contrast_faults(deck))
    kept = deck.xml(deck.slides[0]).find(".//{*}overrideClrMapping")
    assert ("lt1", "lt1") == (kept.get("hlink"), kept.get("folHlink"))
    assert dict(kept.attrib) == dict(deck.xml(deck.layout(deck.slides[0])).find(".//{*}overrideClrMapping").attrib)


def test_a_link_in_the_colour_of_links_on_that_colour_is_found(monkeypatch):
    monkeypatch.setattr(contrast, "make_legible", lambda _: None)
    deck = Deck(presentation.render(cited_on_a_panel(), sample.SEAL, load_theme()))
    assert ["ppt/slides/slide1.xml: “Baker 2001” has a contrast of 1.0"] == list(contrast_faults(deck))
