from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from handouts.errors import ContentError
from handouts.render.pdf.engine.typesetting import Layout, Typesetter
from handouts.text.markup import Run
from handouts.yamlfile.hints import SHAPING
from specimens.pdf import BODY, FAMILY, SETTER


def lines(layout: Layout) -> list[str]:
    return ["".join(piece.shaped.text for piece in line.pieces) for line in layout.lines]


def plain(words: str) -> tuple[Run, ...]:
    return (Run(words),)


def test_no_line_is_longer_than_the_column():
    layout = SETTER.lay_out(plain("some words that go on and on " * 20), BODY, 150)
    assert len(layout.lines) > 10
    assert max(line.width for line in layout.lines) <= 150


def test_nothing_is_lost_at_the_ends_of_lines():
    words = "some words, in lines that end with a space " * 5
    assert words.rstrip() == "".join(lines(SETTER.lay_out(plain(words), BODY, 120))).rstrip()


def test_every_line_but_the_last_ends_with_a_space():
    found = lines(SETTER.lay_out(plain("one two three four five six seven"), BODY, 80))
    assert [True] * (len(found) - 1) + [False] == [line.endswith(" ") for line in found]


def test_a_lines_width_leaves_out_its_last_space():
    whole = SETTER.lay_out(plain("one two"), BODY, 40)
    assert SETTER.width(plain("one"), BODY) == pytest.approx(whole.lines[0].width)


def test_a_number_stays_with_its_unit():
    for width in range(40, 120, 7):
        found = lines(SETTER.lay_out(plain("take about 40\N{NO-BREAK SPACE}mg now"), BODY, width))
        assert any("40\N{NO-BREAK SPACE}mg" in line for line in found)


def test_a_telephone_number_is_not_parted():
    run = (Run("call us at "), Run("(503) 555-0142", kind="telephone"), Run(" now"))
    for width in range(100, 220, 9):
        assert any("(503) 555-0142" in line for line in lines(SETTER.lay_out(run, BODY, width)))


@pytest.mark.parametrize("numbers", ["6 of 100", "5 to 8", "8 or 9"])
def test_two_numbers_and_the_short_word_between_them_are_not_parted(numbers):
    for width in range(60, 240, 7):
        found = lines(SETTER.lay_out(plain(f"in one trial {numbers} of them got well"), BODY, width))
        assert any(numbers in line for line in found), found


def test_numbers_that_no_line_holds_are_parted_at_a_space():
    found = lines(SETTER.lay_out(plain("5 of 100,000"), BODY, SETTER.width(plain("100,000"), BODY) + 1))
    assert ["5 of", "100,000"] == [line.strip() for line in found]


def test_a_word_longer_than_the_line_is_parted_rather_than_cut():
    found = lines(SETTER.lay_out(plain("a Donaudampfschifffahrtsgesellschaft b"), BODY, 60))
    assert "aDonaudampfschifffahrtsgesellschaftb" == "".join(found).replace(" ", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("30 to 40 minutes", "minutes"),
        ("30\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}40\N{NO-BREAK SPACE}minutes", "minutes"),
        ("“Besprechung”,", "Besprechung"),
        ("ask us", ""),
        ("https://example.org/leaflets/ketamine?page=12", ""),
        ("clinic@example.org", ""),
        ("1234567890123", ""),
    ],
)
def test_a_word_of_letters_that_no_line_holds_is_told_and_an_address_is_not(words, told):
    assert told == SETTER.lay_out(plain(words), BODY, 40).too_wide
    assert not SETTER.lay_out(plain(words), BODY, 400).too_wide


def test_strong_words_take_the_heavier_face():
    layout = SETTER.lay_out((Run("no "), Run("yes", strong=True)), BODY, 400)
    faces = {piece.shaped.text.strip(): piece.shaped.face for piece in layout.lines[0].pieces}
    assert (FAMILY.main(400), FAMILY.main(600)) == (faces["no"], faces["yes"])


def test_no_text_has_no_height():
    assert 0 == SETTER.lay_out((), BODY, 100).height


def test_two_adjacent_runs_of_one_target_are_one_link():
    layout = SETTER.lay_out((Run("a", href="https://x"), Run("b", strong=True, href="https://x")), BODY, 100)
    assert ("https://x",) == layout.links


@pytest.mark.parametrize(("align", "rtl", "left"), [("start", False, 0), ("end", True, 0)])
def test_text_begins_at_the_left(align: Any, rtl: bool, left: float):
    setter = Typesetter(FAMILY, rtl=rtl)
    assert left == setter.lay_out(plain("word"), replace(BODY, align=align), 300).lines[0].pieces[0].x


@pytest.mark.parametrize(("align", "rtl"), [("start", True), ("end", False)])
def test_text_ends_at_the_right(align: Any, rtl: bool):
    layout = Typesetter(FAMILY, rtl=rtl).lay_out(plain("word"), replace(BODY, align=align), 300)
    assert 300 == pytest.approx(layout.lines[0].pieces[0].x + layout.width)


def test_centred_text_stands_in_the_middle():
    layout = SETTER.lay_out(plain("word"), replace(BODY, align="centre"), 300)
    assert 150 == pytest.approx(layout.lines[0].pieces[0].x + layout.width / 2)


def test_a_character_without_a_glyph_is_named_with_its_content():
    with pytest.raises(ContentError) as caught:
        SETTER.lay_out(plain("take \N{PILE OF POO} home"), BODY, 100, "effects/nausea")
    (problem,) = caught.value.problems
    assert problem.location.file == "effects/nausea"
    assert "U+1F4A9, PILE OF POO" in problem.message
    assert "take" in problem.message


@pytest.mark.parametrize("char", SHAPING)
def test_what_only_shapes_other_characters_needs_no_glyph_and_no_room(char):
    assert not any(face.has(char) for face in SETTER.family.faces(BODY.weight))
    layout = SETTER.lay_out(plain(f"{char}Auf{char}gabe"), BODY, 300)
    assert SETTER.lay_out(plain("Aufgabe"), BODY, 300).width == pytest.approx(layout.width, abs=0.01)
    assert [f"{char}Auf{char}gabe"] == lines(layout)


def test_a_broken_text_is_remembered():
    text = plain("remember this")
    assert SETTER.lay_out(text, BODY, 90) is SETTER.lay_out((Run("remember this"),), BODY, 90)


def test_no_short_word_stands_alone_on_the_last_line():
    width = SETTER.width(plain("we watch you until you are"), BODY) + 1
    found = lines(SETTER.lay_out(plain("we watch you until you are well"), BODY, width))
    assert ["we watch you until you ", "are well"] == found
