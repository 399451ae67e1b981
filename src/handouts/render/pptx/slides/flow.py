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
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.freeform import Box, square
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, largest
from handouts.render.pptx.slides import flow_layout, flow_words
from handouts.render.pptx.slides.flow_words import rows
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import FlowEnd, FlowQuestion, FlowStep
    from handouts.render.pptx.ooxml.shapes import Stroke
    from handouts.render.pptx.slides.flow_layout import PlacedRow, Plan
    from handouts.text.markup import RichText


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """The shapes of a row."""

    ask: Any
    acts: tuple[Any, ...]
    stop: Any


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the arrows connect, and how they are drawn."""

    canvas: SlideCanvas
    plan: Plan
    rows: Sequence[DrawnRow]
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
        return self.canvas.shape(square(x, y, self.canvas.look.flow.knot), ShapeStyle(self.stroke.shade))


def connect_rows(canvas: SlideCanvas, plan: Plan, rows: Sequence[DrawnRow], end: Any) -> None:
    """Draw every way."""
    drawing = _Drawing(canvas, plan, rows, end, canvas.stroke("text", canvas.look.flow.line))
    for number, (placed, row) in enumerate(zip(plan.rows, rows, strict=True)):
        across = row.acts[0] if row.acts else row.stop
        canvas.connect(row.ask, "end", across, "start", drawing.stroke)
        for act, next_act in pairwise(row.acts if placed.row.step and placed.row.step.in_turn else ()):
            canvas.connect(act, "end", next_act, "start", drawing.stroke)
        if row.acts and row.stop is not None:
            canvas.connect(row.acts[-1], "end", row.stop, "start", drawing.stroke)
        _connect_down(drawing, number)
        if placed.row.lead and placed.row.leads_to > number:
            _connect_onward(drawing, number)
    for target in plan.lanes:
        _connect_back(drawing, target)


def _connect_down(drawing: _Drawing, number: int) -> None:
    """Draw the way to the next row, or past it on the start side."""
    canvas, placed = drawing.canvas, drawing.plan.rows[number]
    ask, to = drawing.rows[number].ask, placed.row.below
    if to == number + 1:
        canvas.connect(ask, "bottom", drawing.shape(to), "top", drawing.stroke)
        return
    x, here, there = drawing.plan.bypass, placed.ask, drawing.place(to)
    points = ((here.x, here.middle), (x, here.middle), (x, there.middle), (there.x, there.middle))
    canvas.bend(ask, "start", drawing.shape(to), "start", drawing.stroke, points=points)


def _connect_onward(drawing: _Drawing, number: int) -> None:
    """Draw the arrow from the last act to the next row: under the acts and the words below them."""
    canvas, placed, act = drawing.canvas, drawing.plan.rows[number], drawing.rows[number].acts[-1]
    to, last = placed.row.leads_to, placed.acts[-1]
    there, aim = drawing.place(to), drawing.shape(to)
    x, middle = last.x + last.w // 2, there.x + there.w // 2
    if to == len(drawing.rows):
        points = [(x, last.bottom), (x, there.middle), (there.end, there.middle)]
        canvas.bend(act, "bottom", aim, "end", drawing.stroke, points=points)
        return
    enters = drawing.plan.rows[to].enters
    knot = drawing.knot(middle, enters)
    points = [(x, last.bottom), (x, enters), (middle + canvas.look.flow.knot // 2, enters)]
    canvas.bend(act, "bottom", knot, "end", drawing.stroke, points=points, arrow=False)
    canvas.connect(knot, "bottom", aim, "top", drawing.stroke)


def _connect_back(drawing: _Drawing, target: int) -> None:
    """Draw the arrows back to a question: out to its lane, up, and in above it."""
    canvas, plan, stroke = drawing.canvas, drawing.plan, drawing.stroke
    x, half, there = plan.lanes[target], canvas.look.flow.knot // 2, plan.rows[target].ask
    below = None
    for number in range(len(drawing.rows) - 1, target - 1, -1):
        placed = plan.rows[number]
        if placed.row.lead and placed.row.leads_to == target:
            last = placed.acts[-1]
            drop = last.x + last.w // 2
            knot = drawing.knot(x, placed.leaves)
            points = [(drop, last.bottom), (drop, placed.leaves), (x - half, placed.leaves)]
            canvas.bend(drawing.rows[number].acts[-1], "bottom", knot, "start", stroke, points=points, arrow=False)
            if below is not None:
                canvas.connect(below, "top", knot, "bottom", stroke, arrow=False)
            below = knot
    enters = plan.rows[target].enters
    assert below is not None
    corner = drawing.knot(x, enters)
    canvas.connect(below, "top", corner, "bottom", stroke, arrow=False)
    middle = there.x + there.w // 2
    points = [(x - half, enters), (middle, enters), (middle, there.y)]
    canvas.bend(corner, "start", drawing.shape(target), "top", stroke, points=points)


_ACT_SHADES = {"emergency": ("emergency", "white"), "care": ("care_tint", "text"), "plain": ("tint", "text")}
"""Ground of the acts and the text on it, by tone."""
_LINE_SHADES = {"emergency": "emergency", "care": "care", "plain": "accent"}


@draws(FlowSlide)
def flow(canvas: SlideCanvas, slide: FlowSlide) -> None:
    """Draw the rows beneath each other, the end that goes on under the last question, then all arrows."""
    zone = canvas.zone("Picture")
    # the frame is not seen; it carries the description of the pathway, each question that of its answers
    canvas.shape(zone, ShapeStyle(), says=slide.says)
    (goes_on,) = (end for end in slide.ends if end.goes_on)
    canvas, plan = flow_layout.plan(canvas, slide.origin, rows(slide), zone, goes_on.text)
    size = min(flow_words.ask_size(canvas, placed.row.question.ask, placed.ask.h) for placed in plan.rows)
    # the shape itself holds the question
    told = {
        question.origin: plain(text).removeprefix(plain(question.ask)).strip()
        for question, text in zip(slide.questions, slide.told, strict=True)
    }
    drawn = []
    for number, placed in enumerate(plan.rows, 1):
        question, step = placed.row.question, placed.row.step
        at = canvas.at(question.origin)
        ask = _draw_question(at, question, placed.ask, size)
        oxml.describe(ask, told[question.origin])
        _write_answers(at, placed, straight=placed.row.below == number)
        acts = _draw_acts(canvas.at(step.origin), step, question.tone, placed) if step else ()
        stop = None
        if placed.stop and placed.row.stop:
            stop = _draw_stop(canvas.at(placed.row.stop[1].origin), placed.row.stop[1], placed.stop)
        _write_beneath(at, placed)
        drawn.append(DrawnRow(ask, acts, stop))
    connect_rows(canvas, plan, drawn, _draw_end(canvas.at(goes_on.origin), goes_on.text, plan.end))


def _draw_question(canvas: SlideCanvas, question: FlowQuestion, place: Box, size: float) -> Any:
    """Draw a question in its diamond or hexagon; return the shape."""
    look, edge = canvas.look.flow, _LINE_SHADES[question.tone]
    one_line = size > flow_words.ask_size(canvas, question.ask, place.h, one_line=False)
    text = Text(question.ask, size, canvas.shade(edge), bold=True, align="center", pitch=look.pitch)
    dash = look.dash if flow_words.is_local(question.ask) else ""
    style = ShapeStyle(canvas.shade("ground"), canvas.stroke(edge, look.line, dash))
    form = flow_words.form(canvas)
    # `ask_size` has measured the text against the slanted sides, which give it more height than a box inside
    room = (Emu(place.w).pt * (1 if one_line else form.inside), Emu(place.h).pt)
    return canvas.shape(place, style, text, form=form.preset, frame_style=TextFrameStyle(wrap=not one_line), room=room)


def _write_answers(canvas: SlideCanvas, placed: PlacedRow, *, straight: bool) -> None:
    """Write both answers: one over the arrow across, one beside that on."""
    look, row, ask = canvas.look.flow, placed.row, placed.ask
    line_height = flow_words.line_height(look.size)
    next_x = placed.acts[0].x if placed.acts else placed.stop.x if placed.stop else ask.end
    over = Box(ask.end, ask.middle - line_height - look.lift, next_x - ask.end, line_height)
    words = Text(row.across.says, look.size, canvas.shade("text"), bold=True, align="center")
    canvas.text(over, words, frame_style=TextFrameStyle(anchor="bottom"))
    width = flow_words.width_emu(canvas, row.down.says)
    x = ask.x + ask.w // 2 - look.icon_gap - width
    below = Box(x, placed.down - line_height // 2, width, line_height)
    if not straight:
        # a way past the next row leaves at the start side
        below = Box(ask.x, ask.middle + look.head, width, line_height)
    canvas.text(below, Text(row.down.says, look.size, canvas.shade("text"), bold=True, align="end"))


def _draw_acts(canvas: SlideCanvas, step: FlowStep, tone: str, placed: PlacedRow) -> tuple[Any, ...]:
    """Draw the acts: parted by arrows where they follow each other, else abutting, with a line between."""
    look = canvas.look.flow
    fill, ink = _ACT_SHADES[tone]
    size = flow_words.act_size(canvas, step, placed.acts, low=placed.low)
    frame_style = TextFrameStyle(across=look.pad, down=look.down)
    shapes = []
    for number, (act, place) in enumerate(zip(step.acts, placed.acts, strict=True)):
        words = flow_words.act_words(canvas, act, size, ink, low=placed.low)
        shapes.append(canvas.shape(place, ShapeStyle(canvas.shade(fill)), *words, frame_style=frame_style))
        if look.icon:
            top = place.middle - height_emu(words, place.w - 2 * look.pad) // 2
            first = Pt(measure.pitch(words[0].size))
            icon = Box(place.x + look.pad, top + (first - look.icon) // 2, look.icon, look.icon)
            canvas.icon(act.icon, icon, canvas.shade(ink))
        if number and not step.in_turn:
            top, foot = place.y + look.pad, place.bottom - look.pad
            canvas.line((place.x, top), (place.x, foot), canvas.stroke(ink, look.thin))
    return tuple(shapes)


def _draw_stop(canvas: SlideCanvas, end: FlowEnd, place: Box) -> Any:
    """Draw a stop; return the shape."""
    look, edge = canvas.look.flow, _LINE_SHADES[end.tone]
    style = ShapeStyle(canvas.shade("ground"), canvas.stroke(edge, look.line))
    words = flow_words.stop_words(canvas, end.text, edge)
    room = TextFrameStyle(across=look.pad, down=look.down).room(place)
    return canvas.shape(place, style, words, form=MSO_SHAPE.FLOWCHART_TERMINATOR, room=room)


def _draw_end(canvas: SlideCanvas, words: RichText, place: Box) -> Any:
    """Draw the end that goes on; return the shape."""
    look = canvas.look.flow
    texts = largest(
        look.ask_sizes,
        TextFrameStyle(across=look.pad).room(place),
        lambda size: (Text(words, size, canvas.shade("white"), bold=True, align="center"),),
    )
    return canvas.shape(place, ShapeStyle(canvas.shade("accent")), *texts, form=MSO_SHAPE.FLOWCHART_TERMINATOR)


def _write_beneath(canvas: SlideCanvas, placed: PlacedRow) -> None:
    """Write the explanation, the label of the way on, and the label over the arrow to the stop."""
    look, row = canvas.look.flow, placed.row
    if placed.detail:
        _write_detail(canvas, row.question.detail, placed.detail)
    if placed.label and row.lead:
        canvas.text(placed.label, Text(row.lead.says, look.size, canvas.shade("text"), bold=True))
    if placed.stop and row.stop and row.step and row.stop[0].says:
        x, line_height = placed.acts[-1].end, flow_words.line_height(look.size)
        over = Box(x, placed.stop.middle - line_height - look.lift, placed.stop.x - x, line_height)
        words = Text(row.stop[0].says, look.size, canvas.shade("text"), bold=True, align="center")
        canvas.text(over, words, frame_style=TextFrameStyle(anchor="bottom"))


def _write_detail(canvas: SlideCanvas, words: RichText, place: Box) -> None:
    """Write the explanation under the acts: where the clinic sets a value, in a dashed frame."""
    look = canvas.look.flow
    inner = Box(place.x, place.y + look.detail_gap, place.w, place.h - 2 * look.detail_gap)
    if not flow_words.is_local(words):
        canvas.text(inner, Text(words, look.size, canvas.shade("text")))
        return
    style = ShapeStyle(canvas.shade("ground"), canvas.stroke("care", look.thin, look.dash))
    canvas.shape(inner, style, Text(words, look.size, canvas.shade("care")), frame_style=TextFrameStyle(look.pad))
