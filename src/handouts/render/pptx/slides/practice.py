"""The practice part: cases, questions and recall, which unfold by clicks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.util import Emu

from handouts.fit.measure import wrap
from handouts.outline.deck import QuestionSlide, RecallSlide, ScenarioSlide
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, largest, largest_size, overflow
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Act, Recalled, ScenarioReading
    from handouts.text.markup import RichText


@draws(ScenarioSlide)
def scenario(canvas: SlideCanvas, slide: ScenarioSlide) -> None:
    """Draw readings as rising tiles, or what somebody says; the stages as chips, and a row for each role."""
    if slide.quote:
        _draw_quote(canvas, slide.quote, canvas.zone("Picture"))
    if slide.readings:
        _draw_readings(canvas, slide.readings, canvas.zone("Picture"))
    _draw_stages(canvas, slide, canvas.zone("Stages"))
    canvas.move_to_reading_end("Ask")
    _draw_roles(canvas, slide, canvas.zone("Parts"))


@draws(QuestionSlide)
def question(canvas: SlideCanvas, slide: QuestionSlide) -> None:
    """Draw the choices; by a click the right one is filled and ticked, and the reason stands beneath them."""
    look = canvas.look.question
    canvas.icon(look.icon, canvas.zone("Icon"), canvas.shade("white"))
    if slide.icon:
        canvas.icon(slide.icon, canvas.zone("Topic"), canvas.shade("on_accent"))
    zone = canvas.zone("Picture")
    top = zone.middle - ((len(slide.choices) - 1) * look.pitch + look.option) // 2
    places = [Box(zone.x, top + i * look.pitch, zone.w, look.option) for i in range(len(slide.choices))]
    size = _choice_size(canvas, slide, places[0])
    for letter, words, place in zip(slide.letters, slide.choices, places, strict=True):
        text = Text(
            (Run(letter + "\t", strong=True), *words), size, canvas.shade("text"), strong=canvas.shade("accent")
        )
        _draw_choice(canvas, place, ShapeStyle(canvas.shade("white"), canvas.stroke("accent", look.line)), text)
    place = places[slide.right]
    words = (Run(slide.letters[slide.right] + "\t"), *slide.choices[slide.right])
    filled = ShapeStyle(canvas.shade("accent"), canvas.stroke("accent", look.line))
    right = _draw_choice(canvas, place, filled, Text(words, size, canvas.shade("white"), bold=True))
    tick = Box(place.end - look.pad - look.tick, place.middle - look.tick // 2, look.tick, look.tick)
    canvas.on_click(
        right, canvas.icon(canvas.look.tick, tick, canvas.shade("white")), canvas.move_to_reading_end("Reason")
    )


def _draw_choice(canvas: SlideCanvas, place: Box, style: ShapeStyle, text: Text) -> Any:
    """Draw a choice, its letter before it; the one in bold has its tick beside it."""
    look, frame_style = canvas.look.question, _choice_margins(canvas, ticked=text.bold)
    hung = replace(text, hang=look.letter)
    return canvas.shape(
        place, style, hung, frame_style=replace(frame_style, start=look.pad), room=frame_style.room(place)
    )


def _choice_size(canvas: SlideCanvas, slide: QuestionSlide, place: Box) -> float:
    """Return the largest size in which every choice fits in a place, the right one in bold with its tick too."""
    sizes = canvas.look.question.sizes
    plain, ticked = (_choice_margins(canvas, ticked=ticked).room(place) for ticked in (False, True))
    choices = [(Run(f"{letter}\t"), *words) for letter, words in zip(slide.letters, slide.choices, strict=True)]
    shown = [(words, plain, False) for words in choices] + [(choices[slide.right], ticked, True)]
    return min(largest_size(words, sizes, room, bold=bold) for words, room, bold in shown)


def _choice_margins(canvas: SlideCanvas, *, ticked: bool) -> TextFrameStyle:
    """Return the margins of a choice: room for its letter, and for the tick of the right one."""
    look = canvas.look.question
    tick = look.tick + look.pad // 2 if ticked else 0
    return TextFrameStyle(across=look.pad + tick, down=look.pad // 4, start=look.pad + look.letter)


def _draw_readings(canvas: SlideCanvas, readings: Sequence[ScenarioReading], zone: Box) -> None:
    """Draw a tile for each reading that is known, as high above the axis as its first number stands among all."""
    look = canvas.look.scenario
    axis = zone.bottom - look.foot
    values = [float(reading.height) for reading in readings]
    low, span = min(values), max(values) - min(values)
    lift = axis - zone.y - look.tile - look.stem
    places = zone.columns(len(readings), look.gap)
    widths = [min(place.w, look.tile_width) for place in places]
    size = min(_reading_text(canvas, reading, Box(0, 0, widths[0], look.tile)).size for reading in readings)
    new: tuple[Any, ...] = ()
    for reading, value, place, width in zip(readings, values, places, widths, strict=True):
        if not reading.known:
            continue
        rise = look.stem + round(lift * ((value - low) / span if span else 0))
        tile = Box(place.x + (place.w - width) // 2, axis - rise - look.tile, width, look.tile)
        fill = "care" if reading.stressed else "white"
        text = replace(_reading_text(canvas, reading, tile), size=size)
        drawn = canvas.shape(tile, ShapeStyle(canvas.shade(fill)), text, frame_style=_tile_margins(canvas, text, tile))
        middle = tile.x + width // 2
        stem = canvas.line((middle, tile.bottom), (middle, axis), canvas.stroke("quiet", look.line, "sysDot"))
        at = Text(reading.at, look.at_size, canvas.shade("text"), bold=reading.stressed, align="center")
        beneath = canvas.text(Box(place.x, axis, place.w, look.foot), at)
        new += (drawn, stem, beneath) if reading.new else ()
    canvas.line((zone.x, axis), (zone.end, axis), canvas.stroke("text", look.line))
    if new:
        canvas.on_click(*new)


def _draw_quote(canvas: SlideCanvas, words: RichText, zone: Box) -> None:
    """Write what somebody says on a white card, large, behind a bar at its start."""
    look = canvas.look.scenario
    frame_style = TextFrameStyle(across=look.quote_pad, down=look.quote_pad)

    def set_in(size: float) -> tuple[Text]:
        return (Text(words, size, canvas.shade("ink"), bold=True),)

    text = largest(look.quote_sizes, frame_style.room(zone), set_in)
    canvas.shape(zone, ShapeStyle(canvas.shade("white")), *text, frame_style=frame_style)
    canvas.shape(replace(zone, w=look.quote_bar), ShapeStyle(canvas.shade("accent")))


def _tile_margins(canvas: SlideCanvas, text: Text, tile: Box) -> TextFrameStyle:
    """Return the margins of a reading; one that fits a line is never wrapped, whatever the font."""
    frame_style = TextFrameStyle(across=canvas.look.scenario.inset)
    lines = wrap(text.words, text.size, frame_style.room(tile)[0], bold=text.bold)
    return replace(frame_style, wrap=len(lines) > 1)


def _reading_text(canvas: SlideCanvas, reading: ScenarioReading, tile: Box) -> Text:
    """Return a reading in the largest size in which its tile holds it, in bold if that is possible."""
    look, ink = canvas.look.scenario, canvas.shade("white" if reading.stressed else "ink")
    room = TextFrameStyle(across=look.inset).room(tile)
    (text,) = largest(look.value_sizes, room, lambda size: (Text(reading.value, size, ink, bold=True, align="center"),))
    return replace(text, bold=not overflow((text,), room))


def _draw_stages(canvas: SlideCanvas, slide: ScenarioSlide, zone: Box) -> None:
    """Draw a chip for each stage; the current one is white."""
    look = canvas.look.scenario
    for number, (words, place) in enumerate(
        zip(slide.stages, zone.columns(len(slide.stages), look.chip_gap), strict=True)
    ):
        now = number == slide.current
        label = (Run(f"{number + 1}\u2002"), *words)
        text = Text(label, look.chip_size, canvas.shade("accent" if now else "white"), bold=now, align="center")
        line = canvas.stroke("white" if now else "deep", look.line)
        canvas.shape(place, ShapeStyle(canvas.shade("white" if now else "accent"), line), text)


def _draw_roles(canvas: SlideCanvas, slide: ScenarioSlide, zone: Box) -> None:
    """Write each role on the panel's own colour, and beneath it the answer, which comes by a click."""
    look = canvas.look.scenario
    places = _role_places(canvas, slide.parts, zone)
    size = min(
        largest(look.sizes, TextFrameStyle().room(place), lambda size, act=act: _role_texts(canvas, act, size))[0].size  # type: ignore[misc]
        for act, place in zip(slide.parts, places, strict=True)
    )
    rows = [(act, place, _role_texts(canvas, act, size)) for act, place in zip(slide.parts, places, strict=True)]
    # all roles stand as far down their rows, so that the one with most to say is in the middle of its own
    down = min((place.h - height_emu(texts, place.w)) // 2 for _, place, texts in rows)
    for act, place, (role, answer) in rows:
        head = replace(place, y=place.y + down, h=height_emu((role,), place.w))
        canvas.icon(act.icon, Box(zone.x, head.y, look.icon, look.icon), canvas.shade("white"))
        canvas.shape(head, ShapeStyle(canvas.shade("accent")), role)
        rest = replace(place, y=head.bottom, h=place.bottom - head.bottom)
        canvas.on_click(
            canvas.shape(rest, ShapeStyle(canvas.shade("accent")), answer, frame_style=TextFrameStyle(anchor="top"))
        )
        y = place.bottom + look.chip_gap // 2
        canvas.line((zone.x, y), (zone.end, y), canvas.stroke("on_accent", look.line / 2))


def _role_texts(canvas: SlideCanvas, act: Act, size: float) -> tuple[Text, Text]:
    """Return a role and what it does."""
    white = canvas.shade("white")
    return Text(act.role, size, white, bold=True), Text(act.does, size, white)


def _role_places(canvas: SlideCanvas, parts: Sequence[Act], zone: Box) -> list[Box]:
    """Return the places of roles beside their icons: of equal height, or by need where one has more to say."""
    look = canvas.look.scenario
    indent = look.icon + look.icon_gap
    column = replace(zone, x=zone.x + indent, w=zone.w - indent)
    equal = column.rows(len(parts), look.chip_gap)
    needs = [height_emu(_role_texts(canvas, act, look.sizes[-1]), column.w) for act in parts]
    spare = sum(place.h for place in equal) - sum(needs)
    if max(needs) <= equal[0].h or spare < 0:
        return [*equal]
    places, y = [], zone.y
    for need in needs:
        places.append(replace(column, y=y, h=need + spare // len(parts)))
        y = places[-1].bottom + look.chip_gap
    return places


@draws(RecallSlide)
def recall(canvas: SlideCanvas, slide: RecallSlide) -> None:
    """Draw a row for each question, as high as its words, all in the largest size in which they stand on the slide."""
    zone, look = canvas.zone("Picture"), canvas.look.recall
    least = look.sizes[-1]
    size = next((size for size in look.sizes if _excess_height(canvas, slide, zone, size) <= 0), least)
    heights = [_row_height(canvas, question, zone, size) for question in slide.questions]
    spare = zone.h - sum(heights)
    if spare < 0:
        at = heights.index(max(heights))
        _require_answer_fits(canvas, slide.questions[at], zone, size, heights[at] + spare)
    more = min(max(spare, 0) // len(heights), look.more)
    top = zone.y
    for number, (question, height) in enumerate(zip(slide.questions, heights, strict=True), 1):
        row = Box(zone.x, top, zone.w, height + more)
        _draw_recall_row(canvas, question, row, number, size)
        top = row.bottom
        if number < len(heights):
            canvas.line((zone.x, top), (zone.end, top), canvas.stroke("rule", look.line))


def _draw_recall_row(canvas: SlideCanvas, question: Recalled, row: Box, number: int, size: float) -> None:
    """Draw a question, and its answer, which appears on a click."""
    look = canvas.look.recall
    first, second = _recall_columns(canvas, row)
    ask, answer = _recall_texts(canvas, question, size)
    numbered = (Run(f"{number}\t"), *ask.words)
    canvas.text(first, Text(numbered, size, ask.shade, bold=True, hang=look.number))
    canvas.on_click(canvas.shape(second, ShapeStyle(canvas.shade("tint")), answer, frame_style=_answer_margins(canvas)))


def _recall_columns(canvas: SlideCanvas, row: Box) -> tuple[Box, Box]:
    """Return the places of a question and of its answer, clear of the lines above and beneath."""
    look = canvas.look.recall
    inner = row.inset(0, look.gap)
    asked = Box(inner.x, inner.y, look.ask, inner.h)
    return asked, Box(asked.end + look.pad, inner.y, inner.w - look.ask - look.pad, inner.h)


def _recall_texts(canvas: SlideCanvas, question: Recalled, size: float) -> tuple[Text, Text]:
    """Return a question and its answer."""
    ink, local = canvas.shade("text"), canvas.shade("care")
    return Text(question.ask, size, ink, bold=True), Text(question.answer, size, ink, local=local)


def _answer_margins(canvas: SlideCanvas) -> TextFrameStyle:
    """Return the margins of an answer."""
    look = canvas.look.recall
    return TextFrameStyle(across=look.pad, down=look.gap)


def _row_height(canvas: SlideCanvas, question: Recalled, zone: Box, size: float) -> int:
    """Return the height in EMU that a question and its answer need."""
    look = canvas.look.recall
    asked, answered = _recall_columns(canvas, zone)
    ask, answer = _recall_texts(canvas, question, size)
    return (
        max(height_emu([ask], asked.w - look.number), height_emu([answer], answered.w - 2 * look.pad) + 2 * look.gap)
        + 2 * look.gap
    )


def _excess_height(canvas: SlideCanvas, slide: RecallSlide, zone: Box, size: float) -> int:
    """Return the height in EMU that the rows lack; a word that is too wide counts as a whole slide."""
    asked, _ = _recall_columns(canvas, zone)
    room = (Emu(asked.w - canvas.look.recall.number).pt, Emu(zone.h).pt)
    if any(overflow([_recall_texts(canvas, question, size)[0]], room) for question in slide.questions):
        return zone.h
    return sum(_row_height(canvas, question, zone, size) for question in slide.questions) - zone.h


def _require_answer_fits(canvas: SlideCanvas, question: Recalled, zone: Box, size: float, height: int) -> None:
    """Raise ContentError unless the answer fits a row of this height (EMU)."""
    _, answered = _recall_columns(canvas, Box(zone.x, zone.y, zone.w, height))
    canvas.at(question.origin.partition("/")[0]).require_fit(
        [_recall_texts(canvas, question, size)[1]], _answer_margins(canvas).room(answered)
    )
