"""Gives the template's theme the accent of the design tokens, so that a clinic's colour reaches both documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from handouts.theme import Theme

_ACCENTS = ("a:dk2", "a:accent1", "a:hlink")


def set_accent(presentation: Any, theme: Theme) -> None:
    """Set the slots of the accent in the themes of slides and notes."""
    for master in (presentation.slide_master, presentation.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = oxml.parse(part.blob)
        scheme = root.find(f".//{qn('a:clrScheme')}")
        for slot in _ACCENTS:
            scheme.find(f"{qn(slot)}/{qn('a:srgbClr')}").set("val", theme.colours["accent"])
        part.blob = oxml.serialized(root)
