"""Numbers that must fit each other: planted contradictions are told at the value that brings them in."""

from __future__ import annotations

import pytest

GUIDE, TEXTS, CHECKS, CLINIC = "zahn/guide.yaml", "zahn/expectations.yaml", "zahn/monitoring.yaml", "clinics/hafen.yaml"


def fact(name: str, value: str, unit: str) -> str:
    return f'\n  {name}:\n    value: "{value}"\n    unit: {unit}\n'


def changed(name: str, value: str, unit: str, new: str, new_unit: str = "") -> tuple[str, str, str]:
    """Return the spoiling that gives a fact another value or unit."""
    old = fact(name, value, unit)
    return GUIDE, old, old.replace(f'"{value}"', f'@@"{new}"').replace(f"unit: {unit}", f"unit: {new_unit or unit}")


TOLD = {
    "a stay of hours for minutes": (
        *changed("eingriff", "25", "minute", "25", "hour"),
        "`stunde-eins` (1 hour) must be longer than `eingriff` (25 hour)",
        'stunde-eins:\n    value: "1"',
    ),
    "an interval longer than what it parts": (
        *changed("pruefen-alle", "5", "minute", "5", "hour"),
        "`eingriff` (25 minute) must be at least as long as `pruefen-alle` (5 hour)",
        'eingriff:\n    value: "25"',
    ),
    "an interval that is none": (
        *changed("nachsehen-alle", "10", "minute", "0"),
        "is not an interval",
        "",
    ),
    "a pressure in minutes": (*changed("spritze-wirkt", "5", "minute", "5/3"), "is a pressure, in mmhg", ""),
    "less than nothing": (*changed("spritze-wirkt", "5", "minute", "-5"), "must not be negative", ""),
    "half a person": (*changed("nachblutung-von-100", "6", "number", "2.5", "person"), "is not a whole number", ""),
}


def places(problems, message):
    return [problem.location for problem in problems if message in problem.message]


@pytest.mark.parametrize("spoilt", TOLD.values(), ids=TOLD.keys())
def test_a_number_that_contradicts_another_is_told_at_its_value(folder, spoilt):
    file, old, new, message, other = spoilt
    place = folder.spoil(file, old, new)
    problems = folder.problems()
    found = places(problems, message)
    assert found, problems
    if other:
        text = (folder.path / GUIDE).read_text("utf-8")
        assert [text.partition(f"  {other}")[0].count("\n") + 2] == [one.line for one in set(found)]
    else:
        assert {place} == set(found)


def test_what_is_gone_when_it_is_strongest_is_no_curve(folder):
    folder.spoil("zahn/expectations.yaml", "gone_by: taub-bis", "gone_by: @@eingriff")
    assert places(folder.problems(), "`eingriff` (25 minute) must be longer than `eingriff` (25 minute)")


def test_a_clinics_value_is_told_in_the_clinics_file(folder):
    folder.rewrite(GUIDE, 'at_least: "30"', 'at_least: "20"')
    place = folder.spoil(CLINIC, 'bleiben: "50"', "bleiben: @@20")
    message = "`bleiben` (20 minute) must be longer than `eingriff` (25 minute)"
    assert {place} == set(places(folder.problems(), message))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("'Nach @@{bleiben.number} Stunden.'", "`bleiben` (50 minute) stands before a typed “Stunden”"),
        ("'Mit @@{eingriff.number} Milligramm.'", "stands before a typed “Milligramm”"),
        ("'In @@{eingriff.number} bis {taub-bis}.'", "cannot form a range: their units differ"),
    ],
)
def test_a_bare_number_before_a_unit_that_it_does_not_have_is_told(folder, text, message):
    place = folder.spoil(TEXTS, "Weich und lau.", text)
    (problem,) = folder.problems()
    assert place == problem.location
    assert message in problem.message


@pytest.mark.parametrize("text", ["'Nach {bleiben.number} Minuten.'", "'In {pruefen-alle.number} bis {bleiben}.'"])
def test_a_bare_number_before_its_own_unit_is_right(folder, text):
    folder.rewrite(TEXTS, "Weich und lau.", text)
    assert () == folder.problems()


def test_an_interval_is_a_time_or_a_number_of_sessions(folder):
    place = folder.spoil(CHECKS, "every: pruefen-alle", "every: @@puls-grenze")
    (problem,) = folder.problems()
    assert place == problem.location
    assert "unknown interval `puls-grenze`" == problem.message
    assert "minute, hour, day, week, month, year, session" in problem.hint


def test_an_interval_of_months_is_none_within_a_visit(folder):
    folder.rewrite("phrases.yaml", "units:", 'units:\n  month: {other: "{n} Monate"}')
    place = folder.spoil(*changed("nachsehen-alle", "10", "minute", "1", "month"))
    (problem,) = folder.problems()
    assert place == problem.location
    assert "cannot be an interval in a visit" in problem.message


LASTING = """lasting:
  - id: wie-lange
    title: Dauer
    treated: leute
    helped: @@geholfen
    half_left: eingriff
    still: gut
    no_longer: nicht gut
    start: {label: Jetzt, text: Viele.}
    end: {label: Dann, text: Halb so viele.}
    staff: Nichts.

timelines:
"""
OVER = {
    "more than there were": ("1500", "person", "must be some of"),
    "no people": ("10", "day", "is not a number of people"),
}


@pytest.mark.parametrize(("value", "unit", "message"), OVER.values(), ids=OVER.keys())
def test_those_who_were_helped_are_some_of_those_who_were_treated(folder, value, unit, message):
    folder.rewrite(TEXTS, "timelines:\n", LASTING.replace("@@", ""))
    new = fact("geholfen", value, unit).replace(f'"{value}"', f'@@"{value}"') + "    sources: [erfunden-eins]\n"
    place = folder.spoil(GUIDE, "\n  leute:\n", f"{new}  leute:\n")
    assert {place} == set(places(folder.problems(), message))


def test_a_bare_number_of_a_whole_that_a_fact_says_is_understood(folder):
    folder.rewrite(GUIDE, "  leute:\n", '  krank:\n    value: "98"\n    unit: number\n  leute:\n')
    folder.rewrite(TEXTS, "Weich und lau.", "'Bei {krank.number} von {leute}.'")
    assert () == folder.problems()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('per_10000: "98", comparison: "120", of: people', 'per_10000: "98", comparison: "120", of: sessions'),
        ('per_10000: "98", comparison: "120", of: people', 'per_100000: "980", comparison: "1200", of: people'),
    ],
    ids=["visits", "too rare"],
)
def test_a_rate_that_no_picture_can_show_as_people_is_told_where_one_names_it(folder, old, new):
    folder.rewrite(TEXTS, old, new)
    place = folder.spoil(TEXTS, "benefits: [nutzen-fistel]", "benefits: [@@nutzen-fistel]")
    (problem,) = folder.problems()
    assert (place, "`nutzen-fistel` is no rate that a picture shows as people") == (problem.location, problem.message)


def test_the_steps_of_a_schedule_stand_in_the_order_of_time(folder):
    day = '  ein-tag:\n    value: "1"'
    folder.rewrite(GUIDE, day, day.replace('"1"', '"0.1"'))
    (problem,) = folder.problems()
    assert "`ein-tag` (0.1 day) must be at least as long as `spuelen-vor` (5 hour)" == problem.message
    folder.rewrite(GUIDE, day.replace('"1"', '"0.1"'), day)
    folder.rewrite(TEXTS, "{what: Zahnseide bereitlegen, before: ein-tag", "{what: Zahnseide, after: ein-tag")
    assert any("stand in the order of time" in problem.message for problem in folder.problems())


def test_a_step_is_on_one_side_of_its_appointment(folder):
    folder.rewrite(TEXTS, "before: spuelen-vor}", "before: spuelen-vor, after: ein-tag}")
    assert any("not both" in problem.message for problem in folder.problems())
