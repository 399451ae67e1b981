"""A change, in the content or on paper, and a report of all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
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
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Digests of what is drawn from a file: the clinic's logo, an author's icons and pictures."""


How = Literal["changed", "new", "gone", "moved", "punctuation"]


_TOKEN = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text that a document prints otherwise: its words before and after, empty where it was or is not there."""

    how: How
    weight: Weight
    origin: str
    """Of what says it; `id` or `id/part`."""
    spoken: bool
    before: str
    after: str

    def marked(self, gone: tuple[str, str], new: tuple[str, str]) -> str:
        """Return the words with what is gone and what is new between signs: `Wait [-24-] {+48+} hours`."""
        if self.how == "moved":
            return self.after
        old, now = _TOKEN.findall(self.before), _TOKEN.findall(self.after)
        marked = ""
        for kind, i, j, k, m in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
            was, is_now = "".join(old[i:j]), "".join(now[k:m])
            if kind == "equal":
                marked += was
                continue
            marked += gone[0] + was + gone[1] if was else ""
            marked += new[0] + is_now + new[1] if is_now else ""
        return marked


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """A sentence that a document prints otherwise, and where it stands now."""

    document: str
    sentence: Sentence
    counts: Literal["pages", "slides"] = "pages"
    numbers: tuple[int, ...] = ()
    """The pages or slides, from 1; none for what is gone, and where nothing was laid out."""


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
    printed: tuple[PrintedChange, ...] = ()
    """What the documents print otherwise, in their order."""
