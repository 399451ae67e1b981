"""The arrows of a decision pathway: each way of the graph is one connector, glued to the two shapes that it joins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pptx.box import Box
    from handouts.render.pptx.rhythm import Plan
    from handouts.render.pptx.shapes import Sheet, Stroke

Shapes = dict[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The shapes that were drawn, by row."""

    sheet: Sheet
    plan: Plan
    asks: tuple[Any, ...]
    """The questions, then the end that goes on."""
    stroke: Stroke

    def place(self, number: int) -> Box:
        """Return where a question stands, or the end that goes on."""
        return self.plan.rows[number].ask if number < len(self.plan.rows) else self.plan.end


def ways(sheet: Sheet, plan: Plan, drawn: Shapes, end: str, stops: Sequence[Any]) -> None:
    """Draw every way; `stops` are the shapes at the rows' ends."""
    stroke = sheet.stroke("text", sheet.look.flow.line)
    asks = tuple(drawn[one][0] for one in (*(placed.row.question.origin for placed in plan.rows), end))
    drawing = _Drawing(sheet, plan, asks, stroke)
    for number, (placed, stop) in enumerate(zip(plan.rows, stops, strict=True)):
        row = placed.row
        acts = drawn[row.step.origin] if row.step else ()
        across = acts[0] if acts else stop
        sheet.connect(asks[number], "end", across, "start", stroke)
        for one, other in pairwise(acts if row.step and row.step.in_turn else ()):
            sheet.connect(one, "end", other, "start", stroke)
        if acts and stop is not None:
            sheet.connect(acts[-1], "end", stop, "start", stroke)
        _down(drawing, number)
        if row.lead:
            _lead(drawing, number, acts[-1])


def _down(drawing: _Drawing, number: int) -> None:
    """Draw the way to the next row, or past it on the start side."""
    placed, asks = drawing.plan.rows[number], drawing.asks
    below = placed.row.below
    if below == number + 1:
        drawing.sheet.connect(asks[number], "bottom", asks[below], "top", drawing.stroke)
        return
    x, here, there = drawing.plan.bypass, placed.ask, drawing.place(below)
    points = ((here.x, here.middle), (x, here.middle), (x, there.middle), (there.x, there.middle))
    drawing.sheet.bend((asks[number], asks[below]), ("start", "start"), points, drawing.stroke)


def _lead(drawing: _Drawing, number: int, act: Any) -> None:
    """Draw the way from what is done: down and across to the next row, or round the end of the rows and back."""
    placed, plan = drawing.plan.rows[number], drawing.plan
    to = placed.row.leads_to
    there = drawing.place(to)
    last = placed.acts[-1]
    x, aim = last.x + last.w // 2, there.x + there.w // 2
    ends = (act, drawing.asks[to])
    if to == len(plan.rows):
        points = ((x, last.bottom), (x, there.middle), (there.end, there.middle))
        drawing.sheet.bend(ends, ("bottom", "end"), points, drawing.stroke)
        return
    enters = plan.rows[to].enters
    if to == number + 1:
        points = ((x, last.bottom), (x, enters), (aim, enters), (aim, there.y))
    else:
        lane = plan.lanes[to]
        points = ((x, last.bottom), (x, placed.leaves), (lane, placed.leaves), (lane, enters), (aim, enters), (aim, there.y))
    drawing.sheet.bend(ends, ("bottom", "top"), points, drawing.stroke)
