"""How much a change weighs, and what follows from it: approval, consent, training, translation made again.

Material is what people decide or act by: risks, likelihoods, thresholds, schedules, instructions, numbers. Everything
else is editorial, and so is an instruction of which only punctuation changed. Whoever approves reads every change.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

from handouts.changes.model import Change, Report, Resealed, Verdict, Version
from handouts.content.model import charts, checks, day, effects, safety
from handouts.content.model.marks import Editorial, Kept, Look, Mark, Material, To, Toned
from handouts.outline.deck import DeckOutline
from handouts.outline.handout import HandoutOutline, Signatures
from handouts.text.markup import MarkupError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handouts.changes.differences import Difference
    from handouts.changes.model import What

M = TypeVar("M", bound=Mark)
_REASONS: dict[What, str] = {
    "likelihood": "people decide by this figure",
    "threshold": "staff act differently at this limit",
    "schedule": "it is checked at other times",
    "instruction": "somebody is told to do something else",
    "timing": "it comes, or lasts, differently from what people were told",
    "population": "the figures come from other people",
    "bounds": "a clinic may set it differently",
    "duty": "it is told, shown or watched for differently",
    "point": "a point of a list was added or removed",
    "number": "a number, or the fact that is quoted, is another",
    "changed": "nobody has marked the field as one by which nobody acts",
    "telephone": "another number is called in need",
}
_TOLD: tuple[tuple[tuple[type, ...], str], ...] = (
    ((effects.Effect,), "a risk"),
    ((checks.Check,), "a check"),
    ((checks.Threshold,), "a limit"),
    ((safety.Sign,), "a danger sign"),
    ((safety.CallSign,), "a sign to call the clinic for"),
    ((safety.Saying,), "what people are told to do or say"),
    ((safety.Exclusion,), "a reason not to treat, or to ask first"),
    ((effects.Benefit, effects.ChanceFigure, effects.Lasting), "a figure of what it may bring"),
    ((effects.Option,), "a choice that people have"),
    (
        (effects.Card, effects.KeyPoint, day.Fasting, day.Countdown, day.Medicine, day.Stage),
        "what people are told to do",
    ),
    ((effects.Topic, safety.Statement), "what people are told"),
    ((safety.Action, charts.Flow, charts.FlowQuestion), "what staff do"),
)
_ACTS = {"do", "do-not", "care", "crisis", "emergency"}
"""Tones of what is to be done."""
_NUMBERS = re.compile(r"[-−]?\d+(?:[.,:/]\d+)*")


def there_or_not(item: Any, what: What) -> Verdict:
    """Judge that an item was added, removed, or is now shown or no longer shown in a document."""
    for kinds, change in _TOLD:
        if isinstance(item, kinds):
            return Verdict(what, "material", f"it is {change}")
    if getattr(item, "must_tell", False):
        return Verdict(what, "material", "it must be told")
    return Verdict(what, "editorial", "nobody decides or acts by it alone")


def of_field(item: Any, difference: Difference) -> Verdict:
    """Judge a difference in a field of an item by its marks: the innermost one tells."""
    if difference.path[-1] == "order":
        return Verdict("moved", "editorial", "the same is said in another order")
    if difference.path == ("tone",) and _ACTS & {difference.before, difference.after}:
        return material("instruction")
    if names_sources(difference):
        return Verdict("sources", "editorial", "other sources are named for the same words")
    if marked(difference, Kept) and not difference.text:
        return kept()
    match marked(difference, Material, Editorial, Toned, Look):
        case Look(why):
            return look(why)
        case _ if marked(difference, Toned) and getattr(item, "tone", "") in _ACTS:
            return of_words(difference, "instruction")
        case Material(what):
            return of_words(difference, what)
        case None:
            return of_words(difference, "changed")
        case _:
            return of_words(difference)


def marked(difference: Difference, *kinds: type[M]) -> M | None:
    """Return the innermost mark of these kinds."""
    return next((mark for mark in reversed(difference.marks) if isinstance(mark, kinds)), None)


def names_sources(difference: Difference) -> bool:
    """Return whether a difference is in which references are named."""
    return To("source") in difference.marks


def kept() -> Verdict:
    """Judge what no page says."""
    return Verdict("sources", "editorial", "it is kept for those who review")


def look(why: str) -> Verdict:
    """Judge what is seen and not said."""
    return Verdict("look", "editorial", why)


def of_words(difference: Difference, what: What | None = None) -> Verdict:
    """Judge a difference by what kind of field it is in, and where that is none in particular, by its numbers."""
    before, after = difference.before, difference.after
    alike = numbers(before) == numbers(after) and quotes(before) == quotes(after)
    if difference.text and alike and letters(before) == letters(after):
        return Verdict("punctuation", "editorial", "only punctuation, capitals or stress")
    if what == "point":
        what = "point" if not (before and after) else None
    if what:
        return material(what)
    if not alike:
        return material("number")
    if difference.text:
        return Verdict("wording", "editorial", "other words in a text that gives no instruction")
    return Verdict("changed", "editorial", "it shows, or arranges, something else; nobody acts by it alone")


def material(what: What) -> Verdict:
    """Judge what people decide or act by."""
    return Verdict(what, "material", _REASONS[what])


def letters(text: str) -> str:
    """Return a text without punctuation, spaces and capitals; signs such as < and + stay."""
    return "".join(char for char in text.casefold() if unicodedata.category(char)[0] not in "PZ")


def numbers(text: str) -> list[str]:
    """Return the numbers in a text."""
    return _NUMBERS.findall(text)


def quotes(text: str) -> list[tuple[str, str]]:
    """Return what a text quotes."""
    try:
        return [(quote.name, quote.part) for quote in parse(text).quotes()]
    except MarkupError:
        return []


_PRACTICE = {"threshold", "schedule"}
"""Changes that staff work by, wherever they are printed."""
_WORKED_BY = {"check", "threshold", "sign", "exclusion", "action"}
"""Items of which staff must know every change that weighs."""

_ARRANGED = Verdict("changed", "editorial", "what changed above reaches it, or how it is arranged; read it")


def report(before: Version, after: Version, changes: Iterable[Change]) -> Report:
    """Return all changes from one version to the other, with what follows from them."""
    everything, resealed = list(changes), _resealed(before, after)
    documents = {name for change in everything for name in change.documents}
    everything += [
        Change(document.document, "document", _ARRANGED, documents=(document.document,))
        for document in resealed
        if document.document not in documents
    ]
    return followed(everything, resealed, (before, after))


def followed(changes: Iterable[Change], resealed: Iterable[Resealed], versions: tuple[Version, ...]) -> Report:
    """Return all changes, the weighty ones first, with what follows from them."""
    ordered = sorted(dict.fromkeys(changes), key=lambda change: not change.material)
    material = [change for change in ordered if change.material]
    agreed = {name for version in versions for name in signed(version.outlines)}
    taught = {name for version in versions for name in _taught(version)}
    again = [change for change in material if change.kind in _WORKED_BY or change.verdict.what in _PRACTICE]
    return Report(
        changes=tuple(ordered),
        approve=tuple(resealed),
        consent=_ids(change for change in material if agreed & {*change.documents}),
        train=_ids([*(change for change in material if taught & {*change.documents}), *again]),
        translate=tuple(dict.fromkeys(f"{change.item} {change.field}".strip() for change in ordered if change.text)),
    )


def _ids(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.item for change in changes))


def _resealed(before: Version, after: Version) -> list[Resealed]:
    names = dict.fromkeys([*before.seals, *after.seals])
    pairs = [(name, before.seals.get(name), after.seals.get(name)) for name in names]
    return [
        Resealed(name, old.code if old else "", new.code if new else "")
        for name, old, new in pairs
        if (old.digest if old else "") != (new.digest if new else "")
    ]


def signed(outlines: Mapping[str, HandoutOutline | DeckOutline]) -> set[str]:
    """Return the handouts that patients sign."""
    return {
        name
        for name, outline in outlines.items()
        if isinstance(outline, HandoutOutline)
        and any(isinstance(block, Signatures) for section in outline.sections for block in section.blocks)
    }


def _taught(version: Version) -> set[str]:
    return {name for name, outline in version.outlines.items() if isinstance(outline, DeckOutline)}
