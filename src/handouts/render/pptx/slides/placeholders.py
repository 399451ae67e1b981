"""What every slide of a layout begins with, and its placeholders filled from the outline, by their names."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.oxml.slide import CT_Slide
from pptx.parts.slide import SlidePart
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from handouts.fit.boxes import title_lines
from handouts.outline import deck
from handouts.outline.deck import SMALL
from handouts.render.pptx.ooxml import oxml
from handouts.render.pptx.ooxml.freeform import Box
from handouts.render.pptx.template.colours import COLOUR_MAP, MAPPING
from handouts.render.pptx.template.inherited import PLACEHOLDER, index_of
from handouts.render.pptx.template.opening import layouts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pptx.slide import Slide
    from pptx.text.text import _Paragraph, _Run

    from handouts.fit.boxes import TextBox
    from handouts.render.pptx.ooxml.shapes import SlideCanvas
    from handouts.text.markup import RichText


def fill(new: NewSlide, outline_slide: deck.Slide, layout: Mapping[str, TextBox], lines: deck.SealLines) -> None:
    """Write every text of an outline slide into its placeholder, and name it after its content."""
    for name, paragraphs in outline_slide.texts(lines).items():
        if name in deck.SMALL:
            continue
        holder = new.holders[name]
        own = (outline_slide.origin, *outline_slide.origins) if name == "Title" else (outline_slide.origin,)
        oxml.mark_origin(holder, " ".join(outline_slide.listed.get(name, own)), name)
        frame = holder.text_frame
        if name == "Title":
            _write_title(frame.paragraphs[0], title_lines(paragraphs[0], layout[name]))
        else:
            for number, text in enumerate(paragraphs):
                oxml.write(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text)
        if layout[name].reduced:
            _set_size(frame, layout[name].size)


def _set_size(frame: Any, size: float) -> None:
    """Set all runs of a text frame in a size in points."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _write_title(paragraph: _Paragraph, lines: tuple[RichText, ...]) -> None:
    """Write the lines of a title with breaks between them."""
    for number, line in enumerate(lines):
        if number:
            paragraph.add_line_break()
        oxml.write(paragraph, line)


def finish(
    new: NewSlide,
    outline_slide: deck.Slide,
    lines: deck.SealLines,
    canvas: SlideCanvas,
    targets: Mapping[str, Any],
    *,
    layout: Mapping[str, TextBox],
) -> None:
    """Remove the placeholders that nobody took, and add the footers, to be read last; what they cite leads there.

    A footer says in the shade of what a clinic sets what that shade stands for; where its layout gives its ink, as on
    a panel of the accent, the shade would not be read. The place in the course leads back.
    """
    texts = outline_slide.texts(lines)
    for name, holder in new.holders.items():
        if name not in texts:
            holder._element.getparent().remove(holder._element)  # noqa: SLF001
    shapes = new.slide.shapes
    tree = shapes._spTree  # noqa: SLF001
    for name, blank in new.blank.footers.items():
        field = blank.find(f".//{qn('a:fld')}")
        if name not in texts and field is None:
            continue
        element = deepcopy(blank)
        element.nvSpPr.cNvPr.set("id", str(tree.max_shape_id + 1))
        tree.append(element)
        if name in texts:
            shape = Shape(element, shapes)
            oxml.mark_origin(shape, outline_slide.origin, name)
            shade = None if name in new.blank.inked else canvas.shade("care")
            _write_lines(shape.text_frame, texts[name], shade, partial(_jump, new.slide, targets))
            if layout[name].reduced:
                _set_size(shape.text_frame, layout[name].size)
            if name == "Module":
                canvas.link_back(shape, outline_slide.back)


def _write_lines(
    frame: Any, texts: tuple[RichText, ...], local: oxml.Shade | None, jump: Callable[[Any, str], None]
) -> None:
    """Write paragraphs, each with the properties of the first."""
    bare = deepcopy(frame.paragraphs[0]._p)  # noqa: SLF001
    for _ in texts[1:]:
        frame._txBody.append(deepcopy(bare))  # noqa: SLF001
    for paragraph, text in zip(frame.paragraphs, texts, strict=True):
        oxml.write(paragraph, text, local=local, jump=jump)


def _jump(slide: Slide, targets: Mapping[str, Any], run: _Run, item: str) -> None:
    """Let a run lead to the slide that shows an item, if there is one, in the colour of its text."""
    if item in targets:
        oxml.link_to_slide(run, targets[item], slide)
        oxml.keep_colour(run)


_INK = "/".join(map(qn, ("p:txBody", "a:lstStyle", "a:lvl1pPr", "a:defRPr", "a:solidFill")))
_FIRST_ID = 256
"""The lowest id of a slide (ECMA-376-1, 19.7.13)."""


@dataclass(frozen=True, slots=True)
class SlidePrototype:
    """A slide as yet without content, the names and places of its placeholders, and its footers."""

    layout: Any
    page: Any
    names: Mapping[str, str]
    """Of the placeholders, by index."""
    places: Mapping[str, Box]
    """Of the placeholders, by name, from the start edge."""
    footers: Mapping[str, Any]
    """Placeholders that python-pptx does not copy, and that are read last, by name."""
    inked: frozenset[str]
    """The footers whose layout gives their ink, as on a panel of the accent."""


@dataclass(frozen=True, slots=True)
class NewSlide:
    """A new slide, its placeholders by name, and what it was made from."""

    slide: Any
    holders: dict[str, Any]
    blank: SlidePrototype


class Slides:
    """Adds slides to a presentation, each in the same time however many there are."""

    def __init__(self, presentation: Any, *, rtl: bool) -> None:
        width = presentation.slide_width if rtl else None
        self._part = presentation.part
        self._list = presentation.part._element.get_or_add_sldIdLst()  # noqa: SLF001
        self._layouts = layouts_of(presentation)
        self._blanks: dict[str, SlidePrototype] = {}
        self._mirrored = width
        self.ids: list[int] = []

    def add(self, layout: str) -> NewSlide:
        """Return a new last slide."""
        blank = self._blanks.get(layout) or _blank(self._layouts[layout], self._mirrored)
        self._blanks[layout] = blank
        name = PackURI(f"/ppt/slides/slide{len(self.ids) + 1}.xml")
        part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, self._part.package, deepcopy(blank.page))
        part.relate_to(blank.layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self.ids.append(_FIRST_ID + len(self.ids))
        attributes = {"id": str(self.ids[-1]), qn("r:id"): self._part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)}
        self._list.append(self._list.makeelement(qn("p:sldId"), attributes))
        holders = {blank.names[index_of(shape._element)]: shape for shape in part.slide.shapes}  # noqa: SLF001
        return NewSlide(part.slide, holders, blank)


def _blank(layout: Any, mirrored: int | None) -> SlidePrototype:
    """Return the blank slide of a layout; `mirrored` is the slide's width where it runs right to left."""
    page: Any = CT_Slide.new()
    number = 1
    names, places, footers, inked = {}, {}, {}, set()
    for placeholder in layout.placeholders:
        start = placeholder.left if mirrored is None else mirrored - placeholder.left - placeholder.width
        places[placeholder.name] = Box(start, placeholder.top, placeholder.width, placeholder.height)
        element = _emptied(placeholder._element)  # noqa: SLF001
        if placeholder.name in SMALL:
            if mirrored is not None:
                # said on the slide too, as not every program takes a footer's direction from its master
                element.txBody.p_lst[0].get_or_add_pPr().set("rtl", "1")
            footers[placeholder.name] = element
            if placeholder._element.find(_INK) is not None:  # noqa: SLF001
                inked.add(placeholder.name)
            continue
        number += 1
        element.nvSpPr.cNvPr.set("id", str(number))
        names[index_of(element)] = placeholder.name
        page.cSld.spTree.append(element)
    kept = layout._element.find(f"{COLOUR_MAP}/{MAPPING}")  # noqa: SLF001
    if kept is not None:
        # said on the slide too, as not every program takes a slide's colours from its layout
        page.find(COLOUR_MAP)[:] = [deepcopy(kept)]
    return SlidePrototype(layout, page, names, places, footers, frozenset(inked))


def _emptied(placeholder: Any) -> Any:
    """Return a copy of a layout's placeholder without text, place and looks, all of which a slide inherits.

    A field, such as the slide's number, stays.
    """
    element = deepcopy(placeholder)
    element.find(PLACEHOLDER).attrib.pop("hasCustomPrompt", None)
    body = element.txBody
    body.bodyPr.attrib.clear()
    for parent in (element.spPr, body.bodyPr, body.find(qn("a:lstStyle"))):
        for child in list(parent):
            parent.remove(child)
    first, *rest = body.p_lst
    for paragraph in rest:
        body.remove(paragraph)
    for child in list(first):
        if child.tag != qn("a:fld"):
            first.remove(child)
    return element
