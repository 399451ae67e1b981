"""Makes the slides of a deck: each takes its layout, its texts, its picture, its notes and its language."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart

from handouts.errors import ContentError
from handouts.fit.deck import choose_layout
from handouts.outline import deck
from handouts.render.pptx import oxml, pictures, placeholders
from handouts.render.pptx.notes import NotesWriter
from handouts.render.pptx.pictures import Sheet
from handouts.render.pptx.template import layouts_of

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.errors import Problem
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
        self._names = {
            name: {each.placeholder_format.idx: each.name for each in layout.placeholders}
            for name, layout in self._layouts.items()
        }
        self._blank: dict[str, Any] = {}
        self.ids: list[int] = []

    def add(self, layout: str) -> tuple[Any, dict[str, Any]]:
        """Return a new last slide, and its placeholders by the names that they have in the layout."""
        number = len(self.ids) + 1
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        source, package = self._layouts[layout], self._part.package
        if layout not in self._blank:
            part = SlidePart.new(name, package, source.part)  # type: ignore[no-untyped-call]
            part.slide.shapes.clone_layout_placeholders(source)
            self._blank[layout] = deepcopy(part._element)  # noqa: SLF001
        else:
            part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, deepcopy(self._blank[layout]))
            part.relate_to(source.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        relation = self._part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        self.ids.append(_FIRST_ID + number - 1)
        attributes = {"id": str(self.ids[-1]), qn("r:id"): relation}
        self._list.append(self._list.makeelement(qn("p:sldId"), attributes))
        return part.slide, placeholders.holders_of(part.slide, self._names[layout])


@dataclass(frozen=True, slots=True)
class _Made:
    """A slide, what it shows, and its placeholders by name."""

    slide: Any
    shown: deck.Slide
    holders: dict[str, Any]


def draw(
    presentation: Any, outline: deck.DeckOutline, rooms: Rooms, theme: Theme, ends: tuple[RichText, ...]
) -> tuple[tuple[int, ...], ...]:
    """Add all slides of a fitted outline; return the slide ids of each section."""
    maker = SlideMaker(presentation)
    made: list[_Made] = []
    sections = []
    for section in outline.sections:
        before = len(maker.ids)
        for shown in section.slides:
            layout = choose_layout(shown, rooms, ends)
            slide, holders = maker.add(layout)
            placeholders.fill(holders, shown, rooms.layouts[layout], ends)
            made.append(_Made(slide, shown, holders))
        sections.append(tuple(maker.ids[before:]))
    _finish(presentation, outline, made, theme, ends)
    return tuple(sections)


def _finish(
    presentation: Any,
    outline: deck.DeckOutline,
    made: list[_Made],
    theme: Theme,
    ends: tuple[RichText, ...],
) -> None:
    """Draw the pictures, now that all slides exist and can be linked to; add what every slide has."""
    # of the slides with one origin, the first is the one to go to
    targets = {each.shown.origin: each.slide for each in reversed(made)}
    notes = NotesWriter(presentation)
    problems: list[Problem] = []
    language = outline.identity.language
    for number, each in enumerate(made, 1):
        slide, shown, holders = each.slide, each.shown, each.holders
        sheet = Sheet(
            slide=slide,
            look=theme.deck.pictures,
            origin=shown.origin,
            width=presentation.slide_width,
            rtl=outline.identity.rtl,
            targets=targets,
            language=language,
        )
        try:
            pictures.draw(sheet, shown)
        except ContentError as error:
            problems += error.problems  # all of them at once, at the end
            continue
        if isinstance(shown, deck.AgendaSlide):
            placeholders.link_agenda(slide, holders["Body"], shown, targets)
        if shown.mark and not isinstance(shown, _BARE):
            pictures.tabs(sheet, shown.mark, presentation.slide_height)
        placeholders.finish(slide, holders, shown, ends)
        oxml.set_language(slide._element, language)  # noqa: SLF001
        notes.add(slide, number, shown.notes, shown.origin, language)
    if problems:
        raise ContentError(tuple(problems))
