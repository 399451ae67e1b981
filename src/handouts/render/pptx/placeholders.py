"""Fills a slide's placeholders from the outline, by the names that they have in the layout."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.util import Emu, Pt

from handouts.fit import placing
from handouts.fit.measure import SINGLE
from handouts.fit.titles import title_lines
from handouts.outline import deck
from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.markup import RichText
    from handouts.fit.rooms import Room

_NUMBER = "Number"
_LAST = ("Module", "Source", _NUMBER)
"""What is read last on a slide."""


def holders_of(slide: Any, names: Mapping[int, str]) -> dict[str, Any]:
    """Return the placeholders of a new slide by their names; `names` are those of the layout, by index."""
    return {names[each.placeholder_format.idx]: each for each in slide.placeholders}


def fill(holders: Mapping[str, Any], shown: deck.Slide, layout: Mapping[str, Room], ends: tuple[RichText, ...]) -> None:
    """Write every text of an outline slide into its placeholder, and name it after its content."""
    for name, paragraphs in placing.texts(shown, ends).items():
        if name in _LAST:
            continue
        holder = holders[name]
        oxml.mark_origin(holder, " ".join(_origins(shown, name)), name)
        frame = holder.text_frame
        if name == "Title":
            _write_title(frame.paragraphs[0], title_lines(paragraphs[0], layout[name]))
            continue
        for number, text in enumerate(paragraphs):
            oxml.write(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text)
    if isinstance(shown, deck.ListSlide) and shown.start > 1:
        _number_from(holders["Body"], shown.start)
    if isinstance(shown, deck.AgendaSlide):
        _space_rows(holders["Body"], layout["Body"].size)


def _write_title(paragraph: Any, lines: tuple[RichText, ...]) -> None:
    for number, line in enumerate(lines):
        if number:
            paragraph.add_line_break()
        oxml.write(paragraph, line)


def link_agenda(slide: Any, body: Any, shown: deck.AgendaSlide, targets: Mapping[str, Any]) -> None:
    """Let each name of the agenda lead to its module's first slide."""
    for entry, paragraph in zip(shown.entries, body.text_frame.paragraphs, strict=True):
        for run in paragraph.runs:
            run.font.bold = entry.stressed or None
            if entry.target in targets:
                oxml.link_to_slide(run, targets[entry.target], slide)


def finish(slide: Any, holders: Mapping[str, Any], shown: deck.Slide, ends: tuple[RichText, ...]) -> None:
    """Remove the placeholders that nothing was put in, and copy the footers from the layout, to be read last."""
    texts = placing.texts(shown, ends)
    for name, holder in holders.items():
        element = holder._element  # noqa: SLF001
        parent = element.getparent()
        if parent is not None and (name not in texts or name in _LAST):
            parent.remove(element)
    for placeholder in slide.slide_layout.placeholders:
        name = placeholder.name
        if name == _NUMBER:
            _copy_number(slide, placeholder)
        elif name in _LAST and name in texts:
            shape = _copy(slide, placeholder)
            oxml.mark_origin(shape, shown.origin, name)
            oxml.write(shape.text_frame.paragraphs[0], texts[name][0])


def _origins(shown: deck.Slide, name: str) -> tuple[str, ...]:
    """Return the ids of what a placeholder shows."""
    if name == "Body":
        match shown:
            case deck.ListSlide(items=items):
                return tuple(origin for origin, _ in items)
            case deck.SourcesSlide(entries=entries):
                return tuple(origin for origin, _, _ in entries)
            case deck.AgendaSlide(entries=entries):
                return tuple(entry.target for entry in entries)
            case _:
                pass
    return (shown.origin,)


def _copy(slide: Any, placeholder: Any) -> Any:
    """Append a placeholder of the layout to the slide, without its text and looks."""
    element = deepcopy(placeholder._element)  # noqa: SLF001
    for child in list(element.spPr):
        element.spPr.remove(child)
    holder = element.nvSpPr.nvPr.find(qn("p:ph"))
    holder.attrib.pop("hasCustomPrompt", None)
    body = element.txBody
    for attribute in list(body.bodyPr.attrib):
        del body.bodyPr.attrib[attribute]
    for child in (*body.bodyPr, *body.find(qn("a:lstStyle"))):
        child.getparent().remove(child)
    for paragraph in list(body.p_lst):
        for child in list(paragraph):
            paragraph.remove(child)
    tree = slide.shapes._spTree  # noqa: SLF001
    element.nvSpPr.cNvPr.set("id", str(tree.max_shape_id + 1))
    tree.append(element)
    return Shape(element, slide.shapes)


def _copy_number(slide: Any, placeholder: Any) -> None:
    field = placeholder._element.find(f".//{qn('a:fld')}")  # noqa: SLF001
    shape = _copy(slide, placeholder)
    shape.text_frame.paragraphs[0]._p.append(deepcopy(field))  # noqa: SLF001


def _number_from(body: Any, start: int) -> None:
    """Let an automatic list begin at another number (ECMA-376-1, 21.1.2.4.1)."""
    for paragraph in body.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        numbers = properties.makeelement(qn("a:buAutoNum"), {"type": "arabicPlain", "startAt": str(start)})
        properties.append(numbers)


def _space_rows(body: Any, size: float) -> None:
    """Space the lines of a body that is centred, so that each stands in the middle of its row."""
    paragraphs = body.text_frame.paragraphs
    gap = Emu(body.height).pt / len(paragraphs) - size * SINGLE
    for paragraph in paragraphs[1:]:
        paragraph.space_before = Pt(gap)
