"""The colours of a template: slots of its theme, read through a colour map, and set to those of a clinic."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.template import inherited
from handouts.theme.assets import channels, contrast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.presentation import Presentation

    from handouts.theme.look import Theme

_STEPS = 100
_COLOURS = tuple(map(qn, ("a:schemeClr", "a:srgbClr", "a:sysClr")))
COLOUR_MAP, MAPPING = qn("p:clrMapOvr"), qn("a:overrideClrMapping")
_CHANGES = {"satMod", "lumMod", "lumOff", "tint", "shade"}
_SLOTS = {"dk1": "Dark 1", "lt1": "Light 1", "dk2": "Dark 2", "lt2": "Light 2", "hlink": "Hyperlink"}
"""As PowerPoint names them, as it does `Accent 1`, where colours are customised."""
_NEUTRAL = ("lt1", "dk1", "lt2")


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as a file tells it: a slot of the theme or six digits, then changes in order."""

    slot: str
    changes: tuple[tuple[str, float], ...] = ()


class Palette:
    """The colours of a layout's slides."""

    def __init__(self, theme: Any, mapping: Mapping[str, str]) -> None:
        scheme = theme.find(f".//{qn('a:clrScheme')}")
        self.slots = {slot.tag.rpartition("}")[2]: _digits(slot[0]) for slot in scheme}
        self._map = mapping

    def slot(self, paint: Paint) -> str:
        """Return the slot of the theme that a paint names, through the colour map; `""` where it names digits."""
        found = self._map.get(paint.slot, paint.slot)
        return found if found in self.slots else ""

    def description(self, paint: Paint) -> str:
        """Return a paint by the name that PowerPoint has for its slot, with its digits."""
        slot = self.slot(paint)
        name = slot_name(slot) if slot else "a colour of its own,"
        return f"{'a tint of ' if paint.changes else ''}{name} {self.digits(paint)}"

    def digits(self, paint: Paint, **instead: str) -> str:
        """Return six digits; `instead` gives slots of the theme another colour."""
        slot = self.slot(paint)
        digits = instead.get(slot) or self.slots.get(slot) or paint.slot
        hue, light, sat = colorsys.rgb_to_hls(*channels(digits))
        for name, share in paint.changes:
            match name:
                case "satMod":
                    sat = min(sat * share, 1)
                case "lumMod":
                    light = min(light * share, 1)
                case "lumOff":
                    light = min(light + share, 1)
                case "shade":
                    light *= share
                case _:
                    light = 1 - (1 - light) * share
        return _hexadecimal(hue, light, sat)

    def nearest_legible(
        self, ink: Paint, ground: Paint, least: float, given: Mapping[str, str]
    ) -> tuple[str, str] | None:
        """Return a slot and the colour nearest to its own that gives this contrast; None where no one slot can.

        `given` are colours that other slots are to have, or this one to begin with.
        """
        slots = [slot for slot in (self.slot(ground), self.slot(ink)) if slot]
        for slot in sorted(slots, key=lambda slot: slot in _NEUTRAL):
            hue, light, sat = colorsys.rgb_to_hls(*channels(given.get(slot, self.slots[slot])))
            for step in range(1, _STEPS):
                for moved in (light - step / _STEPS, light + step / _STEPS):
                    tried = _hexadecimal(hue, min(max(moved, 0), 1), sat)
                    whole = {**given, slot: tried}
                    if contrast(self.digits(ink, **whole), self.digits(ground, **whole)) >= least:
                        return slot, tried
        return None


def slot_name(slot: str) -> str:
    """Return the name that PowerPoint has for a slot, where colours are customised."""
    return _SLOTS.get(slot, f"Accent {slot[-1]}")


def paint(fill: Any) -> Paint | None:
    """Return the colour of a fill, or None where it is none or of a kind that is not known here."""
    found = next((child for child in fill if child.tag in _COLOURS), None) if fill is not None else None
    if found is None:
        return None
    changes = tuple((child.tag.rpartition("}")[2], int(child.get("val")) / 100_000) for child in found)
    slot = found.get("val") if found.tag == qn("a:schemeClr") else _digits(found)
    return Paint(slot, tuple(child for child in changes if child[0] in _CHANGES))


def palette_of(master: Any, *pages: Any) -> Palette:
    """Return the colours of what follows a master, by the map of the first of the pages, a layout say, with one."""
    maps = (page._element.find(f"{COLOUR_MAP}/{MAPPING}") for page in pages)  # noqa: SLF001
    own = next((mapping for mapping in maps if mapping is not None), master._element.find(qn("p:clrMap")))  # noqa: SLF001
    return Palette(inherited.theme_of(master), dict(own.attrib))


def _digits(colour: Any) -> str:
    """Return a colour element's six digits."""
    return str(colour.get("lastClr") or colour.get("val")).upper()


def _hexadecimal(hue: float, light: float, sat: float) -> str:
    """Return six digits of a colour given by hue, lightness and saturation, each from 0 to 1."""
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, sat))


def page_ground(*pages: Any) -> Paint | None:
    """Return the ground of the first of pages, a layout and its master say, that states one; None if unknown."""
    for page in pages:
        background = page.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if background is not None:
            return paint(background.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")) or paint(
                background.find(qn("p:bgRef"))
            )
    return Paint("bg1")


def own_colour_map(layout: Any, master: Any) -> Any:
    """Return the colour map of a layout (ECMA-376-1, 20.1.6.8), first copied from its master where it has none."""
    override = layout.find(COLOUR_MAP)
    if override is None:
        override = layout.makeelement(COLOUR_MAP)
        layout.cSld.addnext(override)
    mapping = override.find(MAPPING)
    if mapping is None:
        mapping = override.makeelement(MAPPING, dict(master.find(qn("p:clrMap")).attrib))
        override[:] = [mapping]
    return mapping


_ACCENTS = ("dk2", "accent1", "hlink")


def set_accent(presentation: Presentation, theme: Theme) -> None:
    """Set the slots of the accent, so that a clinic's colour reaches both documents."""
    set_colours(presentation, dict.fromkeys(_ACCENTS, theme.colours["accent"]))


def set_colours(presentation: Presentation, colours: Mapping[Any, str]) -> None:
    """Set slots, such as `accent1`, to six digits in the themes of slides and notes."""
    for master in (presentation.slide_master, presentation.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = oxml.parse(part.blob)
        scheme = root.find(f".//{qn('a:clrScheme')}")
        for slot, digits in colours.items():
            place = scheme.find(qn(f"a:{slot}"))
            place[:] = [place.makeelement(qn("a:srgbClr"), {"val": digits})]
        part.blob = oxml.serialized(root)
