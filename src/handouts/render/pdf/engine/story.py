"""Strips as flowables, with table heads repeated on the next page; and the page on which each part begins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from handouts.outline.walk import PAGE, section_of
from handouts.render.pdf.engine.elements import SLACK, Painted, Splittable, joined
from handouts.render.pdf.engine.flow import Flowable, PageBreak
from handouts.render.pdf.engine.paragraph import Text
from handouts.render.pdf.engine.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handouts.content.icons import Icon
    from handouts.render.pdf.engine.elements import Element, Strip
    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.text.markup import RichText, Run


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """What drawing needs to know of the paper; lengths in points."""

    width: float
    height: float
    colours: dict[str, str]
    rtl: bool
    icons: Mapping[str, Icon] = field(default_factory=dict)

    def surface(self, canvas: TaggedCanvas) -> Surface:
        """Return the page that the canvas draws now."""
        return Surface(canvas, self.width, self.height, self.colours, self.icons, rtl=self.rtl)


class Strips(Flowable):
    """Strips one under another, parted only between them; what the first carries is drawn above it again."""

    def __init__(self, geometry: PageGeometry, strips: Sequence[Strip], *, again: bool = False) -> None:
        self.geometry = geometry
        self.strips = strips
        self.again = again
        self.before = strips[0].before
        self.with_next = strips[-1].keep

    def __repr__(self) -> str:
        return self.strips[0].origin

    def height(self, width: float) -> float:  # noqa: ARG002 (strips know their width)
        """Return the heights, the room between, and what is carried over."""
        return self._carried + joined(self.strips).height

    def min_height(self, width: float) -> float:  # noqa: ARG002
        """Return the height of the first strips that stay together."""
        first = self.strips[0].element
        if isinstance(first, Splittable):
            return first.min_height
        return self._carried + joined(self.strips[: _ends(self.strips)[0]]).height

    def split(self, width: float, height: float) -> tuple[Flowable, Flowable] | None:  # noqa: ARG002
        """Part it between strips, never behind one that is kept with the next; what may be parted itself, within it."""
        only = self.strips[0].element if len(self.strips) == 1 else None
        if isinstance(only, Splittable | Text):  # a paragraph is asked only where no page holds it whole
            halves = only.split(height)
            return halves and (self._of(halves[0]), self._of(halves[1]))
        fitting = [
            end for end in _ends(self.strips)[:-1] if self._carried + joined(self.strips[:end]).height <= height + SLACK
        ]
        if not fitting:
            return None
        at = fitting[-1]
        return (
            Strips(self.geometry, self.strips[:at], again=self.again),
            Strips(self.geometry, self.strips[at:], again=True),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Draw what is carried over, then the strips."""
        surface = self.geometry.surface(canvas)
        y = surface.height - top
        carry = self.strips[0].carry
        if self.again and carry:
            carry.draw(surface, x, y)
            y += carry.height
        for index, strip in enumerate(self.strips):
            y += strip.before if index else 0
            strip.element.draw(surface, x + strip.indent, y)
            y += strip.height

    def _of(self, part: Splittable | Text) -> Strips:
        return Strips(self.geometry, [replace(self.strips[0], element=part)])

    @property
    def _carried(self) -> float:
        carry = self.strips[0].carry
        return carry.height if self.again and carry else 0


def flowables(strips: Iterable[Strip], geometry: PageGeometry) -> list[Flowable]:
    """Return strips as the flow takes them: those that carry something in one, all others one by one."""
    story: list[Flowable] = []
    for carried, run in groupby(strips, key=lambda strip: strip.carry is not None):
        group = list(run)
        if carried:
            story.append(Strips(geometry, group))
            continue
        for strip in group:
            story += [PageBreak()] if strip.turn else []
            story.append(Strips(geometry, [strip]))
    return story


def _ends(strips: Sequence[Strip]) -> list[int]:
    """Return where strips may be parted: behind each that is not kept with the next, and at the end."""
    return [index + 1 for index, strip in enumerate(strips) if not strip.keep or index + 1 == len(strips)]


_UNKNOWN = "00"
"""Stands for a page until it is known: as wide as most."""


@dataclass(slots=True)
class Pages:
    """The page on which each section begins, from 1; `asked` says whether any words name one."""

    first: Mapping[str, int] = field(default_factory=dict)
    asked: bool = False

    def filled(self, words: RichText) -> RichText:
        """Return words with the pages that they name."""
        if not any(section_of(run) for run in words):
            return words
        self.asked = True
        return tuple(self._filled(run) for run in words)

    def _filled(self, run: Run) -> Run:
        section = section_of(run)
        return replace(run, text=run.text.replace(PAGE, str(self.first.get(section, _UNKNOWN)))) if section else run


class Part(NamedTuple):
    """A part of a document, and the number on its tile, if it has one."""

    title: str
    sign: str = ""


@dataclass(slots=True)
class PartTracker:
    """Where each part begins, by page and points from its top; recorded as its head is drawn."""

    begun: list[tuple[tuple[int, float], Part]] = field(default_factory=list)

    def begins(self, head: Element, part: Part) -> Element:
        """Return the head of a part, which records its position when it is drawn."""

        def paint(surface: Surface, x: float, y: float) -> None:
            self.begun.append(((len(surface.canvas.pages) + 1, y), part))
            head.draw(surface, x, y)

        return Painted(head.height, paint)

    def on(self, page: int, top: float) -> list[Part]:
        """Return the parts on a page whose text begins so many points from its top: the one under way there first."""
        before = [part for place, part in self.begun if place <= (page, top)]
        return [*before[-1:], *(part for place, part in self.begun if (page, top) < place < (page + 1, 0))]
