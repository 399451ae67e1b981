"""Reads from a template how much room its placeholders leave, and how text is set in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn
from pptx.util import Emu

from handouts.fit.rooms import Room, Rooms, TableRoom
from handouts.render.pptx import inherited
from handouts.render.pptx.template import layouts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.theme import Theme

_SIDES = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""Margins in EMU where none is given (ECMA-376-1, 21.1.2.1.1)."""

_NAME = f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}"
_SIZE = f"{qn('p:spPr')}/{qn('a:xfrm')}/{qn('a:ext')}"
_MARGINS = f"{qn('p:txBody')}/{qn('a:bodyPr')}"
_RUN = qn("a:defRPr")


def rooms_of(presentation: Any, theme: Theme) -> Rooms:
    """Return the rooms of a template, read from its placeholders and the styles that they inherit."""
    master = presentation.slide_master._element  # noqa: SLF001
    bases = {inherited.family_of(each): each for each in inherited.placeholders(master)}
    layouts = {}
    for name, layout in layouts_of(presentation).items():
        found = (_Holder(each, bases, master) for each in inherited.placeholders(layout._element))  # noqa: SLF001
        layouts[name] = {holder.name: holder.room for holder in found}
    return Rooms(layouts, _table_rooms(layouts["Table"]["Table"], theme))


class _Holder:
    """A placeholder of a layout, with what it inherits."""

    def __init__(self, element: Any, bases: dict[str, Any], master: Any) -> None:
        base = bases.get(inherited.family_of(element))
        self._shapes = [each for each in (element, base) if each is not None]
        self._levels = inherited.styles(element, base, master)
        self.name = element.find(_NAME).get("name")

    @cached_property
    def room(self) -> Room:
        """Its room, in points."""
        size = next(found for each in self._shapes if (found := each.find(_SIZE)) is not None)
        left, top, right, bottom = (self._margin(*side) for side in _SIDES.items())
        indent = self._first(level.get("marL") for level in self._levels)
        return Room(
            width=Emu(int(size.get("cx")) - left - right).pt,
            height=Emu(int(size.get("cy")) - top - bottom).pt,
            size=int(self._run("sz") or 0) / 100,
            bold=self._run("b") in ("1", "true"),
            pitch=self._spacing("a:lnSpc", "a:spcPct", 100_000) / 100_000,
            gap=self._spacing("a:spcBef", "a:spcPts", 0) / 100,
            indent=Emu(int(indent or 0)).pt,
        )

    def _margin(self, side: str, default: int) -> int:
        return int(self._first(each.find(_MARGINS).get(side) for each in self._shapes) or default)

    def _run(self, name: str) -> str | None:
        runs = (run for level in self._levels if (run := level.find(_RUN)) is not None)
        return self._first(run.get(name) for run in runs)

    def _spacing(self, outer: str, inner: str, default: int) -> int:
        found = next((each for level in self._levels if (each := level.find(qn(outer))) is not None), None)
        value = None if found is None else found.find(qn(inner))
        return default if value is None else int(value.get("val"))

    @staticmethod
    def _first(values: Iterator[str | None]) -> str | None:
        return next((value for value in values if value is not None), None)


def _table_rooms(room: Room, theme: Theme) -> tuple[TableRoom, ...]:
    """Return the room of the table's placeholder, and how the theme sets its cells, for each size of type."""
    look = theme.deck.pictures.table
    return tuple(
        TableRoom(
            width=room.width,
            height=room.height,
            size=size,
            margin_x=Emu(look.across).pt,
            margin_y=Emu(look.down).pt,
            head_height=Emu(look.head).pt,
        )
        for size in look.sizes
    )
