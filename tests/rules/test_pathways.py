"""The shipped guide's flows, and what becomes of them when a single way is led elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.rules.engine import all_rules
from handouts.rules.registry import Subject

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def shipped():
    edition, composed = pipeline.compose(Request(content=CONTENT, documents=("training",)))
    return Subject(edition, {name: one.outline for name, one in composed.items()})


def subject_with(subject, flow):
    """Return the subject with one flow only."""
    guide = subject.edition.guide
    training = guide.training.model_copy(update={"flows": (flow,)})
    content = replace(subject.edition.content, guide=guide.model_copy(update={"training": training}))
    return replace(subject, edition=replace(subject.edition, content=content))


def turned(flow):
    """Yield each way of a flow as where it begins, and the flow in which it leads to the end that goes on."""
    (goal,) = (one.id for one in flow.ends if one.goes_on)
    for at, question in enumerate(flow.questions):
        before, after = flow.questions[:at], flow.questions[at + 1 :]
        for name, holder, field in (("answer", question, "answers"), ("lead", question.step, "leads")):
            ways = getattr(holder, field) if holder else ()
            for nth, way in enumerate(ways):
                new = (*ways[:nth], way.model_copy(update={"to": goal}), *ways[nth + 1 :])
                changed = question.model_copy(
                    update={"answers": new}
                    if name == "answer"
                    else {"step": question.step.model_copy(update={"leads": new})}
                )
                yield (question.id, name, way.to), flow.model_copy(update={"questions": (*before, changed, *after)})


@pytest.mark.parametrize("rule", ["P803", "P804", "P805"])
def test_the_flows_of_the_shipped_guide_are_right(shipped, rule):
    assert [] == list(all_rules()[rule].problems(shipped))


def test_no_way_before_the_last_question_of_the_shipped_flows_can_be_led_to_the_end_unseen(shipped):
    tried = 0
    for flow in shipped.edition.guide.training.flows:
        last = flow.questions[-1].id
        for (question, kind, to), wrong in turned(flow):
            if question != last:
                tried += 1
                found = list(all_rules()["P803"].problems(subject_with(shipped, wrong)))
                assert found, (question, kind, to)
                assert all(" passes `" in problem.message for problem in found)
    assert tried > 20


def test_a_pressure_that_settles_and_starts_the_drip_is_told_with_its_path(shipped):
    (flow,) = (one for one in shipped.edition.guide.training.flows if one.id == "flow-start")
    (wrong,) = (
        one for (name, kind, to), one in turned(flow) if (name, kind, to) == ("start-above", "lead", "start-order")
    )
    first, *_ = all_rules()["P803"].problems(subject_with(shipped, wrong))
    path = "start-danger -> start-suicide -> start-above -> start-above-acts -> start-go"
    assert f"{path} passes `start-order` by" == first.message
