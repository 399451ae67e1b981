"""What every slide of a layout begins with: made once from the layout, then copied, so that no slide searches it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.oxml.slide import CT_Slide
from pptx.parts.slide import SlidePart

from handouts.outline.deck import SMALL
from handouts.render.pptx.box import Box
from handouts.render.pptx.template import layouts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOLDER = f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}"
_INK = "/".join(map(qn, ("p:txBody", "a:lstStyle", "a:lvl1pPr", "a:defRPr", "a:solidFill")))
_MAP = qn("p:clrMapOvr")
_FIRST_ID = 256
"""The lowest id of a slide (ECMA-376-1, 19.7.13)."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A slide as yet without content, the names and places of its placeholders, and its footers."""

    layout: Any
    page: Any
    names: Mapping[str, str]
    """Of the placeholders, by index."""
    places: Mapping[str, Box]
    """Of the placeholders, by name, from the start edge."""
    footers: Mapping[str, Any]
    """Placeholders that python-pptx does not copy, and that are read last, by name."""
    inked: frozenset[str]
    """The footers whose layout gives their ink, as on a panel of the accent."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new slide, its placeholders by name, and what it was made from."""

    slide: Any
    holders: dict[str, Any]
    blank: Blank


class Slides:
    """Adds slides to a presentation, each in the same time however many there are."""

    def __init__(self, presentation: Any, *, rtl: bool) -> None:
        width = presentation.slide_width if rtl else None
        self._part = presentation.part
        self._list = presentation.part._element.get_or_add_sldIdLst()  # noqa: SLF001
        self._layouts = layouts_of(presentation)
        self._blanks: dict[str, Blank] = {}
        self._mirrored = width
        self.ids: list[int] = []

    def add(self, layout: str) -> Begun:
        """Return a new last slide."""
        blank = self._blanks.get(layout) or _blank(self._layouts[layout], self._mirrored)
        self._blanks[layout] = blank
        name = PackURI(f"/ppt/slides/slide{len(self.ids) + 1}.xml")
        part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, self._part.package, deepcopy(blank.page))
        part.relate_to(blank.layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self.ids.append(_FIRST_ID + len(self.ids))
        attributes = {"id": str(self.ids[-1]), qn("r:id"): self._part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)}
        self._list.append(self._list.makeelement(qn("p:sldId"), attributes))
        holders = {blank.names[_index(shape._element)]: shape for shape in part.slide.shapes}  # noqa: SLF001
        return Begun(part.slide, holders, blank)


def _blank(layout: Any, mirrored: int | None) -> Blank:
    """Return the blank slide of a layout; `mirrored` is the slide's width where it runs right to left."""
    page: Any = CT_Slide.new()
    number = 1
    names, places, footers, inked = {}, {}, {}, set()
    for placeholder in layout.placeholders:
        start = placeholder.left if mirrored is None else mirrored - placeholder.left - placeholder.width
        places[placeholder.name] = Box(start, placeholder.top, placeholder.width, placeholder.height)
        element = _emptied(placeholder._element)  # noqa: SLF001
        if placeholder.name in SMALL:
            if mirrored is not None:
                # said on the slide too, as not every program takes a footer's direction from its master
                element.txBody.p_lst[0].get_or_add_pPr().set("rtl", "1")
            footers[placeholder.name] = element
            if placeholder._element.find(_INK) is not None:  # noqa: SLF001
                inked.add(placeholder.name)
            continue
        number += 1
        element.nvSpPr.cNvPr.set("id", str(number))
        names[_index(element)] = placeholder.name
        page.cSld.spTree.append(element)
    kept = layout._element.find(f"{_MAP}/{qn('a:overrideClrMapping')}")  # noqa: SLF001
    if kept is not None:
        # said on the slide too, as not every program takes a slide's colours from its layout
        page.find(_MAP)[:] = [deepcopy(kept)]
    return Blank(layout, page, names, places, footers, frozenset(inked))


def _index(element: Any) -> str:
    return str(element.find(_HOLDER).get("idx", "0"))


def _emptied(placeholder: Any) -> Any:
    """Return a copy of a layout's placeholder without text, place and looks, all of which a slide inherits.

    A field, such as the slide's number, stays.
    """
    element = deepcopy(placeholder)
    element.find(_HOLDER).attrib.pop("hasCustomPrompt", None)
    body = element.txBody
    body.bodyPr.attrib.clear()
    for parent in (element.spPr, body.bodyPr, body.find(qn("a:lstStyle"))):
        for child in list(parent):
            parent.remove(child)
    first, *rest = body.p_lst
    for paragraph in rest:
        body.remove(paragraph)
    for child in list(first):
        if child.tag != qn("a:fld"):
            first.remove(child)
    return element
