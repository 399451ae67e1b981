"""Icons: one path each in a box of 48 by 48, filled by the even-odd rule, for both renderers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from handouts.resources import shipped

BOX = 48
"""Width and height of the box that every icon is drawn in; y goes down, as in SVG."""

_PATH = re.compile(r' d="([MLCZ0-9 .-]+)"')
_COMMAND = re.compile(r"([MLCZ])([0-9 .-]*)")

Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move to, line to, curve to (two control points, then the end), close; absolute coordinates."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing without colour."""

    name: str
    commands: tuple[Command, ...]


@cache
def icon_names() -> frozenset[str]:
    """Return the names that content may use."""
    return frozenset(path.stem for path in (shipped("assets") / "icons").glob("*.svg"))


@cache
def icon(name: str) -> Icon:
    """Return an icon. Raises KeyError for a name that is not among `icon_names()`."""
    if name not in icon_names():
        raise KeyError(name)
    path = _PATH.search((shipped("assets") / "icons" / f"{name}.svg").read_text("ascii"))
    assert path, f"the icon {name} is not one path of M, L, C and Z"
    return Icon(name, tuple(map(_command, _COMMAND.findall(path[1]))))


def _command(found: tuple[str, str]) -> Command:
    letter, numbers = found
    return cast('Literal["M", "L", "C", "Z"]', letter), tuple(map(float, numbers.split()))
