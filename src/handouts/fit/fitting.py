"""Fits a deck to a template: what is too long continues on the fewest slides, what cannot fit is an error.

Pure: the rooms of the template and the outline go in, the outline with its continuations comes out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.fit.boxes import FLOOR, LOOKED_UP, MOST_ROWS, Fault, sized
from handouts.fit.measure import pitch, wrap
from handouts.outline import deck
from handouts.text.markup import Run, plain, strung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handouts.fit.boxes import TableMetrics, TemplateMetrics, TextBox
    from handouts.text.markup import RichText

Division = tuple[int, float, tuple[int, ...]]
"""Count of pages, sum of their squared heights, and where each ends: the least is the best."""


def pages(heights: Sequence[float], room: float, most: int | None = None) -> tuple[slice, ...]:
    """Return which blocks stand on which page, in as few pages as `room` and `most` blocks a page allow.

    No block may be higher than the room. Among divisions with as few pages, the most even wins, then the one whose
    earlier pages hold more.
    """
    tops = [0.0, *accumulate(heights)]
    most = most or len(heights)

    @cache
    def best(end: int) -> Division:
        """Return the best division of the blocks before `end`."""
        if not end:
            return (0, 0.0, ())
        found = []
        for start in range(end - 1, max(end - most, 0) - 1, -1):
            height = tops[end] - tops[start]
            if height > room and start < end - 1:
                break
            count, uneven, ends = best(start)
            found.append((count + 1, round(uneven + height**2, 3), tuple(-place for place in ends), start))
        count, uneven, _, start = min(found)
        return (count, uneven, (*best(start)[2], end))

    for end in range(len(heights)):
        best(end)  # from the front, so that long columns need no deep recursion
    return tuple(slice(a, b) for a, b in pairwise((0, *best(len(heights))[2])))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a slide that stay whole, and how a slide with some of them is made."""

    origins: tuple[str, ...]
    texts: tuple[RichText, ...]
    """What each block says."""
    heights: tuple[float, ...]
    room: float
    most_per_page: int | None
    take: Callable[[slice], deck.Slide]
    columns: int = 1
    """In which they stand, each as high as the room."""

    def too_high(self) -> tuple[tuple[str, RichText], ...]:
        """Return the origin and the text of each block that no slide can hold."""
        blocks = zip(self.origins, self.texts, self.heights, strict=True)
        return tuple((origin, text) for origin, text, height in blocks if height > self.room)


def blocks(slide: deck.Slide, rooms: TemplateMetrics) -> Blocks | None:
    """Return the blocks of a slide that may continue, or None where it may not."""
    if isinstance(slide, deck.TableSlide):
        return _table(slide, rooms)
    if isinstance(slide, deck.SourcesSlide):
        return _columns(slide, rooms)
    if isinstance(slide, deck.FlowSlide):
        return _pathway(slide)
    parts = slide.parted()
    if parts is None:
        return None
    room, texts = rooms.layouts[parts.layout][parts.place], slide.texts()[parts.place]
    origins = slide.listed.get(parts.place) or (slide.origin,) * len(texts)
    return Blocks(origins, texts, tuple(map(room.height_of, texts)), room.height + room.gap, None, parts.take)


def continuations(slide: deck.Slide, parts: Blocks, outline: deck.DeckOutline) -> tuple[deck.Slide, ...]:
    """Return the slides that a long slide becomes, each with its part in the title.

    The first keeps the notes; those of the others say that they are not read out.
    """
    columns = pages(parts.heights, parts.room, parts.most_per_page)
    slides = (columns[at : at + parts.columns] for at in range(0, len(columns), parts.columns))
    cuts = [slice(columns_of_slide[0].start, columns_of_slide[-1].stop) for columns_of_slide in slides]
    if len(cuts) < 2:  # noqa: PLR2004 (nothing to continue)
        return tuple(map(parts.take, cuts)) or (slide,)
    made = []
    for number, cut in enumerate(cuts, 1):
        label = outline.continued_pattern.replace("{parts}", str(len(cuts))).replace("{part}", str(number))
        notes = slide.notes
        if cut.start:
            notes = replace(notes.wordless(), unread=outline.unread, time=(), seconds=0)
        made.append(replace(parts.take(cut), title=(*slide.title, Run(f" {label}")), notes=notes))
    return tuple(made)


def _columns(slide: deck.SourcesSlide, rooms: TemplateMetrics) -> Blocks:
    """Return the entries of a list in two columns, as even as possible."""
    room = rooms.layouts[slide.layouts[0]]["Body"]
    texts = tuple(text for _, text in slide.entries)
    heights = tuple(map(room.height_of, texts))

    def take(cut: slice) -> deck.SourcesSlide:
        part = heights[cut]
        first = min(range(1, len(part) + 1), key=lambda at: (max(sum(part[:at]), sum(part[at:])), -at))
        return replace(slide, entries=slide.entries[cut], first=first)

    origins = tuple(origin for origin, _ in slide.entries)
    return Blocks(origins, texts, heights, room.height + room.gap, None, take, columns=2)


_LEGIBLE = 4
"""Questions of a pathway that goes on over slides, on each of them."""


def _pathway(slide: deck.FlowSlide) -> Blocks | None:
    """Return the parts of a pathway of more questions than a slide has rows for; nothing of others."""
    units = slide.units()
    sizes = tuple(float(unit.stop - unit.start) for unit in units)
    if not slide.onward or max(sizes) > deck.MOST_QUESTIONS:
        return None  # who draws it says what is wrong with it
    firsts = [slide.questions[unit.start] for unit in units]
    return Blocks(
        origins=tuple(question.origin for question in firsts),
        texts=tuple(question.ask for question in firsts),
        heights=sizes,
        room=max(_LEGIBLE, *sizes),
        most_per_page=None,
        take=lambda cut: slide.part(slice(units[cut.start].start, units[cut.stop - 1].stop)),
    )


def _table(slide: deck.TableSlide, rooms: TemplateMetrics) -> Blocks:
    """Return the rows of a table."""
    table = rooms.table(slide.size)
    heights = tuple(table.row_of(row.cells, slide.weights) for row in slide.rows)
    room = table.height - table.row_of(slide.head, slide.weights, head=True)
    return Blocks(
        origins=tuple(row.origin for row in slide.rows),
        texts=tuple(strung(row.cells) for row in slide.rows),
        heights=heights,
        room=room,
        most_per_page=MOST_ROWS,
        take=lambda cut: replace(slide, rows=slide.rows[cut]),
    )


def fit_deck(
    outline: deck.DeckOutline, rooms: TemplateMetrics, lines: deck.SealLines = deck.NO_SEAL_LINES
) -> deck.DeckOutline:
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


def choose_layout(slide: deck.Slide, rooms: TemplateMetrics, lines: deck.SealLines) -> str:
    """Return the layout with the largest type in which all text of a slide fits, else the last."""
    candidates = slide.layouts
    fitting = (name for name in candidates if next(_faults(slide, name, rooms, lines), None) is None)
    return next(fitting, candidates[-1])


def rooms_for(
    slide: deck.Slide, layout: str, rooms: TemplateMetrics, lines: deck.SealLines = deck.NO_SEAL_LINES
) -> dict[str, TextBox]:
    """Return the rooms of a layout as a slide is set in them: with smaller type where a wide typeface needs it."""
    found = dict(rooms.layouts[layout])
    if layout == slide.layouts[-1]:
        found |= {name: found[name].holding(texts) for name, texts in slide.texts(lines).items() if name in found}
    return found


def _parts(
    slide: deck.Slide, rooms: TemplateMetrics, outline: deck.DeckOutline, lines: deck.SealLines
) -> tuple[deck.Slide, ...]:
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


def _in_a_line(slide: deck.Slide, rooms: TemplateMetrics) -> deck.Slide:
    """Return the slide with the short citations where the full ones take more than a line."""
    room = rooms.layouts[slide.layouts[-1]].get("Source")
    if room is None or not slide.brief or len(wrap(slide.source, room.size, room.width)) == 1:
        return slide
    return replace(slide, source=slide.brief)


def _problems(slide: deck.Slide, rooms: TemplateMetrics, lines: deck.SealLines) -> Iterator[Problem]:
    """Yield a problem for every text of a slide that does not fit."""
    hint = "Say it in fewer words, or divide the item."
    split = blocks(slide, rooms)
    too_high = split.too_high() if split else ()
    for origin, text in too_high:
        yield Problem(Location(origin), "too long for one slide", hint, "fit", about=plain(text))
    for fault in _faults(slide, choose_layout(slide, rooms, lines), rooms, lines):
        if fault.text in [text for _, text in too_high] and not fault.word:
            continue  # told already
        fits = f"There is room for about {fault.holds} characters. " if fault.holds else ""
        about = plain(fault.text)
        yield Problem(Location(slide.origin), fault.message, fits + hint, "fit", about=about, near=fault.word)
    if isinstance(slide, deck.TableSlide):
        for origin, cell, word in _wide_cells(slide, rooms.table(slide.size)):
            message = f"the word “{word}” is wider than its column at {slide.size:g} pt"
            hint = "Use a shorter word, or give the column more width."
            yield Problem(Location(origin), message, hint, "fit", about=plain(cell), near=word)


def _faults(slide: deck.Slide, layout: str, rooms: TemplateMetrics, lines: deck.SealLines) -> Iterator[Fault]:
    """Yield the texts of a slide that do not fit a layout."""
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


def _wide_cells(slide: deck.TableSlide, table: TableMetrics) -> Iterator[tuple[str, RichText, str]]:
    """Yield the origin of every cell with a word wider than its column, the cell, and the word."""
    rows = ((slide.origin, slide.head, True), *((row.origin, row.cells, False) for row in slide.rows))
    for origin, cells, head in rows:
        for number, (cell, weight) in enumerate(zip(cells, slide.weights, strict=True)):
            room = table.cell(weight / sum(slide.weights), bold=head or not number)
            if word := room.word_too_wide((cell,)):
                yield origin, cell, word
