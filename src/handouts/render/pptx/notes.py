"""Speaker notes: say, ask, listen for, answer, how long, and from which sources, each under its label."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart

from handouts.content.markup import Run
from handouts.render.pptx import oxml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.presentation import Presentation
    from pptx.slide import NotesMaster, Slide

    from handouts.content.markup import RichText
    from handouts.outline.deck import Notes

_PLACEHOLDER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="{type}" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/>{text}</p:sp>'
)
_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
_TREE = (
    "<p:notes {ns}><p:cSld><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>'
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


class NotesWriter:
    """Adds notes to slides: the empty notes page is made once, then copied."""

    def __init__(self, presentation: Presentation) -> None:
        self._package = presentation.part.package
        self._master = presentation.notes_master
        self._blank = _blank(self._master)

    def add(self, slide: Slide, number: int, notes: Notes, origin: str, language: str) -> None:
        """Add the notes of the slide with this number."""
        part = NotesSlidePart(
            PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
            CONTENT_TYPE.PML_NOTES_SLIDE,
            self._package,
            deepcopy(self._blank),
        )
        part.relate_to(self._master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
        slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        body = part.notes_slide.notes_placeholder
        oxml.mark_origin(body, origin)
        for index, text in enumerate(_paragraphs(notes)):
            frame = body.text_frame
            oxml.write(frame.paragraphs[0] if index == 0 else frame.add_paragraph(), text)
        oxml.set_language(part._element, language)  # noqa: SLF001


def _paragraphs(notes: Notes) -> Iterator[RichText]:
    """Yield each part under its label; what is empty has none."""
    if notes.unread:
        yield notes.unread
    for label, texts in notes.parts():
        yield (Run(label, strong=True),)
        yield from texts


def _blank(master: NotesMaster) -> Any:
    """Return a notes page with the slide's picture and the body of the notes master."""
    shapes = "".join(
        _PLACEHOLDER.format(
            id=number,
            name=placeholder.name,
            type=kind,
            idx=placeholder.placeholder_format.idx,
            locks=locks,
            text=text,
        )
        for number, (placeholder, (kind, locks, text)) in enumerate(_wanted(master), 2)
    )
    return parse_xml(_TREE.format(ns=nsdecls("a", "p", "r"), shapes=shapes))


def _wanted(master: NotesMaster) -> Iterator[tuple[Any, tuple[str, str, str]]]:
    kinds = {
        PP_PLACEHOLDER.SLIDE_IMAGE: ("sldImg", ' noRot="1" noChangeAspect="1"', ""),
        PP_PLACEHOLDER.BODY: ("body", "", _TEXT),
    }
    for placeholder in master.placeholders:  # type: ignore[misc]  # an iterator whose type python-pptx gets wrong
        kind = placeholder.placeholder_format.type
        if kind in kinds:
            yield placeholder, kinds[kind]
