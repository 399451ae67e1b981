"""The shipped lists ask for substance: who must be told, and what a sentence must hold to count.

An element is not reworded, and its audience not narrowed, until something fits: whoever changes the audience of a topic
changes it here as well, and says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.content.loader import load

CONTENT = Path(__file__).parents[2] / "content"
STANDARDS = load(CONTENT).standards
TOPICS = {element.id: element for element in STANDARDS["topics"].elements}
ELEMENTS = {element.id: element for element in STANDARDS["consent"].elements}
BOTH = {**TOPICS, **ELEMENTS}

ARTICLES = {"000", "001", "002", "003", "004"}
OURS = {"T020", "T093", "T143"}
"""What no article says and patients must know all the same."""
LEFT_OUT = {"T018", "T019", "T075", "T106", "T108", "T115", "T122", "T139"}
PATIENTS_ALONE = {
    "T014", "T058", "T073", "T076", "T089", "T091", "T105", "T111", "T119", "T131", "T135", "T142",
}  # fmt: skip
STAFF_ALONE = {
    "T007", "T011", "T022", "T024", "T031", "T036", "T037", "T038", "T041", "T042", "T050", "T054", "T056", "T062",
    "T071", "T080", "T083", "T085", "T096", "T099", "T100", "T102", "T103", "T104", "T110", "T117", "T120", "T121",
}  # fmt: skip
DISPUTED = {
    "T001", "T004", "T017", "T021", "T027", "T032", "T035", "T036", "T037", "T046", "T052", "T064", "T069", "T078",
    "T081", "T105", "T113", "T116",
}  # fmt: skip
ALSO_STAFF = {"C13", "C14", "C31", "C50"}
"""Elements of consent that the paper promises and that staff must carry out."""


def audience(topic: str) -> tuple[str, ...]:
    if topic in LEFT_OUT:
        return ()
    patients, staff = (() if topic in STAFF_ALONE else ("consent",)), (() if topic in PATIENTS_ALONE else ("training",))
    return (*patients, *staff)


def test_every_topic_and_every_element_stands_once_and_in_order():
    assert [f"T{number:03}" for number in range(1, 144)] == [each.id for each in STANDARDS["topics"].elements]
    assert [f"C{number:02}" for number in range(1, 52)] == [each.id for each in STANDARDS["consent"].elements]


def test_no_topic_is_kept_from_those_who_must_be_told():
    assert {topic: audience(topic) for topic in TOPICS} == {each.id: each.required_in for each in TOPICS.values()}


def test_every_element_of_consent_is_told_to_patients_and_some_to_staff():
    wanted = {name: ("consent", "training") if name in ALSO_STAFF else ("consent",) for name in ELEMENTS}
    assert wanted == {each.id: each.required_in for each in ELEMENTS.values()}


def test_what_is_left_out_has_a_reason_and_nothing_else_has():
    assert LEFT_OUT == {each.id for each in BOTH.values() if each.left_out}
    assert set() == {each.id for each in BOTH.values() if each.held_by}, "a rule or a person is no sentence"


def test_a_reason_that_names_another_element_names_one_that_is_told():
    for each in TOPICS.values():
        named = {name for name in BOTH if name in (each.left_out or "")}
        assert all(BOTH[name].required_in for name in named), each.id


@pytest.mark.parametrize("element", [each for each in BOTH.values() if each.required_in], ids=lambda each: each.id)
def test_a_required_element_says_what_a_sentence_must_contain(element):
    assert 1 <= len(element.contains) <= 5
    assert len(set(element.contains)) == len(element.contains)
    assert all(len(each.split()) >= 2 for each in element.contains), "a word alone cannot be checked"


def test_every_topic_names_the_articles_that_say_it():
    assert OURS == {each.id for each in TOPICS.values() if not each.articles}
    for each in TOPICS.values():
        assert set(each.articles) <= ARTICLES, each.id
        assert sorted(set(each.articles)) == list(each.articles), each.id


def test_each_contradiction_between_the_articles_has_one_answer():
    assert DISPUTED == {each.id for each in BOTH.values() if each.disputed}
    for topic in DISPUTED:
        assert "Answer: " in TOPICS[topic].disputed, topic


def test_only_what_staff_are_told_can_stand_on_a_slide():
    assert all("training" in each.required_in for each in BOTH.values() if each.on_slide)


def test_what_people_ask_is_answered_in_the_handout_and_what_holds_after_a_drip_on_the_page_for_home_too():
    asked = STANDARDS["questions"].elements
    assert [f"Q{number:02}" for number in range(1, 24)] == [each.id for each in asked]
    assert {"Q13", "Q14", "Q15"} == {each.id for each in asked if "aftercare" in each.required_in}
    assert all("consent" in each.required_in and each.contains for each in asked)


def test_every_criterion_of_a_decision_aid_is_asked_of_the_handout():
    criteria = STANDARDS["decision-aid"].elements
    assert [f"IP{number:02}" for number in range(1, 16)] == [each.id for each in criteria]
    assert all(each.required_in == ("consent",) and each.contains and not each.left_out for each in criteria)
