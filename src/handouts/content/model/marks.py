"""What a field means, marked where it is defined: `do: Annotated[Text, Material("instruction")]`.

Whoever asks what a field is for reads its marks, and keeps no list of names. What has no mark of its own is taken as
the part that holds it, and where that has none either it is on the safe side: material, and for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weighty = Literal[
    "likelihood", "threshold", "schedule", "instruction", "timing", "telephone", "population", "bounds", "duty", "point"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """What all marks are."""


@dataclass(frozen=True, slots=True)
class To(Mark):
    """Marks an id as the name of something else; the loader checks that it exists."""

    kind: str


@dataclass(frozen=True, slots=True)
class Material(Mark):
    """Marks what people decide or act by; of a `point` that is whether it is there, not how it is put."""

    what: Weighty


@dataclass(frozen=True, slots=True)
class Editorial(Mark):
    """Marks that by which alone nobody decides or acts; a number in it is material all the same."""


@dataclass(frozen=True, slots=True)
class Toned(Mark):
    """Marks what is an instruction where the item's tone is one of what to do, and else editorial."""


@dataclass(frozen=True, slots=True)
class Look(Mark):
    """Marks what is seen and not said."""

    why: str = "what is said is the same"


@dataclass(frozen=True, slots=True)
class Unsaid(Mark):
    """Marks what a guide says of itself and no page says."""

    why: str


@dataclass(frozen=True, slots=True)
class Kept(Mark):
    """Marks what stands in no document, and is meant so; `by` says who reads it."""

    by: str


@dataclass(frozen=True, slots=True)
class Audience(Mark):
    """Marks what patients do not read: nothing of it, or of a list all but the first."""

    but_first: bool = False


STAFF = Audience()
STAFF_BUT_FIRST = Audience(but_first=True)
HELD = Unsaid("the rules hold the content to it; no page says it")
MADE_FOR = Unsaid("it says when, for whom, or for which place the document is made")
