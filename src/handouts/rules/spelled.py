"""A rule about values of the clinic as people type them without digits: twenty-four hours, 1½ hours, six visits."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.content.model.facts import INTERVALS
from handouts.errors import Problem
from handouts.rules.registry import rule
from handouts.rules.texts import APART, quoted_text, typed_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.facts import Fact
    from handouts.edition import Edition
    from handouts.rules.registry import Subject

_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRST_TEEN, _FIRST_TEN, _TEN, _HUNDRED = 13, 20, 10, 100
_HALF = Decimal("0.5")


@rule("T606", "number-in-words", "error")
def number_in_words(subject: Subject) -> Iterator[Problem]:
    """Find a time or a number of visits that a clinic sets, typed in words or with a ½: "for two hours", "1½ hours".

    What is compared: the guide's value and the clinic's, in each form of the unit; one of anything passes.
    Why: the clinic sets another value, and the words stay what they were.
    Source: the project's rule that each number of the treatment stands once, with its unit and its source.
    Good: "Stay {stay}." Bad: "Stay for two hours.", "Come to your 6 visits."
    """
    said = _facts_in_words(subject.edition, english=subject.english)
    if not said:
        return
    phrases = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, said))})(?!\w)")
    for tree, path, text in typed_texts(subject):
        if (tree, path[0]) in {*APART, ("guide", "facts")}:  # reasons of facts tell what others measured
            continue
        for match in phrases.finditer(text.replace("\u00a0", " ")):
            where = subject.edition.content.trees[tree].within(path, match[0])
            hint = " or ".join(f"{{{name}}}" for name in said[match[0].casefold()])
            yield Problem(where, f"{match[0]!r} is typed: {quoted_text(text)!r}", f"Quote it as {hint}.")


def _facts_in_words(edition: Edition, *, english: bool) -> dict[str, list[str]]:
    """Return the local facts of each phrase that says one at the guide's value or the clinic's, in small letters.

    Only time and visits: other numbers are common words as well. One of anything is `a day` more often than a fact.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name, fact in edition.facts.items():
        if fact.unit in INTERVALS and fact.local:
            for value in (fact, edition.guide.guide.facts[name]):
                for phrase in _phrases(edition, value, english=english):
                    if name not in found[phrase]:
                        found[phrase].append(name)
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[0]), entry[0])))


def _phrases(edition: Edition, fact: Fact, *, english: bool) -> Iterator[str]:
    """Yield a fact's single number in words with each form of its unit."""
    value = fact.value.first
    if fact.value.second is not None or value <= 1:
        return
    forms = edition.phrases.units[fact.unit]
    units = {str(form).partition("{n}")[2].strip() for form in (forms.few, forms.many, forms.other) if form}
    numbers = list(_spelled(edition, value, english=english))
    for unit in filter(None, units):
        yield from (f"{number} {unit}".casefold() for number in numbers)
    if fact.unit == "session":
        visits = str(edition.phrases.numbers.sessions)
        yield from (f"{number} {visits}".casefold() for number in (edition.number(value), *numbers))


def _spelled(edition: Edition, value: Decimal, *, english: bool) -> Iterator[str]:
    """Yield how a number is said, and how it is written with a half."""
    whole = int(value)
    if value - whole == _HALF:
        yield f"{whole}½"
        words = _word(edition, whole, english=english) if english else ""
        if words:
            yield f"{words} and a half"
    elif value == whole and (words := _word(edition, whole, english=english)):
        yield words


def _word(edition: Edition, count: int, *, english: bool) -> str:
    """Return a number in words as far as the language's are known; nothing beyond."""
    words = edition.phrases.numbers.spelled
    if count <= len(words):
        return str(words[count - 1]) if count else ""
    if not english or count >= _HUNDRED or count < _FIRST_TEEN:
        return ""
    if count < _FIRST_TEN:
        return _TEENS[count - _FIRST_TEEN]
    ten, one = divmod(count, _TEN)
    return "-".join(filter(None, (_TENS[ten - 2], str(words[one - 1]) if one else "")))
