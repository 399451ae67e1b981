"""What names what: every id, fact, reference and quote of a guide must lead somewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from handouts.content.fields import Name, TextAt, walk
from handouts.content.model.facts import MINUTES, Count, Fact
from handouts.content.model.items import Benefit, Effect
from handouts.content.typed import nearest
from handouts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.base import Item, Node
    from handouts.content.model.guide import Guide
    from handouts.content.source import Path_, Tree

CLINIC_PARTS = {"", "telephone", "after-hours", "hours", "emergency", "crisis", "crisis-name", "address"}
FACT_PARTS = {"", "number", "short"}
ALONE_PARTS = {"", "yes", "no"}
COUNT_PARTS = {"", "yes", "no", "comparison", "comparison-yes", "comparison-no"}


def problems(guide: Guide, trees: Mapping[str, Tree], icons: frozenset[str]) -> Iterator[Problem]:
    """Yield every name that leads nowhere and every id that stands twice."""
    yield from _twice(guide, trees)
    known = _known(guide, icons)
    for file, tree in trees.items():
        for found in walk(getattr(guide, file)):
            match found:
                case Name(path, to, name) if name not in known[to]:
                    hint = nearest(name, known[to]) or _NEEDED.get(to) or f"{len(known[to])} names are known."
                    yield Problem(tree.place(path), f"unknown {to} `{name}`", hint)
                case TextAt(path, text):
                    for quote in text.quotes():
                        wrong = _quote_problem(quote.name, quote.part, guide)
                        if wrong:
                            yield Problem(tree.place(path), *wrong)


def _known(guide: Guide, icons: frozenset[str]) -> dict[str, set[str]]:
    """Return the names there are, by what they name."""
    known: dict[str, set[str]] = defaultdict(set)
    for item in guide.nodes():
        known[_kind(item)].add(item.id)
    head = guide.guide
    known["fact"] = set(head.facts)
    known["duration"] = {name for name, fact in head.facts.items() if fact.unit in MINUTES}
    known["counted effect"] = {effect.id for effect in guide.effects.effects if counted(effect)}
    known["source"] = set(guide.sources)
    known["study"] = set(guide.studies)
    known["exposure"] = {exposure.id for exposure in head.exposures}
    known["period"] = {period.id for period in head.periods}
    known["icon"] = set(icons)
    known["handout"] = {name for name, document in head.documents.items() if document.kind == "handout"}
    known["practice"] = known["scenario"] | known["knowledge check"]
    known["told item"] = set().union(*(known[kind] for kind in _TOLD))
    return known


_TOLD = ("effect", "topic", "check", "benefit", "card", "step group")

_NEEDED = {
    "duration": f"A duration is a fact with the unit {', '.join(MINUTES)}.",
    "counted effect": "A counted effect has a likelihood of the kind `count`.",
}

_KINDS = {
    "KeyPoint": "key point",
    "ChanceFigure": "chance",
    "CourseBar": "course bar",
    "StepGroup": "step group",
    "KnowledgeCheck": "knowledge check",
    "TimeLine": "timeline",
}


def _kind(item: Item) -> str:
    """Return what an item is called: `effect`, `check`, `step group`."""
    name = type(item).__name__
    return _KINDS.get(name, name.lower())


def _twice(guide: Guide, trees: Mapping[str, Tree]) -> Iterator[Problem]:
    """Yield ids that name two things: an id is unique over the whole guide, facts and sources included."""
    seen: dict[str, str] = {}
    for file, tree in trees.items():
        for path, name in _ids(getattr(guide, file)):
            place = tree.place(path)
            if name in seen:
                yield Problem(place, f"the id `{name}` stands twice", f"It stands already at {seen[name]}; rename one.")
            seen.setdefault(name, str(place))


def _ids(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    from pydantic import BaseModel

    if isinstance(node, BaseModel):
        own = getattr(node, "id", None)
        if isinstance(own, str) and path:
            yield (*path, "id"), own
        for field in type(node).model_fields:
            yield from _ids(getattr(node, field), (*path, field))
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from _ids(element, (*path, at))
    elif isinstance(node, dict):
        for key, element in node.items():
            if isinstance(element, Fact):
                yield (*path, key), key
            yield from _ids(element, (*path, key))


def _quote_problem(name: str, part: str, guide: Guide) -> tuple[str, str] | None:
    """Return what is wrong with `{name.part}`, if anything."""
    parts = quotable(guide).get(name)
    if parts is None:
        names = quotable(guide)
        return f"unknown fact `{{{name}}}`", nearest(name, names) or "Add it to `facts:` in guide.yaml."
    if part not in parts:
        could = ", ".join(f"`.{one}`" for one in sorted(parts) if one)
        return f"`{{{name}.{part}}}` does not exist", nearest(part, parts) or f"After {name} can stand {could}."
    return None


def quotable(guide: Guide) -> dict[str, set[str]]:
    """Return every name that a text may quote, with the parts it has."""
    names: dict[str, set[str]] = {"clinic": CLINIC_PARTS}
    names |= dict.fromkeys(guide.guide.facts, FACT_PARTS)
    for item in guide.nodes():
        figure = counted(item)
        if figure:
            names[item.id] = COUNT_PARTS if figure.comparison is not None else ALONE_PARTS
    return names


def counted(item: object) -> Count | None:
    """Return the count that `{id}` quotes: a benefit's, or an effect's first one."""
    if isinstance(item, Benefit):
        return item.likelihood
    if isinstance(item, Effect):
        return next((figure for figure in item.likelihoods if isinstance(figure, Count)), None)
    return None
