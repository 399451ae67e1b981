"""The look of both documents: the design tokens of assets/theme.yaml, formats, and a clinic's own template."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, Self

from handouts.content.icons import Icon
from handouts.content.model.base import Node
from handouts.content.validation import typed
from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.files import read_regular, shipped
from handouts.theme.assets import contrast, tint
from handouts.theme.page import Colour, ColourName, Paper, Print
from handouts.theme.pictures import DeckLook
from handouts.yamlfile.source import Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Mark = Literal["dot", "tick", "cross", "question-mark"]


class Pair(Node):
    """A text or mark on its ground, and the least contrast it must have."""

    text: ColourName
    ground: ColourName
    least: float


class ToneLook(Node):
    """Colours and list mark of a card, callout or list of one tone."""

    text: ColourName
    ground: ColourName
    line: ColourName
    icon: ColourName
    head_text: ColourName
    head: ColourName
    mark: Mark
    mark_colour: ColourName


class HandoutLook(Node):
    """What a handout looks like, by print size."""

    papers: dict[str, Paper]
    prints: dict[str, Print]


class Theme(Node):
    """The whole look."""

    colours: dict[ColourName, Colour]
    accent_shares: dict[ColourName, float]
    contrast: tuple[Pair, ...]
    tones: dict[str, ToneLook]
    handout: HandoutLook
    deck: DeckLook
    icons: dict[str, Icon] = {}
    """Those of the author's own, which are drawn as the shipped ones are."""


@cache
def load_theme() -> Theme:
    """Return the theme that is shipped, read once per process."""
    path = shipped("assets") / "theme.yaml"
    if not path.is_file():
        raise AccessError(f"{path}: the theme is not there; install handouts again")
    return read_theme(path)


def read_theme(path: Path) -> Theme:
    """Return a theme from a file. Raises ContentError with everything that is wrong in it."""
    tree = read_tree(path, path.name)
    theme = typed(Theme, tree)
    problems = [*tree.problems, *(contrast_problems(theme, Location(path.name)) if theme else ())]
    if problems or theme is None:
        raise ContentError(tuple(problems))
    return theme


def with_accent(theme: Theme, accent: str) -> Theme:
    """Return the theme with another accent (`0B5563` or `#0b5563`) and the tints made from it."""
    accent = accent.removeprefix("#").upper()
    shares = theme.accent_shares
    changed = {"accent": accent, **{name: tint(accent, share) for name, share in shares.items()}}
    return theme.model_copy(update={"colours": {**theme.colours, **changed}})


def with_icons(theme: Theme, icons: Mapping[str, Icon]) -> Theme:
    """Return the theme with icons of an author's own, by their names."""
    return theme.model_copy(update={"icons": dict(icons)}) if icons else theme


def accent_problems(theme: Theme, accent: str, place: Location) -> tuple[Problem, ...]:
    """Return what keeps a clinic's accent from being read: too little contrast with a colour it meets."""
    ours = {"accent", *theme.accent_shares}
    return contrast_problems(with_accent(theme, accent), place, only=ours)


def contrast_problems(theme: Theme, place: Location, only: set[str] | None = None) -> tuple[Problem, ...]:
    """Return every pair of colours (of those that meet one in `only`) that stands out too little."""
    problems = []
    for pair in theme.contrast:
        if only and not only & {pair.text, pair.ground}:
            continue
        found = contrast(theme.colours[pair.text], theme.colours[pair.ground])
        if found < pair.least:
            message = (
                f"{pair.text} {theme.colours[pair.text]} on {pair.ground} {theme.colours[pair.ground]} "
                f"has a contrast of {found:.1f}; at least {pair.least:g} is needed"
            )
            problems.append(Problem(place, message, "A darker colour is easier to read.", "colour-contrast"))
    return tuple(problems)


DEFAULT_PAPER = "letter"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the handout; what is said, and so the printed code, is the same in all of them."""

    paper: str = DEFAULT_PAPER
    """`letter` or `a4`."""
    large: bool = False
    """Large print, with a layout of its own."""
    fillable: bool = False
    """Whether blanks are fields to fill in on a screen."""

    @property
    def size(self) -> str:
        """The print of the theme."""
        return "large" if self.large else "standard"

    @property
    def name(self) -> str:
        """What a file of this format says of itself: `a4.large`."""
        return ".".join(filter(None, (self.paper, "large" if self.large else "", "fillable" if self.fillable else "")))

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the format of that name, if that is one."""
        paper, *rest = name.split(".")
        found = cls(paper, "large" in rest, "fillable" in rest)
        return found if found.name == name else None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What a file's name says where the format is not the default, in a fixed order."""
        told = {self.paper: self.paper != DEFAULT_PAPER, "large": self.large, "fillable": self.fillable}
        return tuple(name for name, differs in told.items() if differs)


DEFAULT = Format()
WORDS = ("letter", "a4", "large", "fillable")
"""Of which names of formats are made."""


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


_MOST_BYTES = 100_000_000
"""Of a template, or of a font beside it."""


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
    return read_regular(path, _MOST_BYTES)
