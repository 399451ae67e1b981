"""What lies in assets/: where it is, the icons, and the contrast of colours (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from handouts.files import shipped

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


_LINEAR_UP_TO = 0.04045  # sRGB, IEC 61966-2-1


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, each from 0 to 1, of six hexadecimal digits."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def tint(colour: str, share: float) -> str:
    """Return the colour thinned with white to `share` of itself."""
    return "".join(f"{round(255 * (1 - share * (1 - part))):02X}" for part in channels(colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
