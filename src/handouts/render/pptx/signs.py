"""Danger signs in two columns: the number, the icon, the words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.deck import SignsSlide
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, largest
from handouts.render.pptx.shapes import draws

if TYPE_CHECKING:
    from handouts.outline.deck import Sign
    from handouts.render.pptx.shapes import Sheet

_COLUMNS = 2


@draws(SignsSlide)
def signs(sheet: Sheet, slide: SignsSlide) -> None:
    """Draw the signs down the first column, then down the second, all in one size of type."""
    zone, look = sheet.zone("Picture"), sheet.look.signs
    high = -(-len(slide.signs) // _COLUMNS)
    places = [place for column in zone.columns(_COLUMNS, look.gap) for place in column.rows(high, most=look.row)]
    hang = look.number + look.icon + look.space
    room = Setting(start=hang).room(places[0])
    words = partial(_words, sheet, hang)
    size = min(largest(look.sizes, room, partial(words, one))[0].size for one in slide.signs)
    for number, (one, place) in enumerate(zip(slide.signs, places, strict=False), 1):
        own = sheet.at(one.origin)
        (text,) = words(one, size)
        own.judge([text], room)
        numbered = (Run(f"{number}\t", strong=True), *text.words)
        own.text(place, replace(text, words=numbered, strong=sheet.shade("accent"), local=sheet.shade("care")))
        icon = Box(place.x + look.number, place.middle - look.icon // 2, look.icon, look.icon)
        own.icon(one.icon, icon, sheet.shade("emergency"))


def _words(sheet: Sheet, hang: int, one: Sign, size: float) -> tuple[Text, ...]:
    return (Text(one.text, size, sheet.shade("text"), hang=hang),)
