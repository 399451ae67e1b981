"""In which format a document is drawn: paper, print size, and whether it can be filled in on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

DEFAULT_PAPER = "letter"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the handout; what is said, and so the printed code, is the same in all of them."""

    paper: str = DEFAULT_PAPER
    """`letter` or `a4`."""
    large: bool = False
    """Large print, with a layout of its own."""
    fillable: bool = False
    """Whether blanks are fields to fill in on a screen."""

    @property
    def size(self) -> str:
        """The print of the theme."""
        return "large" if self.large else "standard"

    @property
    def name(self) -> str:
        """What a file of this format says of itself: `a4.large`."""
        return ".".join(filter(None, (self.paper, "large" if self.large else "", "fillable" if self.fillable else "")))

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the format of that name, if that is one."""
        paper, *rest = name.split(".")
        found = cls(paper, "large" in rest, "fillable" in rest)
        return found if found.name == name else None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What a file's name says where the format is not the default, in a fixed order."""
        told = {self.paper: self.paper != DEFAULT_PAPER, "large": self.large, "fillable": self.fillable}
        return tuple(name for name, differs in told.items() if differs)


DEFAULT = Format()
