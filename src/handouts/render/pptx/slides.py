"""Makes the slides of a deck: each takes its layout, its texts, its picture, its notes and its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.errors import ContentError
from handouts.fit.deck import choose_layout, rooms_for
from handouts.render.pptx import clicks, course, oxml, placeholders
from handouts.render.pptx.blanks import Slides
from handouts.render.pptx.notes import NotesWriter
from handouts.render.pptx.shapes import Sheet, draws

if TYPE_CHECKING:
    from handouts.errors import Problem
    from handouts.fit.rooms import Room, Rooms
    from handouts.outline import deck
    from handouts.outline.leaves import Identity
    from handouts.render.pptx.blanks import Begun
    from handouts.theme import Theme


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
    presentation: Any, outline: deck.DeckOutline, rooms: Rooms, theme: Theme, lines: deck.SealLines
) -> tuple[tuple[int, ...], ...]:
    """Add all slides of a fitted outline; return the slide ids of each section.

    Raises ContentError with every picture that has no room for its words.
    """
    slides = Slides(presentation, rtl=outline.identity.rtl)
    made: list[tuple[Begun, deck.Slide, dict[str, Room]]] = []
    sections = []
    for section in outline.sections:
        before = len(slides.ids)
        for shown in section.slides:
            layout = choose_layout(shown, rooms, lines)
            begun = slides.add(layout)
            room = rooms_for(shown, layout, rooms, lines)
            placeholders.fill(begun, shown, room, lines)
            made.append((begun, shown, room))
        sections.append(tuple(slides.ids[before:]))
    # of the slides with one origin, the first is the one to go to
    targets = {shown.origin: begun.slide for begun, shown, _ in reversed(made)}
    lists = ((begun.slide, origins) for begun, shown, _ in made if shown.looked_up for origins in shown.listed.values())
    targets |= {origin: slide for slide, origins in lists for origin in origins}
    shared = _Shared(presentation, outline.identity, theme, lines, targets)
    notes = NotesWriter(presentation)
    problems: list[Problem] = []
    for number, (begun, shown, room) in enumerate(made, 1):
        try:
            _complete(begun, shown, room, shared)
        except ContentError as error:
            problems += error.problems
        notes.add(begun.slide, number, shown.notes, shown.origin, outline.identity.language)
    if problems:
        raise ContentError(tuple(problems))
    return tuple(sections)


def _complete(begun: Begun, shown: deck.Slide, room: dict[str, Room], shared: _Shared) -> None:
    """Draw the picture of a slide, now that all slides exist and can be linked to, and add what every slide has."""
    slide = begun.slide
    sheet = Sheet(
        slide=slide,
        look=shared.theme.deck.pictures,
        origin=shown.origin,
        width=shared.presentation.slide_width,
        holders=begun.holders,
        places=begun.blank.places,
        rooms=room,
        rtl=shared.identity.rtl,
        targets=shared.targets,
        language=shared.identity.language,
    )
    draws.of(shown)(sheet, shown)
    clicks.write(slide, sheet.clicks)
    if shown.mark and shown.tabbed:
        course.tabs(sheet, shown.mark, shown.back, shared.presentation.slide_height)
    placeholders.finish(begun, shown, shared.lines, sheet, shared.targets, layout=room)
    oxml.set_language(slide._element, shared.identity.language)  # noqa: SLF001
