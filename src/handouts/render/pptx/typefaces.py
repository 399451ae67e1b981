"""The typefaces that a template writes in, and how wide they are: listed in assets/metrics, or read from a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.errors import AccessError
from handouts.fit.faces import UNITS, Face, face, widest
from handouts.render.pptx import inherited, oxml
from handouts.theme import own

if TYPE_CHECKING:
    from pathlib import Path


def face_of(presentation: Any, template: Path | None) -> Face:
    """Return what holds the text of a presentation: the wider of its theme's two typefaces, character by character.

    Raises AccessError for a font's file that cannot be read.
    """
    said = own.read(template)[0] if template else own.Own()
    files = {name.casefold(): font for name, font in said.fonts.items()}
    faces = []
    for name in _names(presentation):
        found = files.get(name.casefold())
        if found and template:
            faces.append(_measured(template.parent / found.regular, template.parent / found.bold))
        else:
            faces.append(face(name))
    # in a template type may yield, in ours it need not: `Room.holding` tells the two by this
    return replace(widest(faces)) if template else widest(faces)


def tighten(presentation: Any, chosen: Face) -> None:
    """Set the lines of a tall typeface closer in every layout, so that they stand as they are measured."""
    if chosen.leading == 1:
        return
    master = presentation.slide_master._element  # noqa: SLF001
    bases = {inherited.family_of(each): each for each in inherited.placeholders(master)}
    for layout in presentation.slide_layouts:
        for holder in inherited.placeholders(layout._element):  # noqa: SLF001
            styles = inherited.styles(holder, bases.get(inherited.family_of(holder)), master)
            found = (style.find(f"{qn('a:lnSpc')}/{qn('a:spcPct')}") for style in styles)
            share = next((int(each.get("val")) for each in found if each is not None), 100_000)
            inherited.set_line_spacing(holder, round(share * chosen.leading))


def _names(presentation: Any) -> tuple[str, ...]:
    """Return the names of the theme's typefaces for Latin letters, each once."""
    theme = oxml.parse(presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    fonts = theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    return tuple(dict.fromkeys(font.get("typeface", "") for font in fonts))


def _measured(regular: Path, bold: Path) -> Face:
    """Return a typeface by its files for regular and bold."""
    (light, one), (heavy, other) = _widths(regular), _widths(bold)
    return Face(light, heavy, max(one, other))


def _widths(path: Path) -> tuple[dict[str, int], float]:
    """Return the widths of a font's characters in 2048ths, and its line height as a share of its size."""
    font = hb.Font(hb.Face(hb.Blob(own.contents(path))))
    known = font.face.unicodes
    if not len(known) or not font.face.upem:
        raise AccessError(f"{path}: is no font (.ttf or .otf)")
    scale = UNITS / font.face.upem
    glyphs = {chr(code): font.get_nominal_glyph(code) or 0 for code in known}
    widths = {character: round(font.get_glyph_h_advance(glyph) * scale) for character, glyph in glyphs.items()}
    lines = font.get_font_extents("ltr")
    return widths, (lines.ascender - lines.descender + lines.line_gap) / font.face.upem
