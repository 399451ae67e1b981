"""The typefaces of a template, and how much text its placeholders leave room for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb
from pptx.oxml.ns import qn
from pptx.util import Emu

from handouts.errors import AccessError
from handouts.fit.boxes import TableMetrics, TemplateMetrics, TextBox
from handouts.fit.measure import UNITS, Face, face, widest_face
from handouts.render.pptx.template import inherited
from handouts.render.pptx.template.opening import layouts_of
from handouts.theme import look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.theme.look import Theme


def face_of(presentation: Any, template: Path | None) -> Face:
    """Return the face that text is measured in: of the theme's two typefaces the wider, character by character.

    Raises AccessError for a font's file that cannot be read.
    """
    settings = look.read(template)[0] if template else look.Own()
    files = {name.casefold(): font for name, font in settings.fonts.items()}
    faces = []
    for name in _typeface_names(presentation):
        found = files.get(name.casefold())
        if found and template:
            faces.append(_face_from_files(template.parent / found.regular, template.parent / found.bold))
        else:
            faces.append(face(name))
    # in a template type may yield, in ours it need not: `TextBox.holding` tells the two by this
    return replace(widest_face(faces)) if template else widest_face(faces)


def tighten_lines(presentation: Any, chosen: Face) -> None:
    """Set the lines of a tall typeface closer in every layout, so that they stand as they are measured."""
    if chosen.leading == 1:
        return
    master = presentation.slide_master._element  # noqa: SLF001
    for layout in presentation.slide_layouts:
        for placeholder in inherited.placeholders(layout._element):  # noqa: SLF001
            styles = inherited.styles(placeholder, master)
            found = (style.find(f"{qn('a:lnSpc')}/{qn('a:spcPct')}") for style in styles)
            share = next((int(spacing.get("val")) for spacing in found if spacing is not None), 100_000)
            inherited.set_line_spacing(placeholder, round(share * chosen.leading))


def _typeface_names(presentation: Any) -> tuple[str, ...]:
    """Return the names of the theme's typefaces for Latin letters, each once."""
    theme = inherited.theme_of(presentation.slide_master)
    fonts = theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    return tuple(dict.fromkeys(font.get("typeface", "") for font in fonts))


def _face_from_files(regular: Path, bold: Path) -> Face:
    """Return a typeface by its files for regular and bold."""
    (regular_widths, regular_pitch), (bold_widths, bold_pitch) = _widths_and_pitch(regular), _widths_and_pitch(bold)
    return Face(regular_widths, bold_widths, max(regular_pitch, bold_pitch))


def _widths_and_pitch(path: Path) -> tuple[dict[str, int], float]:
    """Return the widths of a font's characters in 2048ths, and its line height as a share of its size."""
    font = hb.Font(hb.Face(hb.Blob(look.contents(path))))
    known = font.face.unicodes
    if not len(known) or not font.face.upem:
        raise AccessError(f"{path}: is no font (.ttf or .otf)")
    scale = UNITS / font.face.upem
    glyphs = {chr(code): font.get_nominal_glyph(code) or 0 for code in known}
    widths = {character: round(font.get_glyph_h_advance(glyph) * scale) for character, glyph in glyphs.items()}
    lines = font.get_font_extents("ltr")
    return widths, (lines.ascender - lines.descender + lines.line_gap) / font.face.upem


_DEFAULT_MARGINS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""Margins in EMU where none is given (ECMA-376-1, 21.1.2.1.1)."""

_SIZE = f"{qn('p:spPr')}/{qn('a:xfrm')}/{qn('a:ext')}"
_MARGINS = f"{qn('p:txBody')}/{qn('a:bodyPr')}"
_RUN = qn("a:defRPr")


def metrics_of(presentation: Any, theme: Theme) -> TemplateMetrics:
    """Return the rooms of a template, read from its placeholders and the styles that they inherit."""
    master = presentation.slide_master._element  # noqa: SLF001
    layouts = {}
    for name, layout in layouts_of(presentation).items():
        found = (_LayoutPlaceholder(element, master) for element in inherited.placeholders(layout._element))  # noqa: SLF001
        layouts[name] = {placeholder.name: placeholder.room for placeholder in found}
    return TemplateMetrics(layouts, _table_metrics(layouts["Table"]["Table"], theme))


class _LayoutPlaceholder:
    """A placeholder of a layout, with what it inherits."""

    def __init__(self, element: Any, master: Any) -> None:
        base = inherited.base_of(element, master)
        self._shapes = [shape for shape in (element, base) if shape is not None]
        self._levels = inherited.styles(element, master)
        self.name = inherited.name_of(element)

    @cached_property
    def room(self) -> TextBox:
        """Its room, in points."""
        size = next(found for shape in self._shapes if (found := shape.find(_SIZE)) is not None)
        left, top, right, bottom = (self._margin(*side) for side in _DEFAULT_MARGINS.items())
        indent = self._first(level.get("marL") for level in self._levels)
        return TextBox(
            width=Emu(int(size.get("cx")) - left - right).pt,
            height=Emu(int(size.get("cy")) - top - bottom).pt,
            size=int(self._run("sz") or 0) / 100,
            bold=self._run("b") in ("1", "true"),
            pitch=self._spacing("a:lnSpc", "a:spcPct", 100_000) / 100_000,
            gap=self._spacing("a:spcBef", "a:spcPts", 0) / 100,
            indent=Emu(int(indent or 0)).pt,
        )

    def _margin(self, side: str, default: int) -> int:
        """Return a margin in EMU."""
        return int(self._first(shape.find(_MARGINS).get(side) for shape in self._shapes) or default)

    def _run(self, name: str) -> str | None:
        """Return an attribute of the text, such as its size."""
        runs = (run for level in self._levels if (run := level.find(_RUN)) is not None)
        return self._first(run.get(name) for run in runs)

    def _spacing(self, outer: str, inner: str, default: int) -> int:
        """Return a spacing in the unit of the file."""
        found = next((spacing for level in self._levels if (spacing := level.find(qn(outer))) is not None), None)
        value = None if found is None else found.find(qn(inner))
        return default if value is None else int(value.get("val"))

    @staticmethod
    def _first(values: Iterator[str | None]) -> str | None:
        """Return the first value that is given."""
        return next((value for value in values if value is not None), None)


def _table_metrics(room: TextBox, theme: Theme) -> tuple[TableMetrics, ...]:
    """Return the room of the table's placeholder, and how the theme sets its cells, for each size of type."""
    look = theme.deck.pictures.table
    return tuple(
        TableMetrics(
            width=room.width,
            height=room.height,
            size=size,
            margin_x=Emu(look.across).pt,
            margin_y=Emu(look.down).pt,
            head_height=Emu(look.head).pt,
        )
        for size in look.sizes
    )
