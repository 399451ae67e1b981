"""Opens a template: ours, or one that a clinic brings with the same layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE

from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.theme import assets_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def open_template(template: Path | None) -> Any:
    """Return a presentation without slides.

    Raises ContentError that lists every layout and placeholder that a clinic's template lacks.
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
            if placeholder.name not in present:
                message = f"the layout “{name}” has no placeholder “{placeholder.name}”"
                yield Problem(Location(file), message, "Names stand in the Selection Pane.", "template")


def _drop_slides(presentation: Any) -> None:
    slides = presentation.part._element.sldIdLst  # noqa: SLF001
    for entry in list(slides if slides is not None else ()):
        presentation.part.drop_rel(entry.rId)
        slides.remove(entry)
