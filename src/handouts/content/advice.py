"""What is probably wrong with a line that is not YAML, in words for a person who never heard of YAML."""

from __future__ import annotations

import re

_PLAIN = {
    "mapping values are not allowed in this context": "a second `: ` stands here, or the line is indented too far",
    "mapping values are not allowed here": "a second `: ` stands here, or the line is indented too far",
    "mapping keys are not allowed in this context": "? cannot begin a value",
    "did not find expected comment or line break": "after | or > the text begins on the next line",
    "could not find expected ':'": "this line has no `key:`",
    "did not find expected key": "this line does not fit those above it",
    "did not find expected '-' indicator": "this line stands in a list and does not begin with `- `",
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "found unexpected document separator": "a quotation mark is opened and never closed",
    "found unexpected document indicator": "a quotation mark is opened and never closed",
    "did not find expected ',' or ']'": "a [ is opened, and no , or ] follows",
    "did not find expected ',' or '}'": "a { is opened, and no , or } follows",
    "did not find expected node content": "a value is missing here",
    "found character that cannot start any token": "this sign cannot begin a value",
    "block sequence entries are not allowed in this context": "a list cannot begin here",
    "found unknown escape character": "in double quotes a \\ begins a special sign",
    "did not find expected alphabetic or numeric character": "* and & cannot begin a value",
    "did not find expected <document start>": "this line does not fit those above it",
}
_BY_OPENING = {
    "could not find expected ':'",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "did not find expected alphabetic or numeric character",
}

_ADVICE = (
    (r":\u00a0|\u00a0:", "A no-break space stands beside the colon; type it anew with the space bar."),
    (r"(?:: +|- +)[\u201c\u201d\u201e\u2018\u2019\u00ab]", 'Typographic quotation marks do not hold a value; use ".'),
    (r"(?:: +|- +)[{\[*&!%@`|>]", "A value that begins with { [ * & ! % @ ` | or > must stand in quotes."),
    (r"^ *(?:- +)?[\w-]+:[^\s:/]", "After the colon of a key comes a space."),
    (r"^ *(?:- +)?[\w-]+ *: +[^\"'\s][^\"']*: ", "A text that holds `: ` must stand in quotes."),
    (r"^ *-[^\s-]", "After the - of a list comes a space."),
    (
        r"^ *(?:- +)?(?:[\w-]+: +)?\"[^\"]*$",
        "Close the quotation mark; to write one inside a text, use \u201c and \u201d.",
    ),
    (r"^ *(?:- +)?(?:[\w-]+: +)?'(?:[^']*|.*'[^\s',\]}#].*)$", 'A text that holds an apostrophe must stand in ".'),
    (r"^ *(?:- +)?(?:[\w-]+: +)?\".*\"[^\s,:\]}#]", "Quotation marks inside a quoted text must be \u201c and \u201d."),
    (r"^ *(?:- +)?[^\s#\"'-][^:]*$", "Is a colon missing in this line or the one above? A line is `key: value`."),
    (r"\\", "Put the text in ' instead, or write \\\\."),
)
_COMPILED = tuple((re.compile(pattern), advice) for pattern, advice in _ADVICE)
_INDENT = "Check the indentation: what belongs together begins in the same column."


def in_plain_words(problem: str) -> str:
    """Return what the parser says, for people."""
    return _PLAIN.get(problem, problem)


def stands_at_opening(problem: str) -> bool:
    """Tell whether the fault lies where the parser began to look, not where it gave up."""
    return problem in _BY_OPENING


def advice(near: list[str]) -> str:
    """Return how to mend the last of these lines, or one before it."""
    for line in reversed(near):
        if line.lstrip().startswith("#"):
            continue
        for pattern, words in _COMPILED:
            if pattern.search(line):
                return words
    return _INDENT
