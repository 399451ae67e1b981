"""A pathway of more questions than a slide has rows for goes on over slides: no way is lost, none passes a question."""

from __future__ import annotations

import pytest

from handouts.errors import ContentError
from handouts.fit import fitting
from handouts.outline import deck
from inspectors.pptx import shapes, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn

t = sample.t


def question(number, to, *, back=None):
    name, way = f"ask-{number}", f"do-{number}"
    leads = (deck.Way((), "stop"),) if back is None else (deck.Way(t("again"), back), deck.Way(t("no"), "stop"))
    step = deck.FlowStep(f"{name}/{way}", (deck.Act(t("Baker"), "nurse", t("Wait")),), in_turn=True, leads=leads)
    answers = (deck.Way(t("Yes"), to), deck.Way(t("No"), way))
    return deck.FlowQuestion(name, t(f"Is loaf {number} done?"), "care", (), answers, step)


def pathway(count, **back):
    questions = tuple(
        question(at, f"ask-{at + 1}" if at < count else "sell", back=back.get(f"b{at}")) for at in range(1, count + 1)
    )
    ends = (deck.FlowEnd("loaves/sell", t("Sell"), goes_on=True, tone="plain"),
            deck.FlowEnd("loaves/stop", t("Stop"), goes_on=False, tone="emergency"))  # fmt: skip
    names = tuple(t(f"Ask “{number}”") for number in range(1, count + 1)) if count > deck.MOST_QUESTIONS else ()
    told = tuple(t(f"{number}: yes, no.") for number in range(1, count + 1))
    base = sample.base("loaves", "Loaf by loaf", sample.mark(2, "The dough"))
    return deck.FlowSlide(**base, questions=questions, ends=ends, told=told, says="Eight questions", onward=names)


def slides(slide):
    parts = fitting.blocks(slide, None)
    if parts is None:
        return (slide,)
    outline = deck.DeckOutline(sample.IDENTITY, (), "({part} of {parts})", sample.UNREAD)
    return fitting.continuations(slide, parts, outline)


def test_it_is_divided_evenly_where_only_the_next_question_is_led_to():
    first, second = slides(pathway(8))
    assert [4, 4] == [len(first.questions), len(second.questions)]
    assert ("ask-5", True) == (first.ends[-1].id, first.ends[-1].goes_on)
    assert {"sell", "stop"} == {end.id for end in second.ends}
    assert ["Loaf by loaf (1 of 2)", "Loaf by loaf (2 of 2)"] == [
        "".join(run.text for run in slide.title) for slide in (first, second)
    ]


def test_every_question_and_every_way_stands_on_one_of_its_slides():
    whole = pathway(11, b7="ask-6")
    parts = slides(whole)
    assert list(whole.questions) == [question for part in parts for question in part.questions]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        places = {question.origin for question in part.questions} | {end.id for end in part.ends}
        steps = {question.step.id for question in part.questions}
        assert {to for question in part.questions for to in question.leads_to} <= places | steps
        (on,) = [end.id for end in part.ends if end.goes_on]
        assert on == (following.questions[0].origin if following else "sell")


def test_a_way_back_keeps_its_questions_on_one_slide():
    for part in slides(pathway(9, b5="ask-3")):
        names = [question.origin for question in part.questions]
        assert ("ask-3" in names) == ("ask-5" in names)


def test_one_that_cannot_be_divided_says_how_many_have_room():
    with pytest.raises(ContentError, match="8 questions of a pathway stay together; a slide has room for 6"):
        drawn(pathway(8, b8="ask-1"))


def test_a_short_one_stays_whole():
    assert 1 == len(slides(pathway(6)))


def test_each_part_is_drawn_with_the_questions_that_it_has():
    whole = drawn(pathway(8))
    first, second = (whole.deck.xml(slide) for slide in whole.deck.slides)
    said = [{text(one) for one in shapes(page)} for page in (first, second)]
    assert {"Is loaf 4 done?", "Ask “5”"} <= said[0]
    assert "Is loaf 5 done?" in said[1] - said[0]
    assert "Sell" in said[1] - said[0]
