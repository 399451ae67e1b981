"""Rules about what was pasted or left over: marks of other tools, what is still to be written, dates in digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.fields import TextAt, walk
from handouts.errors import Problem
from handouts.rules.registry import rule
from handouts.text.markup import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.rules.registry import Subject
    from handouts.yamlfile.source import KeyPath

_LINES = {"clinic": ("name", "address", "hours", "clinician"), "reference": ("title", "container_title", "publisher")}
"""What is printed of a clinic and of a source without any markup."""
_SHOWN = 60


def _written(subject: Subject) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield file, path and words of all that people have written; a fact that is quoted is a gap in them."""
    edition = subject.edition
    for node, path in ((edition.guide, ()), (edition.content.clinic, ("clinic",)), (edition.phrases, ("phrases",))):
        for found in walk(node, path):
            if isinstance(found, TextAt):
                pieces = found.text.pieces
                words = "".join("\0" if isinstance(one, Quote) else str(getattr(one, "label", "") or
                                getattr(one, "text", "")) for one in pieces)  # fmt: skip
                yield str(found.path[0]), found.path[1:], words
    for name in _LINES["clinic"]:
        yield "clinic", (name,), getattr(edition.content.clinic, name) or ""
    for at, source in enumerate(edition.guide.references.references):
        for name in _LINES["reference"]:
            yield "references", ("references", at, name.replace("_", "-")), getattr(source, name) or ""


def _found(subject: Subject, patterns: Mapping[re.Pattern[str], str], says: str) -> Iterator[Problem]:
    """Yield the first of the patterns that each text holds, at its place."""
    for file, path, text in _written(subject):
        for pattern, hint in patterns.items():
            if match := pattern.search(text):
                words = text.replace("\0", "{…}")
                shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
                place = subject.edition.content.trees[file].within(path, match[0].strip())
                yield Problem(place, says.format(what=repr(match[0].strip()), text=repr(shown)), hint)
                break


_MARKS = {
    re.compile(
        r"(?<![\w*])\*(?=[^\s*])[^*]*(?<=[^\s*])\*(?![\w*])"
    ): "Bold is written **so**; there is no other stress.",
    re.compile(r"(?<![\w_])_(?=[^\s_])[^_]*(?<=[^\s_])_(?![\w_])"): "Bold is written **so**; there is no other stress.",
    re.compile(r"~~(?=\S)"): "Nothing is struck out; delete it.",
    re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"): "Type the sign itself: &, –, é.",
    re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--"): "Take the tag out; bold is written **so**.",
    re.compile(r"^\s*[-*_=]{3,}\s*$"): "No line is drawn so; take it out.",
    re.compile(r"^\s*#{1,6}\s"): "A heading is a `title:`; take the # out.",
    re.compile(r"^\s*[-*+\N{BULLET}]\s"): "Each point of a list is an entry of `points:`, on a line of its own.",
    re.compile(r"!\["): "No picture stands in a text; take the ! out for a link.",
}


@rule("T603", "foreign-mark", "error")
def foreign_mark(subject: Subject) -> Iterator[Problem]:
    """Find the marks of another tool: *stress*, _stress_, `<b>`, `&nbsp;`, `# Prices`, `---`.

    Why: text is text; they are printed as they are typed, and readers wonder what they mean.
    Source: the project's inline markup, which is bold, quoted facts, links and sources, and nothing else.
    Good: "Stay **here**." Bad: "Stay *here*.", "Stay&nbsp;here."
    """
    yield from _found(subject, _MARKS, "{what} would be printed as it is typed: {text}")


_UNFINISHED = "Write what belongs here, or take it out."
_GAPS = {
    re.compile(r"\b(?:TODO|TBD|TBC|TBA|FIXME|X{2,}|N\.N\.)(?!\w)"): _UNFINISHED,
    re.compile(r"(?i)\blorem\s+ipsum\b"): _UNFINISHED,
    re.compile(r"\[[^\[\]\0]*[^\W\d_]{2}[^\[\]\0]*\]|<[^<>\0]*[^\W\d_]{2}\s[^<>\0]*>"): _UNFINISHED,
    re.compile(r"\?{2,}|_{3,}|\.{5,}|\N{HORIZONTAL ELLIPSIS}{2,}"): _UNFINISHED,
}


@rule("T604", "unfinished-text", "error")
def unfinished(subject: Subject) -> Iterator[Problem]:
    """Find what is still to be written: `TODO`, `XXX`, `[insert price here]`, `???`, `Lorem ipsum`.

    A sample clinic is warned only: its pages say that they are for nobody.

    Why: a patient reads a price in brackets as the price, or as a joke.
    Source: the project's rule that what is printed is finished.
    Good: "A visit costs 400 dollars." Bad: "A visit costs [insert price here]."
    """
    sample = subject.edition.content.clinic.sample
    for problem in _found(subject, _GAPS, "{what} is still to be written: {text}"):
        yield Problem(problem.location, problem.message, problem.hint, severity="warning" if sample else "error")


_DATES = {
    re.compile(
        r"(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/-])\d{1,2}\2\d{1,2})(?![\d/-])"
    ): "Write the month as a word, and the year in four digits.",
}


@rule("T605", "date-in-digits", "error")
def date_in_digits(subject: Subject) -> Iterator[Problem]:
    """Find a day that is written in digits alone: 12/11/2026.

    Why: it is November to some and December to others, and a patient comes a month late.
    Source: the same date is read in two orders: CLDR, date formats of en-US and en-GB.
    Good: "Open until 12 November 2026." Bad: "Open until 12/11/2026."
    """
    yield from _found(subject, _DATES, "{what} may be read as another day: {text}")
