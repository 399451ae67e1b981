"""What is asked from memory: the answers are those of the items, and only of what was taught."""

from __future__ import annotations

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain


def recalled(folder, *modules):
    request = Request(content=folder.path, clinic=CLINIC, documents=("einweisung",), modules=modules)
    outline = pipeline.compose(request)[1]["einweisung"].outline
    return [slide for section in outline.sections for slide in section.slides if slide.origin == "erinnern"]


def answers(slide):
    return [plain(one.answer).replace("\N{NO-BREAK SPACE}", " ") for one in slide.questions]


def test_danger_signs_limits_first_moves_and_the_questions_of_a_pathway_are_quoted(folder):
    folder.rewrite("zahn/training.yaml", "items: [schmerz, fluss", "items: [wert-puls, schmerz, fluss")
    signs, others = answers(recalled(folder)[0])
    assert "Luftnot · Blutung, die nicht steht · Nicht ansprechbar" == signs
    assert "Pause über 120° · Kühlen · Tablette geben · Keine Luft? · Blut im Tupfer?" == others


def test_a_sign_that_is_changed_is_recalled_as_it_now_is(folder):
    folder.rewrite("zahn/safety.yaml", "staff: Luftnot", "staff: Kaum Luft")
    assert answers(recalled(folder)[0])[0].startswith("Kaum Luft · ")


def test_the_notes_hold_every_answer_and_what_is_said_after_it(folder):
    (slide,) = recalled(folder)
    told = [plain(text) for text in slide.notes.answer]
    assert told[-1] == "Was fehlt am meisten?"
    assert all(plain(one.answer) in text for one, text in zip(slide.questions, told[:-1], strict=True))


def test_it_shows_the_items_that_it_quotes(folder):
    (slide,) = recalled(folder)
    assert {"zeichen-luft", "schmerz", "fluss-blutung"} <= set(slide.origins)


def test_a_short_session_asks_only_of_what_it_taught(folder):
    (slide,) = recalled(folder, "teil-vorher")
    assert ["Schmerz und Blut"] == [plain(one.ask) for one in slide.questions]
    assert [] == recalled(folder, "einheit-spuelen")


def test_where_nothing_of_it_was_taught_there_is_no_such_slide(folder):
    folder.rewrite("zahn/training.yaml", "{module: teil-vorher, ask", "{module: teil-dabei, ask")
    assert [] == recalled(folder, "teil-vorher")
