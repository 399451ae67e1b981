"""Whom to call, text or chat with: each way with its number, what it takes, its hours and its language."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol

from pydantic import BeforeValidator, Field, model_validator

from handouts.content.model.base import Line, Node, Url, form
from handouts.content.model.marks import Quotable
from handouts.text.dialling import dialled, digits
from handouts.text.markup import JOINT, Run, plain, strung

if TYPE_CHECKING:
    from handouts.content.model.phrases import Phrases
    from handouts.text.markup import Markup, RichText

Take = Literal["call", "text", "chat"]
Keys = Annotated[str, form(r"^[0-9]{1,8}$", "digits")]

_NUMBER = re.compile(r"\+?[0-9(][0-9A-Za-z ().\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}/-]{1,28}")
_PARTS = re.compile(
    r"""(?P<number>.*?)
        (?: [,;\s]* (?:(?:extension|extn|ext)\b\.?|x(?=[\s.]*\d)|\#) [\s.:]* (?P<extension>[0-9]{1,8})
          | [,;\s]+ (?:(?:then|press|select|choose|option)\s+)+ (?P<option>[0-9]{1,2})
        )?""",
    re.IGNORECASE | re.VERBOSE,
)
_LIKE = "write it like 202-555-0142, +44 20 7946 0000, 202-555-0142 ext. 2 or 111, option 2"


class Teller(Protocol):
    """What puts a way to reach somebody into words."""

    @property
    def phrases(self) -> Phrases:
        """The patterns."""

    def fill(self, pattern: Markup, **parts: RichText | str) -> RichText:
        """Return a pattern with its blanks filled."""


class Way(Node):
    """A way to reach somebody: a telephone number, as a text or with all that can be said of it, or a chat."""

    number: str | None = None
    """As it is printed; letters stand for the keys that bear them."""
    extension: Keys | None = None
    option: Keys | None = None
    """What to press when a voice offers a choice."""
    takes: Annotated[tuple[Take, ...], Field(min_length=1)] = ("call",)
    """What can be done there: `call`, `text`, `chat`."""
    word: Line | None = None
    """The word that is texted there, as in `Text HELLO to 50808`."""
    chat: Url | None = None
    """The page on which one can write with somebody."""
    name: Line | None = None
    """Who answers."""
    hours: Line | None = None
    """When somebody answers, where that is not at any hour or within the clinic's own hours."""
    language: Line | None = None
    """In which language, where it is not that of the documents."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Any) -> Any:
        """Read a plain text, `202-555-0142 ext. 2`, and a number that has its extension or option with it."""
        given = {"number": given} if isinstance(given, str) else given
        if not isinstance(given, dict) or "number" not in given:
            return given
        found = _PARTS.fullmatch(given["number"].strip()) if isinstance(given["number"], str) else None
        parts = {name: part for name, part in (found.groupdict() if found else {}).items() if part}
        number = parts.get("number", "")
        if not _NUMBER.fullmatch(number) or not 2 <= len(digits(number).lstrip("+")) <= 15:  # noqa: PLR2004 (E.164)
            raise ValueError(f"this is not a telephone number; {_LIKE}")
        return {**given, **parts}

    @model_validator(mode="after")
    def _reachable(self) -> Way:
        if self.number is None and (self.chat is None or set(self.takes) != {"chat"}):
            raise ValueError("`number` is missing; only a chat, `takes: [chat]` with its `chat:`, has none")
        if ("chat" in self.takes) != (self.chat is not None):
            raise ValueError("what takes a chat has a `chat:`, the address of its page, and the other way round")
        if self.word and "text" not in self.takes:
            raise ValueError("a `word` is texted, and `takes` has no `text`")
        return self

    @property
    def is_plain(self) -> bool:
        """Whether nothing is said of it but its number."""
        return self.model_fields_set == {"number"}

    def printed(self, by: Teller) -> RichText:
        """Return the number as it is read; what is dialled later follows it and may stand on the next line."""
        if self.number is None:
            return shown_address(self.chat or "")
        words = by.phrases.telephones
        number = Run(_kept(self.number), kind="telephone")
        pattern = words.extension if self.extension else words.option if self.option else None
        if pattern is None:
            return (number,)
        after = re.fullmatch(r"(\W*)(.*)", plain(by.fill(pattern, key=self.extension or self.option or "")))
        assert after
        return (number, Run(f"{after[1].strip()} "), Run(_kept(after[2]), kind="telephone"))

    def href(self, region: str) -> str:
        """Return where a link to it leads, in the country of that name in ISO 3166: a call, a message, a page."""
        if self.number is None:
            return self.chat or ""
        if "call" in self.takes:
            return f"tel:{dialled(self.number, region, self.extension or '')}"
        return f"sms:{dialled(self.number, region)}"

    def reach(self, by: Teller) -> RichText:
        """Return what to do: `Call or text 988`, `Text HELLO to 50808`."""
        words, number = by.phrases.telephones, self.printed(by)
        plainly = {"call", "text"}.intersection(self.takes) - ({"text"} if self.word else set())
        patterns = {"call": words.call, "text": words.text, "call text": words.call_or_text}
        told = [by.fill(patterns[" ".join(sorted(plainly))], number=number)] if plainly else []
        if self.word:
            told.append(by.fill(words.text_word, number=number, word=self.word))
        if self.chat:
            told.append(by.fill(words.chat, address=shown_address(self.chat)))
        return _in_turn(told, by)

    def beside(self, by: Teller, hours: RichText = ()) -> RichText:
        """Return what stands beside the number: who answers, how if not by a call alone, when, in which language.

        `hours` are those of the clinic, for a way without hours of its own.
        """
        words, takes = by.phrases.telephones, " ".join(sorted({"call", "text"}.intersection(self.takes)))
        how = {"text": words.text_only, "call text": words.takes_both}.get(takes)
        own = [(Run(text),) if text else () for text in (self.name, self.hours, self.language)]
        return strung((own[0], by.fill(how) if how else (), own[1] or hours, own[2]), JOINT)


def all_ways(ways: tuple[Way, ...], by: Teller) -> RichText:
    """Return all ways one after another: each says when and in which language, and of several who answers."""
    told = []
    for way in ways:
        beside = ", ".join(filter(None, (way.name if len(ways) > 1 else "", way.hours, way.language)))
        told.append(by.fill(by.phrases.telephones.named, way=way.reach(by), name=beside) if beside else way.reach(by))
    return _in_turn(told, by)


def _in_turn(told: list[RichText], by: Teller) -> RichText:
    """Return things to do, one after another."""
    return reduce(lambda first, then: by.fill(by.phrases.telephones.then, first=first, then=then), told)


def _kept(text: str) -> str:
    """Return a number whose groups stay on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def shown_address(address: str) -> RichText:
    """Return a web address as it is read, which leads there."""
    return (Run(re.sub(r"^https?://(www\.)?|/$", "", address), href=address),)


def _listed(given: Any) -> Any:
    return list(given) if isinstance(given, list | tuple) else [given]


Ways = Annotated[tuple[Way, ...], BeforeValidator(_listed, json_schema_input_type=str | Way | tuple[str | Way, ...])]


class Telephones(Node):
    """Numbers to call, one or several each; emergency and crisis are the country's, unless a clinic has others."""

    clinic: Annotated[Ways, Field(min_length=1), Quotable("telephone", "telephone")]
    after_hours: Annotated[
        Ways, Field(alias="after-hours"), Quotable("after-hours", "telephone", instead="telephone")
    ] = ()
    emergency: Annotated[Ways, Quotable("emergency", "telephone")] = ()
    crisis: Annotated[Ways, Quotable("crisis", "telephone")] = ()
    """May be left out where the guide does not name it."""
    crisis_name: Annotated[Line | None, Quotable("crisis-name", instead="crisis")] = None
    """Who answers at the first crisis line."""
