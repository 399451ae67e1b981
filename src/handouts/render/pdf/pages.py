"""On which page each section begins, where words name it; and which parts stand on a page, for its running head."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from handouts.outline.inner import PAGE, section_of
from handouts.render.pdf.elements import Painted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.markup import RichText, Run
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.surface import Surface

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
class UnderWay:
    """Where each part begins, by page and points from its top: told as its head is drawn."""

    begun: list[tuple[tuple[int, float], Part]] = field(default_factory=list)

    def begins(self, head: Element, part: Part) -> Element:
        """Return the head of a part, which tells where it stands."""

        def paint(surface: Surface, x: float, y: float) -> None:
            self.begun.append(((len(surface.canvas.pages) + 1, y), part))
            head.draw(surface, x, y)

        return Painted(head.height, paint)

    def on(self, page: int, top: float) -> list[Part]:
        """Return the parts on a page whose text begins so many points from its top: the one under way there first."""
        before = [part for place, part in self.begun if place <= (page, top)]
        return [*before[-1:], *(part for place, part in self.begun if (page, top) < place < (page + 1, 0))]
