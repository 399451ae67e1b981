"""Gives links a colour that is read on the ground of their layout, in every version of PowerPoint.

A link has the theme's colour for links, whatever its text has; only from 2019 on does PowerPoint read that it shall
keep that of its text. So the colour map of a layout leads that slot to another where links would not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from handouts.render.pptx import contrast, inherited
from handouts.render.pptx.palette import Paint, palette_of
from handouts.theme.colour import contrast as ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 4.5
"""WCAG 2.2, 1.4.3."""
_LINKED = ("Source", "Body", "Second Body")
"""Places whose text holds links."""
_NEUTRAL = ("lt1", "dk1", "lt2", "dk2")
_OVERRIDE, _KEPT = qn("a:overrideClrMapping"), qn("p:clrMapOvr")


def make_legible(presentation: Any) -> None:
    """Lead the colour of links of each layout to the neutral that is read best, where its own is not."""
    master = presentation.slide_master
    for layout in presentation.slide_layouts:
        colours = palette_of(master, layout)
        grounds = [colours.digits(ground) for ground in _grounds(layout)]

        read = {
            slot: min((ratio(colours.digits(Paint(slot)), ground) for ground in grounds), default=_LEAST)
            for slot in ("hlink", *_NEUTRAL)
        }
        if read["hlink"] < _LEAST:
            _lead(layout._element, master._element, max(_NEUTRAL, key=read.__getitem__))  # noqa: SLF001


def _grounds(layout: Any) -> Iterator[Paint]:
    """Yield what the links of a layout stand on."""
    page, master = layout._element, layout.slide_master._element  # noqa: SLF001
    bases = {inherited.family_of(each): each for each in inherited.placeholders(master)}
    for holder in inherited.placeholders(page):
        ground = contrast.ground(holder, bases.get(inherited.family_of(holder)), page, master)
        if holder.nvSpPr.cNvPr.get("name") in _LINKED and ground is not None:
            yield ground


def _lead(layout: Any, master: Any, slot: str) -> None:
    """Let a layout's map lead links to a slot (ECMA-376-1, 20.1.6.8)."""
    kept = layout.find(_KEPT)
    if kept is None:
        kept = layout.makeelement(_KEPT)
        layout.cSld.addnext(kept)
    own = kept.find(_OVERRIDE)
    if own is None:
        own = kept.makeelement(_OVERRIDE, dict(master.find(qn("p:clrMap")).attrib))
        kept[:] = [own]
    own.attrib.update({"hlink": slot, "folHlink": slot})
