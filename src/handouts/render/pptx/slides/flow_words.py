"""The rows of a decision pathway, and in which sizes its words fit a diamond or a box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from handouts.errors import ContentError, Location, Problem
from handouts.fit import measure
from handouts.outline.deck import MOST_QUESTIONS
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, line_width_emu, overflow
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.outline.deck import Act, FlowEnd, FlowQuestion, FlowSlide, FlowStep, Way
    from handouts.render.pptx.ooxml.freeform import Box
    from handouts.render.pptx.ooxml.shapes import SlideCanvas
    from handouts.text.markup import RichText

_CAPITAL = 0.72
"""Height of a capital letter, as a share of the size."""
_REACH = 0.96
"""How far a question's corners may reach towards a diamond's sides; these have a width of their own."""
_SPACE = Run("\N{EN SPACE}")


@dataclass(frozen=True, slots=True)
class Form:
    """A shape for questions, of presetShapeDefinitions.xml; shares are of its width.

    A side leaves the middle for the top within `slope` of what a diamond's takes; text has the width `inside`.
    """

    preset: MSO_SHAPE
    slope: float
    inside: float


_FORMS = {"diamond": Form(MSO_SHAPE.DIAMOND, 1, 1 / 2), "hexagon": Form(MSO_SHAPE.FLOWCHART_PREPARATION, 2 / 5, 3 / 5)}


def form(canvas: SlideCanvas) -> Form:
    """Return the shape that the questions of a pathway have."""
    return _FORMS[canvas.look.flow.form]


def leaner(canvas: SlideCanvas, asks: Sequence[RichText]) -> Iterator[SlideCanvas]:
    """Yield the sheet, then one with hexagons no wider than their questions need, then one without icons too."""
    yield canvas
    look, size = canvas.look.flow, canvas.look.flow.ask_sizes[-1]
    share = _REACH - _FORMS["hexagon"].slope * Pt(size) * _CAPITAL / look.least
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
        yield replace(canvas, look=canvas.look.model_copy(update={"flow": flow}))


def ask_size(canvas: SlideCanvas, ask: RichText, diamond: int, *, one_line: bool | None = None) -> float:
    """Return the largest size in which a question stands within its shape, so high, or 0.

    Lines break within the shape's text area, or the whole question is `one_line`; `None`: as is larger.
    """
    if one_line is None:
        return max(ask_size(canvas, ask, diamond, one_line=alone) for alone in (False, True))
    look, shape = canvas.look.flow, form(canvas)
    width, height = Emu(look.diamond).pt, Emu(diamond).pt
    room = width if one_line else width * shape.inside
    for size in look.ask_sizes:
        lines = measure.wrap(ask, size, room, bold=True)
        if measure.too_wide(ask, size, room, bold=True) or (one_line and len(lines) > 1):
            continue
        step = measure.pitch(size) * look.pitch / 100
        if len(lines) * step > height:
            continue
        # a corner of a line stands inside where its distances, as shares of both half axes, add up to less than 1
        rises = (2 * (abs(at - (len(lines) - 1) / 2) * step + size * _CAPITAL / 2) / height for at in range(len(lines)))
        reaches = (measure.width(line, size, bold=True) / width for line in lines)
        corners = (reach + shape.slope * rise for reach, rise in zip(reaches, rises, strict=True))
        if max(corners) <= _REACH:
            return size
    return 0


def act_words(canvas: SlideCanvas, act: Act, size: float, ink: str, *, low: bool) -> tuple[Text, ...]:
    """Return the role, behind room for its icon, and what it does: beneath it, or in the same line."""
    look, shade = canvas.look.flow, canvas.shade(ink)
    indent = look.icon + look.icon_gap if look.icon else 0
    if low:
        return (Text((*act.role, _SPACE, *stressed(act.does)), look.size, shade, indent=indent),)
    role = Text(act.role, look.size, shade, indent=indent)
    return role, Text(act.does, size, shade, bold=True, gap=look.gap)


def act_size(canvas: SlideCanvas, step: FlowStep, places: Sequence[Box], *, low: bool) -> float:
    """Return the largest size in which each act stands in one line, else in which all fit their boxes."""
    look = canvas.look.flow
    across = TextFrameStyle(across=look.pad, down=look.down)
    pairs = list(zip(step.acts, places, strict=True))

    def fits(size: float, lines: int) -> bool:
        made = [(act_words(canvas, act, size, "text", low=low), across.room(place)) for act, place in pairs]
        in_lines = all(len(measure.wrap(texts[-1].words, size, room[0], bold=True)) <= lines for texts, room in made)
        return in_lines and not any(overflow(texts, room) for texts, room in made)

    found = (size for lines in (1, len(places) + 2) for size in look.act_sizes if fits(size, lines))
    return next(found, look.act_sizes[-1])


def stop_words(canvas: SlideCanvas, words: RichText, ink: str) -> Text:
    """Return the words of a stop."""
    return Text(words, canvas.look.flow.size, canvas.shade(ink), bold=True, align="center")


def width_emu(canvas: SlideCanvas, words: RichText) -> int:
    """Return the width in EMU of bold words on one line."""
    return line_width_emu(words, canvas.look.flow.size, bold=True) if words else 0


def line_height(size: float) -> int:
    """Return the height in EMU of one line of type."""
    return Pt(measure.pitch(size))


def end_height(canvas: SlideCanvas, words: RichText) -> int:
    """Return the height in EMU of the end that goes on: the theme's, or that of its lines in the least size."""
    look = canvas.look.flow
    text = Text(words, look.ask_sizes[-1], canvas.shade("text"), bold=True)
    return max(look.end, height_emu([text], look.diamond - 2 * look.pad) + 2 * look.down)


def detail_height(canvas: SlideCanvas, words: RichText, width: int) -> int:
    """Return the height in EMU of the explanation under the acts, in a width in EMU."""
    look = canvas.look.flow
    text = Text(words, look.size, canvas.shade("text"))
    across = look.pad if is_local(words) else 0
    # clear of the acts above it and of what comes beneath
    return height_emu([text], width - 2 * across) + 2 * look.detail_gap


def is_local(words: RichText) -> bool:
    """Return whether words hold a value that the clinic sets: they stand in a dashed frame."""
    return any(run.local for run in words)


def any_too_wide(texts: Sequence[Text], width: int) -> bool:
    """Return whether a word is wider than a box; its height is another matter."""
    return any(measure.too_wide(text.words, text.size, Emu(width - text.indent).pt, bold=text.bold) for text in texts)


def line_width(canvas: SlideCanvas, act: Act, *, low: bool) -> int:
    """Return the least width in EMU of an act: of one line, or of one line for the role and one for the action."""
    look = canvas.look.flow
    texts = act_words(canvas, act, look.size, "text", low=low)
    widths = (line_width_emu(text.words, look.size, bold=text.bold) + text.indent for text in texts)
    return max(widths) + 2 * look.pad


_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A question, what is done beside it, and the ways from both."""

    question: FlowQuestion
    down: Way
    """The answer that leads on, to the row `below`."""
    below: int
    across: Way
    step: FlowStep | None
    stop: tuple[Way, FlowEnd] | None
    """How it ends at the end of the row: by the step's lead, or by the answer where there is no step."""
    lead: Way | None
    """The way from the step to another row, `leads_to`; the row after the last one is the end that goes on."""
    leads_to: int


def rows(slide: FlowSlide) -> tuple[Row, ...]:
    """Return the rows of a pathway; raise ContentError that names whatever has no place in them."""
    problems = list(_problems(slide))
    if problems:
        raise ContentError(tuple(problems))
    places = _places(slide)
    stops = {end.id: end for end in slide.ends if not end.goes_on}
    made = []
    for question in slide.questions:
        down, across = sorted(question.answers, key=lambda way: way.to not in places)
        step = question.step
        leads = step.leads if step else ()
        ended = [(way, stops[way.to]) for way in (leads or (across,)) if way.to in stops]
        on = next((lead for lead in leads if lead.to in places), None)
        stop, leads_to = ended[0] if ended else None, places[on.to] if on else 0
        made.append(Row(question, down, places[down.to], across, step, stop, on, leads_to))
    return tuple(made)


def _places(slide: FlowSlide) -> dict[str, int]:
    """Return the row of each question, and of the end that goes on."""
    names = [*(part.origin for part in slide.questions), *(part.id for part in slide.ends if part.goes_on)]
    return {name: number for number, name in enumerate(names)}


def _problems(slide: FlowSlide) -> Iterator[Problem]:
    """Yield whatever of a pathway cannot be drawn in rows."""
    if len(slide.questions) > MOST_QUESTIONS:
        message = f"{len(slide.questions)} questions of a pathway stay together; a slide has room for {MOST_QUESTIONS}"
        hint = "It goes on over slides where no way passes the next question by, or leads back to one before it."
        yield Problem(Location(slide.origin), message, hint)
    if sum(end.goes_on for end in slide.ends) != 1:
        message = "a pathway can be drawn with one end that goes on"
        yield Problem(Location(slide.questions[0].origin), message, "Let the others lead to that one.")
        return
    places, stops = _places(slide), {end.id for end in slide.ends if not end.goes_on}
    for number, question in enumerate(slide.questions):
        own = {question.step.id} if question.step else stops
        answers = [way.to for way in question.answers]
        later = [to for to in answers if places.get(to, 0) > number]
        if len(answers) != _ANSWERS or len(later) != 1 or not own & {*answers}:
            message = f"“{plain(question.ask)}” cannot be drawn: of two answers one leads to a later question, or on"
            yield Problem(Location(question.origin), message, "Let the other lead to its `step`, or to a stop.")
        for lead in question.step.leads if question.step else ():
            if lead.to not in stops and places.get(lead.to, MOST_QUESTIONS + 1) > number + 1:
                message = f"the way from `{question.origin}` to `{lead.to}` cannot be drawn"
                hint = "A step leads to the next question, back to a question, or to a stop."
                yield Problem(Location(question.origin), message, hint)
        leads = question.step.leads if question.step else ()
        kinds = [lead.to in stops for lead in leads]
        if max(kinds.count(True), kinds.count(False)) > 1:
            message = f"the step of `{question.origin}` has more ways on than can be drawn"
            yield Problem(Location(question.origin), message, "Let it have one to a stop, and one to a question.")
