from __future__ import annotations

import pytest

from rules.judging import Spoil, added, judged, severity

GUIDE, EFFECTS, TEXTS, COURSE = "zahn/guide.yaml", "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/training.yaml"
SOFT = "Weich und lau."
SLIPS = ["Weich ... und lau.", "Weich - und lau.", "Weich und lau,kühl.", "Weich.Und lau.",
         "Weich , und lau.", "So geht's.", 'Weich und "lau".', "Von 5-10 Löffeln."]  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_keyboard_is_told_at_its_place(folder, text):
    found, _ = added(folder, [Spoil("T602", TEXTS, SOFT, f"'{text.replace(chr(39), chr(39) * 2)}'")])
    assert [("T602", severity("T602"))] == [(one.id, one.severity) for one in found]
    assert "expectations.yaml:56:" in str(found[0].location)


@pytest.mark.parametrize(
    "text",
    ["Weich … und – lau.", "So geht’s, „lau“.", "z.B. Brei; Nr. 5.", "Am 2031-03-12 lau.", "Blut? Nein!", "a/b, c (d).",
     "Siehe www.beispiel.de."],
)  # fmt: skip
def test_what_a_printer_would_set_is_not_told(folder, text):
    assert [] == added(folder, [Spoil("T602", TEXTS, SOFT, f'"{text}"')])[0]


@pytest.mark.parametrize("rule", ["T601", "T602"])
def test_the_second_guide_is_typed_with_care(folder, rule):
    assert () == judged(folder, rule)
