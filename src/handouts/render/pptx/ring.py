"""Rings: the minutes of the course on the title slide, and the modules on each opener."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from handouts.content.markup import Run
from handouts.outline.deck import OpenerSlide
from handouts.render.pptx import freeform
from handouts.render.pptx.box import Box, square
from handouts.render.pptx.setting import Text
from handouts.render.pptx.shapes import Sheet, Skin, draws

if TYPE_CHECKING:
    from handouts.outline.deck import Mark, TitleSlide


def minutes(sheet: Sheet, slide: TitleSlide) -> None:
    """Draw the hour as a clock face, the course's minutes in white."""
    if "Picture" not in sheet.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.ring is None:
        return
    zone, look, ring = sheet.zone("Picture"), sheet.look.ring, slide.ring
    # a clock runs the same way round in every language
    clock = replace(sheet, rtl=False)
    x, y = Box(*sheet.place(zone)).x + zone.w // 2, zone.middle
    outer = min(zone.w, zone.h) // 2
    radii = (outer, round(outer * look.inner))
    share = min(float(ring.minutes) / look.whole, 1)
    if share < 1:
        clock.freeform([freeform.segment(x, y, radii, share, 1)], Skin(sheet.shade("mid")))
    clock.freeform([freeform.segment(x, y, radii, 0, share)], Skin(sheet.shade("white")))
    label = Text(ring.label, look.label_size, sheet.shade("on_accent"), align="center")
    under = Box(x - look.label_width // 2, y + look.label - look.label_height // 2, look.label_width, look.label_height)
    clock.shape(under, Skin(sheet.shade("accent")), label)
    clock.icon(ring.icon, square(x, y - look.rise, look.icon), sheet.shade("white"))
    middle = sum(radii) // 2
    last = round(share * look.whole)
    clear = (look.dot + look.end) / 2 / middle / math.tau * look.whole
    for minute in range(0, last, look.step):
        # 0 and 60 are one place on the face
        if min(last - minute, look.whole - last + minute) >= clear:
            text = Text((Run(str(minute)),), look.dot_size, sheet.shade("white"), bold=True, align="center")
            _dot(clock, _on(x, y, middle, minute / look.whole), look.dot, "accent", text)
    text = Text((Run(f"{ring.minutes.normalize():f}"),), look.end_size, sheet.shade("ink"), bold=True, align="center")
    _dot(clock, _on(x, y, middle, last / look.whole), look.end, "bright", text)


@draws(OpenerSlide)
def modules(sheet: Sheet, slide: OpenerSlide) -> None:
    """Draw the modules as a ring: those done, the current one pulled out in white, those to come.

    The hub leads back.
    """
    if "Picture" not in sheet.holders:
        return  # a clinic's own layout may have no place for what decorates
    if slide.mark is None:
        return
    zone, look, mark = sheet.zone("Picture"), sheet.look.place, slide.mark
    x, y = zone.x + zone.w // 2, zone.middle
    for number in range(1, mark.count + 1):
        _module(sheet, mark, number, (x, y))
    place = Text(mark.place, look.place_size, sheet.shade("white"), bold=True, align="center")
    hub = square(x, y, 2 * look.current_inner)
    sheet.lead_back(sheet.shape(hub, Skin(sheet.shade("accent")), place, form=MSO_SHAPE.OVAL), slide.back)


def _module(sheet: Sheet, mark: Mark, number: int, middle: tuple[int, int]) -> None:
    look, current = sheet.look.place, number == mark.number
    radii = (look.current_outer, look.current_inner) if current else (look.outer, look.inner)
    start, end = (number - 1) / mark.count + look.gap / 2, number / mark.count - look.gap / 2
    fill = "white" if current else "mid" if number < mark.number else "dark"
    text = Text(
        (Run(str(number)),),
        look.current_size if current else look.size,
        sheet.shade("accent" if current else "white"),
        bold=True,
        align="center",
    )
    sheet.freeform([freeform.segment(*middle, radii, start, end)], Skin(sheet.shade(fill)))
    # not in the segment itself: programs disagree about where the text of a freeform stands
    side = look.current_number if current else look.number
    _dot(sheet, _on(*middle, sum(radii) // 2, (start + end) / 2), side, fill, text)


def _dot(sheet: Sheet, middle: tuple[int, int], side: int, fill: str, text: Text) -> None:
    sheet.shape(square(*middle, side), Skin(sheet.shade(fill)), text, form=MSO_SHAPE.OVAL)


def _on(x: int, y: int, radius: int, turn: float) -> tuple[int, int]:
    """Return a point of a circle, in turns clockwise from 12 o'clock."""
    angle = math.tau * turn
    return x + round(radius * math.sin(angle)), y - round(radius * math.cos(angle))
