"""Decision pathways: questions down the start side, acts beside them; every way is a glued arrow.

LibreOffice lays a line with more than one corner as it likes. So such a way runs over knots, points of the line's own
width that lines are glued to; ways to the same question share what they have in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.outline.deck import FlowSlide
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, largest, tall
from handouts.render.pptx.slides import flow_layout, flow_words
from handouts.render.pptx.slides.flow_words import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import FlowEnd, FlowQuestion, FlowStep
    from handouts.render.pptx.ooxml.shapes import Stroke
    from handouts.render.pptx.slides.flow_layout import Placed, Plan
    from handouts.text.markup import RichText


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shapes of a row."""

    ask: Any
    acts: tuple[Any, ...]
    stop: Any


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the ways are drawn between."""

    sheet: SlideCanvas
    plan: Plan
    rows: Sequence[Drawn]
    end: Any
    stroke: Stroke

    def place(self, number: int) -> Box:
        """Return where a question stands, or the end that goes on."""
        return self.plan.rows[number].ask if number < len(self.rows) else self.plan.end

    def shape(self, number: int) -> Any:
        """Return the shape of a question, or of the end that goes on."""
        return self.rows[number].ask if number < len(self.rows) else self.end

    def knot(self, x: int, y: int) -> Any:
        """Draw a point that lines are glued to."""
        return self.sheet.shape(square(x, y, self.sheet.look.flow.knot), ShapeStyle(self.stroke.shade))


def ways(sheet: SlideCanvas, plan: Plan, rows: Sequence[Drawn], end: Any) -> None:
    """Draw every way."""
    drawing = _Drawing(sheet, plan, rows, end, sheet.stroke("text", sheet.look.flow.line))
    for number, (placed, row) in enumerate(zip(plan.rows, rows, strict=True)):
        across = row.acts[0] if row.acts else row.stop
        sheet.connect(row.ask, "end", across, "start", drawing.stroke)
        for one, other in pairwise(row.acts if placed.row.step and placed.row.step.in_turn else ()):
            sheet.connect(one, "end", other, "start", drawing.stroke)
        if row.acts and row.stop is not None:
            sheet.connect(row.acts[-1], "end", row.stop, "start", drawing.stroke)
        _down(drawing, number)
        if placed.row.lead and placed.row.leads_to > number:
            _on(drawing, number)
    for target in plan.lanes:
        _back(drawing, target)


def _down(drawing: _Drawing, number: int) -> None:
    """Draw the way to the next row, or past it on the start side."""
    sheet, placed = drawing.sheet, drawing.plan.rows[number]
    ask, to = drawing.rows[number].ask, placed.row.below
    if to == number + 1:
        sheet.connect(ask, "bottom", drawing.shape(to), "top", drawing.stroke)
        return
    x, here, there = drawing.plan.bypass, placed.ask, drawing.place(to)
    points = ((here.x, here.middle), (x, here.middle), (x, there.middle), (there.x, there.middle))
    sheet.bend(ask, "start", drawing.shape(to), "start", drawing.stroke, points=points)


def _on(drawing: _Drawing, number: int) -> None:
    """Draw the way from what is done to the next row: under the acts, and where words stand there, under these."""
    sheet, placed, act = drawing.sheet, drawing.plan.rows[number], drawing.rows[number].acts[-1]
    to, last = placed.row.leads_to, placed.acts[-1]
    there, aim = drawing.place(to), drawing.shape(to)
    x, middle = last.x + last.w // 2, there.x + there.w // 2
    if to == len(drawing.rows):
        points = [(x, last.bottom), (x, there.middle), (there.end, there.middle)]
        sheet.bend(act, "bottom", aim, "end", drawing.stroke, points=points)
        return
    enters = drawing.plan.rows[to].enters
    knot = drawing.knot(middle, enters)
    points = [(x, last.bottom), (x, enters), (middle + sheet.look.flow.knot // 2, enters)]
    sheet.bend(act, "bottom", knot, "end", drawing.stroke, points=points, arrow=False)
    sheet.connect(knot, "bottom", aim, "top", drawing.stroke)


def _back(drawing: _Drawing, target: int) -> None:
    """Draw the ways back to a question: out to its lane, up there, and in above it."""
    sheet, plan, stroke = drawing.sheet, drawing.plan, drawing.stroke
    x, half, there = plan.lanes[target], sheet.look.flow.knot // 2, plan.rows[target].ask
    below = None
    for number in range(len(drawing.rows) - 1, target - 1, -1):
        placed = plan.rows[number]
        if placed.row.lead and placed.row.leads_to == target:
            last = placed.acts[-1]
            drop = last.x + last.w // 2
            knot = drawing.knot(x, placed.leaves)
            points = [(drop, last.bottom), (drop, placed.leaves), (x - half, placed.leaves)]
            sheet.bend(drawing.rows[number].acts[-1], "bottom", knot, "start", stroke, points=points, arrow=False)
            if below is not None:
                sheet.connect(below, "top", knot, "bottom", stroke, arrow=False)
            below = knot
    enters = plan.rows[target].enters
    assert below is not None
    corner = drawing.knot(x, enters)
    sheet.connect(below, "top", corner, "bottom", stroke, arrow=False)
    middle = there.x + there.w // 2
    points = [(x - half, enters), (middle, enters), (middle, there.y)]
    sheet.bend(corner, "start", drawing.shape(target), "top", stroke, points=points)


_INKS = {"emergency": ("emergency", "white"), "care": ("care_tint", "text"), "plain": ("tint", "text")}
"""Ground of the acts and the text on it, by tone."""
_EDGES = {"emergency": "emergency", "care": "care", "plain": "accent"}


@draws(FlowSlide)
def flow(sheet: SlideCanvas, slide: FlowSlide) -> None:
    """Draw the rows beneath each other, the end that goes on under the last question, then all arrows."""
    zone = sheet.zone("Picture")
    # the frame is not seen; it carries the description of the whole pathway
    sheet.shape(zone, ShapeStyle(), says=slide.says)
    (goes_on,) = (one for one in slide.ends if one.goes_on)
    sheet, plan = flow_layout.plan(sheet, slide.origin, rows(slide), zone, goes_on.text)
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


def _ask(sheet: SlideCanvas, question: FlowQuestion, place: Box, size: float) -> Any:
    look, edge = sheet.look.flow, _EDGES[question.tone]
    one_line = size > flow_words.ask_size(sheet, question.ask, place.h, one_line=False)
    text = Text(question.ask, size, sheet.shade(edge), bold=True, align="center", pitch=look.pitch)
    dash = look.dash if flow_words.is_local(question.ask) else ""
    skin = ShapeStyle(sheet.shade("ground"), sheet.stroke(edge, look.line, dash))
    form = flow_words.form(sheet)
    # `ask_size` has measured the text against the slanted sides, which give it more height than a box inside
    room = (Emu(place.w).pt * (1 if one_line else form.inside), Emu(place.h).pt)
    return sheet.shape(place, skin, text, form=form.preset, setting=TextFrameStyle(wrap=not one_line), room=room)


def _beside(sheet: SlideCanvas, placed: Placed, *, straight: bool) -> None:
    """Write both answers: one over the arrow across, one beside that on."""
    look, row, ask = sheet.look.flow, placed.row, placed.ask
    high = flow_words.line_height(look.size)
    beside = placed.acts[0].x if placed.acts else placed.stop.x if placed.stop else ask.end
    over = Box(ask.end, ask.middle - high - look.lift, beside - ask.end, high)
    words = Text(row.across.says, look.size, sheet.shade("text"), bold=True, align="center")
    sheet.text(over, words, setting=TextFrameStyle(anchor="bottom"))
    width = flow_words.wide(sheet, row.down.says)
    x = ask.x + ask.w // 2 - look.icon_gap - width
    below = Box(x, placed.down - high // 2, width, high)
    if not straight:
        # a way past the next row leaves at the start side
        below = Box(ask.x, ask.middle + look.head, width, high)
    sheet.text(below, Text(row.down.says, look.size, sheet.shade("text"), bold=True, align="end"))


def _acts(sheet: SlideCanvas, step: FlowStep, tone: str, placed: Placed) -> tuple[Any, ...]:
    """Draw the acts: parted by arrows where they follow each other, else abutting, with a line between."""
    look = sheet.look.flow
    fill, ink = _INKS[tone]
    size = flow_words.act_size(sheet, step, placed.acts, low=placed.low)
    setting = TextFrameStyle(across=look.pad, down=look.down)
    shapes = []
    for number, (act, place) in enumerate(zip(step.acts, placed.acts, strict=True)):
        words = flow_words.act_words(sheet, act, size, ink, low=placed.low)
        shapes.append(sheet.shape(place, ShapeStyle(sheet.shade(fill)), *words, setting=setting))
        if look.icon:
            top = place.middle - tall(words, place.w - 2 * look.pad) // 2
            first = Pt(measure.pitch(words[0].size))
            icon = Box(place.x + look.pad, top + (first - look.icon) // 2, look.icon, look.icon)
            sheet.icon(act.icon, icon, sheet.shade(ink))
        if number and not step.in_turn:
            sheet.line((place.x, place.y + look.pad), (place.x, place.bottom - look.pad), sheet.stroke(ink, look.thin))
    return tuple(shapes)


def _stop(sheet: SlideCanvas, end: FlowEnd, place: Box) -> Any:
    look, edge = sheet.look.flow, _EDGES[end.tone]
    skin = ShapeStyle(sheet.shade("ground"), sheet.stroke(edge, look.line))
    words = flow_words.stop_words(sheet, end.text, edge)
    room = TextFrameStyle(across=look.pad, down=look.down).room(place)
    return sheet.shape(place, skin, words, form=MSO_SHAPE.FLOWCHART_TERMINATOR, room=room)


def _end(sheet: SlideCanvas, words: RichText, place: Box) -> Any:
    look = sheet.look.flow
    texts = largest(
        look.ask_sizes,
        TextFrameStyle(across=look.pad).room(place),
        lambda size: (Text(words, size, sheet.shade("white"), bold=True, align="center"),),
    )
    return sheet.shape(place, ShapeStyle(sheet.shade("accent")), *texts, form=MSO_SHAPE.FLOWCHART_TERMINATOR)


def _beneath(sheet: SlideCanvas, placed: Placed) -> None:
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
        sheet.text(over, words, setting=TextFrameStyle(anchor="bottom"))


def _detail(sheet: SlideCanvas, words: RichText, place: Box) -> None:
    """Write what is meant: in a dashed frame, no wider than its words, where the clinic sets a value."""
    look = sheet.look.flow
    inner = Box(place.x, place.y + look.detail_gap, place.w, place.h - 2 * look.detail_gap)
    if not flow_words.is_local(words):
        sheet.text(inner, Text(words, look.size, sheet.shade("text")))
        return
    skin = ShapeStyle(sheet.shade("ground"), sheet.stroke("care", look.thin, look.dash))
    sheet.shape(inner, skin, Text(words, look.size, sheet.shade("care")), setting=TextFrameStyle(look.pad))
