"""The grade beside values reckoned by hand: 0.39 words a sentence + 11.8 syllables a word - 15.59."""

from __future__ import annotations

import pytest

from handouts.rules.plain_words import closed, grade, sentence_count, syllable_count, words

COUNTED = [
    # text, words, sentences, syllables (by hand, as a dictionary parts the words)
    ("The cat sat on the mat.", 6, 1, 6),
    ("Do not drive until the next day.", 7, 1, 8),  # un-til
    ("Call us. We stop the drip at once.", 8, 1, 8),  # "Call us." is too short to be a sentence
    ("Rest for the day. Have a sister stay with you.", 10, 2, 11),  # sis-ter
    ("Immediate action is necessary.", 4, 1, 10),  # im-me-di-ate, ac-tion, is, nec-es-sary
    ("Wait: it will pass! Will it hurt you? It may not.", 11, 3, 11),
]


@pytest.mark.parametrize(("text", "word_count", "sentences", "syllables"), COUNTED)
def test_words_sentences_and_syllables_are_those_counted_by_hand(text, word_count, sentences, syllables):
    assert word_count == len(words(text))
    assert sentences == sentence_count(text)
    assert syllables == sum(syllable_count(word) for word in words(text))


@pytest.mark.parametrize(("text", "word_count", "sentences", "syllables"), COUNTED)
def test_the_grade_is_the_formula_over_these_counts(text, word_count, sentences, syllables):
    expected = 0.39 * word_count / sentences + 11.8 * syllables / word_count - 15.59
    assert expected == pytest.approx(grade([text]))


def test_two_grades_reckoned_to_the_end():
    assert pytest.approx(-1.45) == grade(["The cat sat on the mat."])  # 0.39 * 6 + 11.8 * 1 - 15.59
    assert pytest.approx(15.47) == grade(["Immediate action is necessary."])  # 1.56 + 29.5 - 15.59


def test_each_list_item_closes_a_sentence():
    apart = grade(["go home with an adult", "rest for the day", "have someone stay tonight"])
    together = grade(["go home with an adult rest for the day have someone stay tonight"])
    assert pytest.approx(together - apart) == 0.39 * (13 / 1 - 13 / 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rest", "rest."),
        ("Rest.", "Rest."),
        ("Scared?", "Scared?"),
        ("Call for:", "Call for."),
        ("drive,", "drive."),
        (" 40\u00a0minutes ", "40 minutes."),
        ("people’s", "people's."),
    ],
)
def test_a_text_is_closed_as_a_sentence_is(text, expected):
    assert expected == closed(text)


def test_signs_are_no_words_and_an_apostrophe_parts_none():
    assert ["People's", "pee", "and", "Co"] == words("People's pee: (and) & – “Co.”")


@pytest.mark.parametrize(("word", "spoken", "parted"), [("many", 2, 1), ("idea", 3, 1), ("transportation", 4, 3)])
def test_a_syllable_is_where_a_word_may_be_parted_and_not_always_where_it_is_spoken(word, spoken, parted):
    assert parted == syllable_count(word) <= spoken


def test_capitals_are_parted_as_small_letters_are():
    assert 3 == syllable_count("NECESSARY") == syllable_count("necessary")


def test_nothing_has_no_grade():
    assert 0 == grade([])
    assert 0 == grade(["", "–"])


def test_a_text_of_short_sentences_alone_is_one_sentence():
    assert 1 == sentence_count("Rest. Drink. Sleep.")
