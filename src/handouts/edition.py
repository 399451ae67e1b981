"""An edition: guide x clinic x language, with every fact at its value and every text ready to be said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from handouts.content.loader import speaks
from handouts.content.model.effects import Lasting
from handouts.content.model.likelihoods import named_figure
from handouts.content.model.safety import Action, CallSign, Exclusion, Saying, Sign
from handouts.errors import UsageError
from handouts.text.markup import Cite, Link, Markup, Quote, RichText, Run, SpanKind, Words, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from handouts.content.loaded import Content
    from handouts.content.model.base import Item
    from handouts.content.model.clinic import Clinic
    from handouts.content.model.facts import Amount, Fact, FactUnit
    from handouts.content.model.guide import Guide
    from handouts.content.model.history import News
    from handouts.content.model.phrases import Phrases, PluralForms

NBSP = "\u00a0"
_DURATIONS = {"minute", "hour", "day", "week", "month", "year"}
_DOSES = {"mg", "mg-per-kg"}

Part = RichText | str
Made = TypeVar("Made")


@dataclass(frozen=True)
class Edition:
    """What a document of one clinic in one language says; composers ask it, and choose."""

    content: Content
    language: str
    news: Mapping[str, News] = field(default_factory=dict)
    """Of each deck, what changed since the release before."""
    today: date | None = None
    """The day it is, after which nobody can have approved; `None` where nobody was asked for it."""
    template: str = ""
    """The digest of the clinic's own template, in which slides are drawn; empty where they are in ours."""

    @property
    def guide(self) -> Guide:
        """The guide."""
        return self.content.guide

    @property
    def clinic(self) -> Clinic:
        """The clinic."""
        return self.content.clinic

    @property
    def phrases(self) -> Phrases:
        """The program's own words."""
        return self.content.phrases

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        from babel import Locale

        return bool(Locale.parse(self.language, sep="-").character_order == "right-to-left")

    @cached_property
    def _made(self) -> dict[tuple[str, ...], Any]:
        return {}

    def memo(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """Return what is made of this edition under a key: a deck quotes a handout, and a handout quotes a deck."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    @property
    def facts(self) -> dict[str, Fact]:
        """Every fact, local ones at the clinic's value."""
        return self.content.facts

    def sourced(self, name: str) -> bool:
        """Return whether a source gives a fact's value: it was checked against one, and no clinic has set another."""
        fact = self.facts[name]
        return bool(fact.sources) and fact.status == "verified" and fact.value == self.guide.guide.facts[name].value

    def items(self, ids: tuple[str, ...]) -> tuple[Item, ...]:
        """Return the items of these ids."""
        return tuple(self.guide.items[name] for name in ids)

    @property
    def region(self) -> str:
        """The country in which numbers are dialled, as ISO 3166 has it; nothing where none is known."""
        return self.content.country.region if self.content.country else ""

    @property
    def locale(self) -> str:
        """How dates and numbers are written: as in the clinic's country, where its language is that of the guide."""
        country = self.content.country
        same = country is not None and country.locale.split("-")[0] == self.language.split("-")[0]
        return country.locale if country and same else self.language

    @property
    def paper(self) -> str:
        """The paper of the clinic's country; nothing where none is known."""
        return self.content.country.paper if self.content.country else ""

    def spelt(self, text: str) -> str:
        """Return a text as the clinic's country spells it, where that speaks the guide's language."""
        pattern = self._respelt
        return pattern.sub(self._respell, text) if pattern else text

    @cached_property
    def _respelt(self) -> re.Pattern[str] | None:
        """What finds the words that the country spells otherwise."""
        words = self.content.country.spelling if self.content.country and self.locale != self.language else {}
        return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None

    def _respell(self, found: re.Match[str]) -> str:
        assert self.content.country
        word = self.content.country.spelling[found[0].casefold()]
        return word[0].upper() + word[1:] if found[0][0].isupper() else word

    def period(self, name: str) -> Markup:
        """Return what staff call a period."""
        return next(period.name for period in self.guide.guide.periods if period.id == name)

    def resolve(self, text: Markup | None) -> RichText:
        """Return a text with every quote at its value; nothing for no text."""
        return self.fill(text) if text else ()

    def resolve_all(self, texts: tuple[Markup, ...]) -> tuple[RichText, ...]:
        """Return several texts."""
        return tuple(self.fill(text) for text in texts)

    def fill(self, pattern: Markup, **parts: Part) -> RichText:
        """Return a pattern with its blanks filled, and facts quoted."""
        runs: list[Run] = []
        for piece in pattern.pieces:
            match piece:
                case Words(text, strong):
                    runs.append(Run(self.spelt(text), strong))
                case Link(label, href, strong):
                    runs.append(Run(label, strong, href=href))
                case Cite(name):
                    runs.append(Run("", cite=name))
                case Quote(name, part, strong):
                    filled = parts[name] if name in parts else self.quote(name, part)
                    given = (Run(filled),) if isinstance(filled, str) else filled
                    runs += (replace(run, strong=strong or run.strong) for run in given)
                case _:
                    assert_never(piece)
        return tuple(run for run in runs if run.text or run.cite)

    def plain_text(self, pattern: Markup, **parts: Part) -> str:
        """Return a filled pattern as a plain string."""
        return plain(self.fill(pattern, **parts))

    def quote(self, name: str, part: str = "") -> RichText:
        """Return what `{name.part}` stands for."""
        if name == "clinic":
            return tuple(replace(run, fact=f"{name}.{part}".rstrip(".")) for run in self.clinic.said(part, self))
        if name in self.facts:
            fact = self.facts[name]
            return (replace(self.amount(fact.value, fact.unit, part), fact=name, local=fact.local is not None),)
        item = self.guide.items[name]
        if part == "risk":
            return self.resolve(getattr(item, "risk", None))  # a name, and no figure
        if isinstance(item, CallSign | Saying):
            return tuple(replace(run, fact=run.fact or name) for run in self.resolve(item.patient))
        if isinstance(item, Action | Sign | Exclusion):
            words = item.patient if part == "patient" and not isinstance(item, Action) else item.staff
            return tuple(replace(run, fact=run.fact or name) for run in self.resolve(words))
        if isinstance(item, Lasting):
            return (Run(self.either(self.left(item)), kind="number", fact=name),)
        figure, asked = named_figure(item, part)
        assert figure is not None, name
        return tuple(replace(run, fact=name) for run in figure.quote(self, asked))

    def amount(self, value: Amount, unit: FactUnit, part: str = "") -> Run:
        """Return a number with its unit, its digits and unit kept together."""
        digits = self.number(value.first)
        if value.second is not None:
            pair = {"low": digits, "high": self.number(value.second)}
            pattern = self.phrases.numbers.range
            digits = f"{pair['low']}/{pair['high']}" if value.joint == "/" else self.plain_text(pattern, **pair)
        kind: SpanKind = "number"
        if value.joint == "/":
            kind = "pressure"
        elif unit in _DURATIONS:
            kind = "duration"
        elif unit in _DOSES:
            kind = "dose"
        text = digits if part == "number" else self._with_unit(digits, value, unit, short=part == "short")
        return Run(text.replace(" ", NBSP), kind=kind)

    def interval(self, name: str) -> RichText:
        """Return what follows `every`: `15 minutes`, and `week` rather than `1 week`."""
        value, unit = self.facts[name].value, self.facts[name].unit
        form = self.phrases.units[unit].each
        quoted = self.quote(name)
        if form is None or str(value) != "1":
            return quoted
        return (replace(quoted[0], text=self.plain_text(form)),)

    def away(self, name: str, pattern: Markup, day: Markup) -> RichText:
        """Return how far off something is, `5 hours before`; a single day in its own words, `the day before`."""
        quoted, fact = self.quote(name), self.facts[name]
        if (str(fact.value), fact.unit) != ("1", "day"):
            return self.fill(pattern, time=quoted)
        return (replace(quoted[0], text=self.plain_text(day)),)

    def counted(self, forms: PluralForms, number: Decimal) -> RichText:
        """Return so many of something, in the form that the number takes."""
        return self.fill(self._plural(forms, number), n=self.number(number))

    def spelled(self, count: int) -> str:
        """Return a small number in words, a greater one in digits."""
        words = self.phrases.numbers.spelled
        return self.plain_text(words[count - 1]) if 0 < count <= len(words) else self.number(Decimal(count))

    def of_whole(self, count: Decimal, whole: int = 100) -> RichText:
        """Return `45 of 100`, `98 of 10,000`; no line ends within it."""
        parts = {"n": self.number(count), "whole": self.number(Decimal(whole))}
        text = self.plain_text(self.phrases.numbers.of_whole, **parts)
        return (Run(text.replace(" ", NBSP), kind="number"),)

    def left(self, item: Lasting) -> Decimal:
        """Return half of the people whom a treatment helped."""
        return self.facts[item.helped].value.first / 2

    def either(self, people: Decimal) -> str:
        """Return so many people, who are whole: `8 or 9` of 8.5."""
        low, high = people.to_integral_value(ROUND_FLOOR), people.to_integral_value(ROUND_CEILING)
        if low == high:
            return self.number(low)
        return self.plain_text(self.phrases.numbers.either, low=self.number(low), high=self.number(high))

    def number(self, value: Decimal) -> str:
        """Return a number as the language writes it."""
        return _written(str(value), self.locale.replace("-", "_"))

    def date(self, day: date) -> str:
        """Return a date in words."""
        from babel.dates import format_date

        text = format_date(day, format="long", locale=self.locale.replace("-", "_"))
        return text.replace(" ", NBSP)

    def listed(self, names: list[str]) -> str:
        """Return names as the language joins them: `one, two and three`."""
        from babel.lists import format_list

        return str(format_list(names, locale=self.locale.replace("-", "_")))

    def _with_unit(self, digits: str, value: Amount, unit: FactUnit, *, short: bool) -> str:
        if value.joint == "/":
            return self.plain_text(self.phrases.numbers.pressure, n=digits)
        forms = self.phrases.units[unit]
        if short and forms.short:
            return self.plain_text(forms.short, n=digits)
        return self.plain_text(self._plural(forms, value.last), n=digits)

    def _plural(self, forms: PluralForms, number: Decimal) -> Markup:
        from babel import Locale

        category = str(Locale.parse(self.language, sep="-").plural_form(number))
        form: Markup = getattr(forms, category, None) or forms.other
        return form

    def anywhere(self) -> Edition:
        """Return what holds for every clinic: facts at the guide's values, blanks in the place of its words."""
        return replace(self, content=replace(self.content, clinic=self.clinic.blanked()))


def select(content: Content, language: str = "") -> Edition:
    """Return the edition of a content in a language; the guide's own where none is asked for.

    Raises:
        UsageError: Where the content does not exist in that language.
    """
    own = content.guide.guide.language
    if language and not speaks(own, language):
        raise UsageError(f"no text in `{language}`; there is {own}.")
    return Edition(content, own)


@lru_cache(maxsize=4096)
def _written(number: str, locale: str) -> str:
    """Return a number as a language writes it; kept by its digits, for 2 and 2.0 are equal and not the same."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale, decimal_quantization=False)
