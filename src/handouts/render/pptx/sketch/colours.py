"""Colours as they come out on a slide: its ground, and what properties are filled with."""

from __future__ import annotations

from typing import Any

from handouts.render.pptx.palette import Paint, paint, palette_of
from handouts.render.pptx.sketch.names import qn

_WHITE = "FFFFFF"


class SlideColours:
    """The colours of one slide."""

    def __init__(self, slide: Any) -> None:
        layout = slide.slide_layout
        self._levels = [one._element for one in (slide, layout, layout.slide_master)]  # noqa: SLF001
        self._palette = palette_of(layout.slide_master, slide, layout)

    def ground(self) -> str:
        """Return the ground of the slide: the nearest that is told."""
        steps = "/".join(map(qn, ("p:cSld", "p:bg", "p:bgPr")))
        found = (level.find(steps) for level in self._levels)
        return next((self.fill(one) for one in found if one is not None), _WHITE) or _WHITE

    def fill(self, properties: Any) -> str | None:
        """Return what properties are filled with: `""` is nothing, `None` is not told."""
        if properties is None:
            return None
        for child in properties:
            if child.tag == qn("a:noFill"):
                return ""
            if child.tag == qn("a:solidFill"):
                return self.colour(child)
            if child.tag == qn("a:gradFill"):
                return self.colour(child.find(".//" + qn("a:gs")))
        return None

    def colour(self, holder: Any) -> str:
        """Return the first colour in an element; `""` where there is none."""
        found = paint(holder)
        return self._palette.digits(found) if found else ""

    def slot(self, name: str) -> str:
        """Return the colour of a slot: `tx1` is that of words."""
        return self._palette.digits(Paint(name))
