"""A sheet of its own: its section is drawn out or in to fill the page; one that it does not hold is told."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import Location, Problem
from handouts.outline.visit import owned
from handouts.render.pdf.flow import Sheet, filled
from handouts.render.pdf.sections import opens_sheet
from handouts.render.pdf.story import Stage, flowables
from handouts.render.pdf.structure import Node

if TYPE_CHECKING:
    from handouts.outline import handout as out
    from handouts.render.pdf.elements import Strip
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.sections import Sections
    from handouts.theme.prints import Print

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


def column(look: Print, stage: Stage) -> Sheet:
    """Return the column that is filled; the flow counts from the lower left corner."""
    page = look.page
    return Sheet(
        width=stage.width,
        height=stage.height,
        left=page.margin,
        right=stage.width - page.margin,
        top=stage.height - page.top,
        first_top=stage.height - page.first_top,
        bottom=page.bottom,
    )


def fitted(sections: Sections, section: out.Section, node: Node, *, opens: bool) -> tuple[list[Strip], Problem | None]:
    """Return the strips of a section, and the problem if its sheet does not hold them.

    A sheet of its own fills its page, with less room where it must; in large print strips keep the room between them.
    """
    if section.sheet not in SHEETS:
        return sections.strips(sections.kit, section, node, opens=opens), None
    kit = _roomiest(sections, section, opens=opens)
    over = _over(sections, section, kit, opens=opens)
    full = over > 0 and section.sheet in _ONE_PAGE
    problem = _overfull(sections, section, kit, over, opens=opens) if full else None
    strips = sections.strips(kit, section, node, opens=opens)
    if not sections.kit.stacked:
        strips = _spread(strips, room(sections, opens=opens), kit.look.space.medium)
    return strips, problem


def _roomiest(sections: Sections, section: out.Section, *, opens: bool) -> Kit:
    """Return the first kit with which a sheet holds its section; where none does, that which takes the fewest pages."""
    kits = _kits(sections.kit, written=section.sheet == "record")
    held = next((kit for kit in kits if _over(sections, section, kit, opens=opens) <= 0), None)
    if held or section.sheet in _ONE_PAGE:
        return held or kits[-1]
    return min(kits, key=lambda kit: _pages(sections, section, kit, opens=opens))


def _pages(sections: Sections, section: out.Section, kit: Kit, *, opens: bool) -> int:
    trial = sections.strips(kit.trial(), section, Node("Sect"), opens=opens)
    return len(filled(column(kit.look, sections.stage), flowables(trial, sections.stage), opens=opens))


def _kits(kit: Kit, *, written: bool) -> tuple[Kit, ...]:
    """Return the kits that a sheet may be set with, each saving more room; what patients read has no smaller type."""
    if written:
        dense = kit.dense()
        return dense, dense.tight(), dense.tight("written")
    return kit, kit.tight(), kit.tight("type"), kit.tight("type").closer()


def room(sections: Sections, *, opens: bool) -> float:
    """Return how high a page is for what stands on it, in points."""
    page = sections.kit.look.page
    return sections.stage.height - (page.first_top if opens else page.top) - page.bottom


def _over(sections: Sections, section: out.Section, kit: Kit, *, opens: bool) -> float:
    """Return how much of a section its sheet does not hold: points of a page; in large print sides of a sheet."""
    trial = sections.strips(kit.trial(), section, Node("Sect"), opens=opens)
    if not kit.stacked:
        return height(trial, _LEAST_ROOM) - room(sections, opens=opens)
    if section.sheet not in _SIDES:
        return 0
    if section.sheet == "keep" and not opens_sheet(sections.outline, section):
        front = sections.outline.sections[sections.outline.sections.index(section) - 1]
        trial = [*sections.strips(kit.trial(), front, Node("Sect"), opens=opens), *trial]
    sides = filled(column(kit.look, sections.stage), flowables(trial, sections.stage))
    return len(sides) - _SIDES[section.sheet]


def _overfull(sections: Sections, section: out.Section, kit: Kit, over: float, *, opens: bool) -> Problem:
    """Return the problem of a sheet that does not hold its section, at the text of it that is the longest."""
    message = f"this page is {over:.0f} points too high"
    if kit.stacked:
        message = "in large print this sheet has more sides than it may"
    texts = [plain(text) for _, text in owned((sections.outline.front if opens else (), section))]
    long, hint = max((sections.outline.identity.title, *texts), key=len), _SHORTER
    shown = sections.outline.front
    own = max((shown.clinic[:1], shown.contact[:1]), key=lambda text: len(plain(text)))

    def too_long(count: int) -> bool:
        """Return whether it would not hold it either if the clinic's name or address had so many characters."""
        said = (replace(own[0], text=own[0].text[:count]),)
        brief = replace(
            shown,
            clinic=said if own == shown.clinic else shown.clinic,
            contact=shown.contact if own == shown.clinic else (*said, *shown.contact[1:]),
        )
        return _over(replace(sections, outline=replace(sections.outline, front=brief)), section, kit, opens=opens) > 0

    if opens and not too_long(len(plain(own)) // _FAIR):
        long = plain(own)
        holds = bisect(range(len(long)), False, key=too_long) - 1
        hint = f"There is room for about {holds} of these {len(long)} characters."
    return Problem(Location(section.origin), f"{message}; this text is long", hint, "fit", about=long)


def height(strips: list[Strip], share: float = 1) -> float:
    """Return how high strips stand, with a share of the room between them."""
    return sum(strip.height for strip in strips) + share * sum(strip.before for strip in strips[1:])


def _spread(strips: list[Strip], page: float, foot: float) -> list[Strip]:
    """Return the strips of a sheet with the room between them drawn out, or in, to fill a page down to its foot.

    Where the room would have to change too much, they keep their own: a short page is no fault. Only a page that
    would not hold them otherwise is filled to its very end.
    """
    between = height(strips) - height(strips, 0)
    spare = page - height(strips, 0)
    share = (spare - foot) / between if between else 1
    if share < _LEAST_ROOM and spare >= between * _LEAST_ROOM:
        share = _LEAST_ROOM
    return drawn_in(strips, share) if _LEAST_ROOM <= share <= _MOST_ROOM else strips


def drawn_in(strips: list[Strip], share: float) -> list[Strip]:
    """Return strips with a share of the room between them."""
    return [strips[0], *(replace(strip, before=strip.before * share) for strip in strips[1:])]
