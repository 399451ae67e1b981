"""Decision pathways: questions down the start side, acts across, arrows glued to both; emergency is all at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.render.pptx import rhythm
from handouts.render.pptx.box import Box, square
from handouts.render.pptx.setting import Setting, Text, largest, tall
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.deck import Branch, FlowSlide

_INKS = {"emergency": ("emergency", "white"), "care": ("care_tint", "text"), "plain": ("tint", "text")}
"""Ground of the acts and the text on it, by tone."""
_EDGES = {"emergency": "emergency", "care": "care", "plain": "accent"}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A branch's question and acts as they were drawn."""

    ask: Any
    acts: tuple[Any, ...]
    box: Box
    """Of the acts together."""


def flow(sheet: Sheet, slide: FlowSlide) -> None:
    """Draw the branches beneath each other, the end under the last question, then all arrows."""
    zone, look = sheet.zone("Picture"), sheet.look.flow
    # the frame is not seen; it carries the description of the whole pathway
    sheet.shape(zone, Skin(), says=slide.says)
    lane = look.lane if any(branch.returns for branch in slide.branches) else 0
    across = Box(zone.x + look.acts, zone.y, zone.w - look.acts - lane, zone.h)
    plan = rhythm.plan(sheet, slide, across, zone.h - look.end)
    rows = []
    for branch, middle in zip(slide.branches, plan.middles, strict=True):
        place = Box(zone.x, zone.y + middle - plan.diamond // 2, look.diamond, plan.diamond)
        ask = _ask(sheet, branch, place)
        _yes(sheet, slide.yes, place)
        box = Box(across.x, place.middle - plan.acts // 2, across.w, plan.acts)
        rows.append(_Drawn(ask, _acts(sheet, branch, box), box))
        _beneath(sheet, branch, box)
        no = Box(place.x + place.w // 2 + look.icon_gap, place.bottom, place.w // 2, look.step)
        sheet.text(no, Text(slide.no, look.size, sheet.shade("text"), bold=True))
    pill = Box(zone.x, zone.bottom - look.end, look.diamond, look.end)
    words = largest(
        look.ask_sizes,
        Setting(across=look.pad).room(pill),
        lambda size: (Text(slide.end, size, sheet.shade("white"), bold=True, align="center"),),
    )
    end = sheet.shape(pill, Skin(sheet.shade("accent")), *words, form=MSO_SHAPE.FLOWCHART_TERMINATOR)
    _arrows(sheet, slide, rows, end)


def _ask(sheet: Sheet, branch: Branch, place: Box) -> Any:
    look, edge = sheet.look.flow, _EDGES[branch.tone]
    size = rhythm.ask_size(sheet, branch, place.h)
    text = Text(branch.ask, size, sheet.shade(edge), bold=True, align="center", pitch=look.pitch)
    dash = look.dash if rhythm.is_local(branch.ask) else ""
    skin = Skin(sheet.shade("ground"), sheet.stroke(edge, look.line, dash))
    # `ask_size` has measured the text against the slanted sides, which give it more height than a box inside
    room = (Emu(place.w).pt / 2, Emu(place.h).pt)
    return sheet.shape(place, skin, text, form=MSO_SHAPE.DIAMOND, room=room)


def _yes(sheet: Sheet, words: RichText, diamond: Box) -> None:
    look = sheet.look.flow
    above = Box(diamond.end, diamond.middle - look.step, look.acts - look.diamond, look.step)
    yes = Text(words, look.size, sheet.shade("text"), bold=True, align="center")
    sheet.text(above, yes, setting=Setting(anchor="bottom"))


def _acts(sheet: Sheet, branch: Branch, row: Box) -> tuple[Any, ...]:
    """Draw the acts: parted by arrows where they follow each other, else abutting, with a line between."""
    look = sheet.look.flow
    fill, ink = _INKS[branch.tone]
    places = row.columns(len(branch.acts), look.arrow if branch.in_turn else 0)
    size = min(rhythm.act_size(sheet, act, place) for act, place in zip(branch.acts, places, strict=True))
    setting = Setting(across=look.pad, down=look.down)
    shapes = []
    for number, (act, place) in enumerate(zip(branch.acts, places, strict=True)):
        words = rhythm.act_words(sheet, act, size, ink)
        shapes.append(sheet.shape(place, Skin(sheet.shade(fill)), *words, setting=setting))
        top = place.middle - tall(words, place.w - 2 * look.pad) // 2
        first = Pt(measure.PITCH * words[0].size)
        icon = Box(place.x + look.pad, top + (first - look.icon) // 2, look.icon, look.icon)
        sheet.icon(act.icon, icon, sheet.shade(ink))
        if number and not branch.in_turn:
            sheet.line((place.x, place.y + look.pad), (place.x, place.bottom - look.pad), sheet.stroke(ink, look.thin))
    return tuple(shapes)


def _beneath(sheet: Sheet, branch: Branch, acts: Box) -> None:
    """Write what the acts are about, and at the end what leads back."""
    look = sheet.look.flow
    back = rhythm.back_width(sheet, branch)
    if branch.detail:
        deep = rhythm.detail_height(sheet, branch, acts.w)
        _detail(sheet, branch.detail, Box(acts.x, acts.bottom, acts.w - back, deep))
    if branch.returns:
        words = Text(branch.returns, look.size, sheet.shade("text"), bold=True, align="end")
        sheet.text(Box(acts.end - back, acts.bottom, back, look.step), words, setting=Setting(anchor="bottom"))


def _detail(sheet: Sheet, words: RichText, place: Box) -> None:
    """Write what the acts are about: in a dashed frame, no wider than its words, where the clinic sets a value."""
    look = sheet.look.flow
    if not rhythm.is_local(words):
        sheet.text(place, Text(words, look.size, sheet.shade("text")))
        return
    wide = Pt(measure.rich_width(words, look.size) / measure.USED + 1) + 2 * look.pad
    frame = Box(place.x, place.y + look.detail_gap, min(wide, place.w), place.h - 2 * look.detail_gap)
    skin = Skin(sheet.shade("ground"), sheet.stroke("care", look.thin, look.dash))
    sheet.shape(frame, skin, Text(words, look.size, sheet.shade("care")), setting=Setting(look.pad, look.down))


def _arrows(sheet: Sheet, slide: FlowSlide, rows: Sequence[_Drawn], end: Any) -> None:
    look = sheet.look.flow
    stroke = sheet.stroke("text", look.line)
    below = [*(row.ask for row in rows[1:]), end]
    for branch, row, after in zip(slide.branches, rows, below, strict=True):
        sheet.connect(row.ask, "end", row.acts[0], "start", stroke)
        if branch.in_turn:
            for one, other in pairwise(row.acts):
                sheet.connect(one, "end", other, "start", stroke)
        sheet.connect(row.ask, "bottom", after, "top", stroke)
    returning = [row for branch, row in zip(slide.branches, rows, strict=True) if branch.returns]
    for number, row in enumerate(reversed(returning), 1):
        # the way back turns at a point in the lane beyond the acts; the highest branch goes farthest out
        x = row.box.end + look.lane * number // len(returning) - look.knot
        y = row.box.bottom + look.step // 2
        knot = sheet.shape(square(x, y, look.knot), Skin(sheet.shade("text")))
        sheet.turn(row.acts[-1], "end", knot, "top", stroke, arrow=False)
        sheet.turn(knot, "bottom", end, "end", stroke)
