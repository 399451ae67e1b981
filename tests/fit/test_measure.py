"""Measuring text by Arial's widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.fit.boxes import TextBox, title_lines
from handouts.fit.measure import USED, face, rich_width, set_in, too_wide, width, wrap
from handouts.render.pdf.engine.fonts import load_family
from handouts.text.markup import Run, plain
from specimens.pdf import FONTS

WORDS = st.lists(st.text("abcdeWi%1", min_size=1, max_size=12), min_size=1, max_size=30)


def t(text):
    return (Run(text),)


def test_widths_are_those_of_arial():
    # the advance widths of H e l l o in Arial: 1479, 1139, 455, 455, 1139 of 2048
    assert width("Hello", 2048) == 1479 + 1139 + 455 + 455 + 1139
    assert width("Hello", 2048, bold=True) == 1479 + 1139 + 569 + 569 + 1251


def test_a_character_that_arial_lacks_takes_an_em():
    assert width("\u6f22", 20) == 20


@pytest.mark.parametrize("name", ["Arial", "Calibri", "Unknown Sans"])
@pytest.mark.parametrize("text", ["Nguyễn Thị Ŝoňa Łucja", "SpO₂ µg ✓ ℞ ☑ ₁₀"])
def test_names_and_signs_have_at_least_the_room_that_a_font_with_all_of_them_needs(name, text):
    widths = load_family({400: [FONTS / "SourceSans3_400Regular.ttf"]}).main(400)
    needed = sum(widths.advance(widths.glyph(letter)) for letter in text) / 1000
    with set_in(face(name)):
        assert width(text, 1) >= 0.95 * needed


def test_a_word_that_is_partly_bold_is_one_word():
    text = (Run("un"), Run("happy", strong=True), Run(" days"))
    assert wrap(text, 20, rich_width(text[:2], 20) / USED + 0.01) == ("unhappy", "days")


def test_a_long_word_breaks_only_after_a_hyphen_slash_or_dash():
    assert wrap(t("blood-pressure"), 20, width("pressure", 20) / USED + 0.01) == ("blood-", "pressure")
    assert too_wide(t("bloodpressure and more"), 20, width("pressure", 20)) == "bloodpressure"


@pytest.mark.parametrize("name", ["Calibri", "Segoe UI", "Calibri Light"])
def test_a_no_break_space_is_as_wide_as_a_space_in_fonts_that_have_none_too(name):
    with set_in(face(name)):
        assert width("2 of 6-7", 20) == width("2\u00a0of\u00a06\u20117", 20)


def test_light_letters_are_as_wide_as_those_of_their_family():
    assert face("Calibri Light").regular == face("Calibri").regular
    assert ("Candara Light",) == face("Candara Light").unmeasured


def test_no_break_spaces_hold():
    assert wrap(t("5\u00a0mg of it"), 20, width("5\u00a0mg", 20) / USED + 0.01) == ("5\u00a0mg", "of it")


@given(WORDS, st.floats(18, 60), st.floats(60, 900))
def test_each_line_is_in_its_box_and_no_word_is_lost(words, size, room):
    text = t(" ".join(words))
    lines = wrap(text, size, room)
    assert " ".join(lines).split() == words
    if not too_wide(text, size, room):
        assert all(width(line, size) <= room * USED + 1e-6 for line in lines)


@given(WORDS, st.floats(18, 60), st.floats(60, 900))
def test_more_room_never_needs_more_lines(words, size, room):
    text = t(" ".join(words))
    assert len(wrap(text, size, room * 1.3)) <= len(wrap(text, size, room))


@given(WORDS, st.booleans())
def test_a_room_that_says_yes_holds_every_line(words, bold):
    room = TextBox(400, 200, 24, bold=bold, pitch=1.1, gap=6, indent=20)
    text = t(" ".join(words))
    if not room.problem((text,)):
        lines = wrap(text, room.size, room.width - room.indent, bold=bold)
        assert max(width(line, 24, bold=bold) for line in lines) + room.indent <= room.width
        assert len(lines) * 24 * 1.2 * 1.1 <= room.height + 1e-6


def test_a_title_breaks_after_the_sign_that_parts_its_sense():
    room = TextBox(864, 78, 30, bold=True)
    title = (Run("Pressure peaks near the fortieth minute of the drip: never miss"), Run(" that reading", fact="x"))
    assert ["Pressure peaks near the fortieth minute of the drip: ", "never miss that reading"] == [
        plain(line) for line in title_lines(title, room)
    ]


def test_a_title_without_signs_breaks_in_the_middle():
    room = TextBox(400, 78, 30, bold=True)
    lines = [plain(line) for line in title_lines(t("One two three four five six seven"), room)]
    assert lines == ["One two three four ", "five six seven"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Slow loaves are rare: wake, open, warm, call", ["Slow loaves are rare: ", "wake, open, warm, call"]),
        ("A loaf on its side first, all questions later", ["A loaf on its side first, ", "all questions later"]),
        ("“The crust is a stone,” says the baker", ["“The crust is a stone,” ", "says the baker"]),
        ("All loaves rise before the baker has risen", ["All loaves rise before the baker has risen"]),
        ("Bread: all of it rises where it is warm", ["Bread: all of it rises where it is warm"]),
    ],
)
def test_a_long_line_parts_where_its_sense_does_and_only_there(title, lines):
    assert lines == [plain(line) for line in title_lines(t(title), TextBox(864, 78, 30, bold=True))]


def test_a_line_does_not_part_in_a_narrow_room():
    title = t("15. A: Stop, and call")
    assert (title,) == title_lines(title, TextBox(345, 142, 28, bold=True))


def test_a_line_does_not_part_where_the_room_holds_one_line():
    title = t("Slow loaves are rare: wake, open, warm, call")
    assert (title,) == title_lines(title, TextBox(864, 50, 30, bold=True))


def test_no_line_of_a_title_ends_with_a_word_of_a_letter():
    lines = title_lines(t("Easier for bakers if I were bread all day"), TextBox(400, 78, 30, bold=True))
    assert [plain(line) for line in lines] == ["Easier for bakers ", "if I were bread all day"]


def test_a_short_title_stays_on_its_line():
    assert title_lines(t("Short"), TextBox(400, 78, 30, bold=True)) == (t("Short"),)


@given(WORDS)
def test_broken_titles_lose_nothing(words):
    title = t(" ".join(words))
    assert plain(title) == "".join(map(plain, title_lines(title, TextBox(400, 78, 30, bold=True))))
