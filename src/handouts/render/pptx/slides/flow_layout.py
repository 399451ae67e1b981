"""The rhythm of a decision pathway: how high its rows are, where everything in them stands, and what leads between.

Three ways are tried, the roomiest first: acts of two lines, the role above; acts of one line, but for what happens at
once; acts of one line throughout. Where a wide typeface has no room for any of them, they are tried again, leaner.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.text import tall
from handouts.render.pptx.slides import flow_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pptx.ooxml.shapes import SlideCanvas
    from handouts.render.pptx.slides.flow_words import Row
    from handouts.text.markup import RichText

_CLOSE = 1_000
"""EMU; near enough when heights are sought."""
_STEPS = 20
"""In which diamonds and acts of two lines grow, where there is room."""
_PAIR = 2
"""Acts at once that stand in one line like those in turn."""


@dataclass(frozen=True, slots=True)
class Placed:
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

    rows: tuple[Placed, ...]
    end: Box
    lanes: dict[int, int]
    bypass: int
    """Where a way runs that leads past a row, at the start side."""


@dataclass(slots=True)
class _Try:
    """A way to set the rows: which have acts of one line, and all widths."""

    sheet: SlideCanvas
    rows: Sequence[Row]
    zone: Box
    low: tuple[bool, ...]
    least: int
    """The height that a diamond has at the least."""
    goes_on: int
    """The height of the end that goes on."""

    @property
    def targets(self) -> list[int]:
        """The questions that are led back to, the lowest first: its lane is the innermost."""
        back = {row.leads_to for number, row in enumerate(self.rows) if row.lead and row.leads_to <= number}
        return sorted(back, reverse=True)

    @property
    def start(self) -> int:
        """Where diamonds begin."""
        past = any(row.below > number + 1 for number, row in enumerate(self.rows))
        return self.zone.x + (self.sheet.look.flow.lane if past else 0)

    @property
    def across(self) -> int:
        """Where acts begin."""
        look = self.sheet.look.flow
        labels = max(words.wide(self.sheet, row.across.says) for row in self.rows)
        return self.start + look.diamond + max(look.acts - look.diamond, labels + look.icon_gap)

    @property
    def end(self) -> int:
        """Where rows end, before the lanes."""
        return self.zone.end - self.sheet.look.flow.lane * len(self.targets)

    @property
    def pill(self) -> int:
        """The width of every stop."""
        look = self.sheet.look.flow
        widths = [words.wide(self.sheet, row.stop[1].text) for row in self.rows if row.stop]
        return min(max(widths, default=0) + 2 * look.pad, look.stop)

    def pill_height(self, row: Row) -> int:
        look = self.sheet.look.flow
        if not row.stop:
            return 0
        text = words.stop_words(self.sheet, row.stop[1].text, "text")
        return max(tall([text], self.pill - 2 * look.pad) + 2 * look.down, look.low)

    def acts(self, row: Row) -> Box:
        """Return where a row's acts stand, its height still open."""
        look = self.sheet.look.flow
        end = self.end
        if row.stop:
            labels = [words.wide(self.sheet, one.stop[0].says) for one in self.rows if one.stop and one.step]
            labelled = row.step is not None and row.stop[0].says
            end -= self.pill + (max([look.arrow, *(one + look.icon_gap for one in labels)]) if labelled else look.arrow)
        return Box(self.across, 0, end - self.across, 0)

    def columns(self, row: Row, *, low: bool) -> tuple[Box, ...]:
        """Return the acts' places: equal where they have two lines, else as wide as they need and what is left over.

        In a lean look those of two lines are as wide as they need too, if all of that is there.
        """
        look, box = self.sheet.look.flow, self.acts(row)
        if row.step is None:
            return ()
        gap = look.arrow if row.step.in_turn else 0
        needs = [words.line_width(self.sheet, act, low=low) for act in row.step.acts]
        spare = box.w - sum(needs) - gap * (len(needs) - 1)
        if not low and (look.form == "diamond" or spare < 0):
            equal = box.columns(len(row.step.acts), gap)
            texts = [words.act_words(self.sheet, act, look.act_sizes[-1], "text", low=False) for act in row.step.acts]
            return () if any(words.any_too_wide(each, equal[0].w - 2 * look.pad) for each in texts) else equal
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

    def acts_height(self, row: Row, *, low: bool) -> int:
        look = self.sheet.look.flow
        if row.step is None:
            return self.pill_height(row)
        places = self.columns(row, low=low)
        if low:
            return max(look.low, self.pill_height(row))
        texts = [words.act_words(self.sheet, act, look.act_sizes[-1], "text", low=False) for act in row.step.acts]
        needs = [tall(each, place.w - 2 * look.pad) for each, place in zip(texts, places, strict=True)]
        return max(*needs, 0) + 2 * look.down

    def drop(self, row: Row, *, low: bool) -> int:
        """Return where the way from a row's step goes down: under the middle of the last act."""
        last = self.columns(row, low=low)[-1]
        return last.x + last.w // 2

    def beneath(self, number: int) -> tuple[Box | None, Box | None]:
        """Return where the detail and the label of the way on stand, counted from the acts' foot."""
        row, low, look = self.rows[number], self.low[number], self.sheet.look.flow
        end, label = self.end, None
        if row.lead:
            drop = self.drop(row, low=low)
            end = drop - look.icon_gap
            if row.lead.says:
                # a way back goes out over its words
                y = look.corridor if row.leads_to <= number else 0
                label = Box(
                    drop + look.icon_gap, y, words.wide(self.sheet, row.lead.says), words.line_height(look.size)
                )
        if not row.question.detail:
            return None, label
        # no wider than its words, so that others know what is free beside it
        width = min(end - self.across, words.wide(self.sheet, row.question.detail) + 2 * look.pad)
        return Box(self.across, 0, width, words.detail_height(self.sheet, row.question.detail, width)), label


def plan(
    sheet: SlideCanvas, slide_origin: str, rows: Sequence[Row], zone: Box, end: RichText
) -> tuple[SlideCanvas, Plan]:
    """Return the roomiest plan, and the sheet that has its look. Raises ContentError where nothing fits."""
    for leaner in words.leaner(sheet, [row.question.ask for row in rows]):
        if found := _roomiest(leaner, rows, zone, end):
            return leaner, found
    message = "a pathway of the deck is higher or wider than its slide"
    hint = "Shorten what stands under the acts, the acts or the questions, or part the pathway in two."
    raise ContentError((Problem(Location(slide_origin), message, hint),))


def _roomiest(sheet: SlideCanvas, rows: Sequence[Row], zone: Box, end: RichText) -> Plan | None:
    """Return the roomiest plan in one look."""
    steps = [row.step for row in rows]
    at_once = [step is not None and not step.in_turn and len(step.acts) > _PAIR for step in steps]
    lows = [tuple(False for _ in rows), tuple(not one for one in at_once), tuple(True for _ in rows)]
    least = _diamond(sheet, rows)
    for low in dict.fromkeys(lows):
        tried = _Try(sheet, rows, zone, low, least, words.end_height(sheet, end))
        if not tried.hold():
            continue
        fitting = bisect(range(_STEPS + 1), False, key=lambda step: _made(tried, step / _STEPS) is None)
        if fitting and (made := _made(tried, (fitting - 1) / _STEPS)):
            return made
    return None


def _made(tried: _Try, growth: float) -> Plan | None:
    """Return the plan with diamonds and acts grown so far, or `None` where it is higher than its zone."""
    look, rows = tried.sheet.look.flow, tried.rows
    is_low, diamond = any(tried.low), tried.least
    diamond += round(growth * max(0, (look.low_tallest if is_low else look.tallest) - diamond))
    heights = [tried.acts_height(row, low=one) for row, one in zip(rows, tried.low, strict=True)]
    heights = [high + round(growth * max(0, (look.low_most if is_low else diamond) - high)) for high in heights]
    over = [max(diamond // 2 + look.head, high // 2 + look.corridor // 2) for high in heights]
    step = look.low_step if is_low else look.step
    middles = [max(diamond // 2, heights[0] // 2, over[0] if 0 in tried.targets else 0)]
    for number in range(len(rows) - 1):
        needs = _apart(tried, number, heights, over)
        middles.append(middles[-1] + max(diamond + step, *needs))
    foot = middles[-1] + heights[-1] // 2 + _deep(tried, len(rows) - 1)
    # the answer stands between the last question and the end, which is wide
    end = max(middles[-1] + diamond // 2 + max(step, words.line_height(look.size)), foot - tried.goes_on // 2)
    spare = tried.zone.h - end - tried.goes_on
    if spare < 0:
        return None
    each = spare // len(rows)
    middles = [tried.zone.y + middle + each * number for number, middle in enumerate(middles)]
    return _plan(tried, diamond, heights, middles, over)


def _deep(tried: _Try, number: int) -> int:
    """Return how deep the words beneath a row's acts go."""
    return max(one.bottom if one else 0 for one in tried.beneath(number))


def _apart(tried: _Try, number: int, heights: list[int], over: list[int]) -> tuple[int, int, int]:
    """Return how far the middles of a row and the next stand apart, for the acts, for the ways, for the stops."""
    look, row, after = tried.sheet.look.flow, tried.rows[number], tried.rows[number + 1]
    foot, deep = heights[number] // 2, _deep(tried, number)
    detail, _ = tried.beneath(number)
    leaves = look.corridor if row.lead and row.leads_to <= number else 0
    acts = foot + deep + look.low_clear + heights[number + 1] // 2
    ways = stops = 0
    if number + 1 in tried.targets:
        # a way from the end side comes in between: under all words, and clear of one that goes out
        ways = foot + max(deep, leaves) + over[number + 1]
    elif any(one.lead and one.leads_to == number + 1 for one in tried.rows):
        ways = foot + (detail.h if detail else 0) + over[number + 1]
    if after.step and after.stop and after.stop[0].says:
        below = (one for one in tried.beneath(number) if one and one.end > tried.acts(after).end)
        reach = max((one.bottom for one in below), default=0)
        stops = foot + max(reach, leaves) + words.line_height(look.size) + look.lift
    return acts, ways, stops


def _plan(tried: _Try, diamond: int, heights: list[int], middles: list[int], over: list[int]) -> Plan:
    look, zone = tried.sheet.look.flow, tried.zone
    end = Box(tried.start, zone.bottom - tried.goes_on, look.diamond, tried.goes_on)
    tops = [*(middle - diamond // 2 for middle in middles[1:]), end.y]
    placed = []
    for number, (row, high, middle, low) in enumerate(zip(tried.rows, heights, middles, tried.low, strict=True)):
        top, foot = middle - high // 2, middle - high // 2 + high
        acts = tuple(Box(one.x, top, one.w, high) for one in tried.columns(row, low=low))
        stop = None
        if row.stop:
            tall_stop = tried.pill_height(row)
            x = tried.across if row.step is None else tried.end - tried.pill
            stop = Box(x, middle - tall_stop // 2, tried.pill, tall_stop)
        detail, label = tried.beneath(number)
        if label:
            label = replace(label, y=foot + label.y)
        if detail:
            detail = replace(detail, y=foot)
        placed.append(
            Placed(
                row,
                Box(tried.start, middle - diamond // 2, look.diamond, diamond),
                acts,
                low,
                stop,
                detail,
                label,
                middle - over[number],
                foot + look.corridor // 2,
                (middle + diamond // 2 + tops[number]) // 2,
            )
        )
    lanes = {target: tried.end + look.lane * at - look.lane // 4 for at, target in enumerate(tried.targets, 1)}
    return Plan(tuple(placed), end, lanes, zone.x)


def _diamond(sheet: SlideCanvas, rows: Sequence[Row]) -> int:
    """Return the least height of a diamond that holds every question."""
    look, asks = sheet.look.flow, [row.question.ask for row in rows]
    heights = range(look.least, look.tallest, _CLOSE)
    # a question that fits a diamond fits every higher one
    fits = bisect(heights, False, key=lambda high: all(words.ask_size(sheet, ask, high) for ask in asks))
    return heights[fits] if fits < len(heights) else look.tallest
