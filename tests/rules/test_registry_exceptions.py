"""Exceptions from rules stand in the content with their reason, and hide nothing else."""

from __future__ import annotations

import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from rules.judging import judged, request

GUIDE = "zahn/guide.yaml"


def excepting(folder, rule="E213", at="pruefung-tupfer", why="Sie schützt die Wunde."):
    text = f"exceptions:\n  - rule: {rule}\n    at: {at}\n    why: {why}\n"
    folder.rewrite(GUIDE, "exceptions:\n", text)
    return folder


def told(folder, rule):
    return {problem.message for problem in judged(folder, rule)}


@pytest.mark.parametrize(
    ("rule", "at", "message"),
    [
        ("E213", "pruefung-tupfer", "no effect is looked for by `pruefung-tupfer`"),
        ("E211", "schmerz", "no check looks for `schmerz`"),
        ("E206", "erfunden-zwei", "the reference `erfunden-zwei` lacks `DOI:`, `PMID:` or `URL:`"),
        ("E203", "erfunden-zwei", "source `Beispiel 2029` is memory"),
    ],
)
def test_an_exception_takes_away_this_rule_here_and_nothing_else(folder, rule, at, message):
    before, others = told(folder, rule), {one.message for one in pipeline.check(request(folder))}
    assert message in before
    excepting(folder, rule, at)
    assert before - {message} == told(folder, rule)
    assert others - {message} == {one.message for one in pipeline.check(request(folder))}


def test_an_exception_reaches_what_stands_inside_an_item(folder):
    folder.rewrite("zahn/expectations.yaml", "Weich und lau.", "Weich -- und lau.")
    points = "      points: [Brei, Suppe]\n"
    folder.rewrite("zahn/expectations.yaml", points, f"{points}    staff:\n      text: [Liste -- mitgeben.]\n")
    folder.rewrite("zahn/expectations.yaml", "Offen sagen.", "Offen -- sagen.")
    assert 3 == len(told(folder, "T602"))
    (left,) = told(excepting(folder, "T602", "essen"), "T602")
    assert "Offen" in left


def test_a_problem_of_a_document_can_be_excepted_there(folder):
    folder.rewrite(
        GUIDE,
        "    title: Weisheitszahn ziehen\n",
        "    minutes: {at_least: 0, at_most: 1}\n    title: Weisheitszahn ziehen\n",
    )
    assert 1 == len(told(folder, "D502"))
    assert set() == told(excepting(folder, "D502", "einweisung"), "D502")


def test_an_exception_needs_its_reason(folder):
    excepting(folder)
    folder.rewrite(GUIDE, "    why: Sie schützt die Wunde.\n", "")
    assert ["`why` is missing here"] == [problem.message for problem in folder.problems()]


def test_of_a_part_it_is_not_said_that_an_exception_is_of_nothing(folder):
    excepting(folder, "T602", "taub")
    short = pipeline.check(Request(folder.path, clinic="hafen", documents=("merkblatt",)), select=("X701",))
    assert () == short
    assert 1 == len(judged(folder, "X701"))
