"""Brings our layouts onto a clinic's own master: whole, or their places into the layouts that the clinic names."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from handouts.content.typed import nearest_or_all
from handouts.errors import Problem
from handouts.outline.deck import SMALL
from handouts.render.pptx import contrast, grafting, inherited
from handouts.render.pptx.palette import palette_of
from handouts.theme.colour import contrast as ratio

if TYPE_CHECKING:
    from handouts.content.tree import Tree
    from handouts.theme.own import Own, OwnLayout

_HOLDER = f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}"
_TREE = f"{qn('p:cSld')}/{qn('p:spTree')}"
_BY_KIND = {"ctrTitle": "title", "title": "title", "subTitle": "subTitle", "ftr": "ftr", "sldNum": "sldNum"}
_NATIVE = {"tbl": "a table", "chart": "a chart"}
"""Kinds of placeholders that only their like can stand for."""
DECORATIVE = (("Title", "Picture"), ("Section", "Picture"), ("End", "Icon"))
"""Layouts and places whose picture may be left out where a clinic's layout has no room for it."""
_LIGHT = 1.3
"""To white at the most, that a ground is light: tints in our pictures are made for one."""


def bring(presentation: Any, layouts: list[Any], old_master: Any, own: Own, tree: Tree) -> list[Problem]:
    """Add our layouts, which stood on our master, to another; return what is wrong with how they are mapped."""
    problems: list[Problem] = []
    master = presentation.slide_master
    dark = not _is_light(master)
    theirs = {layout.name: layout for layout in presentation.slide_layouts}
    known = {layout.name for layout in layouts}
    for name in own.layouts or {}:
        if name not in known:
            place = tree.key_place(("layouts", name))
            problems.append(Problem(place, f"we have no layout “{name}”", nearest_or_all(name, known), "template"))
    for layout in layouts:
        element = layout._element  # noqa: SLF001
        inherited.settle(element, old_master)
        asked = (own.layouts or {}).get(layout.name)
        if asked is None:
            if own.artwork == "hide":
                element.set("showMasterSp", "0")
            if dark:
                _lighten(element, old_master)
            grafting.add_layout(master, layout.part)
        elif asked.layout in theirs:
            part = grafting.copied(theirs[asked.layout])
            grafting.add_layout(master, part)
            inherited.settle_places(part._element, master._element)  # noqa: SLF001
            mapping = _Mapping(layout.name, asked, part._element, tree)  # noqa: SLF001
            mapping.fill(element)
            problems += mapping.problems
        else:
            place = tree.place(("layouts", layout.name, "layout"))
            message = f"the template has no layout “{asked.layout}”"
            problems.append(Problem(place, message, nearest_or_all(asked.layout, theirs), "template"))
    grafting.number(presentation)
    return problems


def _is_light(master: Any) -> bool:
    """Return whether the ground of a master is known and light."""
    ground = contrast.page_ground(master._element)  # noqa: SLF001
    return ground is not None and ratio(palette_of(master).digits(ground), "FFFFFF") <= _LIGHT


def _lighten(layout: Any, old_master: Any) -> None:
    """Give a layout the ground that it has on our master, and the map of colours that makes it light."""
    page, kept = layout.cSld, layout.find(qn("p:clrMapOvr"))
    if page.find(qn("p:bg")) is None:
        page.insert(0, deepcopy(old_master.cSld.find(qn("p:bg"))))
    if kept is None:
        kept = layout.makeelement(qn("p:clrMapOvr"))
        page.addnext(kept)
    if kept.find(qn("a:overrideClrMapping")) is None:
        kept[:] = [kept.makeelement(qn("a:overrideClrMapping"), dict(old_master.find(qn("p:clrMap")).attrib))]


class _Mapping:
    """A copy of a clinic's layout that is made to stand for one of ours."""

    def __init__(self, name: str, asked: OwnLayout, element: Any, tree: Tree) -> None:
        self.name, self.asked, self.tree = name, asked, tree
        self.element = element
        self.problems: list[Problem] = []
        self._theirs = list(inherited.placeholders(element))
        element.cSld.set("name", name)

    def fill(self, ours: Any) -> None:
        """Name their places as ours are, and add those of ours that they lack."""
        wanted = list(inherited.placeholders(ours))
        names = {_name(each) for each in wanted}
        for name in self.asked.places:
            if name not in names:
                message = f"our layout “{self.name}” has no place “{name}”"
                self._tell(("places", name), message, nearest_or_all(name, names))
        found = [(each, self._find(each)) for each in wanted]
        taken = [match for _, match in found if match is not None]
        shapes = self.element.find(_TREE)
        for each in self._theirs:
            if not any(each is one for one in taken):
                shapes.remove(each)
        for each, match in found:
            if match is not None:
                match.nvSpPr.cNvPr.set("name", _name(each))
            else:
                self._add(each)

    def _find(self, ours: Any) -> Any | None:
        """Return their place for one of ours: the one that is named, else by its kind, else by its name."""
        name, kind = _name(ours), ours.find(_HOLDER).get("type", "")
        asked = self.asked.places.get(name)
        if asked:
            match = next((each for each in self._theirs if asked in (_name(each), f"idx {_index(each)}")), None)
            if match is None:
                known = [_name(each) for each in self._theirs]
                message = f"the layout “{self.asked.layout}” has no placeholder “{asked}”"
                self._tell(("places", name), message, nearest_or_all(asked, known))
            elif kind in _NATIVE and match.find(_HOLDER).get("type") != kind:
                message = f"“{asked}” of the layout “{self.asked.layout}” is no placeholder for {_NATIVE[kind]}"
                self._tell(("places", name), message, f"Insert a placeholder for {_NATIVE[kind]} in the slide master.")
            return match
        free = [each for each in self._theirs if _name(each) not in self.asked.places.values()]
        if kind in _BY_KIND:
            return next(
                (each for each in free if _BY_KIND.get(each.find(_HOLDER).get("type", "")) == _BY_KIND[kind]), None
            )
        return next((each for each in free if _name(each) == name), None)

    def _add(self, ours: Any) -> None:
        """Add a place of ours, in the ink of the slide's text; a picture may be left out where it has no room."""
        made = deepcopy(ours)
        name = _name(made)
        clash = next((each for each in inherited.placeholders(self.element) if _meet(each, made)), None)
        if clash is not None and (self.name, name) in DECORATIVE:
            return
        if clash is not None and name not in SMALL:
            message = f"our place “{name}” would lie on “{_name(clash)}” of the layout “{self.asked.layout}”"
            hint = f"Name a placeholder for it under `places:`, or leave `{self.name}` out: then our layout is used."
            self._tell((), message, hint)
        fill = made.find(f".//{qn('a:defRPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}")
        if fill is not None:
            fill.set("val", "tx1")
            fill[:] = []
        for painted in made.spPr.findall(qn("a:solidFill")):
            made.spPr.remove(painted)
        _append(self.element, made)

    def _tell(self, path: tuple[str, ...], message: str, hint: str) -> None:
        self.problems.append(Problem(self.tree.place(("layouts", self.name, *path)), message, hint, "template"))


def add_footer(layout: Any, footer: Any, top: int) -> None:
    """Give a copy of one of our layouts a footer that it lacks, so many EMU from the top."""
    made = deepcopy(footer)
    made.spPr.xfrm.off.set("y", str(top))
    _append(layout, made)


def _append(layout: Any, made: Any) -> None:
    """Add a placeholder to a layout, under an index and an id that are free there."""
    shapes = layout.find(_TREE)
    numbers = [int(_index(each)) for each in inherited.placeholders(layout)]
    if int(_index(made)) in numbers:
        made.find(_HOLDER).set("idx", str(max(numbers) + 1))
    made.nvSpPr.cNvPr.set("id", str(max(int(each.get("id")) for each in shapes.iter(qn("p:cNvPr"))) + 1))
    shapes.append(made)


def _name(placeholder: Any) -> str:
    return str(placeholder.nvSpPr.cNvPr.get("name"))


def _index(placeholder: Any) -> str:
    return str(placeholder.find(_HOLDER).get("idx", "0"))


def _meet(one: Any, other: Any) -> bool:
    """Return whether two placeholders with places of their own overlap."""
    if one.spPr.xfrm is None or other.spPr.xfrm is None:
        return False
    (a, b, c, d), (e, f, g, h) = inherited.box(one), inherited.box(other)
    return a < e + g and e < a + c and b < f + h and f < b + d
