"""On which page each section begins: known when all is laid out, and printed where words name it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.outline.inner import PAGE, section_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.markup import RichText, Run

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
