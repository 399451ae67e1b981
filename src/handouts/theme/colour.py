"""Contrast of colours (WCAG 2.2, 1.4.3 and 1.4.11), and tints made from an accent."""

from __future__ import annotations

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
