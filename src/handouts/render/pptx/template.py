"""Opens a template: ours, or one that a clinic brings with the same layouts."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.fit.placing import SMALL
from handouts.theme import assets_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEAL = "Seal"


def open_template(template: Path | None) -> Any:
    """Return a presentation without slides.

    Raises ContentError that lists every layout and placeholder that a clinic's template lacks. A layout without a place
    for form and status gets ours, beneath its footers: no slide is without them.
    """
    ours = Presentation(str(assets_folder() / "deck"))
    if template is None:
        return ours
    try:
        theirs = Presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise AccessError(f"{template}: cannot be read as a PowerPoint file") from error
    problems = tuple(_missing(ours, theirs, str(template)))
    if problems:
        raise ContentError(problems)
    problems = tuple(_sealed(ours, theirs, str(template)))
    if problems:
        raise ContentError(problems)
    _drop_slides(theirs)
    return theirs


def layouts_of(presentation: Any) -> dict[str, Any]:
    """Return the layouts by name."""
    return {layout.name: layout for layout in presentation.slide_layouts}


def _missing(ours: Any, theirs: Any, file: str) -> Iterator[Problem]:
    if not any(relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER for relation in theirs.part.rels.values()):
        hint = "Open View, Notes Master once, and save."
        yield Problem(Location(file), "the template has no notes master", hint, "template")
    found = layouts_of(theirs)
    for name, layout in layouts_of(ours).items():
        if name not in found:
            yield Problem(Location(file), f"the template has no layout “{name}”", id="template")
            continue
        present = {each.name for each in found[name].placeholders}
        for placeholder in layout.placeholders:
            if placeholder.name not in {*present, _SEAL}:
                message = f"the layout “{name}” has no placeholder “{placeholder.name}”"
                yield Problem(Location(file), message, "Names stand in the Selection Pane.", "template")


def _sealed(ours: Any, theirs: Any, file: str) -> Iterator[Problem]:
    """Give each layout without a place for form and status ours; yield those that have no room for it."""
    models = {layout.name: each for layout in ours.slide_layouts for each in layout.placeholders if each.name == _SEAL}
    for name, layout in layouts_of(theirs).items():
        holders = {each.name: each for each in layout.placeholders}
        model = models.get(name)
        if model is None or _SEAL in holders:
            continue
        bottoms = (holders[each].top + holders[each].height for each in SMALL if each in holders)
        top = max(model.top, *bottoms, 0)
        if top + model.height > theirs.slide_height:
            message = f"the layout “{name}” has no room for a placeholder “{_SEAL}” beneath its footers"
            yield Problem(Location(file), message, "Add one, or move the footers up.", "template")
            continue
        _copy(model, layout, top)


def _copy(model: Any, layout: Any, top: int) -> None:
    """Add a copy of a placeholder to a layout, with ids that are free there."""
    tree = layout.shapes._spTree  # noqa: SLF001
    taken = {each.placeholder_format.idx for each in layout.placeholders}
    element = deepcopy(model._element)  # noqa: SLF001
    element.nvSpPr.cNvPr.set("id", str(tree.max_shape_id + 1))
    if model.placeholder_format.idx in taken:
        element.nvSpPr.nvPr.find(qn("p:ph")).set("idx", str(max(taken) + 1))
    element.spPr.xfrm.off.set("y", str(top))
    tree.append(element)


def _drop_slides(presentation: Any) -> None:
    slides = presentation.part._element.sldIdLst  # noqa: SLF001
    for entry in list(slides if slides is not None else ()):
        presentation.part.drop_rel(entry.rId)
        slides.remove(entry)
