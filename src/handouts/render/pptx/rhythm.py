"""The rhythm of a decision pathway: how high its diamonds and acts are, and what stands between them."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.util import Emu, Pt

from handouts.errors import ContentError, Location, Problem
from handouts.fit import measure
from handouts.render.pptx.setting import Setting, Text, largest, tall

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck import Act, Branch, FlowSlide
    from handouts.render.pptx.box import Box
    from handouts.render.pptx.shapes import Sheet

_CAPITAL = 0.72
"""Height of a capital letter, as a share of the size."""
_CLOSE = 1_000
"""EMU; near enough when heights are sought."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Heights in EMU, and the middle of each branch from the top of the picture."""

    diamond: int
    acts: int
    middles: tuple[int, ...]


def plan(sheet: Sheet, slide: FlowSlide, across: Box, room: int) -> Plan:
    """Return the roomiest plan: acts as high as the diamonds, or as low as their words where room is short.

    `across` is where acts stand, `room` the height for all branches. Raises ContentError where nothing fits.
    """
    look = sheet.look.flow
    details = [detail_height(sheet, branch, across.w) if branch.detail else 0 for branch in slide.branches]
    least = max(_acts_need(sheet, branch, across) for branch in slide.branches)
    heights = range(least, look.tallest, _CLOSE)
    # a question that fits a diamond fits every higher one
    found = bisect(heights, False, key=lambda high: all(ask_size(sheet, each, high) for each in slide.branches))
    asked = heights[found] if found < len(heights) else look.tallest
    for low in (None, least):
        diamond = _highest(details, room, look.step, look.tallest, low)
        if diamond >= max(least, asked):
            acts = diamond if low is None else low
            return Plan(diamond, acts, _middles(details, room, look.step, diamond, acts))
    message = "a pathway of the deck is higher than its slide"
    hint = "Shorten what stands under the acts, or the questions, or part the pathway in two."
    raise ContentError((Problem(Location(slide.origin), message, hint),))


def ask_size(sheet: Sheet, branch: Branch, diamond: int) -> float:
    """Return the largest size in which a question stands within a diamond so high, or 0."""
    look = sheet.look.flow
    wide, high = Emu(look.diamond).pt, Emu(diamond).pt
    for size in look.ask_sizes:
        if measure.too_wide(branch.ask, size, wide / 2, bold=True):
            continue
        lines = measure.wrap(branch.ask, size, wide / 2, bold=True)
        step = size * measure.PITCH * look.pitch / 100
        # a corner of a line stands inside where its distances, as shares of both half axes, add up to 1 at most
        corners = (
            measure.width(line, size, bold=True) / wide
            + 2 * (abs(number - (len(lines) - 1) / 2) * step + size * _CAPITAL / 2) / high
            for number, line in enumerate(lines)
        )
        if max(corners) <= 1:
            return size
    return 0


def act_words(sheet: Sheet, act: Act, size: float, ink: str) -> tuple[Text, ...]:
    """Return the role, behind room for its icon, and what it does."""
    look = sheet.look.flow
    role = Text(act.role, look.size, sheet.shade(ink), indent=look.icon + look.icon_gap)
    return role, Text(act.does, size, sheet.shade(ink), bold=True, gap=look.gap)


def act_size(sheet: Sheet, act: Act, place: Box) -> float:
    """Return the largest size in which an act's words fit its box."""
    look = sheet.look.flow
    room = Setting(across=look.pad, down=look.down).room(place)
    return largest(look.act_sizes, room, lambda size: act_words(sheet, act, size, "text"))[1].size


def back_width(sheet: Sheet, branch: Branch) -> int:
    """Return the width of the words that lead back, with the gap before them."""
    if not branch.returns:
        return 0
    look = sheet.look.flow
    wide = measure.rich_width(branch.returns, look.size, bold=True) / measure.USED
    return Pt(wide + 1) + look.icon_gap


def detail_height(sheet: Sheet, branch: Branch, width: int) -> int:
    """Return the height of what stands beneath acts that are so wide."""
    look = sheet.look.flow
    text = Text(branch.detail, look.size, sheet.shade("text"))
    framed = is_local(branch.detail)
    across, around = (look.pad, 2 * look.down) if framed else (0, 0)
    # clear of the acts above it and of what comes beneath
    return tall([text], width - back_width(sheet, branch) - 2 * across) + around + 2 * look.detail_gap


def is_local(words: RichText) -> bool:
    """Tell whether words hold a value that the clinic sets: they stand in a dashed frame."""
    return any(run.local for run in words)


def _acts_need(sheet: Sheet, branch: Branch, across: Box) -> int:
    """Return the least height of a branch's acts."""
    look = sheet.look.flow
    place = across.columns(len(branch.acts), look.arrow if branch.in_turn else 0)[0]
    words = [act_words(sheet, act, look.act_sizes[-1], "text") for act in branch.acts]
    return max(tall(each, place.w - 2 * look.pad) for each in words) + 2 * look.down


def _highest(details: list[int], room: int, step: int, tallest: int, low: int | None) -> int:
    """Return the highest diamonds with which everything fits, 0 if none."""
    floor, top = 0, tallest
    while top - floor > _CLOSE:
        middle = (floor + top) // 2
        if sum(_gaps(details, step, middle, low or middle)) + len(details) * middle <= room:
            floor = middle
        else:
            top = middle
    return floor


def _gaps(details: list[int], step: int, diamond: int, acts: int) -> list[int]:
    """Return what stands beneath each diamond: the arrow, or as much more as the words under the acts need."""
    return [max(step, detail - (diamond - acts) // 2) for detail in details]


def _middles(details: list[int], room: int, step: int, diamond: int, acts: int) -> tuple[int, ...]:
    gaps = _gaps(details, step, diamond, acts)
    spare = (room - len(gaps) * diamond - sum(gaps)) // len(gaps)
    middles, y = [], diamond // 2
    for gap in gaps:
        middles.append(y)
        y += diamond + gap + spare
    return tuple(middles)
