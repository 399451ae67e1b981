"""Makes the slides of a deck: each takes its layout, its texts, its picture, its notes and its language."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart

from handouts.fit.deck import choose_layout
from handouts.outline import deck
from handouts.render.pptx import course, oxml, pictures, placeholders
from handouts.render.pptx.notes import NotesWriter
from handouts.render.pptx.shapes import Sheet
from handouts.render.pptx.template import layouts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.fit.rooms import Rooms
    from handouts.theme import Theme

_FIRST_ID = 256
"""The lowest id of a slide (ECMA-376-1, 19.7.13)."""
_BARE = (deck.TitleSlide, deck.OpenerSlide, deck.QuestionSlide, deck.EndSlide)
"""Slides without progress tabs."""


class SlideMaker:
    """Adds slides to a presentation in constant time: the placeholders of a layout are made once, then copied."""

    def __init__(self, presentation: Any) -> None:
        self._part = presentation.part
        self._list = presentation.part._element.get_or_add_sldIdLst()  # noqa: SLF001
        self._layouts = layouts_of(presentation)
        self._blank: dict[str, Any] = {}
        self.ids: list[int] = []

    def add(self, layout: str) -> Any:
        """Return a new last slide with the placeholders of a layout."""
        number = len(self.ids) + 1
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        source, package = self._layouts[layout], self._part.package
        if layout not in self._blank:
            part = SlidePart.new(name, package, source.part)
            part.slide.shapes.clone_layout_placeholders(source)
            self._blank[layout] = deepcopy(part._element)  # noqa: SLF001
        else:
            part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, deepcopy(self._blank[layout]))
            part.relate_to(source.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        relation = self._part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        self.ids.append(_FIRST_ID + number - 1)
        attributes = {"id": str(self.ids[-1]), qn("r:id"): relation}
        self._list.append(self._list.makeelement(qn("p:sldId"), attributes))
        return part.slide


def draw(
    presentation: Any, outline: deck.DeckOutline, rooms: Rooms, theme: Theme, ends: tuple[RichText, ...]
) -> tuple[tuple[int, ...], ...]:
    """Add all slides of a fitted outline; return the slide ids of each section."""
    maker = SlideMaker(presentation)
    made: list[tuple[Any, deck.Slide]] = []
    sections = []
    for section in outline.sections:
        before = len(maker.ids)
        for shown in section.slides:
            layout = choose_layout(shown, rooms, ends)
            slide = maker.add(layout)
            placeholders.fill(slide, shown, rooms.layouts[layout], ends)
            made.append((slide, shown))
        sections.append(tuple(maker.ids[before:]))
    targets = dict(_targets(made))
    notes = NotesWriter(presentation)
    for number, (slide, shown) in enumerate(made, 1):
        sheet = Sheet(
            slide,
            theme.deck.pictures,
            shown.origin,
            presentation.slide_width,
            outline.identity.rtl,
            targets,
        )
        _draw_slide(sheet, shown, presentation.slide_height, ends)
        oxml.set_language(slide._element, outline.identity.language)  # noqa: SLF001
        notes.add(slide, number, shown.notes, shown.origin, outline.identity.language)
    return tuple(sections)


def _draw_slide(sheet: Sheet, shown: deck.Slide, height: int, ends: tuple[RichText, ...]) -> None:
    pictures.draw(sheet, shown)
    if isinstance(shown, deck.AgendaSlide):
        placeholders.link_agenda(sheet.slide, shown, sheet.targets)
    if shown.mark and not isinstance(shown, _BARE):
        course.tabs(sheet, shown.mark, height)
    placeholders.finish(sheet.slide, shown, ends)


def _targets(made: list[tuple[Any, deck.Slide]]) -> Iterator[tuple[str, Any]]:
    """Yield the first slide of each origin, the last in the list first, so that the first wins."""
    for slide, shown in reversed(made):
        yield shown.origin, slide
