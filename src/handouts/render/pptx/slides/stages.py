"""Stages along a line of time: each a box as long as it takes, with when it ends beneath its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.fit.measure import shares
from handouts.outline.deck import StagesSlide
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.shapes import ShapeStyle, SlideCanvas, draws
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, height_emu, line_width_emu
from handouts.text.markup import Run, plain

if TYPE_CHECKING:
    from handouts.outline.leaves import Span
    from handouts.text.markup import RichText


@draws(StagesSlide)
def stages(canvas: SlideCanvas, slide: StagesSlide) -> None:
    """Draw the stages side by side in the largest type that has room; the first tells what all show."""
    zone, look = canvas.zone("Picture"), canvas.look.timeline
    sizes = canvas.look.table.sizes
    size = next(
        (size for size in sizes if sum(_least(canvas, span, size) for span in slide.stages) <= zone.w), sizes[-1]
    )
    least = [_least(canvas, span, size) for span in slide.stages]
    widths = [int(width) for width in shares([float(length) for length in slide.lengths], least, zone.w)]
    room = max(
        height_emu(_words(canvas, span, size), width - 2 * look.pad)
        for span, width in zip(slide.stages, widths, strict=True)
    )
    high = max(room + 2 * look.pad, look.lane)
    x, y, says = zone.x, zone.y + (zone.h - high - look.lane) // 2, slide.says
    for span, width in zip(slide.stages, widths, strict=True):
        _draw_stage(canvas, span, Box(x, y, width, high), size, says)
        x, says = x + width, ""


def _words(canvas: SlideCanvas, span: Span, size: float) -> list[Text]:
    """Return what a stage is, and what is noted of it."""
    shade = canvas.shade("white" if span.look == "busy" else "text")
    label = Text(span.label, size, shade, bold=True)
    return [label, Text(span.note, size, shade)] if span.note else [label]


def _least(canvas: SlideCanvas, span: Span, size: float) -> int:
    """Return the least width in EMU: no word is broken, and its end stands on one line."""
    pad = canvas.look.timeline.pad
    words = max(_longest(text, size) for text in (span.label, span.note))
    return max(words, line_width_emu(span.until, size, bold=True)) + 2 * pad


def _longest(text: RichText, size: float) -> int:
    return max((line_width_emu((Run(word),), size, bold=True) for word in plain(text).split()), default=0)


def _draw_stage(canvas: SlideCanvas, span: Span, box: Box, size: float, says: str) -> None:
    """Draw a stage, and a line from its end to when that is."""
    look = canvas.look.timeline
    busy, outlined = span.look == "busy", span.look in {"open", "rest"}
    fill = "accent" if busy else "ground" if outlined else "tint"
    style = ShapeStyle(canvas.shade(fill), canvas.stroke("accent", look.line))
    canvas.shape(box, style, *_words(canvas, span, size), frame_style=TextFrameStyle(across=look.pad), says=says)
    if span.until:
        foot = box.bottom + look.lane // 2
        canvas.line((box.end, box.bottom), (box.end, foot), canvas.stroke("accent", look.line))
        text = Text(span.until, size, canvas.shade("text"), align="end")
        canvas.text(Box(box.x, box.bottom, box.w - look.pad, foot - box.bottom), text)
