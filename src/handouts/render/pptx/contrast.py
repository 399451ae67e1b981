"""Which text a template leaves too pale, by the ratios of WCAG 2.2, 1.4.3."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from handouts.errors import Location, Problem
from handouts.outline.deck import SMALL
from handouts.render.pptx import inherited
from handouts.render.pptx.palette import Paint, Palette, called, paint, palette_of
from handouts.theme.colour import contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.theme import Theme

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
    right = " and ".join(f"{called(slot)} as {mends[slot]}" for slot in named)
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
        under = ground(holder, bases.get(inherited.family_of(holder)), layout, master)
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


def ground(holder: Any, base: Any, layout: Any, master: Any) -> Paint | None:
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
