"""The theme: every pair of colours can be told apart, and a clinic's accent is checked."""

import pytest

from handouts.errors import ContentError, Location
from handouts.files import shipped
from handouts.theme.assets import contrast, tint
from handouts.theme.look import accent_problems, contrast_problems, load_theme, read_theme, with_accent

HERE = Location("clinics/example.yaml", 12, 11)


def test_contrast_is_that_of_wcag():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("0B5563", "FFFFFF") == pytest.approx(8.4, abs=0.05)


@pytest.mark.parametrize("size", ["standard", "large"])
def test_closer_parts_name_measures_that_there_are_and_make_each_less(size):
    look = load_theme().handout.prints[size]
    for name, measures in look.closer.less.items():
        assert all(0 < value < getattr(getattr(look, name), measure) for measure, value in measures.items()), name
    assert look.closer.leading > 1


def test_a_tint_keeps_its_share_of_the_colour():
    assert tint("000000", 0.2) == "CCCCCC"
    assert tint("0B5563", 1) == "0B5563"


def test_every_text_and_mark_stands_out_from_its_ground():
    assert contrast_problems(load_theme(), HERE) == ()


def test_every_ground_that_a_tone_brings_is_among_the_checked_pairs():
    theme = load_theme()
    checked = {(pair.text, pair.ground) for pair in theme.contrast}
    met = {
        pair
        for look in theme.tones.values()
        for pair in ((look.text, look.ground), (look.head_text, look.head), (look.mark_colour, look.ground))
    }
    assert met <= checked


def test_every_use_of_type_has_a_colour_that_is_checked_on_white_or_on_the_accent():
    theme = load_theme()
    checked = {pair.text for pair in theme.contrast if pair.ground in {"white", "accent"}}
    for print_ in theme.handout.prints.values():
        assert {use.colour for _, use in print_.type} <= checked


def test_colours_are_named_in_the_theme():
    theme = load_theme()
    named = {name for look in theme.tones.values() for name in (look.line, look.ground, look.head, look.text)}
    assert named <= set(theme.colours)
    assert set(theme.accent_shares) <= set(theme.colours)


def test_columns_of_tables_add_up_to_the_text_width_of_letter():
    theme = load_theme()
    standard = theme.handout.prints["standard"]
    width = theme.handout.papers["letter"].width - 2 * standard.page.margin
    for name, columns in standard.table.columns.items():
        assert (name, sum(columns)) == (name, width)


def test_nothing_a_patient_must_read_is_smaller_than_12_points():
    scale = load_theme().handout.prints["standard"].type
    staff = {"slide_again", "slide_say", "slide_number", "slide_answer", "known"}
    assert {"small", "small_strong", "hint", "reference", "mark", *staff} == {
        name for name, use in scale if use.size < 12
    }


def test_in_large_print_only_head_and_foot_and_the_numbers_of_sources_are_smaller_than_18_points():
    scale = load_theme().handout.prints["large"].type
    assert {"small": 14, "small_strong": 14, "mark": 14} == {name: use.size for name, use in scale if use.size < 18}


def test_lines_of_large_print_stand_a_quarter_apart_or_more_where_they_run_on():
    scale = load_theme().handout.prints["large"].type
    assert [] == [name for name, use in scale if use.size == 18 and use.leading < 18 * 1.25]


def test_a_dark_accent_of_a_clinic_is_taken_with_tints_of_its_own():
    theme = with_accent(load_theme(), "#5b2a86")
    assert theme.colours["accent"] == "5B2A86"
    assert theme.colours["accent_tint"] == tint("5B2A86", 0.10)
    assert theme.colours["emergency"] == load_theme().colours["emergency"]
    assert accent_problems(load_theme(), "#5b2a86", HERE) == ()


def test_a_pale_accent_of_a_clinic_is_a_problem_at_its_place():
    problems = accent_problems(load_theme(), "#3399CC", HERE)
    assert {problem.location for problem in problems} == {HERE}
    assert any("white" in problem.message and "3.2" in problem.message for problem in problems)


def test_a_theme_with_a_mistake_is_refused_with_its_line(tmp_path):
    text = (shipped("assets") / "theme.yaml").read_text("utf-8")
    spoilt = tmp_path / "theme.yaml"
    spoilt.write_text(text.replace("  ink: 1D2327", "  ink: dark"), "utf-8")
    with pytest.raises(ContentError, match=r"theme\.yaml:\d+:\d+.*dark"):
        read_theme(spoilt)


def test_a_theme_with_pale_text_is_refused(tmp_path):
    text = (shipped("assets") / "theme.yaml").read_text("utf-8")
    spoilt = tmp_path / "theme.yaml"
    spoilt.write_text(text.replace("quiet: 43545A", "quiet: A0A8AC"), "utf-8")
    with pytest.raises(ContentError, match="quiet A0A8AC on white"):
        read_theme(spoilt)
