"""What a clinic's master draws, such as a logo or a bar, where our layouts would write over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from handouts.errors import Location, Problem
from handouts.render.pptx import inherited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pptx.presentation import Presentation

    from handouts.theme.own import Own

_HOLDER = f"*/{qn('p:nvPr')}/{qn('p:ph')}"
_WHOLE = 0.9
"""Of a slide: what covers as much of it is its ground."""


def in_the_way(presentation: Presentation, layouts: Iterable[Any], own: Own, file: str) -> Iterator[Problem]:
    """Yield every shape of the master that lies beneath a place of a layout that was brought along."""
    if own.artwork == "hide":
        return
    whole = presentation.slide_width * presentation.slide_height
    master = presentation.slide_master
    drawn = [shape for shape in master.shapes if shape._element.find(_HOLDER) is None]  # noqa: SLF001
    drawn = [shape for shape in drawn if shape.width * shape.height < _WHOLE * whole]
    hit: dict[str, list[str]] = {}
    for layout in layouts:
        if layout.name in (own.layouts or {}):
            continue
        for holder in inherited.placeholders(layout._element):  # noqa: SLF001
            left, top, width, height = inherited.box(holder)
            for shape in drawn:
                over = left < shape.left + shape.width and shape.left < left + width
                if over and top < shape.top + shape.height and shape.top < top + height:
                    hit.setdefault(shape.name, []).append(f"{layout.name}: {holder.nvSpPr.cNvPr.get('name')}")
    for name, places in hit.items():
        message = f"“{name}” of the slide master lies beneath our places ({places[0]}, {len(places)} in all)"
        hint = "Move it to the edge of the slide, or write `artwork: hide`: then our layouts do not show it."
        yield Problem(Location(file), message, hint, "template")
