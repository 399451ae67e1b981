"""Whom the figures of a chart come from: by its study or exposure, and bars of two in two groups."""

from __future__ import annotations

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain

HAD = [("Zahnentfernung in örtlicher Betäubung", "Haus A"), ("Beobachtet", "Haus B")]
WAITED = "exposures:\n  - {id: gewartet, name: {patient: Gewartet, staff: beobachtet}}\n"


def shown(folder, origin):
    found = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einweisung",)))[1]
    sections = found["einweisung"].outline.sections
    return next(slide for section in sections for slide in section.slides if slide.origin == origin)


def grouped(slide):
    return [
        (plain(one.label).replace("\N{NO-BREAK SPACE}", " "), [bar.name for bar in one.categories])
        for one in slide.groups
    ]


def test_effects_of_two_studies_stand_in_two_groups_that_say_whom_each_is_of(folder):
    folder.rewrite(
        "zahn/effects.yaml",
        '{kind: count, of_100: "62.5", study: zaehlung}',
        '{kind: count, of_100: "62.5", study: umfrage}',
    )
    assert [
        (
            "Zahnentfernung in örtlicher Betäubung: Erfundene Reihe, 1.400 Menschen; daneben: Ohne Eingriff; zehn Tage",
            ["Taube Lippe"],
        ),
        (
            "Zahnentfernung in örtlicher Betäubung: Erfundene Umfrage ohne Vergleich; ohne Vergleichsgruppe; ein Jahr",
            ["Wundschmerz"],
        ),
    ] == grouped(shown(folder, "folie-haeufig"))


def test_of_many_people_only_how_many_is_said_where_the_study_names_it(folder):
    folder.rewrite("zahn/references.yaml", "    exposure: gezogen\n", "    exposure: gezogen\n    size: leute\n")
    ((label, _),) = grouped(shown(folder, "folie-haeufig"))
    assert "Zahnentfernung in örtlicher Betäubung: 1.400 Menschen; daneben: Ohne Eingriff; zehn Tage" == label


def test_a_chart_says_what_those_measured_had(folder):
    ((label, bars),) = grouped(shown(folder, "folie-dauer"))
    assert ("Zahnentfernung in örtlicher Betäubung: ohne Vergleichsgruppe", 2) == (label, len(bars))


def test_a_bar_says_how_many_were_measured_and_when(folder):
    bars = [plain(bar.detail) for group in shown(folder, "folie-dauer").groups for bar in group.categories]
    assert ["12 Zähne; 2021", "40 Zähne; 2019"] == bars


def test_people_of_a_hundred_and_a_key_figure_say_whom_they_come_from(folder):
    chance, key = (plain(shown(folder, name).about) for name in ("folie-schmerz", "folie-zahl"))
    assert chance.endswith("daneben: Ohne Eingriff; zehn Tage")
    assert key.endswith("Erfundene Umfrage ohne Vergleich; ohne Vergleichsgruppe; ein Jahr")


def test_bars_of_several_studies_say_that_they_are_apart(folder):
    assert "Von 100 Leuten" == plain(shown(folder, "folie-haeufig").label)
    one = '{kind: count, of_100: "62.5", study: zaehlung}'
    folder.rewrite("zahn/effects.yaml", one, one.replace("zaehlung", "umfrage"))
    assert "Von 100 Leuten; 2 Gruppen, nicht miteinander verglichen" == plain(shown(folder, "folie-haeufig").label)


def test_bars_of_two_exposures_stand_in_two_groups(folder):
    folder.rewrite("zahn/guide.yaml", "exposures:\n", WAITED)
    folder.rewrite("zahn/training.yaml", "value: 30, open: true}", "value: 30, open: true, exposure: gewartet}")
    folder.rewrite("zahn/training.yaml", "value: 21.5}", "value: 21.5, exposure: gezogen}")
    wanted = [(f"{had}: ohne Vergleichsgruppe", [house]) for had, house in HAD]
    assert wanted == grouped(shown(folder, "folie-dauer"))


def test_lines_say_the_study_without_the_time_that_the_axis_tells(folder):
    about = plain(shown(folder, "folie-verlauf").about).replace("\N{NO-BREAK SPACE}", " ")
    assert "Zahnentfernung in örtlicher Betäubung: Erfundene Reihe, 1.400 Menschen; daneben: Ohne Eingriff" == about


def test_those_who_cannot_see_the_bars_hear_whom_each_group_is_of(folder):
    assert shown(folder, "folie-haeufig").says.startswith("Zahnentfernung in örtlicher Betäubung: Erfundene Reihe")
