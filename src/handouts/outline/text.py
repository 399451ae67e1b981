"""An outline as text: one line a node, indented, with its origin. For people, and for golden files."""

from __future__ import annotations

from dataclasses import is_dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from handouts.content.markup import plain
from handouts.outline.marks import FILE, HEAD
from handouts.outline.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


def lines(outline: HandoutOutline | DeckOutline) -> Iterator[str]:
    """Yield the outline's lines: `Kind origin`, then each of its fields that holds something."""
    for at in visit(outline, {*HEAD, *FILE}):
        if at.field and at.field.name != "origin" and at.value is not None and at.value is not False and at.value != "":
            yield "  " * (len(at.within) - 1) + _line(at.field.name, at.value)


def _line(name: str, value: Any) -> str:
    if is_dataclass(value):
        return f"{type(value).__name__} {getattr(value, 'origin', '')}".rstrip()
    if isinstance(value, Decimal):
        return f"{name}: {value.normalize():f}"
    return f"{name}: {_words(value) if isinstance(value, tuple) else value}"


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
