"""The layout of a decision pathway: how high its rows are, where everything in them stands, and what leads between.

Three ways are tried, the roomiest first: acts of two lines, the role above; acts of one line, but for what happens at
once; acts of one line throughout. Where a wide typeface has no room for any of them, they are tried again, leaner.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.text import height_emu
from handouts.render.pptx.slides import flow_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import FlowStep
    from handouts.render.pptx.ooxml.shapes import SlideCanvas
    from handouts.render.pptx.ooxml.text import Text
    from handouts.render.pptx.slides.flow_words import Row
    from handouts.text.markup import RichText
    from handouts.theme.diagrams import FlowLook

_TOLERANCE = 1_000
"""EMU; near enough when heights are sought."""
_GROWTH_STEPS = 20
"""In which diamonds and acts of two lines grow, where there is room."""
_IN_ONE_LINE = 2
"""Acts at once that stand in one line like those in turn."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """Where the parts of a row stand."""

    row: Row
    ask: Box
    acts: tuple[Box, ...]
    low: bool
    """Whether its acts are of one line."""
    stop: Box | None
    detail: Box | None
    label: Box | None
    """Of the way from the step to another row."""
    enters: int
    """How high a way to this row's question comes in above it."""
    leaves: int
    """How high a way from this row's step goes out beneath it."""
    down: int
    """The middle of the arrow to the next row."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands; `lanes` are beyond the rows, one for each question that is led back to."""

    rows: tuple[PlacedRow, ...]
    end: Box
    lanes: dict[int, int]
    bypass: int
    """Where a way runs that leads past a row, at the start side."""


@dataclass(slots=True)
class _Arrangement:
    """One way to arrange the rows: which have one-line acts, and all widths. Lengths are EMU."""

    canvas: SlideCanvas
    rows: Sequence[Row]
    zone: Box
    low: tuple[bool, ...]
    least: int
    """The height that a diamond has at the least."""
    goes_on: int
    """The height of the end that goes on."""

    @property
    def look(self) -> FlowLook:
        """The theme's measures of a pathway, in EMU and points."""
        return self.canvas.look.flow

    @property
    def targets(self) -> list[int]:
        """The questions that are led back to, the lowest first: its lane is the innermost."""
        back = {row.leads_to for number, row in enumerate(self.rows) if row.lead and row.leads_to <= number}
        return sorted(back, reverse=True)

    @property
    def start(self) -> int:
        """Where diamonds begin."""
        past = any(row.below > number + 1 for number, row in enumerate(self.rows))
        return self.zone.x + (self.look.lane if past else 0)

    @property
    def across(self) -> int:
        """Where acts begin."""
        labels = max(words.width_emu(self.canvas, row.across.says) for row in self.rows)
        return self.start + self.look.diamond + max(self.look.acts - self.look.diamond, labels + self.look.icon_gap)

    @property
    def end(self) -> int:
        """Where rows end, before the lanes."""
        return self.zone.end - self.look.lane * len(self.targets)

    @property
    def pill(self) -> int:
        """The width of every stop."""
        widths = [words.width_emu(self.canvas, row.stop[1].text) for row in self.rows if row.stop]
        return min(max(widths, default=0) + 2 * self.look.pad, self.look.stop)

    def pill_height(self, row: Row) -> int:
        """Return the height of a row's stop in EMU, 0 where it has none."""
        if not row.stop:
            return 0
        text = words.stop_words(self.canvas, row.stop[1].text, "text")
        return max(height_emu([text], self.pill - 2 * self.look.pad) + 2 * self.look.down, self.look.low)

    def acts(self, row: Row) -> Box:
        """Return where a row's acts stand, its height still open."""
        end = self.end
        if row.stop:
            says = [other.stop[0].says for other in self.rows if other.stop and other.step]
            labels = [words.width_emu(self.canvas, label) + self.look.icon_gap for label in says]
            labelled = row.step is not None and row.stop[0].says
            end -= self.pill + max([self.look.arrow, *(labels if labelled else ())])
        return Box(self.across, 0, end - self.across, 0)

    def columns(self, row: Row, *, low: bool) -> tuple[Box, ...]:
        """Return the acts' places: equal where they have two lines, else as wide as they need and what is left over.

        In a lean look those of two lines are as wide as they need too, if all of that is there.
        """
        box = self.acts(row)
        if row.step is None:
            return ()
        gap = self.look.arrow if row.step.in_turn else 0
        needs = [words.line_width(self.canvas, act, low=low) for act in row.step.acts]
        spare = box.w - sum(needs) - gap * (len(needs) - 1)
        if not low and (self.look.form == "diamond" or spare < 0):
            equal = box.columns(len(row.step.acts), gap)
            width = equal[0].w - 2 * self.look.pad
            return () if any(words.any_too_wide(texts, width) for texts in self._act_texts(row.step)) else equal
        if spare < 0:
            return ()
        # the way on goes down under the last act: that stays narrow, so that the detail has room before it
        shares = len(needs) - 1 if row.question.detail and len(needs) > 1 else len(needs)
        needs = [need + spare // shares if number < shares else need for number, need in enumerate(needs)]
        places, x = [], box.x
        for need in needs:
            places.append(Box(x, 0, need, 0))
            x += need + gap
        return tuple(places)

    def hold(self) -> bool:
        """Return whether every row's acts are as wide as their words need."""
        return all(row.step is None or self.columns(row, low=low) for row, low in zip(self.rows, self.low, strict=True))

    def _act_texts(self, step: FlowStep) -> list[tuple[Text, ...]]:
        """Return role and text of each act of two lines, in the least size."""
        return [words.act_words(self.canvas, act, self.look.act_sizes[-1], "text", low=False) for act in step.acts]

    def acts_height(self, row: Row, *, low: bool) -> int:
        """Return the height that a row's acts need, or its stop where it has none, in EMU."""
        if row.step is None:
            return self.pill_height(row)
        places = self.columns(row, low=low)
        if low:
            return max(self.look.low, self.pill_height(row))
        widths = (place.w - 2 * self.look.pad for place in places)
        needs = [height_emu(texts, width) for texts, width in zip(self._act_texts(row.step), widths, strict=True)]
        return max(*needs, 0) + 2 * self.look.down

    def beneath(self, number: int) -> tuple[Box | None, Box | None]:
        """Return where the detail and the label of the way on stand, counted from the acts' foot."""
        row, low = self.rows[number], self.low[number]
        end, label = self.end, None
        if row.lead:
            # the way goes down under the middle of the last act
            last = self.columns(row, low=low)[-1]
            drop = last.x + last.w // 2
            end = drop - self.look.icon_gap
            if row.lead.says:
                # a way back goes out over its words
                y = self.look.corridor if row.leads_to <= number else 0
                width, height = words.width_emu(self.canvas, row.lead.says), words.line_height(self.look.size)
                label = Box(drop + self.look.icon_gap, y, width, height)
        if not row.question.detail:
            return None, label
        # no wider than its words, so that others know what is free beside it
        width = min(end - self.across, words.width_emu(self.canvas, row.question.detail) + 2 * self.look.pad)
        return Box(self.across, 0, width, words.detail_height(self.canvas, row.question.detail, width)), label

    def grown_plan(self, growth: float) -> Plan | None:
        """Return the plan with diamonds and acts grown so far, or `None` where it is higher than its zone."""
        is_low, diamond = any(self.low), self.least
        diamond += round(growth * max(0, (self.look.low_tallest if is_low else self.look.tallest) - diamond))
        heights = [self.acts_height(row, low=row_low) for row, row_low in zip(self.rows, self.low, strict=True)]
        tallest = self.look.low_most if is_low else diamond
        heights = [height + round(growth * max(0, tallest - height)) for height in heights]
        over = [max(diamond // 2 + self.look.head, height // 2 + self.look.corridor // 2) for height in heights]
        step = self.look.low_step if is_low else self.look.step
        middles = [max(diamond // 2, heights[0] // 2, over[0] if 0 in self.targets else 0)]
        for number in range(len(self.rows) - 1):
            needs = self._least_distances(number, heights, over)
            middles.append(middles[-1] + max(diamond + step, *needs))
        foot = middles[-1] + heights[-1] // 2 + self._depth_beneath(len(self.rows) - 1)
        # the answer stands between the last question and the end, which is wide
        end = max(middles[-1] + diamond // 2 + max(step, words.line_height(self.look.size)), foot - self.goes_on // 2)
        spare = self.zone.h - end - self.goes_on
        if spare < 0:
            return None
        share = spare // len(self.rows)
        middles = [self.zone.y + middle + share * number for number, middle in enumerate(middles)]
        return self._placed_rows(diamond, heights, middles, over)

    def _depth_beneath(self, number: int) -> int:
        """Return the height in EMU of the words below a row's acts."""
        return max(box.bottom if box else 0 for box in self.beneath(number))

    def _least_distances(self, number: int, heights: list[int], over: list[int]) -> tuple[int, int, int]:
        """Return the least distances in EMU from a row's middle to the next one's: for acts, for arrows, for stops."""
        row, after = self.rows[number], self.rows[number + 1]
        foot, deep = heights[number] // 2, self._depth_beneath(number)
        detail, _ = self.beneath(number)
        leaves = self.look.corridor if row.lead and row.leads_to <= number else 0
        acts = foot + deep + self.look.low_clear + heights[number + 1] // 2
        ways = stops = 0
        if number + 1 in self.targets:
            # a way from the end side comes in between: under all words, and clear of one that goes out
            ways = foot + max(deep, leaves) + over[number + 1]
        elif any(other.lead and other.leads_to == number + 1 for other in self.rows):
            ways = foot + (detail.h if detail else 0) + over[number + 1]
        if after.step and after.stop and after.stop[0].says:
            below = (box for box in self.beneath(number) if box and box.end > self.acts(after).end)
            reach = max((box.bottom for box in below), default=0)
            stops = foot + max(reach, leaves) + words.line_height(self.look.size) + self.look.lift
        return acts, ways, stops

    def _placed_rows(self, diamond: int, heights: list[int], middles: list[int], over: list[int]) -> Plan:
        """Return the plan of rows with these heights and middles, in EMU; ways come in `over` a middle."""
        end = Box(self.start, self.zone.bottom - self.goes_on, self.look.diamond, self.goes_on)
        tops = [*(middle - diamond // 2 for middle in middles[1:]), end.y]
        placed = []
        for number, (row, height, middle, low) in enumerate(zip(self.rows, heights, middles, self.low, strict=True)):
            top, foot = middle - height // 2, middle - height // 2 + height
            acts = tuple(Box(column.x, top, column.w, height) for column in self.columns(row, low=low))
            stop = None
            if row.stop:
                stop_height = self.pill_height(row)
                x = self.across if row.step is None else self.end - self.pill
                stop = Box(x, middle - stop_height // 2, self.pill, stop_height)
            detail, label = (box and replace(box, y=foot + box.y) for box in self.beneath(number))
            ask = Box(self.start, middle - diamond // 2, self.look.diamond, diamond)
            leaves, down = foot + self.look.corridor // 2, (middle + diamond // 2 + tops[number]) // 2
            placed.append(PlacedRow(row, ask, acts, low, stop, detail, label, middle - over[number], leaves, down))
        lane = self.look.lane
        lanes = {target: self.end + lane * number - lane // 4 for number, target in enumerate(self.targets, 1)}
        return Plan(tuple(placed), end, lanes, self.zone.x)


def plan(
    canvas: SlideCanvas, slide_origin: str, rows: Sequence[Row], zone: Box, end: RichText
) -> tuple[SlideCanvas, Plan]:
    """Return the roomiest plan, and the canvas that has its look. Raises ContentError where nothing fits."""
    for leaner in words.leaner(canvas, [row.question.ask for row in rows]):
        if found := _roomiest(leaner, rows, zone, end):
            return leaner, found
    message = "a pathway of the deck is higher or wider than its slide"
    hint = "Shorten what stands under the acts, the acts or the questions, or part the pathway in two."
    raise ContentError((Problem(Location(slide_origin), message, hint),))


def _roomiest(canvas: SlideCanvas, rows: Sequence[Row], zone: Box, end: RichText) -> Plan | None:
    """Return the roomiest plan with one set of measures, or None."""
    steps = [row.step for row in rows]
    at_once = [step is not None and not step.in_turn and len(step.acts) > _IN_ONE_LINE for step in steps]
    lows = [tuple(False for _ in rows), tuple(not together for together in at_once), tuple(True for _ in rows)]
    least = _least_diamond_height(canvas, rows)
    for low in dict.fromkeys(lows):
        arrangement = _Arrangement(canvas, rows, zone, low, least, words.end_height(canvas, end))
        if not arrangement.hold():
            continue
        growths = range(_GROWTH_STEPS + 1)
        fitting = bisect(growths, False, key=lambda step: arrangement.grown_plan(step / _GROWTH_STEPS) is None)
        if fitting and (made := arrangement.grown_plan((fitting - 1) / _GROWTH_STEPS)):
            return made
    return None


def _least_diamond_height(canvas: SlideCanvas, rows: Sequence[Row]) -> int:
    """Return the least height of a diamond that holds every question."""
    look, asks = canvas.look.flow, [row.question.ask for row in rows]
    heights = range(look.least, look.tallest, _TOLERANCE)
    # a question that fits a diamond fits every higher one
    fits = bisect(heights, False, key=lambda height: all(words.ask_size(canvas, ask, height) for ask in asks))
    return heights[fits] if fits < len(heights) else look.tallest
