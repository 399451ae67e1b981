"""Icons of an author's own: files in a folder, each named and drawn as the shipped icons are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts import files
from handouts.content.svg import Command, commands
from handouts.errors import AccessError, ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "icons"
"""Of a content folder, for every guide in it, and of a guide."""
MAX_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing without colour, filled by the even-odd rule."""

    name: str
    commands: tuple[Command, ...]


_NAME = re.compile(r"[a-z][a-z0-9-]*\.svg")
_PICTURES = {".svg", ".svgz", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".eps", ".pdf"}


def paths(*folders: Path) -> list[Path]:
    """Return the files of icons in the folders for them of these."""
    found = (path for folder in folders for path in (folder / FOLDER).glob("*") if not path.name.startswith("."))
    return sorted(path for path in found if path.suffix.casefold() in _PICTURES)


def read_icons(found: Iterable[Path], taken: Iterable[str] = ()) -> tuple[dict[str, Icon], list[Problem]]:
    """Return icons by their names, and all that is wrong with them; one that cannot be drawn has no commands.

    Args:
        found: Their files.
        taken: The names of the icons that are shipped.
    """
    icons: dict[str, Icon] = {}
    problems: list[Problem] = []
    for path in found:
        name, place = path.stem, Location(str(path))
        if not _NAME.fullmatch(path.name):
            hint = "An icon is a file like my-icon.svg: small letters, digits and hyphens, a letter first."
            problems.append(Problem(place, f"`{path.name}` cannot be the name of an icon", hint))
            continue
        if name in icons or name in taken:
            hint = "Give this file another name, and say that one where it is meant."
            problems.append(Problem(place, f"there is another icon `{name}`", hint))
        try:
            icons[name] = Icon(name, commands(path, files.read_regular(path, MAX_BYTES)))
        except ContentError as error:
            icons[name] = Icon(name, ())
            problems += error.problems
        except AccessError as error:
            icons[name] = Icon(name, ())
            found_wrong = str(error).removeprefix(f"{path}: ")
            problems.append(Problem(place, f"the icon {path.name} {found_wrong}", "Save it again as a simple SVG."))
    return icons, problems
