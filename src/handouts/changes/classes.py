"""How much a change weighs: by the field that changed, never by guessing at the sense of words.

Material is what people decide or act by: risks, likelihoods, thresholds, schedules, instructions, numbers. Everything
else is editorial, and so is an instruction of which only punctuation changed. Whoever approves reads every change.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

from handouts.changes.model import Verdict
from handouts.content.markup import MarkupError, parse
from handouts.content.model import consent, items, training
from handouts.content.model.marks import Editorial, Kept, Look, Mark, Material, To, Toned

if TYPE_CHECKING:
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
    ((items.Effect,), "a risk"),
    ((items.Check,), "a check"),
    ((items.Threshold,), "a limit"),
    ((items.Sign,), "a danger sign"),
    ((items.CallSign,), "a sign to call the clinic for"),
    ((items.Saying,), "what people are told to do or say"),
    ((items.Exclusion,), "a reason not to treat, or to ask first"),
    ((items.Benefit, items.ChanceFigure, items.Lasting), "a figure of what it may bring"),
    ((items.Option,), "a choice that people have"),
    ((items.Card, items.KeyPoint, items.Fasting, items.Medicine, items.Stage), "what people are told to do"),
    ((items.Topic, consent.Statement), "what people are told"),
    ((items.Action, training.Flow, training.FlowQuestion), "what staff do"),
)
_ACTS = {"do", "do-not", "care", "crisis", "emergency"}
"""Tones of what is to be done."""
_NUMBERS = re.compile(r"[-−]?\d+(?:[.,:/]\d+)*")


def there_or_not(item: Any, what: What) -> Verdict:
    """Judge that an item was added, removed, or is now shown or no longer shown in a document."""
    for kinds, told in _TOLD:
        if isinstance(item, kinds):
            return Verdict(what, "material", f"it is {told}")
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
    """Tell whether it is a reference that is named."""
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
