"""People: icon arrays of a hundred and crowds of more, with both frames; the dots of a key figure."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from pptx.util import Emu

from handouts.fit import measure
from handouts.outline.deck import ChanceSlide, FigureSlide
from handouts.outline.leaves import Crowd, People
from handouts.render.pptx.ooxml import freeform
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, largest, overflow
from handouts.render.pptx.slides import crowd
from handouts.text.markup import Run, stressed
from handouts.theme.assets import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Hundred
    from handouts.outline.leaves import ChanceBox
    from handouts.text.markup import RichText

_PER_ROW = 10


@draws(ChanceSlide)
def chance(canvas: SlideCanvas, slide: ChanceSlide) -> None:
    """Draw one array beside its counts, or several, or crowds, with their counts beneath, and whom they come from."""
    zone, look, chance = canvas.zone("Picture"), canvas.look.people, slide.chance
    notes = [Text(text, look.words, canvas.shade("quiet")) for text in (slide.about, chance.note) if text]
    body, foot = _split_foot(zone, notes, look.space)
    if len(chance.boxes) == 1 and isinstance(chance.boxes[0].people, People):
        side = min(body.h, body.w - look.beside - look.gap)
        rest = Box(body.x + side + look.gap, body.y, look.beside, side)
        _draw_beside(canvas.at(chance.boxes[0].origin), chance.boxes[0], Box(body.x, body.y, side, side), rest)
    else:
        _draw_side_by_side(canvas, chance.boxes, body)
    if notes:
        canvas.text(foot, *notes, frame_style=TextFrameStyle(anchor="bottom"))


@draws(FigureSlide)
def figure(canvas: SlideCanvas, slide: FigureSlide) -> None:
    """Draw a hundred dots and whom they come from, or two hundreds side by side with their numbers."""
    if not slide.hundreds:
        return
    zone, look = canvas.zone("Picture"), canvas.look.dots
    about = [Text(slide.about, look.about_size, canvas.shade("quiet"))] if slide.about else []
    if slide.beside is None:
        body, foot = _split_foot(zone, about, look.space)
        _draw_dots(canvas, slide.hundreds[0], body, look.line)
    else:
        stress = [_stressed_text(canvas, slide, zone)] if slide.stress else []
        rest, last = _split_foot(zone, stress, look.space)
        body, foot = _split_foot(rest, about, look.space)
        _draw_dots_side_by_side(canvas, slide.hundreds, body)
        if stress:
            canvas.text(last, *stress)
    if about:
        canvas.text(foot, *about, frame_style=TextFrameStyle(anchor="bottom"))


def _split_foot(zone: Box, texts: Sequence[Text], space: int) -> tuple[Box, Box]:
    """Return a zone split in two: what is left above texts at its foot, and their place."""
    height = height_emu(texts, zone.w)
    return replace(zone, h=zone.h - height - (space if texts else 0)), replace(zone, y=zone.bottom - height, h=height)


def _stressed_text(canvas: SlideCanvas, slide: FigureSlide, zone: Box) -> Text:
    """Return the stressed sentence in the largest size that needs one line."""
    sizes, shade = canvas.look.dots.stress_sizes, canvas.shade("text")
    made = [Text(slide.stress, size, shade, bold=True) for size in sizes]
    lines = {text.size: len(measure.wrap(text.words, text.size, Emu(zone.w).pt, bold=True)) for text in made}
    return next((text for text in made if lines[text.size] == 1), made[-1])


def _draw_dots_side_by_side(canvas: SlideCanvas, hundreds: Sequence[Hundred], zone: Box) -> None:
    """Draw two hundreds, each with its number and what it counts behind it; both in the same sizes of type."""
    look = canvas.look.dots
    columns = zone.columns(len(hundreds), look.gap)
    side = min(zone.h, columns[0].w - look.words - look.space)
    places = [Box(column.x, zone.y + (zone.h - side) // 2, side, side) for column in columns]
    rests = [
        replace(place, x=place.end + look.space, w=column.w - side - look.space)
        for place, column in zip(places, columns, strict=True)
    ]
    width, height = TextFrameStyle().room(rests[0])
    numbers = look.number_sizes
    line = measure.pitch(numbers[0])
    heads = [
        [Text(hundred.number, size, canvas.shade("accent"), bold=True) for size in numbers] for hundred in hundreds
    ]
    index = next(
        (
            index
            for index in range(len(numbers))
            if not any(overflow([hundred[index]], (width, line)) for hundred in heads)
        ),
        -1,
    )

    def words(size: float) -> tuple[tuple[Text, ...], ...]:
        sentences = (Text(hundred.sentence, size, canvas.shade("text")) for hundred in hundreds)
        return tuple((head[index], sentence) for head, sentence in zip(heads, sentences, strict=True))

    made = [words(size) for size in look.sentence_sizes]
    fitting = (texts for texts in made if not any(overflow(hundred, (width, height)) for hundred in texts))
    for hundred, place, rest, texts in zip(hundreds, places, rests, next(fitting, made[-1]), strict=True):
        own = canvas.at(hundred.origin)
        _draw_dots(own, hundred, place, look.thin)
        own.text(rest, *texts)


def _draw_dots(canvas: SlideCanvas, hundred: Hundred, box: Box, line: float) -> None:
    """Draw a hundred dots, the counted ones filled and larger."""
    look, places = canvas.look.dots, _grid_points(box, 0)
    alone = hundred.of_100 == 1
    counted = {look.alone_at} if alone else set(range(hundred.of_100))
    pitch = min(box.w, box.h) / _PER_ROW
    big = round(pitch * (look.alone if alone else look.counted))
    filled = [freeform.centred(freeform.disc(), place, big) for i, place in enumerate(places) if i in counted]
    hollow = [
        freeform.centred(freeform.disc(), place, round(pitch * look.dot))
        for i, place in enumerate(places)
        if i not in counted
    ]
    crowd.draw_both(canvas, filled, hollow, ("care", "mark", line), hundred.says)


def array(canvas: SlideCanvas, box: Box, people: People | Crowd, says: str) -> None:
    """Draw a hundred people, row by row from the top of the start edge; those counted are filled."""
    look = canvas.look.people
    if isinstance(people, Crowd):
        (crowd.marks if people.each == 1 else crowd.squares)(canvas, box, people, says)
        return
    side = round(min(box.w, box.h) / (_PER_ROW + look.extra) * look.person)
    person = icon(canvas.look.person).commands
    outlines = [freeform.centred(person, place, side) for place in _grid_points(box, look.extra)]
    shade = "quiet" if people.comparison else "accent"
    crowd.draw_both(canvas, outlines[: people.of_100], outlines[people.of_100 :], (shade, shade, look.line), says)


def _grid_points(box: Box, extra: float) -> tuple[tuple[int, int], ...]:
    """Return the centers of ten rows of ten, in EMU; a gap of `extra` pitches divides the fives."""
    pitch = min(box.w, box.h) / (_PER_ROW + extra)
    steps = [round(pitch * (i + 0.5 + (extra if i >= _PER_ROW // 2 else 0))) for i in range(_PER_ROW)]
    return tuple((box.x + across, box.y + down) for down in steps for across in steps)


def _draw_beside(canvas: SlideCanvas, box: ChanceBox, place: Box, rest: Box) -> None:
    """Draw one array, with its caption and counts beside it."""
    array(canvas, place, box.people, box.says)
    caption, *counts = rest.rows(3)
    canvas.text(caption, _caption(canvas, box), frame_style=TextFrameStyle(anchor="top"))
    _write_counts(canvas, box, counts)


def _draw_side_by_side(canvas: SlideCanvas, boxes: Sequence[ChanceBox], zone: Box) -> None:
    """Draw arrays of one size in columns, as large as captions and counts leave room for."""
    look = canvas.look.people
    columns = zone.columns(len(boxes), look.gap)
    width = columns[0].w
    captions = max(height_emu([_caption(canvas, box)], width) for box in boxes)
    half_width = (width - look.space) // 2
    parted = [_count(canvas, *count_and_words, half_width) for box in boxes for count_and_words in _both_counts(box)]
    stacked_height = max(height_emu(texts, half_width) for texts in parted)
    line_heights = [
        max(height_emu(_count_in_line(canvas, *_both_counts(box)[at]), width) for box in boxes) for at in (0, 1)
    ]
    in_line = sum(line_heights) + look.space < stacked_height or any(
        overflow(texts, (Emu(half_width).pt, math.inf)) for texts in parted
    )
    words = sum(line_heights) + look.space if in_line else stacked_height
    high = zone.h - captions - words - 3 * look.space
    for box, column in zip(boxes, columns, strict=True):
        own = canvas.at(box.origin)
        own.text(replace(column, h=captions), _caption(canvas, box), frame_style=TextFrameStyle(anchor="top"))
        place = crowd.room_of(box.people, Box(column.x, column.y + captions + look.space, width, high), look.most)
        array(own, place, box.people, box.says)
        rest = Box(column.x, place.bottom + look.space, width, words)
        second = replace(rest, y=rest.y + line_heights[0] + look.space, h=line_heights[1])
        places = (replace(rest, h=line_heights[0]), second) if in_line else rest.columns(2, look.space)
        _write_counts(own, box, places, in_line=in_line)


def _both_counts(box: ChanceBox) -> tuple[tuple[RichText, RichText], tuple[RichText, RichText]]:
    """Return count and words for those affected, then for the others."""
    return (box.yes_count, box.yes), (box.no_count, box.no)


def _write_counts(canvas: SlideCanvas, box: ChanceBox, rows: Sequence[Box], *, in_line: bool = False) -> None:
    """Write both counts, each after the person that stands for it.

    What they did stands beneath their number, or with it in a line.
    """
    look = canvas.look.people
    mark = "quiet" if box.people.comparison else "accent"
    fills = (canvas.shade(mark), canvas.shade("ground"))
    for row, fill, texts in zip(rows, fills, _both_counts(box), strict=True):
        key, line = Box(row.x, row.y, look.key, look.key), canvas.stroke(mark, look.line)
        if isinstance(box.people, Crowd):
            canvas.freeform([crowd.key_mark(box.people, key)], ShapeStyle(fill, line))
        else:
            canvas.restroke(canvas.icon(canvas.look.person, key, fill), line)
        paragraphs = _count_in_line(canvas, *texts) if in_line else _count(canvas, *texts, row.w)
        canvas.text(row, *paragraphs, frame_style=TextFrameStyle(anchor="top"))


def _caption(canvas: SlideCanvas, box: ChanceBox) -> Text:
    """Return the caption over an array."""
    return Text(box.caption, canvas.look.people.caption, canvas.shade("text"), bold=True)


def _count(canvas: SlideCanvas, count: RichText, words: RichText, width: int) -> tuple[Text, ...]:
    """Return the count over its words; in a narrow line both have one size."""
    look = canvas.look.people
    what = Text(words, look.words, canvas.shade("text"))

    def number(size: float) -> tuple[Text, ...]:
        return (Text(count, size, canvas.shade("text"), bold=True, indent=look.key + look.space),)

    return (*largest((look.count, look.words), (Emu(width).pt, math.inf), number), what)


def _count_in_line(canvas: SlideCanvas, count: RichText, words: RichText) -> tuple[Text, ...]:
    """Return the count and its words in one paragraph."""
    look = canvas.look.people
    words_in_line = (*stressed(count), Run(" "), *words)
    return (Text(words_in_line, look.words, canvas.shade("text"), indent=look.key + look.space),)
