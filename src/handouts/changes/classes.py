"""How much a change weighs: by the field that changed, never by guessing at the sense of words.

Material is what people decide or act by: risks, likelihoods, thresholds, schedules, instructions, numbers. Everything
else is editorial, and so is an instruction of which only punctuation changed. Whoever approves reads every change.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from handouts.changes.model import Verdict
from handouts.content.markup import MarkupError, parse
from handouts.content.model import consent, items, training

if TYPE_CHECKING:
    from handouts.changes.differences import Difference, Path
    from handouts.changes.model import What

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
    "telephone": "another number is called in need",
}
_FIELDS: dict[type, dict[What, tuple[str, ...]]] = {
    items.Effect: {
        "likelihood": ("likelihoods",),
        "timing": ("period", "lasts"),
        "instruction": ("patient.do", "patient.we_do", "staff.do", "staff.record", "staff.calls", "staff.call"),
        "duty": ("watched_by", "told_by"),
    },
    items.Check: {
        "schedule": ("occasions", "patient.when"),
        "instruction": ("staff.record",),
        "duty": ("signs", "told_by"),
    },
    items.Threshold: {"threshold": ("when", "limits", "actions", "then", "patient", "urgency")},
    items.Action: {"instruction": ("staff", "calls")},
    items.Sign: {"instruction": ("patient", "staff", "actions", "also", "unlike"), "duty": ("where",)},
    items.CallSign: {"instruction": ("patient",)},
    items.Saying: {"instruction": ("patient",)},
    items.Exclusion: {"instruction": ("severity", "patient", "staff")},
    items.Benefit: {"likelihood": ("likelihood",)},
    items.Card: {
        "instruction": (
            "title",
            "kept",
            "say",
            "lead",
            "points",
            "signs",
            "adult",
            "fields",
            "after",
            "short",
            "tone",
        ),
        "telephone": ("telephone",),
    },
    items.KeyPoint: {"instruction": ("title", "text")},
    items.Fasting: {"instruction": ("stretches",)},
    items.Medicine: {"instruction": ("name", "do")},
    items.Stage: {"timing": ("title", "note", "start", "end", "at_least")},
    items.TimeLine: {"timing": ("before", "blocks", "after", "lanes", "check_during", "check_after")},
    items.Lasting: {"likelihood": ("treated", "helped"), "timing": ("half_left",)},
    items.ChanceFigure: {"duty": ("benefits",)},
    items.Topic: {"point": ("patient.points", "staff.points")},
    consent.Statement: {"instruction": ("text",)},
    training.Flow: {"instruction": ("start", "questions", "ends")},
    training.FlowQuestion: {"instruction": ("ask", "detail", "may_skip", "only_after", "answers", "step")},
    training.Scenario: {"instruction": ("stages",)},
    training.KnowledgeCheck: {"instruction": ("choices",)},
    training.Chart: {"likelihood": ("bars", "lines"), "population": ("study", "exposure")},
    training.FigureSlide: {"likelihood": ("of_100", "number", "beside"), "population": ("study",)},
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
LOOK = {
    "icon",
    "main_icon",
    "look",
    "stressed",
    "sheet",
    "numbered",
    "new_page",
    "ring_icon",
    "logo",
    "colours",
    "lines",
    "minutes",
}
_DATA = {"likelihood", "timing"}
"""There, `lines` are a chart's values, and a `look` says when checks are made."""
_KEPT = {"covers", "note", "status", "checked", "seen", "words"}
"""Kept for reviewers where it is no text; nothing that a page says."""
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
    """Judge a difference in a field of an item."""
    path = difference.path
    if path[-1] == "order":
        return Verdict("moved", "editorial", "the same is said in another order")
    what = _what(item, path)
    if path == ("tone",) and _ACTS & {difference.before, difference.after}:
        return material("instruction")
    if what == "duty" or path[-1] in {"must_tell", "mark"}:
        return material("duty")
    if "sources" in path:
        return Verdict("sources", "editorial", "other sources are named for the same words")
    if _KEPT & {*path} and not difference.text:
        return kept()
    if (LOOK & {*path} and what not in _DATA) or (what is None and path[-1] == "tone"):
        return look()
    return of_words(difference, what)


def kept() -> Verdict:
    """Judge what no page says."""
    return Verdict("sources", "editorial", "it is kept for those who review")


def look() -> Verdict:
    """Judge what is seen and not said."""
    return Verdict("look", "editorial", "what is said is the same")


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


def _what(item: Any, path: Path) -> What | None:
    """Return what a field of an item is for, where it is something that people decide or act by."""
    way = ".".join(map(str, path))
    if isinstance(item, items.Topic) and item.tone in _ACTS and way.startswith(("patient.", "staff.")):
        return "instruction"
    if isinstance(item, items.Check) and path[0] == "readings" and {"limits", "unit"} & {*path}:
        return "threshold"
    for what, fields in _FIELDS.get(type(item), {}).items():
        if any(way == field or way.startswith(f"{field}.") for field in fields):
            return what
    return None


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
