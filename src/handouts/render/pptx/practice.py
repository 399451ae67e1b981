"""The practice part: scenarios that unfold, and the choices of a question and its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, largest, tall
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.deck import Act, QuestionSlide, ScenarioReading, ScenarioSlide


def scenario(sheet: Sheet, slide: ScenarioSlide) -> None:
    """Draw readings as rising tiles, the stages as chips, and a row for each role."""
    if slide.readings:
        _readings(sheet, slide.readings, sheet.zone("Picture"))
    _chips(sheet, slide, sheet.zone("Stages"))
    _roles(sheet, slide, sheet.zone("Parts"))


def question(sheet: Sheet, slide: QuestionSlide) -> None:
    """Draw the choices; where the question is answered, the right one is filled and ticked."""
    look = sheet.look.question
    badge = sheet.zone("Icon")
    shade = sheet.shade("accent" if slide.answered else "white")
    sheet.icon(look.answer_icon if slide.answered else look.icon, badge, shade)
    if slide.icon and not slide.answered:
        sheet.icon(slide.icon, sheet.zone("Topic"), sheet.shade("on_accent"))
    zone = sheet.zone("Picture")
    count = len(slide.choices)
    top = zone.middle - ((count - 1) * look.pitch + look.option) // 2
    places = [Box(zone.x, top + i * look.pitch, zone.w, look.option) for i in range(count)]
    setting = _beside_tick(sheet)
    size = min(_choice_size(sheet, words, place) for words, place in zip(slide.choices, places, strict=True))
    named = zip(slide.letters, slide.choices, places, strict=False)
    for number, (name, words, place) in enumerate(named):
        right = number == slide.right and slide.answered
        ink = "white" if right else "quiet" if slide.answered else "text"
        letter = Run(name + "\t", strong=right or not slide.answered)
        line = None if right else sheet.stroke("rule" if slide.answered else "accent", look.line)
        text = replace(
            _choice(sheet, (letter, *words), size, ink),
            bold=right,
            hang=look.letter,
            strong=sheet.shade("accent") if not slide.answered else None,
        )
        skin = Skin(sheet.shade("accent" if right else "ground"), line)
        sheet.shape(place, skin, text, setting=replace(setting, start=look.pad), room=setting.room(place))
        if right:
            tick = Box(place.end - look.pad - look.tick, place.middle - look.tick // 2, look.tick, look.tick)
            sheet.icon(sheet.look.tick, tick, sheet.shade("white"))


def _choice(sheet: Sheet, words: RichText, size: float, ink: str) -> Text:
    return Text(words, size, sheet.shade(ink))


def _choice_size(sheet: Sheet, words: RichText, place: Box) -> float:
    """Return the largest size in which a choice fits in bold, its tick beside it: question and answer are set alike."""
    room = _beside_tick(sheet).room(place)
    return largest(
        sheet.look.question.sizes, room, lambda size: (replace(_choice(sheet, words, size, "text"), bold=True),)
    )[0].size


def _beside_tick(sheet: Sheet) -> Setting:
    """Return the margins of a choice: room for its letter, and for the tick of the right one."""
    look = sheet.look.question
    return Setting(across=look.pad + look.tick + look.pad // 2, start=look.pad + look.letter)


def _readings(sheet: Sheet, readings: Sequence[ScenarioReading], zone: Box) -> None:
    """Draw a tile for each reading that is known, as high above the axis as its first number stands among all."""
    look = sheet.look.scenario
    axis = zone.bottom - look.foot
    values = [float(each.height) for each in readings]
    low, span = min(values), max(values) - min(values)
    lift = axis - zone.y - look.tile - look.stem
    places = zone.columns(len(readings), look.gap)
    widths = [min(place.w, look.tile_width) for place in places]
    size = min(_value(sheet, each, Box(0, 0, widths[0], look.tile)).size for each in readings)
    for each, value, place, width in zip(readings, values, places, widths, strict=True):
        if not each.known:
            continue
        rise = look.stem + round(lift * ((value - low) / span if span else 0))
        tile = Box(place.x + (place.w - width) // 2, axis - rise - look.tile, width, look.tile)
        fill = "care" if each.stressed else "white"
        text = replace(_value(sheet, each, tile), size=size)
        sheet.shape(tile, Skin(sheet.shade(fill)), text, setting=Setting(across=look.inset))
        middle = tile.x + width // 2
        sheet.line((middle, tile.bottom), (middle, axis), sheet.stroke("quiet", look.line, "sysDot"))
        at = Text(each.at, look.at_size, sheet.shade("text"), bold=each.stressed, align="center")
        sheet.text(Box(place.x, axis, place.w, look.foot), at)
    sheet.line((zone.x, axis), (zone.end, axis), sheet.stroke("text", look.line))


def _value(sheet: Sheet, reading: ScenarioReading, tile: Box) -> Text:
    ink = "white" if reading.stressed else "ink"
    return largest(
        sheet.look.scenario.value_sizes,
        Setting(across=sheet.look.scenario.inset).room(tile),
        lambda size: (Text(reading.value, size, sheet.shade(ink), bold=True, align="center"),),
    )[0]


def _chips(sheet: Sheet, slide: ScenarioSlide, zone: Box) -> None:
    look = sheet.look.scenario
    for number, (words, place) in enumerate(
        zip(slide.stages, zone.columns(len(slide.stages), look.chip_gap), strict=True)
    ):
        now = number == slide.current
        label = (Run(f"{number + 1}\u2002"), *words)
        text = Text(label, look.chip_size, sheet.shade("accent" if now else "white"), bold=now, align="center")
        line = sheet.stroke("white" if now else "deep", look.line)
        sheet.shape(place, Skin(sheet.shade("white" if now else "accent"), line), text)


def _roles(sheet: Sheet, slide: ScenarioSlide, zone: Box) -> None:
    """Write each role on the panel's own colour, with its answer or room for one."""
    look = sheet.look.scenario
    places = zone.rows(len(slide.parts), look.chip_gap)
    setting = Setting(start=look.icon + look.icon_gap)
    sizes = look.answer_sizes if slide.answered else look.role_sizes

    def words(act: Act, size: float) -> tuple[Text, ...]:
        role = Text(act.role, size, sheet.shade("white"), bold=True)
        return (role, Text(act.does, size, sheet.shade("white"))) if slide.answered else (role,)

    size = min(
        largest(sizes, setting.room(place), lambda size, act=act: words(act, size))[0].size  # type: ignore[misc]
        for act, place in zip(slide.parts, places, strict=True)
    )
    for act, place in zip(slide.parts, places, strict=True):
        texts = words(act, size)
        sheet.shape(place, Skin(sheet.shade("accent")), *texts, setting=setting)
        deep = tall(texts, place.w - look.icon - look.icon_gap)
        middle = place.middle - deep // 2 + look.icon // 2 if slide.answered else place.middle
        icon = Box(place.x, middle - look.icon // 2, look.icon, look.icon)
        sheet.icon(act.icon, icon, sheet.shade("white"))
        y = place.bottom + look.chip_gap // 2
        sheet.line((zone.x, y), (zone.end, y), sheet.stroke("on_accent", look.line / 2))
