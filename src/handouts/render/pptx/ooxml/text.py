"""How text is set in a shape, whether it fits, how it is written there; numbers kept in one piece."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from handouts.fit import measure
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.oxml import Shade
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pptx.text.text import _Paragraph

    from handouts.render.pptx.ooxml.freeform import Box
    from handouts.text.markup import RichText

Align = Literal["start", "center", "end"]
Anchor = Literal["top", "middle", "bottom"]

_ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_TEXT_INSETS = {MSO_SHAPE.DIAMOND: 1 / 4, MSO_SHAPE.OVAL: (1 - math.sqrt(1 / 2)) / 2}
"""How far inside a shape its text area begins, as a share of width and height (presetShapeDefinitions.xml)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph and how it is set: size and gap above in points, line pitch in percent of single, indent in EMU."""

    words: RichText
    size: float
    shade: Shade
    bold: bool = False
    align: Align = "start"
    gap: float = 0
    pitch: float = 100
    indent: int = 0
    hang: int = 0
    """Hanging indent, EMU: where text after a tab and further lines begin."""
    strong: Shade | None = None
    """The shade of bold words, where it differs."""
    local: Shade | None = None
    """The shade of values that the clinic sets, where they are marked."""


@dataclass(frozen=True, slots=True)
class TextFrameStyle:
    """How text sits in its shape: margins in EMU, and where it stands when it is shorter."""

    across: int = 0
    down: int = 0
    anchor: Anchor = "middle"
    start: int | None = None
    """The margin at the start, where it differs: room for an icon."""
    wrap: bool = True
    """Whether lines break at all."""

    def room(self, box: Box, form: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> tuple[float, float]:
        """Return width and height in points that text has in a shape."""
        share = 1 - 2 * _TEXT_INSETS.get(form, 0)
        start = self.across if self.start is None else self.start
        return (box.w * share - start - self.across) / Pt(1), (box.h * share - 2 * self.down) / Pt(1)


def line_width_emu(words: RichText, size: float, *, bold: bool = False) -> int:
    """Return the width in EMU that words need on one line, with what the measure holds back."""
    return Pt(measure.rich_width(words, size, bold=bold) / measure.USED + 1)


def height_points(texts: Sequence[Text], width: float) -> float:
    """Return the height in points of paragraphs set in a width in points."""
    return sum(
        len(measure.wrap(text.words, text.size, width - Emu(text.indent).pt, bold=text.bold))
        * measure.pitch(text.size)
        * text.pitch
        / 100
        + (text.gap if number else 0)
        for number, text in enumerate(texts)
    )


def height_emu(texts: Sequence[Text], width: int) -> int:
    """Return the height in EMU of paragraphs set in a width in EMU."""
    return math.ceil(Pt(1) * height_points(texts, Emu(width).pt))


def overflow(texts: Sequence[Text], room: tuple[float, float]) -> str:
    """Return a word that is too wide, or the whole text where it is too high, or `""`; a room is in points."""
    for text in texts:
        word = measure.too_wide(text.words, text.size, room[0] - Emu(text.indent).pt, bold=text.bold)
        if word:
            return word
    return "" if height_points(texts, room[0]) <= room[1] else " ".join(plain(text.words) for text in texts)


def largest(
    sizes: Sequence[float], room: tuple[float, float], make: Callable[[float], tuple[Text, ...]]
) -> tuple[Text, ...]:
    """Return paragraphs in the first size in which they fit, else in the last; sizes fall."""
    made = [make(size) for size in sizes]
    return next((texts for texts in made if not overflow(texts, room)), made[-1])


def largest_size(words: RichText, sizes: Sequence[float], room: tuple[float, float], *, bold: bool = False) -> float:
    """Return the first size in which words fit a room (width and height in points), else the last; sizes fall."""
    return largest(sizes, room, lambda size: (Text(words, size, Shade("tx1"), bold=bold),))[0].size


def write_frame(frame: Any, texts: Sequence[Text], style: TextFrameStyle, *, rtl: bool) -> None:
    """Write paragraphs into a shape."""
    frame.word_wrap = style.wrap
    start = style.across if style.start is None else style.start
    frame.margin_left, frame.margin_right = (style.across, start) if rtl else (start, style.across)
    frame.margin_top = frame.margin_bottom = style.down
    frame.vertical_anchor = _ANCHORS[style.anchor]
    for number, text in enumerate(texts):
        write_paragraph(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text, rtl=rtl)


def write_paragraph(paragraph: _Paragraph, text: Text, *, rtl: bool) -> None:
    """Set a paragraph; also for table cells."""
    ends = (PP_ALIGN.RIGHT, PP_ALIGN.LEFT) if rtl else (PP_ALIGN.LEFT, PP_ALIGN.RIGHT)
    paragraph.alignment = {"start": ends[0], "center": PP_ALIGN.CENTER, "end": ends[1]}[text.align]
    if rtl:
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001
    paragraph.line_spacing = text.pitch / 100 * measure.current().leading
    paragraph.space_before = Pt(text.gap)
    oxml.write(paragraph, text.words, bold=text.bold, local=text.local)
    if text.indent or text.hang:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.set("marL", str(text.indent + text.hang))
        properties.set("indent", str(-text.hang))
    for run in paragraph.runs:
        run.font.size = Pt(text.size)
        if not oxml.inked(run.font):
            oxml.ink(run.font, text.strong if text.strong and run.font.bold else text.shade)


_NO_BREAK = "\N{NO-BREAK SPACE}"
_BETWEEN_NUMBERS = re.compile(r"(?<=\d) [^\W\d_]{1,3} (?=\d)")
"""A short word between two numbers, in any language: of, von, to, bis."""
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:mg|ml|kg|mmHg|min|cm|mm)\b)")
"""Before a unit that is written as a sign."""


def keep_numbers_whole(text: RichText) -> RichText:
    """Return words with the spaces within numbers such that no line ends there.

    They are as long as before; a number may begin in one run and end in another.
    """
    words = "".join(run.text for run in text)
    for pattern in (_BETWEEN_NUMBERS, _BEFORE_UNIT):
        words = pattern.sub(lambda found: found[0].replace(" ", _NO_BREAK), words)
    made, at = [], 0
    for run in text:
        made.append(replace(run, text=words[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(made)
