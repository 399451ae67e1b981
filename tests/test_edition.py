from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from handouts.compose.notes import minutes_text
from handouts.content.model.clinic import Clinic
from handouts.content.model.facts import Fact
from handouts.content.model.phrases import PluralForms
from handouts.edition import NBSP, select
from handouts.errors import UsageError
from handouts.text.markup import Run, parse, plain

CLINIC = "clinics/hafen.yaml"


@pytest.fixture
def edition(folder):
    return select(folder.load())


def said(edition, text):
    return plain(edition.resolve(parse(text))).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{eingriff}", "25 Minuten"),
        ("{stunde-eins}", "1 Stunde"),
        ("{eingriff.short}", "25 Min."),
        ("{eingriff.number}", "25"),
        ("{taub-bis}", "2 bis 3 Stunden"),
        ("{druck-grenze}", "170/100 mm Hg"),
        ("{mittel}", "1,7 Milligramm"),
        ("{leute}", "1.400 Menschen"),
        ("{bleiben}", "50 Minuten"),
        ("{nutzen-schmerz}", "81 von 100"),
        ("{nutzen-schmerz.no}", "19"),
        ("{nutzen-schmerz.comparison}", "34 von 100"),
        ("{nutzen-schmerz.comparison-no}", "66"),
        ("{schmerz}", "62,5 von 100"),
        ("{taub}", "97 von 100"),
        ("{clinic}", "Zahnpraxis am Hafen"),
        ("{clinic.telephone}", "030 23125 014"),
        ("{clinic.after-hours}", "030 23125 014"),
        ("{clinic.crisis-name}", "Zahnnotdienst"),
    ],
)
def test_a_quote_is_said_in_the_words_of_the_language(edition, text, expected):
    assert said(edition, text) == expected


def test_every_word_that_is_marked_where_it_is_defined_can_be_quoted(edition):
    for part in Clinic.parts():
        runs = edition.quote("clinic", part)
        assert plain(runs)
        assert {f"clinic.{part}" if part else "clinic"} == {run.fact for run in runs}


def test_a_clinic_without_a_value_of_its_own_takes_that_of_the_guide(folder):
    edition = select(folder.load("insel"))
    assert said(edition, "{bleiben}") == "45 Minuten"
    assert said(edition, "{clinic.after-hours}") == "030 23125 042"


def test_every_place_where_a_fact_is_quoted_follows_the_clinic(folder):
    folder.spoil(CLINIC, 'bleiben: "50"', 'bleiben: @@"77"')
    edition = select(folder.load())
    item: Any = edition.guide.items["tag-alles"]
    assert plain(edition.resolve(item.do)) == f"Danach 77{NBSP}Minuten ruhen, dann wie immer nehmen."


def test_a_number_and_its_unit_stay_together_and_know_what_they_are(edition):
    assert edition.resolve(parse("{eingriff}")) == (Run(f"25{NBSP}Minuten", kind="duration", fact="eingriff"),)
    kinds = {name: edition.quote(name)[0].kind for name in ("mittel", "druck-grenze", "leute")}
    assert kinds == {"mittel": "dose", "druck-grenze": "pressure", "leute": "number"}
    assert edition.quote("clinic", "emergency")[0].kind == "telephone"


def test_stress_and_links_pass_through(edition):
    runs = edition.resolve(parse("a **b {eingriff}** [c](https://x.org)"))
    assert [(run.strong, run.href) for run in runs] == [
        (False, ""),
        (True, ""),
        (True, ""),
        (False, ""),
        (False, "https://x.org"),
    ]


def test_what_fills_a_blank_keeps_its_own_stress(edition):
    filled = edition.fill(parse("{x} und **{x}**"), x=(Run("a"), Run("b", strong=True)))
    assert [("a", False), ("b", True), (" und ", False), ("a", True), ("b", True)] == [
        (run.text, run.strong) for run in filled
    ]


def test_blanks_come_before_facts_of_the_same_name(edition):
    assert edition.plain_text(parse("{eingriff}, {leute}"), eingriff="x") == f"x, 1.400{NBSP}Menschen"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1", "day", "1 Tag"),
        ("0", "day", "0 Tage"),
        ("1.0", "day", "1 Tag"),
        ("100", "day", "100 Tage"),
        ("-0", "day", "0 Tage"),
        ("1.5", "hour", "1,5 Stunden"),
        ("0 to 1", "day", "0 bis 1 Tag"),
    ],
)
def test_the_plural_follows_the_last_number(edition, value, unit, expected):
    fact = Fact.model_validate({"value": value, "unit": unit})
    assert edition.amount(fact.value, fact.unit).text.replace(NBSP, " ") == expected


def test_dates_and_numbers_are_those_of_the_language(edition):
    assert edition.date(edition.guide.guide.date).replace(NBSP, " ") == "12. März 2031"
    assert edition.number(Decimal("1234567.25")) == "1.234.567,25"


def test_only_languages_that_there_are_can_be_asked_for(folder):
    content = folder.load()
    for own in ("", "de-DE", "de"):
        assert select(content, own).language == "de-DE"
    with pytest.raises(UsageError, match="no text in `fr`; there is de-DE"):
        select(content, "fr")


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur", "ps", "yi", "ckb", "sd", "ug"])
def test_left_and_right_follow_the_language(folder, language):
    assert not select(folder.load()).rtl
    folder.spoil("zahn/guide.yaml", "de-DE", f"@@{language}")
    assert select(folder.load()).rtl


def test_two_has_a_form_of_its_own_where_the_language_has_one(folder):
    content = folder.load()
    forms = PluralForms.model_validate({"two": "both, {n}", "other": "{n} of them"})
    welsh = replace(select(content), language="cy")
    assert "both, 2" == plain(welsh.counted(forms, Decimal(2)))
    assert "7 of them" == plain(welsh.counted(forms, Decimal(7)))


@pytest.mark.parametrize(
    ("seconds", "expected"), [(60, "1 Minute"), (89, "1 Minute"), (90, "2 Minuten"), (5, "1 Minute")]
)
def test_seconds_are_told_in_whole_minutes_in_the_form_of_their_number(folder, seconds, expected):
    edition = select(folder.load())
    assert expected == plain(minutes_text(edition, seconds))
