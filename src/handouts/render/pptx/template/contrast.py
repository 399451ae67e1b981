"""What stands out too little on a template (WCAG 2.2, 1.4.3): texts are reported, links are mended.

A link has the theme's colour for links, whatever its text has; only since 2019 does PowerPoint keep that of the text on
request. So the colour map of a layout leads that slot to another where links would be hard to read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from handouts.errors import Location, Problem
from handouts.outline.deck import SMALL
from handouts.render.pptx.template import inherited
from handouts.render.pptx.template.colours import Paint, own_colour_map, page_ground, paint, palette_of, slot_name
from handouts.theme.assets import contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.render.pptx.template.colours import Palette
    from handouts.theme.look import Theme

_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 24, 18.66
"""Points, from which on text is large."""
_ROUNDS = 5
"""Of mending, as a colour that is moved moves its tints."""
_MOST_NAMED = 3
"""So many places of a pair are named."""
_PICTURE_LAYOUT = "Wide"
"""The layout that has most of the pictures."""
_INK = f"{qn('a:defRPr')}/{qn('a:solidFill')}"
_TEXTLESS = ("", "tbl", "chart", "pic", "dt")
"""Kinds of placeholders whose text, where they have any, is among that of the pictures."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Text on its ground, and the least contrast ratio it needs."""

    ink: Paint
    ground: Paint
    least: float


def pale_text_problems(
    presentation: Any, layouts: Iterable[Any], theme: Theme, file: str, chosen: Mapping[Any, str]
) -> Iterator[Problem]:
    """Yield every text of the layouts, and every text of our pictures, that stands out too little.

    `said` are the colours that a clinic has set; the last hint repeats them with all that would be right.
    """
    own = palette_of(presentation.slide_master, *(layout for layout in layouts if layout.name == _PICTURE_LAYOUT))
    judged = [(own, pair, "pictures") for pair in _picture_pairs(theme)]
    for layout in layouts:
        colours = palette_of(presentation.slide_master, layout)
        judged += [(colours, pair, f"{layout.name}: {place}") for pair, place in _layout_pairs(layout, theme)]
    by_pair: dict[tuple[str, str, float], tuple[Palette, _Pair, list[str]]] = {}
    for colours, pair, place in judged:
        key = colours.description(pair.ink), colours.description(pair.ground), pair.least
        by_pair.setdefault(key, (colours, pair, []))[2].append(place)
    corrections = _corrections([(colours, pair) for colours, pair, _ in by_pair.values()])
    problems = []
    for (ink, on, least), (colours, pair, places) in by_pair.items():
        ratio = contrast(colours.digits(pair.ink), colours.digits(pair.ground))
        if ratio < least:
            needed = f"at least {least:g} is needed ({_first_places(places)})"
            message = f"{ink} on {on} has a contrast of {ratio:.1f}; {needed}"
            problems.append(Problem(Location(file), message, _hint(colours, pair, corrections), "template"))
    if len(problems) > 1:
        right = ", ".join(f"{slot}: {digits}" for slot, digits in {**chosen, **corrections}.items())
        problems.sort(key=lambda problem: problem.message)  # as they are shown
        problems[-1] = replace(problems[-1], hint=f"{problems[-1].hint} All at once: `colours: {{{right}}}`.".strip())
    yield from problems


def _corrections(judged: list[tuple[Palette, _Pair]]) -> dict[str, str]:
    """Return new colours for slots with which all pairs are legible, as near to the old ones as possible."""
    corrections: dict[str, str] = {}
    for _ in range(_ROUNDS):
        for colours, pair in judged:
            if (
                contrast(colours.digits(pair.ink, **corrections), colours.digits(pair.ground, **corrections))
                < pair.least
            ):
                correction = colours.nearest_legible(pair.ink, pair.ground, pair.least, corrections)
                corrections |= [correction] if correction else []
    return corrections


def _first_places(places: list[str]) -> str:
    """Return the first of some places, each once."""
    names = list(dict.fromkeys(places))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _hint(colours: Palette, pair: _Pair, corrections: dict[str, str]) -> str:
    """Return which slots to set to which colours."""
    slots = [slot for slot in (colours.slot(pair.ink), colours.slot(pair.ground)) if slot in corrections]
    named = dict.fromkeys(slots)
    right = " and ".join(f"{slot_name(slot)} as {corrections[slot]}" for slot in named)
    written = ", ".join(f"{slot}: {corrections[slot]}" for slot in named)
    return f"Right would be {right}: set it in PowerPoint, or write `colours: {{{written}}}`." if named else ""


def _picture_pairs(theme: Theme) -> Iterator[_Pair]:
    """Yield the pairs of colours that our pictures have."""
    shades = theme.deck.pictures.shades
    for pair in theme.deck.contrast:
        ink, ground = (_paint_of(shades[name]) for name in (pair.text, pair.ground))
        yield _Pair(ink, ground, pair.least)


def _paint_of(shade: Any) -> Paint:
    """Return the paint of the theme's shade."""
    changes = (("satMod", shade.sat, 100), ("lumMod", shade.mod, 100), ("lumOff", shade.off, 0))
    return Paint(shade.slot, tuple((name, share / 100) for name, share, neutral in changes if share != neutral))


def _layout_pairs(own: Any, theme: Theme) -> Iterator[tuple[_Pair, str]]:
    """Yield ink and ground of every placeholder of a layout that holds text, with its name."""
    layout, master = own._element, own.slide_master._element  # noqa: SLF001
    care = _paint_of(theme.deck.pictures.shades["care"])
    for placeholder in inherited.placeholders(layout):
        kind = inherited.kind_of(placeholder)
        under = ground_behind(placeholder, layout, master)
        if kind in _TEXTLESS or under is None:
            continue
        styles = inherited.styles(placeholder, master)
        ink = next((given for style in styles if (given := paint(style.find(_INK)))), Paint("tx1"))
        size, bold = (next((v for s in styles if (v := _run_attribute(s, name))), "") for name in ("sz", "b"))
        points = int(size or 0) / 100
        large = points >= _LARGE or (points >= _LARGE_BOLD and bold in ("1", "true"))
        name = inherited.name_of(placeholder)
        yield _Pair(ink, under, _LEAST_LARGE if large else _LEAST), name
        if name in SMALL and name != "Number" and paint(styles[0].find(_INK)) is None:
            yield _Pair(care, under, _LEAST), f"{name}, what a clinic sets"


def _run_attribute(style: Any, name: str) -> str | None:
    """Return an attribute of a level's run properties."""
    run = style.find(qn("a:defRPr"))
    return None if run is None else run.get(name)


def ground_behind(placeholder: Any, layout: Any, master: Any) -> Paint | None:
    """Return the fill of a placeholder, else of what lies beneath its middle, else of the page; None if unknown."""
    own = paint(placeholder.spPr.find(qn("a:solidFill")))
    if own:
        return own
    placed = placeholder if placeholder.spPr.xfrm is not None else inherited.base_of(placeholder, master)
    if placed is not None and placed.spPr.xfrm is not None:
        left, top, width, height = inherited.box(placed)
        x, y = left + width / 2, top + height / 2
        for page in (layout, *([master] if layout.get("showMasterSp") not in ("0", "false") else [])):
            for panel in reversed(page.findall(inherited.SHAPES)):
                fill = panel.spPr.find(qn("a:solidFill"))
                if panel.find(inherited.PLACEHOLDER) is None and fill is not None and panel.spPr.xfrm is not None:
                    a, b, c, d = inherited.box(panel)
                    if a <= x <= a + c and b <= y <= b + d:
                        return paint(fill)
    return page_ground(layout, master)


_LINKED = ("Source", "Body", "Second Body")
"""Places whose text holds links."""
_LINK_SLOTS = ("lt1", "dk1", "lt2", "dk2")


def make_legible(presentation: Any) -> None:
    """Lead the colour of links of each layout to the neutral that is read best, where its own is not."""
    master = presentation.slide_master
    for layout in presentation.slide_layouts:
        colours = palette_of(master, layout)
        grounds = [colours.digits(ground) for ground in _link_grounds(layout)]

        read = {
            slot: min((contrast(colours.digits(Paint(slot)), ground) for ground in grounds), default=_LEAST)
            for slot in ("hlink", *_LINK_SLOTS)
        }
        if read["hlink"] < _LEAST:
            slot = max(_LINK_SLOTS, key=read.__getitem__)
            own_colour_map(layout._element, master._element).attrib.update({"hlink": slot, "folHlink": slot})  # noqa: SLF001


def _link_grounds(layout: Any) -> Iterator[Paint]:
    """Yield the colours behind the links of a layout."""
    page, master = layout._element, layout.slide_master._element  # noqa: SLF001
    for placeholder in inherited.placeholders(page):
        ground = ground_behind(placeholder, page, master)
        if inherited.name_of(placeholder) in _LINKED and ground is not None:
            yield ground
