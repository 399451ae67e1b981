"""The numbers of an outline: those quoted in its texts, and those drawn as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run, plain
from handouts.outline.deck import Category
from handouts.outline.handout import BarsCell, Row
from handouts.outline.leaves import ChanceBox

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Drawn:
    """People of 100 that a picture shows for an item, with the words beside it."""

    item: str
    comparison: bool
    value: Decimal
    label: str


def quoted(node: Any) -> Iterator[Run]:
    """Yield every run inside a part of an outline that quotes a fact or a figure."""
    if isinstance(node, Run):
        if node.fact:
            yield node
    elif isinstance(node, tuple):
        for element in node:
            yield from quoted(element)
    else:
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from quoted(getattr(node, name))


def drawn(node: Any) -> Iterator[Drawn]:
    """Yield every number inside a part of an outline that is drawn as people of 100."""
    if isinstance(node, Row):
        for cell in node.cells:
            if isinstance(cell, BarsCell):
                yield from _pair(
                    node.origin,
                    (cell.bars.treated, plain(cell.bars.treated_label)),
                    (cell.bars.comparison, plain(cell.bars.comparison_label)),
                )
    elif isinstance(node, ChanceBox):
        item, _, part = node.origin.partition("/")
        yield Drawn(item, part == "comparison", Decimal(node.people.of_100), plain(node.yes_count))
    elif isinstance(node, Category):
        yield from _pair(node.origin, (node.value, node.label), (node.comparison, node.comparison_label))
    elif isinstance(node, tuple):
        for element in node:
            yield from drawn(element)
    else:
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from drawn(getattr(node, name))


def _pair(origin: str, with_it: tuple[Decimal, str], without: tuple[Decimal | None, str]) -> Iterator[Drawn]:
    yield Drawn(origin, comparison=False, value=with_it[0], label=with_it[1])
    if without[0] is not None:
        yield Drawn(origin, comparison=True, value=without[0], label=without[1])
