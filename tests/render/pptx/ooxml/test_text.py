from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE

from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.oxml import Shade
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, height_points, largest, overflow
from handouts.render.pptx.slides import flow_words
from render.pptx.drawn import LOOK
from render.pptx.sample_outline import t

INCH = 914_400
INK = Shade("tx1")


def test_a_line_is_as_high_as_its_size_and_pitch():
    assert height_points([Text(t("bread"), 20, INK)], 400) == pytest.approx(24)
    assert height_points([Text(t("bread"), 20, INK), Text(t("bread"), 20, INK, gap=6, pitch=50)], 400) == pytest.approx(
        42
    )


def test_heights_in_emu_are_rounded_up_so_that_text_fits_what_was_reserved_for_it():
    texts = [Text(t("a crust that cracks in most loaves"), 18.7, INK)]
    width = 2 * INCH
    assert overflow(texts, TextFrameStyle().room(Box(0, 0, width, height_emu(texts, width)))) == ""
    assert overflow(texts, TextFrameStyle().room(Box(0, 0, width, height_emu(texts, width) - 13_000))) != ""


def test_what_does_not_fit_is_told():
    assert overflow([Text(t("un breadmaking"), 40, INK)], (100, 500)) == "breadmaking"
    assert overflow([Text(t("salt and flour"), 20, INK)], (60, 30)) == "salt and flour"


def test_the_largest_size_that_fits_is_taken_and_else_the_last():
    def make(size):
        return (Text(t("salt and flour"), size, INK),)

    assert [24, 20, 18] == [largest((24, 20, 18), (room, 30), make)[0].size for room in (170, 140, 20)]


def test_diamonds_and_discs_leave_their_text_less_room_than_boxes():
    box = Box(0, 0, 2 * INCH, INCH)
    assert (144, 72) == TextFrameStyle().room(box)
    assert (72, 36) == TextFrameStyle().room(box, MSO_SHAPE.DIAMOND)
    assert TextFrameStyle().room(box, MSO_SHAPE.OVAL) == pytest.approx((144 / 2**0.5, 72 / 2**0.5))


def test_a_question_takes_the_largest_size_in_which_it_stays_within_its_diamond():
    sheet: Any = SimpleNamespace(look=SimpleNamespace(flow=LOOK.flow))

    def size(words, inches, *, one_line=False):
        return flow_words.ask_size(sheet, t(words), round(inches * INCH), one_line=one_line)

    largest_size, *_, smallest = LOOK.flow.ask_sizes
    assert largest_size == size("Fire?", 1.2)
    assert smallest == size("Fermented?", 1.2)
    assert size("Too dark at last?", 0.6) == 0
    assert size("Unforeseeableness?", 1.2) == 0
    assert smallest == size("Unforeseeable?", 0.6, one_line=True)
    assert size("Too dark at last, or not?", 0.6, one_line=True) == 0
