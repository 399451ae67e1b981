"""Texts of the shipped content, replaced by nonsense, by their opposite and by advertising: what is said of it."""

from __future__ import annotations

import re

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.rules.registry import Subject
from handouts.text.markup import Markup

NONSENSE = "Your liver sits on the right side, under your ribs. It is a big organ."
OPPOSITE = "Wait a week before you tell anyone, and drive home alone."
MARKETING = "Our care keeps you safe, helps at once, and saves lives."
HOW_MANY = 30


@pytest.fixture(scope="module")
def subject(root):
    edition, composed = pipeline.compose(Request(root / "content", everything=True))
    return Subject(edition, {name: one.outline for name, one in composed.items()})


@pytest.fixture(scope="module")
def chosen(subject):
    """Thirty texts that patients or staff read, each of another item, as they stand on one line: file, id, line."""
    found = {}
    for part in subject.reach.printed:
        node = part.within[-1].value if part.within else None
        item = node.id if getattr(node, "covers", None) else ""
        tree = subject.edition.content.trees[part.file]
        if not item or item in found or not isinstance(part.value, Markup):
            continue
        line = tree.text.splitlines()[tree.place(part.path).line - 1]
        if re.fullmatch(r" +(- |\w+: )[A-Z][^{}:#\"]{25,}\.", line) and tree.text.count(line) == 1:
            found[item] = (part.file, line)
    step = len(found) // HOW_MANY
    return dict(list(found.items())[:: max(step, 1)][:HOW_MANY])


def replaced(root, folder, chosen, words):
    """Put the words in the place of each text; return what `check` says of it."""
    copy = Folder.copied(folder, root / "content")
    for file, line in chosen.values():
        place = re.match(r" +(- |\w+: )", line)[0]
        copy.rewrite(f"ketamine/{file}.yaml", f"{line}\n", f"{place}{words}\n")
    return pipeline.check(Request(copy.path), select=("S304", "S305"))


@pytest.mark.parametrize("words", [NONSENSE, OPPOSITE, MARKETING])
def test_no_text_is_replaced_unseen(root, tmp_path, chosen, words):
    found = replaced(root, tmp_path / "content", chosen, words)
    again = " ".join(problem.message for problem in found if problem.id == "S304")
    assert len(chosen) == HOW_MANY
    assert [] == [item for item in chosen if f"`{item}`" not in again]
    claims = {(problem.location.file, problem.location.line) for problem in found if problem.id == "S305"}
    assert (HOW_MANY if words == MARKETING else 0) == len(claims)


def test_the_shipped_content_has_nothing_to_judge_and_claims_nothing(judged_content):
    assert [] == [str(one) for one in judged_content if one.id in {"S304", "S305", "S307"}]
