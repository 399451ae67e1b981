"""What holds for a whole content folder: the clinic that is meant where none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.model.settings import Settings
from handouts.content.validation import typed
from handouts.errors import ContentError
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from pathlib import Path

FILE = "handouts.yaml"
SAMPLE = "example"
"""The sample clinic, whose name stands in no file's name."""


def settings(folder: Path) -> Settings:
    """Return what a content folder says of itself; nothing where it has no such file. Raises ContentError."""
    path = folder / FILE
    if not path.exists():
        return Settings()
    tree = read_tree(path)
    found = typed(Settings, tree)
    if found is None or tree.problems:
        raise ContentError(tuple(tree.problems))
    return found
