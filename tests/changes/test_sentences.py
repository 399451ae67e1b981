from __future__ import annotations

import pytest

from handouts.changes.sentences import Words, sentences

BEFORE = (
    Words("one", "Wait 24 hours, then drive.", spoken=False),
    Words("two/part", "Call us.", spoken=False),
    Words("three", "Sleep well.", spoken=False),
    Words("three", "Say it slowly.", spoken=True),
)


def told(*after, weighty=frozenset()):
    found = sentences(BEFORE, after, weighty)
    return [(text.how, text.weight, text.marked(("[-", "-]"), ("{+", "+}"))) for text in found]


def changed(number, text):
    return [*BEFORE[:number], BEFORE[number]._replace(text=text), *BEFORE[number + 1 :]]


CASES = {
    "a number": (
        changed(0, "Wait 48 hours, then drive."),
        ("changed", "material", "Wait [-24-]{+48+} hours, then drive."),
    ),
    "a word": (changed(2, "Sleep badly."), ("changed", "editorial", "Sleep [-well-]{+badly+}.")),
    "a comma": (
        changed(0, "Wait 24 hours then drive."),
        ("punctuation", "editorial", "Wait 24 hours[-,-] then drive."),
    ),
    "a new text": ([*BEFORE, Words("four", "Eat.", spoken=False)], ("new", "editorial", "{+Eat.+}")),
    "a text that is gone": (BEFORE[1:], ("gone", "editorial", "[-Wait 24 hours, then drive.-]")),
    "an item in another place": ([*BEFORE[1:], BEFORE[0]], ("moved", "editorial", "Wait 24 hours, then drive.")),
    "words that another item says now": (
        [BEFORE[0], Words("five", "Call us.", spoken=False), *BEFORE[2:]],
        ("moved", "editorial", "Call us."),
    ),
    "words that are spoken": (changed(3, "Say it loudly."), ("changed", "editorial", "Say it [-slowly-]{+loudly+}.")),
}


@pytest.mark.parametrize("case", CASES)
def test_each_change_is_told_once_with_the_change_marked(case):
    after, expected = CASES[case]
    assert told(*after) == [expected]


def test_nothing_is_told_of_what_is_the_same():
    assert told(*BEFORE) == []


def test_words_of_an_item_of_which_something_material_changed_are_material():
    assert told(*changed(2, "Sleep badly."), weighty={"three"}) == [("changed", "material", "Sleep [-well-]{+badly+}.")]


def test_a_text_that_is_quite_another_is_gone_and_new():
    assert [how for how, *_ in told(*changed(1, "Bring a list of your pills."))] == ["new", "gone"]
