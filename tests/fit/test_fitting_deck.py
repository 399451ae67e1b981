"""What the fit stage chooses for a slide before it parts it: sizes of tables, citations of a footer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.errors import ContentError
from handouts.fit.fitting import fit_deck
from handouts.outline import deck
from handouts.render.pptx.template.opening import open_template
from handouts.render.pptx.template.typefaces import metrics_of
from handouts.text.markup import plain
from handouts.theme.look import load_theme
from render.pptx import sample_outline as sample

ROOMS = metrics_of(open_template(None), load_theme())
LARGEST, *_, LEAST = load_theme().deck.pictures.table.sizes


def fitted(slide):
    section = deck.DeckSection("s", "S", (slide,))
    outline = deck.DeckOutline(sample.IDENTITY, (section,), "({part} of {parts})", sample.UNREAD)
    return fit_deck(outline, ROOMS).sections[0].slides


def table(rows, words=6, **changes):
    made = sample.table_slide()
    cells = (sample.t("Before"), sample.t("once"), sample.t("flour " * words))
    return replace(made, rows=tuple(deck.TableRow(f"row-{n}", cells) for n in range(rows)), **changes)


def test_a_small_table_is_set_in_the_largest_type():
    assert [LARGEST] == [slide.size for slide in fitted(table(3))]


def test_a_table_that_one_slide_holds_in_smaller_type_stays_on_one_slide():
    (slide,) = fitted(table(6, words=17))
    assert LEAST <= slide.size < LARGEST


def test_a_long_table_is_set_in_the_least_type_on_every_slide():
    slides = fitted(table(16, words=30))
    assert len(slides) > 1
    assert {LEAST} == {slide.size for slide in slides}


@pytest.mark.parametrize(("count", "columns"), [(1, [(1, 0)]), (5, [(3, 2)]), (60, [(10, 10), (10, 10), (10, 10)])])
def test_sources_stand_in_two_even_columns_and_go_on_when_both_are_full(count, columns):
    slides = fitted(sample.sources_slide(count))
    assert columns == [(slide.first, len(slide.entries) - slide.first) for slide in slides]
    assert [f"source-{n}" for n in range(1, count + 1)] == [name for slide in slides for name, _ in slide.entries]
    assert len(slides) == len({plain(slide.title) for slide in slides})


BRIEF = sample.t("Baker 2020 and others")


@pytest.mark.parametrize(("count", "expected"), [(2, "Baker 2020 Baker 2020 "), (30, "Baker 2020 and others")])
def test_a_footer_cites_what_one_line_holds(count, expected):
    slide = replace(sample.bullets_slide(), source=sample.t("Baker 2020 " * count), brief=BRIEF)
    assert expected == fitted(slide)[0].source[0].text


def told(paragraphs, words):
    return replace(
        sample.told_slide(),
        title=sample.t("It can crack"),
        quote=(sample.t("The crust may crack. " * words),) * paragraphs,
    )


def test_a_quote_that_one_slide_holds_in_the_least_type_stays_whole():
    assert [2] == [len(slide.quote) for slide in fitted(told(2, 6))]


def test_a_longer_quote_goes_on_whole_on_another_slide_beside_the_same_words_for_staff():
    slides = fitted(told(6, 6))
    assert len(slides) > 1
    assert told(6, 6).quote == tuple(text for slide in slides for text in slide.quote)
    assert {sample.told_slide().staff} == {slide.staff for slide in slides}


def test_the_time_of_a_quote_that_goes_on_is_counted_once():
    slide = told(6, 6)
    first, *others = fitted(replace(slide, notes=replace(slide.notes, seconds=60, time=sample.t("1 min"))))
    assert others
    assert (60, sample.t("1 min")) == (first.notes.seconds, first.notes.time)
    assert {(0, ())} == {(one.notes.seconds, one.notes.time) for one in others}


def test_a_paragraph_that_no_slide_holds_is_told_once():
    with pytest.raises(ContentError) as caught:
        fitted(told(1, 40))
    assert ["too long for one slide"] == [one.message for one in caught.value.problems]
