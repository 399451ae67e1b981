"""The few shapes that every picture is made of: boxes that hold their text, lines, glued connectors, freeforms.

Everything is placed from the start edge; where the language runs right to left, `SlideCanvas` mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from handouts.dispatch import ByClass
from handouts.errors import ContentError, Location, Problem
from handouts.render.pptx.ooxml import freeform, oxml
from handouts.render.pptx.ooxml.connectors import route
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.ooxml.oxml import Shade
from handouts.render.pptx.ooxml.text import Text, TextFrameStyle, overflow, write_frame
from handouts.text.markup import plain
from handouts.theme.assets import icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide

    from handouts.content.icons import Icon
    from handouts.fit.boxes import TextBox
    from handouts.outline.deck import Back
    from handouts.render.pptx.ooxml.connectors import Point
    from handouts.render.pptx.ooxml.freeform import Outline
    from handouts.theme.pictures import PicturesLook

Side = Literal["top", "start", "bottom", "end"]

_SITES: tuple[Side, ...] = ("top", "start", "bottom", "end")
"""Connection sites of rectangles and diamonds, in PowerPoint's order when read left to right."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its shade, its width in points, and a preset dash."""

    shade: Shade
    width: float
    dash: str = ""


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """How a shape is painted."""

    fill: Shade | None = None
    line: Stroke | None = None


draws: ByClass[None] = ByClass("handouts.render.pptx.slides")
"""Registers who draws, of a kind of slide, all that is not text in a placeholder: `(canvas, slide)`.

The slide already has its layout and its texts. A drawing takes the layout's zones (placeholders of type object, chart
and table) by name, and removes them from the slide or fills them; the caller removes those that remain. Who calls sets
the language of the whole slide; charts set their own.
"""


@dataclass(slots=True)
class SlideCanvas:
    """A slide being drawn on, and what every picture needs beside it."""

    slide: Slide
    look: PicturesLook
    origin: str
    width: int
    """Of the slide, EMU: what a mirrored place is counted from."""
    holders: dict[str, Any]
    """The slide's placeholders that are not taken yet, by their names in the layout."""
    places: Mapping[str, Box]
    """Where the layout has its placeholders."""
    rooms: Mapping[str, TextBox]
    """How text is set in them."""
    icons: Mapping[str, Icon] = field(default_factory=dict)
    """Those of the author's own."""
    rtl: bool = False
    targets: dict[str, Any] = field(default_factory=dict)
    """Slides by origin, for links."""
    language: str = ""
    """Of the texts in charts, which are parts of their own."""
    clicks: list[tuple[BaseShape, ...]] = field(default_factory=list)
    """What appears, click by click."""

    def at(self, origin: str) -> SlideCanvas:
        """Return the same canvas, naming shapes after another item."""
        return replace(self, origin=origin)

    def shade(self, name: str) -> Shade:
        """Return a shade by its name in the theme."""
        token = self.look.shades[name]
        return Shade(token.slot, token.mod, token.off, token.sat)

    def stroke(self, name: str, width: float, dash: str = "") -> Stroke:
        """Return a line in a shade of the theme."""
        return Stroke(self.shade(name), width, dash)

    def take_placeholder(self, name: str) -> Any | None:
        """Take a placeholder, to fill it; `None` once it was taken."""
        return self.holders.pop(name, None)

    def link_back(self, shape: BaseShape, back: Back | None) -> None:
        """Let a shape lead where a slide comes from, if that is in the deck."""
        if back and back.to in self.targets:
            oxml.lead_to(shape, self.targets[back.to], self.slide, back.says)

    def on_click(self, *shapes: BaseShape) -> None:
        """Let shapes appear together, by one more click."""
        self.clicks.append(shapes)

    def move_to_reading_end(self, name: str) -> Any:
        """Return a placeholder that is read behind what is drawn so far."""
        take_placeholder = self.holders[name]
        tree = take_placeholder._element.getparent()  # noqa: SLF001
        tree.append(take_placeholder._element)  # noqa: SLF001
        return take_placeholder

    def zone(self, name: str) -> Box:
        """Take a zone: remove its placeholder, and return where it stood."""
        take_placeholder = self.holders.pop(name)
        take_placeholder._element.getparent().remove(take_placeholder._element)  # noqa: SLF001
        return self.places[name]

    def shape(
        self,
        box: Box,
        style: ShapeStyle,
        *texts: Text,
        form: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
        frame_style: TextFrameStyle | None = None,
        room: tuple[float, float] | None = None,
        says: str = "",
    ) -> Shape:
        """Draw a shape that holds its text; one without text is described, or marked as decoration.

        `room` is the width and height in points that the text has, where the form alone does not tell.
        """
        frame_style = frame_style or TextFrameStyle()
        self.require_fit(texts, room or frame_style.room(box, form))
        shape = self.slide.shapes.add_shape(form, *self.place(box))
        _unstyle(shape)
        oxml.fill(shape, style.fill)
        self._stroke(shape, style.line)
        write_frame(shape.text_frame, texts, frame_style, rtl=self.rtl)
        self._name(shape, says, silent=not texts)
        return shape

    def freeform(self, outlines: Sequence[Outline], style: ShapeStyle, *, says: str = "") -> Shape:
        """Draw outlines, given in EMU from the start edge, as one native freeform."""
        left, top, right, bottom = freeform.bounds(tuple(command for outline in outlines for command in outline))
        box = Box(left, top, right - left, bottom - top)
        shape = self.shape(box, style, says=says)
        freeform.draw(shape, outlines, box)
        if self.rtl:
            shape._element.get_or_add_xfrm().set("flipH", "1")  # noqa: SLF001
        return shape

    def icon(self, name: str, box: Box, shade: Shade) -> Shape:
        """Draw an icon beside the words that say the same."""
        shape = self.shape(box, ShapeStyle(shade))
        freeform.draw_icon(shape, icon(name, self.icons))
        return shape

    def text(self, box: Box, *texts: Text, frame_style: TextFrameStyle | None = None) -> Shape:
        """Write on the slide's own ground."""
        frame_style = frame_style or TextFrameStyle()
        self.require_fit(texts, frame_style.room(box))
        shape = self.slide.shapes.add_textbox(*self.place(box))
        write_frame(shape.text_frame, texts, frame_style, rtl=self.rtl)
        oxml.mark_origin(shape, self.origin)
        return shape

    def line(self, start: tuple[int, int], end: tuple[int, int], stroke: Stroke) -> Connector:
        """Draw a straight line that says nothing."""
        (x1, y1), (x2, y2) = start, end
        line = self.slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, self._mirror(x1), Emu(y1), self._mirror(x2), Emu(y2)
        )
        return self._finish_line(line, stroke)

    def connect(
        self, start: Shape, leaves: Side, end: Shape, enters: Side, stroke: Stroke, *, arrow: bool = True
    ) -> Connector:
        """Draw a straight line glued to two shapes, with an arrow at its end."""
        nowhere = Emu(0)
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, nowhere, nowhere, nowhere, nowhere)
        line.begin_connect(start, self._site(leaves))
        line.end_connect(end, self._site(enters))
        self._finish_line(line, stroke)
        if arrow:
            tail = {"type": "triangle", "w": "med", "len": "med"}
            etree.SubElement(line.line._get_or_add_ln(), qn("a:tailEnd"), tail)  # noqa: SLF001
        return line

    def bend(
        self,
        start: Shape,
        leaves: Side,
        end: Shape,
        enters: Side,
        stroke: Stroke,
        *,
        points: Sequence[Point],
        arrow: bool = True,
    ) -> Connector:
        """Draw a glued line with corners through points, the first and the last of them on the two shapes."""
        line = self.connect(start, leaves, end, enters, stroke, arrow=arrow)
        course = route(tuple((self._mirror(x), y) for x, y in points))
        line.left, line.top, line.width, line.height = map(Emu, course.box)
        properties: Any = line._element.spPr  # noqa: SLF001
        xfrm, form = properties.xfrm, properties.find(qn("a:prstGeom"))
        for name in ("rot", "flipH", "flipV"):
            xfrm.attrib.pop(name, None)
        xfrm.attrib.update(course.attributes)
        form.set("prst", course.preset)
        for number, share in enumerate(course.adjustments, 1):
            guide = {"name": f"adj{number}", "fmla": f"val {share}"}
            etree.SubElement(form.find(qn("a:avLst")), qn("a:gd"), guide)
        return line

    def restroke(self, shape: Shape, stroke: Stroke) -> None:
        """Give a shape another line."""
        self._stroke(shape, stroke)

    def require_fit(self, texts: Sequence[Text], room: tuple[float, float]) -> None:
        """Raise ContentError where paragraphs do not fit a width and height in points."""
        excess = overflow(texts, room)
        if excess:
            size = min(text.size for text in texts)
            message = f"a picture of the deck has no room for {excess!r} at {size:g} points"
            hint = "Say it in fewer or shorter words."
            about = max((words for text in texts if excess in (words := plain(text.words)) or words in excess), key=len)
            near = excess if excess in about and excess != about else ""
            raise ContentError((Problem(Location(self.origin), message, hint, "fit", about=about, near=near),))

    def place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, width and height in EMU from the left edge of the slide."""
        x = self.width - box.end if self.rtl else box.x
        return Emu(x), Emu(box.y), Emu(box.w), Emu(box.h)

    def _mirror(self, x: int) -> Emu:
        """Return x in EMU from the slide's left edge."""
        return Emu(self.width - x if self.rtl else x)

    def _site(self, side: Side) -> int:
        """Return the index of a connection site, as the file counts them."""
        site = _SITES.index(side)
        return 4 - site if self.rtl and site % 2 else site

    def _name(self, shape: BaseShape, says: str, *, silent: bool) -> None:
        """Name a shape after its content; describe it, or mark one without words as decoration."""
        oxml.mark_origin(shape, self.origin)
        if says:
            oxml.describe(shape, says)
        elif silent:
            oxml.decorate(shape)

    def _stroke(self, shape: Shape | Connector, stroke: Stroke | None) -> None:
        """Draw the outline of a shape, or take it away."""
        if stroke is None:
            oxml.outline(shape, None)
            return
        oxml.outline(shape, stroke.shade, stroke.width)
        if stroke.dash:
            dash = shape.line._get_or_add_ln().makeelement(qn("a:prstDash"), {"val": stroke.dash})  # noqa: SLF001
            shape.line._get_or_add_ln().append(dash)  # noqa: SLF001

    def _finish_line(self, line: Connector, stroke: Stroke) -> Connector:
        """Paint a line, and mark it as decoration."""
        _unstyle(line)
        self._stroke(line, stroke)
        oxml.mark_origin(line, self.origin)
        oxml.decorate(line)
        return line


def _unstyle(shape: Shape | Connector) -> None:
    """Remove a shape's style, and with it the shadow and outline of the theme."""
    style = shape._element.find(qn("p:style"))  # noqa: SLF001
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001
