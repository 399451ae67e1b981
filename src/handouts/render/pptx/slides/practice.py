"""The practice part: cases, questions and recall, which unfold by clicks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.util import Emu

from handouts.fit.measure import wrap
from handouts.outline.deck import QuestionSlide, RecallSlide, ScenarioSlide
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest, misfit, tall
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Act, Recalled, ScenarioReading
    from handouts.text.markup import RichText


@draws(ScenarioSlide)
def scenario(sheet: SlideCanvas, slide: ScenarioSlide) -> None:
    """Draw readings as rising tiles, or what somebody says; the stages as chips, and a row for each role."""
    if slide.quote:
        _quote(sheet, slide.quote, sheet.zone("Picture"))
    if slide.readings:
        _readings(sheet, slide.readings, sheet.zone("Picture"))
    _chips(sheet, slide, sheet.zone("Stages"))
    sheet.read_next("Ask")
    _roles(sheet, slide, sheet.zone("Parts"))


@draws(QuestionSlide)
def question(sheet: SlideCanvas, slide: QuestionSlide) -> None:
    """Draw the choices; by a click the right one is filled and ticked, and the reason stands beneath them."""
    look = sheet.look.question
    sheet.icon(look.icon, sheet.zone("Icon"), sheet.shade("white"))
    if slide.icon:
        sheet.icon(slide.icon, sheet.zone("Topic"), sheet.shade("on_accent"))
    zone = sheet.zone("Picture")
    top = zone.middle - ((len(slide.choices) - 1) * look.pitch + look.option) // 2
    places = [Box(zone.x, top + i * look.pitch, zone.w, look.option) for i in range(len(slide.choices))]
    size = _choice_size(sheet, slide, places[0])
    for letter, words, place in zip(slide.letters, slide.choices, places, strict=True):
        text = Text((Run(letter + "\t", strong=True), *words), size, sheet.shade("text"), strong=sheet.shade("accent"))
        _choice(sheet, place, ShapeStyle(sheet.shade("white"), sheet.stroke("accent", look.line)), text)
    place = places[slide.right]
    words = (Run(slide.letters[slide.right] + "\t"), *slide.choices[slide.right])
    filled = ShapeStyle(sheet.shade("accent"), sheet.stroke("accent", look.line))
    right = _choice(sheet, place, filled, Text(words, size, sheet.shade("white"), bold=True))
    tick = Box(place.end - look.pad - look.tick, place.middle - look.tick // 2, look.tick, look.tick)
    sheet.on_click(right, sheet.icon(sheet.look.tick, tick, sheet.shade("white")), sheet.read_next("Reason"))


def _choice(sheet: SlideCanvas, place: Box, skin: ShapeStyle, text: Text) -> Any:
    """Draw a choice, its letter before it; the one in bold has its tick beside it."""
    look, setting = sheet.look.question, _beside(sheet, ticked=text.bold)
    hung = replace(text, hang=look.letter)
    return sheet.shape(place, skin, hung, setting=replace(setting, start=look.pad), room=setting.room(place))


def _choice_size(sheet: SlideCanvas, slide: QuestionSlide, place: Box) -> float:
    """Return the largest size in which every choice fits in a place, the right one in bold with its tick too."""
    sizes, ink = sheet.look.question.sizes, sheet.shade("text")
    plain, ticked = (_beside(sheet, ticked=ticked).room(place) for ticked in (False, True))
    choices = [(Run(f"{letter}\t"), *words) for letter, words in zip(slide.letters, slide.choices, strict=True)]
    shown = [(words, plain, False) for words in choices] + [(choices[slide.right], ticked, True)]
    return min(
        largest(sizes, room, lambda size, words=words, bold=bold: (Text(words, size, ink, bold=bold),))[0].size  # type: ignore[misc]
        for words, room, bold in shown
    )


def _beside(sheet: SlideCanvas, *, ticked: bool) -> TextFrameStyle:
    """Return the margins of a choice: room for its letter, and for the tick of the right one."""
    look = sheet.look.question
    tick = look.tick + look.pad // 2 if ticked else 0
    return TextFrameStyle(across=look.pad + tick, down=look.pad // 4, start=look.pad + look.letter)


def _readings(sheet: SlideCanvas, readings: Sequence[ScenarioReading], zone: Box) -> None:
    """Draw a tile for each reading that is known, as high above the axis as its first number stands among all."""
    look = sheet.look.scenario
    axis = zone.bottom - look.foot
    values = [float(each.height) for each in readings]
    low, span = min(values), max(values) - min(values)
    lift = axis - zone.y - look.tile - look.stem
    places = zone.columns(len(readings), look.gap)
    widths = [min(place.w, look.tile_width) for place in places]
    size = min(_value(sheet, each, Box(0, 0, widths[0], look.tile)).size for each in readings)
    new: tuple[Any, ...] = ()
    for each, value, place, width in zip(readings, values, places, widths, strict=True):
        if not each.known:
            continue
        rise = look.stem + round(lift * ((value - low) / span if span else 0))
        tile = Box(place.x + (place.w - width) // 2, axis - rise - look.tile, width, look.tile)
        fill = "care" if each.stressed else "white"
        text = replace(_value(sheet, each, tile), size=size)
        drawn = sheet.shape(tile, ShapeStyle(sheet.shade(fill)), text, setting=_in_a_tile(sheet, text, tile))
        middle = tile.x + width // 2
        stem = sheet.line((middle, tile.bottom), (middle, axis), sheet.stroke("quiet", look.line, "sysDot"))
        at = Text(each.at, look.at_size, sheet.shade("text"), bold=each.stressed, align="center")
        beneath = sheet.text(Box(place.x, axis, place.w, look.foot), at)
        new += (drawn, stem, beneath) if each.new else ()
    sheet.line((zone.x, axis), (zone.end, axis), sheet.stroke("text", look.line))
    if new:
        sheet.on_click(*new)


def _quote(sheet: SlideCanvas, words: RichText, zone: Box) -> None:
    """Write what somebody says on a white card, large, behind a bar at its start."""
    look = sheet.look.scenario
    setting = TextFrameStyle(across=look.quote_pad, down=look.quote_pad)

    def said(size: float) -> tuple[Text]:
        return (Text(words, size, sheet.shade("ink"), bold=True),)

    text = largest(look.quote_sizes, setting.room(zone), said)
    sheet.shape(zone, ShapeStyle(sheet.shade("white")), *text, setting=setting)
    sheet.shape(replace(zone, w=look.quote_bar), ShapeStyle(sheet.shade("accent")))


def _in_a_tile(sheet: SlideCanvas, text: Text, tile: Box) -> TextFrameStyle:
    """Return how a reading stands in its tile: where it has one line, no program, with whatever font, parts it."""
    setting = TextFrameStyle(across=sheet.look.scenario.inset)
    lines = wrap(text.words, text.size, setting.room(tile)[0], bold=text.bold)
    return replace(setting, wrap=len(lines) > 1)


def _value(sheet: SlideCanvas, reading: ScenarioReading, tile: Box) -> Text:
    """Return a reading in the largest size in which its tile holds it, in bold if that is possible."""
    look, ink = sheet.look.scenario, sheet.shade("white" if reading.stressed else "ink")
    room = TextFrameStyle(across=look.inset).room(tile)
    (text,) = largest(look.value_sizes, room, lambda size: (Text(reading.value, size, ink, bold=True, align="center"),))
    return replace(text, bold=not misfit((text,), room))


def _chips(sheet: SlideCanvas, slide: ScenarioSlide, zone: Box) -> None:
    look = sheet.look.scenario
    for number, (words, place) in enumerate(
        zip(slide.stages, zone.columns(len(slide.stages), look.chip_gap), strict=True)
    ):
        now = number == slide.current
        label = (Run(f"{number + 1}\u2002"), *words)
        text = Text(label, look.chip_size, sheet.shade("accent" if now else "white"), bold=now, align="center")
        line = sheet.stroke("white" if now else "deep", look.line)
        sheet.shape(place, ShapeStyle(sheet.shade("white" if now else "accent"), line), text)


def _roles(sheet: SlideCanvas, slide: ScenarioSlide, zone: Box) -> None:
    """Write each role on the panel's own colour, and beneath it the answer, which comes by a click."""
    look = sheet.look.scenario
    beside = _beneath(sheet, slide.parts, zone)
    size = min(
        largest(look.sizes, TextFrameStyle().room(place), lambda size, act=act: _role(sheet, act, size))[0].size  # type: ignore[misc]
        for act, place in zip(slide.parts, beside, strict=True)
    )
    told = [(act, place, _role(sheet, act, size)) for act, place in zip(slide.parts, beside, strict=True)]
    # all roles stand as far down their rows, so that the one with most to say is in the middle of its own
    down = min((place.h - tall(texts, place.w)) // 2 for _, place, texts in told)
    for act, place, (role, answer) in told:
        head = replace(place, y=place.y + down, h=tall((role,), place.w))
        sheet.icon(act.icon, Box(zone.x, head.y, look.icon, look.icon), sheet.shade("white"))
        sheet.shape(head, ShapeStyle(sheet.shade("accent")), role)
        rest = replace(place, y=head.bottom, h=place.bottom - head.bottom)
        sheet.on_click(
            sheet.shape(rest, ShapeStyle(sheet.shade("accent")), answer, setting=TextFrameStyle(anchor="top"))
        )
        y = place.bottom + look.chip_gap // 2
        sheet.line((zone.x, y), (zone.end, y), sheet.stroke("on_accent", look.line / 2))


def _role(sheet: SlideCanvas, act: Act, size: float) -> tuple[Text, Text]:
    white = sheet.shade("white")
    return Text(act.role, size, white, bold=True), Text(act.does, size, white)


def _beneath(sheet: SlideCanvas, parts: Sequence[Act], zone: Box) -> list[Box]:
    """Return the places of roles, beside their icons: equally high, or where one has more to say, as they need."""
    look = sheet.look.scenario
    indent = look.icon + look.icon_gap
    column = replace(zone, x=zone.x + indent, w=zone.w - indent)
    equal = column.rows(len(parts), look.chip_gap)
    needs = [tall(_role(sheet, act, look.sizes[-1]), column.w) for act in parts]
    spare = sum(one.h for one in equal) - sum(needs)
    if max(needs) <= equal[0].h or spare < 0:
        return [*equal]
    places, y = [], zone.y
    for need in needs:
        places.append(replace(column, y=y, h=need + spare // len(parts)))
        y = places[-1].bottom + look.chip_gap
    return places


@draws(RecallSlide)
def recall(sheet: SlideCanvas, slide: RecallSlide) -> None:
    """Draw a row for each question, as high as its words, all in the largest size in which they stand on the slide."""
    zone, look = sheet.zone("Picture"), sheet.look.recall
    least = look.sizes[-1]
    size = next((size for size in look.sizes if _over(sheet, slide, zone, size) <= 0), least)
    highs = [_high(sheet, one, zone, size) for one in slide.questions]
    spare = zone.h - sum(highs)
    if spare < 0:
        at = highs.index(max(highs))
        _judge(sheet, slide.questions[at], zone, size, highs[at] + spare)
    more = min(max(spare, 0) // len(highs), look.more)
    top = zone.y
    for number, (one, high) in enumerate(zip(slide.questions, highs, strict=True), 1):
        row = Box(zone.x, top, zone.w, high + more)
        _row(sheet, one, row, number, size)
        top = row.bottom
        if number < len(highs):
            sheet.line((zone.x, top), (zone.end, top), sheet.stroke("rule", look.line))


def _row(sheet: SlideCanvas, one: Recalled, row: Box, number: int, size: float) -> None:
    look = sheet.look.recall
    first, second = _columns(sheet, row)
    ask, answer = _texts(sheet, one, size)
    numbered = (Run(f"{number}\t"), *ask.words)
    sheet.text(first, Text(numbered, size, ask.shade, bold=True, hang=look.number))
    sheet.on_click(sheet.shape(second, ShapeStyle(sheet.shade("tint")), answer, setting=_setting(sheet)))


def _columns(sheet: SlideCanvas, row: Box) -> tuple[Box, Box]:
    """Return the places of a question and of its answer, clear of the lines above and beneath."""
    look = sheet.look.recall
    inner = row.inset(0, look.gap)
    asked = Box(inner.x, inner.y, look.ask, inner.h)
    return asked, Box(asked.end + look.pad, inner.y, inner.w - look.ask - look.pad, inner.h)


def _texts(sheet: SlideCanvas, one: Recalled, size: float) -> tuple[Text, Text]:
    ink, local = sheet.shade("text"), sheet.shade("care")
    return Text(one.ask, size, ink, bold=True), Text(one.answer, size, ink, local=local)


def _setting(sheet: SlideCanvas) -> TextFrameStyle:
    look = sheet.look.recall
    return TextFrameStyle(across=look.pad, down=look.gap)


def _high(sheet: SlideCanvas, one: Recalled, zone: Box, size: float) -> int:
    """Return how high a row is, EMU."""
    look = sheet.look.recall
    asked, told = _columns(sheet, zone)
    ask, answer = _texts(sheet, one, size)
    return max(tall([ask], asked.w - look.number), tall([answer], told.w - 2 * look.pad) + 2 * look.gap) + 2 * look.gap


def _over(sheet: SlideCanvas, slide: RecallSlide, zone: Box, size: float) -> int:
    """Return by how much the rows are too high for the slide, EMU; a word too wide is as bad as that."""
    asked, _ = _columns(sheet, zone)
    room = (Emu(asked.w - sheet.look.recall.number).pt, Emu(zone.h).pt)
    if any(misfit([_texts(sheet, one, size)[0]], room) for one in slide.questions):
        return zone.h
    return sum(_high(sheet, one, zone, size) for one in slide.questions) - zone.h


def _judge(sheet: SlideCanvas, one: Recalled, zone: Box, size: float, high: int) -> None:
    """Raise ContentError for the longest answer, told in what room it had to stand."""
    _, told = _columns(sheet, Box(zone.x, zone.y, zone.w, high))
    sheet.at(one.origin.partition("/")[0]).judge([_texts(sheet, one, size)[1]], _setting(sheet).room(told))
