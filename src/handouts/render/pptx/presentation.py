"""Draws a deck outline as PowerPoint bytes: each slide takes its layout, texts, picture, notes and language."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart

from handouts.archive.imprint import Imprint
from handouts.errors import ContentError, HandoutsError
from handouts.fit.fitting import choose_layout, fit_deck, rooms_for
from handouts.fit.measure import set_in
from handouts.outline.deck import SealLines
from handouts.outline.walk import mapped
from handouts.render.pptx.ooxml import oxml, package, text
from handouts.render.pptx.ooxml.shapes import SlideCanvas, draws
from handouts.render.pptx.sketch import drawing
from handouts.render.pptx.slides import placeholders, ring
from handouts.render.pptx.slides.placeholders import Slides
from handouts.render.pptx.template import colours, contrast, inherited, typefaces
from handouts.render.pptx.template.opening import damaged, open_template, replaced_layouts
from handouts.text.markup import Run
from handouts.theme import look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import NotesMaster, Slide

    from handouts.errors import Problem
    from handouts.fit.boxes import TemplateMetrics, TextBox
    from handouts.outline import deck
    from handouts.outline.deck import DeckOutline, Notes
    from handouts.outline.leaves import Identity, Seal, Sketch
    from handouts.render.pptx.slides.placeholders import NewSlide
    from handouts.text.markup import RichText
    from handouts.theme.look import Theme

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
        inherited.settle_notes(self._master._element)  # noqa: SLF001
        self._empty_page = _empty_notes_page(self._master)

    def add(self, slide: Slide, number: int, notes: Notes, origin: str, language: str) -> None:
        """Add the notes of the slide with this number."""
        part = NotesSlidePart(
            PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
            CONTENT_TYPE.PML_NOTES_SLIDE,
            self._package,
            deepcopy(self._empty_page),
        )
        part.relate_to(self._master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
        slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        body = part.notes_slide.notes_placeholder
        oxml.mark_origin(body, origin)
        for index, paragraph in enumerate(_paragraphs(notes)):
            frame = body.text_frame
            oxml.write(frame.paragraphs[0] if index == 0 else frame.add_paragraph(), paragraph)
        oxml.set_language(part._element, language)  # noqa: SLF001


def _paragraphs(notes: Notes) -> Iterator[RichText]:
    """Yield each part under its label; what is empty has none."""
    if notes.unread:
        yield notes.unread
    for label, texts in notes.parts():
        yield (Run(label, strong=True),)
        yield from texts


def _empty_notes_page(master: NotesMaster) -> Any:
    """Return a notes page with the slide's picture and the body of the notes master."""
    shapes = "".join(
        _PLACEHOLDER.format(
            id=number, name=placeholder.name, type=kind, idx=placeholder.placeholder_format.idx, locks=locks, text=text
        )
        for number, (placeholder, (kind, locks, text)) in enumerate(_notes_placeholders(master), 2)
    )
    return parse_xml(_TREE.format(ns=nsdecls("a", "p", "r"), shapes=shapes))


def _notes_placeholders(master: NotesMaster) -> Iterator[tuple[Any, tuple[str, str, str]]]:
    """Yield the placeholders that notes pages have, with type, locks and text for each."""
    kinds = {
        PP_PLACEHOLDER.SLIDE_IMAGE: ("sldImg", ' noRot="1" noChangeAspect="1"', ""),
        PP_PLACEHOLDER.BODY: ("body", "", _TEXT),
    }
    for placeholder in master.placeholders:  # type: ignore[misc]  # an iterator whose type python-pptx gets wrong
        kind = placeholder.placeholder_format.type
        if kind in kinds:
            yield placeholder, kinds[kind]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the slides of a deck share."""

    presentation: Any
    identity: Identity
    theme: Theme
    lines: deck.SealLines
    targets: dict[str, Any]
    """Slides by origin, and by the references that they list, for links."""


def draw(
    presentation: Any, outline: deck.DeckOutline, rooms: TemplateMetrics, theme: Theme, lines: deck.SealLines
) -> tuple[tuple[int, ...], ...]:
    """Add all slides of a fitted outline; return the slide ids of each section.

    Raises ContentError with every picture that has no room for its words.
    """
    slides = Slides(presentation, rtl=outline.identity.rtl)
    drawn: list[tuple[NewSlide, deck.Slide, dict[str, TextBox]]] = []
    sections = []
    for section in outline.sections:
        first_index = len(slides.ids)
        for outline_slide in section.slides:
            layout = choose_layout(outline_slide, rooms, lines)
            new = slides.add(layout)
            boxes = rooms_for(outline_slide, layout, rooms, lines)
            placeholders.fill(new, outline_slide, boxes, lines)
            drawn.append((new, outline_slide, boxes))
        sections.append(tuple(slides.ids[first_index:]))
    # of the slides with one origin, the first is the one to go to
    targets = {outline_slide.origin: new.slide for new, outline_slide, _ in reversed(drawn)}
    lists = (
        (new.slide, origins)
        for new, outline_slide, _ in drawn
        if outline_slide.looked_up
        for origins in outline_slide.listed.values()
    )
    targets |= {origin: slide for slide, origins in lists for origin in origins}
    shared = _Shared(presentation, outline.identity, theme, lines, targets)
    notes = NotesWriter(presentation)
    problems: list[Problem] = []
    for number, (new, outline_slide, boxes) in enumerate(drawn, 1):
        try:
            _complete(new, outline_slide, boxes, shared)
        except ContentError as error:
            problems += error.problems
        notes.add(new.slide, number, outline_slide.notes, outline_slide.origin, outline.identity.spoken)
    if problems:
        raise ContentError(tuple(problems))
    return tuple(sections)


def _complete(new: NewSlide, outline_slide: deck.Slide, boxes: dict[str, TextBox], shared: _Shared) -> None:
    """Draw the picture of a slide, now that all slides exist and can be linked to, and add what every slide has."""
    slide = new.slide
    canvas = SlideCanvas(
        slide=slide,
        look=shared.theme.deck.pictures,
        origin=outline_slide.origin,
        width=shared.presentation.slide_width,
        holders=new.holders,
        places=new.blank.places,
        rooms=boxes,
        icons=shared.theme.icons,
        rtl=shared.identity.rtl,
        targets=shared.targets,
        language=shared.identity.spoken,
    )
    draws.of(outline_slide)(canvas, outline_slide)
    oxml.write_clicks(slide, canvas.clicks)
    if outline_slide.mark and outline_slide.tabbed:
        ring.tabs(canvas, outline_slide.mark, outline_slide.back, shared.presentation.slide_height)
    placeholders.finish(new, outline_slide, shared.lines, canvas, shared.targets, layout=boxes)
    oxml.set_language(slide._element, shared.identity.spoken)  # noqa: SLF001


def render(outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None = None) -> bytes:
    """Return the deck as bytes, in our template or a clinic's.

    Raises ContentError for what does not fit the template, or what the template lacks.
    """
    presentation, _ = _drawn(outline, seal, theme, template)
    return package.packed(presentation, outline.identity.date)


def sketches(
    outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None = None
) -> dict[str, tuple[Sketch, ...]]:
    """Return how the slides look, by their origins: one that continues has several. Raises as `render` does."""
    presentation, origins = _drawn(outline, seal, theme, template)
    found: dict[str, tuple[Sketch, ...]] = {}
    for origin, sketch in zip(origins, drawing.sketches(presentation), strict=True):
        found[origin] = (*found.get(origin, ()), sketch)
    return found


def _drawn(outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None) -> tuple[Any, list[str]]:
    """Return a presentation with all its slides, and the origin of each.

    Where drawing stumbles in a clinic's template, and not in ours, theirs is damaged: raises AccessError.
    """
    if template is None:
        return _drawn_in(None, outline, seal, theme)
    try:
        return _drawn_in(template, outline, seal, theme)
    except HandoutsError:
        raise
    except Exception as error:
        _drawn_in(None, outline, seal, theme)
        raise damaged(template, error) from error


def _drawn_in(template: Path | None, outline: DeckOutline, seal: Seal, theme: Theme) -> tuple[Any, list[str]]:
    presentation = open_template(template, theme)
    package.count_part_names(presentation.part.package)
    if template is None:
        colours.set_accent(presentation, theme)
    contrast.make_legible(presentation)
    outline = mapped(outline, text.keep_numbers_whole)
    if outline.identity.rtl:
        inherited.mirror(presentation)
        outline = mapped(outline, inherited.isolate_typed_spans)
    rooms = typefaces.metrics_of(presentation, theme)
    lines = SealLines.of(outline.identity, seal)
    face = typefaces.face_of(presentation, template)
    typefaces.tighten_lines(presentation, face)
    with set_in(face):
        fitted = fit_deck(outline, rooms, lines)
        sections = draw(presentation, fitted, rooms, theme, lines)
    package.write_sections(presentation, fitted, sections)
    package.write_core(presentation, outline.identity, seal)
    parts = " ".join(section.origin for section in outline.sections)
    made_in = look.digest(template) if template else ""
    package.write_custom(presentation, Imprint.of(outline.identity, seal, parts=parts, template=made_in))
    return presentation, [slide.origin for section in fitted.sections for slide in section.slides]


def doubts(template: Path) -> tuple[str, ...]:
    """Return, in sentences, what of a template is not proven: typefaces of unknown width, layouts that are not its own.

    Raises as `render` does.
    """
    face = typefaces.face_of(open_template(template), template)
    sentences = [_UNMEASURED.format(name=name) for name in face.unmeasured]
    if names := ", ".join(f"“{name}”" for name in replaced_layouts(template)):
        sentences.append(_OLDER.format(name=template.name, layouts=names))
    return tuple(sentences)


_UNMEASURED = (
    "how wide {name} is, is not known here; its text was fitted as if it were as wide as Verdana. Look at every slide, "
    "or name its files (README, Your own slides)."
)
_OLDER = (
    "{name} is a copy of an older deck: {layouts} are ours in its colours, as it has them not, or without a place that "
    "they have now. Make the template anew from this deck to change them."
)
