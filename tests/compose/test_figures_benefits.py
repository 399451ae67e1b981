"""How many it helps, how sure that is, and how long it lasts: all from the same numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.figures import chances, lasting
from handouts.outline.handout import Certainty, Paragraph
from handouts.outline.leaves import Chance
from handouts.text.markup import plain
from specimens import fuller

TEXTS = "zahn/expectations.yaml"
DOUBTED = """    benefits: [nutzen-schmerz]
    meaning: ["{nutzen-schmerz.difference} mehr von 100."]
    doubts: essen
"""


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",)))[0]


def rated(folder, certainty):
    """Return what is drawn of a benefit whose count somebody has rated."""
    folder.rewrite(TEXTS, 'comparison: "34",', f'comparison: "34", certainty: {certainty},')
    folder.rewrite(TEXTS, "    benefits: [nutzen-schmerz]\n", DOUBTED)
    made = edition(folder)
    return list(chances(made, made.guide.items["bild-schmerz"]))


def words(text):
    return plain(text).replace("\u00a0", " ")


def test_beneath_the_people_stands_their_difference_and_then_how_sure_it_is(folder):
    drawn, meaning, sure = rated(folder, "low")
    assert [Chance, Paragraph, Certainty] == [type(one) for one in (drawn, meaning, sure)]
    assert "47 mehr von 100." == words(meaning.text)


@pytest.mark.parametrize(
    ("certainty", "level", "title"), [("very-low", 1, "Wir sind unsicher"), ("high", 4, "Wir sind sicher")]
)
def test_the_marks_and_their_words_are_those_of_the_certainty(folder, certainty, level, title):
    sure = rated(folder, certainty)[-1]
    assert (level, 4) == (sure.level, sure.levels)
    assert title == words(sure.title)
    assert f"Gefüllt: {level} von 4." == sure.says


def test_whom_the_numbers_come_from_is_said_once_beside_the_certainty(folder):
    drawn, _, sure = rated(folder, "low")
    assert () == drawn.source
    (text,) = sure.text
    assert words(text).startswith("Erfundene Zählung")
    assert words(text).endswith("Weich und lau.")


def test_a_count_that_nobody_rated_has_its_people_beneath_it_and_no_marks(folder):
    made = edition(folder)
    (drawn,) = chances(made, made.guide.items["bild-schmerz"])
    assert isinstance(drawn, Chance)
    assert words(drawn.source).startswith("Erfundene Zählung")


def test_a_certainty_is_quoted_in_words(folder):
    folder.rewrite(TEXTS, 'comparison: "34",', 'comparison: "34", certainty: moderate,')
    folder.rewrite(TEXTS, "Weich und lau.", '"Das ist {nutzen-schmerz.certainty} sicher."')
    made = edition(folder)
    assert "Das ist mäßig sicher." == words(made.resolve(made.guide.items["essen"].patient.text[0]))


def test_a_bar_begins_with_all_whom_it_helped_and_ends_with_half_of_them(folder):
    made = edition(fuller.fill(folder))
    bar = lasting(made, made.guide.items["wie-lange"])
    assert (Decimal(17) / 24, Decimal("8.5") / 24) == (bar.start.share, bar.end.share)
    assert "8 oder 9 von 17 Menschen." == words(bar.end.text)
    assert words(bar.start.text) in bar.says.replace("\u00a0", " ")
    assert words(bar.end.text) in bar.says.replace("\u00a0", " ")


def test_half_of_an_even_number_is_one_number(folder):
    made = edition(fuller.fill(folder))
    assert "12." == words(lasting(made, made.guide.items["wie-kurz"]).end.text)
