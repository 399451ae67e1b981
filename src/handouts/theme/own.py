"""What a clinic says of its own deck template, in a YAML file beside it: `our.yaml` beside `our.pptx`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from handouts.content.model.base import Node
from handouts.content.source import read_tree
from handouts.content.tree import Tree
from handouts.content.typed import typed
from handouts.errors import AccessError, ContentError
from handouts.theme.scale import Colour

if TYPE_CHECKING:
    from pathlib import Path


Slot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
"""A colour of a theme, by its name in the file (ECMA-376-1, 20.1.6.2)."""


class FontFiles(Node):
    """The files of a typeface, by their way from the YAML file."""

    regular: str
    bold: str


class OwnLayout(Node):
    """Which layout of the clinic's stands for one of ours, and which of its places for which of ours."""

    layout: str
    places: dict[str, str] = {}
    """The clinic's name of a place, by ours; where it is not told, the title and the footers are found by their kind,
    and what has our name by that."""


class Own(Node):
    """What is said of a template."""

    colours: dict[Slot, Colour] = {}
    """Colours of the deck's theme that differ from those of the template's, by their slots."""
    fonts: dict[str, FontFiles] = {}
    """Typefaces that are measured by their files, by their names in the theme."""
    layouts: dict[str, OwnLayout] | None = None
    """By the names of ours; those not named are brought along. None for a copy of our deck."""
    artwork: Literal["show", "hide"] = "show"
    """Whether the layouts that are brought along show what the clinic's master draws."""


def beside(template: Path) -> Path:
    """Return where the file beside a template is."""
    return template.with_suffix(".yaml")


def read(template: Path) -> tuple[Own, Tree]:
    """Return what is said of a template, and where. Raises ContentError with everything that is wrong in it."""
    path = beside(template)
    if not path.is_file():
        return Own(), Tree(str(path))
    tree = read_tree(path)
    own = typed(Own, tree)
    if tree.problems or own is None:
        raise ContentError(tuple(tree.problems))
    return own, tree


def digests(template: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that a template consists of, by name. Raises AccessError."""
    paths = {template.name: template}
    if beside(template).is_file():
        own, _ = read(template)
        paths[beside(template).name] = beside(template)
        paths |= {name: template.parent / name for font in own.fonts.values() for name in (font.regular, font.bold)}
    return {name: hashlib.sha256(contents(path)).hexdigest() for name, path in paths.items()}


def digest(template: Path) -> str:
    """Return one SHA-256 for all files of a template: that of the template itself where it is alone."""
    found = tuple(digests(template).values())
    return found[0] if len(found) == 1 else hashlib.sha256(" ".join(found).encode()).hexdigest()


def contents(path: Path) -> bytes:
    """Return the bytes of a file. Raises AccessError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error
