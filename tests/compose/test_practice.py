"""The practice part of a deck: what the room knows, which answer is right, what is said once it stands there."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain
from specimens import fuller


@pytest.fixture
def slides(folder):
    fuller.fill(folder)
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("kurs",)))[1]["kurs"].outline
    return {slide.origin: slide for section in outline.sections for slide in section.slides}


def test_a_reading_is_known_from_its_stage_on_and_new_at_that_stage(slides):
    readings = {name: slide.readings for name, slide in slides.items() if name.startswith("fall-")}
    known = {name: [one.known for one in found] for name, found in readings.items()}
    new = {name: [one.new for one in found] for name, found in readings.items()}
    without: dict[str, list[bool]] = {"fall-satz/1": [], "fall-satz/2": []}
    assert {"fall-mehr/1": [True, False], "fall-mehr/2": [True, True], **without} == known
    assert {"fall-mehr/1": [False, False], "fall-mehr/2": [False, True], **without} == new


def test_a_case_without_readings_shows_what_is_said_at_every_stage(slides):
    said = {name: plain(slide.quote) for name, slide in slides.items() if name.startswith("fall-")}
    heard = "„Ich spüre gar nichts mehr“"
    assert {"fall-mehr/1": "", "fall-mehr/2": "", "fall-satz/1": heard, "fall-satz/2": heard} == said


def test_the_right_answer_is_the_one_that_the_content_marks(slides):
    asked = slides["quiz-mehr"]
    assert "Messen" == plain(asked.choices[asked.right])
    assert plain(asked.reason).startswith("Lösung c. ")


def test_a_question_is_titled_by_what_it_asks(slides):
    assert plain(slides["quiz-mehr"].title).startswith("Frage 1: ")


def test_notes_answer_with_the_right_choice_its_reason_and_what_is_said_after_it(slides):
    answer = [plain(text) for text in slides["quiz-mehr"].notes.answer]
    assert ("c, Messen", "Danach rufen.") == (answer[0], answer[-1])
    assert answer[1] in plain(slides["quiz-mehr"].reason)


def test_notes_of_a_case_answer_in_the_order_of_the_clicks(slides):
    first, second = (slides[f"fall-mehr/{stage}"] for stage in (1, 2))
    assert ["Team: Warten", "Gut so."] == [plain(text) for text in first.notes.answer]
    new = next(one for one in second.readings if one.new)
    told = [
        f"{plain(of)}: {plain(said)}" for of, said in ((new.at, new.value), *((p.role, p.does) for p in second.parts))
    ]
    assert told == [plain(text) for text in second.notes.answer[: len(told)]]
