"""Fits a deck to a template: what is too long continues on further slides, what cannot fit is an error.

Pure: the rooms of the template and the outline go in, the outline with its continuations comes out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import ContentError, Location, Problem
from handouts.fit.columns import sized
from handouts.fit.continuing import blocks, continuations
from handouts.fit.measure import pitch, wrap
from handouts.fit.rooms import FLOOR, LOOKED_UP, Fault
from handouts.outline import deck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.fit.rooms import Room, Rooms, TableRoom


def fit_deck(outline: deck.DeckOutline, rooms: Rooms, lines: deck.SealLines = deck.UNSEALED) -> deck.DeckOutline:
    """Return the deck with every slide's text known to fit its placeholders.

    `lines` are those of the seal. Raises ContentError that names every item that cannot fit.
    """
    problems: list[Problem] = []
    sections = []
    for section in outline.sections:
        slides: list[deck.Slide] = []
        for slide in section.slides:
            parts = _parts(slide, rooms, outline, lines)
            problems += (problem for part in parts for problem in _problems(part, rooms, lines))
            slides += parts
        sections.append(replace(section, slides=tuple(slides)))
    if problems:
        raise ContentError(tuple(problems))
    return replace(outline, sections=tuple(sections))


def choose_layout(slide: deck.Slide, rooms: Rooms, lines: deck.SealLines) -> str:
    """Return the layout with the largest type in which all text of a slide fits, else the last."""
    candidates = slide.layouts
    fitting = (name for name in candidates if next(_faults(slide, name, rooms, lines), None) is None)
    return next(fitting, candidates[-1])


def rooms_for(slide: deck.Slide, layout: str, rooms: Rooms, lines: deck.SealLines = deck.UNSEALED) -> dict[str, Room]:
    """Return the rooms of a layout as a slide is set in them: with smaller type where a wide typeface needs it."""
    found = dict(rooms.layouts[layout])
    if layout == slide.layouts[-1]:
        found |= {name: found[name].holding(said) for name, said in slide.texts(lines).items() if name in found}
    return found


def _parts(slide: deck.Slide, rooms: Rooms, outline: deck.DeckOutline, lines: deck.SealLines) -> tuple[deck.Slide, ...]:
    """Return a slide, or the slides that it continues on. What is hopeless stays whole, and is a fault."""
    slide = _in_a_line(slide, rooms)
    if isinstance(slide, deck.TableSlide):
        slide = sized(slide, rooms)
    split = blocks(slide, rooms)
    if split is None or split.too_high():
        return (slide,)
    if slide.parted() and next(_faults(slide, choose_layout(slide, rooms, lines), rooms, lines), None) is None:
        return (slide,)
    return continuations(slide, split, outline)


def _in_a_line(slide: deck.Slide, rooms: Rooms) -> deck.Slide:
    """Return the slide with so many citations in its footer as one line holds."""
    room = rooms.layouts[slide.layouts[-1]].get("Source")
    if room is None or not slide.brief or len(wrap(slide.source, room.size, room.width)) == 1:
        return slide
    return replace(slide, source=slide.brief)


def _problems(slide: deck.Slide, rooms: Rooms, lines: deck.SealLines) -> Iterator[Problem]:
    hint = "Say it in fewer words, or divide the item."
    split = blocks(slide, rooms)
    over = split.too_high() if split else ()
    for origin, said in over:
        yield Problem(Location(origin), "too long for one slide", hint, "fit", about=plain(said))
    for fault in _faults(slide, choose_layout(slide, rooms, lines), rooms, lines):
        if fault.text in [said for _, said in over] and not fault.word:
            continue  # told already
        fits = f"There is room for about {fault.holds} characters. " if fault.holds else ""
        about = plain(fault.text)
        yield Problem(Location(slide.origin), fault.message, fits + hint, "fit", about=about, near=fault.word)
    if isinstance(slide, deck.TableSlide):
        for origin, cell, word in _wide_cells(slide, rooms.table(slide.size)):
            message = f"the word “{word}” is wider than its column at {slide.size:g} pt"
            hint = "Use a shorter word, or give the column more width."
            yield Problem(Location(origin), message, hint, "fit", about=plain(cell), near=word)


def _faults(slide: deck.Slide, layout: str, rooms: Rooms, lines: deck.SealLines) -> Iterator[Fault]:
    """Yield what of a slide does not fit a layout."""
    for name, paragraphs in slide.texts(lines).items():
        room = rooms.layouts[layout].get(name)
        if room is not None and layout == slide.layouts[-1]:
            room = room.holding(paragraphs)
        if room is None:
            yield Fault(f"the layout “{layout}” has no place “{name}”", paragraphs[0])
        elif room.size < (least := LOOKED_UP if slide.looked_up else FLOOR) and name not in deck.SMALL:
            message = f"{name}: the layout “{layout}” sets it in {room.size:g} pt; {least} pt is the least"
            yield Fault(message, paragraphs[0])
        elif isinstance(slide, deck.AgendaSlide) and name == "Body":
            # each module stands in one line beside its bar
            row = replace(room, height=min(room.height / len(paragraphs), pitch(room.size)), pitch=1, gap=0)
            yield from filter(None, (row.problem((paragraph,)) for paragraph in paragraphs))
        elif fault := room.problem(paragraphs):
            yield replace(fault, message=f"{name}: {fault.message}")


def _wide_cells(slide: deck.TableSlide, table: TableRoom) -> Iterator[tuple[str, RichText, str]]:
    """Yield the origin of every cell with a word wider than its column, the cell, and the word."""
    rows = ((slide.origin, slide.head, True), *((row.origin, row.cells, False) for row in slide.rows))
    for origin, cells, head in rows:
        for number, (cell, weight) in enumerate(zip(cells, slide.weights, strict=True)):
            room = table.cell(weight / sum(slide.weights), bold=head or not number)
            if word := room.word_too_wide((cell,)):
                yield origin, cell, word
