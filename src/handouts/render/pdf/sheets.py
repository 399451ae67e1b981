"""Where parts begin: sheets of their own that fill the page, and parts set closer that would spill."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from handouts.errors import Location, Problem
from handouts.outline.walk import owned
from handouts.render.pdf.engine.flow import PageFrame, page_fills
from handouts.render.pdf.engine.story import PageGeometry, flowables
from handouts.render.pdf.engine.structure import Node
from handouts.render.pdf.sections import opens_sheet
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline import handout as out
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Strip
    from handouts.render.pdf.sections import Sections
    from handouts.theme.page import Print

SHEETS = {"front", "keep", "leaf", "record"}
"""Sections that begin a page of their own and end it."""
_ONE_PAGE = {"front", "keep", "leaf"}
"""Sheets that people look for as one page; what staff write on may go on."""
_SHORTER = "Say it in fewer words, or leave out what can stand elsewhere."
_FAIR = 3
"""Of the clinic's name or address, the share that must have room if its length is to blame."""
_SIDES = {"keep": 3, "leaf": 2}
"""Pages that a sheet takes in large print at most; one to keep with or without its back."""
_LEAST_ROOM, _MOST_ROOM = 0.6, 2.0
"""How far the room between the strips of a sheet may shrink and grow."""


def column(style: Print, geometry: PageGeometry) -> PageFrame:
    """Return the column that is filled; the flow counts from the lower left corner."""
    page = style.page
    return PageFrame(
        width=geometry.width,
        height=geometry.height,
        left=page.margin,
        right=geometry.width - page.margin,
        top=geometry.height - page.top,
        first_top=geometry.height - page.first_top,
        bottom=page.bottom,
    )


def fitted(sections: Sections, section: out.Section, node: Node, *, opens: bool) -> tuple[list[Strip], Problem | None]:
    """Return the strips of a section, and the problem if its sheet does not hold them.

    A sheet of its own fills its page, with less room where it must; in large print strips keep the room between them.
    """
    if section.sheet not in SHEETS:
        return sections.strips(sections.builder, section, node, opens=opens), None
    builder = _fitting_builder(sections, section, opens=opens)
    over = _overflow(sections, section, builder, opens=opens)
    full = over > 0 and section.sheet in _ONE_PAGE
    problem = _overflow_problem(sections, section, builder, over, opens=opens) if full else None
    strips = sections.strips(builder, section, node, opens=opens)
    if not sections.builder.stacked:
        strips = _stretched(strips, room(sections, opens=opens), builder.style.space.medium)
    return strips, problem


def _fitting_builder(sections: Sections, section: out.Section, *, opens: bool) -> BlockBuilder:
    """Return the first builder with which a sheet holds its section, or else the one that takes the fewest pages."""
    builders = _candidate_builders(sections.builder, written=section.sheet == "record")
    fitting = next((builder for builder in builders if _overflow(sections, section, builder, opens=opens) <= 0), None)
    if fitting or section.sheet in _ONE_PAGE:
        return fitting or builders[-1]
    return min(builders, key=lambda builder: _pages(sections, section, builder, opens=opens))


def _pages(sections: Sections, section: out.Section, builder: BlockBuilder, *, opens: bool) -> int:
    trial = sections.strips(builder.trial(), section, Node("Sect"), opens=opens)
    return len(page_fills(column(builder.style, sections.geometry), flowables(trial, sections.geometry), opens=opens))


def _candidate_builders(builder: BlockBuilder, *, written: bool) -> tuple[BlockBuilder, ...]:
    """Return the builders to try for a sheet, each saving more room; what patients read has no smaller type."""
    if written:
        dense = builder.dense()
        return dense, dense.tight(), dense.tight("written")
    return builder, builder.tight(), builder.tight("type"), builder.tight("type").closer()


def room(sections: Sections, *, opens: bool) -> float:
    """Return the height of a page between its margins, in points."""
    page = sections.builder.style.page
    return sections.geometry.height - (page.first_top if opens else page.top) - page.bottom


def _overflow(sections: Sections, section: out.Section, builder: BlockBuilder, *, opens: bool) -> float:
    """Return by how much a section overflows its sheet: in points, or in large print in sides of a sheet."""
    trial = sections.strips(builder.trial(), section, Node("Sect"), opens=opens)
    if not builder.stacked:
        return height(trial, _LEAST_ROOM) - room(sections, opens=opens)
    if section.sheet not in _SIDES:
        return 0
    if section.sheet == "keep" and not opens_sheet(sections.outline, section):
        front = sections.outline.sections[sections.outline.sections.index(section) - 1]
        trial = [*sections.strips(builder.trial(), front, Node("Sect"), opens=opens), *trial]
    sides = page_fills(column(builder.style, sections.geometry), flowables(trial, sections.geometry))
    return len(sides) - _SIDES[section.sheet]


def _overflow_problem(
    sections: Sections, section: out.Section, builder: BlockBuilder, over: float, *, opens: bool
) -> Problem:
    """Return the problem of a sheet that does not hold its section, at the text of it that is the longest."""
    message = f"this page is {over:.0f} points too high"
    if builder.stacked:
        message = "in large print this sheet has more sides than it may"
    texts = [plain(text) for _, text in owned((sections.outline.front if opens else (), section))]
    long, hint = max((sections.outline.identity.title, *texts), key=len), _SHORTER
    front = sections.outline.front
    longest = max((front.clinic[:1], front.contact[:1]), key=lambda text: len(plain(text)))

    def too_long(count: int) -> bool:
        """Return whether it would not hold it either if the clinic's name or address had so many characters."""
        shortened = (replace(longest[0], text=longest[0].text[:count]),)
        brief = replace(
            front,
            clinic=shortened if longest == front.clinic else front.clinic,
            contact=front.contact if longest == front.clinic else (*shortened, *front.contact[1:]),
        )
        return (
            _overflow(replace(sections, outline=replace(sections.outline, front=brief)), section, builder, opens=opens)
            > 0
        )

    if opens and not too_long(len(plain(longest)) // _FAIR):
        long = plain(longest)
        holds = bisect(range(len(long)), False, key=too_long) - 1
        hint = f"There is room for about {holds} of these {len(long)} characters."
    return Problem(Location(section.origin), f"{message}; this text is long", hint, "fit", about=long)


def height(strips: list[Strip], share: float = 1) -> float:
    """Return the height of strips with a share of the gaps between them, in points."""
    return sum(strip.height for strip in strips) + share * sum(strip.before for strip in strips[1:])


def _stretched(strips: list[Strip], page: float, foot: float) -> list[Strip]:
    """Return the strips of a sheet with the room between them drawn out, or in, to fill a page down to its foot.

    Where the room would have to change too much, they keep their own: a short page is no fault. Only a page that
    would not hold them otherwise is filled to its very end.
    """
    between = height(strips) - height(strips, 0)
    spare = page - height(strips, 0)
    share = (spare - foot) / between if between else 1
    if share < _LEAST_ROOM and spare >= between * _LEAST_ROOM:
        share = _LEAST_ROOM
    return with_gaps_scaled(strips, share) if _LEAST_ROOM <= share <= _MOST_ROOM else strips


def with_gaps_scaled(strips: list[Strip], share: float) -> list[Strip]:
    """Return strips with a share of the room between them."""
    return [strips[0], *(replace(strip, before=strip.before * share) for strip in strips[1:])]


_LITTLE = 1 / 3
"""The share of a page that a part fills too little of, if it went on to it."""
_SHARES = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How far the room between the strips of a part may shrink, if so it has a page less."""


_TWO = 2


@dataclass(frozen=True, slots=True)
class PartSetting:
    """How a part is set, and how far down each of its pages is filled then, in points."""

    closer: bool = False
    """Whether there is less room around its words."""
    share: float = 1
    """Of the room between its strips."""
    ends: Sequence[float] = ()
    below: bool = False
    """Whether it begins beneath the end of the part before."""

    def strips(self, sections: Sections, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return a part's strips."""
        builder = sections.builder.closer() if self.closer else sections.builder
        return with_gaps_scaled(sections.strips(builder, section, node, opens=opens), self.share)


class Cost(NamedTuple):
    """What is worse of two ways to set parts: first more pages, then pages nearly empty, then parts beneath others."""

    pages: int = 0
    empty: int = 0
    below: int = 0


def part_settings(sections: Sections) -> dict[int, PartSetting]:
    """Return how each part of a handout that would begin a page is set, by its place; in one column none does."""
    all_sections, settings_by_index = sections.outline.sections, dict[int, PartSetting]()
    parts = [
        index
        for index, section in enumerate(all_sections)
        if section.new_page and section.sheet not in SHEETS and not sections.builder.stacked
    ]
    for _, run in groupby(enumerate(parts), key=lambda place: place[1] - place[0]):
        places = [at for _, at in run]
        settings = PartSequence(sections, [all_sections[at] for at in places], opens=not places[0]).settings()
        settings_by_index.update(zip(places, settings, strict=True))
    return settings_by_index


class PartSequence:
    """Parts that follow each other, each of which would begin a page; the first of them may open the handout."""

    def __init__(self, sections: Sections, run: Sequence[out.Section], *, opens: bool) -> None:
        self.sections, self.run, self.opens = sections, run, opens
        self.trial = cache(self._trial)
        self.after = cache(self._after)

    def settings(self) -> tuple[PartSetting, ...]:
        """Return how each is set, at the least cost for all."""
        return self.after(0, 0.0)[1]

    def _after(self, at: int, used: float) -> tuple[Cost, tuple[PartSetting, ...]]:
        """Return the least cost and the settings of the parts from `at` on, if it begins `used` points down a page."""
        if at == len(self.run):
            return Cost(), ()
        options = []
        for setting in self._settings(at, used):
            spilt = len(setting.ends) > 1 and self._is_little(setting.ends[-1])
            for end in (0.0, setting.ends[-1]) if spilt and at + 1 < len(self.run) else (0.0,):
                cost, others = self.after(at + 1, end)
                pages, empty = cost.pages + len(setting.ends) - setting.below, cost.empty + (spilt and not end)
                options.append((Cost(pages, empty, cost.below + setting.below), (setting, *others)))
        return min(options, key=lambda way: way[0])

    def _is_little(self, end: float) -> bool:
        return end < _LITTLE * room(self.sections, opens=False)

    def _settings(self, at: int, used: float) -> tuple[PartSetting, ...]:
        """Return how a part may be set: as it is, or closer if it then has a page less that it would hardly fill.

        Where no closeness saves a page, as it is or closest: what goes on then leaves more room to the part beneath.
        """
        unchanged = self._laid_out(at, used, closer=False, share=1)
        pages = len(unchanged.ends)
        if pages == 1 or not self._is_little(unchanged.ends[-1]):
            return (unchanged,)
        tries = [
            self._laid_out(at, used, closer=closer, share=share)
            for closer in (False, True)
            for share in ((self._share(at, used, closer=closer),) if pages == _TWO else _SHARES)
        ]
        shorter = next((tried for tried in tries if len(tried.ends) < pages), None)
        return (shorter,) if shorter else (unchanged, tries[-1])

    def _share(self, at: int, used: float, *, closer: bool) -> float:
        """Return the share of the room between strips with which one page just holds them, within bounds."""
        strips = self.trial(at, closer)
        between = height(strips) - height(strips, 0)
        above = used + strips[0].before if used else 0.0
        spare = room(self.sections, opens=self._opens(at)) - above - height(strips, 0)
        return max(_SHARES[-1], min(1, spare / between if between else 1))

    def _laid_out(self, at: int, used: float, *, closer: bool, share: float) -> PartSetting:
        geometry = self.sections.geometry
        sheet = column(self.sections.builder.style, geometry)
        story = flowables(with_gaps_scaled(self.trial(at, closer), share), geometry)
        return PartSetting(closer, share, page_fills(sheet, story, used, opens=self._opens(at)), below=bool(used))

    def _trial(self, at: int, closer: bool) -> list[Strip]:  # noqa: FBT001 (cached by place)
        builder = self.sections.builder.closer() if closer else self.sections.builder
        return self.sections.strips(builder.trial(), self.run[at], Node("Sect"), opens=self._opens(at))

    def _opens(self, at: int) -> bool:
        return self.opens and not at
