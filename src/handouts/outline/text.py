"""An outline as text: one line a node, indented, with its origin. For people, and for golden files."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from handouts.content.markup import plain
from handouts.outline.origins import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


def lines(outline: HandoutOutline | DeckOutline) -> Iterator[str]:
    """Yield the outline's lines: `Kind origin`, then each of its fields that holds something."""
    for field in fields(outline):
        if field.name != "identity":
            yield from _node(getattr(outline, field.name), 0, field.name)


def _node(node: Any, depth: int, name: str = "") -> Iterator[str]:
    pad = "  " * depth
    if is_text(node):
        yield f"{pad}{name}: {_words(node)}"
    elif isinstance(node, tuple):
        for element in node:
            yield from _node(element, depth, name)
    elif is_dataclass(node):
        yield f"{pad}{type(node).__name__} {getattr(node, 'origin', '')}".rstrip()
        for field in fields(node):
            if field.name != "origin":
                yield from _node(getattr(node, field.name), depth + 1, field.name)
    elif isinstance(node, Decimal):
        yield f"{pad}{name}: {node.normalize():f}"
    elif node is not None and node is not False and node != "":
        yield f"{pad}{name}: {node}"


def _words(text: RichText) -> str:
    """Return text in the content's own markup, so that stress and targets are seen."""
    said = []
    for (strong, href, cite), alike in groupby(text, key=lambda run: (run.strong, run.href, run.cite)):
        if cite:
            said.append(f"[^{cite}]")
            continue
        words = plain(tuple(alike))
        words = f"**{words}**" if strong else words
        said.append(f"[{words}]({href})" if href else words)
    return "".join(said)
