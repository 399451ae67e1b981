"""The flow: flowables fill the pages from top to bottom.

ReportLab's own platypus is not used: importing it takes as long as drawing the handout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.render.pdf.engine.marking import TaggedCanvas

_SLACK = 0.01
"""Points by which a flowable may be too high: sums of floats."""
_FOOT = 0.25
"""The share of a page that may be left empty at its foot, where a section then stands whole on the next."""


class Flowable:
    """Something as wide as it is told to be that knows its height; coordinates in points, y goes up.

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
        """Return how high it stands."""
        raise NotImplementedError

    def least(self, width: float) -> float:
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
    room = height + _SLACK
    for at, part in enumerate(parts):
        if isinstance(part, PageBreak):
            return placed, list(parts[at:])
        room -= part.before if placed else 0
        if placed and _turns(parts[at:], width, room, height):
            return placed, list(parts[at:])
        if part.height(width) <= room:
            placed.append(part)
            room -= part.height(width)
            continue
        endless = part.height(width) > height  # no page holds it whole
        halves = part.split(width, room) if endless or part.least(width) <= room else None
        if halves:
            halves[0].begins = part.begins
            return [*placed, halves[0]], [halves[1], *parts[at + 1 :]]
        return placed, list(parts[at:])
    return placed, []


def _turns(parts: Sequence[Flowable], width: float, room: float, height: float) -> bool:
    """Return whether a new page is due: no room for a heading with its text, or the next page holds a section whole."""
    first = parts[0]
    if first.with_next and _least(parts, width) > room:
        return True
    return room < first.whole <= height and room <= _FOOT * height


def _least(parts: Sequence[Flowable], width: float) -> float:
    """Return what must stand on one page: headings whole, and the least of what follows them."""
    total = 0.0
    for at, part in enumerate(parts):
        total += part.before if at else 0
        if not part.with_next:
            return total + part.least(width)
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
    """Fill pages with a story until it is all drawn; return of each page the share that stands empty at its foot.

    A back that is skipped, so that a sheet begins on a front, has none.
    """
    width = sheet.right - sheet.left
    empty: list[float | None] = []
    for page, (placed, skipped) in enumerate(_laid_out(sheet, story)):
        top = sheet.top if page else sheet.first_top
        for at, part in enumerate(placed):
            top -= part.before if at else 0
            part.place(canvas, sheet.left, top, width)
            top -= part.height(width)
        empty.append(None if skipped else (top - sheet.bottom) / (sheet.top - sheet.bottom))
        canvas.showPage()
    return empty


def begun(sheet: PageFrame, story: Iterable[Flowable]) -> dict[str, int]:
    """Return the page, from 1, on which each section of a story would begin; nothing is drawn."""
    laid_out = enumerate(_laid_out(sheet, story), 1)
    return {part.begins: page for page, (placed, _) in laid_out for part in placed if part.begins}


def _laid_out(sheet: PageFrame, story: Iterable[Flowable]) -> Iterator[tuple[Sequence[Flowable], bool]]:
    """Yield what stands on each page, and whether it is the back of a sheet that is skipped."""
    rest, count = list(story), 0
    while rest:
        if isinstance(rest[0], PageBreak):
            wanted = rest.pop(0)
            if isinstance(wanted, PageBreak) and wanted.front and count % 2:
                count += 1
                yield [wanted.back] if wanted.back else [], True
            continue
        top = sheet.top if count else sheet.first_top
        placed, left = fill(rest, sheet.right - sheet.left, top - sheet.bottom)
        if not placed:
            raise TooHighError(repr(rest[0]))
        count += 1
        yield placed, False
        rest = left[1:] if left and isinstance(left[0], PageBreak) and not left[0].front else left


def filled(sheet: PageFrame, story: Iterable[Flowable], taken: float = 0.0, *, opens: bool = False) -> list[float]:
    """Return how far down each page of a story reaches, in points, if so many of its first page are taken.

    One that `opens` the document begins on the first page, which is higher.
    """
    rest, ends, width = list(story), list[float](), sheet.right - sheet.left
    while rest:
        first = not ends
        top = sheet.first_top if opens and first else sheet.top
        above = taken + rest[0].before if taken and first else 0.0
        placed, left = fill(rest, width, top - sheet.bottom - above)
        if not placed and not above:
            raise TooHighError(repr(rest[0]))
        ends.append(above + _high(placed, width) if placed else taken)
        rest = left[1:] if left and isinstance(left[0], PageBreak) else left
    return ends


def _high(parts: Sequence[Flowable], width: float) -> float:
    """Return how high parts stand one under another."""
    return sum(part.height(width) + (part.before if at else 0) for at, part in enumerate(parts))
