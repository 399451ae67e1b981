"""Decision pathways: questions down the start side, acts beside them, stops at the end; every way is a glued arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.outline.deck import FlowSlide
from handouts.render.pptx import flow_words, rhythm
from handouts.render.pptx.box import Box
from handouts.render.pptx.flow_rows import rows
from handouts.render.pptx.flow_ways import Drawn, ways
from handouts.render.pptx.setting import Setting, Text, largest, tall
from handouts.render.pptx.shapes import Sheet, Skin, draws

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck import FlowEnd, FlowQuestion, FlowStep
    from handouts.render.pptx.rhythm import Placed

_INKS = {"emergency": ("emergency", "white"), "care": ("care_tint", "text"), "plain": ("tint", "text")}
"""Ground of the acts and the text on it, by tone."""
_EDGES = {"emergency": "emergency", "care": "care", "plain": "accent"}


@draws(FlowSlide)
def flow(sheet: Sheet, slide: FlowSlide) -> None:
    """Draw the rows beneath each other, the end that goes on under the last question, then all arrows."""
    zone = sheet.zone("Picture")
    # the frame is not seen; it carries the description of the whole pathway
    sheet.shape(zone, Skin(), says=slide.says)
    (goes_on,) = (one for one in slide.ends if one.goes_on)
    sheet, plan = rhythm.plan(sheet, slide.origin, rows(slide), zone, goes_on.text)
    size = min(flow_words.ask_size(sheet, one.row.question.ask, one.ask.h) for one in plan.rows)
    drawn = []
    for number, placed in enumerate(plan.rows, 1):
        question, step = placed.row.question, placed.row.step
        at = sheet.at(question.origin)
        ask = _ask(at, question, placed.ask, size)
        _beside(at, placed, straight=placed.row.below == number)
        acts = _acts(sheet.at(step.origin), step, question.tone, placed) if step else ()
        stop = None
        if placed.stop and placed.row.stop:
            stop = _stop(sheet.at(placed.row.stop[1].origin), placed.row.stop[1], placed.stop)
        _beneath(at, placed)
        drawn.append(Drawn(ask, acts, stop))
    ways(sheet, plan, drawn, _end(sheet.at(goes_on.origin), goes_on.text, plan.end))


def _ask(sheet: Sheet, question: FlowQuestion, place: Box, size: float) -> Any:
    look, edge = sheet.look.flow, _EDGES[question.tone]
    one_line = size > flow_words.ask_size(sheet, question.ask, place.h, one_line=False)
    text = Text(question.ask, size, sheet.shade(edge), bold=True, align="center", pitch=look.pitch)
    dash = look.dash if flow_words.is_local(question.ask) else ""
    skin = Skin(sheet.shade("ground"), sheet.stroke(edge, look.line, dash))
    form = flow_words.form(sheet)
    # `ask_size` has measured the text against the slanted sides, which give it more height than a box inside
    room = (Emu(place.w).pt * (1 if one_line else form.inside), Emu(place.h).pt)
    return sheet.shape(place, skin, text, form=form.preset, setting=Setting(wrap=not one_line), room=room)


def _beside(sheet: Sheet, placed: Placed, *, straight: bool) -> None:
    """Write both answers: one over the arrow across, one beside that on."""
    look, row, ask = sheet.look.flow, placed.row, placed.ask
    high = flow_words.line_height(look.size)
    beside = placed.acts[0].x if placed.acts else placed.stop.x if placed.stop else ask.end
    over = Box(ask.end, ask.middle - high - look.lift, beside - ask.end, high)
    words = Text(row.across.says, look.size, sheet.shade("text"), bold=True, align="center")
    sheet.text(over, words, setting=Setting(anchor="bottom"))
    width = flow_words.wide(sheet, row.down.says)
    x = ask.x + ask.w // 2 - look.icon_gap - width
    below = Box(x, placed.down - high // 2, width, high)
    if not straight:
        # a way past the next row leaves at the start side
        below = Box(ask.x, ask.middle + look.head, width, high)
    sheet.text(below, Text(row.down.says, look.size, sheet.shade("text"), bold=True, align="end"))


def _acts(sheet: Sheet, step: FlowStep, tone: str, placed: Placed) -> tuple[Any, ...]:
    """Draw the acts: parted by arrows where they follow each other, else abutting, with a line between."""
    look = sheet.look.flow
    fill, ink = _INKS[tone]
    size = flow_words.act_size(sheet, step, placed.acts, low=placed.low)
    setting = Setting(across=look.pad, down=look.down)
    shapes = []
    for number, (act, place) in enumerate(zip(step.acts, placed.acts, strict=True)):
        words = flow_words.act_words(sheet, act, size, ink, low=placed.low)
        shapes.append(sheet.shape(place, Skin(sheet.shade(fill)), *words, setting=setting))
        if look.icon:
            top = place.middle - tall(words, place.w - 2 * look.pad) // 2
            first = Pt(measure.pitch(words[0].size))
            icon = Box(place.x + look.pad, top + (first - look.icon) // 2, look.icon, look.icon)
            sheet.icon(act.icon, icon, sheet.shade(ink))
        if number and not step.in_turn:
            sheet.line((place.x, place.y + look.pad), (place.x, place.bottom - look.pad), sheet.stroke(ink, look.thin))
    return tuple(shapes)


def _stop(sheet: Sheet, end: FlowEnd, place: Box) -> Any:
    look, edge = sheet.look.flow, _EDGES[end.tone]
    skin = Skin(sheet.shade("ground"), sheet.stroke(edge, look.line))
    words = flow_words.stop_words(sheet, end.text, edge)
    room = Setting(across=look.pad, down=look.down).room(place)
    return sheet.shape(place, skin, words, form=MSO_SHAPE.FLOWCHART_TERMINATOR, room=room)


def _end(sheet: Sheet, words: RichText, place: Box) -> Any:
    look = sheet.look.flow
    texts = largest(
        look.ask_sizes,
        Setting(across=look.pad).room(place),
        lambda size: (Text(words, size, sheet.shade("white"), bold=True, align="center"),),
    )
    return sheet.shape(place, Skin(sheet.shade("accent")), *texts, form=MSO_SHAPE.FLOWCHART_TERMINATOR)


def _beneath(sheet: Sheet, placed: Placed) -> None:
    """Write what is meant, how the way on is taken, and over the arrow to it, how it comes to the stop."""
    look, row = sheet.look.flow, placed.row
    if placed.detail:
        _detail(sheet, row.question.detail, placed.detail)
    if placed.label and row.lead:
        sheet.text(placed.label, Text(row.lead.says, look.size, sheet.shade("text"), bold=True))
    if placed.stop and row.stop and row.step and row.stop[0].says:
        x, high = placed.acts[-1].end, flow_words.line_height(look.size)
        over = Box(x, placed.stop.middle - high - look.lift, placed.stop.x - x, high)
        words = Text(row.stop[0].says, look.size, sheet.shade("text"), bold=True, align="center")
        sheet.text(over, words, setting=Setting(anchor="bottom"))


def _detail(sheet: Sheet, words: RichText, place: Box) -> None:
    """Write what is meant: in a dashed frame, no wider than its words, where the clinic sets a value."""
    look = sheet.look.flow
    inner = Box(place.x, place.y + look.detail_gap, place.w, place.h - 2 * look.detail_gap)
    if not flow_words.is_local(words):
        sheet.text(inner, Text(words, look.size, sheet.shade("text")))
        return
    skin = Skin(sheet.shade("ground"), sheet.stroke("care", look.thin, look.dash))
    sheet.shape(inner, skin, Text(words, look.size, sheet.shade("care")), setting=Setting(look.pad))
