"""Gives a template's theme other colours: the accent of the design tokens, or what a clinic says of its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.presentation import Presentation

    from handouts.theme import Theme

_ACCENTS = ("dk2", "accent1", "hlink")


def set_accent(presentation: Presentation, theme: Theme) -> None:
    """Set the slots of the accent, so that a clinic's colour reaches both documents."""
    set_colours(presentation, dict.fromkeys(_ACCENTS, theme.colours["accent"]))


def set_colours(presentation: Presentation, colours: Mapping[Any, str]) -> None:
    """Set slots, such as `accent1`, to six digits in the themes of slides and notes."""
    for master in (presentation.slide_master, presentation.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = oxml.parse(part.blob)
        scheme = root.find(f".//{qn('a:clrScheme')}")
        for slot, digits in colours.items():
            place = scheme.find(qn(f"a:{slot}"))
            place[:] = [place.makeelement(qn("a:srgbClr"), {"val": digits})]
        part.blob = oxml.serialized(root)
