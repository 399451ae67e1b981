"""The numbers of an outline: quoted in words, and drawn as people of 100."""

from __future__ import annotations

from decimal import Decimal

from handouts.outline.deck import Category
from handouts.outline.handout import BarsCell, Paragraph, Row, TextCell
from handouts.outline.leaves import Bars, ChanceBox, People
from handouts.outline.prose import Drawn, drawn, quoted_numbers
from handouts.text.markup import Run


def told(node):
    return [(one.item, one.comparison, one.value, one.label) for one in drawn(node)]


def row(comparison):
    bars = Bars(Decimal(97), (Run("97 danach"),), comparison, (Run("1 ohnehin"),) if comparison else (), "")
    return Row("taub", (TextCell(((Run("62"),),)), BarsCell(bars)))


def box(origin, *, comparison=False):
    return ChanceBox(origin, (), People(81, comparison), (Run("81 von 100"),), (), (), (), "")


def test_each_bar_of_a_row_is_drawn_with_the_words_beside_it():
    both = [("taub", False, Decimal(97), "97 danach"), ("taub", True, Decimal(1), "1 ohnehin")]
    assert both == told(row(Decimal(1)))
    assert both[:1] == told(row(None))


def test_an_icon_array_counts_for_its_item_and_beside_it_for_those_compared():
    arrays = (box("nutzen"), box("nutzen/comparison", comparison=True))
    assert [("nutzen", False, Decimal(81), "81 von 100"), ("nutzen", True, Decimal(81), "81 von 100")] == told(arrays)


def test_a_category_of_a_chart_is_drawn_once_or_twice():
    category = Category("taub", "Lippe", (), Decimal(97), Decimal(1), "97", "1")
    assert [Drawn("taub", False, Decimal(97), "97"), Drawn("taub", True, Decimal(1), "1")] == list(drawn(category))


def test_a_number_is_quoted_only_where_it_comes_from_a_fact_or_figure():
    fact = Run("25 Minuten", fact="eingriff")
    assert [fact] == list(quoted_numbers((Paragraph("a", (Run("etwa 25 Minuten, also "), fact)),)))
