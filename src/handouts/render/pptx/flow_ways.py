"""The arrows of a decision pathway: glued at both ends to the two shapes that a way joins.

LibreOffice lays a line with more than one corner as it likes. So such a way runs over knots, points of the line's own
width that lines are glued to; ways to the same question share what they have in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from handouts.render.pptx.box import square
from handouts.render.pptx.shapes import Skin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pptx.box import Box
    from handouts.render.pptx.rhythm import Plan
    from handouts.render.pptx.shapes import Sheet, Stroke


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shapes of a row."""

    ask: Any
    acts: tuple[Any, ...]
    stop: Any


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the ways are drawn between."""

    sheet: Sheet
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
        return self.sheet.shape(square(x, y, self.sheet.look.flow.knot), Skin(self.stroke.shade))


def ways(sheet: Sheet, plan: Plan, rows: Sequence[Drawn], end: Any) -> None:
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
