"""How far the documents tell what a standard asks for, element by element, and who judged that they do."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handouts.content.model.history import Judgement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence

    from handouts.content.model.standards import Element, Standard
    from handouts.rules.covers import Cover

Verdict = Literal["told", "to judge", "to judge again", "not told", "held", "left out", "elsewhere"]
_SIGNS = 16
_JOINT = "\x1f"


@dataclass(frozen=True, slots=True)
class Coverage:
    """An element with everything that covers it, and the documents asked for that need it and are not reached."""

    element: Element
    covers: tuple[Cover, ...]
    missing: tuple[str, ...]
    unseen: tuple[str, ...]
    """The decks that tell it in their notes alone, though staff act on it."""
    judged: bool
    """Whether any document that must cover it was asked for, and whole."""
    judgement: Judgement | None
    """The last one given, whether or not it still holds."""
    changed: tuple[str, ...]
    """What no longer is what was judged: ids of items, and the element's own where it asks for something else."""

    @property
    def verdict(self) -> Verdict:
        """What may be said of the element; `told` only where a person has judged these very words."""
        if not self.judged:
            return "elsewhere"
        if self.missing or self.unseen:
            return "not told"
        if self.judgement is None:
            return "to judge"
        if self.changed:
            return "to judge again"
        if self.element.left_out:
            return "left out"
        return "told" if self.covers else "held"

    def judge(self, name: str, day: dt.date) -> Judgement:
        """Return the judgement of a person that the element is told by what is said for it now."""
        said = _said(self.covers)
        return Judgement(
            element=self.element.id, asked=_asked(self.element), said=_paired(said), name=name, date=day.isoformat()
        )


def coverage(
    standard: Standard,
    covers: Sequence[Cover],
    judgements: Iterable[Judgement],
    documents: Collection[str],
    *,
    complete: bool,
) -> tuple[Coverage, ...]:
    """Return each element of a standard with what covers it.

    `documents` are those asked for, and whole; `complete` tells whether they are all that there are.
    """
    given = {one.element: one for one in judgements}
    found = []
    for element in standard.elements:
        mine = tuple(cover for cover in covers if cover.element == element.id)
        required = tuple(name for name in element.required_in if name in documents and not element.left_out)
        missing = _out_of_reach(required, (name for cover in mine for name in cover.documents))
        seen = _out_of_reach(required, (name for cover in mine for name in cover.slides)) if element.on_slide else ()
        unseen = tuple(name for name in seen if name not in missing)
        judged = bool(required) or not element.required_in or bool(element.left_out)
        mark = given.get(element.id)
        changed = _changed(element, mine, mark, whole=complete) if mark else ()
        found.append(Coverage(element, mine, missing, unseen, judged, mark, changed))
    return tuple(found)


def counted(found: Iterable[Coverage]) -> dict[Verdict, int]:
    """Return how many elements there are of each verdict, in the order of what they are worth."""
    numbers = Counter(one.verdict for one in found)
    order: tuple[Verdict, ...] = ("told", "to judge", "to judge again", "not told", "held", "left out", "elsewhere")
    return {verdict: numbers[verdict] for verdict in order if numbers[verdict]}


def _out_of_reach(required: tuple[str, ...], reached: Iterable[str]) -> tuple[str, ...]:
    there = set(reached)
    return tuple(name for name in required if name not in there)


def _changed(element: Element, covers: tuple[Cover, ...], mark: Judgement, *, whole: bool) -> tuple[str, ...]:
    """Return what is not as it was judged; a cover that is gone is seen only where every document was asked for."""
    now = _said(covers)
    items = [name for name, digest in now.items() if mark.said.get(name) != digest]
    if whole:
        items += [name for name in mark.said if name not in now]
    return (*((element.id,) if mark.asked != _asked(element) else ()), *items)


def _asked(element: Element) -> str:
    return _digest(element.model_dump_json(exclude_defaults=True))


def _said(covers: Iterable[Cover]) -> dict[str, str]:
    """Return the digest of what each item says, and of what it says in which order of its covers."""
    words: dict[str, list[str]] = {}
    for cover in covers:
        if cover.words:
            words.setdefault(cover.item, []).append(cover.words)
    return {item: _digest(_JOINT.join(texts)) for item, texts in words.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SIGNS]


def _paired(said: dict[str, str]) -> str:
    return " ".join(f"{name} {digest}" for name, digest in said.items())
