from __future__ import annotations

import pytest

from rules.judging import Spoil, added, judged, severity

GUIDE, EFFECTS, TEXTS, COURSE = "zahn/guide.yaml", "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/training.yaml"
SOFT = "Weich und lau."
KNOWN = "Quote it as {stunde-eins}."
NEW = "Add it to `facts:`"

NUMBERS = [
    ("Nach 1 Stunde weich.", "1 Stunde", KNOWN),
    ("Nach 7 Stunden weich.", "7 Stunden", NEW),
    ("Nach 2,5 Std. weich.", "2,5 Std.", NEW),
    ("Weich, 41 von 100 wollen das.", "41 von 100", NEW),
    ("Druck ab 180/110 mm Hg.", "180/110 mm Hg", NEW),
    ("Tablette mit {mittel}, dann 400 Milligramm.", "400 Milligramm", NEW),
]


@pytest.mark.parametrize(("text", "typed", "hint"), NUMBERS, ids=[typed for _, typed, _ in NUMBERS])
def test_a_number_with_its_unit_is_quoted_and_not_typed(folder, text, typed, hint):
    found, places = added(folder, [Spoil("T601", TEXTS, SOFT, f'"{text}"', typed)])
    assert [("T601", "error")] == [(one.id, one.severity) for one in found]
    assert places == [str(found[0].location)]
    assert found[0].message.startswith(f"{typed!r} is typed: ")
    assert found[0].hint.startswith(hint)


@pytest.mark.parametrize(
    "text",
    ["Nach {stunde-eins} weich.", "Von 100 Menschen alle.", "Raum 7, Stunden später.", "Weich 2031.", "Stufe 1 von 3"],
)
def test_a_quote_a_whole_and_a_number_without_a_unit_are_not_told(folder, text):
    assert [] == added(folder, [Spoil("T601", TEXTS, SOFT, f'"{text}"')])[0]


def test_measured_data_and_invented_cases_have_numbers_of_their_own(folder):
    old = (
        (folder.path / COURSE).read_text("utf-8").partition("scenarios:")[2].partition("detail: ")[2].partition("\n")[0]
    )
    assert [] == added(folder, [Spoil("T601", COURSE, f"detail: {old}", "detail: Seit 7 Stunden wach")])[0]


SLIPS = ["Weich ... und lau.", "Weich -- und lau.", "Weich - und lau.", "Weich und lau,kühl.", "Weich.Und lau.",
         "Weich , und lau.", "Weich und lau..", "So geht's.", 'Weich und "lau".', "Von 5-10 Löffeln."]  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_keyboard_is_told_at_its_place(folder, text):
    found, _ = added(folder, [Spoil("T602", TEXTS, SOFT, f"'{text.replace(chr(39), chr(39) * 2)}'")])
    assert [("T602", severity("T602"))] == [(one.id, one.severity) for one in found]
    assert "expectations.yaml:39:" in str(found[0].location)


@pytest.mark.parametrize(
    "text",
    ["Weich … und – lau.", "So geht’s, „lau“.", "z.B. Brei; Nr. 5.", "Am 2031-03-12 lau.", "Blut? Nein!", "a/b, c (d).",
     "Siehe www.beispiel.de.", "Die die Zähne ziehen."],
)  # fmt: skip
def test_what_a_printer_would_set_is_not_told(folder, text):
    assert [] == added(folder, [Spoil("T602", TEXTS, SOFT, f'"{text}"')])[0]


def test_a_word_twice_is_told_in_english(folder):
    folder.rewrite(GUIDE, "language: de-DE", "language: en-US")
    (problem,) = added(folder, [Spoil("T602", TEXTS, SOFT, "Eat what what is soft.")])[0]
    assert ("'what what'", "A word stands twice.") == (problem.message.partition(" in ")[0], problem.hint)


@pytest.mark.parametrize("rule", ["T601", "T602"])
def test_the_second_guide_is_typed_with_care(folder, rule):
    assert () == judged(folder, rule)
