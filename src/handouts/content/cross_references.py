"""What names what: every id, fact, reference and quote of a guide must lead somewhere.

Files are judged as they were read, not as the model holds them: a fault in one place hides none in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.content.fields import IdReference, Named, TextAt, models_in, read
from handouts.content.model import charts, checks, course, day, effects, safety, slides
from handouts.content.model.clinic import Clinic
from handouts.content.model.facts import INTERVALS, MINUTES
from handouts.content.model.guide import Guide
from handouts.content.model.likelihoods import Count, Frequency, kind_of
from handouts.content.model.marks import visit_content
from handouts.content.validation import nearest, nearest_or_all
from handouts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from pydantic import BaseModel

    from handouts.content.model.base import Item
    from handouts.text.markup import Markup, Quote
    from handouts.yamlfile.source import KeyPath, Tree

CLINIC = "clinic"

FACT_PARTS = {"", "number", "short"}
SAFETY_PARTS = {"", "patient"}
"""Of an action, a danger sign or an exclusion: as staff say it, or as patients read it."""
LASTING_PARTS = {"left"}
_ALONE_PARTS = Count.parts({})
_COUNT_PARTS = Count.parts({"comparison": "0", "of_100": "1", "certainty": ""})
"""Of a count that has them all."""

_MODELS: dict[str, type[BaseModel]] = {name: info.annotation for name, info in Guide.model_fields.items()}  # type: ignore[misc]
_KINDS = {
    "KeyPoint": "key point",
    "ChanceFigure": "chance",
    "KnowledgeCheck": "knowledge check",
    "TimeLine": "timeline",
    "FlowQuestion": "question of a flow",
    "FlowStep": "step of a flow",
    "FlowEnd": "end of a flow",
    "Reference": "source",
    "HandoutDocument": "handout",
    "DeckDocument": "deck",
    "ExclusionGroup": "exclusion group",
    "CallSign": "call sign",
}
_GROUPS = {
    "practice": {"scenario", "knowledge check"},
    "part of the course": {"module", "unit"},
    "place of a flow": {"question of a flow", "step of a flow", "end of a flow"},
    "handout item": {"effect", "check", "benefit", "option", "topic"},
    "told item": {"effect", "topic", "check", "benefit", "card", "fasting", "countdown", "medicine", "stage"},
    "trigger": {"sign", "threshold"},
    "duration": {"fact"},
    "interval": {"fact"},
    "counted effect": {"effect"},
    "effect of 100": {"effect"},
    "recalled": {"reading", "effect", "flow"},
}
_SAFETY = {"action", "sign", "exclusion", "call sign", "saying"}
_GROUP_HINTS = {
    "duration": f"A duration is a fact with the unit {', '.join(MINUTES)}.",
    "interval": f"An interval is a fact with the unit {', '.join(INTERVALS)}.",
    "counted effect": "A counted effect is one whose first likelihood, the one printed, is a `count` or a `rate`.",
    "effect of 100": "An effect of 100 is one whose first likelihood, the one printed, is of the kind `count`.",
}


@dataclass(slots=True)
class _Names:
    """All names that the files define."""

    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    quotable: dict[str, set[str]] = field(default_factory=lambda: {CLINIC: Clinic.parts()})
    """Every name that a text may quote, with the parts it has."""
    units: frozenset[str] = frozenset()
    """The units that there are words for; none where nobody knows."""
    unread: set[str] = field(default_factory=set)
    """Kinds of which there may be more, in a file that cannot be read."""

    def sees_all(self, kind: str) -> bool:
        """Return whether every name of a kind is known."""
        return not self.unread & ({kind} | _GROUPS.get(kind, set()))


def problems(trees: Mapping[str, Tree], icons: frozenset[str] | None, units: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield every name that leads nowhere and every id that stands twice.

    Args:
        trees: The guide's files and the clinic's.
        icons: The icons there are; `None` where nobody asks.
        units: The units that there are words for; none where nobody knows.
    """
    found = {file: list(read(_MODELS.get(file, Clinic), tree.data)) for file, tree in trees.items()}
    known = _Names(units=frozenset(units))
    if icons is None:
        known.unread.add("icon")
    known.kinds["icon"] = set(icons or ())
    seen: dict[str, str] = {CLINIC: "the name for the clinic's own words"}
    for file, tree in trees.items():
        if not _is_complete(tree, _MODELS.get(file, Clinic)):
            known.unread |= {_kind_name(model) for model in models_in(_MODELS.get(file, Clinic))}
        for entry in found[file]:
            if isinstance(entry, Named):
                _add_name(known, entry)
                yield from _duplicate_ids(seen, entry, tree)
    for file, tree in trees.items():
        yield from _duplicate_entries(found[file], tree)
        for entry in found[file]:
            if isinstance(entry, IdReference):
                yield from _name_problem(known, entry, tree)
            elif isinstance(entry, TextAt):
                for quote in entry.text.quotes():
                    yield from _quote_problem(known, quote, entry.path, tree)
                    if file == "safety" and any(quote.name in known.kinds[kind] for kind in _SAFETY):
                        place = tree.within(entry.path, f"{{{quote.name}")
                        yield Problem(
                            place, "a safety item quotes another", "Say it in its own words, or name it by id."
                        )
    yield from _unknown_slots(trees)


def _is_complete(tree: Tree, model: type[BaseModel]) -> bool:
    """Return whether a file has every required key and no unknown one; if not, some of its names may be missing."""
    if not isinstance(tree.data, dict):
        return False
    keys = {info.alias or name: info.is_required() for name, info in model.model_fields.items()}
    return tree.data.keys() <= keys.keys() and all(key in tree.data for key, needed in keys.items() if needed)


def _kind_name(model: type[BaseModel]) -> str:
    """Return what a model is called: `effect`, `check`, `step group`."""
    return _KINDS.get(model.__name__, model.__name__.lower())


def _add_name(known: _Names, named: Named) -> None:
    kind = _kind_name(named.model)
    known.kinds[kind].add(named.id)
    for group, kinds in _GROUPS.items():
        if kind in kinds and group not in _GROUP_HINTS:
            known.kinds[group].add(named.id)
    if kind == "fact":
        known.quotable[named.id] = FACT_PARTS
        unit = named.data.get("unit")
        misspelt = not isinstance(unit, str) or bool(known.units and unit not in known.units)  # told where it stands
        for group, units in (("duration", tuple(MINUTES)), ("interval", INTERVALS)):
            if unit in units or misspelt:
                known.kinds[group].add(named.id)
    if kind in _SAFETY:
        known.quotable[named.id] = SAFETY_PARTS if "patient" in named.data else {""}
    if kind == "lasting":
        known.quotable[named.id] = LASTING_PARTS
    first, *others = _figures(named) or [{}]
    if parts := kind_of(first).parts(first) | {part for figure in (first, *others) for part in _named_parts(figure)}:
        known.quotable[named.id] = parts
    for group, counted in (("counted effect", Frequency), ("effect of 100", Count)):
        if kind == "effect" and issubclass(kind_of(first), counted):
            known.kinds[group].add(named.id)
    if "risk" in named.data and kind in {"effect", "topic"}:
        known.quotable[named.id] = known.quotable.get(named.id, set()) | {"risk"}


def _figures(named: Named) -> list[dict[str, Any]]:
    """Return the figures of an item as they stand in the file; one that is no mapping is empty."""
    figures: Any = named.data.get("likelihoods", [named.data.get("likelihood")])
    return (
        [figure if isinstance(figure, dict) else {} for figure in figures] if isinstance(figures, tuple | list) else []
    )


def _named_parts(figure: dict[str, Any]) -> set[str]:
    """Return what `{id.part}` may ask of a figure that has a name."""
    name = figure.get("name")
    parts = kind_of(figure).parts(figure) if isinstance(name, str) else set()
    return {f"{name}-{part}".rstrip("-") for part in parts}


def _duplicate_ids(seen: dict[str, str], named: Named, tree: Tree) -> Iterator[Problem]:
    """Yield an id that names two things: it is unique over the whole guide, facts and sources included."""
    by_key = named.path[-1] == named.id
    if by_key and _kind_name(named.model) != "fact":
        return
    place = tree.key_place(named.path) if by_key else tree.place(named.path)
    if named.id in seen:
        yield Problem(
            place, f"the id `{named.id}` is used twice", f"It is already used at {seen[named.id]}; rename one."
        )
    seen.setdefault(named.id, str(place))


def _duplicate_entries(found: Iterable[IdReference | TextAt | Named], tree: Tree) -> Iterator[Problem]:
    """Yield names that stand twice in one list."""
    seen: set[tuple[KeyPath, str]] = set()
    for reference in found:
        if isinstance(reference, IdReference) and isinstance(reference.path[-1], int) and not reference.cited:
            if (reference.path[:-1], reference.id) in seen:
                yield Problem(tree.place(reference.path), f"`{reference.id}` is listed twice", "Delete one of them.")
            seen.add((reference.path[:-1], reference.id))


def _name_problem(known: _Names, reference: IdReference, tree: Tree) -> Iterator[Problem]:
    if reference.id in known.kinds[reference.to] or not known.sees_all(reference.to):
        return
    other = next((kind for kind, names in known.kinds.items() if reference.id in names and kind not in _GROUPS), "")
    hint = f"`{reference.id}` is {_with_article(other)}." if other else nearest(reference.id, known.kinds[reference.to])
    hint = (
        _GROUP_HINTS.get(reference.to, hint)
        if other
        else hint or nearest_or_all(reference.id, known.kinds[reference.to])
    )
    place = tree.within(reference.path, f"[^{reference.id}]") if reference.cited else tree.place(reference.path)
    yield Problem(place, f"unknown {reference.to} `{reference.id}`", hint)


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _quote_problem(known: _Names, quote: Quote, path: KeyPath, tree: Tree) -> Iterator[Problem]:
    name, part = quote.name, quote.part
    parts = known.quotable.get(name)
    if parts is not None and part in parts:
        return
    place = tree.within(path, f"{{{name}{'.' + part if part else ''}}}")
    if parts is None and all(map(known.sees_all, ("fact", "effect", "benefit", *sorted(_SAFETY)))):
        yield Problem(place, f"unknown fact `{{{name}}}`", _unquotable(known, name, part))
    elif parts is not None:
        could = ", ".join(f"`.{part}`" for part in sorted(parts) if part)
        hint = nearest(part, parts) or f"After {name} can stand {could}."
        yield Problem(place, f"`{{{name}.{part}}}` does not exist", hint)


def _unquotable(known: _Names, name: str, part: str) -> str:
    """Return a hint for a quote of a name that cannot be quoted."""
    kind = next((kind for kind, names in known.kinds.items() if name in names and kind not in _GROUPS), "")
    if kind:
        first = "first " if kind == "effect" else ""
        return f"`{name}` is {_with_article(kind)} without a {first}likelihood of the kind `count` or `rate`."
    counted = {item for item, parts in known.quotable.items() if parts >= _ALONE_PARTS}
    if part in _COUNT_PARTS - {""}:
        return f"No effect or benefit is called `{name}`. {nearest_or_all(name, counted)}".strip()
    missing = f"Add it to `facts:` in guide.yaml, or put back the effect or benefit that was called `{name}`."
    return nearest(name, known.quotable) or missing


def _unknown_slots(trees: Mapping[str, Tree]) -> Iterator[Problem]:
    """Yield the clinic's own paragraphs that stand nowhere in the guide's documents."""
    guide, clinic = trees["guide"].data, trees["clinic"].data
    own = clinic.get("own") if isinstance(clinic, dict) else None
    if guide is None or not isinstance(own, dict):
        return
    blocks = (at.value for at in visit_content(guide) if isinstance(at.value, dict))
    there = {block["slot"] for block in blocks if block.get("kind") == "own" and isinstance(block.get("slot"), str)}
    for slot in own.keys() - there:
        hint = nearest_or_all(slot, there) or "The guide has no room for own paragraphs."
        yield Problem(trees["clinic"].key_place(("own", slot)), f"unknown slot `{slot}`", hint)


def kind(item: Item) -> str:
    """Return what an item is called: `KeyPoint` is a `key-point`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(item).__name__).lower()


def display_name(item: Item) -> Markup | None:
    """Return what staff know an item by; nothing for what only arranges others, or is looked up."""
    match item:
        case effects.Effect() | checks.Check():
            return item.staff.name
        case effects.Topic():
            return item.patient.title or item.staff.title
        case effects.Benefit():
            return item.caption.staff if item.caption else None
        case effects.Option():
            return item.patient_name
        case (
            effects.Card()
            | effects.KeyPoint()
            | day.Stage()
            | day.Fasting()
            | effects.Lasting()
            | day.TimeLine()
            | day.Countdown()
            | course.Scenario()
        ):
            return item.title
        case effects.ChanceFigure():
            return item.title.staff
        case day.Medicine():
            return item.name

        case charts.Picture():
            return item.caption
        case safety.Statement():
            return item.text
        case course.KnowledgeCheck():
            return item.question
        case slides.BaseSlide():
            return item.title
    return None
