"""What is dialled where a number is printed."""

from __future__ import annotations

import pytest

from handouts.text.dialling import dialled, wrong_length


@pytest.mark.parametrize(
    ("region", "printed", "expected"),
    [
        ("GB", "+44 (0)20 7946 0000", "+442079460000"),
        ("GB", "020 7946 0000", "+442079460000"),
        ("GB", "(0113) 496 0000", "+441134960000"),
        ("US", "202-555-0142", "+12025550142"),
        ("US", "1-800-FLOWERS", "+18003569377"),
        ("CA", "+1 (416) 555-0142", "+14165550142"),
        ("IE", "021 492 0000", "+353214920000"),
        ("AU", "(08) 9224 0000", "+61892240000"),
        ("GB", "111", "111"),
        ("GB", "116 123", "116123"),
        ("AU", "13 11 14", "131114"),
        ("US", "555-0142", "5550142"),
        ("", "+44 (0)20 7946 0000", "+442079460000"),
        ("", "030 23125 014", "03023125014"),
    ],
)
def test_a_number_is_dialled_as_its_country_takes_it(region, printed, expected):
    assert expected == dialled(printed, region)


def test_an_extension_is_dialled_when_somebody_answers():
    assert "+12025550142;ext=12345" == dialled("(202) 555-0142", "US", "12345")


@pytest.mark.parametrize(
    ("region", "number", "wrong"),
    [
        ("US", "202-555-014", True), ("US", "202-555-01423", True), ("US", "202-555-0142", False),
        ("GB", "020 7946 000", False), ("GB", "020 7946 00000000", True), ("GB", "116 123", False),
        ("US", "+44 20 7946 0000", False), ("", "+44 20 79", True),
    ],
)  # fmt: skip
def test_a_number_with_a_digit_too_few_or_too_many_is_told(region, number, wrong):
    assert wrong is wrong_length(number, region)
