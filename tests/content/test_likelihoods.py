"""What a likelihood says of itself, so that nobody asks of which kind it is."""

import ast
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

import handouts
from handouts.content.model import likelihoods
from handouts.content.model.likelihoods import Change, Count, Figure, Likelihood, Range, Rate, Unknown, kind_of

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
    assert [COUNT] == [one.count for one in (COUNT, RANGE, RATE, CHANGE, UNKNOWN) if one.count]
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
