"""The Flesch-Kincaid grade with Pyphen's English syllables, as textstat 0.7.4 computes it.

Kincaid JP, et al. Derivation of new readability formulas for Navy enlisted personnel. 1975.
"""

from __future__ import annotations

import re
from functools import cache

_PUNCTUATION = re.compile(r"[^\w\s']")
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_ENDS = (".", "!", "?", ":")
SHORT = 2
"""Sentences of so many words or fewer are not counted as sentences."""


def grade(texts: list[str]) -> float:
    """Return the school grade (United States) of texts read one after the other."""
    whole = " ".join(closed(text) for text in texts)
    counted = words(whole)
    if not counted:
        return 0.0
    syllables = sum(syllable_count(word) for word in counted)
    return 0.39 * len(counted) / sentence_count(whole) + 11.8 * syllables / len(counted) - 15.59


def closed(text: str) -> str:
    """Return a text that ends as a sentence does: a list item closes one."""
    text = text.strip().replace("\u00a0", " ").replace("’", "'")
    return text if text.endswith(_ENDS[:3]) else f"{text.rstrip(':;,')}."


def words(text: str) -> list[str]:
    """Return the words of a text, without punctuation."""
    return _PUNCTUATION.sub("", text).split()


def sentence_count(text: str) -> int:
    """Return the number of sentences, at least one; very short ones are left out."""
    return max(1, sum(len(words(sentence)) > SHORT for sentence in _SENTENCE.findall(text)))


@cache
def syllable_count(word: str) -> int:
    """Return the syllables of a word: one more than the places where it may be parted."""
    return len(_dictionary().positions(word.lower())) + 1  # type: ignore[attr-defined]


@cache
def _dictionary() -> object:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")
