"""The numbers of an outline: those quoted in its texts, and those drawn as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from handouts.content.markup import plain
from handouts.outline.deck import Category
from handouts.outline.handout import BarsCell, Row
from handouts.outline.leaves import ChanceBox
from handouts.outline.visit import nodes, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import Run


@dataclass(frozen=True, slots=True)
class Drawn:
    """People of 100 that a picture shows for an item, with the words beside it."""

    item: str
    comparison: bool
    value: Decimal
    label: str
    people: bool = False
    """Drawn as people, who are whole: so `value` is what the label says, rounded by `whole`."""


def whole(count: Decimal) -> int:
    """Return a count rounded to whole people, halves up; the words beside the picture keep the count as it is."""
    return int(count.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def quoted(node: Any) -> Iterator[Run]:
    """Yield every run inside a part of an outline that quotes a fact or a figure."""
    return (run for run in runs(node) if run.fact)


def drawn(node: Any) -> Iterator[Drawn]:
    """Yield every number inside a part of an outline that is drawn as people of 100."""
    for one in nodes(node):
        if isinstance(one, Row):
            for bars in (cell.bars for cell in one.cells if isinstance(cell, BarsCell)):
                treated, comparison = plain(bars.treated_label), plain(bars.comparison_label)
                yield from _pair(one.origin, (bars.treated, treated), (bars.comparison, comparison))
        elif isinstance(one, ChanceBox):
            item, _, part = one.origin.partition("/")
            yield Drawn(item, part == "comparison", Decimal(one.people.of_100), plain(one.yes_count), people=True)
        elif isinstance(one, Category):
            yield from _pair(one.origin, (one.value, one.label), (one.comparison, one.comparison_label))


def _pair(origin: str, with_it: tuple[Decimal, str], without: tuple[Decimal | None, str]) -> Iterator[Drawn]:
    yield Drawn(origin, comparison=False, value=with_it[0], label=with_it[1])
    if without[0] is not None:
        yield Drawn(origin, comparison=True, value=without[0], label=without[1])
