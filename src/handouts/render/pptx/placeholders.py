"""Fills a slide's placeholders from the outline, by the names that they have in the layout."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from handouts.fit.titles import title_lines
from handouts.outline import deck
from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pptx.slide import Slide
    from pptx.text.text import _Paragraph, _Run

    from handouts.content.markup import RichText
    from handouts.fit.rooms import Room
    from handouts.render.pptx.blanks import Begun
    from handouts.render.pptx.shapes import Sheet


def fill(begun: Begun, shown: deck.Slide, layout: Mapping[str, Room], lines: deck.SealLines) -> None:
    """Write every text of an outline slide into its placeholder, and name it after its content."""
    for name, paragraphs in shown.texts(lines).items():
        if name in deck.SMALL:
            continue
        holder = begun.holders[name]
        own = (shown.origin, *shown.origins) if name == "Title" else (shown.origin,)
        oxml.mark_origin(holder, " ".join(shown.listed.get(name, own)), name)
        frame = holder.text_frame
        if name == "Title":
            _write_title(frame.paragraphs[0], title_lines(paragraphs[0], layout[name]))
        else:
            for number, text in enumerate(paragraphs):
                oxml.write(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text)
        if layout[name].reduced:
            _set_size(frame, layout[name].size)


def _set_size(frame: Any, size: float) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _write_title(paragraph: _Paragraph, lines: tuple[RichText, ...]) -> None:
    for number, line in enumerate(lines):
        if number:
            paragraph.add_line_break()
        oxml.write(paragraph, line)


def finish(
    begun: Begun,
    shown: deck.Slide,
    lines: deck.SealLines,
    sheet: Sheet,
    targets: Mapping[str, Any],
    *,
    layout: Mapping[str, Room],
) -> None:
    """Remove the placeholders that nobody took, and add the footers, to be read last; what they cite leads there.

    A footer says in the shade of what a clinic sets what that shade stands for; where its layout gives its ink, as on
    a panel of the accent, the shade would not be read. The place in the course leads back.
    """
    texts = shown.texts(lines)
    for name, holder in begun.holders.items():
        if name not in texts:
            holder._element.getparent().remove(holder._element)  # noqa: SLF001
    shapes = begun.slide.shapes
    tree = shapes._spTree  # noqa: SLF001
    for name, blank in begun.blank.footers.items():
        field = blank.find(f".//{qn('a:fld')}")
        if name not in texts and field is None:
            continue
        element = deepcopy(blank)
        element.nvSpPr.cNvPr.set("id", str(tree.max_shape_id + 1))
        tree.append(element)
        if name in texts:
            shape = Shape(element, shapes)
            oxml.mark_origin(shape, shown.origin, name)
            shade = None if name in begun.blank.inked else sheet.shade("care")
            _write_lines(shape.text_frame, texts[name], shade, partial(_jump, begun.slide, targets))
            if layout[name].reduced:
                _set_size(shape.text_frame, layout[name].size)
            if name == "Module":
                sheet.lead_back(shape, shown.back)


def _write_lines(
    frame: Any, texts: tuple[RichText, ...], local: oxml.Shade | None, jump: Callable[[Any, str], None]
) -> None:
    """Write paragraphs, each with the properties of the first."""
    bare = deepcopy(frame.paragraphs[0]._p)  # noqa: SLF001
    for _ in texts[1:]:
        frame._txBody.append(deepcopy(bare))  # noqa: SLF001
    for paragraph, text in zip(frame.paragraphs, texts, strict=True):
        oxml.write(paragraph, text, local=local, jump=jump)


def _jump(slide: Slide, targets: Mapping[str, Any], run: _Run, shown: str) -> None:
    """Let a run lead to the slide that shows an item, if there is one, in the colour of its text."""
    if shown in targets:
        oxml.link_to_slide(run, targets[shown], slide)
        oxml.keep_colour(run)
