"""The practice part of a deck: what the room knows, which answer is right, what is said once it stands there."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts import pipeline
from handouts.content.markup import plain
from handouts.request import Request
from specimens import fuller


@pytest.fixture
def slides(folder):
    fuller.fill(folder)
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("kurs",)))[1]["kurs"].outline
    return {slide.origin: slide for section in outline.sections for slide in section.slides}


def test_a_reading_is_known_from_its_stage_on(slides):
    known = {name: [one.known for one in slide.readings] for name, slide in slides.items() if name.startswith("fall-")}
    assert {
        "fall-mehr/1": [True, False],
        "fall-mehr/1-answer": [True, False],
        "fall-mehr/2": [True, True],
        "fall-mehr/2-answer": [True, True],
    } == known


def test_the_right_answer_is_the_one_that_the_content_marks(slides):
    asked, answered = slides["quiz-mehr"], slides["quiz-mehr/answer"]
    assert "Messen" == plain(asked.choices[asked.right])
    assert (False, True) == (asked.answered, answered.answered)
    assert "Lösung 1: c, Messen" == plain(answered.title)


def test_what_is_said_after_an_answer_stands_in_the_notes_of_the_answer(slides):
    assert "Danach rufen." == plain(slides["quiz-mehr/answer"].notes.say[-1])
    assert ["Team: Warten", "Gut so."] == [plain(text) for text in slides["fall-mehr/1-answer"].notes.say]
