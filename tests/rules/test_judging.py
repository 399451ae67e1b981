from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.rules.judging import all_rules, judge
from handouts.rules.registry import RULES
from rules.judging import subject

HERE = Path(__file__).parent
FAMILIES = {
    "W1": {"words"},
    "E2": {"evidence"},
    "S3": {"standards"},
    "F4": {"balance", "figures"},
    "D5": {"deck"},
    "T6": {"typed"},
    "X7": {"exceptions"},
}
RULE_IDS = sorted(all_rules())


def untested(rules, tests: str) -> list[str]:
    return [one for one in rules if f'"{one}"' not in tests]


def test_every_rule_has_a_test():
    tests = "".join(path.read_text("utf-8") for path in HERE.glob("test_*.py") if path != Path(__file__))
    assert [] == untested(RULE_IDS, tests)


def test_a_rule_without_a_test_is_seen():
    assert ["E999"] == untested([*RULE_IDS, "E999"], "".join(f'"{one}"' for one in RULE_IDS))


@pytest.mark.parametrize("name", RULE_IDS)
def test_a_rule_says_what_why_from_where_and_how_it_looks(name):
    found = all_rules()[name]
    told = found.explanation
    assert f"{name} {found.name} ({found.severity})\n\nFind " in told or "\n\nList " in told
    assert ["Why", "Source", "Good", "Bad"] == re.findall(r"\b(Why|Source|Good|Bad):", told)
    assert found.judge.__module__.removeprefix("handouts.rules.") in FAMILIES[name[:2]]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", found.name)


def test_names_of_rules_are_unlike():
    assert len(RULES) == len({one.name for one in all_rules().values()})


def test_rules_are_chosen_by_id_or_by_what_it_begins_with(folder):
    judging = subject(folder)
    everything = judge(judging)
    assert {"E203", "E206", "E211", "E212", "E213", "W100"} == {problem.id for problem in everything}
    assert everything == tuple(sorted(everything, key=lambda one: (one.location, one.id, one.message)))
    assert {"E211"} == {problem.id for problem in judge(judging, ["E211"])}
    assert {"E211", "E212", "E213"} == {problem.id for problem in judge(judging, ["E21"])}
    assert {"E203", "E206"} == {problem.id for problem in judge(judging, ["E"], ["E21"])}
    assert {"E203", "E206", "E212", "E213"} == {problem.id for problem in judge(judging, ignore=["E211", "W"])}
    assert () == judge(judging, ["F"])
