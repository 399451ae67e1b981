"""YAML as people type it, read into plain data that knows where everything stands.

Scalars stay strings until the model types them, so `No`, `12:30` and `1_000` mean what they say. Aliases, tags,
duplicate keys, several documents, very deep nesting and very large files are refused.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from handouts import files
from handouts.errors import AccessError, Location, Problem
from handouts.yamlfile import hints
from handouts.yamlfile.hints import misplaced, position, rows

if TYPE_CHECKING:
    from pathlib import Path

KeyPath = tuple[str | int, ...]
"""Keys and positions from the top of a file: `("effects", 3, "patient", "do")`."""


@dataclass(slots=True)
class Tree:
    """A YAML file as dicts, lists and strings, with the place of every key and value."""

    name: str
    data: Any = None
    sha256: str = ""
    """Of the file's bytes."""
    problems: list[Problem] = field(default_factory=list)
    values: dict[KeyPath, Location] = field(default_factory=dict)
    keys: dict[KeyPath, Location] = field(default_factory=dict)
    braces: set[KeyPath] = field(default_factory=set)
    """Values written as `{...}`: where text was meant, the quotes were forgotten."""
    text: str = ""
    """The file as it was read."""
    spans: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    """Where in the text each single value begins and ends."""
    models: dict[type, Any] = field(default_factory=dict)
    """What the data has been typed as, by the model; whoever changes the data empties it."""
    below: Tree | None = None
    """The file that says what this one leaves out, where two are read as one."""

    def place(self, path: KeyPath) -> Location:
        """Return the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Location(self.name))

    def within(self, path: KeyPath, words: str) -> Location:
        """Return the place of some words of a value; of the value, where they are written otherwise there."""
        if self.below and self.place(path).file != self.name:
            return self.below.within(path, words)
        start, end = self.spans.get(path, (0, 0))
        at = self.text.find(words, start, end) if words else -1
        return Location(self.name, *position(self.text, at)) if at >= 0 else self.place(path)

    def key_place(self, path: KeyPath) -> Location:
        """Return the place of a key."""
        return self.keys.get(path) or self.place(path)

    def named(self, name: str) -> Tree:
        """Return the tree of a file of another name with the same bytes."""
        values, keys = (
            {path: Location(name, place.line, place.column) for path, place in places.items()}
            for places in (self.values, self.keys)
        )
        problems = [replace(one, location=replace(one.location, file=name)) for one in self.problems]
        return replace(self, name=name, values=values, keys=keys, problems=problems)

    def over(self, below: Tree) -> Tree:
        """Return two files as one: what this one says counts, key by key; the other says the rest."""
        return replace(
            self,
            data=_laid_over(self.data, below.data),
            problems=[*below.problems, *self.problems],
            values={**below.values, **self.values},
            keys={**below.keys, **self.keys},
            braces=self.braces | below.braces,
            spans={**below.spans, **self.spans},
            models={},
            below=below,
        )

    @property
    def files(self) -> dict[str, str]:
        """The digest of each file that it was read from, by its name."""
        return {**(self.below.files if self.below else {}), self.name: self.sha256}


def _laid_over(top: Any, below: Any) -> Any:
    if not isinstance(top, dict) or not isinstance(below, dict):
        return below if top is None else top
    return {**below, **{key: _laid_over(value, below.get(key)) for key, value in top.items()}}


try:
    from yaml import CBaseLoader as Loader
except ImportError as error:  # the reader in Python takes what this one refuses, and the other way round
    raise AccessError(
        "PyYAML is here without its part in C, by which content is read the same everywhere; "
        "install it from its wheel: pip install --force-reinstall --only-binary :all: pyyaml"
    ) from error

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_KEPT = 64
"""Files whose trees are kept; a guide has about a dozen."""
_WRITE_OUT = "Write the value out where it is needed; a text that begins with & or * must be in quotes."
MANY = 10
MOST_TOLD = 100
"""Of a file's problems, so many are told in one run."""
"""Of one fault, so many places in a file are told."""
_NOTHING = {"~", "null", "Null", "NULL"}
_KEYS = {"true": "yes", "false": "no"}
"""What tools of YAML 1.1 make of a key when they save a file anew."""
_COMMENT = re.compile(r"[ \t]+#")


def read_tree(path: Path, name: str | None = None, *, most: int = MAX_BYTES) -> Tree:
    """Return a file's tree; whatever is wrong with it stands in `problems`.

    Raises AccessError where the file exists and cannot be read.
    """
    tree = Tree(name or str(path))
    try:
        raw = files.read_input(path, most)
    except FileNotFoundError:
        other = _similar_file(path)
        hint = f"There is `{other}`; rename it." if other else "Every guide has this file; copy one from another guide."
        return _refused(tree, "the file is missing", hint)
    except AccessError:
        return _refused(tree, "this is not a file", "A YAML text file is expected here.")
    except OSError as error:
        raise AccessError(f"{tree.name}: cannot be read: {error.strerror}") from error
    if len(raw) > most:
        return _refused(tree, f"the file is larger than {most:,} bytes", "Content is text; this is something else.")
    read = _parsed(tree.name, raw)
    return replace(read, problems=list(read.problems))  # what the model finds is added to these


@lru_cache(_KEPT)
def _parsed(name: str, raw: bytes) -> Tree:
    """Return the tree of a file; content is read once per process, for however many clinics."""
    return _nameless(raw).named(name)


@lru_cache(_KEPT)
def _nameless(raw: bytes) -> Tree:
    """Return the tree of bytes, which are parsed and typed once, in however many copies of a folder they are."""
    return parse_tree(raw, Tree(""))


def is_for_reading(path: Path) -> bool:
    """Return whether a file or folder is meant for us: editors, disks and other systems leave `.#x` and `._x`."""
    return not path.name.startswith(".") and path.name.isprintable()


def _similar_file(path: Path) -> str:
    """Return the file beside a missing one that seems to be it: `x.yml`, `X.yaml`, `x.yaml.txt`."""
    ends = {f"{path.stem}{end}" for end in (".yml", ".yaml", ".yaml.txt", ".txt")}
    beside = sorted(sibling.name for sibling in path.parent.glob("*") if is_for_reading(sibling))
    return next((name for name in beside if name.casefold() in ends), "")


def more_problems(count: int) -> str:
    """Return how many more problems there are than are told."""
    return f"{count:,} more problems are in this file"


def _refused(tree: Tree, found: str, hint: str, line: int = 0, column: int = 0) -> Tree:
    tree.problems.append(Problem(Location(tree.name, line, column), found, hint))
    return tree


def parse_tree(raw: bytes, tree: Tree) -> Tree:
    """Fill a tree from a file's bytes."""
    tree.sha256 = hashlib.sha256(raw).hexdigest()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(tree, "the file is saved as UTF-16", _SAVE, 1, 1)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        tree.text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        meant = raw[error.start : error.start + 1].decode("cp1252", "ignore")
        found = f"byte 0x{raw[error.start]:02X} is not UTF-8" + (f"; was it {meant}?" if meant.isprintable() else "")
        return _refused(tree, found, _SAVE, *position(before, len(before)))
    if _add_misplaced(tree):
        return tree
    try:
        _Reader(tree.text, tree).read()
    except yaml.MarkedYAMLError as error:
        tree.data = None
        tree.problems.append(_syntax_problem(error, tree))
    except yaml.YAMLError as error:
        _refused(tree, f"this is not YAML: {error}", "Is this file text?")
    return tree


_SAVE = "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."


def _add_misplaced(tree: Tree) -> bool:
    """Return whether a file holds hidden characters or spaces that YAML does not know; the first are added by place."""
    found = list(misplaced(tree.text))
    for index, message, hint in found[:MANY]:
        _refused(tree, message, hint, *position(tree.text, index))
    if len(found) > MANY:
        _refused(tree, f"{len(found) - MANY:,} more characters of this kind are in the file", found[MANY][2])
    return bool(found)


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
        self.untold = 0

    def _tell(self, problem: Problem) -> None:
        """Add a problem; of more than a file's share only how many they are."""
        if len(self.tree.problems) < MOST_TOLD:
            self.tree.problems.append(problem)
        else:
            self.untold += 1

    def read(self) -> None:
        self._next(yaml.StreamStartEvent)
        if self.loader.check_event(yaml.StreamEndEvent):
            _refused(self.tree, "the file is empty", "Fill it, or take it from your last copy.")
            return
        self._next(yaml.DocumentStartEvent)
        self.tree.data = self._node(())
        if self.untold:
            _refused(self.tree, more_problems(self.untold), "Mend these first.")
        self._next(yaml.DocumentEndEvent)
        event = self.loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Refused("a second document begins here (`---`)", event.start_mark, "One file is one document.")

    def _next(self, kind: type[yaml.Event]) -> Any:
        event = self.loader.get_event()
        assert isinstance(event, kind), event
        return event

    def _node(self, path: KeyPath) -> Any:
        event = self.loader.get_event()
        self._refuse(event, path)
        self.tree.values[path] = self._location(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                items.append(self._node((*path, len(items))))
            self.loader.get_event()
            return items
        if event.flow_style:
            self.tree.braces.add(path)
        return self._mapping(path)

    def _scalar(self, event: Any, path: KeyPath) -> str:
        self.tree.spans[path] = (event.start_mark.index, event.end_mark.index)
        value: str = event.value
        end = event.end_mark.index
        if not event.style and " " in value and _COMMENT.match(self.tree.text, end):
            hint = "Put the text in quotes if the rest belongs to it, or the comment on a line of its own."
            place = Location(self.tree.name, event.end_mark.line + 1, event.end_mark.column + 1)
            self._tell(Problem(place, "the text ends here: ` #` begins a comment", hint))
        if not event.style and value in _NOTHING:
            hint = "Write what belongs here, or take the line out; a text that is this very word goes in quotes."
            self._tell(Problem(self._location(event), f"`{value}` means an empty value", hint))
        return value

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.get_event()
            self._refuse(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("a key must be a word", event.start_mark, "Write `key: value`.")
            key = event.value if event.style else _KEYS.get(event.value.lower(), event.value)
            here = (*path, key)
            if key in data:
                hint = f"It is already given at line {self.tree.keys[here].line}; keep one of them."
                self._tell(Problem(self._location(event), f"the key {key!r} is given twice", hint))
                self._node((*path, f"{key} (again)"))
                continue
            self.tree.keys[here] = self._location(event)
            data[key] = self._node(here)
        self.loader.get_event()
        return data

    def _refuse(self, event: Any, path: KeyPath) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("aliases (& and *) are not used in content", event.start_mark, _WRITE_OUT)
        if getattr(event, "tag", None):
            raise _Refused(f"tags ({event.tag}) are not used in content", event.start_mark, "Delete the tag.")
        if len(path) > MAX_DEPTH:
            raise _Refused("nested too deeply", event.start_mark, f"{MAX_DEPTH} levels are enough.")

    def _location(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.tree.name, mark.line + 1, mark.column + 1)


def _syntax_problem(error: yaml.MarkedYAMLError, tree: Tree) -> Problem:
    fault = error.problem or ""
    at_opening = hints.is_at_opening(fault) and error.context_mark
    mark: Any = error.context_mark if at_opening else error.problem_mark or error.context_mark
    lines = rows(tree.text.rstrip())
    line = min(mark.line, len(lines) - 1)
    location = Location(tree.name, line + 1, mark.column + 1 if line == mark.line else len(lines[line]) + 1)
    if isinstance(error, _Refused):
        return Problem(location, fault, error.hint)
    hint = hints.advice(lines, line, fault)
    return Problem(location, f"this is not YAML: {hints.in_plain_words(fault)}", hint)
