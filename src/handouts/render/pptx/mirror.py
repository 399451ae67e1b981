"""Mirrors a template for languages that run right to left, and keeps numbers in their words from being torn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText

_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OPPOSITE = {"l": "r", "r": "l"}


def isolated(text: RichText) -> RichText:
    """Return words with every typed span, such as a telephone number, read left to right in itself."""
    return tuple(replace(run, text=f"{_ISOLATE}{run.text}{_END}") if run.kind else run for run in text)


def mirror(presentation: Any) -> None:
    """Let everything on the master and its layouts begin at the other edge."""
    width = presentation.slide_width
    master = presentation.slide_master
    for page in (master, *presentation.slide_layouts):
        for shape in page.shapes:
            if shape._element.spPr.xfrm is not None:  # noqa: SLF001
                shape.left = width - shape.left - shape.width
        for level in _levels(page._element):  # noqa: SLF001
            _turn(level, inherits=page is not master)
        for margins in page._element.iter(qn("a:bodyPr")):  # noqa: SLF001
            _swap(margins, "lIns", "rIns")
    for level in _levels(presentation.notes_master._element):  # noqa: SLF001
        _turn(level, inherits=False)


def _levels(page: Any) -> Iterator[Any]:
    """Yield the paragraph properties of every style on a page."""
    for level in range(1, 10):
        yield from page.iter(qn(f"a:lvl{level}pPr"))


def _turn(level: Any, *, inherits: bool) -> None:
    align = level.get("algn", None if inherits else "l")
    if align:
        level.set("algn", _OPPOSITE.get(align, align))
    # `marL` is the margin at the start: PowerPoint itself writes it so in lists that run right to left
    level.set("rtl", "1")


def _swap(element: Any, one: str, other: str) -> None:
    values = element.attrib.pop(one, None), element.attrib.pop(other, None)
    for name, value in zip((other, one), values, strict=True):
        if value is not None:
            element.set(name, value)
