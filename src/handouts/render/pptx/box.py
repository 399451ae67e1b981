"""Places on a slide, counted from its start edge, so that a slide can be mirrored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide in EMU, `x` counted from the start edge."""

    x: int
    y: int
    w: int
    h: int

    @property
    def end(self) -> int:
        """Where the box ends."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Where the box ends below."""
        return self.y + self.h

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.h // 2

    def inset(self, across: int, down: int = 0) -> Box:
        """Return the box within, so far from both sides and from top and bottom."""
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def columns(self, count: int, gap: int = 0) -> tuple[Box, ...]:
        """Return equal boxes side by side."""
        width = (self.w - gap * (count - 1)) // count
        return tuple(Box(self.x + i * (width + gap), self.y, width, self.h) for i in range(count))

    def rows(self, count: int, gap: int = 0, most: int | None = None) -> tuple[Box, ...]:
        """Return equal boxes beneath each other from the top, each `most` high at the most."""
        height = (self.h - gap * (count - 1)) // count
        height = height if most is None else min(height, most)
        return tuple(Box(self.x, self.y + i * (height + gap), self.w, height) for i in range(count))


def square(x: int, y: int, side: int) -> Box:
    """Return the box round a point in its middle."""
    return Box(x - side // 2, y - side // 2, side, side)
