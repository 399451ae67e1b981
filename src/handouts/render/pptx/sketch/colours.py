"""Colours as they come out: slots of the theme by the map of slide, layout or master, lighter, darker or duller."""

from __future__ import annotations

import colorsys
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from handouts.render.pptx.sketch.names import qn

_WHOLE = 100_000
_BYTE = 255
_WHITE = "FFFFFF"


class Palette:
    """The colours of one slide."""

    def __init__(self, slide: Any) -> None:
        layout = slide.slide_layout
        self._levels = [one._element for one in (slide, layout, layout.slide_master)]  # noqa: SLF001
        self._map = self._mapped()
        part = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        scheme = parse_xml(part.blob).find(".//" + qn("a:clrScheme"))
        self._slots = {_name(one): one[0].get("lastClr") or one[0].get("val") for one in scheme}

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
        """Return the first colour in an element."""
        (one,) = [child for child in holder if _name(child) in {"schemeClr", "srgbClr", "sysClr"}][:1] or [None]
        if one is None:
            return ""
        value = one.get("lastClr") or one.get("val")
        if _name(one) == "schemeClr":
            value = self.slot(value)
        return _changed(value, [(_name(child), int(child.get("val", _WHOLE)) / _WHOLE) for child in one])

    def slot(self, name: str) -> str:
        """Return the colour of a slot: `tx1` is that of words."""
        return str(self._slots[self._map.get(name, name)])

    def _mapped(self) -> dict[str, str]:
        for level in self._levels:
            own = level.find(qn("p:clrMapOvr") + "/" + qn("a:overrideClrMapping"))
            found = own if own is not None else level.find(qn("p:clrMap"))
            if found is not None:
                return dict(found.attrib)
        return {}


def _name(element: Any) -> str:
    return str(element.tag).partition("}")[2]


def _changed(value: str, changes: list[tuple[str, float]]) -> str:
    """Return a colour after its changes, in order (ECMA-376-1, 20.1.2.3)."""
    red, green, blue = (int(value[at : at + 2], 16) / _BYTE for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    for name, share in changes:
        match name:
            case "lumMod" | "shade":
                light *= share
            case "lumOff":
                light += share
            case "satMod":
                full *= share
            case "tint":
                light = 1 - (1 - light) * share
    rgb = colorsys.hls_to_rgb(hue, min(light, 1), min(full, 1))
    return "".join(f"{round(one * _BYTE):02X}" for one in rgb)
