"""What a content folder says, once all of it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.content.model.clinic import Clinic
    from handouts.content.model.facts import Fact
    from handouts.content.model.guide import Guide
    from handouts.content.model.history import Approval, Judgement, Release
    from handouts.content.model.phrases import Phrases
    from handouts.content.model.standards import Standard
    from handouts.content.tree import Path_, Tree
    from handouts.errors import Location


@dataclass(frozen=True)
class Content:
    """What the files say: the guide, the clinic, the words that the program itself puts on paper."""

    guide: Guide
    clinic: Clinic
    clinic_name: str
    phrases: Phrases
    standards: dict[str, Standard]
    trees: dict[str, Tree]
    """By file stem; rules find the place of what they judge here."""
    folder: Path
    approvals: tuple[Approval, ...] = ()
    """Of the clinic, the oldest first."""
    releases: tuple[Release, ...] = ()
    """Of the clinic, those of earlier versions of the guide; the oldest first."""
    judgements: tuple[Judgement, ...] = ()
    """Of the elements of standards that the guide's documents tell."""
    unread: tuple[str, ...] = ()
    """Of an older content: the places that could not be read as they are, each with its file."""

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact, local ones at the clinic's value."""
        own = self.clinic.facts
        return {
            name: fact.model_copy(update={"value": own[name]}) if name in own else fact
            for name, fact in self.guide.guide.facts.items()
        }

    def place(self, path: Path_) -> Location:
        """Return the place of what was visited in the guide; the first step of the path names the file."""
        return self.trees[str(path[0])].place(path[1:])

    def within(self, path: Path_, words: str) -> Location:
        """Return the place of some words of a text that was visited."""
        return self.trees[str(path[0])].within(path[1:], words)
