"""What a likelihood says of itself, so that nobody asks of which kind it is."""

import ast
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from pydantic import ValidationError

import handouts
from handouts.content.model import likelihoods
from handouts.content.model.figure import Figure
from handouts.content.model.likelihoods import (
    Change,
    Count,
    Likelihood,
    Range,
    Rate,
    Unknown,
    hundred,
    kind_of,
    named_figure,
    quotable,
)

COUNT = Count(kind="count", study="s", of_100="30", comparison="8")
RANGE = Range(kind="range", study="s", low="3", high="5")
RATE = Rate(kind="rate", study="s", per_100000="250", of="people")
CHANGE = Change(kind="change", study="s", by="10 to 20", comparison="2", unit="mmhg")
UNKNOWN = Unknown(kind="unknown")
KINDS = {one.__name__ for one in get_args(get_args(Likelihood)[0])}


@pytest.mark.parametrize(
    ("figure", "numbers", "whole", "compares"),
    [
        (COUNT, ["30", "8"], 100, True),
        (RANGE, ["3", "5"], 100, False),
        (RATE, ["250"], 100_000, False),
        (CHANGE, ["10", "20", "2"], None, True),
        (UNKNOWN, [], None, False),
    ],
)
def test_it_knows_its_numbers_and_of_how_many_they_are(figure, numbers, whole, compares):
    assert (tuple(map(Decimal, numbers)), whole) == (figure.numbers, figure.denominator)
    assert compares is figure.compares


def test_only_a_count_is_shown_as_people_of_100_and_only_a_rate_of_1000():
    assert [COUNT] == [one for one in (COUNT, RANGE, RATE, CHANGE, UNKNOWN) if hundred(one)]
    assert [Decimal("2.5")] == [one.of_1000 for one in (COUNT, RANGE, RATE, CHANGE, UNKNOWN) if one.of_1000 is not None]


def test_a_quote_of_a_count_may_print_those_who_did_not_and_one_of_a_rate_its_whole():
    assert {70, 92, 22} <= set(COUNT.sayable)
    assert 100_000 in RATE.sayable
    assert 100_000 not in COUNT.sayable


def test_what_a_file_says_of_a_kind_that_there_is_not_can_be_quoted_nowhere():
    assert {"", "yes", "no"} == kind_of({"kind": "count"}).parts({"kind": "count"})
    assert Figure is kind_of({"kind": ["count"]})
    assert set() == kind_of({}).parts({})


def test_no_other_module_asks_for_a_kind_of_its_own():
    """A count may be named elsewhere: benefits have one, and bars show one, whatever kind it was made from."""
    home = Path(handouts.__file__).parent
    for file in home.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == likelihoods.__name__:
                assert set() == {one.name for one in node.names} & (KINDS - {"Count"}), file


FEW = Rate(kind="rate", study="s", per_10000="98", comparison="120", of="people")


def test_a_rate_is_of_1000_10000_or_100000_and_its_comparison_of_the_same():
    wholes = [Rate(kind="rate", study="s", of="people", **{f"per_{whole}": "3"}).denominator for whole in (1000, 10000)]
    assert [1000, 10000, 100_000] == [*wholes, RATE.denominator]
    assert ((Decimal(98), Decimal(120)), Decimal(-22), True) == (FEW.numbers, FEW.difference, FEW.compares)
    assert ((Decimal(98), Decimal(120)), (Decimal("9.8"), Decimal(12))) == FEW.ways
    assert {9902, 9880} <= set(FEW.sayable)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "one of `per_1000`, `per_10000` and `per_100000`"),
        ({"per_1000": "3", "per_10000": "30"}, "one of `per_1000`"),
        ({"per_1000": "3", "comparison": "2000"}, "of the same 1,000"),
        ({"per_1000": "1001"}, "less than or equal to 1000"),
    ],
)
def test_a_rate_of_no_one_whole_is_refused(given, why):
    with pytest.raises(ValidationError, match=why):
        Rate(kind="rate", study="s", of="people", **given)


def test_a_picture_shows_rates_of_people_that_are_not_too_rare():
    visits = Rate(kind="rate", study="s", per_1000="3", of="sessions")
    assert [True, True, False, False] == [one.pictured for one in (COUNT, FEW, RATE, visits)]


def test_a_rate_has_the_parts_of_a_count():
    data = {"kind": "rate", "per_1000": "30", "comparison": "8", "certainty": "low"}
    wanted = {"", "rate", "per-thousand", "yes", "no", "comparison", "comparison-yes", "comparison-no"}
    assert wanted | {"difference", "certainty"} == Rate.parts(data)
    assert "difference" not in Rate.parts({"per_10000": "98", "comparison": "120"})


def test_a_figure_is_quoted_by_its_name_or_as_the_first_of_its_item():
    named = FEW.model_copy(update={"name": "old"})
    item = SimpleNamespace(figures=(COUNT, RANGE, named))
    assert [(COUNT, ""), (COUNT, "yes"), (named, ""), (named, "comparison")] == [
        named_figure(item, part) for part in ("", "yes", "old", "old-comparison")
    ]
    assert (COUNT, named) == quotable(item)
