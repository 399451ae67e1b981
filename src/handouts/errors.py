"""What can go wrong: places, problems, and the errors that carry them all at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""An error stops a build; a warning should be looked into; a note only says what was not judged."""


class ExitStatus(IntEnum):
    """Exit statuses of every command; scripts rely on them."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    IO = 3
    BUG = 70


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, and 0 stands for the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong: where, what was found, and what would be right."""

    location: Location
    message: str
    hint: str = ""
    id: str = "content"
    severity: Severity = "error"
    about: str = ""
    """The text that is wrong, as it was to be drawn: where it was written is found by it."""
    near: str = ""
    """The word or character of that text which is wrong."""

    def __str__(self) -> str:
        text = visible(f"{self.location}: {self.severity}: {self.message}")
        return f"{text}\n    {visible(self.hint)}" if self.hint else text


def visible(text: str) -> str:
    """Return a text with every character that is not seen, or moves a terminal, written as its number."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def counted(count: int, what: str) -> str:
    """Return `1 problem`, `2 problems`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


class HandoutsError(Exception):
    """An error that the user can mend; `exit_status` is what the command ends with."""

    exit_status = ExitStatus.PROBLEMS


class ContentError(HandoutsError):
    """Everything found wrong in the content, sorted by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.location, p.message)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that it comes whole from another process


class UsageError(HandoutsError):
    """The command was asked for something it cannot mean."""

    exit_status = ExitStatus.USAGE


class AccessError(HandoutsError):
    """A file or folder cannot be read or written."""

    exit_status = ExitStatus.IO
