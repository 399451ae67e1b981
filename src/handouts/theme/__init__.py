"""The look of both documents: design tokens and icons."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from handouts.content.source import read_tree
from handouts.content.typed import typed
from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.resources import shipped
from handouts.theme.colour import contrast, tint
from handouts.theme.icons import Icon, icon, icon_names
from handouts.theme.tokens import Theme

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Icon",
    "Theme",
    "accent_problems",
    "contrast_problems",
    "icon",
    "icon_names",
    "load_theme",
    "read_theme",
    "with_accent",
]


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
