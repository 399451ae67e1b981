"""The flow: flowables fill the pages from top to bottom.

ReportLab's own platypus is not used: importing it takes as long as drawing the handout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.render.pdf.engine.elements import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.render.pdf.engine.marking import TaggedCanvas

_FOOT = 0.25
"""The share of a page that may be left empty at its foot, where a section then stands whole on the next."""


class Flowable:
    """Something that knows its height at a given width; coordinates in points, y goes up.

    A flowable that is drawn twice, such as a table head on the next page, is drawn through `place`, which
    makes every drawing after the first an artifact.
    """

    before = 0.0
    """Room above it, not kept at the top of a page."""
    with_next = False
    """Whether the next flowable must begin on the same page: a heading."""
    whole = 0.0
    """The height of the section that begins with it, in points."""
    begins = ""
    """The id of the section that begins with it."""

    def height(self, width: float) -> float:
        """Return its height in points."""
        raise NotImplementedError

    def min_height(self, width: float) -> float:
        """Return the height without which it is better begun on the next page."""
        return self.height(width)

    def split(self, width: float, height: float) -> tuple[Flowable, Flowable] | None:  # noqa: ARG002
        """Return what fits into a height and what is left, or None where nothing fits or it cannot be parted."""
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at x and top."""
        raise NotImplementedError

    def place(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it as content the first time, as an artifact ever after."""
        with canvas.once(self):
            self.draw(canvas, x, top, width)


@dataclass(eq=False)
class PageBreak(Flowable):
    """What follows begins a new page; on the front of a sheet where `front` is set, or skipping to one.

    A back that is skipped is left empty but for `back`, such as ruled lines.
    """

    front: bool = False
    back: Flowable | None = None

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return nothing."""
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


def fill(parts: Sequence[Flowable], width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return the flowables that fit into a height, the last of them perhaps a part, and what is left."""
    placed: list[Flowable] = []
    room = height + SLACK
    for index, part in enumerate(parts):
        if isinstance(part, PageBreak):
            return placed, list(parts[index:])
        room -= part.before if placed else 0
        if placed and _needs_new_page(parts[index:], width, room, height):
            return placed, list(parts[index:])
        if part.height(width) <= room:
            placed.append(part)
            room -= part.height(width)
            continue
        endless = part.height(width) > height  # no page holds it whole
        halves = part.split(width, room) if endless or part.min_height(width) <= room else None
        if halves:
            halves[0].begins = part.begins
            return [*placed, halves[0]], [halves[1], *parts[index + 1 :]]
        return placed, list(parts[index:])
    return placed, []


def _needs_new_page(parts: Sequence[Flowable], width: float, room: float, height: float) -> bool:
    """Return whether to begin a page: a heading would lose its text, or the next page holds a section whole."""
    first = parts[0]
    if first.with_next and _kept_height(parts, width) > room:
        return True
    return room < first.whole <= height and room <= _FOOT * height


def _kept_height(parts: Sequence[Flowable], width: float) -> float:
    """Return the height that must share one page, in points: headings whole, and the least of what follows."""
    total = 0.0
    for index, part in enumerate(parts):
        total += part.before if index else 0
        if not part.with_next:
            return total + part.min_height(width)
        total += part.height(width)
    return total


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page and the column that is filled on it, in points from the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    first_top: float
    bottom: float


class TooHighError(Exception):
    """A flowable, named by its origin, is higher than a page and cannot be parted."""


def run(canvas: TaggedCanvas, sheet: PageFrame, story: Iterable[Flowable]) -> list[float | None]:
    """Fill pages with a story until it is all drawn; return the empty share at the foot of each page.

    A back that is skipped, so that a sheet begins on a front, has none.
    """
    width = sheet.right - sheet.left
    empty: list[float | None] = []
    for page, (placed, skipped) in enumerate(_paginate(sheet, story)):
        top = sheet.top if page else sheet.first_top
        for index, part in enumerate(placed):
            top -= part.before if index else 0
            part.place(canvas, sheet.left, top, width)
            top -= part.height(width)
        empty.append(None if skipped else (top - sheet.bottom) / (sheet.top - sheet.bottom))
        canvas.showPage()
    return empty


def section_pages(sheet: PageFrame, story: Iterable[Flowable]) -> dict[str, int]:
    """Return the page, from 1, on which each section of a story would begin; nothing is drawn."""
    laid_out = enumerate(_paginate(sheet, story), 1)
    return {part.begins: page for page, (placed, _) in laid_out for part in placed if part.begins}


def _paginate(sheet: PageFrame, story: Iterable[Flowable]) -> Iterator[tuple[Sequence[Flowable], bool]]:
    """Yield the flowables of each page, and whether the page is a skipped back of a sheet."""
    remaining, count = list(story), 0
    while remaining:
        if isinstance(remaining[0], PageBreak):
            wanted = remaining.pop(0)
            if isinstance(wanted, PageBreak) and wanted.front and count % 2:
                count += 1
                yield [wanted.back] if wanted.back else [], True
            continue
        top = sheet.top if count else sheet.first_top
        placed, left = fill(remaining, sheet.right - sheet.left, top - sheet.bottom)
        if not placed:
            raise TooHighError(repr(remaining[0]))
        count += 1
        yield placed, False
        remaining = left[1:] if left and isinstance(left[0], PageBreak) and not left[0].front else left


def page_fills(sheet: PageFrame, story: Iterable[Flowable], used: float = 0.0, *, opens: bool = False) -> list[float]:
    """Return how far down each page of a story is filled, in points, where `used` points of the first are taken.

    One that `opens` the document begins on the first page, which is higher.
    """
    remaining, ends, width = list(story), list[float](), sheet.right - sheet.left
    while remaining:
        first = not ends
        top = sheet.first_top if opens and first else sheet.top
        above = used + remaining[0].before if used and first else 0.0
        placed, left = fill(remaining, width, top - sheet.bottom - above)
        if not placed and not above:
            raise TooHighError(repr(remaining[0]))
        ends.append(above + _total_height(placed, width) if placed else used)
        remaining = left[1:] if left and isinstance(left[0], PageBreak) else left
    return ends


def _total_height(parts: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables one under another, in points."""
    return sum(part.height(width) + (part.before if index else 0) for index, part in enumerate(parts))
