"""The units of practice of the second guide: a menu, and a section of its own for each."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline import deck
from handouts.text.markup import plain

BLEEDS, RINSES = "einheit-blutung", "einheit-spuelen"


def sections(folder, *modules):
    request = Request(content=folder.path, clinic=CLINIC, documents=("einweisung",), modules=modules)
    return {one.origin: one for one in pipeline.compose(request)[1]["einweisung"].outline.sections}


def origins(section):
    return [slide.origin for slide in section.slides]


def test_the_menu_leads_to_each_unit_and_says_its_minutes(folder):
    made = sections(folder)
    (menu,) = made["practice"].slides
    assert "Zur Wahl: zwei Einheiten" == plain(menu.title)
    assert [("Es blutet", "fall-blutung/1"), ("Spülen", "quiz-spuelen")] == [
        (plain(entry.name), entry.target) for entry in menu.entries
    ]
    assert [f"{max(1, round(made[f'{name}/section'].seconds / 60))}" for name in (BLEEDS, RINSES)] == [
        plain(entry.minutes_label).split()[0] for entry in menu.entries
    ]


def test_each_unit_is_a_section_with_its_own_cases_and_questions(folder):
    made = sections(folder)
    assert {"fall-blutung"} == {one.partition("/")[0] for one in origins(made[f"{BLEEDS}/section"])}
    assert {"quiz-spuelen"} == {one.partition("/")[0] for one in origins(made[f"{RINSES}/section"])}


def test_a_step_of_a_case_and_a_question_take_what_working_through_them_takes(folder):
    made = sections(folder)
    step, question = (made[f"{name}/section"].slides[0].notes.seconds for name in (BLEEDS, RINSES))
    assert step >= 6 + 60  # in pairs
    assert question >= 6 + 30 + 15  # all, then one


@pytest.mark.parametrize(("chosen", "menu"), [((BLEEDS, RINSES), True), ((RINSES,), False)])
def test_a_unit_alone_needs_no_menu_and_no_agenda(folder, chosen, menu):
    made = sections(folder, *chosen)
    assert menu is ("practice" in made)
    assert ["title"] == origins(made["opening"])
    assert [f"{name}/section" for name in chosen] == [one for one in made if one.startswith("einheit")]


def test_modules_and_units_are_chosen_together(folder):
    made = sections(folder, RINSES, "teil-dabei")
    assert ["teil-dabei/section", "schluss/section", f"{RINSES}/section"] == list(made)[1:4]


def test_a_question_keeps_its_number_in_a_short_session(folder):
    folder.rewrite("zahn/training.yaml", "items: [fall-blutung]}", "items: [fall-blutung, quiz-spuelen]}")
    folder.rewrite("zahn/training.yaml", "items: [quiz-spuelen]}", "items: [fall-blutung]}")
    whole, short = sections(folder), sections(folder, BLEEDS)
    titles = [plain(made[f"{BLEEDS}/section"].slides[-1].title) for made in (whole, short)]
    assert titles[0] == titles[1]


def test_the_menu_is_an_agenda(folder):
    assert isinstance(sections(folder)["practice"].slides[0], deck.AgendaSlide)
