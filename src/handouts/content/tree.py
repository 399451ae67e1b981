"""Plain data that knows where in its file everything stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handouts.content.characters import position
from handouts.errors import Location, Problem

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
    text: str = ""
    """The file as it was read."""
    spans: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    """Where in the text each single value begins and ends."""
    models: dict[type, Any] = field(default_factory=dict)
    """What the data has been typed as, by the model; whoever changes the data empties it."""

    def place(self, path: Path_) -> Location:
        """Return the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Location(self.name))

    def within(self, path: Path_, words: str) -> Location:
        """Return the place of some words of a value; of the value, where they are written otherwise there."""
        start, end = self.spans.get(path, (0, 0))
        at = self.text.find(words, start, end) if words else -1
        return Location(self.name, *position(self.text, at)) if at >= 0 else self.place(path)

    def key_place(self, path: Path_) -> Location:
        """Return the place of a key."""
        return self.keys.get(path) or self.place(path)
