"""What a layout inherits from its master or draws over it, and templates mirrored for right-to-left languages.

Colours and typefaces stay those of the theme: a layout names slots, and the other master's theme fills them.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.errors import Location, Problem
from handouts.render.pptx.ooxml import oxml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pptx.presentation import Presentation

    from handouts.text.markup import RichText
    from handouts.theme.look import Own

PLACEHOLDER = f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}"
"""Where a shape says which placeholder it is."""
SHAPES = f"{qn('p:cSld')}/{qn('p:spTree')}/{qn('p:sp')}"
_FAMILIES = {"title": "title", "ctrTitle": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt"}
_STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}
_LEVEL_NAMES = (
    *("lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont"),
    *("buNone", "buAutoNum", "buChar", "buBlip", "tabLst", "defRPr"),
)
_LEVEL = tuple(qn(f"a:{name}") for name in _LEVEL_NAMES)
"""The children of a paragraph's properties, in the schema's order (ECMA-376-1, 21.1.2.2.7)."""
_BULLETS = frozenset(map(qn, ("a:buNone", "a:buAutoNum", "a:buChar", "a:buBlip")))
_RUN = tuple(map(qn, ("a:ln", "a:solidFill", "a:effectLst", "a:highlight", "a:latin", "a:ea", "a:cs", "a:sym")))
"""The children of a run's properties that a layout of ours can have, in the schema's order (21.1.2.3.2)."""


def settle_layout(layout: Any, master: Any) -> None:
    """Give each placeholder of a layout the place, the margins and the first level's style that it inherits."""
    settle_places(layout, master)
    for placeholder in placeholders(layout):
        base = base_of(placeholder, master)
        if base is not None:
            _settle_margins(placeholder, base)
        _settle_style(placeholder, styles(placeholder, master))


def settle_places(layout: Any, master: Any) -> None:
    """Give each placeholder of a layout the place that it inherits."""
    for placeholder in placeholders(layout):
        base = base_of(placeholder, master)
        if placeholder.spPr.xfrm is None and base is not None and base.spPr.xfrm is not None:
            placeholder.spPr.insert(0, deepcopy(base.spPr.xfrm))


def styles(placeholder: Any, master: Any) -> list[Any]:
    """Return the styles of a placeholder's first level, its own first, then those it inherits."""
    base = base_of(placeholder, master)
    style = f"{qn('p:txStyles')}/{qn(_STYLES.get(family_of(placeholder), 'p:otherStyle'))}/{qn('a:lvl1pPr')}"
    found = (_level(placeholder), None if base is None else _level(base), master.find(style))
    return [style for style in found if style is not None]


def set_line_spacing(placeholder: Any, share: int) -> None:
    """Set the first level's lines so many thousandths of a percent apart."""
    styles = placeholder.txBody.find(qn("a:lstStyle"))
    level = _level(placeholder)
    if level is None:
        level = styles.makeelement(qn("a:lvl1pPr"))
        styles.insert(0, level)
    for old in level.findall(qn("a:lnSpc")):
        level.remove(old)
    spacing = level.makeelement(qn("a:lnSpc"))
    spacing.append(spacing.makeelement(qn("a:spcPct"), {"val": str(share)}))
    level.insert(0, spacing)


def placeholders(page: Any) -> Iterator[Any]:
    """Yield the placeholders of a master or layout."""
    return (shape for shape in page.iterfind(SHAPES) if shape.find(PLACEHOLDER) is not None)


def box(shape: Any) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a shape in EMU."""
    xfrm = shape.spPr.xfrm
    return xfrm.off.x, xfrm.off.y, xfrm.ext.cx, xfrm.ext.cy


def name_of(placeholder: Any) -> str:
    """Return the name that a layout gives a placeholder: `Source`."""
    return str(placeholder.nvSpPr.cNvPr.get("name"))


def index_of(placeholder: Any) -> str:
    """Return the index that ties a slide's placeholder to its layout's."""
    return str(placeholder.find(PLACEHOLDER).get("idx", "0"))


def kind_of(placeholder: Any) -> str:
    """Return the type of a placeholder (ECMA-376-1, 19.7.10); `""` is an object."""
    return str(placeholder.find(PLACEHOLDER).get("type", ""))


def family_of(placeholder: Any) -> str:
    """Return the type of the master's placeholder that one of a layout inherits from."""
    return _FAMILIES.get(kind_of(placeholder), "body")


def base_of(placeholder: Any, master: Any) -> Any:
    """Return the master's placeholder that one of a layout inherits from, or None."""
    return {family_of(base): base for base in placeholders(master)}.get(family_of(placeholder))


def theme_of(master: Any) -> Any:
    """Return the root of a master's theme, parsed."""
    return oxml.parse(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _settle_margins(placeholder: Any, base: Any) -> None:
    """Give a placeholder the margins and autofit that it inherits."""
    own, other = placeholder.txBody.bodyPr, base.txBody.bodyPr
    for name, value in other.attrib.items():
        own.set(name, own.get(name, value))
    if not len(own):
        own.extend(map(deepcopy, other))


def _settle_style(placeholder: Any, levels: list[Any]) -> None:
    """Replace a placeholder's first level by all that it inherits; `levels` are nearest first."""
    styles = placeholder.txBody.find(qn("a:lstStyle"))
    made = styles.makeelement(qn("a:lvl1pPr"))
    for level in reversed(levels):
        _override_level(made, level)
    old = styles.find(qn("a:lvl1pPr"))
    if old is not None:
        styles.remove(old)
    styles.insert(0, made)


def _override_level(made: Any, level: Any) -> None:
    """Let what a level states replace what was stated further up."""
    made.attrib.update(level.attrib)
    for child in level:
        old = made.find(child.tag)
        if child.tag == qn("a:defRPr") and old is not None:
            _override_run(old, child)
            continue
        gone = [element for element in made if element.tag == child.tag or {element.tag, child.tag} <= _BULLETS]
        for element in gone:
            made.remove(element)
        made.append(deepcopy(child))
    made[:] = sorted(made, key=lambda element: _LEVEL.index(element.tag) if element.tag in _LEVEL else len(_LEVEL))


def _override_run(made: Any, run: Any) -> None:
    """Let what a run states replace what was stated further up."""
    made.attrib.update(run.attrib)
    for child in run:
        old = made.find(child.tag)
        if old is not None:
            made.remove(old)
        made.append(deepcopy(child))
    made[:] = sorted(made, key=lambda element: _RUN.index(element.tag) if element.tag in _RUN else len(_RUN))


def _level(placeholder: Any) -> Any:
    """Return a placeholder's own first-level style, or None."""
    return placeholder.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")


_ANY_HOLDER = f"*/{qn('p:nvPr')}/{qn('p:ph')}"
_BACKGROUND_SHARE = 0.9
"""Of a slide: what covers as much of it is its ground."""


def covered_places(presentation: Presentation, layouts: Iterable[Any], own: Own, file: str) -> Iterator[Problem]:
    """Yield every shape of the master that lies beneath a place of a layout that was brought along."""
    if own.artwork == "hide":
        return
    whole = presentation.slide_width * presentation.slide_height
    master = presentation.slide_master
    drawn = [shape for shape in master.shapes if shape._element.find(_ANY_HOLDER) is None]  # noqa: SLF001
    drawn = [shape for shape in drawn if shape.width * shape.height < _BACKGROUND_SHARE * whole]
    hit: dict[str, list[str]] = {}
    for layout in layouts:
        if layout.name in (own.layouts or {}):
            continue
        for placeholder in placeholders(layout._element):  # noqa: SLF001
            left, top, width, height = box(placeholder)
            for shape in drawn:
                over = left < shape.left + shape.width and shape.left < left + width
                if over and top < shape.top + shape.height and shape.top < top + height:
                    hit.setdefault(shape.name, []).append(f"{layout.name}: {name_of(placeholder)}")
    for name, places in hit.items():
        message = f"“{name}” of the slide master lies beneath our places ({places[0]}, {len(places)} in all)"
        hint = "Move it to the edge of the slide, or write `artwork: hide`: then our layouts do not show it."
        yield Problem(Location(file), message, hint, "template")


def settle_notes(master: Any) -> None:
    """Say at the place of notes how they are set: LibreOffice passes over the style of the master.

    What the place says itself stays; levels of the style that it does not name are copied to it.
    """
    style = master.find(qn("p:notesStyle"))
    for place in placeholders(master):
        if kind_of(place) != "body" or style is None:
            continue
        levels = place.txBody.find(qn("a:lstStyle"))
        if levels is None:
            levels = place.makeelement(qn("a:lstStyle"))
            place.txBody.bodyPr.addnext(levels)
        for level in style:
            if level.tag in _NOTES_LEVELS and levels.find(level.tag) is None:
                made = deepcopy(level)
                made.set("indent", made.get("indent", "0"))
                if not any(child.tag in _BULLETS for child in made):
                    before = sum(child.tag in _LEVEL[: _LEVEL.index(_NO_BULLET)] for child in made)
                    made.insert(before, made.makeelement(_NO_BULLET))
                levels.append(made)


_NO_BULLET = qn("a:buNone")
_NOTES_LEVELS = {qn(f"a:lvl{level}pPr") for level in range(1, 10)}

_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OPPOSITE = {"l": "r", "r": "l"}


def isolate_typed_spans(text: RichText) -> RichText:
    """Return words with every typed span, such as a telephone number, read left to right in itself."""
    return tuple(replace(run, text=f"{_ISOLATE}{run.text}{_END}") if run.kind else run for run in text)


def mirror(presentation: Any) -> None:
    """Let everything on the master and its layouts begin at the other edge."""
    width = presentation.slide_width
    master = presentation.slide_master
    for page in (master, *presentation.slide_layouts):
        for shape in page.shapes:
            if shape._element.spPr.xfrm is not None:  # noqa: SLF001
                shape.left = width - shape.left - shape.width
        for level in _levels(page._element):  # noqa: SLF001
            _turn_level(level, inherits=page is not master)
        for margins in page._element.iter(qn("a:bodyPr")):  # noqa: SLF001
            _swap_attributes(margins, "lIns", "rIns")
    for level in _levels(presentation.notes_master._element):  # noqa: SLF001
        _turn_level(level, inherits=False)


def _levels(page: Any) -> Iterator[Any]:
    """Yield the paragraph properties of every style on a page."""
    for level in range(1, 10):
        yield from page.iter(qn(f"a:lvl{level}pPr"))


def _turn_level(level: Any, *, inherits: bool) -> None:
    """Turn the alignment and direction of a level around."""
    align = level.get("algn", None if inherits else "l")
    if align:
        level.set("algn", _OPPOSITE.get(align, align))
    # `marL` is the margin at the start: PowerPoint itself writes it so in lists that run right to left
    level.set("rtl", "1")


def _swap_attributes(element: Any, first: str, second: str) -> None:
    """Swap two attributes of an element."""
    values = element.attrib.pop(first, None), element.attrib.pop(second, None)
    for name, value in zip((second, first), values, strict=True):
        if value is not None:
            element.set(name, value)
