"""A hundred people: icon arrays with both frames, and the dots of a key figure."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from pptx.util import Emu

from handouts.fit import measure
from handouts.outline.deck import ChanceSlide, FigureSlide
from handouts.render.pptx.ooxml import freeform
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest, misfit, tall
from handouts.text.markup import Run, stressed
from handouts.theme.assets import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Hundred
    from handouts.outline.leaves import ChanceBox, People
    from handouts.render.pptx.ooxml.freeform import Outline
    from handouts.text.markup import RichText

_SIDE = 10


@draws(ChanceSlide)
def chance(sheet: SlideCanvas, slide: ChanceSlide) -> None:
    """Draw one array beside its counts, or several with their counts beneath, and whom they come from."""
    zone, look, chance = sheet.zone("Picture"), sheet.look.people, slide.chance
    notes = [Text(text, look.words, sheet.shade("quiet")) for text in (slide.about, chance.note) if text]
    body, foot = _parted(zone, notes, look.space)
    if len(chance.boxes) == 1:
        side = min(body.h, body.w - look.beside - look.gap)
        rest = Box(body.x + side + look.gap, body.y, look.beside, side)
        _beside(sheet.at(chance.boxes[0].origin), chance.boxes[0], Box(body.x, body.y, side, side), rest)
    else:
        _side_by_side(sheet, chance.boxes, body)
    if notes:
        sheet.text(foot, *notes, setting=TextFrameStyle(anchor="bottom"))


@draws(FigureSlide)
def figure(sheet: SlideCanvas, slide: FigureSlide) -> None:
    """Draw a hundred dots and whom they come from, or two hundreds side by side with their numbers."""
    if not slide.hundreds:
        return
    zone, look = sheet.zone("Picture"), sheet.look.dots
    about = [Text(slide.about, look.about_size, sheet.shade("quiet"))] if slide.about else []
    if slide.beside is None:
        body, foot = _parted(zone, about, look.space)
        _dots(sheet, slide.hundreds[0], body, look.line)
    else:
        stress = [_stress(sheet, slide, zone)] if slide.stress else []
        rest, last = _parted(zone, stress, look.space)
        body, foot = _parted(rest, about, look.space)
        _side_by_side_dots(sheet, slide.hundreds, body)
        if stress:
            sheet.text(last, *stress)
    if about:
        sheet.text(foot, *about, setting=TextFrameStyle(anchor="bottom"))


def _parted(zone: Box, texts: Sequence[Text], space: int) -> tuple[Box, Box]:
    """Return what is left above texts that stand at the foot of a zone, and their place."""
    high = tall(texts, zone.w)
    return replace(zone, h=zone.h - high - (space if texts else 0)), replace(zone, y=zone.bottom - high, h=high)


def _stress(sheet: SlideCanvas, slide: FigureSlide, zone: Box) -> Text:
    """Return what is stressed in the largest size in which it stands in one line."""
    sizes, shade = sheet.look.dots.stress_sizes, sheet.shade("text")
    made = [Text(slide.stress, size, shade, bold=True) for size in sizes]
    lines = {text.size: len(measure.wrap(text.words, text.size, Emu(zone.w).pt, bold=True)) for text in made}
    return next((text for text in made if lines[text.size] == 1), made[-1])


def _side_by_side_dots(sheet: SlideCanvas, hundreds: Sequence[Hundred], zone: Box) -> None:
    """Draw two hundreds, each with its number and what it counts behind it; both in the same sizes of type."""
    look = sheet.look.dots
    columns = zone.columns(len(hundreds), look.gap)
    side = min(zone.h, columns[0].w - look.words - look.space)
    places = [Box(column.x, zone.y + (zone.h - side) // 2, side, side) for column in columns]
    rests = [
        replace(place, x=place.end + look.space, w=column.w - side - look.space)
        for place, column in zip(places, columns, strict=True)
    ]
    width, high = TextFrameStyle().room(rests[0])
    numbers = look.number_sizes
    line = measure.pitch(numbers[0])
    heads = [[Text(one.number, size, sheet.shade("accent"), bold=True) for size in numbers] for one in hundreds]
    at = next((at for at in range(len(numbers)) if not any(misfit([one[at]], (width, line)) for one in heads)), -1)

    def words(size: float) -> tuple[tuple[Text, ...], ...]:
        told = (Text(one.sentence, size, sheet.shade("text")) for one in hundreds)
        return tuple((head[at], sentence) for head, sentence in zip(heads, told, strict=True))

    made = [words(size) for size in look.sentence_sizes]
    fitting = (texts for texts in made if not any(misfit(one, (width, high)) for one in texts))
    for hundred, place, rest, texts in zip(hundreds, places, rests, next(fitting, made[-1]), strict=True):
        own = sheet.at(hundred.origin)
        _dots(own, hundred, place, look.thin)
        own.text(rest, *texts)


def _dots(sheet: SlideCanvas, hundred: Hundred, box: Box, line: float) -> None:
    """Draw a hundred dots, the counted ones filled and larger."""
    look, places = sheet.look.dots, _grid(box, 0)
    alone = hundred.of_100 == 1
    counted = {look.alone_at} if alone else set(range(hundred.of_100))
    pitch = min(box.w, box.h) / _SIDE
    big = round(pitch * (look.alone if alone else look.counted))
    filled = [_at(freeform.disc(), place, big) for i, place in enumerate(places) if i in counted]
    hollow = [
        _at(freeform.disc(), place, round(pitch * look.dot)) for i, place in enumerate(places) if i not in counted
    ]
    _draw_both(sheet, filled, hollow, ("care", "mark", line), hundred.says)


def array(sheet: SlideCanvas, box: Box, people: People, says: str) -> None:
    """Draw a hundred people, row by row from the top of the start edge; those counted are filled."""
    look = sheet.look.people
    side = round(min(box.w, box.h) / (_SIDE + look.extra) * look.person)
    person = icon(sheet.look.person).commands
    outlines = [_at(person, place, side) for place in _grid(box, look.extra)]
    shade = "quiet" if people.comparison else "accent"
    _draw_both(sheet, outlines[: people.of_100], outlines[people.of_100 :], (shade, shade, look.line), says)


def _draw_both(
    sheet: SlideCanvas, filled: Sequence[Outline], hollow: Sequence[Outline], paint: tuple[str, str, float], says: str
) -> None:
    """Draw filled and hollow marks as one freeform each; the first one tells what both show."""
    full, empty, line = paint
    if filled:
        sheet.freeform(filled, ShapeStyle(sheet.shade(full), sheet.stroke(full, line)), says=says)
    if hollow:
        skin = ShapeStyle(sheet.shade("ground"), sheet.stroke(empty, line))
        sheet.freeform(hollow, skin, says="" if filled else says)


def _grid(box: Box, extra: float) -> tuple[tuple[int, int], ...]:
    """Return the middles of ten rows of ten; `extra` pitches part the fives."""
    pitch = min(box.w, box.h) / (_SIDE + extra)
    steps = [round(pitch * (i + 0.5 + (extra if i >= _SIDE // 2 else 0))) for i in range(_SIDE)]
    return tuple((box.x + across, box.y + down) for down in steps for across in steps)


def _at(outline: Outline, middle: tuple[int, int], side: int) -> Outline:
    return freeform.placed(outline, square(*middle, side))


def _beside(sheet: SlideCanvas, box: ChanceBox, place: Box, rest: Box) -> None:
    array(sheet, place, box.people, box.says)
    caption, *counts = rest.rows(3)
    sheet.text(caption, _caption(sheet, box), setting=TextFrameStyle(anchor="top"))
    _counts(sheet, box, counts)


def _side_by_side(sheet: SlideCanvas, boxes: Sequence[ChanceBox], zone: Box) -> None:
    """Draw arrays of one size in columns, as large as captions and counts leave room for."""
    look = sheet.look.people
    columns = zone.columns(len(boxes), look.gap)
    width = columns[0].w
    captions = max(tall([_caption(sheet, box)], width) for box in boxes)
    half = (width - look.space) // 2
    parted = [_count(sheet, *each, half) for box in boxes for each in _told(box)]
    beside = max(tall(texts, half) for texts in parted)
    above = [max(tall(_line(sheet, *_told(box)[at]), width) for box in boxes) for at in (0, 1)]
    in_line = sum(above) + look.space < beside or any(misfit(texts, (Emu(half).pt, math.inf)) for texts in parted)
    words = sum(above) + look.space if in_line else beside
    side = min(zone.h - captions - words - 3 * look.space, width, look.most)
    for box, column in zip(boxes, columns, strict=True):
        own = sheet.at(box.origin)
        own.text(replace(column, h=captions), _caption(sheet, box), setting=TextFrameStyle(anchor="top"))
        place = Box(column.x, column.y + captions + look.space, side, side)
        array(own, place, box.people, box.says)
        rest = Box(column.x, place.bottom + look.space, width, words)
        second = replace(rest, y=rest.y + above[0] + look.space, h=above[1])
        places = (replace(rest, h=above[0]), second) if in_line else rest.columns(2, look.space)
        _counts(own, box, places, in_line=in_line)


def _told(box: ChanceBox) -> tuple[tuple[RichText, RichText], tuple[RichText, RichText]]:
    """Return how many did and what, and how many did not."""
    return (box.yes_count, box.yes), (box.no_count, box.no)


def _counts(sheet: SlideCanvas, box: ChanceBox, rows: Sequence[Box], *, in_line: bool = False) -> None:
    """Write how many did and how many did not, each behind the person that stands for them.

    What they did stands beneath their number, or with it in a line.
    """
    look = sheet.look.people
    shade = sheet.shade("quiet" if box.people.comparison else "accent")
    fills = (shade, sheet.shade("ground"))
    for row, fill, texts in zip(rows, fills, _told(box), strict=True):
        key = Box(row.x, row.y, look.key, look.key)
        person = sheet.icon(sheet.look.person, key, fill)
        sheet.restroke(person, sheet.stroke("quiet" if box.people.comparison else "accent", look.line))
        said = _line(sheet, *texts) if in_line else _count(sheet, *texts, row.w)
        sheet.text(row, *said, setting=TextFrameStyle(anchor="top"))


def _caption(sheet: SlideCanvas, box: ChanceBox) -> Text:
    return Text(box.caption, sheet.look.people.caption, sheet.shade("text"), bold=True)


def _count(sheet: SlideCanvas, count: RichText, words: RichText, width: int) -> tuple[Text, ...]:
    """Return how many and what happened to them; the number as large as the words where its line is narrow."""
    look = sheet.look.people
    said = Text(words, look.words, sheet.shade("text"))

    def number(size: float) -> tuple[Text, ...]:
        return (Text(count, size, sheet.shade("text"), bold=True, indent=look.key + look.space),)

    return (*largest((look.count, look.words), (Emu(width).pt, math.inf), number), said)


def _line(sheet: SlideCanvas, count: RichText, words: RichText) -> tuple[Text, ...]:
    """Return how many and what happened to them, in one paragraph."""
    look = sheet.look.people
    said = (*stressed(count), Run(" "), *words)
    return (Text(said, look.words, sheet.shade("text"), indent=look.key + look.space),)
