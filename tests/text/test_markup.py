from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from handouts.text.markup import Cite, Link, Markup, MarkupError, Quote, Run, Words, parse, plain, strung, unparse


def pieces(text: str) -> tuple:
    return parse(text).pieces


def test_words_stand_for_themselves():
    assert pieces("5 < 6 & <b>x</b> 2*3 [a] (b) \\n") == (Words("5 < 6 & <b>x</b> 2*3 [a] (b) \\n"),)


def test_stars_make_strong():
    assert pieces("a **b** c") == (Words("a "), Words("b", strong=True), Words(" c"))


def test_facts_are_quoted_with_their_parts():
    assert pieces("{drip-length} **{clinic.after-hours}**") == (
        Quote("drip-length"),
        Words(" "),
        Quote("clinic", "after-hours", strong=True),
    )


def test_links_have_a_label_and_a_target():
    assert pieces("[us](tel:+15550142)") == (Link("us", "tel:+15550142"),)
    assert pieces("[us](https://x.org/a_(b))") == (Link("us", "https://x.org/a_(b)"),)


def test_a_source_is_cited_where_its_number_is_to_stand_and_is_no_word():
    assert pieces("so[^doe-2030].") == (Words("so"), Cite("doe-2030"), Words("."))
    assert ["doe-2030"] == list(parse("so[^doe-2030].").cites())
    assert "so[^doe-2030]." == str(parse("so[^doe-2030]."))
    assert "so." == plain((Run("so"), Run("1", cite="doe-2030"), Run(".")))


def test_a_backslash_makes_a_sign_mean_itself():
    assert pieces(r"\{x\} \*\*y\*\* \[z\](w \\") == (Words("{x} **y** [z](w \\"),)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("a **b", "**b"),
        ("**a** b **", "**"),
        ("a {b", "{b"),
        ("a b} c", "}"),
        ("{Big}", "{Big}"),
        ("{a b}", "{a"),
        ("{}", "{}"),
        ("{{a}}", "{{a}}"),
        ("[a](b)", "](b)"),
        ("[a](javascript:x)", "](javascript:x)"),
        ("[a](https://x.org", "](https://x.org"),
        ("[](https://x.org)", "](https://x.org)"),
        ("[a](https://x .org)", "](https://x"),
        ("a [ ](https://x.org)", "["),
        ("[\u00a0](https://x.org)", "["),
        ("[**a**](https://x.org)", "[**a**](https://x.org)"),
        ("[{a}](https://x.org)", "[{a}](https://x.org)"),
        ("[a](https://x.org@evil.org)", "](https://x.org@evil.org)"),
    ],
)
def test_what_is_left_open_is_told_with_its_first_signs(text, near):
    with pytest.raises(MarkupError) as caught:
        parse(text)
    assert caught.value.near == near


@given(st.one_of(strategies.prose, st.text()))
def test_what_is_parsed_and_written_again_parses_to_the_same(text):
    try:
        parsed = parse(text)
    except MarkupError:
        return
    assert parse(unparse(parsed)) == parsed


@given(st.text())
def test_any_words_can_be_written_so_that_they_stand_for_themselves(text):
    words = Markup((Words(text),) if text else ())
    assert parse(unparse(words)) == words


@given(st.one_of(strategies.prose, st.text()))
def test_any_text_parses_or_is_refused_near_some_sign_of_it(text):
    near = ""
    try:
        pieces = parse(text).pieces
    except MarkupError as error:
        pieces, near = (), error.near
    assert near in text
    assert all(pieces)


def test_texts_in_a_row_have_a_joint_between_them_and_none_where_one_says_nothing():
    one, two = (Run("one", strong=True),), (Run("two"),)
    assert "one; two" == plain(strung(((), one, (), two), "; "))
    assert (*one, Run(" "), *two) == strung((one, two))
    assert () == strung(())
