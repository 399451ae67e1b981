"""What is probably wrong with a line that is not YAML, and with characters that nobody sees, in plain words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = {
    "mapping values are not allowed in this context": "there is a second `: ` here, or the line is indented too far",
    "mapping values are not allowed here": "there is a second `: ` here, or the line is indented too far",
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
    (r":\u00a0|\u00a0:", "A no-break space stands beside the colon; type it again with the space bar."),
    (r"(?:: +|- +)[\u201c\u201d\u201e\u2018\u2019\u00ab]", 'Typographic quotation marks do not hold a value; use ".'),
    (
        (
            r"(?:: +|- +)"
            r"(?:\{[^}]*(?:\} *[^\s,}\]#].*)?$|\[[^\]]*(?:\] *[^\s,}\]#].*)?$|[*&!%@`]|[|>](?![+-]?\d? *(?:#.*)?$))"
        ),
        "A value that begins with { [ * & ! % @ ` | or > must be in quotes.",
    ),
    (r"^ *(?:- +)?[\w-]+:[^\s:/]", "After the colon of a key comes a space."),
    (r"^ *(?:- +)?[\w-]+ *: +[^\"'\s{\[][^\"']*: ", "A text that holds `: ` must be in quotes."),
    (r"^ *-[^\s-]", "After the - of a list comes a space."),
    (
        r"^ *(?:- +)?(?:[\w-]+: +)?\"[^\"]*$",
        "Close the quotation mark; to write one inside a text, use \u201c and \u201d.",
    ),
    (r"^ *(?:- +)?(?:[\w-]+: +)?'(?:[^']*|.*'[^\s',\]}#].*)$", 'A text that holds an apostrophe must be in ".'),
    (r"^ *(?:- +)?(?:[\w-]+: +)?\".*\"[^\s,:\]}#]", "Quotation marks inside a quoted text must be \u201c and \u201d."),
    (r"^ *(?:- +)?[^\s#\"'-][^:]*$", "Is a colon missing in this line or the one above? A line is `key: value`."),
    (r"\\", "Put the text in ' instead, or write \\\\."),
)
_Advice = tuple[tuple[re.Pattern[str], str], ...]
_COMPILED: _Advice = tuple((re.compile(pattern), words) for pattern, words in _ADVICE)
_CERTAIN_ADVICE, _LIKELY_ADVICE = _COMPILED[:6], _COMPILED[6:]
"""What is wrong wherever it stands, and what may be right in a line that only begins in the wrong column."""
_BY_INDENT = {
    "mapping values are not allowed in this context",
    "mapping values are not allowed here",
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
    "block sequence entries are not allowed in this context",
}
"""What the parser says of a line that begins in the wrong column, and of other faults."""
_WRONG_COLUMN = "Check the indentation: it begins in column"
_ENTRY = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?:[\w-]+:(?:\s|$)|(?<=- ))")
_BLOCK = re.compile(r"[:-] +[|>][+-]?\d?\s*(?:#.*)?$")
_INDENT = "Check the indentation: what belongs together begins in the same column."


def in_plain_words(problem: str) -> str:
    """Return what the parser says, for people."""
    return _PLAIN.get(problem, problem)


def is_at_opening(problem: str) -> bool:
    """Return whether the fault lies where the parser began to look, not where it gave up."""
    return problem in _BY_OPENING


def advice(lines: list[str], at: int, problem: str) -> str:
    """Return how to mend a line, of which the parser says this, or the one before it."""
    near = [line for line in reversed(lines[max(0, at - 1) : at + 1]) if not line.lstrip().startswith("#")]
    indented = _wrong_column(lines, at) if problem in _BY_INDENT else ""
    return _first_match(near, _CERTAIN_ADVICE) or indented or _first_match(near, _LIKELY_ADVICE) or _INDENT


def _first_match(lines: list[str], advice: _Advice) -> str:
    return next((words for line in lines for pattern, words in advice if pattern.search(line)), "")


def _wrong_column(lines: list[str], at: int) -> str:
    """Return what is wrong with the column in which a line begins, or nothing where it may begin there."""
    line = _ENTRY.match(lines[at])
    if not line:
        return ""
    opened_keys = _open_keys(lines[:at])
    column = len(line["indent"]) + 1
    dashes = [number for number, start, dash in opened_keys if dash and start == column]
    if dashes and not line["dash"]:
        inner = next((start for _, start, _ in opened_keys if start > column), column + 2)
        here = f"{_WRONG_COLUMN} {column}, as the `- ` of line {dashes[-1]} does"
        return f"{here}; what belongs to that begins in column {inner}."
    columns = sorted({start for _, start, _ in opened_keys})
    if column in columns or not columns:
        return ""
    *some, last = map(str, columns)
    allowed = f"{', '.join(some)} or {last}" if some else last
    return f"{_WRONG_COLUMN} {column}; the lines above that it can belong to begin in column {allowed}."


def _open_keys(lines: list[str]) -> list[tuple[int, int, bool]]:
    """Return line and column of each key or `- ` that is still open behind these lines, and whether it is a `- `."""
    opened_keys: list[tuple[int, int, bool]] = []
    text_of = None
    for number, line_text in enumerate(lines, 1):
        line = _ENTRY.match(line_text)
        indent = len(line_text) - len(line_text.lstrip(" "))
        if text_of is not None and (not line_text.strip() or indent > text_of):
            continue
        text_of = indent if _BLOCK.search(line_text) else None
        if line:
            column = indent + 1
            opened_keys = [opened for opened in opened_keys if opened[1] < column]
            opened_keys.append((number, column, bool(line["dash"])))
            if line["dash"]:
                opened_keys.append((number, column + len(line["dash"]), False))
    return opened_keys


_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
SHAPING = "\u200c\u200d\u00ad"
"""Persian and Indic joiners, and the soft hyphen: not seen themselves, they shape what is seen."""
_NEEDED = f"\t\n\r{SHAPING}"
_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDE_INDENT = re.compile(
    r"(?:^|(?<=[\r\n]))[ -]*(?P<tab>\t)(?=[ \t]*[^\s])|(?:^|(?<=[\r\n]))[ -]*(?P<space>[^\S\t\n\r ])"
)


def hidden(text: str) -> set[str]:
    """Return the characters of a text that cannot be seen and that no script needs."""
    return {char for char in set(text) if unicodedata.category(char) in _HIDDEN and char not in _NEEDED}


def char_name(char: str) -> str:
    """Return what a character is called: `U+202E, right-to-left override`."""
    name = unicodedata.name(char, "a control character" if unicodedata.category(char) == "Cc" else "")
    return f"U+{ord(char):04X}" + (f", {name.lower()}" if name else "")


def misplaced(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield index, fault and mending of every character that a YAML file of content must not hold."""
    bad = hidden(text)
    if bad:
        for found in re.finditer(f"[{re.escape(''.join(sorted(bad)))}]", text):
            yield found.start(), f"there is a hidden character here ({char_name(found[0])})", "Delete it."
    for found in _WIDE_INDENT.finditer(text):
        at = found.start(found.lastgroup or 0)
        if found["tab"]:
            yield at, "a tab is used for indentation", "Use spaces, two for each step."
        else:
            yield at, f"the indentation holds {char_name(text[at])}", "Type it again with the space bar."


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an index in a text."""
    ends = [end.end() for end in _LINE_END.finditer(text, 0, index)]
    return len(ends) + 1, index - (ends[-1] if ends else 0) + 1


def rows(text: str) -> list[str]:
    """Return the lines of a text."""
    return _LINE_END.split(text)
