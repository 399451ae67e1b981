"""A pathway in words: made from the graph, so that it says what the picture shows."""

from __future__ import annotations

import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline import deck
from handouts.text.markup import plain


def slide(folder):
    _, composed = pipeline.compose(Request(folder.path, clinic="hafen", documents=("einweisung",)))
    sections = composed["einweisung"].outline.sections
    (found,) = [one for part in sections for one in part.slides if isinstance(one, deck.FlowSlide)]
    return found


def test_every_question_is_told_with_all_that_can_be_answered_and_where_it_leads(folder):
    air = (
        "Keine Luft? Nein: weiter mit „Blut im Tupfer?“. Ja: zugleich Team: 112 rufen; Ärztin: Atemweg frei. "
        "Danach Halt, „In die Klinik“."
    )
    blood = (
        "Blut im Tupfer? Nein: es geht weiter, „Nach Hause“. Ja: Team: Neu beißen. Trocken: weiter mit „Keine Luft?“. "
        "Blutet: Halt, „Ärztin näht“."
    )
    assert [air, blood] == [plain(one) for one in slide(folder).told]


def test_what_is_told_to_those_who_cannot_see_it_is_the_same(folder):
    found = slide(folder)
    assert plain(found.questions[0].ask) in found.says
    assert len(found.told) == len(found.questions)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "{says: Trocken, to: frage-luft}",
            "{says: Trocken, to: frage-blut}",
            "Trocken: weiter mit „Blut im Tupfer?“.",
        ),
        (
            "text: Ärztin näht, goes_on: false",
            "text: Ärztin näht, goes_on: true",
            "Blutet: es geht weiter, „Ärztin näht“.",
        ),
        ("in_turn: false", "in_turn: true", "Ja: Team: 112 rufen"),
    ],
)
def test_a_way_that_is_led_elsewhere_is_told_otherwise(folder, old, new, says):
    assert says not in " ".join(plain(one) for one in slide(folder).told)
    folder.rewrite("zahn/training.yaml", old, new)
    assert says in " ".join(plain(one) for one in slide(folder).told)


def test_the_first_question_is_the_one_it_starts_with(folder):
    folder.rewrite("zahn/training.yaml", "start: frage-luft", "start: frage-blut")
    assert ["frage-blut", "frage-luft"] == [one.origin for one in slide(folder).questions]


@pytest.mark.parametrize(("detail", "said"), [("Zweimal messen", "messen. Nein"), ("Zwei, drei?", "drei? Nein")])
def test_what_is_meant_by_a_question_ends_before_its_answers_begin(folder, detail, said):
    folder.rewrite("zahn/training.yaml", "ask: Keine Luft?\n", f'ask: Keine Luft?\n        detail: "{detail}"\n')
    assert said in plain(slide(folder).told[0])
