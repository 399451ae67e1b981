"""The colours of a template: slots of its theme through its colour map, links, and what is too pale (WCAG 2.2, 1.4.3).

A link has the theme's colour for links, whatever its text has; only from 2019 on does PowerPoint read that it shall
keep that of its text. So the colour map of a layout leads that slot to another where links would not be read.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.errors import Location, Problem
from handouts.outline.deck import SMALL
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.template import inherited
from handouts.theme.assets import channels, contrast
from handouts.theme.assets import contrast as ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pptx.presentation import Presentation

    from handouts.theme.look import Theme

_STEPS = 100
_COLOURS = tuple(map(qn, ("a:schemeClr", "a:srgbClr", "a:sysClr")))
_OVERRIDE = f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}"
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
        self.slots = {each.tag.rpartition("}")[2]: _digits(each[0]) for each in scheme}
        self._map = mapping

    def slot(self, paint: Paint) -> str:
        """Return the slot of the theme that a paint names, through the colour map; `""` where it names digits."""
        found = self._map.get(paint.slot, paint.slot)
        return found if found in self.slots else ""

    def called(self, paint: Paint) -> str:
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

    def right(self, ink: Paint, ground: Paint, least: float, given: Mapping[str, str]) -> tuple[str, str] | None:
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
    found = next((each for each in fill if each.tag in _COLOURS), None) if fill is not None else None
    if found is None:
        return None
    changes = tuple((each.tag.rpartition("}")[2], int(each.get("val")) / 100_000) for each in found)
    slot = found.get("val") if found.tag == qn("a:schemeClr") else _digits(found)
    return Paint(slot, tuple(each for each in changes if each[0] in _CHANGES))


def palette_of(master: Any, *pages: Any) -> Palette:
    """Return the colours of what follows a master, by the map of the first of the pages, a layout say, with one."""
    theme = oxml.parse(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    maps = (page._element.find(_OVERRIDE) for page in pages)  # noqa: SLF001
    own = next((one for one in maps if one is not None), master._element.find(qn("p:clrMap")))  # noqa: SLF001
    return Palette(theme, dict(own.attrib))


def _digits(colour: Any) -> str:
    return str(colour.get("lastClr") or colour.get("val")).upper()


def _hexadecimal(hue: float, light: float, sat: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, sat))


_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 24, 18.66
"""Points, from which on text is large."""
_ROUNDS = 5
"""Of mending, as a colour that is moved moves its tints."""
_TOLD = 3
"""So many places of a pair are named."""
_PICTURED = "Wide"
"""The layout that has most of the pictures."""
_TREE = f"{qn('p:cSld')}/{qn('p:spTree')}"
_HOLDER = f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}"
_INK = f"{qn('a:defRPr')}/{qn('a:solidFill')}"
_SILENT = ("", "tbl", "chart", "pic", "dt")
"""Kinds of placeholders whose text, where they have any, is among that of the pictures."""


@dataclass(frozen=True, slots=True)
class _Pair:
    ink: Paint
    ground: Paint
    least: float


def pale(
    presentation: Any, layouts: Iterable[Any], theme: Theme, file: str, said: Mapping[Any, str]
) -> Iterator[Problem]:
    """Yield every text of the layouts, and every text of our pictures, that stands out too little.

    `said` are the colours that a clinic has set; the last hint repeats them with all that would be right.
    """
    own = palette_of(presentation.slide_master, *(layout for layout in layouts if layout.name == _PICTURED))
    judged = [(own, pair, "pictures") for pair in _drawn(theme)]
    for layout in layouts:
        colours = palette_of(presentation.slide_master, layout)
        judged += [(colours, pair, f"{layout.name}: {place}") for pair, place in _written(layout, theme)]
    found: dict[tuple[str, str, float], tuple[Palette, _Pair, list[str]]] = {}
    for colours, pair, place in judged:
        key = colours.called(pair.ink), colours.called(pair.ground), pair.least
        found.setdefault(key, (colours, pair, []))[2].append(place)
    mends = _mends([(colours, pair) for colours, pair, _ in found.values()])
    told = []
    for (ink, on, least), (colours, pair, places) in found.items():
        ratio = contrast(colours.digits(pair.ink), colours.digits(pair.ground))
        if ratio < least:
            message = f"{ink} on {on} has a contrast of {ratio:.1f}; at least {least:g} is needed ({_few(places)})"
            told.append(Problem(Location(file), message, _hint(colours, pair, mends), "template"))
    if len(told) > 1:
        right = ", ".join(f"{slot}: {digits}" for slot, digits in {**said, **mends}.items())
        told.sort(key=lambda problem: problem.message)  # as they are shown
        told[-1] = replace(told[-1], hint=f"{told[-1].hint} All at once: `colours: {{{right}}}`.".strip())
    yield from told


def _mends(judged: list[tuple[Palette, _Pair]]) -> dict[str, str]:
    """Return colours for slots with which all pairs stand out, as near to those of the theme as they go."""
    mends: dict[str, str] = {}
    for _ in range(_ROUNDS):
        for colours, pair in judged:
            if contrast(colours.digits(pair.ink, **mends), colours.digits(pair.ground, **mends)) < pair.least:
                mend = colours.right(pair.ink, pair.ground, pair.least, mends)
                mends |= [mend] if mend else []
    return mends


def _few(places: list[str]) -> str:
    """Return the first of some places, each once."""
    names = list(dict.fromkeys(places))
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return ", ".join(names[:_TOLD]) + more


def _hint(colours: Palette, pair: _Pair, mends: dict[str, str]) -> str:
    """Return which slots would have to be which colours."""
    slots = [slot for slot in (colours.slot(pair.ink), colours.slot(pair.ground)) if slot in mends]
    named = dict.fromkeys(slots)
    right = " and ".join(f"{slot_name(slot)} as {mends[slot]}" for slot in named)
    written = ", ".join(f"{slot}: {mends[slot]}" for slot in named)
    return f"Right would be {right}: set it in PowerPoint, or write `colours: {{{written}}}`." if named else ""


def _drawn(theme: Theme) -> Iterator[_Pair]:
    shades = theme.deck.pictures.shades
    for pair in theme.deck.contrast:
        ink, ground = (_paint_of(shades[name]) for name in (pair.text, pair.ground))
        yield _Pair(ink, ground, pair.least)


def _paint_of(shade: Any) -> Paint:
    changes = (("satMod", shade.sat, 100), ("lumMod", shade.mod, 100), ("lumOff", shade.off, 0))
    return Paint(shade.slot, tuple((name, share / 100) for name, share, neutral in changes if share != neutral))


def _written(own: Any, theme: Theme) -> Iterator[tuple[_Pair, str]]:
    """Yield ink and ground of every placeholder of a layout that holds text, with its name."""
    layout, master = own._element, own.slide_master._element  # noqa: SLF001
    bases = {inherited.family_of(each): each for each in inherited.placeholders(master)}
    care = _paint_of(theme.deck.pictures.shades["care"])
    for holder in inherited.placeholders(layout):
        kind = holder.find(_HOLDER).get("type", "")
        under = ground_behind(holder, bases.get(inherited.family_of(holder)), layout, master)
        if kind in _SILENT or under is None:
            continue
        styles = inherited.styles(holder, bases.get(inherited.family_of(holder)), master)
        ink = next((given for style in styles if (given := paint(style.find(_INK)))), Paint("tx1"))
        size, bold = (next((v for s in styles if (v := _run(s, name))), "") for name in ("sz", "b"))
        points = int(size or 0) / 100
        large = points >= _LARGE or (points >= _LARGE_BOLD and bold in ("1", "true"))
        name = holder.nvSpPr.cNvPr.get("name")
        yield _Pair(ink, under, _LEAST_LARGE if large else _LEAST), name
        if name in SMALL and name != "Number" and paint(styles[0].find(_INK)) is None:
            yield _Pair(care, under, _LEAST), f"{name}, what a clinic sets"


def _run(style: Any, name: str) -> str | None:
    run = style.find(qn("a:defRPr"))
    return None if run is None else run.get(name)


def ground_behind(holder: Any, base: Any, layout: Any, master: Any) -> Paint | None:
    """Return the fill of a placeholder, else of what lies beneath its middle, else of the page; None if unknown."""
    own = paint(holder.spPr.find(qn("a:solidFill")))
    if own:
        return own
    placed = holder if holder.spPr.xfrm is not None else base
    if placed is not None and placed.spPr.xfrm is not None:
        left, top, width, height = inherited.box(placed)
        x, y = left + width / 2, top + height / 2
        for page in (layout, *([master] if layout.get("showMasterSp") not in ("0", "false") else [])):
            for panel in reversed(page.findall(f"{_TREE}/{qn('p:sp')}")):
                fill = panel.spPr.find(qn("a:solidFill"))
                if panel.find(_HOLDER) is None and fill is not None and panel.spPr.xfrm is not None:
                    a, b, c, d = inherited.box(panel)
                    if a <= x <= a + c and b <= y <= b + d:
                        return paint(fill)
    return page_ground(layout, master)


def page_ground(*pages: Any) -> Paint | None:
    """Return the ground of the first of pages, a layout and its master say, that states one; None if unknown."""
    for page in pages:
        background = page.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if background is not None:
            return paint(background.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")) or paint(
                background.find(qn("p:bgRef"))
            )
    return Paint("bg1")


_LINK_LEAST = 4.5
"""WCAG 2.2, 1.4.3."""
_LINKED = ("Source", "Body", "Second Body")
"""Places whose text holds links."""
_LINK_SLOTS = ("lt1", "dk1", "lt2", "dk2")
_MAPPING, _KEPT = qn("a:overrideClrMapping"), qn("p:clrMapOvr")


def make_legible(presentation: Any) -> None:
    """Lead the colour of links of each layout to the neutral that is read best, where its own is not."""
    master = presentation.slide_master
    for layout in presentation.slide_layouts:
        colours = palette_of(master, layout)
        grounds = [colours.digits(ground) for ground in _grounds(layout)]

        read = {
            slot: min((ratio(colours.digits(Paint(slot)), ground) for ground in grounds), default=_LINK_LEAST)
            for slot in ("hlink", *_LINK_SLOTS)
        }
        if read["hlink"] < _LINK_LEAST:
            _lead(layout._element, master._element, max(_LINK_SLOTS, key=read.__getitem__))  # noqa: SLF001


def _grounds(layout: Any) -> Iterator[Paint]:
    """Yield what the links of a layout stand on."""
    page, master = layout._element, layout.slide_master._element  # noqa: SLF001
    bases = {inherited.family_of(each): each for each in inherited.placeholders(master)}
    for holder in inherited.placeholders(page):
        ground = ground_behind(holder, bases.get(inherited.family_of(holder)), page, master)
        if holder.nvSpPr.cNvPr.get("name") in _LINKED and ground is not None:
            yield ground


def _lead(layout: Any, master: Any, slot: str) -> None:
    """Let a layout's map lead links to a slot (ECMA-376-1, 20.1.6.8)."""
    kept = layout.find(_KEPT)
    if kept is None:
        kept = layout.makeelement(_KEPT)
        layout.cSld.addnext(kept)
    own = kept.find(_MAPPING)
    if own is None:
        own = kept.makeelement(_MAPPING, dict(master.find(qn("p:clrMap")).attrib))
        kept[:] = [own]
    own.attrib.update({"hlink": slot, "folHlink": slot})


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
