"""Opens a template: ours, a clinic's copy of it, or a clinic's own master; damage and bombs are named."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.files import shipped
from handouts.outline.deck import SMALL
from handouts.render.pptx.template import colours, contrast, grafting, inherited
from handouts.theme import look
from handouts.theme.diagrams import EMU_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.theme.look import Theme

_MOST_BYTES = 300_000_000
"""Bytes of a template's parts, unpacked."""
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
"""How files begin that PowerPoint has encrypted, and those of before 2007 ([MS-CFB], 2.2)."""
_TYPES = "[Content_Types].xml"
_SAVE_AGAIN = "open it in PowerPoint and save it again, or take another copy"
_OF_PACKAGE = {
    _TYPES: (f"{{{NAMESPACE.OPC_CONTENT_TYPES}}}Types", ()),
    "rels": (f"{{{NAMESPACE.OPC_RELATIONSHIPS}}}Relationships", ()),
}
"""What the package's own parts begin with (ECMA-376-2, 6.2 and 6.5)."""
_PAGE = ("p:cSld/p:spTree",)
_OF_PRESENTATION = {
    CONTENT_TYPE.PML_SLIDE_MASTER: (qn("p:sldMaster"), (*_PAGE, "p:clrMap")),
    CONTENT_TYPE.PML_SLIDE_LAYOUT: (qn("p:sldLayout"), _PAGE),
    CONTENT_TYPE.PML_NOTES_MASTER: (qn("p:notesMaster"), (*_PAGE, "p:clrMap")),
    CONTENT_TYPE.OFC_THEME: (qn("a:theme"), ("a:themeElements/a:clrScheme", "a:themeElements/a:fontScheme")),
    **dict.fromkeys(
        (
            CONTENT_TYPE.PML_PRESENTATION_MAIN,
            CONTENT_TYPE.PML_PRES_MACRO_MAIN,
            CONTENT_TYPE.PML_TEMPLATE_MAIN,
            CONTENT_TYPE.PML_SLIDESHOW_MAIN,
        ),
        (qn("p:presentation"), ("p:sldMasterIdLst", "p:sldSz")),
    ),
}
"""What the parts that are taken, or lead to them, begin with and hold, by their types."""
_NEEDED = {
    CONTENT_TYPE.PML_SLIDE_MASTER: RELATIONSHIP_TYPE.THEME,
    CONTENT_TYPE.PML_SLIDE_LAYOUT: RELATIONSHIP_TYPE.SLIDE_MASTER,
    CONTENT_TYPE.PML_NOTES_MASTER: RELATIONSHIP_TYPE.THEME,
}
"""What a part of a type leads to (ECMA-376-1, 13.3)."""


def opened(path: Path) -> Any:
    """Return the presentation of a `.pptx`, `.potx` or `.pptm`. Raises AccessError in one sentence."""
    data = look.contents(path)
    _check_parts(path, data)
    try:
        part: Any = Package.open(io.BytesIO(data)).main_document_part
        if "macroEnabled" in part.content_type and not isinstance(part, PresentationPart):
            raise AccessError(f"{path}: is made for macros; save it as .potx or .pptx, without them")
        if isinstance(part, PresentationPart) and len(part.presentation.slide_masters):
            _check_relations(path, part)
            return part.presentation
    except (PythonPptxError, KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise AccessError(
            f"{path}: cannot be read as a PowerPoint file; a part is missing ({error}); {_SAVE_AGAIN}"
        ) from error
    raise AccessError(f"{path}: cannot be read as a PowerPoint file; it has no slide master")


def damaged(path: Path, error: Exception) -> AccessError:
    """Return what is said of a template in which drawing stumbles, although it draws in ours."""
    return AccessError(
        f"{path}: its slide master, a layout or the theme is damaged ({type(error).__name__}: {error}); {_SAVE_AGAIN}"
    )


def _check_relations(path: Path, part: Any) -> None:
    """Raise AccessError where a master or a layout does not lead to what it needs."""
    masters = part.presentation.slide_masters
    for layout in masters[0].slide_layouts:  # each is there
        assert layout.part
    for each in part.package.iter_parts():
        needed = _NEEDED.get(each.content_type)
        kinds = {relation.reltype for relation in each.rels.values() if not relation.is_external}
        if needed and needed not in kinds:
            what = needed.rpartition("/")[2]
            raise AccessError(f"{path}: its part {each.partname} leads to no {what}; {_SAVE_AGAIN}")


def _check_parts(path: Path, file: bytes) -> None:
    """Read every part once: its checksum, and whether what is called XML is XML of the right kind."""
    name = ""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
                raise AccessError(f"{path}: has parts of more than {_MOST_BYTES:,} bytes; a template is smaller")
            types = _types(archive)
            for name in archive.namelist():
                data, kind = archive.read(name), types.get(f"/{name}", "")
                if name.endswith((".xml", ".rels")) or kind.endswith("+xml"):
                    _check_xml(data, *_wanted(name, kind))
    except zipfile.BadZipFile as error:
        raise AccessError(f"{path}: cannot be read as a PowerPoint file; {_no_archive(file, name)}") from error
    except (etree.XMLSyntaxError, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise AccessError(f"{path}: its part {name or _TYPES} is damaged: {error}; {_SAVE_AGAIN}") from error


def _types(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the type of each part that is named by itself, by its name."""
    if _TYPES not in archive.namelist():
        return {}
    root = etree.fromstring(archive.read(_TYPES), _parser())
    return {each.get("PartName", ""): each.get("ContentType", "") for each in root.iter("{*}Override")}


def _wanted(name: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """Return with what element a part begins, and what stands in it; nothing where that does not matter."""
    of_package = _OF_PACKAGE.get(name) or (_OF_PACKAGE["rels"] if name.endswith(".rels") else None)
    return of_package or _OF_PRESENTATION.get(kind, ("", ()))


def _no_archive(file: bytes, part: str) -> str:
    """Return why a file, or a part of it, is no archive, and what to do."""
    if part:
        return f"its part {part} is damaged; {_SAVE_AGAIN}"
    if file.startswith(_COMPOUND):
        return "it has a password, or is one of PowerPoint 97 to 2003; save it as .pptx without a password"
    return f"it is cut short, or of another kind; {_SAVE_AGAIN}"


def _parser() -> Any:
    """Return a parser that fetches nothing and expands nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _check_xml(data: bytes, wanted: str, held: tuple[str, ...]) -> None:
    """Raise ValueError or XMLSyntaxError unless a part is safe XML of the right kind."""
    root = etree.fromstring(data, _parser())
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares a document type, which no part of a presentation does")
    if wanted and root.tag != wanted:
        raise ValueError(f"it should begin with {_short(wanted)}, and begins with {_short(root.tag)}")
    for way in held:
        if root.find("/".join(map(qn, way.split("/")))) is None:
            raise ValueError(f"it holds no {way.rpartition('/')[2]}")


def _short(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


_SEAL = "Seal"
_WARNING_SLOTS = ("accent5", "accent6")
"""Caution and emergency: on a clinic's own master they stay ours, as a danger in its green would be none."""
_ADVICE = "Make the template from a copy of the deck, or write `layouts:` into {file} (README, Your own slides)."


def open_template(template: Path | None, theme: Theme | None = None) -> Any:
    """Return a presentation without slides.

    Raises ContentError with all that is wrong with a clinic's template, and, given the theme, with every text that its
    colours leave too pale; AccessError where it cannot be read. What a copy of an older deck lacks is `brought` along;
    a layout without a place for form and status gets ours, beneath its footers: no slide is without them.
    """
    ours = _ours()
    if template is None:
        return ours
    settings, tree = look.read(template)
    theirs = opened(template)
    problems = [*_size_problems(ours, theirs, str(template)), *grafting.linked_outside(theirs, str(template))]
    if problems:
        raise ContentError(tuple(problems))
    layouts, master = list(ours.slide_layouts), ours.slide_master._element  # noqa: SLF001
    signs = (
        {}
        if settings.layouts is None
        else {slot: colours.palette_of(ours.slide_master).slots[slot] for slot in _WARNING_SLOTS}
    )
    grafting.graft(ours, theirs, notes=settings.layouts is None)
    colours.set_colours(ours, {**signs, **settings.colours})
    if settings.layouts is None:
        problems += _complete_copy(ours, layouts, master, template)
    else:
        problems += grafting.add_layouts(ours, layouts, master, settings, tree)
    found = layouts_of(ours)
    standing = [found[layout.name] for layout in layouts if layout.name in found]
    standing = standing if len(standing) * 2 >= len(layouts) else []
    hidden = [] if settings.layouts is None else list(inherited.covered_places(ours, standing, settings, str(template)))
    problems += hidden
    # what is drawn beneath a place is its ground, so that colours are judged when that is settled
    if theme is not None and standing and not hidden:
        problems += contrast.pale_text_problems(ours, standing, theme, str(template), settings.colours)
    if problems:
        raise ContentError(tuple(problems))
    return ours


def layouts_of(presentation: Any) -> dict[str, Any]:
    """Return the layouts by name; of two with one name the later, as those that are brought along come last."""
    return {layout.name: layout for layout in presentation.slide_layouts}


def _size_problems(ours: Any, theirs: Any, file: str) -> Iterator[Problem]:
    """Yield a problem where slides have another size than ours."""
    width, height = theirs.slide_width or 0, theirs.slide_height or 0
    if (width, height) != (ours.slide_width, ours.slide_height):
        found = f"{width / EMU_PER_INCH:.2f} by {height / EMU_PER_INCH:.2f} inches"
        right = f"{ours.slide_width / EMU_PER_INCH:.2f} by {ours.slide_height / EMU_PER_INCH:.2f}"
        message = f"its slides are {found}; ours are {right}"
        yield Problem(Location(file), message, "In PowerPoint: Design, Slide Size, Widescreen (16:9).", "template")


def replaced_layouts(template: Path) -> tuple[str, ...]:
    """Return the names of our layouts that a copy of our deck has not, or has without one of their places.

    The copy is of an older deck, then, and ours take their place, in its colours and typefaces. Raises AccessError.
    """
    if look.read(template)[0].layouts is not None:
        return ()
    found = layouts_of(opened(template))
    return tuple(layout.name for layout in _ours().slide_layouts if _lacks_places(found.get(layout.name), layout))


def _ours() -> Any:
    """Return our template."""
    return Presentation(str(shipped("assets") / "deck"))


def _lacks_places(found: Any, layout: Any) -> bool:
    """Return whether a copy's layout is none, or lacks a place of ours; the one for form and status is added to it."""
    return found is None or bool(
        {place.name for place in layout.placeholders if place.name != _SEAL} - {*_names(found)}
    )


def _names(layout: Any) -> list[str]:
    """Return the names of a layout's placeholders."""
    return [placeholder.name for placeholder in layout.placeholders]


def _complete_copy(ours: Any, layouts: list[Any], master: Any, template: Path) -> Iterator[Problem]:
    """Give a copy of our deck what it lacks; yield that it is none, or has no room for what is added."""
    found, file = layouts_of(ours), str(template)
    if sum(layout.name in found for layout in layouts) * 2 < len(layouts):
        message = "the template has few or none of our layouts"
        yield Problem(Location(file), message, _ADVICE.format(file=look.beside(template).name), "template")
        return
    for layout in layouts:
        inherited.settle_layout(layout._element, master)  # noqa: SLF001
        there = found.get(layout.name)
        if _lacks_places(there, layout):
            if there is not None:
                ours.slide_layouts.remove(there)
            grafting.add_layout(ours.slide_master, layout.part)
        elif _SEAL not in _names(there):
            for seal in (place for place in layout.placeholders if place.name == _SEAL):
                yield from _add_seal(seal, there, ours.slide_height, file)
    grafting.number_parts(ours)


def _add_seal(model: Any, layout: Any, height: int, file: str) -> Iterator[Problem]:
    """Give a layout without a place for form and status ours, beneath its footers; yield that it has no room for it."""
    bottoms = (place.top + place.height for place in layout.placeholders if place.name in SMALL)
    top = max(model.top, *bottoms, 0)
    if top + model.height > height:
        message = f"the layout “{layout.name}” has no room for a placeholder “{_SEAL}” beneath its footers"
        yield Problem(Location(file), message, "Add one, or move the footers up.", "template")
    else:
        grafting.add_footer(layout._element, model._element, top)  # noqa: SLF001
