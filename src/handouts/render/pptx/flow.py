"""Decision pathways: questions down the start side, acts across, arrows glued to both; emergency is all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.render.pptx.box import Box
from handouts.render.pptx.setting import Setting, Text, height, largest
from handouts.render.pptx.shapes import Sheet, Skin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.deck import Act, Branch, FlowSlide

_INKS = {"emergency": ("emergency", "white"), "care": ("care_tint", "text"), "plain": ("tint", "text")}
"""Ground of the acts and the text on it, by tone."""
_EDGES = {"emergency": "emergency", "care": "care", "plain": "accent"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A branch's question and acts as they were drawn."""

    ask: Any
    acts: tuple[Any, ...]


def flow(sheet: Sheet, slide: FlowSlide) -> None:
    """Draw the branches beneath each other, the end under the last question, then all arrows."""
    zone, look = sheet.zone("Picture"), sheet.look.flow
    # the frame is not seen; it carries the description of the whole pathway
    sheet.shape(zone, Skin(), says=slide.says)
    lane = look.lane if any(branch.returns for branch in slide.branches) else 0
    body = Box(zone.x, zone.y, zone.w - lane, zone.h - look.end - look.step)
    slots = body.rows(len(slide.branches), look.step)
    rows = []
    for branch, slot in zip(slide.branches, slots, strict=True):
        rows.append(_branch(sheet, branch, slot))
        _labels(sheet, slide, slot)
    pill = Box(zone.x, zone.bottom - look.end, look.diamond, look.end)
    end = sheet.shape(
        pill,
        Skin(sheet.shade("accent")),
        *_largest_bold(sheet, slide.end, pill, "white"),
        form=MSO_SHAPE.FLOWCHART_TERMINATOR,
    )
    _arrows(sheet, slide, rows, end)
    for number, branch in enumerate(branch for branch in slide.branches if branch.returns):
        words = Text(branch.returns, look.size, sheet.shade("text"), bold=True, align="end")
        above = Box(pill.end + look.step, pill.middle - (number + 1) * look.step, 0, look.step)
        sheet.text(replace(above, w=zone.end - lane - above.x), words)


def _branch(sheet: Sheet, branch: Branch, slot: Box) -> _Row:
    look = sheet.look.flow
    place = Box(slot.x, slot.y, look.diamond, slot.h)
    edge = _EDGES[branch.tone]
    setting = Setting()
    room = setting.room(place, MSO_SHAPE.DIAMOND)
    words = largest(
        look.ask_sizes,
        room,
        lambda size: (Text(branch.ask, size, sheet.shade(edge), bold=True, align="center", pitch=look.pitch),),
    )
    skin = Skin(sheet.shade("ground"), sheet.stroke(edge, look.line))
    ask = sheet.shape(place, skin, *words, form=MSO_SHAPE.DIAMOND, setting=setting)
    detail = Text(branch.detail, look.size, sheet.shade("text"))
    across = Box(slot.x + look.acts, slot.y, slot.w - look.acts, slot.h)
    below = Pt(height([detail], Emu(across.w).pt)) + look.detail_gap if branch.detail else 0
    return _Row(ask, _acts(sheet, branch, replace(across, h=slot.h - below), detail if branch.detail else None))


def _acts(sheet: Sheet, branch: Branch, row: Box, detail: Text | None) -> tuple[Any, ...]:
    """Draw the acts: parted by arrows where they follow each other, else abutting; what they are about beneath."""
    look = sheet.look.flow
    fill, ink = _INKS[branch.tone]
    places = row.columns(len(branch.acts), look.arrow if branch.in_turn else 0)
    setting = Setting(across=look.pad, down=look.pad // 2)
    settled = _one_size(sheet, branch.acts, places, setting, ink)
    shapes = []
    for number, (act, place, words) in enumerate(zip(branch.acts, places, settled, strict=True)):
        shapes.append(sheet.shape(place, Skin(sheet.shade(fill)), *words, setting=setting))
        tall = height(words, setting.room(place)[0])
        first = Pt(measure.PITCH * words[0].size)
        top = place.middle - Pt(tall) // 2 + (first - look.icon) // 2
        sheet.icon(act.icon, Box(place.x + look.pad, top, look.icon, look.icon), sheet.shade(ink))
        if number and not branch.in_turn:
            line = place.inset(0, look.pad)
            sheet.line((line.x, line.y), (line.x, line.bottom), sheet.stroke(ink, look.line / 2))
    if detail:
        words_at = Box(row.x, row.bottom, row.w, Pt(height([detail], Emu(row.w).pt)) + look.detail_gap)
        sheet.text(words_at, detail, setting=Setting(anchor="bottom"))
    return tuple(shapes)


def _one_size(
    sheet: Sheet, acts: Sequence[Act], places: Sequence[Box], setting: Setting, ink: str
) -> list[tuple[Text, ...]]:
    """Return each act's words, all in the size that the longest needs."""
    look = sheet.look.flow

    def words(act: Act, size: float) -> tuple[Text, ...]:
        role = Text(act.role, look.size, sheet.shade(ink), indent=look.icon + look.icon_gap)
        return role, Text(act.does, size, sheet.shade(ink), bold=True, gap=look.gap)

    sizes = [
        largest(look.act_sizes, setting.room(place), lambda size, act=act: words(act, size))[1].size  # type: ignore[misc]
        for act, place in zip(acts, places, strict=True)
    ]
    return [words(act, min(sizes)) for act in acts]


def _largest_bold(sheet: Sheet, text: Any, box: Box, ink: str) -> tuple[Text, ...]:
    room = Setting(across=sheet.look.flow.pad).room(box)
    return largest(
        sheet.look.flow.ask_sizes, room, lambda size: (Text(text, size, sheet.shade(ink), bold=True, align="center"),)
    )


def _labels(sheet: Sheet, slide: FlowSlide, slot: Box) -> None:
    """Write yes above the arrow across, no beside the arrow down."""
    look = sheet.look.flow
    yes = Text(slide.yes, look.size, sheet.shade("text"), bold=True, align="center")
    across = Box(slot.x + look.diamond, slot.middle - look.step, look.acts - look.diamond, look.step)
    sheet.text(across, yes, setting=Setting(anchor="bottom"))
    no = Text(slide.no, look.size, sheet.shade("text"), bold=True)
    middle = slot.x + look.diamond // 2
    sheet.text(Box(middle + look.icon_gap, slot.bottom, look.diamond // 2, look.step), no)


def _arrows(sheet: Sheet, slide: FlowSlide, rows: Sequence[_Row], end: Any) -> None:
    look = sheet.look.flow
    stroke = sheet.stroke("text", look.line)
    for number, (branch, row) in enumerate(zip(slide.branches, rows, strict=True)):
        sheet.connect(row.ask, "end", row.acts[0], "start", stroke)
        if branch.in_turn:
            for one, other in zip(row.acts, row.acts[1:], strict=False):
                sheet.connect(one, "end", other, "start", stroke)
        below = rows[number + 1].ask if number + 1 < len(rows) else end
        sheet.connect(row.ask, "bottom", below, "top", stroke)
        if branch.returns:
            sheet.loop(row.acts[-1], end, look.lane, stroke)
