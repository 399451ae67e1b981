"""Puts the master of another presentation, with its layouts, theme and pictures, in the place of ours.

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

from handouts.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

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


def foreign(theirs: Presentation, file: str) -> Iterator[Problem]:
    """Yield every part of a master that lies elsewhere, and every link of it to a slide, which would come along."""
    for part in _reached(theirs.slide_master.part):
        for relation in part.rels.values():
            if relation.is_external and relation.reltype not in _LINKED:
                message = f"{part.partname} shows {relation.target_ref}, which lies outside the template"
                yield Problem(Location(file), message, "Insert it instead of linking it.", "template")
            elif relation.reltype == RELATIONSHIP_TYPE.SLIDE:
                message = f"{part.partname} links to a slide"
                yield Problem(Location(file), message, "Remove the link from the master or its layout.", "template")


def graft(ours: Presentation, theirs: Presentation, *, notes: bool) -> None:
    """Give our presentation their master; with `notes`, their notes master too, where they have one."""
    kinds = [RELATIONSHIP_TYPE.SLIDE_MASTER, *([RELATIONSHIP_TYPE.NOTES_MASTER] if notes else [])]
    for kind in kinds:
        found = next((each for each in theirs.part.rels.values() if each.reltype == kind), None)
        if found is None:
            continue
        part = theirs.slide_master.part if kind == RELATIONSHIP_TYPE.SLIDE_MASTER else found.target_part
        _lead(ours.part, kind, part)
        for each in _reached(part):
            each._package = ours.part.package  # noqa: SLF001
    _lead(ours.part, RELATIONSHIP_TYPE.THEME, ours.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    number(ours)


def number(presentation: Presentation) -> None:
    """Name the parts of master, layouts, notes master and themes in their order, and give the layouts their ids."""
    master = presentation.slide_master.part
    notes = presentation.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
    entries = list(master._element.get_or_add_sldLayoutIdLst())  # noqa: SLF001
    for at, entry in enumerate(entries):
        entry.set("id", str(_FIRST_LAYOUT + at))
        _rename(master.related_part(entry.rId), RELATIONSHIP_TYPE.SLIDE_LAYOUT, at + 1)
    for at, part in enumerate((master, notes), 1):
        _rename(part.part_related_by(RELATIONSHIP_TYPE.THEME), RELATIONSHIP_TYPE.THEME, at)
    _rename(master, RELATIONSHIP_TYPE.SLIDE_MASTER, 1)
    _rename(notes, RELATIONSHIP_TYPE.NOTES_MASTER, 1)


def add_layout(master: SlideMaster, part: Any) -> None:
    """Give a master one more layout, which stands on it alone."""
    _lead(part, RELATIONSHIP_TYPE.SLIDE_MASTER, master.part)
    part._package = master.part.package  # noqa: SLF001
    entries = master._element.get_or_add_sldLayoutIdLst()  # noqa: SLF001
    attributes = {"id": str(_FIRST_LAYOUT + len(entries)), qn("r:id"): master.part.relate_to(part, _LAYOUT)}
    entries.append(entries.makeelement(qn("p:sldLayoutId"), attributes))


_LAYOUT = RELATIONSHIP_TYPE.SLIDE_LAYOUT


def copied(layout: SlideLayout) -> Any:
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


def _lead(part: Part, kind: str, target: Part) -> None:
    """Let the relation of a kind lead to another part, under the id that the part's XML knows."""
    known = part.rels._rels  # noqa: SLF001
    for relation in [each for each in known.values() if each.reltype == kind]:
        base = part.partname.baseURI
        known[relation.rId] = _Relationship(base, relation.rId, kind, RELATIONSHIP_TARGET_MODE.INTERNAL, target)


def _reached(part: Any) -> list[Any]:
    """Return a part and all that it leads to within its package, no slides."""
    found, ahead = [], [part]
    while ahead:
        one = ahead.pop()
        if one in found:
            continue
        found.append(one)
        ahead += [
            each.target_part
            for each in one.rels.values()
            if not each.is_external and each.reltype != RELATIONSHIP_TYPE.SLIDE
        ]
    return found


def _rename(part: Any, kind: str, at: int) -> None:
    part.partname = PackURI(_NAMES[kind].format(at))
