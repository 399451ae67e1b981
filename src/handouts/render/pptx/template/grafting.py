"""Brings our layouts onto a clinic's own master, or the master of another presentation in the place of ours.

Nothing else of a template reaches a deck: no slides, sections, properties, macros, shows or protection.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TARGET_MODE, RELATIONSHIP_TYPE
from pptx.opc.package import _Relationship
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart

from handouts.content.validation import nearest_or_all
from handouts.errors import Location, Problem
from handouts.outline.deck import SMALL
from handouts.render.pptx.template import inherited
from handouts.render.pptx.template.colours import own_colour_map, page_ground, palette_of
from handouts.render.pptx.template.inherited import index_of, kind_of, name_of
from handouts.text.addresses import target
from handouts.theme.assets import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

    from handouts.theme.look import Own, OwnLayout
    from handouts.yamlfile.source import Tree

_FIRST_LAYOUT = 2**31 + 1
"""Ids of layouts begin behind that of the master (ECMA-376-1, 19.2.1.33)."""
_NAMES = {
    RELATIONSHIP_TYPE.SLIDE_MASTER: "/ppt/slideMasters/slideMaster{}.xml",
    RELATIONSHIP_TYPE.SLIDE_LAYOUT: "/ppt/slideLayouts/slideLayout{}.xml",
    RELATIONSHIP_TYPE.NOTES_MASTER: "/ppt/notesMasters/notesMaster{}.xml",
    RELATIONSHIP_TYPE.THEME: "/ppt/theme/theme{}.xml",
}
_LINKED = (RELATIONSHIP_TYPE.HYPERLINK,)
"""What may lead out of a deck."""
_RUNNING = {
    "control", "activeXControlBinary", "oleObject", "package", "audio", "video", "media", "vbaProject", "frame",
}  # fmt: skip
"""Kinds of relations to what runs, plays or opens: a master shows pictures and nothing else."""
_DATA = ("tags", "customXml", "vmlDrawing", "comments")
"""Kinds of relations to what other programs keep in a master: left out."""
_RUNS = ("ppaction://macro", "ppaction://program", "ppaction://ole", "ppaction://hlinkfile", "ppaction://hlinkpres")
"""Actions of a click that start something outside the deck (ECMA-376-1, 21.1.2.3.5; [MS-OE376], 2.1.1268)."""


def linked_outside(theirs: Presentation, file: str) -> Iterator[Problem]:
    """Yield every part of a master that lies elsewhere, and every link of it to a slide, which would come along."""
    for part in _reachable_parts(theirs.slide_master.part):
        yield from _running(part, file)
        for relation in part.rels.values():
            if relation.is_external and relation.reltype not in _LINKED:
                message = f"{part.partname} shows {relation.target_ref}, which lies outside the template"
                yield Problem(Location(file), message, "Insert it instead of linking it.", "template")
            elif relation.is_external and (wrong := _wrong_target(relation.target_ref)):
                message = f"{part.partname} links to {relation.target_ref}: {wrong}"
                yield Problem(Location(file), message, "Remove the link from the master or its layout.", "template")
            elif relation.reltype == RELATIONSHIP_TYPE.SLIDE:
                message = f"{part.partname} links to a slide"
                yield Problem(Location(file), message, "Remove the link from the master or its layout.", "template")


def _running(part: Any, file: str) -> Iterator[Problem]:
    """Yield what a part of a master would run, play or open."""
    kinds = {relation.reltype.rpartition("/")[2] for relation in part.rels.values() if not relation.is_external}
    root = getattr(part, "_element", ())
    clicks = [each for page in root for each in page.iter("{*}hlinkClick", "{*}hlinkHover")]
    actions = {each.get("action", "").partition("?")[0] for each in clicks}
    for what in (*sorted(kinds & _RUNNING), *sorted(actions.intersection(_RUNS))):
        message = f"{part.partname} holds something that runs, plays or opens ({what})"
        yield Problem(Location(file), message, "Remove it from the master or its layout.", "template")


def _without_data(part: Any) -> None:
    """Leave out what other programs keep in a part of a master: their data and the elements that name it."""
    names = [name for name, relation in part.rels.items() if relation.reltype.rpartition("/")[2] in _DATA]
    for name in names:
        for element in [each for each in part._element.iter() if name in each.attrib.values()]:  # noqa: SLF001
            element.getparent().remove(element)
        part.rels.pop(name)
    for emptied in list(part._element.iter(qn("p:custDataLst"))) if names else ():  # noqa: SLF001
        emptied.getparent().remove(emptied)


def _wrong_target(written: str) -> str:
    """Return what is wrong with the target of a link; nothing where it can be followed from any machine."""
    try:
        target(written)
    except ValueError as error:
        return str(error)
    return ""


def graft(ours: Presentation, theirs: Presentation, *, notes: bool) -> None:
    """Give our presentation their master; with `notes`, their notes master too, where they have one."""
    kinds = [RELATIONSHIP_TYPE.SLIDE_MASTER, *([RELATIONSHIP_TYPE.NOTES_MASTER] if notes else [])]
    for kind in kinds:
        found = next((relation for relation in theirs.part.rels.values() if relation.reltype == kind), None)
        if found is None:
            continue
        part = theirs.slide_master.part if kind == RELATIONSHIP_TYPE.SLIDE_MASTER else found.target_part
        _relink(ours.part, kind, part)
        for reached in _reachable_parts(part):
            if hasattr(reached, "_element"):
                _without_data(reached)
            reached._package = ours.part.package  # noqa: SLF001
    _relink(ours.part, RELATIONSHIP_TYPE.THEME, ours.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    number_parts(ours)


def number_parts(presentation: Presentation) -> None:
    """Name the parts of master, layouts, notes master and themes in their order, and give the layouts their ids."""
    master = presentation.slide_master.part
    notes = presentation.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
    entries = list(master._element.get_or_add_sldLayoutIdLst())  # noqa: SLF001
    listed = {entry.rId for entry in entries}
    for relation in [each for each in master.rels.values() if each.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT]:
        if relation.rId not in listed:  # a layout that no list names, whose part would have the name of another
            master.rels.pop(relation.rId)
    for at, entry in enumerate(entries):
        entry.set("id", str(_FIRST_LAYOUT + at))
        _rename(master.related_part(entry.rId), RELATIONSHIP_TYPE.SLIDE_LAYOUT, at + 1)
    for at, part in enumerate((master, notes), 1):
        _rename(part.part_related_by(RELATIONSHIP_TYPE.THEME), RELATIONSHIP_TYPE.THEME, at)
    _rename(master, RELATIONSHIP_TYPE.SLIDE_MASTER, 1)
    _rename(notes, RELATIONSHIP_TYPE.NOTES_MASTER, 1)


def add_layout(master: SlideMaster, part: Any) -> None:
    """Give a master one more layout, which stands on it alone."""
    _relink(part, RELATIONSHIP_TYPE.SLIDE_MASTER, master.part)
    part._package = master.part.package  # noqa: SLF001
    entries = master._element.get_or_add_sldLayoutIdLst()  # noqa: SLF001
    attributes = {"id": str(_FIRST_LAYOUT + len(entries)), qn("r:id"): master.part.relate_to(part, _LAYOUT)}
    entries.append(entries.makeelement(qn("p:sldLayoutId"), attributes))


_LAYOUT = RELATIONSHIP_TYPE.SLIDE_LAYOUT


def copied_layout(layout: SlideLayout) -> Any:
    """Return a copy of a layout's part, with its relations under the same ids."""
    part = layout.part
    made = SlideLayoutPart(
        PackURI(str(part.partname)),
        CONTENT_TYPE.PML_SLIDE_LAYOUT,
        part.package,
        deepcopy(part._element),  # noqa: SLF001
    )
    made.rels._rels.update(part.rels._rels)  # noqa: SLF001 (each only tells a target; the master's is the same)
    return made


def _relink(part: Part, kind: str, target: Part) -> None:
    """Point a part's relations of a kind at another part, under the same ids."""
    known = part.rels._rels  # noqa: SLF001
    for relation in [relation for relation in known.values() if relation.reltype == kind]:
        base = part.partname.baseURI
        known[relation.rId] = _Relationship(base, relation.rId, kind, RELATIONSHIP_TARGET_MODE.INTERNAL, target)


def _reachable_parts(part: Any) -> list[Any]:
    """Return a part and all parts that it leads to within its package, except slides."""
    found, ahead = [], [part]
    while ahead:
        part_ahead = ahead.pop()
        if part_ahead in found:
            continue
        found.append(part_ahead)
        ahead += [
            relation.target_part
            for relation in part_ahead.rels.values()
            if not relation.is_external and relation.reltype != RELATIONSHIP_TYPE.SLIDE
        ]
    return found


def _rename(part: Any, kind: str, at: int) -> None:
    """Name a part by its kind and number."""
    part.partname = PackURI(_NAMES[kind].format(at))


_TREE = f"{qn('p:cSld')}/{qn('p:spTree')}"
_BY_KIND = {"ctrTitle": "title", "title": "title", "subTitle": "subTitle", "ftr": "ftr", "sldNum": "sldNum"}
_NATIVE_KINDS = {"tbl": "a table", "chart": "a chart"}
"""Kinds of placeholders that only their like can stand for."""
DECORATIVE = (("Title", "Picture"), ("Section", "Picture"), ("End", "Icon"))
"""Layouts and places whose picture may be left out where a clinic's layout has no room for it."""
_LIGHT_RATIO = 1.3
"""To white at the most, that a ground is light: tints in our pictures are made for one."""


def add_layouts(presentation: Any, layouts: list[Any], old_master: Any, own: Own, tree: Tree) -> list[Problem]:
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
        inherited.settle_layout(element, old_master)
        asked = (own.layouts or {}).get(layout.name)
        if asked is None:
            if own.artwork == "hide":
                element.set("showMasterSp", "0")
            if dark:
                _lighten(element, old_master)
            add_layout(master, layout.part)
        elif asked.layout in theirs:
            part = copied_layout(theirs[asked.layout])
            add_layout(master, part)
            inherited.settle_places(part._element, master._element)  # noqa: SLF001
            mapping = _Mapping(layout.name, asked, part._element, tree)  # noqa: SLF001
            mapping.fill(element)
            problems += mapping.problems
        else:
            place = tree.place(("layouts", layout.name, "layout"))
            message = f"the template has no layout “{asked.layout}”"
            problems.append(Problem(place, message, nearest_or_all(asked.layout, theirs), "template"))
    number_parts(presentation)
    return problems


def _is_light(master: Any) -> bool:
    """Return whether the ground of a master is known and light."""
    ground = page_ground(master._element)  # noqa: SLF001
    return ground is not None and contrast(palette_of(master).digits(ground), "FFFFFF") <= _LIGHT_RATIO


def _lighten(layout: Any, old_master: Any) -> None:
    """Give a layout the ground that it has on our master, and the map of colours that makes it light."""
    page = layout.cSld
    if page.find(qn("p:bg")) is None:
        page.insert(0, deepcopy(old_master.cSld.find(qn("p:bg"))))
    own_colour_map(layout, old_master)


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
        names = {name_of(place) for place in wanted}
        for name in self.asked.places:
            if name not in names:
                message = f"our layout “{self.name}” has no place “{name}”"
                self._add_problem(("places", name), message, nearest_or_all(name, names))
        found = [(place, self._find(place)) for place in wanted]
        taken = [match for _, match in found if match is not None]
        shapes = self.element.find(_TREE)
        for place in self._theirs:
            if not any(place is match for match in taken):
                shapes.remove(place)
        for place, match in found:
            if match is not None:
                match.nvSpPr.cNvPr.set("name", name_of(place))
            else:
                self._add(place)

    def _find(self, ours: Any) -> Any | None:
        """Return their place for one of ours: the one that is named, else by its kind, else by its name."""
        name, kind = name_of(ours), kind_of(ours)
        asked = self.asked.places.get(name)
        if asked:
            match = next((place for place in self._theirs if asked in (name_of(place), f"idx {index_of(place)}")), None)
            if match is None:
                known = [name_of(place) for place in self._theirs]
                message = f"the layout “{self.asked.layout}” has no placeholder “{asked}”"
                self._add_problem(("places", name), message, nearest_or_all(asked, known))
            elif kind in _NATIVE_KINDS and kind_of(match) != kind:
                message = f"“{asked}” of the layout “{self.asked.layout}” is no placeholder for {_NATIVE_KINDS[kind]}"
                self._add_problem(
                    ("places", name), message, f"Insert a placeholder for {_NATIVE_KINDS[kind]} in the slide master."
                )
            return match
        free = [place for place in self._theirs if name_of(place) not in self.asked.places.values()]
        if kind in _BY_KIND:
            return next((place for place in free if _BY_KIND.get(kind_of(place)) == _BY_KIND[kind]), None)
        return next((place for place in free if name_of(place) == name), None)

    def _add(self, ours: Any) -> None:
        """Add a place of ours, in the ink of the slide's text; a picture may be left out where it has no room."""
        made = deepcopy(ours)
        name = name_of(made)
        clash = next((place for place in inherited.placeholders(self.element) if _overlap(place, made)), None)
        if clash is not None and (self.name, name) in DECORATIVE:
            return
        if clash is not None and name not in SMALL:
            message = f"our place “{name}” would lie on “{name_of(clash)}” of the layout “{self.asked.layout}”"
            hint = f"Name a placeholder for it under `places:`, or leave `{self.name}` out: then our layout is used."
            self._add_problem((), message, hint)
        fill = made.find(f".//{qn('a:defRPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}")
        if fill is not None:
            fill.set("val", "tx1")
            fill[:] = []
        for painted in made.spPr.findall(qn("a:solidFill")):
            made.spPr.remove(painted)
        _append(self.element, made)

    def _add_problem(self, path: tuple[str, ...], message: str, hint: str) -> None:
        """Note a problem at a key of the layout's mapping."""
        self.problems.append(Problem(self.tree.place(("layouts", self.name, *path)), message, hint, "template"))


def add_footer(layout: Any, footer: Any, top: int) -> None:
    """Give a copy of one of our layouts a footer that it lacks, so many EMU from the top."""
    made = deepcopy(footer)
    made.spPr.xfrm.off.set("y", str(top))
    _append(layout, made)


def _append(layout: Any, made: Any) -> None:
    """Add a placeholder to a layout, under an index and an id that are free there."""
    shapes = layout.find(_TREE)
    numbers = [int(index_of(placeholder)) for placeholder in inherited.placeholders(layout)]
    if int(index_of(made)) in numbers:
        made.find(inherited.PLACEHOLDER).set("idx", str(max(numbers) + 1))
    made.nvSpPr.cNvPr.set("id", str(max(int(placeholder.get("id")) for placeholder in shapes.iter(qn("p:cNvPr"))) + 1))
    shapes.append(made)


def _overlap(first: Any, second: Any) -> bool:
    """Return whether two placeholders with places of their own overlap."""
    if first.spPr.xfrm is None or second.spPr.xfrm is None:
        return False
    (a, b, c, d), (e, f, g, h) = inherited.box(first), inherited.box(second)
    return a < e + g and e < a + c and b < f + h and f < b + d
