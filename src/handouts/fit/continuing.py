"""How a long slide continues: which slides can, in what blocks, and what their continuations say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run, strung
from handouts.fit.pages import pages
from handouts.fit.rooms import MOST_ROWS
from handouts.outline import deck

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.content.markup import RichText
    from handouts.fit.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a slide that stay whole, and how a slide with some of them is made."""

    origins: tuple[str, ...]
    said: tuple[RichText, ...]
    """What each block says."""
    heights: tuple[float, ...]
    room: float
    most: int | None
    take: Callable[[slice], deck.Slide]
    columns: int = 1
    """In which they stand, each as high as the room."""

    def too_high(self) -> tuple[tuple[str, RichText], ...]:
        """Return the origin and the text of each block that no slide can hold."""
        each = zip(self.origins, self.said, self.heights, strict=True)
        return tuple((origin, said) for origin, said, height in each if height > self.room)


def blocks(slide: deck.Slide, rooms: Rooms) -> Blocks | None:
    """Return the blocks of a slide that may continue, or None where it may not."""
    if isinstance(slide, deck.TableSlide):
        return _table(slide, rooms)
    if isinstance(slide, deck.SourcesSlide):
        return _columns(slide, rooms)
    parts = slide.parted()
    if parts is None:
        return None
    room, said = rooms.layouts[parts.layout][parts.place], slide.texts()[parts.place]
    origins = slide.listed.get(parts.place) or (slide.origin,) * len(said)
    return Blocks(origins, said, tuple(map(room.height_of, said)), room.height + room.gap, None, parts.take)


def continuations(slide: deck.Slide, parts: Blocks, outline: deck.DeckOutline) -> tuple[deck.Slide, ...]:
    """Return the slides that a long slide becomes, each with its part in the title.

    The first keeps the notes; those of the others say that they are not read out.
    """
    columns = pages(parts.heights, parts.room, parts.most)
    slides = (columns[at : at + parts.columns] for at in range(0, len(columns), parts.columns))
    cuts = [slice(first.start, last.stop) for first, *_, last in ((one[0], *one) for one in slides)]
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


def _columns(slide: deck.SourcesSlide, rooms: Rooms) -> Blocks:
    """Return the entries of two columns, as even as they can be."""
    room = rooms.layouts[slide.layouts[0]]["Body"]
    said = tuple(text for _, text in slide.entries)
    heights = tuple(map(room.height_of, said))

    def take(cut: slice) -> deck.SourcesSlide:
        high = heights[cut]
        first = min(range(1, len(high) + 1), key=lambda at: (max(sum(high[:at]), sum(high[at:])), -at))
        return replace(slide, entries=slide.entries[cut], first=first)

    origins = tuple(origin for origin, _ in slide.entries)
    return Blocks(origins, said, heights, room.height + room.gap, None, take, columns=2)


def _table(slide: deck.TableSlide, rooms: Rooms) -> Blocks:
    table = rooms.table(slide.size)
    heights = tuple(table.row_of(row.cells, slide.weights) for row in slide.rows)
    room = table.height - table.row_of(slide.head, slide.weights, head=True)
    return Blocks(
        origins=tuple(row.origin for row in slide.rows),
        said=tuple(strung(row.cells) for row in slide.rows),
        heights=heights,
        room=room,
        most=MOST_ROWS,
        take=lambda cut: replace(slide, rows=slide.rows[cut]),
    )
