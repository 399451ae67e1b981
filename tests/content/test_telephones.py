"""How a clinic writes whom to call, and what documents say of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from handouts.content.model.telephones import Telephones, Way, all_ways
from handouts.edition import select
from handouts.text.markup import plain


@pytest.fixture
def by(folder) -> Any:
    """The second guide, which is German."""
    return select(folder.load())


def way(given: Any) -> Way:
    return Telephones.model_validate({"clinic": given}).clinic[0]


@pytest.mark.parametrize(
    ("typed", "number", "extension", "option"),
    [
        ("202-555-0142", "202-555-0142", None, None),
        ("+1 (202) 555-0142 ext. 12345", "+1 (202) 555-0142", "12345", None),
        ("202-555-0142 x2", "202-555-0142", "2", None),
        ("202-555-0142, extension 2", "202-555-0142", "2", None),
        ("111, option 2", "111", None, "2"),
        ("111 then press 2", "111", None, "2"),
        ("1-800-FLOWERS", "1-800-FLOWERS", None, None),
        ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000", None, None),
    ],
)
def test_a_plain_text_is_read_with_its_extension_or_option(typed, number, extension, option):
    assert (number, extension, option, ("call",)) == (
        way(typed).number,
        way(typed).extension,
        way(typed).option,
        way(typed).takes,
    )


@pytest.mark.parametrize("typed", ["", "call us", "1", "0" * 16, "555 <b>", "info@clinic.example", "+"])
def test_what_nobody_can_dial_is_refused_with_what_would_be_right(typed):
    with pytest.raises(ValidationError, match="this is not a telephone number; write it like"):
        way(typed)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"takes": ["text"]}, "`number` is missing"),
        ({"number": "112", "takes": ["chat"]}, "has a `chat:`"),
        ({"number": "112", "word": "HI"}, "a `word` is texted"),
        ({"number": "112", "takes": ["fax"]}, "Input should be 'call', 'text' or 'chat'"),
    ],
)
def test_what_a_number_takes_must_fit_what_it_has(given, wrong):
    with pytest.raises(ValidationError, match=wrong):
        way(given)


@pytest.mark.parametrize(
    ("given", "said", "href"),
    [
        ("116 123", "116 123 anrufen", "tel:116123"),
        ({"number": "988", "takes": ["call", "text"]}, "988 anrufen oder SMS", "tel:988"),
        ({"number": "85258", "takes": ["text"], "word": "SHOUT"}, "SMS mit SHOUT an 85258", "sms:85258"),
        ("111, option 2", "111, dann die 2 anrufen", "tel:111"),
        (
            {"takes": ["chat"], "chat": "https://www.chat.example/"},
            "Chat unter chat.example",
            "https://www.chat.example/",
        ),
    ],
)
def test_what_is_said_is_what_the_number_takes(by, given, said, href):
    assert (said, href) == (plain(way(given).reach(by)).replace("\N{NO-BREAK SPACE}", " "), way(given).href(""))


def test_of_several_each_says_who_answers_and_when(by):
    ways = Telephones.model_validate(
        {
            "clinic": [
                {"number": "116 123", "name": "Ohr"},
                {"number": "0800 11", "name": "Herz", "hours": "9 bis 17 Uhr"},
            ]
        }
    ).clinic
    said = plain(all_ways(ways, by)).replace("\N{NO-BREAK SPACE}", " ")
    assert "116 123 anrufen (Ohr). 0800 11 anrufen (Herz, 9 bis 17 Uhr)" == said


def test_beside_a_number_stands_what_is_unlike_a_call_in_the_clinics_own_hours(by):
    given = {"number": "030 1", "takes": ["text"], "name": "Pflege", "language": "Türkisch"}
    assert "Pflege\N{NO-BREAK SPACE}· nur SMS\N{NO-BREAK SPACE}· Türkisch" == plain(way(given).beside(by))
    assert "" == plain(way("030 1").beside(by))


def test_a_number_stays_whole_and_its_extension_may_follow_on_the_next_line(by):
    number, between, extension = way("+1 (202) 555-0142 ext. 12").printed(by)
    assert ("telephone", " ", "telephone") == (number.kind, between.text, extension.kind)
    assert " " not in number.text + extension.text
