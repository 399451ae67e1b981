"""Whether the guide's numbers fit each other: units of one kind, times in their order, all compared in minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from handouts.content.fields import IdReference, TextAt, walk
from handouts.content.model.blocks import RecordBlock
from handouts.content.model.documents import DeckDocument, HandoutDocument
from handouts.content.model.facts import MINUTES
from handouts.content.model.likelihoods import counted
from handouts.content.model.marks import visit_content
from handouts.content.model.slides import FigureSlide
from handouts.errors import Problem
from handouts.text.markup import Quote, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.loaded import Content
    from handouts.content.model.facts import Fact
    from handouts.errors import Location
    from handouts.text.markup import Piece
    from handouts.yamlfile.source import KeyPath

_COMPATIBLE_UNITS = ({"mg", "mg-per-kg", "mg-per-ml"}, {"ml", "ml-per-hour"}, {"mmhg", "point"})
"""Units that one word may stand for: a pressure rises by points."""
_WHOLE_UNITS = {"person", "session"}
_RANGE_WORD = re.compile(r"\s+\S{1,5}\s+")
"""A word between two numbers of one range: `to`, `or`."""
_WHOLE_HUNDRED = 100


def problems(content: Content) -> Iterator[Problem]:
    """Yield numbers that contradict each other, at the value that the clinic or the guide gives."""
    facts = _Facts(content)
    for name in content.guide.guide.facts:
        yield from _value_problems(facts, name)
    yield from _unit_problems(facts)
    yield from _timeline_problems(facts)
    yield from _visit_problems(facts)
    yield from _lasting_problems(facts)
    yield from _picture_problems(facts)


@dataclass(frozen=True)
class _Facts:
    """The facts at the clinic's values."""

    content: Content

    @cached_property
    def units(self) -> dict[str, str]:
        """Each unit by the words that follow a number in that unit."""
        units: dict[str, str] = {}
        for unit, forms in self.content.phrases.units.items():
            for form in (forms.one, forms.few, forms.many, forms.other):
                words = str(form).partition("{n}")[2].strip() if form else ""
                units |= {words: unit} if words else {}
        return units

    @cached_property
    def of(self) -> str:
        """The words between a number and the whole that it is of."""
        pieces = self.content.phrases.numbers.of_whole.pieces
        return "".join(piece.text for piece in pieces if isinstance(piece, Words))

    def __getitem__(self, name: str) -> Fact:
        return self.content.facts[name]

    def described(self, name: str) -> str:
        """Return a fact as a message names it."""
        fact = self[name]
        return f"`{name}` ({fact.value} {fact.unit})"

    def place(self, name: str) -> Location:
        """Return where the value stands."""
        trees = self.content.trees
        own = name in self.content.clinic.facts
        return trees["clinic"].place(("facts", name)) if own else trees["guide"].place(("facts", name, "value"))

    def used_hint(self, file: str, path: KeyPath) -> str:
        """Return the hint that says where values are used together."""
        return f"They are used together at {self.content.trees[file].place(path)}."

    def rising(
        self, names: tuple[str | None, ...], file: str, path: KeyPath, *, equal: bool = False
    ) -> Iterator[Problem]:
        """Yield each duration that is not longer than the one before it; `equal` ones may be as long."""
        for first, second in pairwise(name for name in names if name and name in self.content.guide.guide.facts):
            gap = self[second].minutes - self[first].minutes
            if gap < 0 or (gap == 0 and not equal):
                least = "at least as long as" if equal else "longer than"
                message = f"{self.described(second)} must be {least} {self.described(first)}"
                yield Problem(self.place(second), message, self.used_hint(file, path))


def _value_problems(facts: _Facts, name: str) -> Iterator[Problem]:
    fact = facts[name]
    value, unit = fact.value, fact.unit
    numbers = value.numbers
    if value.joint == "/" and unit != "mmhg":
        yield Problem(facts.place(name), f"{facts.described(name)}: a value like 140/90 is a pressure, in mmhg")
    elif min(numbers) < 0 and unit != "number":
        yield Problem(facts.place(name), f"{facts.described(name)} must not be negative")
    elif unit in _WHOLE_UNITS and any(number != int(number) for number in numbers):
        yield Problem(facts.place(name), f"{facts.described(name)} is not a whole number")


def _unit_problems(facts: _Facts) -> Iterator[Problem]:
    """Yield `{fact.number}` before a unit that the fact does not have, and ranges of two units."""
    content = facts.content
    for at in walk(content.guide):
        for first, *rest in _bare_numbers(at.text.pieces) if isinstance(at, TextAt) else ():
            if first.name in content.guide.guide.facts:
                for message, hint in _wrong_units(facts, first.name, rest):
                    yield Problem(content.within(at.path, f"{{{first.name}.number}}"), message, hint)


def _bare_numbers(pieces: tuple[Piece, ...]) -> Iterator[tuple[Quote, *tuple[Piece, ...]]]:
    """Yield each `{fact.number}` of a text with the two pieces after it."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Quote) and piece.part == "number":
            yield (piece, *pieces[at + 1 : at + 3])


def _wrong_units(facts: _Facts, name: str, rest: list[Piece]) -> Iterator[tuple[str, str]]:
    """Yield message and hint where the words after a bare number name another unit, or a range mixes two units."""
    unit = facts[name].unit
    if not rest or not isinstance(rest[0], Words):
        return
    behind = rest[0].text
    typed = max(
        (typed_unit for typed_unit in facts.units if re.match(rf"\s+{re.escape(typed_unit)}\b", behind)),
        key=len,
        default="",
    )
    meant = {facts.units[typed]} if typed else {unit}
    if not any(meant | {unit} <= alike for alike in (*_COMPATIBLE_UNITS, meant)):
        hint = f"Write `{{{name}}}`, which brings its unit, or mend the unit of the fact."
        yield f"{facts.described(name)} stands before a typed “{typed}”", hint
    other = rest[1].name if len(rest) > 1 and isinstance(rest[1], Quote) else ""
    if behind == facts.of:  # so many of a whole
        return
    if other in facts.content.guide.guide.facts and _RANGE_WORD.fullmatch(behind) and facts[other].unit != unit:
        hint = "Give both facts one unit, or quote each with its unit."
        yield f"{facts.described(name)} and {facts.described(other)} cannot form a range: their units differ", hint


def _lasting_problems(facts: _Facts) -> Iterator[Problem]:
    """Yield numbers of people of which no share can be drawn: those helped must be some of those treated."""
    for at, item in enumerate(facts.content.guide.expectations.lasting):
        path: KeyPath = ("lasting", at)
        for name in (item.treated, item.helped):
            if facts[name].unit != "person" or facts[name].value.second is not None:
                hint = facts.used_hint("expectations", path)
                yield Problem(facts.place(name), f"{facts.described(name)} is not a number of people", hint)
        helped, treated = (facts[name].value.first for name in (item.helped, item.treated))
        if not 0 < helped <= treated:
            message = f"{facts.described(item.helped)} must be some of {facts.described(item.treated)}"
            yield Problem(facts.place(item.helped), message, facts.used_hint("expectations", path))


def _timeline_problems(facts: _Facts) -> Iterator[Problem]:
    """Yield times of a time line that are out of order, and checks that do not fit into its stretches."""
    for at, item in enumerate(facts.content.guide.expectations.timelines):
        path: KeyPath = ("timelines", at)
        ends = [block.end for block in item.blocks]
        yield from facts.rising((*ends, item.after.end if item.after else None), "expectations", path)
        for nth, block in enumerate(item.blocks):
            yield from facts.rising((block.start, block.end), "expectations", (*path, "blocks", nth))
        for lane in item.lanes:
            yield from facts.rising((lane.peak, lane.gone_by), "expectations", path)
            yield from facts.rising((lane.eased_from, lane.eased_to, lane.gone_by), "expectations", path, equal=True)
        busy = [block.end for block in item.blocks if block.look == "busy"]
        yield from facts.rising((item.check_during, *busy[-1:]), "expectations", path, equal=True)
    for at, fasting in enumerate(facts.content.guide.expectations.fasting):
        before = tuple(stretch.until for stretch in reversed(fasting.stretches))
        yield from facts.rising(before, "expectations", ("fasting", at), equal=True)
    for at, countdown in enumerate(facts.content.guide.expectations.countdowns):
        sides = [step.before for step in reversed(countdown.steps)], [step.after for step in countdown.steps]
        for side in sides:
            yield from facts.rising(tuple(side), "expectations", ("countdowns", at), equal=True)
    for at, stage in enumerate(facts.content.guide.expectations.stages):
        yield from facts.rising((stage.start, stage.end), "expectations", ("stages", at))


def _visit_problems(facts: _Facts) -> Iterator[Problem]:
    """Yield stretches of a record that are out of order, and intervals that are zero or longer than their stretch."""
    content = facts.content
    stretches: dict[str, tuple[str | None, str | None]] = {}
    for name, document in content.guide.guide.documents.items():
        for section, part in enumerate(document.sections if isinstance(document, HandoutDocument) else ()):
            for nth, block in enumerate(part.blocks):
                if isinstance(block, RecordBlock):
                    path = ("documents", name, "sections", section, "blocks", nth, "stretches")
                    timed = [stretch for stretch in block.stretches if stretch.start and stretch.end]
                    stretches |= {stretch.period: (stretch.start, stretch.end) for stretch in timed}
                    for stretch in timed:
                        yield from facts.rising((stretch.start, stretch.end), "guide", path)
                    for before, after in pairwise(timed):
                        yield from facts.rising((before.end, after.start), "guide", path, equal=True)
    for at, check in enumerate(content.guide.monitoring.checks):
        for nth, occasion in enumerate(check.occasions):
            every = occasion.every
            where: KeyPath = ("checks", at, "occasions", nth, "every")
            if every and facts[every].value.first <= 0:
                hint = facts.used_hint("monitoring", where)
                yield Problem(
                    facts.place(every), f"{facts.described(every)} is not an interval: it must be more than zero", hint
                )
            elif every and check.readings and occasion.period in stretches:
                yield from _interval_problems(facts, every, stretches[occasion.period], where)


def _interval_problems(
    facts: _Facts, every: str, stretch: tuple[str | None, str | None], path: KeyPath
) -> Iterator[Problem]:
    start, end = stretch
    assert start
    assert end
    if facts[every].unit not in MINUTES:
        message = f"{facts.described(every)} cannot be an interval in a visit, which is recorded by the minute"
        yield Problem(facts.place(every), message, facts.used_hint("monitoring", path))
    elif facts[every].minutes > facts[end].minutes - facts[start].minutes:
        message = (
            f"{facts.described(every)} is longer than the time from {facts.described(start)} to {facts.described(end)}"
        )
        yield Problem(facts.place(every), message, facts.used_hint("monitoring", path))


def _picture_problems(facts: _Facts) -> Iterator[Problem]:
    """Yield numbers that no picture can show: people who are not of 100, rates too rare, a ring of no time."""
    guide = facts.content.guide
    for found in walk(guide.expectations.chances, ("expectations", "chances")):
        if isinstance(found, IdReference) and (rate := counted(guide.items.get(found.id))) and not rate.pictured:
            hint = "Quote it in a text, or give it as `per_1000` or `per_10000` of people."
            message = f"`{found.id}` is no rate that a picture shows as people"
            yield Problem(facts.content.place(found.path), message, hint)
    for at in visit_content(guide.training):
        if isinstance(at.value, FigureSlide) and (name := at.value.of_100):
            fact = facts[name]
            fits = fact.value.second is None and 0 <= fact.value.first <= _WHOLE_HUNDRED
            if fact.unit not in {"number", "person"} or not fits:
                hint = facts.used_hint("training", (*at.path, "of_100"))
                yield Problem(facts.place(name), f"{facts.described(name)} is not a number of people out of 100", hint)
    for name, document in guide.guide.documents.items():
        if isinstance(document, DeckDocument) and document.ring and facts[document.ring].minutes <= 0:
            hint = facts.used_hint("guide", ("documents", name, "ring"))
            yield Problem(
                facts.place(document.ring),
                f"{facts.described(document.ring)} must be more than zero to be shown as a ring",
                hint,
            )
