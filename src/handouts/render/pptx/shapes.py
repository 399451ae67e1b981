"""The few shapes that every picture is made of: boxes that hold their text, lines, glued connectors, freeforms.

Everything is placed from the start edge; where the language runs right to left, `Sheet` mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.render.pptx.look import Look
    from handouts.render.pptx.oxml import Shade

Align = Literal["start", "center", "end"]
Anchor = Literal["top", "middle", "bottom"]
Side = Literal["top", "start", "bottom", "end"]

_ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_SITES: tuple[Side, ...] = ("top", "start", "bottom", "end")
"""Connection sites of rectangles and diamonds, in PowerPoint's order when read left to right."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide in EMU, `x` counted from the start edge."""

    x: int
    y: int
    w: int
    h: int

    @property
    def end(self) -> int:
        """Where the box ends."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Where the box ends below."""
        return self.y + self.h

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.h // 2

    def inset(self, across: int, down: int = 0) -> Box:
        """Return the box within, so far from both sides and from top and bottom."""
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def columns(self, count: int, gap: int = 0) -> tuple[Box, ...]:
        """Return equal boxes side by side."""
        width = (self.w - gap * (count - 1)) // count
        return tuple(Box(self.x + i * (width + gap), self.y, width, self.h) for i in range(count))

    def rows(self, count: int, gap: int = 0) -> tuple[Box, ...]:
        """Return equal boxes beneath each other."""
        height = (self.h - gap * (count - 1)) // count
        return tuple(Box(self.x, self.y + i * (height + gap), self.w, height) for i in range(count))


def square(x: int, y: int, side: int) -> Box:
    """Return the box round a point in its middle."""
    return Box(x - side // 2, y - side // 2, side, side)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph and how it is set: size and gap above in points, line pitch in percent of single."""

    words: RichText
    size: float
    shade: Shade
    bold: bool = False
    align: Align = "start"
    gap: float = 0
    pitch: float = 100


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its shade, its width in points, and a preset dash."""

    shade: Shade
    width: float
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Skin:
    """How a shape is painted."""

    fill: Shade | None = None
    line: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How text sits in its shape: margins in EMU, and where it stands when it is shorter."""

    across: int = 0
    down: int = 0
    anchor: Anchor = "middle"
    start: int | None = None
    """The margin at the start, where it differs: room for an icon."""


@dataclass(slots=True)
class Sheet:
    """A slide being drawn on, and what every picture needs beside it."""

    slide: Any
    look: Look
    origin: str
    width: int
    """Of the slide, EMU: what a mirrored place is counted from."""
    rtl: bool = False
    targets: dict[str, Any] = field(default_factory=dict)
    """Slides by origin, for links."""

    def at(self, origin: str) -> Sheet:
        """Return the same sheet, naming shapes after another item."""
        return replace(self, origin=origin)

    def shape(
        self,
        box: Box,
        skin: Skin,
        *texts: Text,
        form: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
        setting: Setting | None = None,
        says: str = "",
    ) -> Any:
        """Draw a shape that holds its text; one without text is described, or marked as decoration."""
        shape = self.slide.shapes.add_shape(form, *self._place(box))
        shape._element.remove(shape._element.find(qn("p:style")))  # noqa: SLF001 (no shadow, no outline of a style)
        oxml.fill(shape, skin.fill)
        self._stroke(shape, skin.line)
        self._write(shape, texts, setting or Setting())
        self._name(shape, says, silent=not texts)
        return shape

    def text(self, box: Box, *texts: Text, setting: Setting | None = None) -> Any:
        """Write on the slide's own ground."""
        shape = self.slide.shapes.add_textbox(*self._place(box))
        self._write(shape, texts, setting or Setting())
        oxml.mark_origin(shape, self.origin)
        return shape

    def line(self, start: tuple[int, int], end: tuple[int, int], stroke: Stroke) -> Any:
        """Draw a straight line that says nothing."""
        (x1, y1), (x2, y2) = start, end
        line = self.slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, self._mirror(x1), y1, self._mirror(x2), y2
        )
        return self._finish_line(line, stroke)

    def connect(self, start: Any, leaves: Side, end: Any, enters: Side, stroke: Stroke) -> Any:
        """Draw a straight arrow glued to two shapes."""
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        line.begin_connect(start, self._site(leaves))
        line.end_connect(end, self._site(enters))
        self._arrow(line)
        return self._finish_line(line, stroke)

    def turn(self, start: Any, end: Any, stroke: Stroke) -> Any:
        """Draw a glued arrow from below a shape down, then back to the end side of another."""
        line = self.connect(start, "bottom", end, "end", stroke)
        xfrm = line._element.spPr.xfrm  # noqa: SLF001
        across, down = line.width, line.height
        line.left, line.top = line.left + (across - down) // 2, line.top + (down - across) // 2
        line.width, line.height = down, across
        xfrm.attrib.pop("flipV", None)
        if self.rtl:
            xfrm.set("flipH", "1")
        else:
            xfrm.attrib.pop("flipH", None)
        # `bentConnector2` runs across, then down: a quarter turn makes it down, then back
        xfrm.set("rot", "16200000" if self.rtl else "5400000")
        line._element.spPr.find(qn("a:prstGeom")).set("prst", "bentConnector2")  # noqa: SLF001
        return line

    def _place(self, box: Box) -> tuple[int, int, int, int]:
        x = self.width - box.end if self.rtl else box.x
        return x, box.y, box.w, box.h

    def _mirror(self, x: int) -> int:
        return self.width - x if self.rtl else x

    def _site(self, side: Side) -> int:
        site = _SITES.index(side)
        return 4 - site if self.rtl and site % 2 else site

    def _name(self, shape: Any, says: str, *, silent: bool) -> None:
        oxml.mark_origin(shape, self.origin)
        if says:
            oxml.describe(shape, says)
        elif silent:
            oxml.decorate(shape)

    def _stroke(self, shape: Any, stroke: Stroke | None) -> None:
        if stroke is None:
            oxml.outline(shape, None)
            return
        oxml.outline(shape, stroke.shade, stroke.width)
        if stroke.dash:
            dash = shape.line._get_or_add_ln().makeelement(qn("a:prstDash"), {"val": stroke.dash})  # noqa: SLF001
            shape.line._get_or_add_ln().append(dash)  # noqa: SLF001

    def _finish_line(self, line: Any, stroke: Stroke) -> Any:
        style = line._element.find(qn("p:style"))  # noqa: SLF001
        if style is not None:
            line._element.remove(style)  # noqa: SLF001
        arrow = line.line._get_or_add_ln().find(qn("a:tailEnd"))  # noqa: SLF001
        self._stroke(line, stroke)
        if arrow is not None:
            line.line._get_or_add_ln().append(arrow)  # noqa: SLF001 (last in `a:ln`)
        oxml.mark_origin(line, self.origin)
        oxml.decorate(line)
        return line

    def _arrow(self, line: Any) -> None:
        ln = line.line._get_or_add_ln()  # noqa: SLF001
        ln.append(ln.makeelement(qn("a:tailEnd"), {"type": "triangle", "w": "med", "len": "med"}))

    def _write(self, shape: Any, texts: tuple[Text, ...], setting: Setting) -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        start = setting.across if setting.start is None else setting.start
        frame.margin_left, frame.margin_right = (setting.across, start) if self.rtl else (start, setting.across)
        frame.margin_top = frame.margin_bottom = setting.down
        frame.vertical_anchor = _ANCHORS[setting.anchor]
        for number, text in enumerate(texts):
            self._paragraph(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text)

    def _paragraph(self, paragraph: Any, text: Text) -> None:
        write_paragraph(paragraph, text, rtl=self.rtl)


def write_paragraph(paragraph: Any, text: Text, *, rtl: bool) -> None:
    """Set a paragraph; also for table cells."""
    ends = (PP_ALIGN.RIGHT, PP_ALIGN.LEFT) if rtl else (PP_ALIGN.LEFT, PP_ALIGN.RIGHT)
    paragraph.alignment = {"start": ends[0], "center": PP_ALIGN.CENTER, "end": ends[1]}[text.align]
    if rtl:
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001
    paragraph.line_spacing = text.pitch / 100
    paragraph.space_before = Pt(text.gap)
    oxml.write(paragraph, text.words, bold=text.bold)
    for run in paragraph.runs:
        run.font.size = Pt(text.size)
        oxml.ink(run.font, text.shade)
