"""A change, and a report of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal

Weight = Literal["material", "editorial"]
What = Literal[
    "added", "removed", "likelihood", "threshold", "schedule", "instruction", "timing", "fact", "telephone",
    "population", "bounds", "duty", "point", "number", "shown", "not shown", "wording", "punctuation", "moved",
    "sources", "look", "version", "changed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What kind of change it is, how much it weighs, and why."""

    what: What
    weight: Weight
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which item and field, from what to what, and the documents that say something else by it."""

    item: str
    kind: str
    """What the item is: `effect`, `fact`, `section`."""
    verdict: Verdict
    field: str = ""
    """The way to what changed in the item: `patient.points.2`."""
    before: str = ""
    after: str = ""
    documents: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()
    """Of a fact: the items that use it."""
    text: bool = False
    """Whether it is a text, which is translated."""

    @property
    def material(self) -> bool:
        """Whether a reader would decide or act otherwise."""
        return self.verdict.weight == "material"


@dataclass(frozen=True, slots=True)
class Version:
    """A content as it is compared: the edition, and its documents with their seals."""

    edition: Edition
    outlines: Mapping[str, HandoutOutline | DeckOutline]
    seals: Mapping[str, Seal]
    logo: str = ""
    """The digest of the clinic's picture, where it has one."""


@dataclass(frozen=True, slots=True)
class Resealed:
    """A document that says something else now; a code is empty where the document was not there."""

    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Report:
    """All changes, the weighty ones first, and what follows."""

    changes: tuple[Change, ...]
    approve: tuple[Resealed, ...]
    """Documents that need approval again."""
    consent: tuple[str, ...]
    """Items for whose sake patients under treatment are asked again."""
    train: tuple[str, ...]
    """Items for whose sake staff are trained again."""
    translate: tuple[str, ...]
    """Texts to translate again: item and field."""
    unread: tuple[str, ...] = ()
    """Places of the older content that this version of the program cannot read, so that nothing is known of them."""
