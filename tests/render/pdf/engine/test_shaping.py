from __future__ import annotations

from itertools import pairwise

import pytest

from handouts.render.pdf.engine.shaping import breaks, levels, shape, visual_order
from specimens.pdf import FAMILY

FACE = FAMILY.main(400)
CALL = "اتصل "


def seen(text: str, forced: tuple[tuple[int, int], ...] = ()) -> str:
    """Return a line as it is seen from left to right, base direction right to left."""
    found = levels(text, forced, rtl=True)
    return "".join(text[place] for place in visual_order(found))


def test_pairs_are_kerned():
    apart = shape(FACE, "A").width + shape(FACE, "V").width
    assert shape(FACE, "AV").width < apart


def test_a_text_is_shaped_once_per_process():
    assert shape(FACE, "once") is shape(FACE, "once")


def test_every_glyph_says_its_character():
    assert ["f", "i", "n", "d"] == [glyph.text for glyph in shape(FACE, "find").glyphs]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("one two", ["one ", "two"]),
        ("40\N{NO-BREAK SPACE}mg of it", ["40\N{NO-BREAK SPACE}mg ", "of ", "it"]),
        ("follow-up", ["follow-", "up"]),
        ("555-0142", ["555-0142"]),
        ("2–3 days", ["2–3 ", "days"]),
        ("and/or", ["and/", "or"]),
        ("-x", ["-x"]),
        ("药物安全。请读", ["药", "物", "安", "全。", "请", "读"]),
        ("（药）物", ["（药）", "物"]),
    ],
)
def test_lines_may_end_only_where_a_reader_expects_it(text: str, pieces: list[str]):
    edges = [0, *breaks(text, [False] * len(text)), len(text)]
    assert pieces == [text[start:end] for start, end in pairwise(edges)]


def test_latin_text_reads_left_to_right_without_the_algorithm():
    assert [0] * 5 == levels("plain", (), rtl=False)


def test_words_of_a_right_to_left_line_run_from_the_right():
    assert "לע םולש" == seen("שלום על")


@pytest.mark.parametrize("number", ["555-0142", "(503)555-0142", "12:30", "1,000.5", "120/80"])
def test_a_number_is_never_turned_around(number: str):
    assert number in seen(f"{CALL}{number} {CALL}")


@pytest.mark.parametrize("words", ["(503) 555-0142", "+1 503 555 0142", "0.5 mg/kg", "120/80 mm Hg"])
def test_a_typed_span_is_never_turned_around(words: str):
    start = len(CALL)
    assert words in seen(f"{CALL}{words} {CALL}", ((start, start + len(words)),))


def test_without_the_span_a_dose_would_be_turned_around():
    assert "0.5 mg/kg" not in seen(f"{CALL}0.5 mg/kg {CALL}")


def test_latin_words_in_a_right_to_left_line_keep_their_order():
    assert "two words" in seen(f"{CALL}two words {CALL}")
