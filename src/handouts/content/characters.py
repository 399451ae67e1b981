"""Characters that cannot be seen, and white space where YAML reads none."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
SHAPING = "\u200c\u200d\u00ad"
"""Persian and Indic joiners, and the soft hyphen: not seen themselves, they shape what is seen."""
_NEEDED = f"\t\n\r{SHAPING}"
_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENT = re.compile(r"(?:^|(?<=[\r\n]))[ -]*(?P<tab>\t)(?=[ \t]*[^\s])|(?:^|(?<=[\r\n]))[ -]*(?P<space>[^\S\t\n\r ])")


def hidden(text: str) -> set[str]:
    """Return the characters of a text that cannot be seen and that no script needs."""
    return {char for char in set(text) if unicodedata.category(char) in _HIDDEN and char not in _NEEDED}


def called(char: str) -> str:
    """Return what a character is called: `U+202E, right-to-left override`."""
    name = unicodedata.name(char, "a control character" if unicodedata.category(char) == "Cc" else "")
    return f"U+{ord(char):04X}" + (f", {name.lower()}" if name else "")


def misplaced(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield index, fault and mending of every character that a YAML file of content must not hold."""
    bad = hidden(text)
    if bad:
        for found in re.finditer(f"[{re.escape(''.join(sorted(bad)))}]", text):
            yield found.start(), f"there is a hidden character here ({called(found[0])})", "Delete it."
    for found in _INDENT.finditer(text):
        at = found.start(found.lastgroup or 0)
        if found["tab"]:
            yield at, "a tab is used for indentation", "Use spaces, two for each step."
        else:
            yield at, f"the indentation holds {called(text[at])}", "Type it again with the space bar."


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an index in a text."""
    ends = [end.end() for end in _LINE_END.finditer(text, 0, index)]
    return len(ends) + 1, index - (ends[-1] if ends else 0) + 1


def rows(text: str) -> list[str]:
    """Return the lines of a text."""
    return _LINE_END.split(text)
