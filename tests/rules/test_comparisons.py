from __future__ import annotations

import re

from builders import QUOTES_FIEBER
from rules.judging import judged

EFFECTS, TEXTS, GUIDE = "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/guide.yaml"


def uncounted(folder):
    """Take every figure from the effects."""
    text = (folder.path / EFFECTS).read_text("utf-8")
    folder.write(
        EFFECTS,
        re.sub(r"(?m)^( +)likelihoods:\n(?: +- .*\n(?: {8}.*\n)*)+", r"\1likelihoods: [{kind: unknown}]\n", text),
    )
    text = (folder.path / "zahn/training.yaml").read_text("utf-8")
    folder.write("zahn/training.yaml", re.sub(r"(?m)^      - id: folie-haeufig\n(?:        .*\n)+", "", text))
    folder.rewrite(*QUOTES_FIEBER)
    return folder


def test_benefits_counted_beside_harms_that_are_not_are_told_at_the_handout(folder):
    (problem,) = judged(uncounted(folder), "F405")
    assert "the einwilligung handout counts benefits and no harm" == problem.message
    assert ("F405", "error") == (problem.id, problem.severity)
    assert str(folder.path / GUIDE) == problem.location.file


def test_benefits_compared_beside_harms_that_are_not_are_told(folder):
    text = (folder.path / EFFECTS).read_text("utf-8")
    folder.write(EFFECTS, re.sub(r', comparison: "\d+"', "", text))
    (problem,) = judged(folder, "F405")
    assert "the einwilligung handout compares benefits with no treatment and no harm" == problem.message


def test_the_second_guide_counts_and_compares_both(folder):
    assert () == judged(folder, "F405")
