from __future__ import annotations

import re

import pytest

from handouts.rules.engine import all_rules, judge
from handouts.rules.registry import RULES
from rules.judging import subject

FAMILIES = {
    "A9": {"approval"},
    "C9": {"countries"},
    "W1": {"plain_words"},
    "E2": {"evidence", "texts"},
    "S3": {"safety", "standards"},
    "F4": {"comparisons", "deck", "figures", "texts"},
    "D5": {"deck"},
    "T6": {"pasted", "spelled", "texts"},
    "X7": {"registry"},
    "P8": {"pathways", "safety"},
}
RULE_IDS = sorted(all_rules())


@pytest.mark.parametrize("name", RULE_IDS)
def test_a_rule_stands_in_the_room_of_its_family_and_says_what_it_finds(name):
    found = all_rules()[name]
    told = found.explanation
    assert told.startswith(tuple(f"{name} {found.name} ({found.severity})\n\n{does} " for does in ("Find", "List")))
    assert found.judge.__module__.removeprefix("handouts.rules.") in FAMILIES[name[:2]]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", found.name)


def test_names_of_rules_are_unlike():
    assert len(RULES) == len({one.name for one in all_rules().values()})


def test_rules_are_chosen_by_id_or_by_what_it_begins_with(folder):
    judging = subject(folder)
    everything = judge(judging)
    assert {"E203", "E206", "E211", "E212", "E213", "E214", "W100"} == {problem.id for problem in everything}
    assert everything == tuple(sorted(everything, key=lambda one: (one.location, one.id, one.message)))
    assert {"E211"} == {problem.id for problem in judge(judging, ["E211"])}
    assert {"E211", "E212", "E213", "E214"} == {problem.id for problem in judge(judging, ["E21"])}
    assert {"E203", "E206"} == {problem.id for problem in judge(judging, ["E"], ["E21"])}
    assert {"E203", "E206", "E212", "E213", "E214"} == {problem.id for problem in judge(judging, ignore=["E211", "W"])}
    assert () == judge(judging, ["F"])
