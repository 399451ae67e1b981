"""Steps in their order: arrows in a row, each with its number over its words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from handouts.content.markup import Run
from handouts.outline.deck import StepsSlide
from handouts.render.pptx.setting import Setting, Text, largest
from handouts.render.pptx.shapes import Sheet, Skin, draws

if TYPE_CHECKING:
    from handouts.content.markup import RichText


@draws(StepsSlide)
def steps(sheet: Sheet, slide: StepsSlide) -> None:
    """Draw an arrow for each step, all in one size of type."""
    zone, look = sheet.zone("Picture"), sheet.look.steps
    row = replace(zone, y=zone.middle - look.height // 2, h=look.height)
    places = row.columns(len(slide.steps), look.gap)
    # between its two points a chevron has its text (presetShapeDefinitions.xml)
    room = Setting(across=look.point).room(places[0])
    made = [partial(_texts, sheet, number, words) for number, words in enumerate(slide.steps, 1)]
    size = min(largest(look.sizes, room, texts)[-1].size for texts in made)
    for texts, place in zip(made, places, strict=True):
        shape = sheet.shape(place, Skin(sheet.shade("tint")), *texts(size), form=MSO_SHAPE.CHEVRON, room=room)
        shape.adjustments[0] = look.point / min(place.w, place.h)
        if sheet.rtl:
            shape._element.spPr.xfrm.set("flipH", "1")  # noqa: SLF001


def _texts(sheet: Sheet, number: int, words: RichText, size: float) -> tuple[Text, ...]:
    ink = sheet.shade("text")
    head = Text((Run(str(number)),), sheet.look.steps.number, sheet.shade("accent"), bold=True)
    return head, Text(words, size, ink, local=sheet.shade("care"))
