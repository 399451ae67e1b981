"""Crowds: 1,000 people as marks, 10,000 as squares of a hundred; and how filled and hollow marks are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.outline.leaves import People
from handouts.render.pptx.ooxml import freeform
from handouts.render.pptx.ooxml.shapes import ShapeStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.leaves import Crowd
    from handouts.render.pptx.ooxml.freeform import Box, Outline
    from handouts.render.pptx.ooxml.shapes import SlideCanvas

_PER_ROW = 10
_BLOCKS = 5
"""Blocks of a hundred in a row."""
_ACROSS = 20
"""Squares of a hundred people in a row."""


def room_of(people: People | Crowd, room: Box, most: int) -> Box:
    """Return the place of a picture at the top of its room: as large as its form allows, an array at `most`."""
    if isinstance(people, People):
        side = min(room.h, room.w, most)
        return replace(room, w=side, h=side)
    across, down = (_BLOCKS, 2) if people.each == 1 else (_ACROSS, people.whole // people.each // _ACROSS)
    width = min(room.w, room.h * across // down)
    return replace(room, w=width, h=width * down // across)


def draw_both(
    canvas: SlideCanvas, filled: Sequence[Outline], hollow: Sequence[Outline], paint: tuple[str, str, float], says: str
) -> None:
    """Draw filled and hollow marks as one freeform each; the first one tells what both show."""
    full, empty, line = paint
    if filled:
        canvas.freeform(filled, ShapeStyle(canvas.shade(full), canvas.stroke(full, line)), says=says)
    if hollow:
        style = ShapeStyle(canvas.shade("ground"), canvas.stroke(empty, line))
        canvas.freeform(hollow, style, says="" if filled else says)


def marks(canvas: SlideCanvas, box: Box, people: Crowd, says: str) -> None:
    """Draw a circle for each of 1,000 people, in two rows of five blocks of a hundred."""
    look = canvas.look.people
    pitch = box.w / (_BLOCKS * _PER_ROW + (_BLOCKS - 1) * look.block_gap)
    side = round(pitch * look.mark)

    def step(nth: int) -> int:
        return round(pitch * (nth + 0.5 + nth // _PER_ROW * look.block_gap))

    places = [
        (box.x + step(block % _BLOCKS * _PER_ROW + column), box.y + step(block // _BLOCKS * _PER_ROW + row))
        for block in range(people.whole // _PER_ROW**2)
        for row in range(_PER_ROW)
        for column in range(_PER_ROW)
    ]
    outlines = [freeform.centred(freeform.disc(), place, side) for place in places]
    shade = "quiet" if people.comparison else "accent"
    draw_both(canvas, outlines[: people.count], outlines[people.count :], (shade, shade, look.mark_line), says)


def squares(canvas: SlideCanvas, box: Box, people: Crowd, says: str) -> None:
    """Draw a square for every hundred of 10,000 people, twenty in a row; the last filled one in part, by its rows."""
    look, shade = canvas.look.people, "quiet" if people.comparison else "accent"
    pitch = box.w / _ACROSS
    side, cell = pitch * look.square, pitch * look.square / _PER_ROW
    filled, hollow = [], []
    for index in range(people.whole // people.each):
        x, y = box.x + index % _ACROSS * pitch, box.y + index // _ACROSS * pitch
        hollow.append(freeform.rectangle(x, y, side, side))
        tens, ones = divmod(min(max(people.count - index * people.each, 0), people.each), _PER_ROW)
        parts = ((0, tens * cell, side), (tens * cell, cell, ones * cell))
        filled += [freeform.rectangle(x, y + down, wide, high) for down, high, wide in parts if high and wide]
    line = canvas.stroke(shade, look.mark_line)
    canvas.freeform(hollow, ShapeStyle(canvas.shade("ground"), line), says="" if filled else says)
    if filled:
        canvas.freeform(filled, ShapeStyle(canvas.shade(shade)), says=says)


def key_mark(people: Crowd, key: Box) -> Outline:
    """Return the mark of a crowd as the key of a count: a circle, or the square of several people."""
    inner = key.inset(key.w // 4, key.h // 4)
    middle = (inner.x + inner.w // 2, inner.y + inner.h // 2)
    if people.each == 1:
        return freeform.centred(freeform.disc(), middle, inner.w)
    return freeform.rectangle(inner.x, inner.y, inner.w, inner.h)
