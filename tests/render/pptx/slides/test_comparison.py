"""Danger signs in two columns, each with its number and icon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.errors import ContentError
from inspectors.pptx import A, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, contours, decorative, drawn, middle, paint, token


def found(page, number):
    """Return the words and the icon of a sign."""
    (words,) = [each for each in page.of(f"sign-{number}") if text(each)]
    (icon,) = [each for each in page.of(f"sign-{number}") if contours(each)]
    return words, icon


def test_each_sign_has_its_number_and_icon_in_one_row():
    page = drawn(sample.signs_slide())
    for number, said in enumerate(sample.SIGNS, 1):
        words, icon = found(page, number)
        assert text(words).split(maxsplit=1) == [str(number), said]
        assert middle(words)[1] == pytest.approx(middle(icon)[1], abs=2)
        assert (decorative(icon), token("emergency")) == (True, paint(icon))


def test_signs_go_down_the_first_column_then_down_the_second():
    page = drawn(sample.signs_slide(sample.SIGNS[:3]))
    first, second, third = (box(found(page, number)[0]) for number in (1, 2, 3))
    assert first[0] == second[0] < third[0]
    assert first[1] == third[1] < second[1]


def test_all_signs_are_set_in_the_size_that_the_longest_needs():
    long = ("A hiss behind the stone, or a door that glows and cannot be shut any more",) * 10
    sizes = {int(run.get("sz")) for run in drawn(sample.signs_slide(long)).page.iter(A + "rPr") if run.get("sz")}
    assert len(sizes & {2400, 2200, 2000, 1800}) == 1


def test_a_sign_that_does_not_fit_is_an_error_that_names_it():
    with pytest.raises(ContentError) as error:
        drawn(sample.signs_slide(("on and on " * 40,)))
    assert ["sign-1"] == [problem.location.file for problem in error.value.problems]


def test_a_call_for_emergency_help_has_the_colour_of_it():
    calm, urgent = (drawn(replace(sample.act_slide(), emergency=called)) for called in (False, True))
    seen = [{paint(one) for one in page.of("smoke") if contours(one)} for page in (calm, urgent)]
    assert [token("emergency") in paints for paints in seen] == [False, True]
    assert [token("care") in paints for paints in seen] == [True, False]
