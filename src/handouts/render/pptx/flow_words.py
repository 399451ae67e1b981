"""The words of a decision pathway: in which sizes they fit a diamond or a box, and how much room they need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.content.markup import Run, stressed
from handouts.fit import measure
from handouts.render.pptx.setting import Setting, Text, misfit, tall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.content.markup import RichText
    from handouts.outline.deck import Act, FlowStep
    from handouts.render.pptx.box import Box
    from handouts.render.pptx.shapes import Sheet

_CAPITAL = 0.72
"""Height of a capital letter, as a share of the size."""
_INSIDE = 0.96
"""How far a question's corners may reach towards a diamond's sides; these have a width of their own."""
_GAP = Run("\N{EN SPACE}")


@dataclass(frozen=True, slots=True)
class Form:
    """A shape for questions, of presetShapeDefinitions.xml; shares are of its width.

    A side leaves the middle for the top within `slope` of what a diamond's takes; text has the width `inside`.
    """

    preset: MSO_SHAPE
    slope: float
    inside: float


_FORMS = {
    "diamond": Form(MSO_SHAPE.DIAMOND, 1, 1 / 2),
    "hexagon": Form(MSO_SHAPE.FLOWCHART_PREPARATION, 2 / 5, 3 / 5),
}


def form(sheet: Sheet) -> Form:
    """Return the shape that the questions of a pathway have."""
    return _FORMS[sheet.look.flow.form]


def leaner(sheet: Sheet, asks: Sequence[RichText]) -> Iterator[Sheet]:
    """Yield the sheet, then one with hexagons no wider than their questions need, then one without icons too."""
    yield sheet
    look, size = sheet.look.flow, sheet.look.flow.ask_sizes[-1]
    share = _INSIDE - _FORMS["hexagon"].slope * Pt(size) * _CAPITAL / look.least
    needed = Pt(max(measure.rich_width(ask, size, bold=True) for ask in asks) / measure.USED / share + 1)
    width = min(needed, look.diamond)
    # an answer stands between two flat sides, where it had a corner beside it
    changed = {
        "diamond": width,
        "acts": look.acts - look.diamond + width,
        "low_step": max(look.low_step, Pt(look.size)),
    }
    hexagons = look.model_copy(update={"form": "hexagon", **changed})
    for flow in (hexagons, hexagons.model_copy(update={"icon": 0})):
        yield replace(sheet, look=sheet.look.model_copy(update={"flow": flow}))


def ask_size(sheet: Sheet, ask: RichText, diamond: int, *, one_line: bool | None = None) -> float:
    """Return the largest size in which a question stands within its shape, so high, or 0.

    Lines break within the shape's text area, or the whole question is `one_line`; `None`: as is larger.
    """
    if one_line is None:
        return max(ask_size(sheet, ask, diamond, one_line=one) for one in (False, True))
    look, shape = sheet.look.flow, form(sheet)
    width, high = Emu(look.diamond).pt, Emu(diamond).pt
    room = width if one_line else width * shape.inside
    for size in look.ask_sizes:
        lines = measure.wrap(ask, size, room, bold=True)
        if measure.too_wide(ask, size, room, bold=True) or (one_line and len(lines) > 1):
            continue
        step = measure.pitch(size) * look.pitch / 100
        if len(lines) * step > high:
            continue
        # a corner of a line stands inside where its distances, as shares of both half axes, add up to less than 1
        rises = (2 * (abs(at - (len(lines) - 1) / 2) * step + size * _CAPITAL / 2) / high for at in range(len(lines)))
        reaches = (measure.width(line, size, bold=True) / width for line in lines)
        corners = (reach + shape.slope * rise for reach, rise in zip(reaches, rises, strict=True))
        if max(corners) <= _INSIDE:
            return size
    return 0


def act_words(sheet: Sheet, act: Act, size: float, ink: str, *, low: bool) -> tuple[Text, ...]:
    """Return the role, behind room for its icon, and what it does: beneath it, or in the same line."""
    look, shade = sheet.look.flow, sheet.shade(ink)
    indent = look.icon + look.icon_gap if look.icon else 0
    if low:
        return (Text((*act.role, _GAP, *stressed(act.does)), look.size, shade, indent=indent),)
    role = Text(act.role, look.size, shade, indent=indent)
    return role, Text(act.does, size, shade, bold=True, gap=look.gap)


def act_size(sheet: Sheet, step: FlowStep, places: Sequence[Box], *, low: bool) -> float:
    """Return the largest size in which each act stands in one line, else in which all fit their boxes."""
    look = sheet.look.flow
    across = Setting(across=look.pad, down=look.down)
    pairs = list(zip(step.acts, places, strict=True))

    def fits(size: float, lines: int) -> bool:
        made = [(act_words(sheet, act, size, "text", low=low), across.room(place)) for act, place in pairs]
        one = all(len(measure.wrap(texts[-1].words, size, room[0], bold=True)) <= lines for texts, room in made)
        return one and not any(misfit(texts, room) for texts, room in made)

    found = (size for lines in (1, len(places) + 2) for size in look.act_sizes if fits(size, lines))
    return next(found, look.act_sizes[-1])


def stop_words(sheet: Sheet, words: RichText, ink: str) -> Text:
    """Return the words of a stop."""
    return Text(words, sheet.look.flow.size, sheet.shade(ink), bold=True, align="center")


def wide(sheet: Sheet, words: RichText) -> int:
    """Return the width of words in bold on one line."""
    return Pt(measure.rich_width(words, sheet.look.flow.size, bold=True) / measure.USED + 1) if words else 0


def line_height(size: float) -> int:
    """Return the height of one line of type."""
    return Pt(measure.pitch(size))


def end_height(sheet: Sheet, words: RichText) -> int:
    """Return the height of the end that goes on: that of the theme, or of its lines in the least size."""
    look = sheet.look.flow
    text = Text(words, look.ask_sizes[-1], sheet.shade("text"), bold=True)
    return max(look.end, tall([text], look.diamond - 2 * look.pad) + 2 * look.down)


def detail_height(sheet: Sheet, words: RichText, width: int) -> int:
    """Return the height of what stands beneath acts and is so wide."""
    look = sheet.look.flow
    text = Text(words, look.size, sheet.shade("text"))
    across = look.pad if is_local(words) else 0
    # clear of the acts above it and of what comes beneath
    return tall([text], width - 2 * across) + 2 * look.detail_gap


def is_local(words: RichText) -> bool:
    """Return whether words hold a value that the clinic sets: they stand in a dashed frame."""
    return any(run.local for run in words)


def any_too_wide(texts: Sequence[Text], width: int) -> bool:
    """Return whether a word is wider than a box; its height is another matter."""
    return any(measure.too_wide(one.words, one.size, Emu(width - one.indent).pt, bold=one.bold) for one in texts)


def line_width(sheet: Sheet, act: Act, *, low: bool) -> int:
    """Return the least width of an act in one line, or in one line for the role and one for what it does."""
    look = sheet.look.flow
    texts = act_words(sheet, act, look.size, "text", low=low)
    widths = (
        Pt(measure.rich_width(one.words, look.size, bold=one.bold) / measure.USED + 1) + one.indent for one in texts
    )
    return max(widths) + 2 * look.pad
