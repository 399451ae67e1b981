"""What lies in assets/: where it is, the icons, and the contrast of colours (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from handouts.content.icons import Icon
from handouts.files import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.svg import Command

_PATH = re.compile(r' d="([MLCZ0-9 .-]+)"')
_COMMAND = re.compile(r"([MLCZ])([0-9 .-]*)")
_NONE: Mapping[str, Icon] = MappingProxyType({})


@cache
def icon_names() -> frozenset[str]:
    """Return the names of the icons that are shipped."""
    return frozenset(path.stem for path in (shipped("assets") / "icons").glob("*.svg"))


def icon(name: str, own: Mapping[str, Icon] = _NONE) -> Icon:
    """Return an icon, one of the author's `own` or a shipped one. Raises KeyError for a name that none has."""
    return own[name] if name in own else _shipped_icon(name)


@cache
def _shipped_icon(name: str) -> Icon:
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
