from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.content.limits import Limits, VisitPeriod
from handouts.content.model.course import ScenarioReading


@pytest.fixture(scope="module")
def limits(tmp_path_factory):
    folder = Folder.copied(tmp_path_factory.mktemp("limits") / "content")
    edition, _ = pipeline.compose(Request(folder.path, clinic="hafen"))
    return Limits(edition.guide, edition.facts)


@pytest.fixture(scope="module")
def shipped():
    edition, _ = pipeline.compose(Request(Path(__file__).parents[2] / "content"))
    return Limits(edition.guide, edition.facts)


def crossed(limits, of, at, value, age=None):
    case = limits.guide.training.scenarios[0].model_copy(update={"age": age})
    reading = ScenarioReading.model_validate({"at": str(at), "of": of, "value": value})
    found = limits.crossed(reading, case)
    return found and found.id


def test_a_visit_has_the_periods_of_the_record_in_minutes(limits):
    first, second, third = limits.stretches()
    assert VisitPeriod("im-stuhl", Decimal(0), Decimal(25)) == first
    assert ("ruheraum", Decimal(25)) == (second.period, second.start)
    assert VisitPeriod("erste-woche") == third


@pytest.mark.parametrize(
    ("of", "value", "found"),
    [
        ("wert-druck", "170/80", "grenze-druck"),
        ("wert-druck", "120/100", "grenze-druck"),
        ("wert-druck", "169/99", None),
        ("wert-puls", "121", "grenze-puls"),
        ("wert-puls", "120", None),
        ("wert-tupfer", "5", None),
    ],
)
def test_either_number_of_a_reading_may_cross_a_limit(limits, of, value, found):
    assert found == crossed(limits, of, 5, value)


@pytest.mark.parametrize(
    ("at", "value", "age", "found"),
    [
        (0, "148/88", None, "limit-start"),
        (0, "148/88", 71, None),
        (0, "152/88", 71, "limit-start"),
        (20, "148/88", None, None),
        (20, "164/98", None, "limit-call"),
        (20, "180/98", None, "limit-stop"),
        (55, "158/110", None, "limit-stop"),
        (200, "164/98", None, "limit-call"),
    ],
)
def test_a_limit_holds_in_its_periods_and_from_its_age(shipped, at, value, age, found):
    assert found == crossed(shipped, "read-pressure", at, value, age)


def test_a_reading_below_crosses_a_limit_that_it_must_not_fall_under(shipped):
    assert ("limit-oxygen", None) == (
        crossed(shipped, "read-oxygen", 20, "93"),
        crossed(shipped, "read-oxygen", 20, "94"),
    )


def test_the_schedule_asks_for_a_reading_at_its_own_times(shipped):
    assert [0, 10, 20, 30, 40, 55, 70] == list(shipped.due("read-pressure", 80))
    assert [] == list(shipped.due("read-nothing", 80))


def test_a_missed_reading_crosses_nothing(shipped):
    case = shipped.guide.training.scenarios[0]
    missed = ScenarioReading.model_validate({"at": "30", "of": "read-pressure"})
    assert missed.value is None
    assert shipped.crossed(missed, case) is None


@pytest.mark.parametrize(
    "given",
    [
        {"at": "5"},
        {"of": "wert-druck", "value": "120/80"},
        {"when": "Tag 1"},
        {"when": "Tag 1", "shows": "viel", "value": "3"},
        {"at": "5", "of": "wert-druck", "value": "120/80", "shows": "viel"},
    ],
)
def test_a_reading_is_a_number_or_words_and_never_half_of_each(given):
    with pytest.raises(ValueError, match="a reading has `at`, `of` and a `value`, or else `when` and `shows`"):
        ScenarioReading.model_validate(given)
