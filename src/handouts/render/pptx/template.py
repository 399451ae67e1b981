"""Opens a template and tells its rooms: ours, or one that a clinic brings with the same layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.fit.rooms import Room, Rooms, TableRoom
from handouts.render.pptx import oxml
from handouts.theme import assets_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.theme import Theme

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_SMALL = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_MEASURED = "Arial"


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


def rooms_of(presentation: Any, theme: Theme) -> Rooms:
    """Return the rooms of a template, read from its placeholders and the styles that they inherit."""
    layouts = {
        name: {each.name: _room(each, presentation.slide_master) for each in layout.placeholders}
        for name, layout in layouts_of(presentation).items()
    }
    return Rooms(layouts, _table_room(presentation, theme), _proven(presentation))


def _missing(ours: Any, theirs: Any, file: str) -> Iterator[Problem]:
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


def _room(placeholder: Any, master: Any) -> Room:
    """Return the room of a layout's placeholder, in points."""
    base = next((each for each in master.placeholders if _family(each) == _family(placeholder)), None)
    left, top, right, bottom = (
        Emu(int(_inherited((placeholder, base), side, default))).pt
        for side, default in (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
    )
    levels = [level for level in map(_level, (placeholder, base)) if level is not None]
    levels.append(_master_level(master, placeholder))
    size = next(value for level in levels if (value := _run_value(level, "sz")))
    return Room(
        width=Emu(placeholder.width).pt - left - right,
        height=Emu(placeholder.height).pt - top - bottom,
        size=int(size) / 100,
        bold=next((value for level in levels if (value := _run_value(level, "b"))), "0") in ("1", "true"),
        pitch=_spacing(levels, "a:lnSpc/a:spcPct", 100_000) / 100_000,
        gap=_spacing(levels, "a:spcBef/a:spcPts", 0) / 100,
        indent=Emu(int(next((v for level in levels if (v := level.get("marL"))), 0))).pt,
    )


def _table_room(presentation: Any, theme: Theme) -> TableRoom:
    """Return the room of the table's placeholder, and how the theme sets its cells."""
    look = theme.deck.pictures.table
    holder = next(each for each in layouts_of(presentation)["Table"].placeholders if each.name == "Table")
    return TableRoom(
        width=Emu(holder.width).pt,
        height=Emu(holder.height).pt,
        size=look.size,
        margin_x=Emu(look.across).pt,
        margin_y=Emu(look.down).pt,
        head_height=Emu(look.head).pt,
    )


def _family(placeholder: Any) -> str:
    kind = placeholder.placeholder_format.type
    if kind in _TITLES:
        return "title"
    return kind.name if kind in _SMALL else "body"


def _inherited(shapes: tuple[Any, ...], name: str, default: int) -> str | int:
    for shape in shapes:
        if shape is not None:
            value = shape._element.txBody.bodyPr.get(name)  # noqa: SLF001
            if value is not None:
                return str(value)
    return default


def _level(shape: Any) -> Any:
    return None if shape is None else shape._element.txBody.find(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")  # noqa: SLF001


def _master_level(master: Any, placeholder: Any) -> Any:
    style = {"title": "p:titleStyle", "body": "p:bodyStyle"}.get(_family(placeholder), "p:otherStyle")
    return master._element.find(f"{qn('p:txStyles')}/{qn(style)}/{qn('a:lvl1pPr')}")  # noqa: SLF001


def _run_value(level: Any, name: str) -> str | None:
    run = level.find(qn("a:defRPr"))
    return None if run is None else run.get(name)


def _spacing(levels: list[Any], path: str, default: int) -> int:
    outer, inner = map(qn, path.split("/"))
    found = (level.find(f"{outer}/{inner}") for level in levels if level.find(outer) is not None)
    element = next(found, None)
    return default if element is None else int(element.get("val"))


def _proven(presentation: Any) -> bool:
    """Return whether the template writes in the typeface that is measured."""
    theme = oxml.parse(presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    fonts = theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    return {font.get("typeface") for font in fonts} == {_MEASURED}
