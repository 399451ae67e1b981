"""YAML as people type it, read into plain data that knows where everything stands.

Scalars stay strings until the model types them, so `No`, `12:30` and `1_000` mean what they say. Aliases, tags,
duplicate keys, several documents, very deep nesting and very large files are refused.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from handouts.errors import AccessError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

try:
    from yaml import CBaseLoader as Loader  # the C parser; pure Python where no wheel has it
except ImportError:
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_WRITE_OUT = "Write the value out where it is needed; a text that begins with & or * must stand in quotes."
_SIGN = re.compile(r"(?:: |- )[{\[*&!%@`]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

Path_ = tuple[str | int, ...]
"""Keys and positions from the top of a file: `("effects", 3, "patient", "do")`."""


@dataclass(slots=True)
class Tree:
    """A YAML file as dicts, lists and strings, with the place of every key and value."""

    name: str
    data: Any = None
    sha256: str = ""
    """Of the file's bytes."""
    problems: list[Problem] = field(default_factory=list)
    values: dict[Path_, Location] = field(default_factory=dict)
    keys: dict[Path_, Location] = field(default_factory=dict)
    braces: set[Path_] = field(default_factory=set)
    """Values written as `{...}`: where text was meant, the quotes were forgotten."""

    def place(self, path: Path_) -> Location:
        """Return the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Location(self.name))

    def key_place(self, path: Path_) -> Location:
        """Return the place of a key."""
        return self.keys.get(path) or self.place(path)


def read_tree(path: Path, name: str | None = None) -> Tree:
    """Return a file's tree; whatever is wrong with it stands in `problems`.

    Raises AccessError where the file exists and cannot be read.
    """
    tree = Tree(name or str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        tree.problems.append(Problem(Location(tree.name), "the file is missing", "Every guide has this file."))
        return tree
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        tree.problems.append(
            Problem(
                Location(tree.name),
                f"the file is larger than {MAX_BYTES:,} bytes",
                "Content is text; split it.",
            )
        )
        return tree
    return parse_tree(raw, tree)


def parse_tree(raw: bytes, tree: Tree) -> Tree:
    """Fill a tree from a file's bytes."""
    tree.sha256 = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        found = f"byte 0x{raw[error.start]:02X} is not UTF-8"
        tree.problems.append(Problem(Location(tree.name, line, column), found, "Save the file as UTF-8."))
        return tree
    try:
        _Reader(text, tree).read()
    except yaml.MarkedYAMLError as error:
        tree.problems.append(_syntax_problem(error, text, tree.name))
    except yaml.reader.ReaderError as error:
        tree.problems.append(_character_problem(error, text, tree.name))
    return tree


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and content does not."""

    def __init__(self, problem: str, mark: Any, hint: str) -> None:
        super().__init__(problem=problem, problem_mark=mark)
        self.hint = hint


class _Reader:
    """Builds data from parser events in one pass, so that nothing is expanded before it is looked at."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.loader: Any = Loader(text)  # its stubs leave the events open
        self.tree = tree

    def read(self) -> None:
        self._next(yaml.StreamStartEvent)
        if self.loader.check_event(yaml.StreamEndEvent):
            self.tree.problems.append(Problem(Location(self.tree.name), "the file is empty"))
            return
        self._next(yaml.DocumentStartEvent)
        self.tree.data = self._node(())
        self._next(yaml.DocumentEndEvent)
        event = self.loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Refused("a second document begins here (`---`)", event.start_mark, "One file is one document.")

    def _next(self, kind: type[yaml.Event]) -> Any:
        event = self.loader.get_event()
        assert isinstance(event, kind), event
        return event

    def _node(self, path: Path_) -> Any:
        event = self.loader.get_event()
        self._refuse(event, path)
        self.tree.values[path] = self._location(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                items.append(self._node((*path, len(items))))
            self.loader.get_event()
            return items
        if event.flow_style:
            self.tree.braces.add(path)
        return self._mapping(path)

    def _mapping(self, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.get_event()
            self._refuse(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("a key must be a word", event.start_mark, "Write `key: value`.")
            key = event.value
            here = (*path, key)
            if key in data:
                hint = f"It stands already at line {self.tree.keys[here].line}; keep one of them."
                self.tree.problems.append(Problem(self._location(event), f"the key {key!r} stands twice", hint))
                self._node((*path, f"{key} (again)"))
                continue
            self.tree.keys[here] = self._location(event)
            data[key] = self._node(here)
        self.loader.get_event()
        return data

    def _refuse(self, event: Any, path: Path_) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("aliases (& and *) are not used in content", event.start_mark, _WRITE_OUT)
        if getattr(event, "tag", None):
            raise _Refused(f"tags ({event.tag}) are not used in content", event.start_mark, "Delete the tag.")
        if len(path) > MAX_DEPTH:
            raise _Refused("nested too deeply", event.start_mark, f"{MAX_DEPTH} levels are enough.")

    def _location(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.tree.name, mark.line + 1, mark.column + 1)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    mark: Any = error.problem_mark or error.context_mark
    location = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
    message = " ".join(filter(None, (error.context, error.problem)))
    if isinstance(error, _Refused):
        return Problem(location, message, error.hint)
    hint = "Check the indentation, and put a text that holds `: ` or ` #` in quotes."
    if mark and any(_SIGN.search(row) for row in text.splitlines()[max(0, mark.line - 2) : mark.line + 1]):
        hint = "A value that begins with { [ * & ! % @ or ` must stand in quotes."
    return Problem(location, f"this is not YAML: {message}", hint)


def _character_problem(error: yaml.reader.ReaderError, text: str, name: str) -> Problem:
    """Locate a character that YAML forbids; the reader gives its position, counted in characters or bytes."""
    for number, row in enumerate(text.split("\n"), 1):
        for column, char in enumerate(row, 1):
            if _FORBIDDEN.match(char):
                found = f"the control character U+{ord(char):04X} stands in the file"
                return Problem(Location(name, number, column), found, "Delete it.")
    return Problem(Location(name), f"this is not YAML: {error.reason}")
