"""Parts that begin a page: set closer where they else go on by little, or begun beneath the end of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from handouts.render.pdf.flow import filled
from handouts.render.pdf.sheets import SHEETS, column, drawn_in, height, room
from handouts.render.pdf.story import flowables
from handouts.render.pdf.structure import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline import handout as out
    from handouts.render.pdf.elements import Strip
    from handouts.render.pdf.sections import Sections

_LITTLE = 1 / 3
"""The share of a page that a part fills too little of, if it went on to it."""
_SHARES = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How far the room between the strips of a part may shrink, if so it has a page less."""


_TWO = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """How a part is set, and how far down each page that it stands on is filled then, in points."""

    closer: bool = False
    """Whether there is less room around its words."""
    share: float = 1
    """Of the room between its strips."""
    ends: Sequence[float] = ()
    below: bool = False
    """Whether it begins beneath the end of the part before."""

    def strips(self, sections: Sections, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return a part's strips."""
        kit = sections.kit.closer() if self.closer else sections.kit
        return drawn_in(sections.strips(kit, section, node, opens=opens), self.share)


class Cost(NamedTuple):
    """What is worse of two ways to set parts: first more pages, then pages nearly empty, then parts beneath others."""

    pages: int = 0
    empty: int = 0
    below: int = 0


def settings_of(sections: Sections) -> dict[int, Setting]:
    """Return how each part of a handout that would begin a page is set, by its place; in one column none does."""
    shown, found = sections.outline.sections, dict[int, Setting]()
    parts = [
        at for at, one in enumerate(shown) if one.new_page and one.sheet not in SHEETS and not sections.kit.stacked
    ]
    for _, run in groupby(enumerate(parts), key=lambda place: place[1] - place[0]):
        places = [at for _, at in run]
        settings = Parts(sections, [shown[at] for at in places], opens=not places[0]).settings()
        found.update(zip(places, settings, strict=True))
    return found


class Parts:
    """Parts that follow each other, each of which would begin a page; the first of them may open the handout."""

    def __init__(self, sections: Sections, run: Sequence[out.Section], *, opens: bool) -> None:
        self.sections, self.run, self.opens = sections, run, opens
        self.trial = cache(self._trial)
        self.after = cache(self._after)

    def settings(self) -> tuple[Setting, ...]:
        """Return how each is set, at the least cost for all."""
        return self.after(0, 0.0)[1]

    def _after(self, at: int, taken: float) -> tuple[Cost, tuple[Setting, ...]]:
        """Return how those from one on are set, if it begins beneath so many points of a page."""
        if at == len(self.run):
            return Cost(), ()
        ways = []
        for one in self._settings(at, taken):
            spilt = len(one.ends) > 1 and self._is_little(one.ends[-1])
            for end in (0.0, one.ends[-1]) if spilt and at + 1 < len(self.run) else (0.0,):
                cost, rest = self.after(at + 1, end)
                pages, empty = cost.pages + len(one.ends) - one.below, cost.empty + (spilt and not end)
                ways.append((Cost(pages, empty, cost.below + one.below), (one, *rest)))
        return min(ways, key=lambda way: way[0])

    def _is_little(self, end: float) -> bool:
        return end < _LITTLE * room(self.sections, opens=False)

    def _settings(self, at: int, taken: float) -> tuple[Setting, ...]:
        """Return how a part may be set: as it is, or closer if it then has a page less that it would hardly fill.

        Where no closeness saves a page, as it is or closest: what goes on then leaves more room to the part beneath.
        """
        plain = self._tried(at, taken, closer=False, share=1)
        pages = len(plain.ends)
        if pages == 1 or not self._is_little(plain.ends[-1]):
            return (plain,)
        tries = [
            self._tried(at, taken, closer=closer, share=share)
            for closer in (False, True)
            for share in ((self._share(at, taken, closer=closer),) if pages == _TWO else _SHARES)
        ]
        held = next((tried for tried in tries if len(tried.ends) < pages), None)
        return (held,) if held else (plain, tries[-1])

    def _share(self, at: int, taken: float, *, closer: bool) -> float:
        """Return the share of the room between strips with which one page just holds them, within bounds."""
        strips = self.trial(at, closer)
        between = height(strips) - height(strips, 0)
        above = taken + strips[0].before if taken else 0.0
        spare = room(self.sections, opens=self._opens(at)) - above - height(strips, 0)
        return max(_SHARES[-1], min(1, spare / between if between else 1))

    def _tried(self, at: int, taken: float, *, closer: bool, share: float) -> Setting:
        stage = self.sections.stage
        sheet = column(self.sections.kit.look, stage)
        story = flowables(drawn_in(self.trial(at, closer), share), stage)
        return Setting(closer, share, filled(sheet, story, taken, opens=self._opens(at)), below=bool(taken))

    def _trial(self, at: int, closer: bool) -> list[Strip]:  # noqa: FBT001 (cached by place)
        kit = self.sections.kit.closer() if closer else self.sections.kit
        return self.sections.strips(kit.trial(), self.run[at], Node("Sect"), opens=self._opens(at))

    def _opens(self, at: int) -> bool:
        return self.opens and not at
